"""Findings in the forms that people and machines read; each module makes one form."""

from collections.abc import Iterator, Sequence

from briefgen.locale.say import Say
from briefgen.report.as_json import as_json
from briefgen.report.as_text import as_text
from briefgen.report.row import Row

FORMS = ("text", "json")


def report(form: str, rows: Sequence[Row], say: Say) -> Iterator[str]:
    """The lines of a report in a form, one of FORMS."""
    if form == "json":
        yield as_json(rows)
    else:
        yield from as_text(rows, say)
