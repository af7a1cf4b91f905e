"""What the YAML reader yields: plain data with the place of every value, or what is wrong in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

import yaml
from msgspec import Struct, field

from briefgen.problem import Place, Problem, t
from briefgen.source.remedies import FIRST_CHARACTER, Advice, mistake

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top, e.g. ("agenda", 0, "items", 2)."""

Data = object
"""Strings, booleans, None, and lists and dicts of these; numbers and dates are still strings."""


class Span(Struct, frozen=True):
    """Where a value stands: line and column from 0, and the line where it ends.

    `literal` tells that it is a `|` block, and `indent` how many spaces stand before its text.
    """

    line: int
    column: int
    end: int = 0
    literal: bool = False
    indent: int = 0


class Source(Struct, frozen=True):
    """One YAML file: its name as shown to the user, its lines, its data and where each value is."""

    file: str
    lines: tuple[str, ...]
    data: Data = None
    values: Mapping[Path, Span] = field(default_factory=dict)
    keys: Mapping[Path, Span] = field(default_factory=dict)

    def at(self, line: int, column: int) -> Place:
        """The place of a line and column counted from 0."""
        text = self.lines[line] if 0 <= line < len(self.lines) else ""
        return Place.within(self.file, line + 1, column + 1, text)

    def place(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest value around it."""
        for end in range(len(path), -1, -1):
            if span := self.values.get(path[:end]):
                return self.at(span.line, span.column)
        return self.at(0, 0)

    def key_place(self, path: Path) -> Place:
        """The place of the key at `path`; for a list element the place of its value."""
        span = self.keys.get(path)
        return self.at(span.line, span.column) if span else self.place(path)

    def prose(self, path: Path, text: str, notes: "Mapping[str, Prose] | None" = None) -> "Prose":
        """The text at `path` as prose that can name the place of each of its lines."""
        return Prose(text, self, self.values.get(path, Span(0, 0)), notes or {})


@lru_cache(256)
def line_starts(text: str) -> tuple[int, ...]:
    """Where each line of a text starts: thousands of places may be asked of one text."""
    return tuple(found.end() for found in re.finditer(r"\A|\n", text))


class Prose(Struct, frozen=True):
    """Markdown text out of a YAML value, and the footnotes that it may refer to."""

    text: str
    source: Source
    span: Span
    notes: Mapping[str, "Prose"] = field(default_factory=dict)

    def at(self, offset: int) -> Place:
        """The place in the file of a character of the text."""
        line = bisect_right(line_starts(self.text), offset) - 1
        return self.place(line, offset - line_starts(self.text)[line])

    def place(self, line: int = 0, column: int = 0) -> Place:
        """The place in the file of a line and column of the text, both counted from 0.

        Exact in a literal block (`|`) and in a text on one line. In another form of text, whose
        lines YAML joins, it is where the words stand at which the line and column point, or else
        where the value starts.
        """
        if self.span.literal:
            return self.source.at(self.span.line + 1 + line, self.span.indent + column)
        for quote in (0, 1):
            start = self.span.column + quote
            if self.source.lines and self.source.lines[self.span.line].startswith(self.text, start):
                return self.source.at(self.span.line, start + column)
        lines = self.text.split("\n")
        word = re.match(r"\S*", lines[line][column:] if line < len(lines) else "")
        for number in range(self.span.line, max(self.span.end, self.span.line) + 1):
            start = self.span.column if number == self.span.line else 0
            found = self.source.lines[number].find(word[0], start) if word and word[0] else -1
            if found >= 0:
                return self.source.at(number, found)
        return self.source.at(self.span.line, self.span.column)

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines of the file that hold the text, after the one where it starts."""
        for number in range(self.span.line + 1, self.span.end + 1):
            if number < len(self.source.lines):
                yield number, self.source.lines[number]


SECOND_COLON = (
    t("there is a second colon in this line, so that the text after it looks like a new key"),
    t('put the whole text between double quotes: key: "text: more text"'),
)
CURLY_QUOTES = (
    t("YAML does not know the quotation marks “ ” and ‘ ’ around a text with a colon"),
    t('use straight ones: "text: more text"'),
)
FIRST_COLON = (
    t("this line does not fit under the line above it"),
    t("write “key: value” with a space after the colon, or a | after the key of a longer text"),
)
TAB = (t("a tab stands here; YAML wants spaces"), t("replace the tab by spaces"))
HARD_SPACE = (
    t("this line starts with a no-break space (U+00A0), which YAML does not take for a space"),
    t("replace it by ordinary spaces"),
)
BACKSLASH = (
    t("a backslash (\\) in text between double quotes has a special meaning"),
    t("use single quotes around the text, or write the backslash twice"),
)
NESTED = (
    t("the data is nested or repeated too often"),
    t("write it out, without & and *"),
)
STAR = (
    t("text that starts with * or & has a special meaning here"),
    t("put the text between double quotes, or write it below the key after a |"),
)
AFTER_THE_END = (
    t("text goes on after the closing quotation mark or bracket"),
    t("put the whole text between double quotes, and write a quotation mark in it as ’ or ”"),
)
_KNOWN: tuple[tuple[str, Advice], ...] = (
    (
        r"could not find expected ':'",
        (
            t("this line is not “key: value” and does not belong to the text above it"),
            t("write “key: value”, or let the line start as far to the right as the text above it"),
        ),
    ),
    (r"found character '\\t'|tab character", TAB),
    (r"alphabetic or numeric character|undefined alias|scanning an (alias|anchor)", STAR),
    (r"found character that cannot start any token", FIRST_CHARACTER),
    (
        r"comment or line break",
        (
            t("after | or > nothing may stand on the same line"),
            t("start the text on the next line, or put it between double quotes"),
        ),
    ),
    (
        r"unexpected end of stream|document separator|unexpected document indicator",
        (
            t("a quotation mark was opened and never closed"),
            t("close the text with the same quotation mark"),
        ),
    ),
    (r"escape|hexdecimal|Unicode", BACKSLASH),
    (
        r"expected ',' or '[\]}]'|expected node content|expected the node",
        (
            t("a list between [ ] or {{ }} is not closed, or a comma is missing"),
            t("put a comma between the elements and close the bracket"),
        ),
    ),
    (
        r"<document start>|a single document|another document",
        (
            t("the file goes on after its end"),
            t("remove the line --- or ... ; one file holds one document"),
        ),
    ),
    (
        r"expected key|expected '-' indicator|block end|block entries are not allowed",
        (
            t("this line starts at another place than the lines that it belongs to"),
            t("let the line start under the others, with spaces, and check the line above it"),
        ),
    ),
    (
        r"tag handle|scanning a tag|tag URI",
        (
            t("text that starts with an exclamation mark has a special meaning here"),
            t("put the whole text between double quotes"),
        ),
    ),
    (
        r"anchor|second occurrence",
        (
            t("an anchor (&) is used wrongly"),
            t("write the text out, without & and *"),
        ),
    ),
    (r"depth|nested|nesting", NESTED),
)
_OTHER = (
    t("the file cannot be read from here"),
    t("compare this line and the one above it with the examples in the handbook"),
)
WHERE_IT_BEGAN = re.compile(r"while (scanning|parsing a flow)")
"""In these contexts the parser notices a mistake far below the line that it was made in."""


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """The problem that the YAML parser's error stands for, in words for who never saw a parser."""
    complaint, context = str(getattr(error, "problem", "") or error), getattr(error, "context", "")
    mark = getattr(error, "problem_mark", None)
    if mark is None or ("tab" not in complaint and WHERE_IT_BEGAN.match(context or "")):
        mark = getattr(error, "context_mark", None) or mark
    line = min(mark.line, len(source.lines) - 1) if mark else 0
    column = min(mark.column, len(source.lines[line])) if mark else 0
    otherwise = line, column, _advice(complaint, source.lines[line], column)
    line, column, advice = mistake(complaint, source.lines, line, column) or otherwise
    return Problem(source.at(line, column), *advice)


def _advice(complaint: str, line: str, column: int) -> Advice:
    before = line[:column]
    at = line[column : column + 1]
    if at == "\t" or before.strip(" ") != before.strip() or line.lstrip(" ").startswith("\u00a0"):
        return HARD_SPACE if at != "\t" and "\u00a0" in line else TAB
    if "mapping values are not allowed" in complaint:
        if not re.search(r":\s", before):
            return FIRST_COLON
        return CURLY_QUOTES if re.search(r":\s*[“”„‘’]", line) else SECOND_COLON
    if "expected key" in complaint and before.strip(" -"):
        return AFTER_THE_END
    return next((advice for pattern, advice in _KNOWN if re.search(pattern, complaint)), _OTHER)
