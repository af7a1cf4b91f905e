"""How many of the defects that are put into a clean dossier at random the rules find."""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.check import Checked, checker
from briefgen.checks.rule import RULES
from tests.conftest import ROOT, at_length
from tests.mutations import language, meeting, small, sources, structure
from tests.mutations.draft import Draft, Place
from tests.workspace import write

DOSSIER = "2025-12-08-jbz"
MUTATIONS = {
    **meeting.MUTATIONS,
    **structure.MUTATIONS,
    **sources.MUTATIONS,
    **language.MUTATIONS,
    **small.MUTATIONS,
}
WITHOUT = {
    "BG001": "the reader of dossiers finds it: tests/test_broken_dossiers.py",
    "BG002": "the reader of dossiers finds it: tests/test_broken_dossiers.py",
    "BG003": "a suppression that hides nothing: tests/test_check_command.py",
    "BG004": "of pages that were laid out, not of the dossier: tests/test_check_command.py",
    "BG207": "one finding for a dossier, which names the items: tests/checks/BG207.yaml",
    "BG603": "two marks side by side are kept apart by the writer of Word files; of free text only",
    "BG711": "of a file beside the texts, not of a text: tests/checks/BG711.yaml",
    "BG701": "a section of a nota that was not made of a dossier: tests/test_check_files.py",
}
TIMES = 20


@cache
def clean() -> dict[str, tuple[str, ...]]:
    """The files of the real dossier, without the suppressions that would hide a defect."""
    folder = ROOT / "agendas" / DOSSIER
    files = {}
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text("utf-8").split("\nsuppress:")[0].rstrip("\n") + "\n"
        files[path.relative_to(folder).as_posix()] = tuple(text.split("\n"))
    return files


def found(checked: Checked, code: str) -> set[Place]:
    """Where a rule finds something, with the places that it refers to."""
    assert checked.problems == (), checked.problems
    places = [
        each
        for finding in checked.outcome.findings
        if finding.rule.code == code
        for each in (finding.place, *finding.also)
    ]
    return {(each.file.partition(f"{DOSSIER}/")[2], each.line) for each in places}


@pytest.fixture
def put(tmp_path: Path) -> Callable[[dict[str, list[str]]], None]:
    agendas = tmp_path / "agendas"
    for shared in (ROOT / "agendas").glob("*.yaml"):
        write(agendas / shared.name, shared.read_bytes())
    written: dict[str, list[str]] = {}

    def write_files(files: dict[str, list[str]]) -> None:
        for name, lines in files.items():
            if written.get(name) != lines:
                write(agendas / DOSSIER / name, "\n".join(lines))
                written[name] = list(lines)

    return write_files


@pytest.mark.parametrize("code", sorted(MUTATIONS))
def test_defects_are_found_at_their_lines(
    code: str,
    tmp_path: Path,
    put: Callable[[dict[str, list[str]]], None],
    figure: Callable[[str], None],
) -> None:
    times, missed, check = at_length(TIMES), [], checker(tmp_path, [code])
    for seed in range(times):
        files = {name: [*lines] for name, lines in clean().items()}
        draft = Draft(files, random.Random(f"{code} {seed}"))  # noqa: S311 - dice
        expected = MUTATIONS[code](draft)
        put(draft.files)
        wanted = expected if isinstance(expected, set) else {expected}
        if not wanted & found(check(tmp_path / "agendas" / DOSSIER), code):
            missed.append((seed, wanted))
    figure(f"{code} {RULES[code].name}: {times - len(missed)} of {times} defects found")
    assert missed == []


def test_each_rule_has_its_defects() -> None:
    assert set(MUTATIONS) | set(WITHOUT) == set(RULES)
