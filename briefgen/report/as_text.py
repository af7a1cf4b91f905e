"""Findings as lines to read: where, what, how to mend it, the line itself and a mark under it."""

from collections.abc import Iterable, Iterator

from briefgen.console import Line, shown
from briefgen.locale.say import Say
from briefgen.problem import t
from briefgen.report.row import Row

LEVELS = {"error": t("error"), "warning": t("warning"), "note": t("note")}


def as_text(rows: Iterable[Row], say: Say) -> Iterator[Line]:
    """The lines of the report."""
    for row in rows:
        level = say(LEVELS[row.level])
        words = f"{row.place}: {level}: {row.message}; {row.fix} [{row.code} {row.name}]"
        yield Line(words, row.level)
        for line in shown(row.place, row.until):
            yield Line(f"    {line}")
        for place in row.also:
            yield Line(say(t("    see also {place}", place=str(place))))
