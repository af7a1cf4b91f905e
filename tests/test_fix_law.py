"""The law of a fix: nothing is found any more where it was made, and nothing new anywhere."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from briefgen.checks.check import check
from briefgen.checks.mending import mend_files
from briefgen.checks.rule import Finding
from briefgen.locale.say import speaker
from tests.conftest import at_length
from tests.test_checks import case_files, prepared

FEW = 3
"""How many cases of a rule are tried in a short run."""


def findings(root: Path, folder: Path, *codes: str) -> tuple[Finding, ...]:
    (checked,) = check(root, [folder], codes)
    assert checked.problems == ()
    return checked.outcome.findings


def alike(found: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
    """What is found, by what stays when lines move and words beside it are mended."""
    say = speaker("nl")
    return Counter((each.rule.code, each.place.file, say(each.hit.what)) for each in found)


@pytest.mark.parametrize("code", sorted(case_files()))
def test_a_fix_leaves_nothing_at_its_place_and_brings_nothing_new(
    code: str, tmp_path: Path
) -> None:
    cases = case_files()[code]["fails"]
    for number, case in enumerate(cases[: max(FEW, at_length(len(cases)))]):
        follow_the_law(code, case, tmp_path / str(number))


def follow_the_law(code: str, case: dict[str, Any], root: Path) -> None:
    folder = prepared(case, root)
    if not any(each.hit.edit and each.hit.edit.safe for each in findings(root, folder, code)):
        return
    found = findings(root, folder)
    certain = tuple(each for each in found if each.hit.edit and each.hit.edit.safe)
    changes = mend_files(root, lambda there: check(there, [folder]), unsafe=False)
    left = sum(change.left for change in changes)
    after = alike(findings(root, folder))
    assert after - alike(found) == Counter(), f"{code}: {case}"
    # Of words that YAML joins over lines, the change has to be made by hand, and is counted.
    assert (after - (alike(found) - alike(certain))).total() <= left, f"{code}: {case}"
