"""Two Word files of ours → one with tracked changes: accepted it is the new, rejected the old.

It is the new file, in which the paragraphs, tables and footnotes of the old one, and those of its
headers and footers, are worked in at the level of words. Its styles are those of the new one.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.redline.align import Block, Pair, align, ending
from briefgen.redline.authors import Authors, sign
from briefgen.redline.blocks import Paragraphs, Side, merged_table
from briefgen.redline.changes import Marker, Stamp
from briefgen.redline.numbering import Lists, Notes
from briefgen.redline.units import EDGE, stories_of
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

BLOCKS = (f"{W}p", f"{W}tbl")
INLINE = tuple(f"{W}{name}" for name in ("pPr", "r", "hyperlink", "bookmarkStart", "bookmarkEnd"))
"""What paragraphs hold that can be made again from their words."""


def redline(old: bytes, new: bytes, stamp: Stamp, authors: Authors | None = None) -> bytes:
    """The Word file with the changes from one to the other.

    Args:
        old: a Word file without tracked changes.
        new: the one that came of it, too.
        stamp: who made the changes, or those of which `authors` cannot tell.
        authors: who made each of them, if more than one did.

    Raises:
        ValueError: if one of them cannot be read.
    """
    made = merged(old, new, stamp)
    if authors is not None:
        sign(stories_of(made.roots), authors, stamp, made.marker)
    return made.package()


class Merged(Struct, frozen=True):
    """Two Word files in one: the parts that were merged as trees, the others as they are."""

    parts: dict[str, bytes]
    roots: dict[str, Element]
    marker: Marker

    def package(self) -> bytes:
        """The bytes of the file."""
        made = {name: written(root) for name, root in self.roots.items()}
        return packed((self.parts | made).items())


def merged(old: bytes, new: bytes, stamp: Stamp) -> Merged:
    """Both files in one, with marks by one author.

    Raises:
        ValueError: if one of them cannot be read.
    """
    return _Redline(read_parts(old), read_parts(new), stamp).made()


class _Redline:
    """The making of one file."""

    def __init__(self, old: Mapping[str, bytes], new: Mapping[str, bytes], stamp: Stamp) -> None:
        self.old, self.new, self.parts = old, new, dict(new)
        self.marker = Marker(stamp)
        self.lists = Lists(old.get(NUMBERING), new.get(NUMBERING))

    def made(self) -> Merged:
        """The whole."""
        document = [parsed(each[DOCUMENT]) for each in (self.old, self.new)]
        footnotes = [
            parsed(each[FOOTNOTES]) if FOOTNOTES in each else None for each in (self.old, self.new)
        ]
        notes = Notes(footnotes[0], footnotes[1], self.marker)
        self._merge(DOCUMENT, [_body(root) for root in document], notes)
        roots = {DOCUMENT: document[1]}
        if (root := notes.write()) is not None:
            roots[FOOTNOTES] = root
        roots |= self._edges()
        if numbering := self.lists.written():
            self.parts[NUMBERING] = numbering
        return Merged(self.parts, roots, self.marker)

    def _edges(self) -> dict[str, Element]:
        """The headers and footers that both have; those made of other things stay the new ones."""
        roots: dict[str, Element] = {}
        for name in sorted(self.old.keys() & self.new.keys()):
            if not EDGE.fullmatch(name):
                continue
            old, new = (parsed(each[name]) for each in (self.old, self.new))
            if form_of(old) == form_of(new):
                roots[name] = new
            elif _plain(old) and _plain(new):
                self._merge(name, [old, new], Notes(None, None, self.marker))
                roots[name] = new
        return roots

    def _merge(self, part: str, bodies: list[Element], notes: Notes) -> None:
        """Merge a story into the tree of the new one."""
        links = Relations(self.new, part)
        targets = (Relations(self.old, part).targets, links.targets)
        names = (notes.old_names, notes.new_names)
        old, new = map(Side, bodies, targets, names)
        inline = Inline(self.marker, links.relate, notes.number)
        paragraphs = Paragraphs(self.marker, inline, self.lists, notes, old, new)
        Story(self.marker, paragraphs).merge_all()
        self.parts |= links.parts()


def _body(root: Element) -> Element:
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError(DOCUMENT)
    return body


def _plain(edge: Element) -> bool:
    """Whether a header or footer holds nothing but paragraphs of runs, and tables of those."""
    inner = (each for paragraph in edge.iter(f"{W}p") for each in paragraph)
    return all(each.tag in BLOCKS for each in edge) and all(each.tag in INLINE for each in inner)


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
