"""Findings in the forms that people and machines read; each module makes one form."""

from collections.abc import Iterator, Sequence
from importlib import import_module

from briefgen.console import Line
from briefgen.locale.say import Say
from briefgen.report.as_github import as_github
from briefgen.report.as_text import as_text
from briefgen.report.row import Row

WHOLE = ("json", "sarif", "gitlab")
"""The forms that are one text; the module of each is only imported for it."""


def report(form: str, rows: Sequence[Row], say: Say) -> Iterator[Line]:
    """The lines of a report in a form: text, github, or one of `WHOLE`."""
    if form in WHOLE:
        module = import_module(f"briefgen.report.as_{form}")
        yield Line(getattr(module, f"as_{form}")(rows))
    elif form == "github":
        yield from (Line(words) for words in as_github(rows, say))
    else:
        yield from as_text(rows, say)
