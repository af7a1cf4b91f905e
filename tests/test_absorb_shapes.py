"""What a reviewer wrote in documents of other shapes comes home to its own key, or is told."""

import random
import re
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.absorb.absorber import Absorbed, Absorber
from briefgen.building.edition import Edition, edition
from briefgen.history.git import find_repository
from briefgen.markdown.ties import plain
from briefgen.word.xml import W
from tests.conftest import ROOT, Briefgen
from tests.git import commit, git
from tests.shaped import BUITENLAND, FINANCIEN, LANDBOUW, Shaped
from tests.word_edits import Draft, headings, own_paragraph
from tests.workspace import DOSSIER, data_of

Edit = Callable[[Draft], None]
INTRODUCTION = BUITENLAND.dossier["introduction"]
EP = LANDBOUW.items["alfa"]["sections"]["ep"]
ETA, THETA = LANDBOUW.other_business["eta"]["text"], LANDBOUW.annexes["theta"]["text"]
GAMMA = {**FINANCIEN.items["gamma"], "position": "Het kabinet wil gamma.\n"}
SHAPES = {
    "landbouw": LANDBOUW,
    "financien": FINANCIEN,
    "buitenland": BUITENLAND,
    "position": replace(FINANCIEN, items={**FINANCIEN.items, "gamma": GAMMA}),
}


def in_repository(shaped: Shaped, root: Path) -> Path:
    shaped.make(root)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Zoals verzonden")
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Edition]]:
    """The dossiers in their repositories, with what is made of them."""
    found = {}
    for name, shaped in SHAPES.items():
        root = in_repository(shaped, tmp_path_factory.mktemp(name))
        with edition(find_repository(root), root, DOSSIER, None) as one:
            found[name] = root, one
    return found


@pytest.fixture
def absorbed(
    made: dict[str, tuple[Path, Edition]], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Absorbed]:
    """What absorb makes of the document of a shape after some edits."""

    def absorb(shape: str, *edits: Edit, document: str = "") -> Absorbed:
        root, one = made[shape]
        monkeypatch.setattr("briefgen.absorb.absorber.edition", lambda *_, **__: nullcontext(one))
        draft = Draft(one.documents[document or SHAPES[shape].document], 1)
        for edit in edits:
            edit(draft)
        path = root / "terug.docx"
        path.write_bytes(draft.package())
        return Absorber(find_repository(root), root, [DOSSIER]).absorb(path, "terug", {})

    return absorb


def words_of(paragraph: Any) -> str:
    return plain("".join(each.text or "" for each in paragraph.iter(f"{W}t")))


def paragraph_of(draft: Draft, words: str, nth: int = 0) -> Any:
    return [p for p in draft.document.iter(f"{W}p") if words in words_of(p)][nth]


def replacing(old: str, new: str, nth: int = 0) -> Edit:
    """Other words in a paragraph, which may stand in more than one of its runs."""

    def edit(draft: Draft) -> None:
        texts = [*paragraph_of(draft, old, nth).iter(f"{W}t")]
        whole = words_of(paragraph_of(draft, old, nth)).replace(old, new)
        for each in texts:
            each.text = ""
        texts[0].text = whole

    return edit


def adding(words: str, *, after: str, nth: int = 0, like: bool = False) -> Edit:
    """A paragraph behind another one, of its kind if that is meant."""

    def edit(draft: Draft) -> None:
        before = paragraph_of(draft, after, nth)
        before.addnext(own_paragraph(draft, words, like=before if like else None))

    return edit


def removing(words: str, nth: int = 0) -> Edit:
    def edit(draft: Draft) -> None:
        paragraph = paragraph_of(draft, words, nth)
        paragraph.getparent().remove(paragraph)

    return edit


HOME = {
    "a section": (
        "landbouw",
        replacing("De meeste lidstaten", "Alle lidstaten"),
        ("beta", "sections", "krachtenveld", "Alle lidstaten steunen beta in grote lijnen."),
    ),
    "the same words in another item": (
        "landbouw",
        replacing("Nog niet bekend.", "De lidstaten zijn verdeeld.", 2),
        ("gamma", "sections", "krachtenveld", "De lidstaten zijn verdeeld."),
    ),
    "the position below its head": (
        "landbouw",
        replacing("Het kabinet wil gamma.", "Het kabinet wil meer."),
        ("gamma", "position", "Het kabinet wil meer.\n"),
    ),
    "a position without a head of its own": (
        "position",
        replacing("Het kabinet wil gamma.", "Het kabinet wil meer."),
        ("gamma", "position", "Het kabinet wil meer.\n"),
    ),
    "the text before such a position": (
        "position",
        replacing("Het tweede deel gaat", "Het derde deel gaat"),
        ("gamma", "text", GAMMA["text"].replace("tweede", "derde")),
    ),
    "the handling in brackets": (
        "landbouw",
        replacing("(Gedachtewisseling)", "(Voortgangsrapportage)"),
        ("alfa", "handling", "Voortgangsrapportage"),
    ),
    "the title before it": (
        "landbouw",
        replacing("over beta (", "over beta (en meer) ("),
        ("beta", "title", "Voorstel over beta (en meer)"),
    ),
    "a document in a line": (
        "landbouw",
        replacing("ST 9876/25", "ST 9876/25 REV 1"),
        ("alfa", "documents", ["ST 9876/25 REV 1", "COM(2025) 236"]),
    ),
    "a document in a list": (
        "financien",
        replacing("COM(2025) 236", "COM(2025) 237"),
        ("alfa", "documents", ["ST 9876/25", "COM(2025) 237"]),
    ),
    "the handling below a head": (
        "financien",
        replacing("Algemene oriëntatie", "Politiek akkoord"),
        ("gamma", "handling", "Politiek akkoord"),
    ),
    "a title behind a number that runs on": (
        "financien",
        replacing("Voorstel over delta", "Voorstel van delta"),
        ("delta", "title", "Voorstel van delta"),
    ),
    "the name of a part": (
        "financien",
        replacing("Eurogroep", "De Eurogroep", 1),
        ("dossier", "agenda", 0, "part", "De Eurogroep"),
    ),
    "the introduction": (
        "buitenland",
        replacing("De Raad is in Brussel.", "De Raad is in Luxemburg."),
        ("dossier", "introduction", INTRODUCTION.replace("Brussel", "Luxemburg")),
    ),
    "a title without a number": (
        "buitenland",
        replacing("Voorstel over gamma", "2. fase van gamma"),
        ("gamma", "title", "2. fase van gamma"),
    ),
    "other business": (
        "landbouw",
        replacing("is uitgevoerd", "is afgedaan"),
        ("eta", "text", ETA.replace("uitgevoerd", "afgedaan")),
    ),
    "an annex behind the signature": (
        "landbouw",
        replacing("alle in triloog", "bijna alle in triloog"),
        ("theta", "text", THETA.replace("alle", "bijna alle")),
    ),
    "a topic behind the agenda": (
        "landbouw",
        replacing("Nog een alinea hierover.", "Nog een zin hierover."),
        ("zeta", "text", "Het kabinet informeert uw Kamer over zeta.\n\nNog een zin hierover.\n"),
    ),
    "a paragraph at the end of a section": (
        "landbouw",
        adding("Daarna stemt de Raad.", after="Daarna volgt een triloog."),
        ("alfa", "sections", "ep", f"{EP}\nDaarna stemt de Raad.\n"),
    ),
    "a paragraph at the end of a section on one line": (
        "landbouw",
        adding("Eén lidstaat is tegen.", after="De meeste lidstaten"),
        (
            "beta",
            "sections",
            "krachtenveld",
            "De meeste lidstaten steunen beta in grote lijnen.\n\nEén lidstaat is tegen.",
        ),
    ),
    "a paragraph right below a head": (
        "landbouw",
        adding("Vooraf dit.", after="Krachtenveld", nth=1),
        (
            "beta",
            "sections",
            "krachtenveld",
            "Vooraf dit.\n\nDe meeste lidstaten steunen beta in grote lijnen.",
        ),
    ),
    "a paragraph at the end of other business": (
        "landbouw",
        adding("En nog een motie.", after="Nog een toezegging is gedaan."),
        ("eta", "text", f"{ETA}\nEn nog een motie.\n"),
    ),
}


@pytest.mark.parametrize("case", HOME)
def test_what_was_changed_comes_home_to_its_own_key(
    case: str, absorbed: Callable[..., Absorbed]
) -> None:
    shape, edit, (file, *path, meant) = HOME[case]
    found = absorbed(shape, edit)
    assert found.refused == ()
    ((name, (old, new)),) = found.files.items()
    assert Path(name).stem == file
    before, after = data_of(old), data_of(new)
    *way, last = path
    here, there = after, before
    for step in way:
        here, there = here[step], there[step]
    assert here[last] == meant
    there[last] = here[last]
    assert after == before


def test_a_title_and_its_handling_in_brackets_are_changed_together(
    absorbed: Callable[..., Absorbed],
) -> None:
    found = absorbed("landbouw", replacing("alfa (Gedachtewisseling)", "alfa nu (Aanneming)"))
    assert found.refused == ()
    ((_old, new),) = found.files.values()
    item = data_of(new)
    assert (item["title"], item["handling"]) == ("Voorstel over alfa nu", "Aanneming")


def test_a_paragraph_comes_home_into_sections_between_braces(tmp_path: Path) -> None:
    path = LANDBOUW.make(tmp_path) / "agenda" / "beta.yaml"
    text = "De meeste lidstaten steunen beta in grote lijnen."
    block, braces = f"sections:\n  krachtenveld: {text}\n", f"sections: {{krachtenveld: {text}}}\n"
    assert block in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(block, braces), "utf-8")
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Zoals verzonden")
    with edition(find_repository(tmp_path), tmp_path, DOSSIER, None) as one:
        draft = Draft(one.documents[LANDBOUW.document], 1)
    adding("Eén lidstaat is tegen.", after=text)(draft)
    found = returned(tmp_path, draft.package())
    assert found.refused == ()
    ((_old, new),) = found.files.values()
    assert data_of(new)["sections"] == {"krachtenveld": f"{text}\n\nEén lidstaat is tegen."}


TOLD = {
    "a fixed head": ("landbouw", [replacing("Krachtenveld", "Krachten")], "Krachten"),
    "a fixed head with its text": (
        "landbouw",
        [removing("Krachtenveld", 1), removing("De meeste lidstaten")],
        "De meeste lidstaten steunen beta",
    ),
    "a fixed head alone": ("landbouw", [removing("Krachtenveld", 1)], "Krachtenveld"),
    "a fixed head that was added": (
        "landbouw",
        [
            adding("Het kabinet wil beta.", after="Daarna volgt een lunch."),
            adding("Inzet Nederland", after="Daarna volgt een lunch."),
        ],
        "Inzet Nederland\nHet kabinet wil beta.",
    ),
    "what is printed where nothing stands": (
        "landbouw",
        [replacing("Nog niet bekend.", "Het parlement stemt in.", 1)],
        "Het parlement stemt in.",
    ),
    "a paragraph behind that": (
        "landbouw",
        [adding("Het parlement stemt in.", after="Nog niet bekend.", nth=1)],
        "Het parlement stemt in.",
    ),
    "one document more in a line": (
        "landbouw",
        [replacing("ST 9876/25", "ST 9876/25; ST 1/25")],
        "ST 1/25",
    ),
    "one document more in a list": (
        "financien",
        [adding("ST 1/25", after="COM(2025) 236", like=True)],
        "ST 1/25",
    ),
    "brackets that are new": (
        "landbouw",
        [replacing("Voorstel over gamma", "Voorstel over gamma (Gedachtewisseling)")],
        "Voorstel over gamma (Gedachtewisseling)",
    ),
    "brackets that are gone": (
        "landbouw",
        [replacing(" (Gedachtewisseling)", "")],
        "Voorstel over alfa",
    ),
    "the number of a title": (
        "financien",
        [replacing("Voorstel over gamma", "4. Voorstel over gamma")],
        "4.",
    ),
    "the generated introduction": (
        "landbouw",
        [replacing("Op donderdag 5 maart", "Op vrijdag 6 maart")],
        "Op vrijdag 6 maart",
    ),
    "the agenda being provisional": (
        "buitenland",
        [replacing("Deze agenda is voorlopig", "Deze agenda is definitief")],
        "definitief",
    ),
    "that sentence taken away": (
        "buitenland",
        [removing("Deze agenda is voorlopig")],
        "Deze agenda is voorlopig",
    ),
    "the sign-off": ("landbouw", [replacing("Hoogachtend,", "Met groet,")], "Met groet,"),
    "a paragraph behind the sign-off": (
        "landbouw",
        [adding("Met dank.", after="Hoogachtend,")],
        "Met dank.",
    ),
    "the day of a part": (
        "financien",
        [replacing("Donderdag 5 maart 2026", "Woensdag 4 maart 2026")],
        "Woensdag 4 maart",
    ),
    "who attends a part": ("financien", [replacing("hieraan deelnemen", "komen")], "komen"),
    "the heading above the agenda": (
        "landbouw",
        [replacing("Geannoteerde agenda", "De agenda")],
        "De agenda",
    ),
    "the heading of a chapter": ("buitenland", [replacing("Overig", "Anders")], "Anders"),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_briefgen_writes_itself_is_told_with_its_words(
    case: str, absorbed: Callable[..., Absorbed]
) -> None:
    shape, edits, words = TOLD[case]
    found = absorbed(shape, *edits)
    assert not found.files
    told = ["\n".join(filter(None, (each.came, each.sent))) for each in found.refused]
    assert [words in each for each in told] == [True]


def test_what_stands_where_nothing_is_written_names_the_key(
    absorbed: Callable[..., Absorbed],
) -> None:
    found = absorbed("landbouw", replacing("Nog niet bekend.", "Het parlement stemt in.", 1))
    assert "sections: ep" in str(found.refused[0].why.values)


NOTA = {
    "date": "2026-02-12",
    "reason": "De Raad komt bijeen over alfa.\n",
    "explanation": "Het dossier is nieuw.\n",
    "sections": {"politiek": "N.v.t.", "juridisch": "De rechtsgrondslag is artikel 114.\n"},
}
SECTIONS = [
    {"id": "aanleiding", "heading": "Aanleiding", "is": "reason"},
    {"id": "kernpunten", "heading": "Kernpunten", "is": "routing"},
    {"id": "financieel", "heading": "Financiële gevolgen", "empty": "N.v.t."},
    {"id": "politiek", "heading": "Politieke context"},
    {"id": "toelichting", "heading": "Toelichting", "is": "explanation"},
    {"id": "juridisch", "heading": "Juridische gevolgen"},
]


@pytest.fixture(scope="module")
def both_chambers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Edition]:
    """A dossier whose letters to both chambers hold the agenda, with a nota of other sections."""
    shape = {**LANDBOUW.dossier["shape"], "nota": SECTIONS}
    letter = {**LANDBOUW.dossier["letter"], "to": ["eerste_kamer", "tweede_kamer"]}
    changed = {**LANDBOUW.dossier, "shape": shape, "letter": letter, "nota": NOTA}
    shaped = replace(LANDBOUW, dossier=changed)
    root = in_repository(shaped, tmp_path_factory.mktemp("kamers"))
    with edition(find_repository(root), root, DOSSIER, None) as one:
        return root, one


def returned(root: Path, content: bytes) -> Absorbed:
    path = root / "terug.docx"
    path.write_bytes(content)
    return Absorber(find_repository(root), root, [DOSSIER]).absorb(path, "terug", {})


@pytest.mark.parametrize("chamber", ["eerste-kamer", "tweede-kamer"])
def test_the_agenda_comes_home_from_the_letter_to_either_chamber(
    chamber: str, both_chambers: tuple[Path, Edition]
) -> None:
    root, one = both_chambers
    draft = Draft(one.documents[f"aanbiedingsbrief-{chamber}"], 1)
    replacing("Het kabinet wil gamma.", "Het kabinet wil meer.")(draft)
    found = returned(root, draft.package())
    assert found.document == f"aanbiedingsbrief-{chamber}"
    assert found.refused == ()
    ((name, (_old, new)),) = found.files.items()
    assert Path(name).stem == "gamma"
    assert data_of(new)["position"] == "Het kabinet wil meer.\n"


@pytest.mark.parametrize(
    ("edit", "path", "meant"),
    [
        (replacing("N.v.t.", "De Kamer vroeg hiernaar.", 1), ("sections", "politiek"),
         "De Kamer vroeg hiernaar."),
        (replacing("artikel 114", "artikel 115"), ("sections", "juridisch"),
         "De rechtsgrondslag is artikel 115.\n"),
        (replacing("is nieuw", "is oud"), ("explanation",), "Het dossier is oud.\n"),
        (replacing("over alfa.", "over beta."), ("reason",), "De Raad komt bijeen over beta.\n"),
    ],
)  # fmt: skip
def test_each_section_of_the_nota_comes_home(
    edit: Edit, path: tuple[str, ...], meant: str, both_chambers: tuple[Path, Edition]
) -> None:
    root, one = both_chambers
    draft = Draft(one.documents["nota"], 1)
    edit(draft)
    found = returned(root, draft.package())
    assert found.refused == ()
    ((name, (_old, new)),) = found.files.items()
    assert Path(name).name == "dossier.yaml"
    here = data_of(new)["nota"]
    for step in path:
        here = here[step]
    assert here == meant


@pytest.mark.parametrize(
    ("before", "folder"),
    [("Voorstel over beta", "agenda"), ("Onderwerp over zeta", "letter"),
     ("Overig", "letter"), ("Voorstel over theta", "other_business")],
)  # fmt: skip
def test_what_was_added_is_for_the_folder_of_what_it_stands_among(
    before: str, folder: str, absorbed: Callable[..., Absorbed]
) -> None:
    def edit(draft: Draft) -> None:
        head = next(h for h in headings(draft) if re.match(rf"{before}\b", words_of(h)))
        head.addprevious(own_paragraph(draft, "Nieuw voorstel", like=head))
        head.addprevious(own_paragraph(draft, "Hierover wordt gesproken."))

    found = absorbed("landbouw", edit)
    assert not found.files
    (refused,) = found.refused
    assert refused.added
    assert (refused.added.folder, refused.added.title) == (folder, "Nieuw voorstel")


@pytest.mark.parametrize("way", ["into the letter", "out of it"])
def test_a_redline_tells_which_document_is_gone_when_the_agenda_moves(
    way: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = in_repository(LANDBOUW, tmp_path) / "agendas"
    path, (old, new) = folder / "councils.yaml", ("in_letter", "attached")
    if way == "into the letter":
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        commit(tmp_path, "Eerst als bijlage")
        old, new = new, old
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    outcome = briefgen("diff", "--docx=ronde", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    made = {each.name for each in (tmp_path / "ronde" / DOSSIER).glob("*.docx")}
    changed = {"aanbiedingsbrief-tweede-kamer-wijzigingen.docx", "nota-wijzigingen.docx"}
    if way == "into the letter":
        assert made == changed
        assert "geannoteerde-agenda is er niet meer" in outcome.err
    else:
        assert made == changed | {"geannoteerde-agenda-nieuw.docx"}
        assert "is er niet meer" not in outcome.err


EXAMPLES = sorted(path.parent.name for path in (ROOT / "tests" / "shapes").glob("*/*/dossier.yaml"))
MARK = "qxqx"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples of all shapes, in a repository."""
    root = tmp_path_factory.mktemp("voorbeelden")
    shutil.copytree(ROOT / "tests" / "shapes" / "agendas", root / "agendas")
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Zoals verzonden")
    return root


def titles(root: Path, dossier: str) -> dict[str, str]:
    """The titles of items and topics by their files, the longest first."""
    files = sorted((root / "agendas" / dossier).glob("*/*.yaml"))
    found = {file.relative_to(root).as_posix(): data_of(file.read_bytes()) for file in files}
    named = {name: str(data["title"]) for name, data in found.items()}
    return dict(sorted(named.items(), key=lambda each: -len(each[1])))


def home_of(draft: Draft, paragraph: Any, named: dict[str, str]) -> str | None:
    """The file of the item or topic below whose title a paragraph stands, by the headings alone."""
    heads, here = headings(draft), None
    for each in draft.document.iter(f"{W}p"):
        if each in heads:
            words = words_of(each).replace(MARK, "")
            here = next((name for name, title in named.items() if title in words), here)
        if each is paragraph:
            return here
    return None


@pytest.mark.parametrize("dossier", EXAMPLES)
def test_a_word_more_in_an_example_of_each_shape_comes_home_or_is_told(
    dossier: str, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen, named = random.Random(dossier), titles(examples, dossier)  # noqa: S311 - no secret
    with edition(find_repository(examples), examples, dossier, None) as one:
        monkeypatch.setattr("briefgen.absorb.absorber.edition", lambda *_, **__: nullcontext(one))
        for content in one.documents.values():
            for edited in (False, True, True):
                draft = Draft(content, 1)
                paragraph = chosen.choice(draft.texts())
                last = [each for each in paragraph.iter(f"{W}t") if (each.text or "").strip()][-1]
                last.text += MARK if edited else ""
                path = examples / "terug.docx"
                path.write_bytes(draft.package())
                absorber = Absorber(find_repository(examples), examples, [dossier])
                found = absorber.absorb(path, "terug", {})
                told = [each for each in found.refused if MARK in each.came]
                assert len(found.refused) == len(told)
                assert len(found.files) + len(told) == edited
                for name, (old, new) in found.files.items():
                    assert data_of(new.replace(MARK, "")) == data_of(old)
                    assert name in (
                        home_of(draft, paragraph, named),
                        f"agendas/{dossier}/dossier.yaml",
                    )
