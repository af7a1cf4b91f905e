"""Markdown → tree, by markdown-it's CommonMark parser with tables and footnote references.

Lists, quotes, tables, emphasis, links and hard breaks are CommonMark 0.31 and GFM 4.10. Switched
off, since they make text vanish or change unseen: link reference definitions and setext headings.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefgen.markdown.refused import refusal
from briefgen.markdown.tree import (
    Block,
    Break,
    BulletList,
    Emphasis,
    Heading,
    Inline,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    SoftBreak,
    Strong,
    Table,
    Words,
)
from briefgen.problem import Text, t

NOTE = re.compile(r"\[\^([^\]\s\[^]+)\]")
DEFINITION = re.compile(r" {0,3}\[(\^?)[^\]]+\]:")
MAX_LIST_LEVEL = 9
LINK_TARGET = re.compile(r"(https?|mailto):\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Markdown that briefgen does not know: line and column from 0, what it is, what to do."""

    line: int
    column: int
    what: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a text, and what in it could not be understood."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


def parse(text: str) -> Parsed:
    """Parse a text of several paragraphs."""
    reader = _Reader(text)
    blocks = tuple(reader.blocks(_Tokens(_parser().parse(text))))
    return Parsed(blocks, tuple(reader.faults))


def parse_line(text: str) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
    """Parse one line of running text, such as a footnote: no lists, headings or paragraphs."""
    reader = _Reader(text)
    (token,) = _parser().parseInline(text)
    return reader.inlines(token.children or [], 0), tuple(reader.faults)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.disable(["reference", "lheading"])
    parser.inline.ruler.before("link", "note", _note)
    return parser


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


class _Reader:
    """Builds the tree of one text and gathers its faults."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.faults: list[Fault] = []
        self.depth = 0

    def blocks(self, tokens: _Tokens, closing: str | None = None) -> Iterator[Block]:
        for token in tokens.until(closing):
            line = token.map[0] if token.map else 0
            if token.type == "paragraph_open":
                # A paragraph of no-break spaces alone is nothing: it would not read back either.
                if inlines := self.text(tokens.inline(), line):
                    yield Paragraph(inlines)
            elif token.type == "heading_open":
                yield Heading(int(token.tag[1]), self.text(tokens.inline(), line), line)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield self.list(token, tokens, line)
            elif token.type == "blockquote_open":
                yield Quote(tuple(self.blocks(tokens, "blockquote_close")))
            elif token.type == "table_open":
                yield self.table(tokens, line)
            else:
                self.fault(line, 0, *refusal(token.type))

    def list(self, opening: Token, tokens: _Tokens, line: int) -> BulletList | OrderedList:
        closing = opening.type.replace("open", "close")
        self.depth += 1
        if self.depth == MAX_LIST_LEVEL + 1:
            what = t("lists stand within lists, more than {count} deep", count=MAX_LIST_LEVEL)
            self.fault(line, 0, what, t("use fewer levels"))
        items = []
        for token in tokens.until(closing):
            items.append(tuple(self.blocks(tokens, "list_item_close")))
            if not items[-1]:
                number = token.map[0] if token.map else line
                self.fault(
                    number, 0, t("this element of the list is empty"), t("fill it in, or remove it")
                )
        self.depth -= 1
        if opening.type == "bullet_list_open":
            return BulletList(tuple(items))
        return OrderedList(int(opening.attrGet("start") or 1), tuple(items))

    def table(self, tokens: _Tokens, line: int) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        align: list[str | None] = []
        for token in tokens.until("table_close"):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                inline = tokens.inline()
                here = inline.map[0] if inline.map else line
                rows[-1].append(self.text(inline, here))
                if len(rows) == 1:
                    style = str(token.attrGet("style") or "")
                    align.append(style.removeprefix("text-align:") or None)
        header, *body = (tuple(row) for row in rows)
        return Table(header, tuple(align), tuple(body))

    def text(self, token: Token, line: int) -> tuple[Inline, ...]:
        definition = DEFINITION.match(token.content)
        if definition and definition[1]:
            what = t("a footnote cannot be written in the text itself")
            self.fault(line, 0, what, t("put it under footnotes: with its name and its text"))
        return self.inlines(token.children or [], line)

    def inlines(self, tokens: Sequence[Token], line: int) -> tuple[Inline, ...]:
        stack: list[list[Inline]] = [[]]
        links: list[str] = []
        for token in tokens:
            if token.type in ("em_open", "strong_open", "link_open"):
                stack.append([])
                if token.type == "link_open":
                    links.append(str(token.attrGet("href") or ""))
                    self.check_link(token, links[-1], line)
            elif token.type in ("em_close", "strong_close", "link_close"):
                children = tuple(stack.pop())
                stack[-1].append(_wrap(token.type, children, links))
            elif token.type in ("softbreak", "hardbreak"):
                line += 1
                _end_line(stack[-1])
                stack[-1].append(SoftBreak() if token.type == "softbreak" else Break())
            elif token.type == "note":
                column = self.column(line, f"[^{token.content}]")
                stack[-1].append(Note(token.content, line, column))
            elif token.type in ("text", "text_special"):
                _append_words(stack[-1], token.content)
            else:
                self.fault(line, self.column(line, token.content), *refusal(token.type))
                line += token.content.count("\n")
        return tuple(stack[0])

    def check_link(self, token: Token, target: str, line: int) -> None:
        if token.attrGet("title"):
            what = t("the text in quotes after the address of a link is not used")
            self.fault(line, self.column(line, "]("), what, t("remove it: [text](address)"))
        if not LINK_TARGET.fullmatch(target):
            what = t("the address of a link must start with https:// or mailto:")
            self.fault(line, self.column(line, "]("), what, t("write the whole address"))

    def column(self, line: int, words: str) -> int:
        text = self.lines[line] if line < len(self.lines) else ""
        return max(text.find(words.split("\n", maxsplit=1)[0]), 0)

    def fault(self, line: int, column: int, what: Text, fix: Text) -> None:
        text = self.lines[line] if line < len(self.lines) else ""
        indent = len(text) - len(text.lstrip())
        self.faults.append(Fault(line, max(column, indent), what, fix))


def _wrap(closing: str, children: tuple[Inline, ...], links: list[str]) -> Inline:
    if closing == "link_close":
        return Link(links.pop(), children)
    wrap: Callable[[tuple[Inline, ...]], Inline] = Emphasis if closing == "em_close" else Strong
    return wrap(children)


def _end_line(siblings: list[Inline]) -> None:
    """Drop the white space at the end of a line; markdown-it leaves tabs there."""
    if siblings and isinstance(siblings[-1], Words):
        text = siblings.pop().text.rstrip(" ")  # type: ignore[union-attr]
        _append_words(siblings, text)


def _append_words(siblings: list[Inline], text: str) -> None:
    text = text.replace("\t", " ")
    if siblings and isinstance(siblings[-1], Words):
        siblings[-1] = Words(siblings[-1].text + text)
    elif text:
        siblings.append(Words(text))
