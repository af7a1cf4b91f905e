"""What is said in another language is heard in it, and comes home as its author wrote it."""

from pathlib import Path

import pikepdf
import pytest

from briefgen.absorb.absorber import Absorbed, Absorber
from briefgen.history.git import find_repository
from briefgen.markdown.marks import without_marks
from briefgen.markdown.parse import parse_line
from briefgen.markdown.tree import Emphasis, Foreign, Link, Note, Words, with_terms
from briefgen.markdown.write import write_inlines
from briefgen.word.xml import DOCUMENT, FOOTNOTES, W, parsed, read_parts
from tests.conftest import ROOT, Briefgen
from tests.git import commit, git
from tests.word_edits import Draft
from tests.workspace import DOSSIER, ITEM, make_workspace, write

PLAY = Foreign("en", (Words("state of play"),))
FORMS = {
    "de [state of play]{lang=en} is": (Words("de "), PLAY, Words(" is")),
    "[a *b* [c](https://d.nl)]{lang=fr}[^e]": (
        Foreign(
            "fr",
            (Words("a "), Emphasis((Words("b"),)), Words(" "), Link("https://d.nl", (Words("c"),))),
        ),
        Note("e"),
    ),
    r"een \[state of play\]{lang=en}": (Words("een [state of play]{lang=en}"),),
}


@pytest.mark.parametrize(("text", "tree"), FORMS.items())
def test_a_part_in_another_language_is_read_and_written(text: str, tree: object) -> None:
    inlines, faults = parse_line(text)
    assert (inlines, faults) == (tree, ())
    assert write_inlines(inlines) == text


def test_a_language_that_is_not_known_is_refused_where_it_stands() -> None:
    _inlines, (fault,) = parse_line("een [x]{lang=eng} y")
    assert fault.column == len("een [x]")


def test_readers_of_markdown_see_the_words_alone() -> None:
    text = r"Zie [een \[a\] [b](https://c.nl) [^1]]{lang=en}, [d]{lang=fr} en \[e\]{lang=en}."
    assert without_marks(text) == r"Zie een \[a\] [b](https://c.nl) [^1], d en \[e\]{lang=en}."


def test_terms_are_whole_words_with_or_without_a_first_capital() -> None:
    row = (Words("State of play: de state of players"), Emphasis((Words("state of play"),)), PLAY)
    term = Foreign("en", (Words("State of play"),), term=True)
    assert with_terms(row, ["state of play", "state"], "en") == (
        *(term, Words(": de "), Foreign("en", (Words("state"),), term=True), Words(" of players")),
        *(Emphasis((Foreign("en", PLAY.children, term=True),)), PLAY),
    )
    assert with_terms(row, (), "en") == row


TEXT = """\
De *state of play* staat in de [Council conclusions **on** migration]{lang=en} van de Raad.[^bron]

Het [rapport final]{lang=fr} volgt.
"""


@pytest.fixture
def dossier(tmp_path: Path, briefgen: Briefgen) -> Path:
    """The folder of the documents of a dossier with such texts."""
    notes = {"bron": "[Proposal for a Regulation]{lang=en}, COM(2025) 795 final."}
    make_workspace(tmp_path, items={"eerste": {**ITEM, "text": TEXT, "footnotes": notes}})
    write(tmp_path / "agendas" / "terms.yaml", "english: [state of play]\n")
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Verzonden")
    assert briefgen("build", "-q", "--format", "md,docx", cwd=tmp_path).code == 0
    return tmp_path / "out" / DOSSIER


def test_the_runs_of_a_word_file_say_their_language(dossier: Path) -> None:
    parts = read_parts((dossier / "geannoteerde-agenda.docx").read_bytes())
    spoken = {
        each.get(f"{W}styleId"): lang.get(f"{W}val")
        for each in parsed(parts["word/styles.xml"]).iter(f"{W}style")
        if (lang := each.find(f"{W}rPr/{W}lang")) is not None
    }
    said = [
        (spoken[style.get(f"{W}val")], "".join(map(str, run.itertext(f"{W}t"))))
        for part in (DOCUMENT, FOOTNOTES)
        for run in parsed(parts[part]).iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") in spoken
    ]
    assert said == [
        *(("en-GB", "state of play"), ("en-GB", "Council conclusions "), ("en-GB", "on")),
        *(
            ("en-GB", " migration"),
            ("fr-FR", "rapport final"),
            ("en-GB", "Proposal for a Regulation"),
        ),
    ]


def test_the_markdown_is_as_plain_as_ever(dossier: Path) -> None:
    text = (dossier / "geannoteerde-agenda.md").read_text("utf-8")
    assert "*state of play* staat in de Council conclusions **on** migration van de Raad." in text
    assert "[^1]: Proposal for a Regulation, COM(2025) 795 final." in text


def returned(dossier: Path, old: str, new: str) -> Absorbed:
    root = dossier.parents[1]
    draft = Draft((dossier / "geannoteerde-agenda.docx").read_bytes(), 1)
    for each in draft.document.iter(f"{W}t"):
        each.text = (each.text or "").replace(old, new)
    (root / "terug.docx").write_bytes(draft.package())
    absorber = Absorber(find_repository(root), root, [DOSSIER])
    return absorber.absorb(root / "terug.docx", "terug", {})


def test_it_comes_home_as_its_author_wrote_it(dossier: Path) -> None:
    assert dict(returned(dossier, "", "").files) == {}
    found = returned(dossier, "migration", "asylum")
    assert found.refused == ()
    ((before, after),) = found.files.values()
    assert after == before.replace("migration", "asylum")
    ((before, after),) = returned(dossier, " staat in ", " blijkt uit ").files.values()
    assert after == before.replace(" staat in ", " blijkt uit ")


def test_it_comes_home_from_a_document_that_is_imported(dossier: Path, briefgen: Briefgen) -> None:
    root = dossier.parents[1]
    agenda, letter = "geannoteerde-agenda.docx", "aanbiedingsbrief-tweede-kamer.docx"
    files = [dossier / agenda, dossier / letter]
    outcome = briefgen("import", *files, "--name", "over", cwd=root)
    texts = "".join(each.read_text("utf-8") for each in (root / "agendas/over").rglob("*.yaml"))
    assert "[Council conclusions **on** migration]{lang=en} van de Raad" in texts, outcome.err
    assert "[Proposal for a Regulation]{lang=en}" in texts


def test_the_rules_of_dutch_are_silent_on_it(dossier: Path, briefgen: Briefgen) -> None:
    root = dossier.parents[1]
    path = root / "agendas" / DOSSIER / "agenda" / "eerste.yaml"
    text = path.read_text("utf-8")
    for words, codes in (
        ("[de kwaliteit van de de Comission]{lang=en}", set()),
        ("de kwaliteit van de de Comission", {"BG904"}),
    ):
        path.write_text(text.replace("[Council conclusions **on** migration]{lang=en}", words))
        out = briefgen("check", "--all", cwd=root).out
        found = {line.split("[")[1][:5] for line in out.splitlines() if "eerste.yaml" in line}
        assert codes <= found or not codes, out
        assert codes or not found, out


@pytest.mark.libreoffice
def test_a_screen_reader_is_told_the_language(
    dossier: Path, briefgen: Briefgen, with_libreoffice: None
) -> None:
    assert briefgen("build", "-q", "--overwrite", cwd=dossier.parents[1]).code == 0
    with pikepdf.open(dossier / "geannoteerde-agenda.pdf") as pdf:
        found = [
            str(each.Lang)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary)
            and each.get("/Type") == "/StructElem"
            and "/Lang" in each
        ]
    assert sorted(found) == [*["en-GB"] * 5, "fr-FR"]


def test_what_is_known_of_the_examples_is_marked() -> None:
    files = (ROOT / "agendas").rglob("*.yaml")
    assert sum(each.read_text("utf-8").count("]{lang=en}") for each in files) >= 2
