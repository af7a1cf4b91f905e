"""Findings as commands of a GitHub workflow, which a pull request shows beside its lines.

GitHub shows ten of each kind from one step, and drops the others without a word. Source:
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
"""

from collections.abc import Iterator, Sequence

from briefgen.locale.say import Say
from briefgen.problem import t
from briefgen.report.row import Row

KINDS = {"error": "error", "warning": "warning", "note": "notice"}
LIMIT = 10


def as_github(rows: Sequence[Row], say: Say) -> Iterator[str]:
    """The commands; where there are more than GitHub shows, the last one says how many."""
    for level, kind in KINDS.items():
        found = [row for row in rows if row.level == level]
        shown = found if len(found) <= LIMIT else found[: LIMIT - 1]
        yield from (_command(kind, row) for row in shown)
        rest = found[len(shown) :]
        if rest:
            more = t("{count} more of this kind stand in the log of this step", count=len(rest))
            yield f"::{kind}::{_escaped(say(more))}"
        for row in rest:
            yield f"{row.place}: {row.message}; {row.fix} [{row.code} {row.name}]"


def _command(kind: str, row: Row) -> str:
    place = row.place
    facts = {"file": place.file, "title": f"{row.code} {row.name}"}
    if place.line:
        facts |= {"line": str(place.line), "col": str(place.column)}
        facts |= {"endLine": str(row.until.line), "endColumn": str(row.until.column)}
    named = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in facts.items())
    return f"::{kind} {named}::{_escaped(f'{row.message}; {row.fix}')}"


def _escaped(words: str, also: str = "") -> str:
    """What would end a command, or a value of it, as its percent code."""
    return "".join(f"%{ord(each):02X}" if each in f"%\r\n{also}" else each for each in words)
