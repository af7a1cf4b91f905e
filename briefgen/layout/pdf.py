"""What a laid out PDF says: its pages, where bookmarks stand, its typefaces, its words."""

import io
import re
from collections.abc import Collection, Iterator, Mapping

import pikepdf
import pypdfium2

from briefgen.layout.contents import destinations_in
from briefgen.layout.page_map import Laid

TWINS: Mapping[str, str] = {
    "Arial": "Liberation Sans",
    "Arial Narrow": "Liberation Sans Narrow",
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Courier New": "Liberation Mono",
    "Georgia": "Gelasio",
    "Helvetica": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
}
"""Typefaces whose letters are exactly as wide as those of another, so that lines break alike."""

SUBSET = re.compile(r"^[A-Z]{6}\+")
STYLE = re.compile(r"[-,].*$|(?i:bold|italic|oblique|regular|mt|ps)+$")
SYMBOLS = ("opensymbol", "symbol", "wingdings")


def family(base_font: str) -> str:
    """The family in a PDF's name of a font: BAAAAA+LiberationSans-Bold → LiberationSans."""
    return STYLE.sub("", SUBSET.sub("", base_font))


def substitute(asked: str, used: Collection[str]) -> str | None:
    """What stands in for a typeface in a PDF with these families; None if nothing does."""
    fitting = {_plain(asked), _plain(TWINS.get(asked, asked))}
    others = [each for each in used if _plain(each) not in SYMBOLS]
    if not others or any(_plain(each) in fitting for each in others):
        return None
    return ", ".join(sorted(others))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def pages_of(content: bytes) -> list[str]:
    """The text of each page of a PDF, as it is shown.

    Raises:
        ValueError: if it is no PDF that can be read.
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def read_pdf(content: bytes) -> Laid:
    """Read a PDF that LibreOffice made of a Word file of ours.

    Raises:
        ValueError: if it is no PDF that can be read.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            found = {
                name: numbers[page.objgen]
                for name, page in _destinations(pdf)
                if page.objgen in numbers
            }
            fonts = tuple(sorted(set(_fonts(pdf))))
            return Laid(len(pdf.pages), found, fonts, str(pdf.docinfo.get("/Producer", "")))
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


def _destinations(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """The page of each named destination."""
    for name, value in destinations_in(pdf):
        target = value.get("/D") if isinstance(value, pikepdf.Dictionary) else value
        if isinstance(target, pikepdf.Array) and isinstance(target[0], pikepdf.Dictionary):
            yield name, target[0]


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
            yield family(str(each.get("/BaseFont", ""))[1:])
