"""The forms of a report of `briefgen check`, the baseline, and what keeps a build from writing."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefgen.checks.rule import RULES
from tests.conftest import Briefgen
from tests.workspace import ITEM, make_workspace

PLAIN = {key: value for key, value in ITEM.items() if key != "footnotes"}
WRONG_DAY = {**PLAIN, "text": "De Raad is op maandag 5 maart 2026 en op 31 juni bijeen.\n"}


def reported(briefgen: Briefgen, root: Path, form: str, **changes: Any) -> str:
    make_workspace(root, items={"eerste": WRONG_DAY}, **changes)
    outcome = briefgen("check", "--format", form, "--rule=BG103", "--rule=BG116", cwd=root)
    assert outcome.code == 1, "the code means the same in every form"
    return outcome.out


def test_what_is_the_same_in_many_places_is_said_once_with_all_of_them(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    dashes = "".join(f"Een - te weten het {n}e - is er.\n\n" for n in range(6))
    wrong = "De Raad van xx december bespreekt dit.\n\nDe Raad van xx december doet dat.\n"
    make_workspace(tmp_path, items={"eerste": {**PLAIN, "text": dashes + wrong}})
    command = ("check", "--rule=BG902", "--rule=BG709")
    folded = briefgen(*command, cwd=tmp_path).out
    assert folded.count("[BG902 gedachtestreepje]") == 1
    others = next(line for line in folded.splitlines() if "keer elders" in line)
    assert others.startswith("    en 11 keer elders: 5:")
    assert others.count(":") == 9
    assert others.endswith(", …")
    assert folded.count("[BG709 plaatshouder]") == 2, "errors are never folded"
    unfolded = briefgen(*command, "--all", cwd=tmp_path).out
    assert unfolded.count("[BG902 gedachtestreepje]") == 12
    assert "keer elders" not in unfolded


def test_notes_of_one_rule_are_said_once_with_the_words_of_each(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    text = "De europese markt, de nederlandse inzet en de franse wens.\n"
    make_workspace(tmp_path, items={"eerste": {**PLAIN, "text": text}})
    out = briefgen("check", "--rule=BG909", cwd=tmp_path).out
    assert out.count("[BG909 vaste-hoofdletter]") == 1
    assert "    en 2 keer elders: 5:30 “nederlandse”, 5:54 “franse”\n" in out


def test_sarif_declares_all_rules_and_places_each_result(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    log = json.loads(reported(briefgen, tmp_path, "sarif"))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert {rule["id"] for rule in rules} == set(RULES)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    first = run["results"][0]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "BG103"
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "agendas/2026-03-05-jbz/agenda/eerste.yaml"
    assert physical["region"] == {"startLine": 5, "startColumn": 22, "endLine": 5, "endColumn": 42}
    assert len({result["partialFingerprints"]["briefgen/v1"] for result in run["results"]}) == 2


@pytest.mark.programs
def test_sarif_declares_all_rules_of_what_was_checked_before_too(tmp_path: Path) -> None:
    """In processes of their own: this one has read the rules already."""
    make_workspace(tmp_path, items={"eerste": WRONG_DAY})
    command = [sys.executable, "-m", "briefgen", "check", "--format=sarif"]
    first, again = (
        subprocess.run(command, check=False, capture_output=True, cwd=tmp_path) for _ in range(2)
    )
    assert (first.returncode, first.stderr) == (1, again.stderr)
    assert again.stdout == first.stdout


def test_sarif_has_the_fix_of_a_finding(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, items={"eerste": {**PLAIN, "text": "De Raad van 5 Maart 2026.\n"}})
    out = briefgen("check", "--format=sarif", "--rule=BG112", cwd=tmp_path).out
    (result,) = json.loads(out)["runs"][0]["results"]
    (replaced,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert "maart" in replaced["insertedContent"]["text"]


def test_github_shows_each_finding_at_its_line(tmp_path: Path, briefgen: Briefgen) -> None:
    first = reported(briefgen, tmp_path, "github").splitlines()[0]
    assert first.startswith(
        "::error file=agendas/2026-03-05-jbz/agenda/eerste.yaml,title=BG103 weekdag-klopt-niet,"
        "line=5,col=22,endLine=5,endColumn=42::"
    )


def test_github_gets_no_more_than_it_shows(tmp_path: Path, briefgen: Briefgen) -> None:
    text = " ".join("De Raad is op 31 juni bijeen." for _each in range(14)) + "\n"
    make_workspace(tmp_path, items={"eerste": {**PLAIN, "text": text}})
    lines = briefgen("check", "--format=github", "--rule=BG116", cwd=tmp_path).out.splitlines()
    commands = [line for line in lines if line.startswith("::error")]
    assert len(commands) == 10
    assert commands[-1] == "::error::nog 5 van deze soort staan in het logboek van deze stap"
    assert len(lines) == 15


def test_gitlab_knows_a_finding_after_its_line_moved(tmp_path: Path, briefgen: Briefgen) -> None:
    one = json.loads(reported(briefgen, tmp_path, "gitlab"))
    path = tmp_path / "agendas" / "2026-03-05-jbz" / "agenda" / "eerste.yaml"
    path.write_text(f"# Boven aan\n{path.read_text('utf-8')}", "utf-8")
    again = json.loads(briefgen("check", "--format=gitlab", "--rule=BG103", cwd=tmp_path).out)
    assert again[0]["fingerprint"] == one[0]["fingerprint"]
    assert again[0]["location"]["lines"]["begin"] == one[0]["location"]["lines"]["begin"] + 1
    assert one[0]["severity"] == "major"


def test_a_baseline_hides_what_is_known_and_nothing_new(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path, items={"eerste": WRONG_DAY})
    briefgen("check", "--write-baseline", cwd=tmp_path)
    assert (folder / "check-baseline.json").is_file()
    outcome = briefgen("check", "--strict", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (0, "")
    assert "bekend uit check-baseline.json" in outcome.err
    worse = {**WRONG_DAY, "text": "Op 30 februari. " + WRONG_DAY["text"]}
    make_workspace(tmp_path, items={"eerste": worse})
    out = briefgen("check", cwd=tmp_path).out
    assert "30 februari" in out
    assert "31 juni” bestaat" not in out


def test_a_broken_baseline_is_said(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path)
    (folder / "check-baseline.json").write_text("{}", "utf-8")
    outcome = briefgen("check", cwd=tmp_path)
    assert outcome.code == 1
    assert "check-baseline.json" in outcome.err


def build(briefgen: Briefgen, root: Path, *options: str) -> Any:
    return briefgen("build", "--format=md,docx", *options, cwd=root)


def test_a_definitive_dossier_with_an_error_is_not_built(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, items={"eerste": WRONG_DAY})
    outcome = build(briefgen, tmp_path)
    assert outcome.code == 1
    assert "agenda/eerste.yaml:5:22: [BG103 weekdag-klopt-niet] " in outcome.err
    assert "--force" in outcome.err
    assert not (tmp_path / "out").exists()


def test_force_builds_it_as_a_concept(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, items={"eerste": WRONG_DAY})
    outcome = build(briefgen, tmp_path, "--force")
    assert outcome.code == 0
    assert "waarschuwing: [BG103 weekdag-klopt-niet]" in outcome.err
    with zipfile.ZipFile(tmp_path / "out" / "2026-03-05-jbz" / "geannoteerde-agenda.docx") as word:
        headers = [word.read(name) for name in word.namelist() if "header" in name]
    assert any(b"CONCEPT" in header for header in headers)


@pytest.mark.parametrize("accepted", ["suppressed", "baseline", "concept"])
def test_an_error_that_is_accepted_keeps_nothing(
    accepted: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    reason = [{"rule": name, "reason": "staat zo in de bron"} for name in ("BG103", "BG116")]
    item = {**WRONG_DAY, "suppress": reason} if accepted == "suppressed" else WRONG_DAY
    status = {"status": "concept"} if accepted == "concept" else {}
    make_workspace(tmp_path, items={"eerste": item}, dossier=status)
    if accepted == "baseline":
        briefgen("check", "--write-baseline", cwd=tmp_path)
    assert build(briefgen, tmp_path).code == 0
