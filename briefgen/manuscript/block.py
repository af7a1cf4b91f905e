"""A document that was not made of a dossier, as blocks: what each is and where it stands."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct, field

from briefgen.manuscript.left_out import LeftOut, summed_up
from briefgen.problem import Text
from briefgen.source.document import Prose, Source, Span

MARK = re.compile(r"\[\^([^\]\s\[]+)\]")
"""The mark of a footnote in a text, with the name of that footnote."""
Kind = Literal["heading", "text", "note", "quote", "margin"]


class Block(Struct, frozen=True):
    """A heading, a paragraph, a list, a footnote, a quotation, or what stands in a margin or table.

    `line` is where it starts in the source, from 0; `name` is that of a footnote; `indent` is how
    many characters of its first line are not its text (the mark of a heading or a footnote);
    `level` is that of a heading, or how deep in a list of a Word file a text is.
    """

    kind: Kind
    text: str
    line: int
    name: str | None = None
    level: int = 0
    indent: int = 0


class Existing(Struct, frozen=True):
    """A document as it was read: its lines, its blocks, and the values of its front matter.

    `aside` is what stands in its footers; `left_out` what has no place in a text.
    """

    source: Source
    blocks: tuple[Block, ...]
    front: Mapping[str, object] = field(default_factory=dict)
    aside: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def not_read(self) -> Iterator[Text]:
        """What has no place in a text, a sentence for each kind."""
        yield from summed_up(self.left_out)

    def prose(self, block: Block) -> Prose:
        """The text of a block, which knows the place of each of its lines."""
        end = block.line + block.text.count("\n")
        if block.indent or block.line == end:
            return Prose(block.text, self.source, Span(block.line, block.indent, end))
        return Prose(block.text, self.source, Span(block.line - 1, 0, end, literal=True))
