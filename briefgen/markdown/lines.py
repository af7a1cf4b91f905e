"""A text and its lines: as it reads on any, where its paragraphs stand, a sentence on each.

A line end within a paragraph reads as a space (CommonMark 0.31, section 6.8), so that the text
means the same on other lines. What would read otherwise is left as it was.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from markdown_it.token import Token
from msgspec import Struct

from briefgen.markdown.citations.finding import unlinked
from briefgen.markdown.parse import parse, parse_line
from briefgen.markdown.parser import tokens_of
from briefgen.markdown.sentences import find_sentences
from briefgen.markdown.tree import Block, Break, SoftBreak, Words, walk, with_rows
from briefgen.markdown.write import write_inlines


def flat(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with a space for each line end that reads as one."""
    made: tuple[Block, ...] = _row(blocks)
    return made


def plain(markdown: str) -> str:
    """The words of one line of Markdown, as a title has them; a break is a space."""
    inlines, _faults = parse_line(markdown)
    shown = (node for node in walk(inlines) if isinstance(node, Words | Break | SoftBreak))
    return "".join(node.text if isinstance(node, Words) else " " for node in shown)


def canonical(markdown: str) -> str:
    """Running text in the one form of Markdown that a Word file is read back to."""
    inlines, _faults = parse_line(markdown)
    flat = (Words(" ") if isinstance(each, SoftBreak) else each for each in inlines)
    return write_inlines(unlinked(flat))


def _row(nodes: Iterable[Any]) -> tuple[Any, ...]:
    made: list[Any] = []
    for node in nodes:
        each = Words(" ") if isinstance(node, SoftBreak) else with_rows(node, _row)
        if isinstance(each, Words) and made and isinstance(made[-1], Words):
            each = Words(made.pop().text + each.text)
        made.append(each)
    return tuple(made)


Kind = Literal["text", "list", "heading", "quote", "cell"]
OPENINGS: dict[str, Kind] = {
    "heading_open": "heading",
    "blockquote_open": "quote",
    "td_open": "cell",
    "th_open": "cell",
    "list_item_open": "list",
}


class Leaf(Struct, frozen=True):
    """A paragraph, heading, list element or cell.

    `pieces` are where its words stand in the text, line by line, from and up to; `start` and `end`
    are those of its whole lines, with what stands before the words in them.
    """

    kind: Kind
    pieces: tuple[tuple[int, int], ...]
    start: int
    end: int

    def written(self, text: str) -> str:
        """Its words on the lines on which they stand, without what is before them there."""
        return "\n".join(text[start:end] for start, end in self.pieces)


@lru_cache(maxsize=512)
def leaves(text: str) -> tuple[Leaf, ...]:
    """The leaves of a text, in its order."""
    return tuple(_leaves(text))


def _leaves(text: str) -> Iterator[Leaf]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    open_: list[Kind] = []
    for token in tokens_of(text):
        if kind := OPENINGS.get(token.type):
            open_.append(kind)
        elif token.type.replace("close", "open") in OPENINGS:
            open_.pop()
        elif token.type == "inline" and token.map and token.content:
            yield _leaf(token, open_[-1] if open_ else "text", text, starts)


def _leaf(token: Token, kind: Kind, text: str, starts: list[int]) -> Leaf:
    first, _last = token.map or [0, 0]
    lines = token.content.split("\n")
    pieces = []
    for number, words in enumerate(lines, first):
        end = min(starts[number + 1] - 1, len(text))
        at = text.find(words.strip(), starts[number], end)
        if at < 0:
            at = starts[number]
            pieces.append((at, end))
        else:
            pieces.append((at, at + len(words.strip())))
    last = min(starts[first + len(lines)] - 1, len(text))
    return Leaf(kind, tuple(pieces), starts[first], last)


HARD = re.compile(r" {2,}$|(?<!\\)(?:\\\\)*(\\)$")
"""The end of a line that is to be seen as such."""
MARKER = re.compile(r"(?:[ >]|[-+*](?= )|\d{1,9}[.)](?= ))*")
"""What stands before the text of a paragraph in quotations and lists."""
STARTS_A_BLOCK = re.compile(
    r"[-+*](\s|$)|\d{1,9}[.)](\s|$)|[#>|=:<]|`{3}|~{3}|\[\^[^\]]*\]:|([-*_])(\s*\3){2,}"
)
"""What at the start of a line would not be the running text that it is."""
LIKE_A_LIST = re.compile(r"\s*([•●▪■◦○‣·–—]|\(?[a-z]{1,3}\))\s")
"""A line with a mark that is none of Markdown's: its author means more by its end than a space."""
SPACE = " \t"


class _Change(Struct, frozen=True):
    """Lines of a text, from `start` up to `end`, and those that take their place."""

    start: int
    end: int
    lines: tuple[str, ...]


@lru_cache(maxsize=512)
def one_sentence_a_line(text: str) -> str:
    """A Markdown text with each sentence of its paragraphs on a line of its own.

    What briefgen does not understand as Markdown stays as it is.
    """
    lines = text.split("\n")
    changes = list(_changes(text, lines))
    if not changes:
        return text
    before = parse(text)
    if before.faults:
        return text
    meant = flat(before.blocks)
    whole = _with(lines, changes)
    if _reads_as(whole, meant):
        return whole
    good = [each for each in changes if _reads_as(_with(lines, [each]), meant)]
    together = _with(lines, good)
    return together if _reads_as(together, meant) else text


def _reads_as(text: str, meant: object) -> bool:
    after = parse(text)
    return not after.faults and flat(after.blocks) == meant


def _with(lines: Sequence[str], changes: Sequence[_Change]) -> str:
    made = list(lines)
    for change in reversed(changes):
        made[change.start : change.end] = change.lines
    return "\n".join(made)


def _changes(text: str, lines: Sequence[str]) -> Iterator[_Change]:
    for opening, inline in pairwise(tokens_of(text)):
        if opening.type != "paragraph_open" or not opening.map:
            continue
        start, end = opening.map
        content = inline.content.split("\n")
        if len(content) != end - start or any(LIKE_A_LIST.match(line) for line in content[1:]):
            continue
        made = _formed(lines[start], content)
        old = [line.rstrip(SPACE) for line in lines[start:end]]
        if made and [line.rstrip(SPACE) for line in made] != old:
            yield _Change(start, end, tuple(made))


def _formed(first: str, content: Sequence[str]) -> list[str] | None:
    """The lines of a paragraph as they should be; None where its place in the line is odd."""
    line, words = first.rstrip(SPACE), content[0].rstrip(SPACE)
    before = line[: len(line) - len(words)]
    if not line.endswith(words) or not MARKER.fullmatch(before):
        return None
    return [f"{a}{b}" for a, b in zip(_starts(before), _in_sentences(content), strict=False)]


def _starts(first: str) -> Iterator[str]:
    """What stands before the first line of a paragraph, and before each other."""
    yield first
    while True:
        yield re.sub("[^ >]", " ", first)


def _in_sentences(content: Sequence[str]) -> Iterator[str]:
    """The sentences of a paragraph, each with the hard line end that it had."""
    pieces: list[str] = []
    for number, line in enumerate(content, 1):
        ends = line.endswith((" ", "\\")) and number < len(content)
        hard = HARD.search(line) if ends else None
        at = hard.start(1) if hard and hard[1] else hard.start() if hard else len(line)
        pieces.append(line[:at].strip(SPACE))
        if hard or number == len(content):
            *others, last = _sentences(" ".join(pieces))
            yield from others
            yield last + line[at:] if hard else last
            pieces = []


def _sentences(text: str) -> Iterator[str]:
    start, end = 0, None
    for first, after in find_sentences(text):
        # Two spaces would be lost at the end of a line, and a no-break space is not to be broken.
        if end is not None and text[end:first] == " " and not STARTS_A_BLOCK.match(text, first):
            yield text[start:end]
            start = first
        end = after
    yield text[start:]
