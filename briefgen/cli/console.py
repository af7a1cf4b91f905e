"""What the user reads: results on stdout, everything else on stderr, in one language."""

import difflib
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from briefgen.locale.say import Say
from briefgen.problem import Problem, Text
from briefgen.report.line import Line, shown

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""What would move the cursor, clear the screen or stay unseen: shown as a dot."""


COLOURS = {"error": "31", "warning": "33", "note": "36", "added": "32", "removed": "31"}
"""The colour of a line on a terminal, by its tone (ECMA-48, 8.3.117)."""
TONES = {"+": "added", "-": "removed"}
"""The tone of a line of a unified diff, by its sign."""


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

    def line(self, line: Line) -> None:
        """A line of a report, on stdout, whatever was asked."""
        coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._print(line.words, sys.stdout, COLOURS.get(line.tone) if coloured else None)

    def diff(self, name: str, before: Sequence[str], after: Sequence[str]) -> None:
        """What changed in the lines of a file, as a unified diff on stdout."""
        for words in difflib.unified_diff(before, after, name, name, lineterm=""):
            self.line(Line(words, TONES.get(words[:1], "")))

    @staticmethod
    def text(words: str) -> None:
        """A text for another program, on stdout: in UTF-8 and as it is, on every system."""
        if reconfigure := getattr(sys.stdout, "reconfigure", None):
            reconfigure(encoding="utf-8", newline="\n")
        sys.stdout.write(words)

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
    def _print(words: str, stream: TextIO, colour: str | None = None) -> None:
        clean = CONTROL.sub("·", words)
        print(f"\x1b[{colour}m{clean}\x1b[0m" if colour else clean, file=stream)
