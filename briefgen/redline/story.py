"""The paragraphs and tables of two stories in one: what moved between the marks of its range."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from briefgen.redline.align import Pair
from briefgen.redline.blocks import Paragraphs
from briefgen.redline.changes import Marker
from briefgen.redline.items import paired
from briefgen.redline.tables import Tables
from briefgen.redline.words import ADDED, FROM, TAKEN, TO
from briefgen.word.xml import Element, W

Blocks = tuple[Sequence[Element], Sequence[Element]]
"""Those of the old story and those of the new one."""


class Story(Struct, frozen=True):
    """The merging of the blocks of two stories."""

    marker: Marker
    paragraphs: Paragraphs

    def merge(self, olds: Sequence[Element], news: Sequence[Element]) -> Iterator[Element]:
        """The paragraphs and tables of both, of which the last mark is kept.

        Source: 17.13.5.15: the last paragraph of a story cannot be taken away.
        """
        blocks = (olds, news)
        pairs = paired(*blocks)
        count = _without_end(pairs, blocks)
        if count is None:
            pairs = [*paired(olds[:-1], news[:-1]), Pair(len(olds) - 1, len(news) - 1)]
            count = len(pairs)
        head, tail = pairs[:count], pairs[count:]
        before: Element | None = None
        for (number, _gone), group in groupby(head, lambda each: (each.moved, each.new is None)):
            row = list(group)
            made = [each for pair in row for each in self._pair(pair, blocks)]
            before = made[-1]
            if number is None:
                yield from made
            else:
                start, end = self.marker.moving(_way(row[0]), number)
                yield from (start, *made, end)
        if tail and before is not None:
            yield from self._tail(before, head[-1], tail, blocks)

    def _pair(self, pair: Pair, blocks: Blocks) -> Iterator[Element]:
        olds, news = blocks
        if pair.old is None or pair.new is None:
            made = self._one(pair, blocks)
            if made.tag == f"{W}p":
                self.marker.mark(made, self._state(pair))
            yield made
        elif olds[pair.old].tag == f"{W}tbl":
            yield from self._tables.both(olds[pair.old], news[pair.new])
        elif pair.split or pair.joined:
            yield from self.paragraphs.parted(*_parts(pair, blocks))
        else:
            yield self.paragraphs.changed(olds[pair.old], news[pair.new])

    @property
    def _tables(self) -> Tables:
        return Tables(self.marker, self.merge, self.paragraphs.alone)

    def _one(self, pair: Pair, blocks: Blocks) -> Element:
        """What is there in one text only, or in another place; a paragraph without its mark."""
        here, there = blocks if pair.new is None else blocks[::-1]
        at = pair.old if pair.new is None else pair.new
        block, state = here[at or 0], TAKEN if pair.new is None else ADDED
        if block.tag == f"{W}tbl":
            return self._tables.alone_table(block, state)
        if pair.other is not None:
            return self.paragraphs.moved(block, _way(pair), there[pair.other])
        return self.paragraphs.alone(block, state)

    def _state(self, pair: Pair) -> str:
        """What became of the mark of a paragraph that is there in one text only."""
        if pair.other is not None:
            return _way(pair)
        return TAKEN if pair.new is None else ADDED

    def _tail(
        self, before: Element, pair: Pair, tail: Sequence[Pair], blocks: Blocks
    ) -> Iterator[Element]:
        """What was added at the end, or taken away from it.

        The marks shift by one: that of the paragraph before is added or taken away, and the last
        one stays; whose properties are then those of that paragraph. So a range of what moved
        begins in the paragraph before it.
        """
        made, end = before, None
        for number, each in enumerate(tail):
            if each.moved != (tail[number - 1].moved if number else None):
                yield from _put(end, made)
                end = None
                if each.moved is not None:
                    start, end = self.marker.moving(_way(each), each.moved)
                    yield from _put(start, made)
            if made.tag == f"{W}p":
                self.marker.mark(made, self._state(each))
            made = self._one(each, blocks)
            yield made
        yield from _put(end, made)
        olds, news = _parts(pair, blocks)
        self.paragraphs.keep_mark(made, olds[-1], news[-1], self._state(tail[-1]))


def _put(mark: Element | None, block: Element) -> Iterator[Element]:
    """The end of a range, in a paragraph before its mark; behind a table it stands alone."""
    if mark is not None and block.tag == f"{W}p":
        block.append(mark)
    elif mark is not None:
        yield mark


def _way(pair: Pair) -> str:
    """The name of the marks of what moved."""
    return FROM if pair.new is None else TO


def _parts(pair: Pair, blocks: Blocks) -> Blocks:
    """The paragraphs of both texts that are a pair."""
    olds, news = blocks
    old, new = pair.old or 0, pair.new or 0
    return olds[old : old + pair.joined + 1], news[new : new + pair.split + 1]


def _without_end(pairs: Sequence[Pair], blocks: Blocks) -> int | None:
    """How many pairs there are up to the last one in both texts, if only one text has more.

    All of them if there is nothing to do; None if the last two must be made one: both texts end in
    something else.
    """
    both = [n for n, pair in enumerate(pairs) if pair.old is not None and pair.new is not None]
    count = both[-1] + 1 if both else 0
    tail = pairs[count:]
    olds, news = blocks
    if not tail or not olds or not news:
        return len(pairs)
    ends = [
        blocks[side][at]
        for each in (*pairs[count - 1 : count], *tail)
        for side, at in enumerate((each.old, each.new))
        if at is not None
    ]
    plain = ends[0].tag == ends[-1].tag == f"{W}p"
    if count and plain and len({each.new is None for each in tail}) == 1:
        return count
    return None if olds[-1].tag == news[-1].tag == f"{W}p" else len(pairs)
