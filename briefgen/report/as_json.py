"""Findings as JSON: a list of objects, for scripts."""

import json
from collections.abc import Iterable

from briefgen.problem import Place
from briefgen.report.row import Row


def as_json(rows: Iterable[Row]) -> str:
    """The report."""
    return json.dumps([_object(row) for row in rows], ensure_ascii=False, indent=2)


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
