"""Each rule by its case file tests/checks/<code>.yaml: what passes, what fails, where and how.

A case changes the data of tests/workspace.py: `dossier`, `items` and `topics`; `terms` is the
content of terms.yaml, `files` lists empty files in the folder of the dossier, `written` has files
of it as they are typed. What fails is expected as “file:line:column: message” for each finding.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefgen.checks.check import check
from briefgen.checks.explain import FOLDER, all_explained, explanation
from briefgen.checks.found import Row
from briefgen.checks.mending import mend_files
from briefgen.checks.rows import rows
from briefgen.checks.rule import INCOMPLETE, RULES, SUBSTITUTE, UNREADABLE, UNUSED
from briefgen.locale.say import speaker
from tests.workspace import dump, load, make_workspace, write
from tools.rules import PAGE

CASES = Path(__file__).parent / "checks"


@cache
def case_files() -> dict[str, Any]:
    """The case file of each rule, by the code of the rule."""
    return {file.stem: load(file) for file in sorted(CASES.glob("*.yaml"))}


def cases(outcome: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code}-{number}")
        for code, file in case_files().items()
        for number, case in enumerate(file[outcome])
    ]


def prepared(case: dict[str, Any], root: Path) -> Path:
    """The workspace of a case; gives the folder of its dossier."""
    parts = {key: case[key] for key in ("dossier", "items", "topics") if key in case}
    folder = make_workspace(root, **parts)
    if "terms" in case:
        write(root / "agendas" / "terms.yaml", dump(case["terms"]))
    for file in case.get("files", ()):
        write(folder / file, "")
    for file, text in case.get("written", {}).items():
        write(folder / file, text)
    return folder


def found(code: str, case: dict[str, Any], root: Path) -> list[Row]:
    """What a rule finds in a case, which can be read without problems."""
    (checked,) = check(root, [prepared(case, root)], [code])
    assert checked.problems == ()
    return [row for row in rows(checked, speaker("nl")) if row.code == code]


@pytest.mark.parametrize(("code", "case"), cases("passes"))
def test_a_rule_is_silent_where_nothing_is_wrong(
    code: str, case: dict[str, Any], tmp_path: Path
) -> None:
    assert [f"{row.place}: {row.message}" for row in found(code, case, tmp_path)] == []


@pytest.mark.parametrize(("code", "case"), cases("fails"))
def test_a_rule_finds_what_is_wrong_at_its_line_and_a_fix_leaves_nothing_to_fix(
    code: str, case: dict[str, Any], tmp_path: Path
) -> None:
    before = found(code, case, tmp_path)
    lines = [f"{row.place}: {row.message}".replace("agendas/2026-03-05-jbz/", "") for row in before]
    assert lines == case["expect"]
    if to_fix := [row for row in before if row.change]:
        fixed(code, tmp_path, len(to_fix))


def fixed(code: str, root: Path, before: int) -> None:
    folder = root / "agendas" / "2026-03-05-jbz"
    changes = mend_files(root, lambda there: check(there, [folder], [code]), unsafe=True)
    (checked,) = check(root, [folder], [code])
    assert checked.problems == ()
    # Of words that YAML joins over lines, the change has to be made by hand, and is counted.
    left = sum(change.left for change in changes)
    assert len([row for row in rows(checked, speaker("nl")) if row.change]) == left
    assert left < before or code == "BG904"


def test_each_rule_has_its_cases_and_its_explanation() -> None:
    found_elsewhere = {UNREADABLE, INCOMPLETE, UNUSED, SUBSTITUTE}
    assert set(case_files()) == set(RULES) - found_elsewhere
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(RULES)
    for code in RULES:
        text = explanation(code)
        assert all((text.what, text.why, text.bad, text.good, text.fix)), code
        assert text.norm is None or text.url, code


def test_the_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == all_explained(), "run: python -m tools.rules"
