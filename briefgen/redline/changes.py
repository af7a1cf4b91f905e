"""The elements that say in a Word file who changed what, and when (ECMA-376 part 1, 17.13.5)."""

import datetime
from copy import deepcopy

from msgspec import Struct, field

from briefgen.word.xml import SPACE, Element, W, element

AFTER_MARK = (f"{W}sectPr", f"{W}pPrChange")
"""What stands behind the properties of the mark in those of a paragraph (17.3.1.26)."""


class Stamp(Struct, frozen=True):
    """Who made a change, and when."""

    author: str
    when: datetime.datetime


class Marker(Struct):
    """Makes the elements of changes, each with a number of its own; `stamp` is that of the next.

    `plain` is the form for LibreOffice (7.4), which reads no changes within notes, of columns or of
    how words look.
    """

    stamp: Stamp
    plain: bool = False
    count: int = field(default=0)

    def change(self, name: str, *children: Element) -> Element:
        """An element of a change, around others or within properties."""
        self.count += 1
        return element(name, *children, id=self.count, author=self.stamp.author, date=self.date())

    def date(self) -> str:
        """The moment, in the time of its place, as Word takes it (17.13.5: dateTime)."""
        return self.stamp.when.strftime("%Y-%m-%dT%H:%M:%SZ")

    def put(self, change: Element, stamp: Stamp) -> None:
        """Say of a change that is marked already who made it."""
        self.stamp = stamp
        change.set(f"{W}author", stamp.author)
        change.set(f"{W}date", self.date())

    def mark(self, paragraph: Element, name: str) -> None:
        """Say of the mark of a paragraph that it was added, taken away or moved."""
        properties = _first(paragraph, f"{W}pPr")
        look = properties.find(f"{W}rPr")
        if look is None:
            look = element("rPr")
            at = next((n for n, each in enumerate(properties) if each.tag in AFTER_MARK), None)
            properties.insert(len(properties) if at is None else at, look)
        look.insert(0, self.change(name))

    def mark_cell(self, cell: Element, name: str) -> None:
        """Say of a cell of a table that it was added or taken away."""
        _first(cell, f"{W}tcPr").append(self.change(name))

    def look_was(self, look: Element | None, before: Element | None) -> Element:
        """How a run looks, with how it looked."""
        made = element("rPr") if look is None else deepcopy(look)
        was = element("rPr", *(() if before is None else map(deepcopy, before)))
        made.append(self.change("rPrChange", was))
        return made

    def mark_row(self, row: Element, name: str) -> None:
        """Say of a row of a table that it was added or taken away."""
        _first(row, f"{W}trPr").append(self.change(name))

    def properties_were(self, paragraph: Element, before: Element | None) -> None:
        """Say what the properties of a paragraph were."""
        properties = _first(paragraph, f"{W}pPr")
        kept = [] if before is None else [
            deepcopy(each) for each in before
            if each.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")
        ]  # fmt: skip
        properties.append(self.change("pPrChange", element("pPr", *kept)))

    def moving(self, way: str, number: int) -> tuple[Element, Element]:
        """The ends of the range of what moved; `way` is moveFrom or moveTo."""
        self.count += 1
        start = element(
            f"{way}RangeStart", id=self.count, author=self.stamp.author, date=self.date(),
            name=f"move{number}",
        )  # fmt: skip
        return start, element(f"{way}RangeEnd", id=self.count)


def as_deleted(run: Element) -> Element:
    """A run whose text was taken away."""
    for each in run.iter(f"{W}t"):
        each.tag = f"{W}delText"
        each.set(SPACE, "preserve")
    return run


def _first(parent: Element, tag: str) -> Element:
    """The element that must come first in another; made if it is not there."""
    found = parent.find(tag)
    if found is None:
        found = element(tag.removeprefix(W))
        parent.insert(0, found)
    return found
