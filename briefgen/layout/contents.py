"""What leads to pages in a tagged PDF: lists of contents, and links to the pages of another PDF."""

import re
from collections.abc import Iterable
from itertools import groupby

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

LINE = re.compile(r"/Contents \d")
"""What LibreOffice calls the type of a paragraph in a style of lines of contents."""


def lead_to_pages(pdf: Pdf, elements: Iterable[Object]) -> None:
    """Lists of contents, and pages of other documents that are named, lead there."""
    _tag_contents(pdf, elements)
    _link_to_pages(pdf)


def _tag_contents(pdf: Pdf, elements: Iterable[Object]) -> None:
    """Lines of contents in a row are the items of one list of contents, not mere paragraphs.

    See ISO 14289-1, 7.1; ISO 32000-1, 14.8.4.3 and 14.8.4.4.
    """
    holders = {each.P.objgen: each.P for each in elements if _is_line(each)}
    for holder in holders.values():
        kids: list[Object] = []
        for lines, group in groupby(holder.K, key=_is_line):
            row = list(group)
            kids += [_list(pdf, holder, row)] if lines else row
        holder.K = Array(kids)


def _is_line(kid: object) -> bool:
    return isinstance(kid, Dictionary) and bool(LINE.fullmatch(str(kid.get("/S", ""))))


def _list(pdf: Pdf, holder: Object, lines: Iterable[Object]) -> Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TOC, P=holder, K=Array()))
    for line in lines:
        item = Dictionary(Type=Name.StructElem, S=Name.TOCI, P=made, K=Array([line]))
        line.P = pdf.make_indirect(item)
        made.K.append(line.P)
    return made


PAGE_OF = re.compile(r"briefgen:(.+)#(\d+)")
"""The address that `word.document.linked` gives a page."""


def _link_to_pages(pdf: Pdf) -> None:
    """A page of another document that is named leads there (ISO 32000-1, 12.6.4.3).

    The other PDF is found from where this one stands, wherever both are; who hears the link is told
    where it leads (ISO 14289-1, 7.18.5).
    """
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            address = str(link.get("/A", Dictionary()).get("/URI", ""))
            if found := PAGE_OF.fullmatch(address):
                file, number = found[1].replace(":", "/"), int(found[2])
                name = file.rpartition("/")[2].removesuffix(".pdf").replace("-", " ")
                link.Contents = String(f"{name}, pagina {number}")
                where = Dictionary(Type=Name.Filespec, F=String(file), UF=String(file))
                there = Array([number - 1, Name.Fit])
                link.A = Dictionary(Type=Name.Action, S=Name.GoToR, F=where, D=there)
