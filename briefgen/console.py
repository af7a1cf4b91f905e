"""What the user reads: results on stdout, everything else on stderr, in one language."""

import re
import sys
from collections.abc import Iterable
from typing import TextIO

from briefgen.locale.say import Say
from briefgen.problem import Place, Problem, Text

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""What would move the cursor, clear the screen or stay unseen: shown as a dot."""

WIDTH = 100
"""How much of a source line is shown, in characters."""


class Console:
    """Says sentences in one language; a console that lacks a character shows another."""

    def __init__(self, say: Say, *, quiet: bool = False) -> None:
        self.say, self.quiet = say, quiet
        for stream in (sys.stdout, sys.stderr):
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="replace")

    def result(self, text: Text) -> None:
        """A result, on stdout; nothing if the user asked for quiet."""
        if not self.quiet:
            self._print(self.say(text), sys.stdout)

    def line(self, words: str) -> None:
        """A line of a report, on stdout, whatever was asked."""
        self._print(words, sys.stdout)

    def progress(self, text: Text) -> None:
        """What is being done, on stderr; nothing if the user asked for quiet."""
        if not self.quiet:
            self._print(self.say(text), sys.stderr)

    def error(self, text: Text) -> None:
        """What went wrong, on stderr."""
        self._print(self.say(text), sys.stderr)

    def problems(self, problems: Iterable[Problem], label: Text | None = None) -> None:
        """Problems with their lines, on stderr; `label` says of what kind they are."""
        kind = f"{self.say(label)}: " if label else ""
        for problem in problems:
            words = f"{problem.place}: {kind}{self.say(problem.what)}; {self.say(problem.fix)}"
            self._print(words, sys.stderr)
            for line in shown(problem.place):
                self._print(f"    {line}", sys.stderr)

    @staticmethod
    def _print(words: str, stream: TextIO) -> None:
        print(CONTROL.sub("·", words), file=stream)


def shown(place: Place) -> tuple[str, ...]:
    """The source line of a place and a mark under its column; a long line is cut around it."""
    if not place.source.strip():
        return ()
    start = max(0, place.column - 1 - WIDTH // 2) if len(place.source) > WIDTH else 0
    piece = place.source[start : start + WIDTH]
    before = "…" if start else ""
    after = "…" if start + WIDTH < len(place.source) else ""
    mark = " " * (len(before) + place.column - 1 - start) + "^"
    return f"{before}{piece}{after}".rstrip(), mark
