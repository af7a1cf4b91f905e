"""The paragraphs in a text as they are written: which characters of it each consists of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from briefgen.markdown.parse import markdown_tokens

Kind = Literal["text", "list", "heading", "quote", "cell"]
OPENINGS: dict[str, Kind] = {
    "heading_open": "heading",
    "blockquote_open": "quote",
    "td_open": "cell",
    "th_open": "cell",
    "list_item_open": "list",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, heading, list element or cell.

    `pieces` are where its words stand in the text, line by line, from and up to; `start` and `end`
    are those of its whole lines, with what stands before the words in them.
    """

    kind: Kind
    pieces: tuple[tuple[int, int], ...]
    start: int
    end: int

    def written(self, text: str) -> str:
        """Its words in one line."""
        return " ".join(text[start:end] for start, end in self.pieces)


def leaves(text: str) -> Iterator[Leaf]:
    """The leaves of a text, in its order."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    open_: list[Kind] = []
    for token in markdown_tokens(text):
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
