"""Bookmarks (ECMA-376 part 1, 17.13.6): of items that are referred to, and of each paragraph.

Each paragraph of the text has a bookmark, which editors carry along: that of its item if it is a
heading or the last of an item, else one of its own, `_p_1`, `_p_2` and so on (two in one paragraph
make LibreOffice lose one). A part of custom XML (ECMA-376 part 1, 15.2.5) holds what each said: no
path, no name of git, and the same for the same text. A Word file of ours is read back by them: its
paragraphs, and what refers to pages in them.
"""

import copy
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from msgspec import Struct

from briefgen.markdown.marks import ITEM, PARAGRAPH, REFERS, bookmark, end_of, former
from briefgen.markdown.ties import plain
from briefgen.word.package import Part
from briefgen.word.pieces import piece
from briefgen.word.xml import DOCUMENT, OFFICE, Element, W, element, parsed, read_parts, written


class Bookmarks:
    """The bookmarks of one document, numbered in the order of its text."""

    def __init__(self) -> None:
        self.made = self.references = 0
        self.open: list[tuple[int, str, Element]] = []
        self.last: Element | None = None

    def heading(self, paragraph: Element, level: int, anchor: str | None) -> None:
        """Close the sections that end before this heading; open its own if it has an anchor."""
        self.close(level)
        if anchor:
            name = bookmark(anchor)
            self.open.append((level, name, self.around(paragraph, name)))

    def close(self, level: int = 0) -> None:
        """End the sections of this level and deeper at the end of the paragraph before.

        A bookmark of no length of its own marks the end: where an item's last line stands need not
        be the page on which its heading stands. A heading alone is on one page: its section ends
        where it begins.
        """
        while self.open and self.open[-1][0] >= level and self.last is not None:
            _level, name, heading = self.open.pop()
            start, end = self._pair(end_of(name))
            if heading.getparent() is self.last:
                heading.addnext(start)
            else:
                _mark_end(self.last, start)
            start.addnext(end)

    def refer(self, ids: tuple[str, ...], run: str) -> Iterable[str]:
        """A run that refers to the pages of items, in a bookmark for each; plain text has none."""
        around = [run]
        for id_ in ids:
            self.references += 1
            self.made += 1
            name = f"{REFERS}{self.references}_{bookmark(id_).removeprefix(ITEM)}"
            start = piece("bookmarkStart", id=self.made, name=name)
            around = [start, *around, piece("bookmarkEnd", id=self.made)]
        return around

    def around(self, paragraph: Element, name: str) -> Element:
        """Put the words of a paragraph in a bookmark; gives its start."""
        start, end = self._pair(name)
        first = next(paragraph.iterchildren(f"{W}pPr"), None)
        paragraph.insert(0 if first is None else 1, start)
        paragraph.append(end)
        return start

    def _pair(self, name: str) -> tuple[Element, Element]:
        self.made += 1
        start = element("bookmarkStart", id=self.made, name=name)
        return start, element("bookmarkEnd", id=self.made)


SURE_END = re.compile(r"[!-~À-ſ‘’“”…€][ †]*$")
LAST_WORD = re.compile(r"(?:^|(?<=[\s!-~]))\S{1,20}\s*$")
"""The last word of a text, or the end of a long one: that stands on one line."""


def _mark_end(paragraph: Element, mark: Element) -> None:
    """Put a mark where a paragraph ends, as near as LibreOffice keeps it.

    It loses one at the end of a paragraph with a link anywhere in it, of one with an emoji that
    ends the document, and after a document's first note; and one at the end of the last row on a
    page comes on the next. Before the last word it keeps each, and on the right page: where a
    longer run begins need not be where it ends.
    """
    in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
    sure = paragraph.find(f"{W}hyperlink") is None and SURE_END.search(words_of(paragraph))
    if sure and not in_cell:
        paragraph.insert(_before_notes(paragraph), mark)
        return
    words = [each for each in paragraph.iter(f"{W}t") if (each.text or "").strip()]
    run = next(words[-1].iterancestors() if words else paragraph.iter(f"{W}r"), None)
    if run is None:
        paragraph.append(mark)
        return
    found = LAST_WORD.search((words[-1].text or "") if words else "")
    if found and found.start():
        before = copy.deepcopy(run)
        run.addprevious(before)
        for each, part in ((before, found.string[: found.start()]), (run, found[0])):
            next(each.iter(f"{W}t")).text = part
    run.addprevious(mark)


def _before_notes(paragraph: Element) -> int:
    """Where a paragraph's words end."""
    where = len(paragraph)
    while where and paragraph[where - 1].find(f"{W}footnoteReference") is not None:
        where -= 1
    return where


INTERNAL = "bp0"
"""What stands among the digests of a document that is for some only: the name of no paragraph."""
SPACE = "urn:briefgen:blocks"
PART, CONTENT, RELATION = "customXml/item1.xml", "application/xml", f"{OFFICE}/customXml"
LENGTH = 16
PROPERTIES, ITEM_ID = "customXml/itemProps1.xml", "{6B1F2C0E-5D3A-4C55-9E0B-8D1A27B0F3C1}"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
PROPERTIES_RELATION = f"{RELATION}Props"
STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def anchor(
    made: Iterable[Element], bookmarks: Bookmarks, numbers: Mapping[Element, str]
) -> dict[str, str]:
    """Put each paragraph in a bookmark; gives the digest of what each says, by its name.

    `numbers` are those that Word puts before the words of some, which belong to what they say.
    """
    digests: dict[str, str] = {}
    for block in made:
        for paragraph in block.iter(f"{W}p"):
            name, words = own_name(paragraph), words_of(paragraph)
            if name is None and words:
                name = f"{PARAGRAPH}{len(digests) + 1}"
                bookmarks.around(paragraph, name)
            if name:
                digests[name] = digest(numbers.get(paragraph, "") + words)
    return digests


def own_name(paragraph: Element) -> str | None:
    """The name of the bookmark that a paragraph is known by; None if it has none."""
    names = (each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart"))
    return next((name for name in names if former(name)), None)


def record(document: Part, digests: Mapping[str, str], sources: Mapping[Element, str]) -> None:
    """Add the part that says what each paragraph said, and what it is made of if no author did."""
    made_of = {own_name(paragraph): source for paragraph, source in sources.items()}
    root = etree.Element(f"{{{SPACE}}}blocks", nsmap={None: SPACE})  # type: ignore[dict-item]
    for name, value in digests.items():
        block = etree.SubElement(root, f"{{{SPACE}}}block", id=name, digest=value)
        if source := made_of.get(name):
            block.set("source", source)
    part = document.added(RELATION, PART, CONTENT, written(root))
    item = etree.Element(f"{{{STORE}}}datastoreItem", nsmap={"ds": STORE})
    item.set(f"{{{STORE}}}itemID", ITEM_ID)
    etree.SubElement(item, f"{{{STORE}}}schemaRefs")
    part.added(PROPERTIES_RELATION, PROPERTIES, PROPERTIES_TYPE, written(item))


def words_of(paragraph: Element) -> str:
    """The words of a paragraph, however they are split into runs; a footnote is one sign."""
    return "".join(
        (each.text or "") if each.tag == f"{W}t" else "†"
        for each in paragraph.iter(f"{W}t", f"{W}footnoteReference")
    )


def digest(words: str) -> str:
    """What stands for words, whatever their spaces."""
    return hashlib.sha256(" ".join(plain(words).split()).encode()).hexdigest()[:LENGTH]


REFERENCE = re.compile(rf"{REFERS}\d+_([a-z0-9_]+)")


class Line(Struct, frozen=True):
    """A paragraph: its style, its text, and the bookmark and words of each reference in it."""

    style: str | None
    text: str
    references: tuple[tuple[str, str], ...]


def read_lines(package: bytes) -> tuple[Line, ...]:
    """The paragraphs of a Word file in their order, the letterhead's included.

    Raises:
        ValueError: if it is no Word file that can be read.
    """
    body = parsed(read_parts(package)[DOCUMENT])
    return tuple(_line(paragraph) for paragraph in body.iter(f"{W}p"))


def _line(paragraph: Element) -> Line:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = None if style is None else style.get(f"{W}val")
    text = "".join(_words(each) for each in paragraph.iter())
    return Line(name, text, tuple(_references(paragraph)))


def _references(paragraph: Element) -> Iterator[tuple[str, str]]:
    open_: dict[str | None, tuple[str, list[str]]] = {}
    for each in paragraph.iter():
        if each.tag == f"{W}bookmarkStart":
            if found := REFERENCE.fullmatch(each.get(f"{W}name", "")):
                open_[each.get(f"{W}id")] = f"{ITEM}{found[1]}", []
        elif each.tag == f"{W}bookmarkEnd" and each.get(f"{W}id") in open_:
            name, words = open_.pop(each.get(f"{W}id"))
            yield name, "".join(words)
        else:
            for _name, words in open_.values():
                words.append(_words(each))


def _words(each: Element) -> str:
    """The text of one element: deleted text is none."""
    if each.tag == f"{W}t":
        return plain(each.text or "")
    return " " if each.tag in (f"{W}br", f"{W}tab", f"{W}cr") else ""
