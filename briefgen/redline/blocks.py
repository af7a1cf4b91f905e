"""Paragraphs that are in both texts, or in one, with the marks of their changes."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from briefgen.redline.changes import Marker
from briefgen.redline.numbering import Lists, Notes
from briefgen.redline.words import (
    ADDED,
    END,
    FROM,
    KEPT,
    TAKEN,
    TO,
    Inline,
    Piece,
    Token,
    alike,
    compared,
    runs_of,
    tokens,
)
from briefgen.word.xml import Element, W, element

ELSEWHERE = tuple(f"{W}{name}" for name in ("numPr", "hyperlink", "footnoteReference"))
"""What has only a number in a paragraph, which may stand for another thing in each file."""
BETWEEN = Token(END, "")
"""Stands for the mark between two paragraphs, of one that was split or joined."""


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
        if _are_one(old, new):
            return self._rebuilt(new, None)
        runs = (self._runs(old, self.old), self._runs(new, self.new))
        made = self._rebuilt(new, None if alike(*runs) else self._compared([old], [new]))
        self._were(made, old, new)
        return made

    def parted(self, olds: Sequence[Element], news: Sequence[Element]) -> Iterator[Element]:
        """A paragraph that was split, or made of others; of one of both there is one."""
        state, parts = (ADDED, news) if len(news) > 1 else (TAKEN, olds)
        rows: list[list[Piece]] = [[]]
        for piece in self._compared(olds, news):
            if piece[1].kind == END:
                rows.append([])
            else:
                rows[-1].append(piece)
        for part, row in zip(parts[:-1], rows[:-1], strict=True):
            made = self._rebuilt(part, row)
            if state == TAKEN:
                self._take_over(made)
            self.marker.mark(made, state)
            yield made
        made = self._rebuilt(news[-1], rows[-1])
        self._were(made, olds[-1], news[-1])
        yield made

    def moved(self, block: Element, state: str, other: Element) -> Element:
        """A paragraph in the place from where it moved, or to where; `other` is it in the other."""
        old, new = (block, other) if state == FROM else (other, block)
        pieces = [
            (each, before, before) if state == FROM else (each, token, token)
            for each, token, before in self._compared([old], [new])
            if each != (ADDED if state == FROM else TAKEN)
        ]
        made = self._rebuilt(block, [(each or state, one, two) for each, one, two in pieces])
        if state == FROM:
            self._take_over(made)
        return made

    def alone(self, block: Element, state: str) -> Element:
        """A paragraph that is there in one of both, without a word of its mark."""
        side = self.old if state == TAKEN else self.new
        row = tokens(self._runs(block, side))
        # What stands for the number of a note is there in both ways of it.
        own = f"{W}footnoteRef"
        made = self._rebuilt(
            block,
            [
                (
                    KEPT if each.element is not None and each.element.tag == own else state,
                    each,
                    each,
                )
                for each in row
            ],
        )
        if state == TAKEN:
            self._take_over(made)
        return made

    def keep_mark(self, made: Element, old: Element, new: Element, state: str) -> None:
        """Let the last paragraph, which is there in one text only, keep its mark.

        Args:
            made: the paragraph.
            old: the paragraph in which the old text ends if the other words are taken away.
            new: that of the new text.
            state: whether it was added or moved here, or the other way round.
        """
        own = made.find(f"{W}pPr")
        if state in {ADDED, TO}:
            self._were(made, old, made)
            return
        properties = new.find(f"{W}pPr")
        if own is not None:
            made.remove(own)
        made.insert(0, element("pPr") if properties is None else deepcopy(properties))
        forms = {self.lists.form(each, old=False) for each in (own, properties)}
        if len(forms) > 1:
            self.marker.properties_were(made, own)

    def _were(self, made: Element, old: Element, new: Element) -> None:
        before, after = (each.find(f"{W}pPr") for each in (old, new))
        if self.lists.form(before, old=True) != self.lists.form(after, old=False):
            self.marker.properties_were(made, self.lists.taken_over(before))

    def _take_over(self, made: Element) -> None:
        properties = made.find(f"{W}pPr")
        taken = self.lists.taken_over(properties)
        if properties is not None and taken is not None:
            made.replace(properties, taken)

    def _compared(self, olds: Sequence[Element], news: Sequence[Element]) -> list[Piece]:
        old, new = (
            [
                token
                for number, each in enumerate(blocks)
                for token in ((BETWEEN,) if number else ()) + tuple(tokens(self._runs(each, side)))
            ]
            for blocks, side in ((olds, self.old), (news, self.new))
        )
        plain = self.marker.plain
        return list(compared(old if plain else self.notes.matched(old, new), new, plain=plain))

    def _rebuilt(self, block: Element, pieces: Sequence[Piece] | None) -> Element:
        """A paragraph with other runs; its bookmarks stay around them, if it is a new one.

        None for the pieces if nothing in it changed.
        """
        properties = block.find(f"{W}pPr")
        made = element("p", *(() if properties is None else (deepcopy(properties),)))
        if pieces is None:
            made.extend(deepcopy(each) for each in block if each.tag != f"{W}pPr")
            for each in made.iter(f"{W}footnoteReference"):
                id_ = each.get(f"{W}id", "")
                each.set(f"{W}id", self.notes.number(KEPT, id_, ""))
            return made
        new = any(each is self.new.body for each in block.iterancestors())
        made.extend(map(deepcopy, block.iter(f"{W}bookmarkStart") if new else ()))
        made.extend(self.inline.write(pieces))
        made.extend(map(deepcopy, block.iter(f"{W}bookmarkEnd") if new else ()))
        return made

    def _runs(self, block: Element, side: Side) -> tuple[Token, ...]:
        return runs_of(block, side.links, side.names)


def _are_one(old: Element, new: Element) -> bool:
    """Whether two paragraphs are the same, with nothing in them that is said elsewhere."""
    elsewhere = any(True for each in (old, new) for _ in each.iter(*ELSEWHERE))
    return not elsewhere and etree.tostring(old) == etree.tostring(new)
