"""What a reader of the pages of the examples sees: where lines break, how long they are, and whose.

LibreOffice lays them out; the text and its places are read by another program.
"""

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from briefgen.cli.main import run
from briefgen.markdown.ties import plain, tied
from briefgen.word.anchors import words_of
from briefgen.word.xml import DOCUMENT, W, parsed, read_parts
from tests.conftest import ROOT

pytestmark = pytest.mark.libreoffice
JBZ, TRANSPORT = "2025-12-08-jbz", "2025-06-05-transport"
LONGEST = 80
"""How many letters a line should have at most (WCAG 2.1, 1.4.8)."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The documents of all examples, laid out."""
    root = tmp_path_factory.mktemp("pages")
    for name in ("agendas", "templates"):
        shutil.copytree(ROOT / name, root / name)
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("BRIEFGEN_SOFFICE")
        patched.chdir(root)
        assert run(["build", "-q"]) == 0
    return root / "out"


def texts(pdf: Path) -> list[str]:
    """The text of each page, line by line."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    whole = (re.sub("[\x02\ufffe]\n?", "-\n", each.replace("\r\n", "\n")) for each in pages)
    return [plain(each) for each in whole]


def breaks(pdf: Path) -> Iterator[str]:
    """Where a line breaks within what the Word file holds together."""
    document = parsed(read_parts(pdf.with_suffix(".docx").read_bytes())[DOCUMENT])
    said = plain("\n".join(words_of(each) for each in document.iter(f"{W}p")))
    for page in texts(pdf):
        for one, other in pairwise(page.split("\n")):
            before, behind = one.rstrip()[-30:], other[:30]
            joined = before + " " * (not before.endswith("-")) + behind
            place = len(before) - before.endswith("-")
            if joined in said and tied(joined)[place] != joined[place]:
                yield joined


def test_no_line_of_the_examples_breaks_where_none_may(out: Path) -> None:
    files = sorted(out.rglob("*.pdf"))
    assert len(files) > 15
    assert [found for each in files for found in breaks(each)] == []


def test_a_text_can_be_searched_as_it_is_typed(out: Path) -> None:
    page = pypdfium2.PdfDocument(out / JBZ / "geannoteerde-agenda.pdf")[0]
    assert "JBZ-Raad" in page.get_textpage().get_text_range()


@pytest.mark.parametrize("dossier", [JBZ, TRANSPORT])
def test_the_lines_of_an_agenda_are_no_longer_than_can_be_read(dossier: str, out: Path) -> None:
    lines = [
        len(one.strip())
        for page in texts(out / dossier / "geannoteerde-agenda.pdf")
        for one, other in pairwise(page.split("\n"))
        if other[:1].islower() and len(one) > LONGEST / 2
    ]
    assert len(lines) > 50
    assert sum(lines) / len(lines) <= LONGEST


def test_later_pages_of_an_agenda_say_what_it_belongs_to(out: Path) -> None:
    brief = "bijlage bij brief"
    for dossier, line in (
        (JBZ, f"JBZ-Raad 8 en 9 december 2025 – {brief} 6908376 van 24 november 2025"),
        (TRANSPORT, f"Transportraad 5 juni 2025 – {brief} van 20 mei 2025"),
    ):
        first, *later = texts(out / dossier / "geannoteerde-agenda.pdf")
        assert brief not in first
        assert later
        assert all(f"Geannoteerde agenda {line}" in page for page in later)


def tops(page: pypdfium2.PdfPage, *, beside: bool) -> Iterator[float]:
    """How high each line in the side column stands, or else in the text."""
    text = page.get_textpage()
    for left, _bottom, _right, top in (text.get_rect(n) for n in range(text.count_rects())):
        if left > 460 if beside else left < 400:
            yield top


def test_the_side_column_begins_as_high_whatever_its_first_line_is(out: Path) -> None:
    """In one example there stands the name of a cluster, in the other the date."""
    found = [
        [max(tops(page, beside=True)) for page in pypdfium2.PdfDocument(out / dossier / name)]
        for dossier in (JBZ, TRANSPORT)
        for name in ("aanbiedingsbrief-tweede-kamer.pdf",)
    ]
    (first, *later), (other_first, *other_later) = found
    assert first == pytest.approx(other_first, abs=1)
    assert {round(each) for each in later} == {round(each) for each in other_later}


def test_the_side_column_of_a_letter_begins_beside_its_first_line(out: Path) -> None:
    page = pypdfium2.PdfDocument(out / JBZ / "aanbiedingsbrief-tweede-kamer.pdf")[0]
    assert max(tops(page, beside=True)) == pytest.approx(max(tops(page, beside=False)), abs=1)
