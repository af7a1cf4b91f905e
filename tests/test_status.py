"""`briefgen status`: a dossier at a glance."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Briefgen
from tests.git import alone, commit, git
from tests.workspace import ITEM, TOPIC, dump, make_workspace, write

GOLDEN = Path(__file__).parent / "golden" / "status"
PLAIN = {key: value for key, value in ITEM.items() if key != "footnotes"}
ITEMS: dict[str, dict[str, Any]] = {
    "af": {**PLAIN, "text": "De Raad wisselt van gedachten.\n"},
    "leeg": {"title": "Leeg punt", "responsible": ["MJenV"]},
    "gat": {**PLAIN, "title": "Punt met een gat", "text": "De Raad vergadert op xx december.\n"},
    "nieuw": {**PLAIN, "title": "Nieuw punt", "text": "[Wat wil het kabinet?][^bron]\n",
              "footnotes": {"bron": "[De tekst van de voetnoot.]"}},
    "niemand": {"title": "Punt van | niemand", "responsible": {"none": "alleen informatie"}},
    "ook": {"title": "Het eerste punt nog eens", "responsible": ["MJenV"], "same_as": "af"},
    "fout": {**PLAIN, "title": "Punt met een fout", "text": "Op 31 juni 2026 is er een Raad.\n"},
}  # fmt: skip
DOSSIER: dict[str, Any] = {
    "status": "concept",
    "place": "Luxemburg",
    "agenda": [
        {"part": "Binnenlandse Zaken", "items": ["af", "leeg", "gat", "nieuw"]},
        {
            "part": "Justitie",
            "items": ["ook", {"title": "Diversen", "aob": True, "items": ["niemand", "fout"]}],
        },
    ],
}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    alone(monkeypatch, tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    root = tmp_path / "werk"
    make_workspace(root, dossier=DOSSIER, items=ITEMS)
    return root


@pytest.fixture
def committed(workspace: Path) -> Path:
    git(workspace, "init", "-q", "-b", "main")
    commit(workspace, "eerste")
    return workspace


def found(briefgen: Briefgen, root: Path, *options: str) -> dict[str, Any]:
    (dossier,) = json.loads(briefgen("status", "--format=json", *options, cwd=root).out)
    return {**dossier, "by_id": {each["id"]: each for each in dossier["items"]}}


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_each_form_is_as_it_was_read(
    form: str, committed: Path, briefgen: Briefgen, golden: Callable[[Path, str], None]
) -> None:
    outcome = briefgen("status", "--format", form, cwd=committed)
    assert (outcome.code, outcome.err) == (0, "")
    golden(GOLDEN / f"{form}.txt", outcome.out)


def test_items_and_topics_come_in_the_order_of_the_documents(
    committed: Path, briefgen: Briefgen
) -> None:
    items = found(briefgen, committed)["items"]
    assert [(each["number"], each["id"]) for each in items] == [
        ("I.1", "af"),
        ("I.2", "leeg"),
        ("I.3", "gat"),
        ("I.4", "nieuw"),
        ("II.1", "ook"),
        ("II.2.a", "niemand"),
        ("II.2.b", "fout"),
        (None, "onderwerp"),
    ]


def test_the_text_of_an_item_is_empty_to_fill_in_written_or_not_needed(
    committed: Path, briefgen: Briefgen
) -> None:
    by_id = found(briefgen, committed)["by_id"]
    assert {id_: each["state"] for id_, each in by_id.items()} == {
        "af": "written",
        "leeg": "empty",
        "gat": "draft",
        "nieuw": "draft",
        "ook": "none",
        "niemand": "none",
        "fout": "written",
        "onderwerp": "written",
    }


def test_all_that_briefgen_new_makes_is_to_be_filled_in(
    workspace: Path, briefgen: Briefgen
) -> None:
    assert briefgen("new", "jbz", "2026-06-04", cwd=workspace).code == 0
    items = found(briefgen, workspace, "2026-06-04-jbz")["items"]
    assert {each["state"] for each in items} == {"draft"}


@pytest.mark.parametrize(
    "text",
    [
        "Zie [de brief](https://www.rijksoverheid.nl).\n",
        "Het verdrag zegt: ‘alle \\[betrokken\\] staten’.\n",
    ],
)
def test_a_link_or_a_word_in_brackets_is_no_gap(
    text: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, items={"eerste": {**PLAIN, "text": text}})
    assert found(briefgen, tmp_path)["by_id"]["eerste"]["state"] == "written"


def test_findings_are_counted_at_their_item_or_beside_the_items(
    committed: Path, briefgen: Briefgen
) -> None:
    dossier = found(briefgen, committed)
    counts = {id_: (each["errors"], each["warnings"]) for id_, each in dossier["by_id"].items()}
    assert counts["fout"][0] == 1
    assert counts["leeg"][1] == 1
    assert counts["af"] == (0, 0)
    rows = json.loads(briefgen("check", "--format=json", cwd=committed).out)
    for level, name in (("error", "errors"), ("warning", "warnings")):
        total = sum(1 for row in rows if row["level"] == level)
        in_items = sum(each[name] for each in dossier["items"])
        assert in_items + dossier["other_findings"][name] == total
    assert dossier["other_findings"]["warnings"] >= 1, "the place of the meeting"


def test_findings_known_from_a_baseline_are_not_open(committed: Path, briefgen: Briefgen) -> None:
    briefgen("check", "--write-baseline", cwd=committed)
    dossier = found(briefgen, committed)
    assert dossier["by_id"]["fout"]["errors"] == 0
    assert dossier["other_findings"]["errors"] == 0


def test_the_last_change_of_each_file_is_that_of_git(committed: Path, briefgen: Briefgen) -> None:
    folder = committed / "agendas" / "2026-03-05-jbz"
    write(folder / "agenda" / "leeg.yaml", dump({**ITEMS["leeg"], "text": "Nu met tekst.\n"}))
    git(committed, "-c", "user.name=Joël", "commit", "-q", "-am", "tekst")
    write(folder / "agenda" / "fout.yaml", dump({**ITEMS["fout"], "text": "Nu zonder fout.\n"}))
    write(folder / "letter" / "nieuw.yaml", dump(TOPIC))
    letter = {"date": "2026-02-19", "signatories": ["MJenV"], "topics": ["nieuw", "onderwerp"]}
    make_workspace(committed, dossier={**DOSSIER, "letter": letter}, items={}, topics={})
    by_id = found(briefgen, committed)["by_id"]
    first = {"date": "2026-02-03", "author": "Anna de Vries", "committed": True}
    assert by_id["af"]["last_change"] == first
    assert by_id["leeg"]["last_change"] == {**first, "author": "Joël"}
    assert by_id["fout"]["last_change"] == {**first, "committed": False}
    never = {"date": None, "author": None, "committed": False}
    assert by_id["nieuw"]["last_change"] == never
    assert "nog niet vastgelegd" in briefgen("status", cwd=committed).out


def test_a_file_with_an_accent_in_its_folder_has_a_last_change(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(monkeypatch, tmp_path)
    root = tmp_path / "Coördinatie EU"
    make_workspace(root / "dossiers")
    git(root, "init", "-q", "-b", "main")
    commit(root, "eerste")
    by_id = found(briefgen, root / "dossiers")["by_id"]
    assert by_id["eerste"]["last_change"]["author"] == "Anna de Vries"


def test_without_git_the_last_change_is_left_out_and_that_is_said(
    workspace: Path, briefgen: Briefgen
) -> None:
    outcome = briefgen("status", cwd=workspace)
    assert outcome.code == 0
    assert "gewijzigd" not in outcome.out.splitlines()[1]
    assert "omdat deze bestanden niet in git staan" in outcome.out
    dossier = found(briefgen, workspace)
    assert dossier["changes_known"] is False
    assert dossier["by_id"]["af"]["last_change"] is None


def test_before_the_first_commit_nothing_is_committed(workspace: Path, briefgen: Briefgen) -> None:
    git(workspace, "init", "-q", "-b", "main")
    changes = [each["last_change"]["committed"] for each in found(briefgen, workspace)["items"]]
    assert set(changes) == {False}


def test_pages_are_those_of_the_agenda_as_it_is_now(
    tmp_path: Path, briefgen: Briefgen, built: Path
) -> None:
    name = "2025-06-05-transport"
    options = ("--out", str(built), str(ROOT / "agendas" / name))
    items = found(briefgen, ROOT, *options)["items"]
    assert items[1]["pages"] == [1, 2]
    assert items[-1]["pages"] is None, "pages of the letter are not counted"


def test_pages_of_other_texts_are_not_shown(tmp_path: Path, briefgen: Briefgen) -> None:
    name = "2025-06-05-transport"
    for folder in ("agendas", "out"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and (name in path.parts or path.parent.name == "agendas"):
                write(tmp_path / path.relative_to(ROOT), path.read_bytes())
    assert found(briefgen, tmp_path)["pages_known"] is True
    item = next((tmp_path / "agendas" / name / "agenda").glob("*.yaml"))
    item.write_text(item.read_text("utf-8").replace("title: ", "title: Nieuw ", 1), "utf-8")
    dossier = found(briefgen, tmp_path)
    assert dossier["pages_known"] is False
    assert all(each["pages"] is None for each in dossier["items"])
    assert "Pagina’s: niet bekend" in briefgen("status", cwd=tmp_path).out


def test_a_dossier_that_cannot_be_read_is_told_and_the_others_are_shown(
    committed: Path, briefgen: Briefgen
) -> None:
    make_workspace(committed, dossier={"dates": ["5 maart"]}, name="2026-01-01-jbz")
    outcome = briefgen("status", cwd=committed)
    assert outcome.code == 1
    assert "agendas/2026-01-01-jbz/dossier.yaml:" in outcome.err
    assert "2026-01-01-jbz: kan niet worden gelezen" in outcome.err
    assert "(2026-03-05-jbz)" in outcome.out
    assert "2026-01-01-jbz: kan niet" in briefgen("status", "--format=markdown", cwd=committed).out
    broken, read = json.loads(briefgen("status", "--format=json", cwd=committed).out)
    assert (broken["readable"], read["readable"]) == (False, True)
    assert broken["problems"][0]["file"] == "agendas/2026-01-01-jbz/dossier.yaml"


@pytest.mark.parametrize("width", [80, 100, 120, 300])
def test_a_table_fits_the_terminal_and_a_wide_one_cuts_nothing(
    width: int, committed: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    table = briefgen("status", cwd=committed).out.splitlines()[1:10]
    assert max(map(len, table)) <= width
    assert ("…" in "".join(table)) is (width < 130)


def test_what_a_narrow_table_leaves_out_is_said(
    committed: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert "Weggelaten: behandeling, door;" in briefgen("status", cwd=committed).out


def test_a_dossier_of_another_shape_is_seen_whole(workspace: Path, briefgen: Briefgen) -> None:
    head = {"id": "ep", "heading": "Rol Europees Parlement", "required": True}
    sections = [{"id": "inhoud", "heading": "Inhoud"}, head]
    numbers = {"parts": "none", "items": "none", "groups": "none"}
    folder = make_workspace(
        workspace,
        dossier={
            "status": "concept",
            "meeting": "videoconferentie",
            "agenda": [{"items": ["vol", "half", "gat", "leeg"]}],
            "other_business": ["moties"],
            "annexes": ["tabel"],
            "shape": {"agenda": "in_letter", "numbers": numbers, "sections": sections},
        },
        items={
            id_: {"title": id_, "responsible": ["MJenV"], "sections": below}
            for id_, below in {
                "vol": {"inhoud": "Een.", "ep": "Twee."},
                "half": {"inhoud": "Een."},
                "gat": {"ep": "[Wat het Parlement vindt.]"},
                "leeg": {},
            }.items()
        },
        name="2026-03-05-brief",
    )
    for path in ("other_business/moties.yaml", "annexes/tabel.yaml"):
        write(folder / path, dump({"title": path, "text": "Een."}))
    shown = found(briefgen, workspace, folder.name)
    seen = [
        (each["id"], each["chapter"], each["document"], each["state"]) for each in shown["items"]
    ]
    assert seen == [
        ("vol", "agenda", "letter", "written"),
        ("half", "agenda", "letter", "draft"),
        ("gat", "agenda", "letter", "draft"),
        ("leeg", "agenda", "letter", "empty"),
        ("moties", "other_business", "letter", "written"),
        ("tabel", "annexes", "letter", "written"),
        ("onderwerp", "topics", "letter", "written"),
    ]
    assert {each["number"] for each in shown["items"]} == {None}
    assert shown["place"] is None
    table = briefgen("status", folder.name, cwd=workspace).out.splitlines()
    assert "per videoconferentie" in table[0]
    assert [line.split()[0] for line in table[2:9]] == [*"––––", "overig", "bijlage", "brief"]
