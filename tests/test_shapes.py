"""The example dossiers of each ministry's shape: built, checked, read by others, and looked up."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli.main import run
from tests import shape_table, test_second_readers
from tests.conformity import CHECKS_OF_BUILT
from tests.conftest import ROOT, THOROUGH, Briefgen, needs
from tests.page_reading import (
    HEADING,
    LONGEST,
    NOTE,
    Pages,
    Span,
    bullets,
    cited,
    pages_of,
    references_in_markdown,
    references_in_word,
    shown,
    squeezed,
)
from tests.shape_table import LATER, STRUCTURES, Example, shown_by, table
from tests.test_accessibility import faults, verapdf
from tests.test_word_conformity import SDK, audit_errors, complaints, sdk_errors
from tests.workspace import load

SHAPES = ROOT / "tests" / "shapes"
NAMES = sorted(folder.name for folder in (SHAPES / "agendas").iterdir() if folder.is_dir())
FOR_USERS = ("2025-06-19-ecofin", "2025-11-17-landbouw")
each_example = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="session")
def examples(cache: Path) -> dict[str, Example]:
    """What briefgen makes of the files of each example."""
    return {each.name: each for each in shape_table.examples(SHAPES)}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The documents of all examples, made without LibreOffice."""
    return build(tmp_path_factory.mktemp("shapes"))


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The same with PDFs, in a workspace of their own."""
    root = tmp_path_factory.mktemp("printed")
    shutil.copytree(SHAPES / "agendas", root / "agendas")
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("BRIEFGEN_SOFFICE", raising=False)
        build(root / "out", root)
    return root


def build(out: Path, root: Path = SHAPES) -> Path:
    """Build all examples of a workspace."""
    folders = [str(root / "agendas" / name) for name in NAMES]
    assert run(["build", "-q", "--out", str(out), *folders]) == 0
    return out


def documents(out: Path) -> list[Path]:
    """The Word files that were made; each example has at least a letter and a nota."""
    found = sorted(out.rglob("*.docx"))
    assert len(found) >= 3 * len(NAMES)
    return found


def test_the_examples_are_ten_of_which_one_council_has_two() -> None:
    assert len(NAMES) == 11
    assert sum("ojcs" in name for name in NAMES) == 2


@each_example
def test_an_example_says_first_that_it_is_one(name: str) -> None:
    for file in (SHAPES / "agendas" / name).rglob("*.yaml"):
        first = file.read_text("utf-8").partition("\n\n")[0].replace("\n#", "")
        assert re.match(r"# Voorbeeld\b.*[Tt]ekst bedacht, opbouw als in echte stukken", first), (
            file
        )


def test_every_structure_but_three_is_shown_by_an_example(
    examples: dict[str, Example], golden: Callable[[Path, str], None]
) -> None:
    found = list(examples.values())
    rows = {each.name: list(shown_by(each, found)) for each in STRUCTURES}
    assert [name for name, by in rows.items() if not by] == []
    counted = [rows[each.name] for each in STRUCTURES if each.number != "+"]
    assert len(counted) == 28
    assert sum(by != [LATER] for by in counted) == 25
    golden(ROOT / "docs" / "vormen.md", table(STRUCTURES, found))


def test_check_finds_only_who_is_not_known_and_has_nothing_to_say(briefgen: Briefgen) -> None:
    outcome = briefgen("--lang", "en", "check", cwd=SHAPES)
    assert outcome.code == 0
    findings = [line for line in outcome.out.splitlines() if line.startswith("agendas/")]
    known = ("follow from government.yaml", "[BG207 ")
    assert [line for line in findings if not any(each in line for each in known)] == []


def test_the_examples_of_users_are_those_of_the_tests() -> None:
    for name in FOR_USERS:
        theirs, ours = ROOT / "agendas" / name, SHAPES / "agendas" / name
        files = sorted(file.relative_to(ours) for file in ours.rglob("*.yaml"))
        assert files == sorted(file.relative_to(theirs) for file in theirs.rglob("*.yaml"))
        for file in files:
            schema, text = (theirs / file).read_text("utf-8").split("\n", 1)
            assert schema.startswith("# yaml-language-server: $schema=")
            assert text == (ours / file).read_text("utf-8"), file


@each_example
def test_the_structures_of_an_example_stand_in_its_documents_in_their_order(
    name: str, made: Path
) -> None:
    for document, expected in load(SHAPES / "structures.yaml")[name].items():
        lines = iter((made / name / f"{document}.md").read_text("utf-8").splitlines())
        for begin in expected:
            found = (line for line in lines if line.startswith(begin) and (begin or not line))
            assert next(found, None) is not None, f"{document}: no {begin!r} where it is expected"


def test_the_same_examples_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "out")
    files = [file.relative_to(made) for file in documents(made)]
    assert files == [file.relative_to(again) for file in documents(again)]
    for file in (each for word in files for each in (word, word.with_suffix(".md"))):
        assert (again / file).read_bytes() == (made / file).read_bytes(), file


def for_others(made: Path) -> list[Path]:
    """The Word files that programs of others read, which are slow: outside CI two of them."""
    agendas = [made / name / f"{cited_document(made / name)}.docx" for name in FOR_USERS]
    return documents(made) if THOROUGH else agendas


@pytest.mark.programs
def test_second_readers_find_in_the_examples_what_we_wrote(made: Path) -> None:
    for file in for_others(made):
        test_second_readers.pandoc_agrees(file)
        test_second_readers.mammoth_agrees(file)
        test_second_readers.docx2python_agrees(file)


def test_the_word_files_of_the_examples_keep_to_the_standard(made: Path) -> None:
    for file in documents(made):
        assert complaints(file, CHECKS_OF_BUILT) == [], file
    for file in for_others(made):
        assert audit_errors(file) == [], file


@pytest.mark.programs
def test_the_validator_of_the_open_xml_sdk_finds_no_error_in_the_examples(made: Path) -> None:
    needs("node", *SDK)
    for file in for_others(made):
        assert sdk_errors(file) == [], file


@pytest.mark.libreoffice
def test_libreoffice_finds_in_the_examples_what_we_wrote(made: Path, tmp_path: Path) -> None:
    test_second_readers.libreoffice_agrees(documents(made), tmp_path)


@pytest.mark.libreoffice
def test_verify_finds_nothing_in_the_examples(printed: Path, briefgen: Briefgen) -> None:
    outcome = briefgen("verify", cwd=printed)
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split(":")[0] for line in outcome.out.splitlines()] == NAMES


@pytest.mark.libreoffice
def test_the_pdfs_of_the_examples_can_be_heard(printed: Path, tmp_path: Path) -> None:
    pdfs = sorted(printed.rglob("*.pdf"))
    contents = [pdf.read_bytes() for pdf in pdfs]
    assert {pdf.name: found for pdf in pdfs if (found := faults(pdf.read_bytes()))} == {}
    for pdf, verdict in zip(pdfs, verapdf(contents, tmp_path), strict=True):
        assert (verdict["failed"], verdict["compliant"]) == ([], True), pdf


@pytest.mark.libreoffice
def test_another_build_of_the_examples_gives_the_same_pdfs(printed: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("BRIEFGEN_SOFFICE", raising=False)
        patched.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        again = build(tmp_path / "out", printed)
    for pdf in sorted(again.rglob("*.pdf")):
        assert pdf.read_bytes() == (printed / "out" / pdf.relative_to(again)).read_bytes(), pdf


@pytest.mark.libreoffice
@each_example
def test_each_reference_of_a_shape_is_the_page_where_the_words_stand(
    name: str, printed: Path, examples: dict[str, Example], figure: Callable[[str], None]
) -> None:
    dossier, out = printed / "agendas" / name, printed / "out" / name
    places = dict(spans(dossier, out / cited_document(out)))
    expected = {
        bullet: cited([places[id_] for id_ in ids], whole=True)
        for bullet, ids in bullets(dossier, examples[name].dossier.shape.aob_label).items()
    }
    assert references_in_markdown(out / "nota.md") == expected
    assert references_in_word(out / "nota.docx") == expected
    figure(f"page references of shapes right: {name} {len(expected)} of {len(expected)}")


def cited_document(out: Path) -> str:
    """The document that holds the agenda: one of its own, or the letter to the Tweede Kamer."""
    agenda = "geannoteerde-agenda"
    return agenda if (out / f"{agenda}.docx").exists() else "aanbiedingsbrief-tweede-kamer"


@dataclass(frozen=True)
class Heading:
    """A heading of a document: its level, its words, its page, the page where its text ends."""

    level: int
    words: str
    first: int
    last: int


def spans(dossier: Path, document: Path) -> Iterator[tuple[str, Span]]:
    """The first and the last page of each item, from the words of its heading in the PDF."""
    found = headings(document)
    for file in subjects(dossier):
        item = load(file)
        title, handling = squeezed(item["title"]), squeezed(item.get("handling", ""))
        whole = re.compile(rf"([IVX]+|[A-Za-z]|\d+)?{title}({handling})?")
        number = next(n for n, heading in enumerate(found) if whole.fullmatch(heading.words))
        here = found[number]
        last = here.last
        for below in found[number + 1 :]:
            if below.level <= here.level:
                break
            last = max(last, below.last)
        yield file.stem, (here.first, last)


def subjects(dossier: Path) -> Iterator[Path]:
    """The files of all that the nota may cite."""
    for folder in ("agenda", "other_business", "annexes"):
        yield from dossier.glob(f"{folder}/*.yaml")


def headings(document: Path) -> list[Heading]:
    """The headings of a document, in its order."""
    body = document.with_suffix(".md").read_text("utf-8").split("---\n", 2)[2]
    pages = Pages(
        document.with_suffix(".pdf"), [number + shown(note) for number, note in NOTE.findall(body)]
    )
    _before, *parts = HEADING.split(NOTE.sub("", body))
    words = [shown(text) for text in parts[1::3]]
    texts = [re.sub(r"\[\^(\d+)\]", r"\1", text).strip() for text in parts[2::3]]
    places, position = [], 0
    for number, word in enumerate(words):
        # A list of contents has the words of headings as well, but not what follows them.
        follows = shown(texts[number])[:LONGEST] or "".join(words[number + 1 : number + 2])
        position = pages.text.index(word + follows, position)
        places.append(slice(position, position := position + len(word)))
    found = []
    ends = [*(place.start for place in places[1:]), len(pages.text)]
    for mark, word, text, place, end in zip(parts[::3], words, texts, places, ends, strict=True):
        first = pages.page(place.start)
        last = pages_of(pages, text, slice(place.stop, end))[1] if text else first
        found.append(Heading(len(mark), word, first, last))
    return found
