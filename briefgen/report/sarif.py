"""Findings as SARIF 2.1.0 (OASIS standard), for the code scanning of a git host or an editor."""

import json
from collections.abc import Iterable
from urllib.parse import quote

from briefgen import __version__
from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.explain import explanation
from briefgen.checks.found import Row, fingerprints
from briefgen.checks.rule import RULES, Rule
from briefgen.problem import Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(rows: Iterable[Row]) -> str:
    """The report: one run, in which every rule is declared."""
    rules = [RULES[code] for code in sorted(RULES)]
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "briefgen",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    results = [_result(row, index, mark) for row, mark in fingerprints(rows)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    text = explanation(rule.code)
    declared: dict[str, object] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": text.what.strip()},
        "fullDescription": {"text": text.why.strip()},
        "help": {"text": text.fix.strip()},
        "defaultConfiguration": {"enabled": rule.on, "level": rule.level},
        "properties": {"tags": [rule.family]},
    }
    return {**declared, "helpUri": text.url} if text.url else declared


def _result(row: Row, index: dict[str, int], mark: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": row.code,
        "ruleIndex": index[row.code],
        "level": row.level,
        "message": {"text": f"{row.message}; {row.fix}"},
        "locations": [_location(row.place, row.until)],
        "partialFingerprints": {"briefgen/v1": mark},
    }
    if row.also:
        places = enumerate(row.also)
        result["relatedLocations"] = [{"id": n, **_location(place, place)} for n, place in places]
    if row.change:
        start, end, words = row.change
        replaced = {"deletedRegion": _region(start, end), "insertedContent": {"text": words}}
        change = {"artifactLocation": _artifact(start), "replacements": [replaced]}
        fix = {"description": {"text": row.fix}, "artifactChanges": [change]}
        result["fixes"] = [fix]
    return result


def _location(start: Place, end: Place) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _artifact(start)}
    if start.line:
        physical["region"] = _region(start, end)
    return {"physicalLocation": physical}


def _artifact(place: Place) -> dict[str, str]:
    return {"uri": quote(place.file.replace("\\", "/"))}


def _region(start: Place, end: Place) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
