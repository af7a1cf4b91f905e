"""Plain data with the place of every value: what the YAML reader yields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.problem import Place

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top, e.g. ("agenda", 0, "items", 2)."""

Data = object
"""Strings, booleans, None, and lists and dicts of these; numbers and dates are still strings."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: line and column from 0, and the line where it ends.

    `literal` tells that it is a `|` block, and `indent` how many spaces stand before its text.
    """

    line: int
    column: int
    end: int = 0
    literal: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its name as shown to the user, its lines, its data and where each value is."""

    file: str
    lines: tuple[str, ...]
    data: Data = None
    values: Mapping[Path, Span] = field(default_factory=dict)
    keys: Mapping[Path, Span] = field(default_factory=dict)

    def at(self, line: int, column: int) -> Place:
        """The place of a line and column counted from 0."""
        text = self.lines[line] if 0 <= line < len(self.lines) else ""
        return Place(self.file, line + 1, column + 1, text)

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


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown text out of a YAML value, and the footnotes that it may refer to."""

    text: str
    source: Source = field(repr=False, compare=False)
    span: Span = field(repr=False, compare=False)
    notes: Mapping[str, "Prose"] = field(default_factory=dict)

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
