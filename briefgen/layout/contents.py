"""What leads to a place in a PDF: lists of contents, links to pages of another, names of places.

Source: ISO 14289-1, 7.1; ISO 32000-1, 12.3.2.3, 14.8.4.3 and 14.8.4.4.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

NOTE, LONGEST = "voetnoot-{number}", 60
"""What the place of a note is called, and how many letters the name of a heading may have."""
NUMBER = re.compile(r"^(?:(?:\d+(?:\.\d+)*|[IVXL]+|[a-zA-Z])\.|\d+(?:\.\d+)+)\s+")
"""The number before a heading, which changes where its name must not."""

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


def name_places(pdf: Pdf, places: Mapping[str, str]) -> None:
    """Give places in a PDF names that people can read, write and keep.

    Each bookmark of the Word file is one for LibreOffice. What is kept are those with a name in
    `places`; each note has one, and each heading whose words no other heading has.
    """
    named = dict(_headings(pdf))
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            number = str(annotation.get("/Contents", ""))
            if "/Dest" in annotation and "/StructParent" in annotation and number.isdigit():
                named[NOTE.format(number=number)] = annotation.Dest
    named |= {places[name]: place for name, place in destinations_in(pdf) if name in places}
    for holder in ("/Dests", "/Names"):
        if holder in pdf.Root:
            del pdf.Root[holder]
    if named:
        tree = NameTree.new(pdf)
        for name, place in sorted(named.items()):
            tree[name] = place
        pdf.Root.Names = Dictionary(Dests=tree.obj)


def destinations_in(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    """Each named place (ISO 32000-1, 12.3.2.3), however they are kept."""
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    yield from ((str(name), place) for name, place in NameTree(tree).items()) if tree else ()
    yield from ((str(name)[1:], place) for name, place in pdf.Root.get("/Dests", {}).items())


def _headings(pdf: Pdf) -> list[tuple[str, Object]]:
    """The headings that have words of their own: their names and their places."""
    entries = (each for each in _entries(pdf.Root.get("/Outlines")) if "/Dest" in each)
    found = [(_slug(str(each.Title)), each.Dest) for each in entries]
    times = Counter(name for name, _place in found)
    return [(name, place) for name, place in found if name and times[name] == 1]


def _entries(parent: Object | None) -> Iterator[Object]:
    """What stands below an entry of the outline, in its order (ISO 32000-1, 12.3.3)."""
    entry = parent.get("/First") if parent is not None else None
    while entry is not None:
        yield entry
        yield from _entries(entry)
        entry = entry.get("/Next")


def _slug(title: str) -> str:
    """A heading as it can stand in an address."""
    plain = unicodedata.normalize("NFKD", NUMBER.sub("", title)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition("-")[0]


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
