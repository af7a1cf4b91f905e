"""The keys of a file in their fixed order, each with its comments.

Whole lines change places, and nothing in them but what stands before a key that comes first in an
element of a list, or no longer does. A comment directly above a key goes with it, and any other
with the key below which it stands; the comment at the top of the file stays, and so do the empty
lines between the places.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from briefgen.source.document import Path, Source
from briefgen.tidy.form import Form, Row

DASHES = re.compile(r" *(?:- +)*")
OF_THE_EDITOR = "yaml-language-server"


def in_order(source: Source, rows: Sequence[Row], form: Form) -> list[Row]:
    """The lines of a file with its keys in the order of its form.

    Args:
        source: the file as it was read.
        rows: its lines.
        form: the order of the keys.
    """
    arranging = _Arranging(source)
    order = arranging.value(source.data, (), form, 0, arranging.end())
    order += range(len(order), len(rows))
    return [Row(arranging.changed.get(line, rows[line].text), rows[line].end) for line in order]


class _Entry(Struct, frozen=True):
    """A key with its lines, by number: the comments above it, its own, those of its value."""

    key: str
    above: list[int]
    line: int
    below: list[int]
    empty: list[int]
    """The empty lines after it, which stay where they are."""


class _Arranging:
    """Puts the lines of one file in order; `changed` are those that are written otherwise."""

    def __init__(self, source: Source) -> None:
        self.source, self.lines = source, source.lines
        self.changed: dict[int, str] = {}
        self.quoted = {
            line
            for span in source.values.values()
            if not span.literal
            and self.lines[span.line][span.column - 1 : span.column] in {'"', "'"}
            for line in range(span.line + 1, span.end + 1)
        }

    def end(self) -> int:
        """Where the lines end that can change places: at `...`, if it is there."""
        last = max((span.line for span in self.source.keys.values()), default=0)
        marks = (
            n for n in range(last, len(self.lines)) if re.match(r"\.\.\.(\s|$)", self.lines[n])
        )
        return next(marks, len(self.lines))

    def value(self, data: object, path: Path, form: Form, start: int, end: int) -> list[int]:
        """The lines from `start` up to `end`, which hold a value, in their order."""
        if isinstance(data, Mapping) and data:
            return self.mapping(data, path, form, start, end)
        if isinstance(data, list) and data:
            return self.elements(data, path, form, start, end)
        return list(range(start, end))

    def elements(
        self, data: Sequence[object], path: Path, form: Form, start: int, end: int
    ) -> list[int]:
        """The lines of a list, whose elements stay in the author's order."""
        firsts = [self.source.values[(*path, number)].line for number in range(len(data))]
        regular = self.one_below_the_other(firsts, start, end)
        if not regular or not all(self.lines[line].lstrip().startswith("-") for line in firsts):
            return list(range(start, end))
        order = list(range(start, firsts[0]))
        for number, (first, after) in enumerate(pairwise([*firsts, end])):
            order += self.value(data[number], (*path, number), form, first, after)
        return order

    def mapping(
        self, data: Mapping[str, object], path: Path, form: Form, start: int, end: int
    ) -> list[int]:
        """The lines of a mapping with its keys in order."""
        lines = [self.source.keys[(*path, key)].line for key in data]
        columns = {self.column((*path, key)) for key in data}
        if len(columns) > 1 or not self.is_block(path, lines, min(columns), start, end):
            return list(range(start, end))
        column = columns.pop()
        stop = self.without_tail(lines[-1] + 1, end, column)
        leads = [
            self.lead(line, limit, column)
            for line, limit in zip(lines, [start, *lines[:-1]], strict=True)
        ]
        leads[0] = self.first_lead(path, leads[0], lines[0], start)
        entries = [
            self.entry((*path, key), value, form, (lead, line, after))
            for (key, value), lead, line, after in zip(
                data.items(), leads, lines, [*leads[1:], stop], strict=True
            )
        ]
        order = sorted(entries, key=lambda entry: form.place(entry.key)) if form.order else entries
        self.swap_dashes(entries[0], order[0], column)
        arranged = list(range(start, leads[0]))
        for place, entry in zip(entries, order, strict=True):
            arranged += [*entry.above, entry.line, *entry.below, *place.empty]
        return [*arranged, *range(stop, end)]

    def entry(self, path: Path, value: object, form: Form, at: tuple[int, int, int]) -> _Entry:
        """A key, by the lines where its comments start, where it stands, and after its value."""
        lead, line, after = at
        last = after
        while last > line + 1 and not self.lines[last - 1].strip():
            last -= 1
        key = str(path[-1])
        below = self.value(value, path, form.below(key), line + 1, last)
        return _Entry(key, list(range(lead, line)), line, below, list(range(last, after)))

    def is_block(self, path: Path, lines: Sequence[int], column: int, start: int, end: int) -> bool:
        """Whether each key starts a line of its own, within these lines."""
        before = [self.lines[line][:column] for line in lines]
        span = self.source.values[path]
        flow = self.lines[span.line][span.column : span.column + 1] == "{"
        alone = not any(each.strip() for each in before[1:]) and DASHES.fullmatch(before[0])
        return bool(alone) and not flow and self.one_below_the_other(lines, start, end)

    @staticmethod
    def one_below_the_other(lines: Sequence[int], start: int, end: int) -> bool:
        """Whether lines follow each other between two others; those of an alias stand elsewhere."""
        return start <= lines[0] and lines[-1] < end and all(a < b for a, b in pairwise(lines))

    def column(self, path: Path) -> int:
        """Where a key starts, with its quotation mark."""
        span = self.source.keys[path]
        quoted = self.lines[span.line][: span.column].endswith(('"', "'"))
        return span.column - quoted

    def comment(self, line: int, column: int) -> bool:
        """Whether a line is a comment that stands no further to the right than a column."""
        text = self.lines[line]
        start = len(text) - len(text.lstrip())
        return text.lstrip().startswith("#") and start <= column and line not in self.quoted

    def lead(self, line: int, limit: int, column: int) -> int:
        """Where the comments directly above a line start, below another line."""
        while line > limit and self.comment(line - 1, column):
            line -= 1
        return line

    def first_lead(self, path: Path, lead: int, line: int, start: int) -> int:
        """The same for the first key; the comment at the top of a file is not of that key."""
        comments = self.lines[lead:line]
        at_the_top = not path and (lead == start or any(OF_THE_EDITOR in each for each in comments))
        return line if at_the_top else lead

    def without_tail(self, first: int, end: int, column: int) -> int:
        """Where a mapping ends, without the empty lines and the comments that are not in it."""
        while end > first and (
            not self.lines[end - 1].strip() or self.comment(end - 1, column - 1)
        ):
            end -= 1
        return end

    def swap_dashes(self, old: _Entry, new: _Entry, column: int) -> None:
        """Let what stood before the first key of an element stand before the one that is now."""
        before = self.lines[old.line][:column]
        if old is new or not before.strip():
            return
        indent = before[: len(before) - len(before.lstrip())]
        self.changed[old.line] = " " * column + self.lines[old.line][column:]
        self.changed[new.line] = before + self.lines[new.line][column:]
        for line in new.above:
            self.changed[line] = indent + self.lines[line].lstrip()
