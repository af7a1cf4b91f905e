"""Markdown → tree, by markdown-it's CommonMark parser with tables and footnote references.

Lists, quotes, tables, emphasis, links and hard breaks are CommonMark 0.31 and GFM 4.10. Switched
off, since they make text vanish or change unseen: link reference definitions and setext headings.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct

from briefgen.markdown.reading import (
    MAX_DEPTH,
    MAX_PARAGRAPH,
    Fault,
    InlineReader,
    Reading,
    refusal,
)
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

NOTE = re.compile(r"\[\^([^\]\s\[^]+)\]")
LANGUAGE = re.compile(r"\{lang=([^{}\s]{0,20})\}")
"""What stands behind the bracket in which another language is spoken: [state of play]{lang=en}."""
NESTING = 2 * MAX_DEPTH + 6
"""How deep markdown-it looks: past the lists that are refused, and no further into brackets."""
CELL = re.compile(r"(?<!\\)\|")
MARKED = re.compile(r"[\\`*_\[<&]|[ \t]\n|\n[ \t]")
"""What running text has that is more than words on lines, by the rules that are switched on."""


class Parsed(Struct, frozen=True):
    """The blocks of a text, and what in it could not be understood."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


def parse(text: str) -> Parsed:
    """Parse a text of several paragraphs."""
    reader = _BlockReader(text)
    blocks = tuple(reader.blocks(_Tokens(_parser().parse(text))))
    return Parsed(blocks, tuple(reader.faults))


def tokens_of(text: str) -> Sequence[Token]:
    """The flat tokens of markdown-it, for who must know where each block stands.

    What its running text says is not read.
    """
    return _blocks_only().parse(text)


@lru_cache(maxsize=512)
def parse_line(text: str) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
    """Parse one line of running text, such as a footnote: no lists, headings or paragraphs."""
    reading = Reading(text)
    (token,) = _parser().parseInline(text)
    return InlineReader(reading).text(token, 0), tuple(reading.faults)


@cache
def _parser() -> MarkdownIt:
    return _new_parser()


def _new_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table")
    parser.validateLink = _any_address  # type: ignore[method-assign,assignment]
    parser.disable(["reference", "lheading"])
    parser.inline.ruler.before("link", "note", _note)
    parser.core.ruler.at("inline", _running_text)
    return parser


@cache
def _blocks_only() -> MarkdownIt:
    parser = _new_parser()
    parser.core.ruler.disable("inline")
    return parser


def _running_text(state: StateCore) -> None:
    """Read the running text of each block that is no longer than `MAX_PARAGRAPH`."""
    for token in state.tokens:
        if token.type != "inline" or len(token.content) > MAX_PARAGRAPH:
            continue
        token.children = []
        if not MARKED.search(token.content):
            token.children = list(_plain(token.content))
        else:
            reader = _of_languages() if "]{lang=" in token.content else state.md
            reader.inline.parse(token.content, reader, state.env, token.children)


def _plain(content: str) -> Iterator[Token]:
    """The tokens of text without marks, as the parser makes them, which tries all at each sign."""
    for number, line in enumerate(content.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        if line:
            yield Token("text", "", 0, content=line)


@cache
def _of_languages() -> MarkdownIt:
    """The parser for text that has parts in other languages: others need not look for them."""
    parser = _new_parser()
    parser.inline.ruler.before("note", "language", _language)
    return parser


def _language(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    end = parseLinkLabel(state, state.pos)
    found = LANGUAGE.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not found:
        return False
    if not silent:
        outer = state.posMax
        state.pos, state.posMax = state.pos + 1, end
        state.push("language_open", "", 1).content = found[1]
        state.md.inline.tokenize(state)
        state.push("language_close", "", -1)
        state.posMax = outer
    state.pos = found.end()
    return True


def _any_address(_address: str) -> bool:
    """Let every address through: a wrong one is to be refused in words, not printed as text."""
    return True


def _note(state: StateInline, silent: bool) -> bool:
    found = NOTE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("note", "", 0).content = found[1]
    state.pos = found.end()
    return True


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

    def inline(self) -> Token:
        """The text of the block just opened; its closing token is passed over."""
        token = self.tokens[self.next]
        self.next += 2
        return token


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
