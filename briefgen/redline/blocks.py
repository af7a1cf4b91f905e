"""Paragraphs and tables that are in both texts, or in one, with the marks of their changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy

from msgspec import Struct

from briefgen.redline.align import Block, align
from briefgen.redline.changes import Marker
from briefgen.redline.numbering import Lists, Notes
from briefgen.redline.words import (
    ADDED,
    KEPT,
    TAKEN,
    Inline,
    Token,
    compared,
    runs_of,
    text_of,
    tokens,
)
from briefgen.word.xml import Element, W, element


class Side(Struct, frozen=True):
    """One of the two files: its text, the addresses of its links, what its footnotes say."""

    body: Element
    links: Mapping[str, str]
    names: Mapping[str, str]


class Paragraphs(Struct, frozen=True):
    """Makes the paragraphs of the whole from those of both texts."""

    marker: Marker
    inline: Inline
    lists: Lists
    notes: Notes
    old: Side
    new: Side

    def changed(self, old: Element, new: Element) -> Element:
        """A paragraph that is there in both."""
        runs = (self._runs(old, self.old), self._runs(new, self.new))
        same = runs[0] == runs[1]
        pieces = () if same else compared(*(tuple(tokens(each)) for each in runs))
        made = self._rebuilt(new, list(pieces))
        before, after = (each.find(f"{W}pPr") for each in (old, new))
        if self.lists.form(before, old=True) != self.lists.form(after, old=False):
            self.marker.properties_were(made, self.lists.taken_over(before))
        return made

    def alone(self, block: Element, state: str, *, moved: bool = False) -> Element:
        """A paragraph that is there in one of both."""
        side = self.old if state == TAKEN else self.new
        made = self._rebuilt(block, [(state, token) for token in tokens(self._runs(block, side))])
        if state == TAKEN:
            properties = made.find(f"{W}pPr")
            taken = self.lists.taken_over(properties)
            if properties is not None and taken is not None:
                made.replace(properties, taken)
        if moved:
            for each in list(made.iter(f"{W}{state}")):
                each.tag = f"{W}move{'From' if state == TAKEN else 'To'}"
        self.marker.mark(made, state)
        return made

    def keep_mark(self, made: Element, old: Element, new: Element) -> None:
        """Let the last paragraph, which is there in one text only, keep its mark.

        Args:
            made: the paragraph.
            old: the paragraph in which the old text ends if the other words are taken away.
            new: that of the new text.
        """
        added = made.find(f"{W}pPr/{W}rPr/{W}ins") is not None
        _unmark(made)
        own, before = made.find(f"{W}pPr"), old.find(f"{W}pPr")
        if added:
            self.marker.properties_were(made, self.lists.taken_over(before))
            return
        properties = new.find(f"{W}pPr")
        if own is not None:
            made.remove(own)
        made.insert(0, element("pPr") if properties is None else deepcopy(properties))
        self.marker.properties_were(made, own)

    def _rebuilt(self, block: Element, pieces: list[tuple[str, Token]]) -> Element:
        """A paragraph with other runs; its bookmarks stay around them, if it is a new one."""
        properties = block.find(f"{W}pPr")
        made = element("p", *(() if properties is None else (deepcopy(properties),)))
        new = any(each is self.new.body for each in block.iterancestors())
        if all(state == KEPT for state, _token in pieces):
            rest = [each for each in block if each.tag != f"{W}pPr"]
            made.extend(map(deepcopy, rest if new else ()))
            self._renumber(made)
            return made
        starts = block.iter(f"{W}bookmarkStart") if new else ()
        ends = block.iter(f"{W}bookmarkEnd") if new else ()
        made.extend(map(deepcopy, starts))
        made.extend(self.inline.write(pieces))
        made.extend(map(deepcopy, ends))
        return made

    def _renumber(self, block: Element) -> None:
        """Give the footnote marks of a paragraph that did not change their numbers in the whole."""
        for each in block.iter(f"{W}footnoteReference"):
            each.set(f"{W}id", self.notes.number(KEPT, each.get(f"{W}id", "")))

    def _runs(self, block: Element, side: Side) -> tuple[Token, ...]:
        return runs_of(block, side.links, side.names)


Merge = Callable[[Sequence[Element], Sequence[Element]], Iterator[Element]]
Alone = Callable[[Element, str], Element]


def merged_table(
    old: Element | None, new: Element | None, marker: Marker, merge: Merge, alone: Alone
) -> Iterator[Element]:
    """The table or tables that stand for both.

    Args:
        old: the table that was there; None if there was none.
        new: the one that is there now.
        marker: makes the marks of changes.
        merge: merges the paragraphs of two cells.
        alone: marks a paragraph as added or taken away.
    """
    if old is not None and (new is None or _columns(old) != _columns(new)):
        yield _whole(old, TAKEN, marker, alone)
        old = None
    if new is None:
        return
    if old is None:
        yield _whole(new, ADDED, marker, alone)
        return
    yield _by_rows(old, new, marker, merge, alone)


def _columns(table: Element) -> list[int]:
    return sorted({len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")})


def _by_rows(old: Element, new: Element, marker: Marker, merge: Merge, alone: Alone) -> Element:
    olds, news = (table.findall(f"{W}tr") for table in (old, new))
    made = deepcopy(new)
    for row in made.findall(f"{W}tr"):
        made.remove(row)
    pairs = align(*([Block("", text_of(row)) for row in rows] for rows in (olds, news)))
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            made.append(_row(olds[pair.old], news[pair.new], merge))
        elif pair.old is not None:
            made.append(_alone_row(olds[pair.old], TAKEN, marker, alone))
        elif pair.new is not None:
            made.append(_alone_row(news[pair.new], ADDED, marker, alone))
    return made


def _row(old: Element, new: Element, merge: Merge) -> Element:
    made = deepcopy(new)
    cells = zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), made.findall(f"{W}tc"), strict=True)
    for before, after, cell in cells:
        for each in cell.findall(f"{W}p"):
            cell.remove(each)
        cell.extend(merge(before.findall(f"{W}p"), after.findall(f"{W}p")))
    return made


def _whole(table: Element, state: str, marker: Marker, alone: Alone) -> Element:
    made = deepcopy(table)
    for row, copy in zip(table.findall(f"{W}tr"), made.findall(f"{W}tr"), strict=True):
        made.replace(copy, _alone_row(row, state, marker, alone))
    return made


def _alone_row(row: Element, state: str, marker: Marker, alone: Alone) -> Element:
    made = deepcopy(row)
    for before, cell in zip(row.findall(f"{W}tc"), made.findall(f"{W}tc"), strict=True):
        for each in cell.findall(f"{W}p"):
            cell.remove(each)
        paragraphs = [alone(each, state) for each in before.findall(f"{W}p")]
        # The marks of a cell's paragraphs go with its row: a cell must keep its last one.
        for last in paragraphs[-1:]:
            _unmark(last)
        cell.extend(paragraphs)
    marker.mark_row(made, state)
    return made


def _unmark(paragraph: Element) -> None:
    """Say no more of the mark of a paragraph that it was added or taken away."""
    for look in paragraph.findall(f"{W}pPr/{W}rPr"):
        for each in (*look.findall(f"{W}ins"), *look.findall(f"{W}del")):
            look.remove(each)
