"""Findings as a GitLab code quality report, which a merge request shows beside its lines.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

import json
from collections.abc import Iterable

from briefgen.report.fingerprint import fingerprints
from briefgen.report.row import Row

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def as_gitlab(rows: Iterable[Row]) -> str:
    """The report."""
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
    return json.dumps(found, ensure_ascii=False, indent=2)
