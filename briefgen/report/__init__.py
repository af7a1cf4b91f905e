"""Findings in the forms that people and machines read; each module makes one form."""

from collections.abc import Iterator, Sequence

from briefgen.console import Line
from briefgen.locale.say import Say
from briefgen.report.as_github import as_github
from briefgen.report.as_gitlab import as_gitlab
from briefgen.report.as_json import as_json
from briefgen.report.as_sarif import as_sarif
from briefgen.report.as_text import as_text
from briefgen.report.row import Row

WHOLE = {"json": as_json, "sarif": as_sarif, "gitlab": as_gitlab}
"""The forms that are one text."""


def report(form: str, rows: Sequence[Row], say: Say) -> Iterator[Line]:
    """The lines of a report in a form: text, github, or one of `WHOLE`."""
    if make := WHOLE.get(form):
        yield Line(make(rows))
    elif form == "github":
        yield from (Line(words) for words in as_github(rows, say))
    else:
        yield from as_text(rows, say)
