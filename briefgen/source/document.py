"""Plain data with the place of every value: what the YAML reader yields."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.problem import Place

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top, e.g. ("agenda", 0, "items", 2)."""

Data = object
"""Strings, booleans, None, and lists and dicts of these; numbers and dates are still strings."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: line and column from 0; `literal` if it is a `|` block.

    `indent` is the number of spaces before the text of a literal block.
    """

    line: int
    column: int
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

        Exact in a literal block (`|`) and in a value on one line; in a folded or quoted value
        of several lines it is the line where the value starts, since YAML joins its lines.
        """
        if self.span.literal:
            return self.source.at(self.span.line + 1 + line, self.span.indent + column)
        if line == 0:
            return self.source.at(self.span.line, self.span.column + column)
        return self.source.at(self.span.line, self.span.column)
