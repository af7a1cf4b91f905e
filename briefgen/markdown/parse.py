"""Markdown → tree, by markdown-it's CommonMark parser with tables and footnote references.

Lists, quotes, tables, emphasis, links and hard breaks are CommonMark 0.31 and GFM 4.10.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it.token import Token
from msgspec import Struct

from briefgen.markdown.parser import MAX_DEPTH, tokens_of, whole_line
from briefgen.markdown.reading import Fault, InlineReader, Reading, refusal
from briefgen.markdown.tree import (
    Block,
    BulletList,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Quote,
    Table,
)
from briefgen.problem import t

CELL = re.compile(r"(?<!\\)\|")


class Parsed(Struct, frozen=True):
    """The blocks of a text, and what in it could not be understood."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


def parse(text: str) -> Parsed:
    """Parse a text of several paragraphs."""
    reader = _BlockReader(text)
    blocks = tuple(reader.blocks(_Tokens(tokens_of(text))))
    return Parsed(blocks, tuple(reader.faults))


@lru_cache(maxsize=512)
def parse_line(text: str) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
    """Parse one line of running text, such as a footnote: no lists, headings or paragraphs."""
    reading = Reading(text)
    return InlineReader(reading).text(whole_line(text), 0), tuple(reading.faults)


class _Tokens:
    """The flat tokens of markdown-it, read as a tree."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens, self.next = tokens, 0

    def until(self, closing: str | None) -> Iterator[Token]:
        """The tokens at this level up to the closing one, which is passed over."""
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == closing:
                return
            yield token

    def inline(self) -> str:
        """The text of the block just opened; its closing token is passed over."""
        token = self.tokens[self.next]
        self.next += 2
        return token.content


class _BlockReader(Reading):
    """Builds the blocks of one text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.inline = InlineReader(self)

    def blocks(self, tokens: _Tokens, closing: str | None = None) -> Iterator[Block]:
        for token in tokens.until(closing):
            line = token.map[0] if token.map else 0
            if token.type == "paragraph_open":
                # A paragraph of no-break spaces alone is nothing: it would not read back either.
                if inlines := self.inline.text(tokens.inline(), line):
                    yield Paragraph(inlines, line)
            elif token.type == "heading_open":
                yield Heading(int(token.tag[1]), self.inline.text(tokens.inline(), line), line)
            elif token.type in ("bullet_list_open", "ordered_list_open", "blockquote_open"):
                yield self.nested(token, tokens, line)
            elif token.type == "table_open":
                yield self.table(tokens, line)
            else:
                self.fault(line, 0, *refusal(token.type))

    def nested(
        self, opening: Token, tokens: _Tokens, line: int
    ) -> BulletList | OrderedList | Quote:
        """A list or a quotation; what stands too deep is refused once."""
        self.depth += 1
        if self.depth == MAX_DEPTH + 1:
            what = t(
                "lists or quotations stand within each other, more than {count} deep",
                count=MAX_DEPTH,
            )
            self.fault(line, 0, what, t("use fewer levels"))
        if opening.type == "blockquote_open":
            made: BulletList | OrderedList | Quote = Quote(
                tuple(self.blocks(tokens, "blockquote_close"))
            )
        else:
            made = self.listed(opening, tokens, line)
        self.depth -= 1
        return made

    def listed(self, opening: Token, tokens: _Tokens, line: int) -> BulletList | OrderedList:
        items = []
        for token in tokens.until(opening.type.replace("open", "close")):
            items.append(tuple(self.blocks(tokens, "list_item_close")))
            if not items[-1]:
                number = token.map[0] if token.map else line
                what = t("this element of the list is empty")
                self.fault(number, 0, what, t("fill it in, or remove it"))
        if opening.type == "bullet_list_open":
            return BulletList(tuple(items))
        return OrderedList(int(opening.attrGet("start") or 1), tuple(items))

    def table(self, tokens: _Tokens, line: int) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        align: list[str | None] = []
        for token in tokens.until("table_close"):
            if token.type == "tr_open":
                rows.append([])
                line = token.map[0] if token.map else line
                self.check_row(line, len(rows[0]) if len(rows) > 1 else 0)
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self.inline.text(tokens.inline(), line, cell=True))
                if len(rows) == 1:
                    style = str(token.attrGet("style") or "")
                    align.append(style.removeprefix("text-align:") or None)
        header, *body = (tuple(row) for row in rows)
        return Table(header, tuple(align), tuple(body))

    def check_row(self, line: int, columns: int) -> None:
        """Refuse a row of more cells than the header has: Markdown would drop them."""
        cells = len(CELL.split(self.lines[line].strip("> \t").strip("|")))
        if columns and cells > columns:
            what = t(
                "this row of the table has {cells} cells, its header {columns}",
                cells=cells,
                columns=columns,
            )
            self.fault(line, 0, what, t("let each row have as many cells as the header"))
