"""A document from outside as a tree of Markdown: what becomes of it is written from this."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from briefgen.manuscript.block import MARK, Existing
from briefgen.markdown.tree import (
    Block,
    Break,
    Inline,
    Node,
    Note,
    SoftBreak,
    Words,
    children,
    walk,
)
from briefgen.problem import Text
from briefgen.source.reader import NOT_TEXT

LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
"""Signs that nobody sees which end a line, or may."""
Inlines = tuple[Inline, ...]
Tree = tuple[tuple[Block, ...], dict[str, Inlines], tuple[Text, ...]]
"""The blocks of a document, its footnotes by name, and what in it has no place in Markdown."""


class Manuscript(Struct, frozen=True):
    """A document: its blocks, its footnotes by name, and what in it has no place in Markdown.

    `existing` is the same document in plain text, from which dates and names are guessed.
    """

    file: str
    existing: Existing
    blocks: tuple[Block, ...]
    notes: Mapping[str, Inlines]
    left_out: tuple[Text, ...] = ()


def plain(inlines: Iterable[Inline]) -> str:
    """The words of running text, without emphasis and marks of footnotes.

    What looks like a mark but is none, stands there without its sign: no title can hold one.
    """
    return MARK.sub(r"[\1]", "".join(_words(inlines))).strip()


def _words(inlines: Iterable[Inline]) -> Iterator[str]:
    for node in inlines:
        match node:
            case Words():
                yield node.text
            case SoftBreak() | Break():
                yield " "
            case Note():
                pass
            case _:
                for row in children(node):
                    yield from _words(row)  # type: ignore[arg-type]


def words_in(nodes: Iterable[Node]) -> str:
    """All words in nodes, with nothing between them."""
    return "".join(each.text for each in walk(nodes) if isinstance(each, Words))


def joined(row: Iterable[Inline]) -> list[Inline]:
    """Running text with words in a row as one, and none that are empty."""
    made: list[Inline] = []
    for node in row:
        last = made[-1] if made else None
        if isinstance(last, Words) and isinstance(node, Words):
            made[-1] = Words(last.text + node.text)
        elif node != Words(""):
            made.append(node)
    return made


def clean(text: str) -> str:
    """The text without characters that nobody sees, which YAML and Word cannot hold."""
    return NOT_TEXT.sub(lambda found: " " if found[0] in LINE_ENDS else "", text)
