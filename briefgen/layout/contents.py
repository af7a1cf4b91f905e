"""Lists of contents in a tagged PDF (ISO 14289-1, 7.1; ISO 32000-1, 14.8.4.3 and 14.8.4.4)."""

import re
from collections.abc import Iterable
from itertools import groupby

from pikepdf import Array, Dictionary, Name, Object, Pdf

LINE = re.compile(r"/Contents \d")
"""What LibreOffice calls the type of a paragraph in a style of lines of contents."""


def tag_contents(pdf: Pdf, elements: Iterable[Object]) -> None:
    """Lines of contents in a row are the items of one list of contents, not mere paragraphs."""
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
