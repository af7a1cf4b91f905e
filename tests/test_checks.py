"""Each rule by its case file tests/checks/<code>.yaml: what passes, what fails, where and how.

A case changes the data of tests/workspace.py: `dossier`, `items` and `topics`; `terms` is the
content of terms.yaml. What fails is expected as “file:line:column: message” for each finding.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.checking import check
from briefgen.checks.explain import FOLDER, all_explained, explanation
from briefgen.checks.reader import INCOMPLETE, SUBSTITUTE, UNREADABLE, UNUSED
from briefgen.checks.rule import RULES
from briefgen.locale.say import speaker
from briefgen.report.row import Row, rows
from tests.workspace import make_workspace, write
from tools.rules import PAGE

CASES = Path(__file__).parent / "checks"


def cases(outcome: str) -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(file.read_text("utf-8"))[outcome]):
            found.append(pytest.param(file.stem, case, id=f"{file.stem}-{number}"))
    return found


def found(code: str, case: dict[str, Any], root: Path) -> list[Row]:
    """What a rule finds in a case, which can be read without problems."""
    parts = {key: case[key] for key in ("dossier", "items", "topics") if key in case}
    folder = make_workspace(root, **parts)
    if "terms" in case:
        write(root / "agendas" / "terms.yaml", yaml.safe_dump(case["terms"], allow_unicode=True))
    (checked,) = check(root, [folder], [code])
    assert checked.problems == ()
    return [row for row in rows(checked, speaker("nl")) if row.code == code]


@pytest.mark.parametrize(("code", "case"), cases("passes"))
def test_a_rule_is_silent_where_nothing_is_wrong(
    code: str, case: dict[str, Any], tmp_path: Path
) -> None:
    assert [f"{row.place}: {row.message}" for row in found(code, case, tmp_path)] == []


@pytest.mark.parametrize(("code", "case"), cases("fails"))
def test_a_rule_finds_what_is_wrong_at_its_line(
    code: str, case: dict[str, Any], tmp_path: Path
) -> None:
    lines = [
        f"{row.place}: {row.message}".replace("agendas/2026-03-05-jbz/", "")
        for row in found(code, case, tmp_path)
    ]
    assert lines == case["expect"]


def test_each_rule_has_its_cases_and_its_explanation() -> None:
    found_elsewhere = {UNREADABLE, INCOMPLETE, UNUSED, SUBSTITUTE}
    assert {file.stem for file in CASES.glob("*.yaml")} == set(RULES) - found_elsewhere
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(RULES)
    for code in RULES:
        text = explanation(code)
        assert all((text.what, text.why, text.bad, text.good, text.fix)), code
        assert text.norm is None or text.url, code


def test_the_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == all_explained(), "run: python -m tools.rules"
