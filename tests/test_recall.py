"""How many of the defects of the real dossier, as it was sent, are found."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.check import check
from briefgen.checks.documents import check_files
from briefgen.checks.rule import RULES, Finding
from briefgen.manuscript.meeting import given
from tests import as_sent
from tests.workspace import load, write

ROWS: list[dict[str, Any]] = load(Path(__file__).parent / "recall.yaml")
SENT = {"letter": "2025-11-24", "agenda": "2025-11-24", "nota": "2025-11-13"}
MEETING = ("2025-12-08", "2025-12-09")
AT_MOST = 15


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """What is found in the dossier and in each of the texts, with the rules that are off too."""
    root = tmp_path_factory.mktemp("sent")
    return {"dossier": list(in_dossier(root)), **{name: list(in_text(root, name)) for name in SENT}}


def off() -> list[str]:
    return [code for code, rule in RULES.items() if not rule.on]


def in_dossier(root: Path) -> Iterator[Finding]:
    folder = as_sent.make(root)
    for only in ((), off()):
        (checked,) = check(root, [folder], only)
        assert checked.problems == ()
        yield from checked.outcome.findings


def in_text(root: Path, name: str) -> Iterator[Finding]:
    path = root / "apart" / f"{name}.md"
    write(path, (as_sent.REFERENCE / f"{name}.md").read_bytes())
    known = given(SENT[name], MEETING, "Brussel", "jbz")
    # The terms of the workspace do not count: such a text comes from anywhere.
    (root / "apart" / "agendas").mkdir(exist_ok=True)
    for only in ((), off()):
        (checked,) = check_files([path], known, only)
        yield from checked.checked.outcome.findings


def fits(finding: Finding, wanted: dict[str, str]) -> bool:
    spot = finding.hit.spot
    words = spot.quoted or ".".join(str(step) for step in spot.key)
    file = finding.place.file.endswith(wanted.get("file", ""))
    return finding.rule.code == wanted["code"] and wanted["quote"] in words and file


def test_the_defects_of_the_real_dossier_are_found(
    findings: dict[str, list[Finding]], figure: Callable[[str], None]
) -> None:
    missed, found = [], 0
    for row in ROWS:
        for wanted in row.get("expect", ()):
            if any(fits(each, wanted) for each in findings[wanted["in"]]):
                found += 1
            else:
                missed.append((row["row"], wanted))
    expected = found + len(missed)
    figure(f"recall: {found} of {expected} expected findings, in {len(ROWS)} rows of defects")
    assert missed == []


def test_few_rows_are_left_out_for_other_reasons() -> None:
    kinds = ("expect", "impossible", "no_defect", "other")
    assert all(sum(kind in row for kind in kinds) == 1 for row in ROWS)
    assert sum("other" in row for row in ROWS) <= AT_MOST


def test_what_is_found_in_the_sent_texts_is_a_defect_of_the_list(
    findings: dict[str, list[Finding]], figure: Callable[[str], None]
) -> None:
    """Each finding of the letter, the agenda and the nota is one that the list expects."""
    wanted = {(row["code"], row["in"]) for each in ROWS for row in each.get("expect", ())}
    known = {code for code, _where in wanted}
    surprising = [
        (name, each.rule.code, each.hit.spot.quoted)
        for name in SENT
        for each in findings[name]
        if each.rule.on and each.rule.code not in known
    ]
    assert surprising == []
    figure(f"precision: {sum(len(findings[name]) for name in SENT)} findings in the sent texts")
