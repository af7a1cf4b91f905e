"""Overviews as JSON: a list of dossiers, for scripts."""

import json
from collections.abc import Sequence

from briefgen.overview import Overview, Standing, Unreadable
from briefgen.survey import Surveyed


def as_json(found: Sequence[Surveyed]) -> str:
    """The report."""
    return json.dumps([_dossier(each) for each in found], ensure_ascii=False, indent=2)


def _dossier(found: Surveyed) -> dict[str, object]:
    if isinstance(found, Unreadable):
        return {"dossier": found.dossier, "readable": False, "problems": _problems(found)}
    return {
        "dossier": found.dossier,
        "readable": True,
        "meeting": found.meeting,
        "place": found.place,
        "status": found.status,
        "letter_dates": [day.isoformat() for day in found.letters],
        "pages_known": found.paged,
        "changes_known": found.dated,
        "states": found.counted(),
        "other_findings": {"errors": found.errors, "warnings": found.warnings},
        "items": [_standing(each, found) for each in found.standings],
    }


def _problems(found: Unreadable) -> list[dict[str, object]]:
    places = (each.place for each in found.problems)
    return [{"file": p.file, "line": p.line, "column": p.column} for p in places]


def _standing(each: Standing, found: Overview) -> dict[str, object]:
    return {
        "id": each.id,
        "file": each.file,
        "document": "letter" if each.number is None else "agenda",
        "number": each.number,
        "title": each.title,
        "short_title": each.name if each.name != each.title else None,
        "posts": list(each.posts),
        "nobody": each.nobody,
        "handling": each.handling,
        "pages": list(each.pages) if each.pages else None,
        "state": each.state,
        "errors": each.errors,
        "warnings": each.warnings,
        "last_change": _change(each) if found.dated else None,
    }


def _change(each: Standing) -> dict[str, object] | None:
    change = each.change
    if change is None:
        return None
    day = change.day.isoformat() if change.day else None
    return {"date": day, "author": change.author or None, "committed": change.committed}
