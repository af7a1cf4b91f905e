"""Citations in texts, as the house style wants them printed: in their one form, with their address.

The one form is that of Aanwijzing 3.43 of the Aanwijzingen voor de regelgeving and of the
Interinstitutional Style Guide.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from msgspec.structs import replace

from briefgen.markdown.citations.citation import Citation
from briefgen.markdown.citations.finding import find_citations
from briefgen.markdown.citations.kamerstukken import Kamerstuk
from briefgen.markdown.tree import (
    Block,
    BulletList,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    SoftBreak,
    Table,
    Words,
)
from briefgen.model.government import HouseStyle

AnyBlock = TypeVar("AnyBlock", bound=Block)
Cells = tuple[tuple[Inline, ...], ...]


def with_citations(blocks: Sequence[AnyBlock], style: HouseStyle) -> tuple[AnyBlock, ...]:
    """The blocks, with their citations as the house style wants them."""
    if style.citations == "written" and not style.citation_links:
        return tuple(blocks)
    return tuple(_block(block, style) for block in blocks)


def cited(inlines: Sequence[Inline], style: HouseStyle) -> tuple[Inline, ...]:
    """Running text, with its citations as the house style wants them; those in links are left."""
    made: list[Inline] = []
    for plain, group in groupby(inlines, key=lambda each: isinstance(each, Words | SoftBreak)):
        row = list(group)
        made += _words(row, style) if plain else row
    return tuple(made)


def _block(block: AnyBlock, style: HouseStyle) -> AnyBlock:
    match block:
        case Paragraph():
            return replace(block, children=cited(block.children, style))
        case BulletList() | OrderedList():
            return replace(block, items=tuple(with_citations(each, style) for each in block.items))
        case Quote():
            return replace(block, children=with_citations(block.children, style))
        case Table():
            rows = tuple(_cells(row, style) for row in block.rows)
            return replace(block, header=_cells(block.header, style), rows=rows)
    return block


def _cells(row: Cells, style: HouseStyle) -> Cells:
    return tuple(cited(cell, style) for cell in row)


def _words(row: Sequence[Inline], style: HouseStyle) -> Iterator[Inline]:
    """Words and soft breaks in a row; those without a citation stay as they are."""
    text = "".join(each.text if isinstance(each, Words) else "\n" for each in row)
    found = list(find_citations(text))
    if not found:
        yield from row
        return
    position = 0
    for citation in found:
        yield from _plain(text[position : citation.start])
        yield _printed(citation, style)
        position = citation.end
    yield from _plain(text[position:])


def _plain(text: str) -> Iterator[Inline]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield SoftBreak()
        if line:
            yield Words(line)


def _printed(citation: Citation, style: HouseStyle) -> Inline:
    written = " ".join(citation.written.split())
    listed = isinstance(citation, Kamerstuk) and citation.listed
    form = None if listed or style.citations == "written" else citation.standard()
    words = Words(form or written)
    address = citation.address() if style.citation_links else None
    return Link(address, (words,)) if address else words
