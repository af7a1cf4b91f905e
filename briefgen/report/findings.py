"""Findings in the forms that people and machines read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.checks.found import Row, fingerprints
from briefgen.problem import Place, Say, t
from briefgen.report.line import Line, shown

LEVELS = {"error": t("error"), "warning": t("warning"), "note": t("note")}


MOST_ELSEWHERE = 8
"""How many of the places of findings that are folded are named."""


def as_text(rows: Iterable[Row], say: Say, *, unfolded: bool = False) -> Iterator[Line]:
    """Where, what, how to mend it, the line itself and a mark under it.

    The notes of one rule, and warnings in the same words, are shown at the first place, with the
    others named, unless all are to be `unfolded`; errors always are.
    """
    folded: dict[tuple[str, ...], list[Row]] = {}
    for number, row in enumerate(rows):
        alone = unfolded or row.level == "error"
        kind = str(number) if alone else "" if row.level == "note" else row.message
        folded.setdefault((row.code, kind), []).append(row)
    for row, *others in folded.values():
        level = say(LEVELS[row.level])
        words = f"{row.place}: {level}: {row.message}; {row.fix} [{row.code} {row.name}]"
        yield Line(words, row.level)
        for line in shown(row.place, row.until):
            yield Line(f"    {line}")
        for place in row.also:
            yield Line(say(t("    see also {place}", place=str(place))))
        if others:
            named = [_elsewhere(row, each) for each in others[:MOST_ELSEWHERE]]
            places = ", ".join([*named, "…"] if len(others) > MOST_ELSEWHERE else named)
            yield Line(say(t("    and {count} more: {places}", count=len(others), places=places)))


def _elsewhere(first: Row, other: Row) -> str:
    """Where another finding of the same kind is, with its words if they are others."""
    place, words = other.place, " ".join(other.quoted.split())
    near = f"{place.line}:{place.column}" if place.file == first.place.file else str(place)
    return f"{near} “{words}”" if words and other.message != first.message else near


KINDS = {"error": "error", "warning": "warning", "note": "notice"}
LIMIT = 10


def as_github(rows: Sequence[Row], say: Say) -> Iterator[str]:
    """The commands of a workflow; where there are more than GitHub shows, the last says how many.

    GitHub shows ten of each kind from one step, and drops the others without a word. Source:
    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
    """
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


SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def as_gitlab(rows: Iterable[Row]) -> str:
    """The report of code quality, which a merge request shows beside its lines.

    Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
    """
    found = [
        {
            "description": f"{row.message}; {row.fix}",
            "check_name": f"{row.code} {row.name}",
            "fingerprint": mark,
            "severity": SEVERITIES[row.level],
            "location": {"path": row.place.file, "lines": {"begin": max(row.place.line, 1)}},
        }
        for row, mark in fingerprints(rows)
    ]
    return _dumped(found)


def as_json(rows: Iterable[Row]) -> str:
    """A list of objects, for scripts."""
    return _dumped([_object(row) for row in rows])


def _dumped(found: Sequence[Mapping[str, object]]) -> str:
    import json  # noqa: PLC0415 - the form for people does without

    return json.dumps(found, ensure_ascii=False, indent=2)


def _object(row: Row) -> dict[str, object]:
    return {
        "dossier": row.dossier,
        "code": row.code,
        "name": row.name,
        "level": row.level,
        **_place(row.place),
        "end_line": row.until.line,
        "end_column": row.until.column,
        "message": row.message,
        "fix": row.fix,
        "replacement": row.change[2] if row.change else None,
        "also": [_place(each) for each in row.also],
        "document": row.document,
        "title": row.title,
        "quoted": row.quoted,
        "key": row.key,
    }


def _place(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _sarif(rows: Iterable[Row]) -> str:
    from briefgen.report.sarif import as_sarif  # noqa: PLC0415 - it needs the rules

    return as_sarif(rows)


WHOLE = {"json": as_json, "sarif": _sarif, "gitlab": as_gitlab}
"""The forms that are one text, and what makes each."""


def report(form: str, rows: Sequence[Row], say: Say, *, unfolded: bool = False) -> Iterator[Line]:
    """The lines of a report in a form: text, github, or one of `WHOLE`; see `as_text`."""
    if form in WHOLE:
        yield Line(WHOLE[form](rows))
    elif form == "github":
        yield from (Line(words) for words in as_github(rows, say))
    else:
        yield from as_text(rows, say, unfolded=unfolded)
