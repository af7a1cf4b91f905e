"""Two Word files of ours → one with tracked changes: accepted it is the new, rejected the old.

It is the new file, in which the paragraphs, tables and footnotes of the old one are worked in at
the level of words. Its styles, headers and properties are those of the new one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from briefgen.review.align import Block, Pair, align
from briefgen.review.changes import Marker, Stamp
from briefgen.review.inline import ADDED, TAKEN, Inline, compared
from briefgen.review.lists import Lists
from briefgen.review.notes import Notes, notes_of, numbered
from briefgen.review.parts import (
    DOCUMENT,
    FOOTNOTES,
    NUMBERING,
    parsed,
    read_parts,
    write_parts,
    written,
)
from briefgen.review.relations import Relations
from briefgen.review.tables import merged_table
from briefgen.review.tokens import Token, form_of, text_of, tokens
from briefgen.word.xml import Element, W, element

Stamps = Callable[[str | None], Stamp]
"""Who changed what stands below a heading, and when, by the name of its bookmark."""


@dataclass(frozen=True)
class Side:
    """One of the two files: its parts as trees, the addresses of its links, its notes' names."""

    body: Element
    links: Mapping[str, str]
    note_links: Mapping[str, str]
    names: Mapping[str, str]


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
        self.root, self.footnotes = roots[1], footnotes[1]
        self.notes = Notes(notes_of(footnotes[0]), notes_of(footnotes[1]))
        self.links = Relations(new, DOCUMENT)
        self.note_links = Relations(new, FOOTNOTES)
        names = (self.notes.old_names, self.notes.new_names)
        self.old, self.new = (
            Side(
                _body(root),
                Relations(each, DOCUMENT).targets,
                Relations(each, FOOTNOTES).targets,
                name,
            )
            for root, each, name in zip(roots, (old, new), names, strict=True)
        )
        self.lists = Lists(old.get(NUMBERING), new.get(NUMBERING))
        self.numbers = {name: n for n, name in enumerate(self.notes.pairs(), 1)}
        self.inline = Inline(self.marker, self.links.relate, self._note_number)

    def made(self) -> bytes:
        """The package."""
        body = self.new.body
        olds, news = _blocks(self.old.body), _blocks(body)
        merged = list(self.merge(olds, news))
        for each in list(body):
            if each.tag != f"{W}sectPr":
                body.remove(each)
        for number, each in enumerate(merged):
            body.insert(number, each)
        self._write_notes()
        self.parts[DOCUMENT] = written(self.root)
        self.parts |= self.links.parts() | self.note_links.parts()
        if numbering := self.lists.written():
            self.parts[NUMBERING] = numbering
        return write_parts(self.parts)

    def merge(self, olds: Sequence[Element], news: Sequence[Element]) -> Iterator[Element]:
        """The paragraphs and tables of both; the last ones are always one, as its mark must stay.

        Source: 17.13.5.15: the last paragraph of a story cannot be taken away.
        """
        ends = bool(olds and news) and olds[-1].tag == news[-1].tag == f"{W}p"
        head = -1 if ends else None
        pairs = align(_compared(olds[:head]), _compared(news[:head]))
        if ends:
            pairs.append(Pair(len(olds) - 1, len(news) - 1))
        for pair in pairs:
            old = None if pair.old is None else olds[pair.old]
            new = None if pair.new is None else news[pair.new]
            yield from self._pair(old, new, pair.moved)

    def _pair(
        self, old: Element | None, new: Element | None, moved: int | None
    ) -> Iterator[Element]:
        if new is not None:
            self._stamp(new)
        if (new if new is not None else old).tag == f"{W}tbl":  # type: ignore[union-attr]
            yield from merged_table(old, new, self.marker, self.merge, self._alone)
        elif old is not None and new is not None:
            yield self._changed(old, new)
        elif old is not None:
            made = self._alone(old, TAKEN, moved=moved is not None)
            yield from [made] if moved is None else self.marker.moving("From", moved, made)
        elif new is not None:
            made = self._alone(new, ADDED, moved=moved is not None)
            yield from [made] if moved is None else self.marker.moving("To", moved, made)

    def _stamp(self, block: Element) -> None:
        """From a heading on, changes are those of who changed its item."""
        for bookmark in block.iter(f"{W}bookmarkStart"):
            name = bookmark.get(f"{W}name", "")
            if name.startswith("bg"):
                self.marker.stamp = self.stamps(name)

    def _changed(self, old: Element, new: Element) -> Element:
        """A paragraph that is there in both."""
        pieces = list(compared(self._tokens(old, self.old), self._tokens(new, self.new)))
        made = self._rebuilt(new, pieces)
        before, after = (each.find(f"{W}pPr") for each in (old, new))
        if self.lists.form(before, old=True) != self.lists.form(after, old=False):
            self.marker.properties_were(made, self.lists.taken_over(before))
        return made

    def _alone(self, block: Element, state: str, *, moved: bool = False) -> Element:
        """A paragraph that is there in one of both."""
        side = self.old if state == TAKEN else self.new
        made = self._rebuilt(block, [(state, token) for token in self._tokens(block, side)])
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

    def _rebuilt(self, block: Element, pieces: list[tuple[str, Token]]) -> Element:
        """A paragraph with other runs; its bookmarks stay around them, if it is a new one."""
        properties = block.find(f"{W}pPr")
        made = element("p", *(() if properties is None else (deepcopy(properties),)))
        if all(state != TAKEN for state, _token in pieces) and _has_no(pieces, ADDED):
            rest = [each for each in block if each.tag != f"{W}pPr"]
            made.extend(map(deepcopy, rest if self._is_new(block) else ()))
            self._renumber(made)
            return made
        new = self._is_new(block)
        marks = [each for each in block if each.tag.startswith(f"{W}bookmark")] if new else []
        starts = [each for each in marks if each.tag == f"{W}bookmarkStart"]
        ends = [each for each in marks if each.tag == f"{W}bookmarkEnd"]
        made.extend(map(deepcopy, starts))
        made.extend(self.inline.write(pieces))
        made.extend(map(deepcopy, ends))
        return made

    def _is_new(self, block: Element) -> bool:
        return any(each is self.new.body for each in block.iterancestors())

    def _renumber(self, block: Element) -> None:
        """Give the footnote marks of a paragraph that did not change their numbers in the whole."""
        for each in block.iter(f"{W}footnoteReference"):
            name = self.notes.new_names.get(each.get(f"{W}id", ""), "")
            each.set(f"{W}id", str(self.numbers.get(name, 0)))

    def _tokens(self, block: Element, side: Side) -> tuple[Token, ...]:
        return tokens(block, side.links, side.names)

    def _note_number(self, _state: str, token: Token) -> str:
        return str(self.numbers.get(token.words, 0))

    def _write_notes(self) -> None:
        """The notes of both texts; of one that is there in both its words are compared."""
        if self.footnotes is None:
            return
        for each in notes_of(self.footnotes).values():
            self.footnotes.remove(each)
        inline = Inline(self.marker, self.note_links.relate, lambda _state, _token: "0")
        for name, (old, new) in self.notes.pairs().items():
            made = numbered(new if new is not None else old, self.numbers[name])  # type: ignore[arg-type]
            rows = [
                [] if note is None else [
                    tokens(each, side.note_links, {}) for each in note.iter(f"{W}p")
                ]
                for note, side in ((old, self.old), (new, self.new))
            ]  # fmt: skip
            self._note(made, rows[0], rows[1], inline)
            self.footnotes.append(made)
        self.parts[FOOTNOTES] = written(self.footnotes)

    @staticmethod
    def _note(
        made: Element,
        olds: Sequence[Sequence[Token]],
        news: Sequence[Sequence[Token]],
        inline: Inline,
    ) -> None:
        """Our notes have one paragraph; of others the further paragraphs stay as they are."""
        paragraph = made.find(f"{W}p")
        if paragraph is None:
            return
        pieces = compared(olds[0] if olds else (), news[0] if news else ())
        for each in list(paragraph):
            if each.tag != f"{W}pPr":
                paragraph.remove(each)
        paragraph.extend(inline.write(pieces))


def _body(root: Element) -> Element:
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError(DOCUMENT)
    return body


def _has_no(pieces: Sequence[tuple[str, Token]], state: str) -> bool:
    return all(each != state for each, _token in pieces)


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
