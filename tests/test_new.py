"""`briefgen new`: a skeleton that builds, for every formation."""

import re
import shutil
from pathlib import Path

import pytest

from briefgen.building.request import Request
from tests.conftest import ROOT, Briefgen
from tests.workspace import dump, load, outcomes, write

COUNCILS = load(ROOT / "agendas" / "councils.yaml")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace without dossiers."""
    (tmp_path / "agendas").mkdir()
    for name in ("government.yaml", "councils.yaml"):
        shutil.copy(ROOT / "agendas" / name, tmp_path / "agendas")
    shutil.copytree(ROOT / "agendas" / "schemas", tmp_path / "agendas" / "schemas")
    return tmp_path


@pytest.mark.parametrize("council", COUNCILS)
def test_a_new_dossier_of_each_formation_builds(
    council: str, empty: Path, briefgen: Briefgen
) -> None:
    assert briefgen("new", council, "2026-03-05", cwd=empty).code == 0
    assert briefgen("build", "-q", cwd=empty).code == 0
    out = empty / "out" / f"2026-03-05-{council}"
    holding = "geannoteerde-agenda"
    if COUNCILS[council].get("shape", {}).get("agenda") == "in_letter":
        assert not (out / "geannoteerde-agenda.md").exists()
        holding = "aanbiedingsbrief-tweede-kamer"
    agenda = (out / f"{holding}.md").read_text("utf-8")
    assert COUNCILS[council]["name"] in agenda
    assert "Wat ligt er voor" in agenda
    checked = briefgen("check", cwd=empty)
    assert (checked.code, "0 fout(en)" in checked.err) == (0, True), checked.out


@pytest.mark.parametrize(
    "council", [id_ for id_, each in COUNCILS.items() if each.get("shape", {}).get("sections")]
)
def test_each_fixed_head_is_asked_for_or_said_to_fill_itself(
    council: str, empty: Path, briefgen: Briefgen
) -> None:
    assert briefgen("new", council, "2026-03-05", cwd=empty).code == 0
    (item,) = (empty / f"agendas/2026-03-05-{council}/agenda").iterdir()
    written, text = load(item), item.read_text("utf-8")
    for section in COUNCILS[council]["shape"]["sections"]:
        means = section.get("is")
        if means in {"text", "position", "handling", "documents"}:
            assert means in written
        elif "empty" in section:
            assert f"# {section['id']} mag onder sections:" in text
        else:
            assert written["sections"][section["id"]].startswith("[Schrijf hier")


def test_a_shape_of_ones_own_is_asked_for_whole(empty: Path, briefgen: Briefgen) -> None:
    councils = empty / "agendas/councils.yaml"
    own = {
        "name": "Raad Proef",
        "short_name": "Proefraad",
        "ministry": "JenV",
        "opening": "aanbieden",
        "chair": "none",
        "seat": "Straatsburg",
        "parts": ["Een", "Twee"],
        "letter": {"to": ["tweede_kamer"]},
        "shape": {
            "agenda": "in_letter",
            "sections": [
                {"id": "inhoud", "heading": "Inhoud", "is": "text"},
                {"id": "krachtenveld", "heading": "Krachtenveld", "required": True},
            ],
            "nota": [
                {"id": "aanleiding", "heading": "Aanleiding", "is": "reason"},
                {"id": "politiek", "heading": "Politieke context", "required": True},
                {"id": "kernpunten", "heading": "Kernpunten", "is": "routing"},
            ],
        },
    }
    councils.write_text(dump({"proef": own}), "utf-8")
    assert briefgen("new", "proef", "2041-03-05", cwd=empty).code == 0
    folder = empty / "agendas/2041-03-05-proef"
    text, dossier = (folder / "dossier.yaml").read_text("utf-8"), load(folder / "dossier.yaml")
    assert dossier["place"] == "Straatsburg"
    assert "presidency" not in dossier
    assert "# to: [tweede_kamer]" in text
    assert dossier["nota"].keys() == {"date", "for_information", "sections", "not_public"}
    assert [part["part"] for part in dossier["agenda"]] == ["Een", "Twee"]
    item = load(folder / "agenda/eerste-onderwerp-2.yaml")
    assert item.keys() == {"title", "handling", "responsible", "text", "sections", "footnotes"}
    assert briefgen("build", "-q", "--format=md", cwd=empty).code == 0
    dossier["status"] = "definitief"
    write(folder / "dossier.yaml", dump(dossier))
    outcome = briefgen("build", "-q", "--format=md", cwd=empty)
    assert outcome.err.count("“[Schrijf hier wat onder dit kopje hoort.]” staat waar") == 3


def test_the_place_follows_from_the_month_and_the_dates_are_put_in_order(
    empty: Path, briefgen: Briefgen
) -> None:
    briefgen("new", "jbz", "2026-06-12", "2026-06-11", cwd=empty)
    dossier = (empty / "agendas/2026-06-11-jbz/dossier.yaml").read_text("utf-8")
    assert "dates: [2026-06-11, 2026-06-12]" in dossier
    assert "place: Luxemburg" in dossier
    assert "presidency" not in dossier


def test_who_has_a_seat_of_its_own_meets_there_and_asks_for_no_presidency(
    empty: Path, briefgen: Briefgen
) -> None:
    briefgen("new", "europese-raad", "2041-06-11", cwd=empty)
    dossier = (empty / "agendas/2041-06-11-europese-raad/dossier.yaml").read_text("utf-8")
    assert "place: Brussel" in dossier
    assert "presidency" not in dossier


def test_a_post_that_nobody_holds_any_more_is_not_put_down(empty: Path, briefgen: Briefgen) -> None:
    attending = {
        year: next(
            line
            for line in (empty / f"agendas/{year}-03-16-raz/dossier.yaml").read_text().splitlines()
            if line.startswith("attending:")
        )
        for year in ("2025", "2026")
        if briefgen("new", "raz", f"{year}-03-16", cwd=empty).code == 0
    }
    assert "SBZ" in attending["2025"]
    assert "SBZ" not in attending["2026"]


def test_a_year_without_a_known_presidency_asks_for_it(empty: Path, briefgen: Briefgen) -> None:
    briefgen("new", "jbz", "2041-03-05", cwd=empty)
    assert "presidency:" in (empty / "agendas/2041-03-05-jbz/dossier.yaml").read_text("utf-8")
    assert briefgen("build", "-q", cwd=empty).code == 0


def test_a_ministry_without_posts_is_said_where_they_are_missing(
    empty: Path, briefgen: Briefgen
) -> None:
    councils = empty / "agendas/councils.yaml"
    before = councils.read_text("utf-8")
    councils.write_text(before.replace("ministry: JenV", "ministry: VRO"), "utf-8")
    briefgen("new", "jbz", "2026-03-16", cwd=empty)
    dossier = (empty / "agendas/2026-03-16-jbz/dossier.yaml").read_text("utf-8")
    (line,) = [line for line in dossier.splitlines() if line.startswith("attending:")]
    assert line.startswith("attending: []")
    assert "agendas/government.yaml, onder posts" in line


def test_an_existing_dossier_is_left_alone(empty: Path, briefgen: Briefgen) -> None:
    briefgen("new", "jbz", "2026-03-05", cwd=empty)
    file = empty / "agendas/2026-03-05-jbz/dossier.yaml"
    file.write_text("van iemand", "utf-8")
    outcome = briefgen("new", "jbz", "2026-03-05", cwd=empty)
    assert outcome.code == 2
    assert "agendas/2026-03-05-jbz" in outcome.err
    assert file.read_text("utf-8") == "van iemand"


def test_broken_facts_are_reported(empty: Path, briefgen: Briefgen) -> None:
    (empty / "agendas" / "councils.yaml").write_text("jbz: []\n", "utf-8")
    outcome = briefgen("new", "jbz", "2026-03-05", cwd=empty)
    assert outcome.code == 1
    assert "agendas/councils.yaml:1:6: " in outcome.err
    assert [path.name for path in (empty / "agendas").glob("2026*")] == []


def test_the_files_name_schemas_that_exist(empty: Path, briefgen: Briefgen) -> None:
    briefgen("new", "jbz", "2026-03-05", cwd=empty)
    for path in (empty / "agendas/2026-03-05-jbz").rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        assert (path.parent / first.partition("$schema=")[2]).is_file()


def test_nothing_that_a_new_dossier_asks_for_goes_out_unwritten(
    empty: Path, briefgen: Briefgen
) -> None:
    briefgen("new", "jbz", "2026-03-05", cwd=empty)
    folder = empty / "agendas/2026-03-05-jbz"
    assert briefgen("build", "-q", "--format", "md", cwd=empty).code == 0
    dossier = folder / "dossier.yaml"
    dossier.write_text(re.sub("status: concept", "status: definitief", dossier.read_text("utf-8")))
    outcome = briefgen("build", "-q", "--format", "md", cwd=empty)
    assert outcome.code == 1
    asked = 0
    for file in (folder / "agenda").iterdir():
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if not line.startswith("responsible:") and (gap := re.search(r"\[[^]^]+\]", line)):
                asked += 1
                assert f"{file.name}:{number}:{gap.start() + 1}: " in outcome.err
                assert f"“{gap[0]}” staat waar de tekst nog moet worden geschreven" in outcome.err
    assert asked == 16


def test_the_skeleton_has_no_problem_in_it(empty: Path, briefgen: Briefgen) -> None:
    briefgen("new", "transport", "2026-10-08", cwd=empty)
    folder = empty / "agendas/2026-10-08-transport"
    (built,) = outcomes(Request(empty, (folder,), empty / "out"))
    assert built.problems == ()
