"""Word counts the numbers of headings, so that one item that comes or goes changes no other."""

import datetime
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from briefgen.manuscript.from_word import as_markdown, from_word
from briefgen.redline.changes import Stamp
from briefgen.redline.redline import redline
from briefgen.word.xml import DOCUMENT, W, parsed, read_parts
from tests.conftest import Briefgen
from tests.in_writer import convert
from tests.page_reading import read_pages, squeezed
from tests.workspace import DOSSIER, ITEM, make_workspace

STAMP = Stamp("A. Redacteur", datetime.datetime(2025, 11, 24, 9, 30, tzinfo=datetime.UTC))
NAMES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")
LISTS: dict[str, list[Any]] = {
    "I": ["een", "twee", "drie"],
    "II": ["vier", {"title": "Diversen", "items": ["vijf", "zes"]}, "zeven"],
}
CHANGED = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange")


def agenda(
    briefgen: Briefgen,
    root: Path,
    lists: dict[str, list[Any]],
    shape: dict[str, Any] | None = None,
    numbers: dict[str, str] | None = None,
    *,
    only: str = "",
) -> Path:
    """The folder with the documents of an agenda of parts with lists, or with one of them."""
    items = {
        id_: {
            **ITEM,
            "title": f"Voorstel {id_} over de {id_}de zaak",
            "text": f"Tekst {id_}.\n",
            "footnotes": {},
        }
        | ({"number": numbers[id_]} if numbers and id_ in numbers else {})
        for id_ in NAMES
        if id_ in str(lists)
    }
    parts = [{"part": f"Deel {name}", "items": names} for name, names in lists.items()]
    make_workspace(root, dossier={"agenda": parts, "shape": shape or {}}, items=items)
    asked = ("--only", only) if only else ()
    assert briefgen("build", "-q", "--format", "docx,md", *asked, cwd=root).code == 0
    return root / "out" / DOSSIER


def headings(file: Path) -> list[str]:
    """The headings of a Word file with the numbers that Word counts."""
    lines = as_markdown(from_word(file.read_bytes(), file.name)).splitlines()
    return [line for line in lines if line.startswith("#")]


def in_markdown(file: Path) -> list[str]:
    text = file.with_suffix(".md").read_text("utf-8")
    return [line.replace("\\", "") for line in text.splitlines() if line.startswith("#")]


def typed(file: Path) -> list[str]:
    """The words of the headings as they stand in the file."""
    root = parsed(read_parts(file.read_bytes())[DOCUMENT])
    styles = ((p, p.find(f"{W}pPr/{W}pStyle")) for p in root.iter(f"{W}p"))
    return [
        "".join(each.text or "" for each in p.iter(f"{W}t"))
        for p, style in styles
        if style is not None and style.get(f"{W}val", "").startswith("Heading")
    ]


def marked(package: bytes) -> set[str]:
    """The words of the headings that are marked in any way."""
    root = parsed(read_parts(package)[DOCUMENT])
    found = set()
    for p in root.iter(f"{W}p"):
        style = p.find(f"{W}pPr/{W}pStyle")
        heading = style is not None and style.get(f"{W}val", "").startswith("Heading")
        if heading and next(p.iter(*(f"{W}{name}" for name in CHANGED)), None) is not None:
            found.add("".join(each.text or "" for each in p.iter(f"{W}t", f"{W}delText")))
    return found


MOVES = {
    "moved": ({**LISTS, "I": ["drie", "een", "twee"]}, {"drie"}),
    "moved to another part": (
        {"I": ["een", "drie"], "II": ["twee", *LISTS["II"]]},
        {"twee"},
    ),
    "added": ({**LISTS, "I": ["acht", *LISTS["I"]]}, {"acht"}),
    "added to a group": (
        {**LISTS, "II": ["vier", {"title": "Diversen", "items": ["acht", "vijf", "zes"]}, "zeven"]},
        {"acht"},
    ),
    "removed": ({**LISTS, "I": ["twee", "drie"]}, {"een"}),
    "removed with its group": ({**LISTS, "II": ["vier", "zeven"]}, {"vijf", "zes", "Diversen"}),
}
SHAPES: dict[str, dict[str, Any]] = {
    "as usual": {},
    "running": {"numbers": {"running": True}},
    "letters": {"numbers": {"parts": "A", "items": "I", "groups": "1"}},
    "without parts": {"numbers": {"parts": "none"}},
    "without numbers": {"numbers": {"parts": "none", "items": "none", "groups": "none"}},
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("shape", SHAPES)
def test_an_item_that_comes_goes_or_moves_changes_its_own_heading_alone(
    shape: str, move: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    lists, own = MOVES[move]
    name = "geannoteerde-agenda"
    old, new = (
        agenda(briefgen, tmp_path / when, each, SHAPES[shape], only=name) / f"{name}.docx"
        for when, each in (("old", LISTS), ("new", lists))
    )
    words = marked(redline(old.read_bytes(), new.read_bytes(), STAMP))
    assert {next(id_ for id_ in (*own, "?") if id_ in each or id_ == "?") for each in words} == own
    assert len(words) == len(own)


@pytest.mark.parametrize("shape", SHAPES)
def test_word_counts_what_markdown_shows(shape: str, tmp_path: Path, briefgen: Briefgen) -> None:
    for file in agenda(briefgen, tmp_path, LISTS, SHAPES[shape]).glob("*.docx"):
        assert headings(file) == in_markdown(file)
        assert not [each for each in typed(file) if re.match(r"(?:[IVX\d]+|[A-Za-z])\. ", each)]


BY_HAND = {
    "that skips": {"twee": "5"},
    "that goes back": {"vijf": "c", "zeven": "9", "vier": "4"},
    "that no list counts": {"twee": "1a"},
    "of another form": {"een": "iv", "zes": "3"},
}


@pytest.mark.parametrize("case", BY_HAND)
@pytest.mark.parametrize("shape", ["as usual", "running"])
def test_a_number_by_hand_is_what_word_shows(
    shape: str, case: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = agenda(briefgen, tmp_path, LISTS, SHAPES[shape], BY_HAND[case])
    file = folder / "geannoteerde-agenda.docx"
    assert headings(file) == in_markdown(file)


def test_every_document_of_the_examples_counts_what_its_markdown_shows(built: Path) -> None:
    files = [each for each in built.rglob("*.docx") if not each.name.startswith("briefing")]
    assert len(files) == 8
    for file in files:
        assert headings(file) == in_markdown(file), file


@pytest.mark.libreoffice
def test_libreoffice_counts_the_same_and_keeps_it(tmp_path: Path, briefgen: Briefgen) -> None:
    """All in one run of LibreOffice for each form: its start takes longer than ten agendas."""
    saved, wanted = tmp_path / "saved", dict[Path, list[str]]()
    for shape, case in product(SHAPES, ("that skips", "that no list counts")):
        root = tmp_path / shape / case
        made = agenda(briefgen, root, LISTS, SHAPES[shape], BY_HAND[case])
        file = tmp_path / f"{shape} {case}.docx"
        (made / "geannoteerde-agenda.docx").rename(file)
        wanted[file] = in_markdown(made / "geannoteerde-agenda.docx")
    for form in ("pdf", "docx:MS Word 2007 XML"):
        convert(tmp_path, form, wanted, saved)
    for file, lines in wanted.items():
        assert headings(saved / file.name) == lines
        shown = "".join(read_pages(saved / f"{file.stem}.pdf"))
        for each in lines:
            assert squeezed(each) in shown, file
