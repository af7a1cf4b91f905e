"""What commands share: the console they speak through, and the options that several have.

Results go to stdout, everything else to stderr, in one language.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

import click

from briefgen.cli.table import lang
from briefgen.problem import Problem, Say, Text
from briefgen.report.line import Line, shown

Translate = Callable[[str], str]
"""Says a sentence of the help in the language of the user."""
CONTROL = "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
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
        from difflib import unified_diff  # noqa: PLC0415 - only where a file is to be changed

        for words in unified_diff(before, after, name, name, lineterm=""):
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
        clean = re.sub(CONTROL, "·", words)
        print(f"\x1b[{colour}m{clean}\x1b[0m" if colour else clean, file=stream)


def speaking(say: Translate) -> list[click.Parameter]:
    """The options of every command that says what it does."""
    return [flag("-q", "--quiet", means=say("Show errors only.")), lang(say)]


def flag(*names: str, means: str) -> click.Option:
    """An option without a value."""
    return click.Option([*names], is_flag=True, help=means)


def several(*names: str, means: str, metavar: str | None = None) -> click.Option:
    """An option that may be repeated."""
    return click.Option([*names], multiple=True, metavar=metavar, help=means)


def folder(*names: str, means: str, metavar: str | None = None) -> click.Option:
    """An option with a folder to write to or to read from."""
    return click.Option([*names], type=click.Path(file_okay=False), metavar=metavar, help=means)


def dossiers() -> click.Argument:
    """The dossiers that a command is about; all of them if none is named."""
    return click.Argument(["dossiers"], nargs=-1, metavar="[DOSSIER]...")


def files() -> click.Argument:
    """The files that a command is about, at least one."""
    return click.Argument(["files"], nargs=-1, required=True, metavar="FILE...")


def jobs(say: Translate) -> click.Option:
    """The option of a command whose work on several dossiers is shared by processes."""
    return click.Option(
        ["--jobs"],
        type=click.IntRange(min=1),
        metavar="N",
        help=say("How many processes share the dossiers; by default as many as there are cores."),
    )


def cores() -> int:
    """How many processes can run at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def report_form(say: Translate, *forms: str) -> click.Option:
    """The option of a command that gives a report; the first form is the default."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(forms),
        default=forms[0],
        help=say("The form of the report."),
    )


def reading(say: Translate) -> list[click.Parameter]:
    """The parameters of a command that reads what was built."""
    means = say("The folder that was written to; out/ in the workspace by default.")
    return [dossiers(), folder("--out", means=means), *speaking(say)]


def about_a_file(say: Translate) -> list[click.Parameter]:
    """The options that say what a document is, where it does not say so itself."""
    return [
        click.Option(["--date"], help=say("The day of the file (YYYY-MM-DD).")),
        several(
            "--meeting",
            means=say("A day of the meeting that the file is about; may be repeated."),
        ),
        click.Option(["--place"], help=say("Where that meeting is held.")),
        click.Option(["--council"], help=say("The formation that the file is about, e.g. raz.")),
    ]
