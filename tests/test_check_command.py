"""`briefgen check` and `briefgen explain` from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Briefgen
from tests.workspace import ITEM, make_workspace, write

ALONE: dict[str, Any] = {"attending": []}
"""Nobody attends, so that nobody needs speaking points."""
WRONG = {"place": "Luxemburg", **ALONE}
HERE = "agendas/2026-03-05-jbz/dossier.yaml:5:1"


def test_the_examples_have_no_findings(briefgen: Briefgen) -> None:
    outcome = briefgen("check", "--strict", "--format=json", cwd=ROOT)
    assert [row for row in json.loads(outcome.out) if row["level"] != "note"] == []
    assert outcome.code == 0


def test_a_finding_says_where_what_and_how_to_mend_it(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier=WRONG)
    outcome = briefgen("check", cwd=tmp_path)
    assert outcome.code == 0, "a warning does not fail"
    assert outcome.out == (
        f"{HERE}: waarschuwing: in deze maand vergadert de Raad in Brussel; verbeter de plaats of "
        "de data, of schrijf informal: true [BG105 plaats-maand]\n"
        "    place: Luxemburg\n"
        "    ^\n"
    )
    assert briefgen("check", "--strict", cwd=tmp_path).code == 1
    assert not (tmp_path / "out").exists()


def test_a_finding_is_there_for_scripts_as_well(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier=WRONG)
    (row,) = json.loads(briefgen("check", "--format", "json", "--lang=en", cwd=tmp_path).out)
    assert (row["code"], row["name"], row["level"]) == ("BG105", "plaats-maand", "warning")
    assert f"{row['file']}:{row['line']}:{row['column']}" == HERE
    assert row["message"] == "in this month the Council meets in Brussel"


def test_a_dossier_that_cannot_be_read_is_an_error(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier={"dates": ["5 maart"]})
    outcome = briefgen("check", cwd=tmp_path)
    assert outcome.code == 1
    assert "[BG001 dossier-onleesbaar]" in outcome.out


def test_what_a_concept_lacks_is_a_warning(tmp_path: Path, briefgen: Briefgen) -> None:
    lacking = [{"title": "Bijlage", "file": "attachments/weg.pdf"}]
    make_workspace(tmp_path, dossier={"status": "concept", "attachments": lacking})
    outcome = briefgen("check", cwd=tmp_path)
    assert outcome.code == 0
    assert "[BG002 dossier-onvolledig]" in outcome.out
    assert briefgen("check", "--strict", cwd=tmp_path).code == 1


def test_pages_in_another_typeface_are_doubtful(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path)
    kept = ROOT / "out" / "2025-12-08-jbz" / "pages.yaml"
    text = kept.read_text("utf-8").replace("substitute: null", "substitute: DejaVu Sans")
    write(tmp_path / "out" / folder.name / "pages.yaml", text)
    outcome = briefgen("check", cwd=tmp_path)
    assert outcome.code == 0
    assert "pages.yaml: waarschuwing: " in outcome.out
    assert "DejaVu Sans" in outcome.out
    assert "[BG004 lettertype-vervangen]" in outcome.out
    assert briefgen("check", "--strict", cwd=tmp_path).code == 1


@pytest.mark.parametrize("name", ["plaats-maand", "BG105"])
def test_a_finding_can_be_accepted_with_a_reason(
    name: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    accepted = {"suppress": [{"rule": name, "reason": "zo heeft de Raad besloten"}]}
    make_workspace(tmp_path, dossier={**WRONG, **accepted})
    outcome = briefgen("check", "--strict", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (0, "")


def test_a_finding_is_not_accepted_without_a_reason(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier={**WRONG, "suppress": [{"rule": "plaats-maand"}]})
    outcome = briefgen("check", cwd=tmp_path)
    assert outcome.code == 1
    assert "de sleutel “reason” ontbreekt" in outcome.out


def test_what_accepts_no_finding_is_reported_where_it_stands(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    accepted = {"suppress": [{"rule": "plaats-maand", "reason": "het is zo"}]}
    make_workspace(tmp_path, dossier=WRONG, items={"eerste": {**ITEM, **accepted}})
    outcome = briefgen("check", "--strict", cwd=tmp_path)
    assert outcome.code == 1
    assert "[BG003 onderdrukking-zonder-bevinding]" in outcome.out
    assert "agenda/eerste.yaml:" in outcome.out
    assert "[BG105 plaats-maand]" in outcome.out, "it stands in another file"


def test_one_mistake_is_told_once(tmp_path: Path, briefgen: Briefgen) -> None:
    text = "Op 10 februari a.s. spreekt Coreper. Op 10 februari jl. stemde Coreper in.\n"
    item = {"title": "Eerste punt", "responsible": ["MJenV"], "text": text}
    make_workspace(tmp_path, dossier=ALONE, items={"eerste": item})
    for rules, told in (((), ["BG102"]), (("--rule=BG104",), ["BG104"])):
        out = briefgen("check", "--format=json", *rules, cwd=tmp_path).out
        assert [row["code"] for row in json.loads(out)] == told


def test_an_abbreviation_is_told_of_once(tmp_path: Path, briefgen: Briefgen) -> None:
    text = "Het is van het Landelijk Meldpunt Fraude (LMF).\n\n"
    write(tmp_path / "a.md", text * 2)
    out = briefgen("check", "--format=json", "a.md", cwd=tmp_path).out
    assert [row["code"] for row in json.loads(out)] == ["BG502"]


def test_rules_can_be_chosen_by_code_or_name(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier={**WRONG, "presidency": "DK"})
    for name, other in (("BG105", "BG106"), ("voorzitterschap-halfjaar", "BG105")):
        out = briefgen("check", "--rule", name, cwd=tmp_path).out
        assert name in out
        assert other not in out


def test_an_unknown_rule_is_a_wrong_command(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    for command in (("check", "--rule", "plaats-maanden"), ("explain", "plaats-maanden")):
        outcome = briefgen(*command, cwd=tmp_path)
        assert outcome.code == 2
        assert "“plaats-maand”" in outcome.err


def test_a_rule_explains_itself(tmp_path: Path, briefgen: Briefgen) -> None:
    outcome = briefgen("explain", "BG106", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.startswith("BG106 voorzitterschap-halfjaar (waarschuwing)\n")
    for part in ("Fout:", "Goed:", "Zo lost u het op:", "Besluit (EU) 2016/1316"):
        assert part in outcome.out


def test_what_did_not_change_is_not_checked_again(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path, dossier=WRONG)
    first = briefgen("check", cwd=tmp_path)
    monkeypatch.setattr("briefgen.checks.check.run", None)
    again = briefgen("check", cwd=tmp_path)
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    monkeypatch.undo()
    for changed in (
        {"place": "Brussel", **ALONE},
        {**WRONG, "suppress": [{"rule": "BG105", "reason": "x"}]},
    ):
        make_workspace(tmp_path, dossier=changed)
        assert briefgen("check", cwd=tmp_path).out == ""


def test_other_options_are_another_check(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier=WRONG)
    assert briefgen("check", cwd=tmp_path).code == 0
    assert briefgen("check", "--strict", cwd=tmp_path).code == 1
    assert briefgen("check", "--rule=BG106", cwd=tmp_path).out == ""
    assert "warning" in briefgen("check", "--lang=en", cwd=tmp_path).out


@pytest.mark.programs
def test_a_check_of_what_did_not_change_starts_at_once(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    command = [sys.executable, "-X", "importtime", "-m", "briefgen", "check", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    imported = [
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        for _ in range(2)
    ]
    slow = [b"markdown_it" in each.stderr for each in imported]
    assert slow == [True, False]
    assert imported[0].stdout == imported[1].stdout
