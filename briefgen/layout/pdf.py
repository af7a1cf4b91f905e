"""What a laid out PDF says: how many pages it has, where its bookmarks stand, what it is set in."""

import io
from collections.abc import Iterator

import pikepdf

from briefgen.layout.fonts import family
from briefgen.layout.page_map import Laid


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
    """The page of each named destination (ISO 32000-1, 12.3.2.3), however they are kept."""
    tree = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    pairs = [(str(name), value) for name, value in pikepdf.NameTree(tree).items()] if tree else []
    pairs += [(str(name)[1:], value) for name, value in pdf.Root.get("/Dests", {}).items()]
    for name, value in pairs:
        target = value.get("/D") if isinstance(value, pikepdf.Dictionary) else value
        if isinstance(target, pikepdf.Array) and isinstance(target[0], pikepdf.Dictionary):
            yield name, target[0]


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
            yield family(str(each.get("/BaseFont", ""))[1:])
