"""The Markdown that briefgen knows, as frozen values; anything else is refused by `parse`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.markdown.pattern import Pattern


class Words(Struct, frozen=True):
    """Plain text, unescaped."""

    text: str


class SoftBreak(Struct, frozen=True):
    """A line end in the source that reads as a space."""


class Break(Struct, frozen=True):
    """A line end that the author wants to see."""


class Placed(Struct, frozen=True, eq=False):
    """What stands somewhere in a text; two that say the same are equal wherever they stand."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _said(self) == _said(other)

    def __hash__(self) -> int:
        return hash(_said(self))


def _said(node: object) -> tuple[object, ...]:
    names = getattr(node, "__struct_fields__", ())
    return tuple(getattr(node, each) for each in names if each not in ("line", "column"))


class Note(Placed, frozen=True, eq=False):
    """A reference to a footnote; `line` and `column` count from 0."""

    name: str
    line: int = 0
    column: int = 0


class Emphasis(Struct, frozen=True):
    """Emphasised text."""

    children: tuple["Inline", ...]


class Strong(Struct, frozen=True):
    """Strongly emphasised text."""

    children: tuple["Inline", ...]


class Link(Struct, frozen=True):
    """A hyperlink."""

    target: str
    children: tuple["Inline", ...]


class Foreign(Struct, frozen=True):
    """Text in another language than the document's, by its code of two letters.

    `term` tells that it is a term of which that is known, and not marked in the text itself.
    """

    language: str
    children: tuple["Inline", ...]
    term: bool = False


LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "de": "de-DE"}
"""The languages in which a part of a text may be, and how Word and PDF call each (BCP 47)."""
Inline = Words | SoftBreak | Break | Note | Emphasis | Strong | Link | Foreign


class Paragraph(Placed, frozen=True, eq=False):
    """A paragraph; `line` counts from 0."""

    children: tuple[Inline, ...]
    line: int = 0


class Heading(Placed, frozen=True, eq=False):
    """A heading of level 1-6; `line` counts from 0."""

    level: int
    children: tuple[Inline, ...]
    line: int = 0


class BulletList(Struct, frozen=True):
    """A bulleted list: the blocks of each element."""

    items: tuple[tuple["Block", ...], ...]


class OrderedList(Struct, frozen=True):
    """A numbered list: its first number, and the blocks of each element."""

    start: int
    items: tuple[tuple["Block", ...], ...]


class Quote(Struct, frozen=True):
    """A block quote."""

    children: tuple["Block", ...]


class Table(Struct, frozen=True):
    """A table: the header row, the alignment of each column, and the other rows, cell by cell."""

    header: tuple[tuple[Inline, ...], ...]
    align: tuple[str | None, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block = Paragraph | Heading | BulletList | OrderedList | Quote | Table

Node = Block | Inline
AnyNode = TypeVar("AnyNode", bound=Node)


def children(node: Node) -> Sequence[tuple[Node, ...]]:
    """The rows of nodes directly within a node, in the order of the text."""
    match node:
        case Words() | SoftBreak() | Break() | Note():
            return ()
        case BulletList() | OrderedList():
            return node.items
        case Table():
            return [cell for row in (node.header, *node.rows) for cell in row]
        case _:
            return (node.children,)


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes and all that is within them, in the order of the text."""
    waiting = [iter(nodes)]
    while waiting:
        for node in waiting[-1]:
            yield node
            if rows := children(node):
                waiting.append(chain.from_iterable(rows))
                break
        else:
            waiting.pop()


def with_rows(node: Any, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Any:
    """A node with each row of nodes directly within it changed, in the order of the text."""
    match node:
        case Words() | SoftBreak() | Break() | Note():
            return node
        case BulletList() | OrderedList():
            return replace(node, items=tuple(change(item) for item in node.items))
        case Table():
            rows = (node.header, *node.rows)
            header, *others = (tuple(change(cell) for cell in row) for row in rows)
            return replace(node, header=header, rows=tuple(others))
        case _:
            return replace(node, children=change(node.children))


def renamed(nodes: tuple[AnyNode, ...], rename: Callable[[Note], str]) -> tuple[AnyNode, ...]:
    """The nodes with every footnote reference renamed, in the order of the text."""
    return tuple(_renamed(node, rename) for node in nodes)


def _renamed(node: Any, rename: Callable[[Note], str]) -> Any:
    if isinstance(node, Note):
        return replace(node, name=rename(node))
    return with_rows(node, lambda row: renamed(row, rename))


def with_terms(nodes: tuple[Any, ...], terms: Iterable[str], language: str) -> tuple[Any, ...]:
    """The nodes with some terms of another language set apart, save in what is foreign already."""
    listed = tuple(terms)
    return tuple(_terms_apart(nodes, _one_of(listed), language)) if listed else nodes


@lru_cache(maxsize=8)
def _one_of(terms: tuple[str, ...]) -> Pattern:
    """One of some terms as a word, of which the first letter may be a capital."""
    listed = sorted(terms, key=lambda term: (-len(term), term))
    spelt = "|".join(rf"(?i:{re.escape(term[0])}){re.escape(term[1:])}" for term in listed)
    rests = tuple(dict.fromkeys(term[1:] for term in listed))
    return Pattern(rf"(?<![\w-])({spelt})(?![\w-])", marks=rests)


def _terms_apart(nodes: Iterable[Any], term: Pattern, language: str) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, Words):
            text = node.text
            pieces = term.compiled.split(text) if term.may_be_in(text) else [text]
            for number, words in enumerate(pieces):
                if words:
                    # Of what is split by a group, every second piece is what the group found.
                    plain = Words(words)
                    yield Foreign(language, (plain,), term=True) if number % 2 else plain
        elif isinstance(node, Foreign):
            yield node
        else:
            yield with_rows(node, lambda row: tuple(_terms_apart(row, term, language)))


def append_words(siblings: list[Inline], text: str) -> None:
    """Add plain text to running text; a tab is a space."""
    text = text.replace("\t", " ")
    if siblings and isinstance(siblings[-1], Words):
        siblings[-1] = Words(siblings[-1].text + text)
    elif text:
        siblings.append(Words(text))


def end_line(siblings: list[Inline]) -> None:
    """Drop the white space at the end of a line; markdown-it leaves tabs there."""
    if siblings and isinstance(siblings[-1], Words):
        text = siblings.pop().text.rstrip(" ")  # type: ignore[union-attr]
        append_words(siblings, text)
