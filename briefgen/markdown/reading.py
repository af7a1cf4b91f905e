"""A text that is being read: where its words stand, and what in it cannot be understood."""

from dataclasses import dataclass

from briefgen.problem import Text

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
