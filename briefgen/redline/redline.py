"""Two Word files of ours → one with tracked changes: accepted it is the new, rejected the old.

It is the new file, in which the paragraphs, tables and footnotes of the old one are worked in at
the level of words. Its styles, headers and properties are those of the new one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.markdown.marks import LENGTH
from briefgen.redline.align import Block, Pair, align, ending
from briefgen.redline.blocks import Paragraphs, Side, merged_table
from briefgen.redline.changes import Marker, Stamp
from briefgen.redline.numbering import Lists, Notes
from briefgen.redline.words import ADDED, TAKEN, Inline, form_of, text_of
from briefgen.word.xml import (
    DOCUMENT,
    FOOTNOTES,
    NUMBERING,
    Element,
    Relations,
    W,
    packed,
    parsed,
    read_parts,
    written,
)

ITEM = re.compile(rf"bg[a-z2-7]{{{LENGTH}}}")
"""The name of the bookmark at the heading of an item."""
Stamps = Callable[[str | None], Stamp]
"""Who changed what stands below a heading, and when, by the name of its bookmark."""


def redline(old: bytes, new: bytes, stamps: Stamps) -> bytes:
    """The Word file with the changes from one to the other.

    Args:
        old: a Word file without tracked changes.
        new: the one that came of it, too.
        stamps: see `Stamps`; with None for what stands above the first heading.

    Raises:
        ValueError: if one of them cannot be read.
    """
    return _Redline(read_parts(old), read_parts(new), stamps).made()


class _Redline:
    """The making of one file."""

    def __init__(self, old: Mapping[str, bytes], new: Mapping[str, bytes], stamps: Stamps) -> None:
        self.parts, self.stamps = dict(new), stamps
        self.marker = Marker(stamps(None))
        roots = [parsed(each[DOCUMENT]) for each in (old, new)]
        footnotes = [parsed(each[FOOTNOTES]) if FOOTNOTES in each else None for each in (old, new)]
        self.root = roots[1]
        self.notes = Notes(footnotes[0], footnotes[1], self.marker)
        self.links = Relations(new, DOCUMENT)
        names = (self.notes.old_names, self.notes.new_names)
        old_side, new_side = (
            Side(_body(root), Relations(each, DOCUMENT).targets, name)
            for root, each, name in zip(roots, (old, new), names, strict=True)
        )
        inline = Inline(self.marker, self.links.relate, self.notes.number)
        lists = Lists(old.get(NUMBERING), new.get(NUMBERING))
        self.paragraphs = Paragraphs(self.marker, inline, lists, self.notes, old_side, new_side)

    def made(self) -> bytes:
        """The package."""
        body = self.paragraphs.new.body
        merged = list(self.merge(_blocks(self.paragraphs.old.body), _blocks(body)))
        for each in list(body):
            if each.tag != f"{W}sectPr":
                body.remove(each)
        for number, each in enumerate(merged):
            body.insert(number, each)
        footnotes = self.notes.write()
        if footnotes is not None:
            self.parts[FOOTNOTES] = written(footnotes)
        self.parts[DOCUMENT] = written(self.root)
        self.parts |= self.links.parts()
        if numbering := self.paragraphs.lists.written():
            self.parts[NUMBERING] = numbering
        return packed(self.parts.items())

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
                self._stamp(news[each.new])
                made = self.paragraphs.alone(news[each.new], ADDED)
            elif each.old is not None:
                made = self.paragraphs.alone(olds[each.old], TAKEN)
            if each is tail[-1]:
                self.paragraphs.keep_mark(made, olds[pair.old or 0], news[pair.new or 0])
            yield made

    def _pair(
        self, old: Element | None, new: Element | None, moved: int | None
    ) -> Iterator[Element]:
        if new is not None:
            self._stamp(new)
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

    def _stamp(self, block: Element) -> None:
        """From a heading on, changes are those of who changed its item."""
        for bookmark in block.iter(f"{W}bookmarkStart"):
            name = bookmark.get(f"{W}name", "")
            if ITEM.fullmatch(name):
                self.marker.stamp = self.stamps(name)


def _body(root: Element) -> Element:
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError(DOCUMENT)
    return body


def _blocks(body: Element) -> list[Element]:
    return [each for each in body if each.tag in (f"{W}p", f"{W}tbl")]


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
