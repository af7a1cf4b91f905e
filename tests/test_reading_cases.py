"""The sentences on which `briefgen check` was wrong once: what it says of each now, and no more.

tests/reading/cases.yaml has the sentences with what was wrong, tests/reading/found.yaml what is to
be found in each: its rule, its level, its words and, where one is certain, how it is mended.
"""

import shlex
from pathlib import Path
from typing import Any

import pytest

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.documents import check_files
from briefgen.manuscript.meeting import given
from tests.workspace import load, write

CASES: list[dict[str, Any]] = load(Path(__file__).parent / "reading" / "cases.yaml")
FOUND: dict[str, list[dict[str, str]]] = load(Path(__file__).parent / "reading" / "found.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_sentence_that_was_read_wrongly_is_read_rightly(
    case: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "stuk.md"
    write(file, case["text"] + "\n")
    assert list(found(file, shlex.split(case["options"]))) == FOUND[case["id"]]


def found(file: Path, options: list[str]) -> list[dict[str, str]]:
    said = list(zip(options[::2], options[1::2], strict=True))
    last = dict(said)
    meeting = tuple(words for name, words in said if name == "--meeting")
    known = given(last.get("--date"), meeting, last.get("--place"), last.get("--council"))
    (checked,) = check_files([file], known)
    return [
        {
            "code": each.rule.code,
            "level": each.level,
            "words": each.hit.spot.quoted,
            **({"mended": each.hit.edit.words} if each.hit.edit else {}),
        }
        for each in checked.checked.outcome.findings
    ]


def test_each_false_alarm_and_each_miss_has_what_is_to_be_found() -> None:
    assert [case["id"] for case in CASES] == list(FOUND)
    assert all(FOUND[case["id"]] for case in CASES if case["id"].startswith("MI"))
