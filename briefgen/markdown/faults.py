"""A text that is being read: where its words stand, and what in it cannot be understood."""

import re
from dataclasses import dataclass

from briefgen.problem import Text, t

MAX_DEPTH = 9
"""How many lists and quotations may stand within each other: Word's lists have nine levels."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Markdown that briefgen does not know: line and column from 0, what it is, what to do."""

    line: int
    column: int
    what: Text
    fix: Text


class Reading:
    """The lines of one text and its faults; `depth` is how many lists and quotations are open."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.faults: list[Fault] = []
        self.depth = 0
        self.searched: dict[tuple[int, str], int] = {}

    def column(self, line: int, words: str) -> int:
        """Where words stand in a line; asked again for the same ones, their next place."""
        text = self.lines[line] if line < len(self.lines) else ""
        sought = words.split("\n", maxsplit=1)[0]
        found = text.find(sought, self.searched.get((line, sought), 0))
        if found >= 0:
            self.searched[line, sought] = found + 1
        return max(found, 0)

    def fault(self, line: int, column: int, what: Text, fix: Text) -> None:
        """Note what is wrong; in what stands too deep nothing but that."""
        if self.depth > MAX_DEPTH + 1 or (self.depth > MAX_DEPTH and self.faults):
            return
        text = self.lines[line] if line < len(self.lines) else ""
        indent = len(text) - len(text.lstrip())
        self.faults.append(Fault(line, max(column, indent), what, fix))


_PLAIN = t("write it as plain text; put a backslash (\\) before a character that must be shown")
_OTHER = (t("this layout is not supported"), _PLAIN)
_NOTE_IN_TEXT = (
    t("a footnote cannot be written in the text itself"),
    t("put it under footnotes: with its name and its text"),
)
_KNOWN = {
    "html_block": (t("HTML is not allowed"), _PLAIN),
    "html_inline": (t("HTML is not allowed"), _PLAIN),
    "code_inline": (t("text between backticks (`) is not supported"), _PLAIN),
    "code_block": (
        t("this line starts too far to the right, which makes it program code"),
        t("let it start under the lines above it"),
    ),
    "fence": (t("program code is not supported"), _PLAIN),
    "image": (t("a picture is not supported"), t("add it as an attachment")),
    "hr": (
        t("a horizontal line is not supported"),
        t("remove it; use a heading or a new paragraph"),
    ),
}


LOOKS_LIKE: tuple[tuple[re.Pattern[str], Text, Text], ...] = (
    (
        re.compile(r" {0,3}#{1,6}[^\W\d]"),
        t("a heading needs a space after the #"),
        t("write “# Text”; put a backslash (\\) before a # that must be shown"),
    ),
    (
        re.compile(r" {0,3}=+\s*$"),
        t("a line of = under a text is not supported"),
        t("write a heading with # before it"),
    ),
    (
        re.compile(r"(?=.*(?<!\\)\^\[)"),
        *_NOTE_IN_TEXT,
    ),
    (
        re.compile(r" {0,3}\[\^[^\]]+\]:"),
        *_NOTE_IN_TEXT,
    ),
)
"""Lines that look like Markdown of another dialect: they would be printed as they stand."""


def refusal(token: str) -> tuple[Text, Text]:
    """What is wrong and what to do, for a kind of token of markdown-it."""
    return _KNOWN.get(token, _OTHER)
