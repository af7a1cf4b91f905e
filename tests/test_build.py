"""`briefgen build` as its users know it: what is written, what is kept, what it says."""

import datetime
import gc
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import time_machine

from briefgen.building.read import Plan, Ready, read
from briefgen.cli.main import run
from briefgen.texts.remembered import MANY, remembered
from briefgen.word.xml import parsed
from tests.conftest import ROOT, Briefgen, copy_page_maps
from tests.killed import ended, started
from tests.workspace import DATA, DOSSIER, ITEM, dump, make_workspace, write

ALL = {
    *("aanbiedingsbrief-eerste-kamer", "aanbiedingsbrief-tweede-kamer"),
    *("geannoteerde-agenda", "nota", "intern/briefing-MJenV"),
}


def outputs(root: Path) -> dict[str, bytes]:
    """The files under out/ by their names, the hidden ones left out."""
    return {
        path.relative_to(root / "out").as_posix(): path.read_bytes()
        for path in sorted((root / "out").rglob("[!.]*"))
        if path.is_file()
    }


def test_every_document_is_written_as_markdown_and_word(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 0
    expected = {f"{DOSSIER}/{name}.{ending}" for name in ALL for ending in ("md", "docx", "html")}
    assert outputs(tmp_path).keys() == expected
    assert f"out/{DOSSIER}/nota.docx" in outcome.out
    assert "15" in outcome.out.splitlines()[-1]


def test_the_workspace_is_found_from_any_folder_inside_it(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    assert briefgen("build", "-q", cwd=folder / "agenda").code == 0
    assert len(outputs(tmp_path)) == 15


@pytest.mark.parametrize("name", [DOSSIER, f"agendas/{DOSSIER}", f"agendas/{DOSSIER}/dossier.yaml"])
def test_a_dossier_is_named_by_its_name_or_its_path(
    name: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    make_workspace(tmp_path, name="2026-03-06-jbz")
    assert briefgen("build", "-q", name, cwd=tmp_path).code == 0
    assert {file.split("/")[0] for file in outputs(tmp_path)} == {DOSSIER}


def test_a_dossier_elsewhere_is_built_in_its_own_workspace(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path / "there")
    (tmp_path / "here").mkdir()
    assert briefgen("build", "-q", folder, cwd=tmp_path / "here").code == 0
    assert len(outputs(tmp_path / "there")) == 15


def test_formats_documents_and_place_can_be_chosen(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    options = ("--format", "md", "--only", "nota", "--only", "briefing", "--out", "elders")
    assert briefgen("build", "-q", *options, cwd=tmp_path).code == 0
    files = sorted(p.name for p in (tmp_path / "elders").rglob("[!.]*") if p.is_file())
    assert files == ["briefing-MJenV.md", "nota.md"]


def test_a_second_build_changes_nothing_and_says_so(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    briefgen("build", cwd=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    outcome = briefgen("build", cwd=tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before
    assert "15" in outcome.out.splitlines()[0]


def test_a_broken_dossier_does_not_keep_another_from_being_built(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    broken = make_workspace(tmp_path, name="2026-01-01-jbz")
    write(broken / "dossier.yaml", "council: jbz: x\n")
    make_workspace(tmp_path)
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert "agendas/2026-01-01-jbz/dossier.yaml:1:13: " in outcome.err
    assert {file.split("/")[0] for file in outputs(tmp_path)} == {DOSSIER}


def test_a_changed_output_is_named_and_kept_until_overwrite(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    briefgen("build", "-q", cwd=tmp_path)
    nota = tmp_path / "out" / DOSSIER / "nota.md"
    nota.write_text("met de hand gewijzigd", "utf-8")
    write(folder / "agenda" / "eerste.yaml", dump({**ITEM, "title": "Een ander punt"}))
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert f"out/{DOSSIER}/nota.md" in outcome.err
    assert "--overwrite" in outcome.err
    assert nota.read_text("utf-8") == "met de hand gewijzigd"
    agenda = tmp_path / "out" / DOSSIER / "geannoteerde-agenda.md"
    assert "Een ander punt" in agenda.read_text("utf-8")
    assert briefgen("build", "-q", "--overwrite", cwd=tmp_path).code == 0
    assert "Een ander punt" in nota.read_text("utf-8")


def test_a_file_that_briefgen_did_not_write_is_kept(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    write(tmp_path / "out" / DOSSIER / "nota.docx", b"van iemand anders")
    assert briefgen("build", "-q", cwd=tmp_path).code == 1
    assert (tmp_path / "out" / DOSSIER / "nota.docx").read_bytes() == b"van iemand anders"


def test_a_document_that_was_removed_is_made_again(tmp_path: Path, briefgen: Briefgen) -> None:
    out = tmp_path / "out" / make_workspace(tmp_path).name
    briefgen("build", cwd=tmp_path)
    before = (out / "nota.docx").read_bytes()
    (out / "nota.docx").unlink()
    assert briefgen("build", cwd=tmp_path).code == 0
    assert (out / "nota.docx").read_bytes() == before


def test_a_quoted_text_with_a_doubled_quote_in_a_list_is_a_list(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    item = "title: Eerste\nresponsible: [MJenV]\ntext: 'Zo:\n\n  - ''s avonds\n\n  - laat'\n"
    write(folder / "agenda" / "eerste.yaml", item)
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    agenda = tmp_path / "out" / folder.name / "geannoteerde-agenda.md"
    assert "\n- 's avonds\n" in agenda.read_text("utf-8")


@pytest.mark.parametrize("damage", ["", "[]", '{"nota.md": 3}', "geen json"])
def test_a_damaged_manifest_loses_nothing(damage: str, tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    briefgen("build", "-q", cwd=tmp_path)
    write(tmp_path / "out" / DOSSIER / ".briefgen.json", damage)
    assert briefgen("build", "-q", cwd=tmp_path).code == 0


def test_an_output_folder_that_cannot_be_written_is_explained(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    write(tmp_path / "out", "een bestand waar de map moet komen")
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert "--out" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "geen-dossier"),
        ("build", "--only", "notta"),
        ("build", "--format", "odt"),
        ("build", "--format", ","),
        ("build", "--onbekend"),
        ("bouw",),
        ("new", "jbz"),
        ("new", "jbzz", "2026-03-05"),
        ("new", "jbz", "5 maart"),
        ("new", "jbz", "20260305"),
        ("--lang", "fr", "build"),
    ],
)
def test_a_wrong_command_line_ends_with_exit_code_2(
    arguments: tuple[str, ...], tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    outcome = briefgen(*arguments, cwd=tmp_path)
    assert outcome.code == 2
    assert outcome.err.strip()
    assert not (tmp_path / "out").exists()


def test_outside_a_workspace_the_command_says_where_to_go(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 2
    assert "agendas/" in outcome.err


def test_an_empty_workspace_says_how_to_start(tmp_path: Path, briefgen: Briefgen) -> None:
    (tmp_path / "agendas").mkdir()
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 2
    assert "briefgen new" in outcome.err


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_windows_line_ends_and_a_bom_change_nothing(
    ending: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path / "a")
    folder = make_workspace(tmp_path / "b")
    for file in folder.rglob("*.yaml"):
        text = file.read_text("utf-8").replace("\n", ending)
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    for root in (tmp_path / "a", tmp_path / "b"):
        assert briefgen("build", "-q", cwd=root).code == 0
    assert outputs(tmp_path / "a") == outputs(tmp_path / "b")


def test_the_same_input_gives_the_same_bytes_on_another_day(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    for name, moment in (("a", datetime.datetime(2031, 7, 9, 23, 59)), ("b", None)):  # noqa: DTZ001
        make_workspace(tmp_path / name)
        if moment:
            with time_machine.travel(moment, tick=True):
                assert briefgen("build", "-q", cwd=tmp_path / name).code == 0
        else:
            assert briefgen("build", "-q", cwd=tmp_path / name).code == 0
    assert outputs(tmp_path / "a") == outputs(tmp_path / "b")


@pytest.mark.programs
def test_the_same_input_gives_the_same_bytes_in_another_environment(
    built: Path, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "USER": "iemand",
        "HOME": str(tmp_path),
        "PYTHONHASHSEED": "4711",
        "PYTHONUTF8": "0",
        "BRIEFGEN_LANG": "en",
    }
    command = [sys.executable, "-m", "briefgen", "build", "-q", "--out", str(tmp_path / "out")]
    copy_page_maps(tmp_path / "out")
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    files = [file for file in built.rglob("*") if file.is_file()]
    assert len(files) > 24
    for file in files:
        assert file.read_bytes() == (tmp_path / "out" / file.relative_to(built)).read_bytes(), file


def test_the_committed_documents_are_what_is_built_now(built: Path, tmp_path: Path) -> None:
    """Parts of Word files are compared, since another zlib may compress them otherwise."""
    files = [file for file in (ROOT / "out").rglob("*.*") if file.suffix in (".md", ".docx")]
    public = [file for file in files if file.parent.name != "intern"]
    assert len(public) == 28
    copy_page_maps(tmp_path)
    names = {file.parent.name for file in public}
    others = {name for name in names if not (built / name / "nota.docx").exists()}
    folders = [str(ROOT / "agendas" / name) for name in sorted(others)]
    assert run(["build", "-q", "--out", str(tmp_path), *folders]) == 0
    for file in public:
        now = (tmp_path if file.parent.name in others else built) / file.relative_to(ROOT / "out")
        if file.suffix == ".md":
            assert file.read_bytes() == now.read_bytes(), file
        else:
            assert parts(file) == parts(now), file


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.programs
def test_a_killed_build_leaves_each_file_old_or_new_and_nothing_else(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    assert briefgen("build", "-q", cwd=tmp_path).code == 0
    versions = [outputs(tmp_path)]
    change(folder, "geteld")
    assert ended(started(tmp_path, steps=tmp_path / "steps")) == 0
    steps = int((tmp_path / "steps").read_text("utf-8"))
    versions.append(outputs(tmp_path))
    half_way = 0
    for attempt in range(6):
        change(folder, f"{attempt}")
        moment = steps * (attempt + 1) // 7
        assert ended(started(tmp_path, moment)) == -signal.SIGKILL
        between = {n: b for n, b in outputs(tmp_path).items() if not n.endswith(".briefgen-tmp")}
        assert briefgen("build", "-q", cwd=tmp_path).code == 0
        now = outputs(tmp_path)
        assert not [name for name in now if "tmp" in name]
        assert all(content in (versions[-1][name], now[name]) for name, content in between.items())
        assert f"Punt {attempt}".encode() in now[f"{DOSSIER}/geannoteerde-agenda.md"]
        half_way += between not in (versions[-1], now)
        versions.append(now)
    assert half_way > 1


def change(folder: Path, words: str) -> None:
    write(folder / "agenda" / "eerste.yaml", dump({**ITEM, "title": f"Punt {words}"}))


@pytest.mark.programs
def test_a_console_that_lacks_a_character_does_not_break_the_command(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    write(folder / "agenda" / "eerste.yaml", "title: “Ελλάδα” → x: y\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "briefgen", "build"]
    done = subprocess.run(command, check=False, cwd=tmp_path, env=environment, capture_output=True)
    assert done.returncode == 1
    assert b"eerste.yaml:1:20: " in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.programs
def test_a_reader_that_stops_reading_does_not_break_the_command(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-u", "-m", "briefgen", "build"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, check=False, cwd=tmp_path, env=environment, stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_fault_of_briefgen_is_no_traceback_but_a_request_to_report(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("briefgen.building.read.load_kinds", lambda folder: 1 / 0)
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 3
    assert "Traceback" not in outcome.err
    (log,) = tmp_path.glob("briefgen-*.log")
    assert str(log) in outcome.err
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_an_interrupted_build_ends_with_exit_code_130(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_folder: Path) -> None:
        raise KeyboardInterrupt

    make_workspace(tmp_path)
    monkeypatch.setattr("briefgen.building.read.load_kinds", interrupt)
    assert briefgen("build", cwd=tmp_path).code == 130


def test_the_messages_are_dutch_unless_english_is_asked_for(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path, dossier={"council": "jbzz"})
    assert "bedoelde u “jbz”?" in briefgen("build", cwd=tmp_path).err
    assert "did you mean “jbz”?" in briefgen("build", "--lang=en", cwd=tmp_path).err
    assert "did you mean “jbz”?" in briefgen("--lang", "en", "build", cwd=tmp_path).err
    assert "Gebruik:" in briefgen("--help", cwd=tmp_path).out
    assert "Usage:" in briefgen("--lang", "en", "--help", cwd=tmp_path).out


def test_a_concept_is_marked_in_its_header(tmp_path: Path, briefgen: Briefgen) -> None:
    for status, marked in (("concept", True), ("definitief", False)):
        make_workspace(tmp_path, dossier={**DATA, "status": status})
        briefgen("build", "-q", cwd=tmp_path)
        header = parts(tmp_path / "out" / DOSSIER / "nota.docx")["word/header1.xml"]
        assert (b"CONCEPT" in header) is marked
        front = (tmp_path / "out" / DOSSIER / "nota.md").read_text("utf-8").split("---")[1]
        assert f"status: {status}" in front


def test_what_is_changed_in_a_concept_is_tracked(tmp_path: Path, briefgen: Briefgen) -> None:
    """Whatever the shell says of it, in the place where the validators want it."""
    for status, tracked in (("concept", True), ("definitief", False)):
        make_workspace(tmp_path, dossier={**DATA, "status": status})
        briefgen("build", "-q", "--overwrite", cwd=tmp_path)
        for file in (tmp_path / "out" / DOSSIER).rglob("*.docx"):
            settings = parsed(parts(file)["word/settings.xml"])
            names = [str(each.tag).rpartition("}")[2] for each in settings]
            assert ("trackRevisions" in names) is tracked
            if tracked:
                assert names[:3] == ["zoom", "trackRevisions", "defaultTabStop"]


def test_a_document_that_the_dossier_no_longer_has_is_removed_unless_someone_changed_it(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    passage = {"text": "geheim", "ground": "5.1.2a"}
    nota = {"date": "2026-02-12", "not_public": [passage]}
    make_workspace(tmp_path, dossier={"nota": nota, "attending": ["MJenV", "SJenV"]})
    briefgen("build", "-q", cwd=tmp_path)
    out = tmp_path / "out" / DOSSIER
    (out / "nota.docx").write_bytes(b"in Word gewijzigd")
    make_workspace(tmp_path, dossier={"nota": None})
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 0
    assert f"verwijderd  out/{DOSSIER}/nota.md" in outcome.out
    assert sorted(path.name for path in (out / "intern").glob("*.*")) == [
        *(".briefgen.json", ".gitignore", "briefing-MJenV.docx"),
        *("briefing-MJenV.html", "briefing-MJenV.md"),
    ]
    assert not (out / "nota.md").exists()
    assert f"out/{DOSSIER}/nota.docx hoort niet meer bij het dossier" in outcome.err
    assert (out / "nota.docx").read_bytes() == b"in Word gewijzigd"


def test_a_partial_build_removes_nothing(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    briefgen("build", "-q", cwd=tmp_path)
    make_workspace(tmp_path, dossier={"nota": None})
    briefgen("build", "-q", "--only", "geannoteerde-agenda", cwd=tmp_path)
    assert (tmp_path / "out" / DOSSIER / "nota.md").exists()
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    assert not (tmp_path / "out" / DOSSIER / "nota.md").exists()
    assert (tmp_path / "out" / DOSSIER / "nota.docx").exists()


def test_items_without_a_dossier_file_are_not_passed_over(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    (folder / "dossier.yaml").unlink()
    make_workspace(tmp_path, name="2026-03-06-jbz")
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert f"agendas/{DOSSIER}/dossier.yaml: " in outcome.err


def test_broken_shared_facts_are_reported_alone(tmp_path: Path, briefgen: Briefgen) -> None:
    letter = {"date": "2026-02-19", "topics": ["onderwerp"], "eerste_kamer": {"reference": "1"}}
    make_workspace(tmp_path, dossier={"letter": letter})
    write(tmp_path / "agendas" / "government.yaml", "ministries: x\n")
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert "eerste_kamer" not in outcome.err
    assert "agendas/government.yaml:1:13: " in outcome.err


@pytest.mark.programs
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a device of Linux")
def test_an_output_that_cannot_be_written_to_is_no_fault_of_briefgen(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-u", "-m", "briefgen", "build"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, check=False, cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_dossier_is_written_and_forgotten_before_the_next_is_read(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[str] = []

    def watched(plan: Plan, folder: Path) -> Ready:
        gc.collect()
        assert not any(type(each) is Ready for each in gc.get_objects())
        assert len(list((tmp_path / "out").rglob("nota.docx"))) == len(days)
        ready = read(plan, folder)
        assert any(type(each) is Ready for each in gc.get_objects())
        days.append(folder.name)
        return ready

    for day in range(5, 8):
        make_workspace(tmp_path, name=f"2026-03-{day:02}-jbz")
    monkeypatch.setattr("briefgen.building.pipeline.read", watched)
    assert briefgen("build", cwd=tmp_path).code == 0
    assert len(days) == 3


def test_texts_are_not_remembered_for_ever(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.texts.remembered.MANY", MANY)
    read = [0]

    @remembered
    def reading(text: str) -> str:
        read[0] += 1
        return text.upper()

    make_workspace(tmp_path)
    for number in range(MANY + 1):
        reading(str(number))
    assert reading("0") == "0"
    assert read[0] == MANY + 1
    assert briefgen("check", cwd=tmp_path).code == 0
    assert reading("0") == "0"
    assert read[0] == MANY + 2
