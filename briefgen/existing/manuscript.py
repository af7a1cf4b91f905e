"""An existing document as a tree of Markdown: what becomes of it is written from this."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.existing import WORD, read_existing
from briefgen.existing.block import Existing
from briefgen.markdown import Block, Break, Inline, Note, SoftBreak, Words
from briefgen.markdown.tree import children
from briefgen.problem import Text
from briefgen.source.reader import NOT_TEXT

Inlines = tuple[Inline, ...]
MARK = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document: its blocks, its footnotes by name, and what in it has no place in Markdown.

    `existing` is the same document in plain text, from which dates and names are guessed.
    """

    file: str
    existing: Existing
    blocks: tuple[Block, ...]
    notes: Mapping[str, Inlines]
    left_out: tuple[Text, ...] = ()


def read_manuscript(path: Path, file: str) -> Manuscript:
    """Read a document, by the ending of its name.

    Raises:
        InvalidInputError: if it cannot be read, or holds Markdown that briefgen does not know.
        OSError: if the file cannot.
    """
    content = path.read_bytes()
    if path.suffix.lower() in WORD:
        from briefgen.existing.word_tree import word_tree  # noqa: PLC0415 - lxml is slow

        blocks, notes, left_out = word_tree(content, file)
    else:
        from briefgen.existing.markdown_tree import markdown_tree  # noqa: PLC0415 - its parser too

        blocks, notes, left_out = markdown_tree(content, file)
    return Manuscript(file, read_existing(path, file), blocks, notes, left_out)


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


def clean(text: str) -> str:
    """The text without characters that nobody sees, which YAML and Word cannot hold."""
    spaced = text.translate(dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), " "))
    return NOT_TEXT.sub("", spaced)
