"""One story of both files (the text, a header, a footer) → the whole of it, with its changes."""

from collections.abc import Iterator, Sequence

from briefgen.redline.align import Block, Pair, align, ending
from briefgen.redline.blocks import Paragraphs, merged_table
from briefgen.redline.changes import Marker
from briefgen.redline.words import ADDED, TAKEN, form_of, text_of
from briefgen.word.xml import Element, W

BLOCKS = (f"{W}p", f"{W}tbl")


class Story:
    """The merging of the blocks of two stories."""

    def __init__(self, marker: Marker, paragraphs: Paragraphs) -> None:
        self.marker, self.paragraphs = marker, paragraphs

    def merge_all(self) -> None:
        """Put the whole into the place of the new story."""
        new = self.paragraphs.new.body
        merged = list(self.merge(blocks_of(self.paragraphs.old.body), blocks_of(new)))
        for each in list(new):
            if each.tag != f"{W}sectPr":
                new.remove(each)
        for number, each in enumerate(merged):
            new.insert(number, each)

    def merge(self, olds: Sequence[Element], news: Sequence[Element]) -> Iterator[Element]:
        """The paragraphs and tables of both, of which the last mark is kept.

        Source: 17.13.5.15: the last paragraph of a story cannot be taken away.
        """
        pairs = align(_compared(olds), _compared(news))
        head, tail = ending(pairs, olds, news)
        if head is None:
            pairs = align(_compared(olds[:-1]), _compared(news[:-1]))
            head, tail = [*pairs, Pair(len(olds) - 1, len(news) - 1)], []
        made: Element | None = None
        for pair in head:
            old = None if pair.old is None else olds[pair.old]
            new = None if pair.new is None else news[pair.new]
            for made in self._pair(old, new, pair.moved):
                yield made
        if tail and made is not None:
            yield from self._tail(made, head[-1], tail, (olds, news))

    def _tail(
        self,
        before: Element,
        pair: Pair,
        tail: Sequence[Pair],
        blocks: tuple[Sequence[Element], Sequence[Element]],
    ) -> Iterator[Element]:
        """What was added at the end, or taken away from it.

        The marks shift by one: that of the paragraph before is added or taken away, and the last
        one stays; whose properties are then those of that paragraph.
        """
        olds, news = blocks
        self.marker.mark(before, TAKEN if tail[0].new is None else ADDED)
        made = before
        for each in tail:
            if each.new is not None:
                made = self.paragraphs.alone(news[each.new], ADDED)
            elif each.old is not None:
                made = self.paragraphs.alone(olds[each.old], TAKEN)
            if each is tail[-1]:
                self.paragraphs.keep_mark(made, olds[pair.old or 0], news[pair.new or 0])
            yield made

    def _pair(
        self, old: Element | None, new: Element | None, moved: int | None
    ) -> Iterator[Element]:
        if (new if new is not None else old).tag == f"{W}tbl":  # type: ignore[union-attr]
            yield from merged_table(old, new, self.marker, self.merge, self.paragraphs.alone)
        elif old is not None and new is not None:
            yield self.paragraphs.changed(old, new)
        elif old is not None:
            made = self.paragraphs.alone(old, TAKEN, moved=moved is not None)
            yield from [made] if moved is None else self.marker.moving("From", moved, made)
        elif new is not None:
            made = self.paragraphs.alone(new, ADDED, moved=moved is not None)
            yield from [made] if moved is None else self.marker.moving("To", moved, made)


def blocks_of(body: Element) -> list[Element]:
    """The paragraphs and tables of a story."""
    return [each for each in body if each.tag in BLOCKS]


def _compared(blocks: Sequence[Element]) -> list[Block]:
    return [Block(_form(each), _with_marks(each)) for each in blocks]


def _form(block: Element) -> str:
    """The kind and style of a block."""
    style = block.find(f"{W}pPr/{W}pStyle")
    return block.tag + ("" if style is None else style.get(f"{W}val", ""))


def _with_marks(block: Element) -> str:
    """The words of a block, and a sign for each footnote mark in it."""
    if block.tag == f"{W}tbl":
        return form_of(block)
    return text_of(block) + "†" * len(list(block.iter(f"{W}footnoteReference")))
