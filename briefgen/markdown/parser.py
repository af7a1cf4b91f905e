"""The parser of markdown-it as we use it: with footnote references and languages, without others.

CommonMark with tables. Switched off, since they make text vanish or change unseen: link reference
definitions and setext headings.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MAX_DEPTH = 9
"""How many lists and quotations may stand within each other: Word's lists have nine levels."""
MAX_PARAGRAPH = 20_000
"""How many characters a paragraph has at most: the longest that people write have a tenth."""
NOTE = re.compile(r"\[\^([^\]\s\[^]+)\]")
LANGUAGE = re.compile(r"\{lang=([^{}\s]{0,20})\}")
"""What stands behind the bracket in which another language is spoken: [state of play]{lang=en}."""
NESTING = 2 * MAX_DEPTH + 6
"""How deep markdown-it looks: past the lists that are refused, and no further into brackets."""
MARKED = re.compile(r"[\\`*_\[<&]|[ \t]\n|\n[ \t]")
"""What running text has that is more than words on lines, by the rules that are switched on."""


@lru_cache(maxsize=128)
def tokens_of(text: str) -> Sequence[Token]:
    """The flat tokens of markdown-it: where each block stands, and its running text unread.

    Of the same text they are the same: nobody changes them.
    """
    return tuple(_blocks_only().parse(text))


@lru_cache(maxsize=512)
def running_text(content: str) -> Sequence[Token]:
    """The tokens of running text, which nobody changes either."""
    if not MARKED.search(content):
        return tuple(_plain(content))
    reader = _of_languages() if "]{lang=" in content else _parser()
    (token,) = reader.parseInline(content)
    return tuple(token.children or ())


def whole_line(text: str) -> str:
    """A text as running text, of which the line ends are in one form."""
    (token,) = _blocks_only().parseInline(text)
    return token.content


@cache
def _parser() -> MarkdownIt:
    return _new_parser()


def _new_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table")
    parser.validateLink = _any_address  # type: ignore[method-assign,assignment]
    parser.disable(["reference", "lheading"])
    parser.block.ruler.before("table", "words", _words)
    parser.inline.ruler.before("link", "note", _note)
    return parser


@cache
def _blocks_only() -> MarkdownIt:
    parser = _new_parser()
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


def _words(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Read a paragraph of which each line begins with a letter, as most do.

    No other rule would take one, nor end it; the parser tries eight of them at each line.
    """
    if silent or state.is_code_block(start):
        return False
    after = start
    while after < state.lineMax and not state.isEmpty(after):
        if not state.src[state.bMarks[after] + state.tShift[after]].isalpha():
            return False
        after += 1
    content = state.getLines(start, after, state.blkIndent, keepLastLF=False)
    if content[:1].isspace() or content[-1:].isspace():
        return False
    state.line = after
    state.push("paragraph_open", "p", 1).map = [start, after]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = content, [start, after], []
    state.push("paragraph_close", "p", -1)
    return True


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
