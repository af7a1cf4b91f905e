"""What no author wrote is seen as such by who reviews a concept, and told by its key if changed."""

from pathlib import Path

import pytest

from briefgen.absorb.absorber import Absorber
from briefgen.history.git import find_repository
from briefgen.locale.say import speaker
from briefgen.markdown.ties import plain
from briefgen.word.anchors import words_of
from briefgen.word.document import as_printed
from briefgen.word.text_styles import GENERATED, SHADE
from briefgen.word.xml import DOCUMENT, W, parsed, read_parts
from tests.conftest import Briefgen
from tests.git import commit, git
from tests.word_edits import Draft
from tests.workspace import DATA, DOSSIER, make_workspace

LETTER, AGENDA = "aanbiedingsbrief-tweede-kamer", "geannoteerde-agenda"


@pytest.fixture
def out(tmp_path: Path, briefgen: Briefgen) -> Path:
    """The documents of a concept, in a repository of its own."""
    make_workspace(tmp_path, dossier={**DATA, "attending": ["MJenV"]})
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Verzonden")
    assert briefgen("build", "-q", "--format", "md,docx", cwd=tmp_path).code == 0
    return tmp_path / "out" / DOSSIER


def shown(file: Path) -> tuple[set[str], set[str]]:
    """The words of the runs that say that no author wrote them, and of all others."""
    made, written = set[str](), set[str]()
    for run in parsed(read_parts(file.read_bytes())[DOCUMENT]).iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        words = plain("".join(map(str, run.itertext(f"{W}t")))).strip()
        (made if style is not None and style.get(f"{W}val") == GENERATED else written).add(words)
    return made, written


def test_what_the_templates_write_looks_otherwise_than_what_an_author_wrote(out: Path) -> None:
    made, written = shown(out / f"{LETTER}.docx")
    assert {
        "De minister van Justitie en Veiligheid zal hieraan deelnemen.",
        "Foort van Oosten",
    } <= made
    assert any(words.startswith("Hierbij ") for words in made)
    assert "Geannoteerde agenda JBZ-Raad 5 maart 2026" in made
    assert {"Het kabinet informeert uw Kamer.", "Een onderwerp"} <= written
    made, written = shown(out / f"{AGENDA}.docx")
    assert [words[:30] for words in made] == ["Geannoteerde agenda van de bij"]
    assert "De Raad wisselt van gedachten." in written


def test_a_reference_to_pages_is_made_and_the_title_beside_it_is_not(out: Path) -> None:
    made, written = shown(out / "nota.docx")
    assert "1" in made
    assert any(words.startswith("Eerste punt (") for words in written)


def test_it_is_shaded_in_a_concept_and_never_on_paper(
    out: Path, tmp_path: Path, briefgen: Briefgen
) -> None:
    for status, shaded in (("concept", True), ("definitief", False)):
        make_workspace(tmp_path, dossier={**DATA, "status": status})
        briefgen("build", "-q", "--overwrite", "--force", cwd=tmp_path)
        for file in out.rglob("*.docx"):
            package = file.read_bytes()
            assert (SHADE.encode() in read_parts(package)["word/styles.xml"]) is shaded
            printed = read_parts(as_printed(package))
            assert SHADE.encode() not in printed.pop("word/styles.xml")
            assert printed == {n: c for n, c in read_parts(package).items() if n in printed}


def test_the_markdown_says_nothing_of_it(out: Path) -> None:
    for file in out.rglob("*.md"):
        assert not set(file.read_text("utf-8")) & {"\x02", "\x03"}


@pytest.mark.parametrize(
    ("words", "key"),
    [("Hierbij", "letter.opening, attending"), ("Foort van Oosten", "letter.signatories")],
)
def test_who_changes_it_is_told_which_key_to_change(words: str, key: str, out: Path) -> None:
    root = out.parents[1]
    draft = Draft((out / f"{LETTER}.docx").read_bytes(), 1)
    paragraph = next(p for p in draft.document.iter(f"{W}p") if words in words_of(p))
    text = next(paragraph.iter(f"{W}t"))
    text.text = f"Anders {text.text}"
    (root / "terug.docx").write_bytes(draft.package())
    absorber = Absorber(find_repository(root), root, [DOSSIER])
    (refused,) = absorber.absorb(root / "terug.docx", "terug", {}).refused
    assert f"“{key}”" in speaker("nl")(refused.why)
    assert "dossier.yaml" in speaker("nl")(refused.why)
