"""Bookmarks (ECMA-376 part 1, 17.13.6): where an item begins and ends, and what refers to it."""

from collections.abc import Iterable

from briefgen.markdown.marks import END_OF_SECTION, bookmark
from briefgen.word.xml import Element, W, element


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
            start, end = self._pair(name)
            first = paragraph.find(f"{paragraph.tag}Pr")
            paragraph.insert(0 if first is None else 1, start)
            paragraph.append(end)
            self.open.append((level, name, start))

    def close(self, level: int = 0) -> None:
        """End the sections of this level and deeper at the end of the paragraph before.

        A bookmark of no length of its own marks the end: where an item's last line stands need not
        be the page on which its heading stands.
        """
        while self.open and self.open[-1][0] >= level and self.last is not None:
            _level, name, heading = self.open.pop()
            alone = heading.getparent() is self.last
            where = self.last.index(heading) + 1 if alone else _before_notes(self.last)
            self.last[where:where] = self._pair(f"{name}{END_OF_SECTION}")

    def refer(self, ids: tuple[str, ...], run: Element) -> Iterable[Element]:
        """A run that refers to the pages of items, in a bookmark for each; plain text has none."""
        around: list[Element] = [run]
        for id_ in ids:
            self.references += 1
            start, end = self._pair(f"ref{self.references}{bookmark(id_)}")
            around = [start, *around, end]
        return around

    def around(self, paragraph: Element, name: str) -> None:
        """Put the words of a paragraph in a bookmark."""
        start, end = self._pair(name)
        first = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if first is None else 1, start)
        paragraph.append(end)

    def _pair(self, name: str) -> tuple[Element, Element]:
        self.made += 1
        start = element("bookmarkStart", id=self.made, name=name)
        return start, element("bookmarkEnd", id=self.made)


def _before_notes(paragraph: Element) -> int:
    """Where a paragraph's words end: LibreOffice can lose a bookmark after a document's first note.

    It can lose one at the end of a heading that ends the document as well; a heading is on one
    page, so that its section is marked as ended where it begins.
    """
    where = len(paragraph)
    while where and paragraph[where - 1].find(f"{W}footnoteReference") is not None:
        where -= 1
    return where
