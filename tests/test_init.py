"""`briefgen init`: from an empty folder to documents, and what a new version brings."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from briefgen.files.workspace import packaged
from briefgen.skeleton.setting_up import CI
from tests.conftest import ROOT, Briefgen, copy_page_maps
from tests.workspace import write

pytestmark = pytest.mark.programs

INTERNAL = "Dit blijft binnen."
EXAMPLES = ("2025-06-05-transport", "2025-12-08-jbz")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what users install: the package out of the wheel that we build."""
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def test_an_empty_folder_becomes_documents_with_what_is_installed_alone(
    wheel: Path, tmp_path: Path
) -> None:
    """No source tree is near: only the wheel, and the libraries that it names."""
    desk = tmp_path / "desk"
    desk.mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(wheel),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }

    def briefgen(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-P", "-m", "briefgen", *arguments],
            cwd=desk,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    where = [sys.executable, "-P", "-c", "import briefgen; print(briefgen.__file__)"]
    assert subprocess.check_output(where, env=environment, text=True).startswith(str(wheel))
    git(desk, "init", "-q")
    stuck = briefgen("new", "jbz", "2026-03-05")
    assert stuck.returncode == 2
    assert "briefgen init" in stuck.stderr
    for arguments in (("init", "--ci", "gitlab", "--ci", "github"), ("new", "jbz", "2026-03-05")):
        done = briefgen(*arguments)
        assert done.returncode == 0, done.stderr
    item = desk / "agendas/2026-03-05-jbz/agenda/eerste-onderwerp-1.yaml"
    write(item, item.read_text("utf-8") + f"internal:\n  sensitive: {INTERNAL}\n")
    for name in EXAMPLES:
        shutil.copytree(ROOT / "agendas" / name, desk / "agendas" / name)
    copy_page_maps(desk / "out")
    for command in ("build", "check"):
        done = briefgen(command)
        assert done.returncode == 0, done.stderr
    briefings = sorted((desk / "out").glob("*/intern/briefing-*.md"))
    assert any(INTERNAL in path.read_text("utf-8") for path in briefings)
    for name in EXAMPLES:
        made = files(desk / "out" / name)
        ours = {file for file in files(ROOT / "out" / name) if file.endswith((".md", ".docx"))}
        assert ours
        assert all(
            made[file] == (ROOT / "out" / name / file).read_bytes()
            for file in ours
            if not file.startswith("intern/")
        )
    git(desk, "add", "-A")
    staged = git(desk, "ls-files").split()
    assert "out/2026-03-05-jbz/geannoteerde-agenda.docx" in staged
    assert not [file for file in staged if "/intern/" in file]
    assert git(desk, "grep", "--cached", "-l", INTERNAL).split() == [
        "agendas/2026-03-05-jbz/agenda/eerste-onderwerp-1.yaml"
    ]
    assert ".gitlab-ci.yml" in staged
    assert ".github/workflows/briefgen.yml" in staged


def test_what_is_installed_and_the_source_make_the_same_workspace(
    wheel: Path, tmp_path: Path, briefgen: Briefgen
) -> None:
    here, there = tmp_path / "bron", tmp_path / "wiel"
    here.mkdir()
    there.mkdir()
    assert briefgen("init", cwd=here).code == 0
    environment = {**os.environ, "PYTHONPATH": str(wheel)}
    subprocess.run(
        [sys.executable, "-P", "-m", "briefgen", "init", "-q"],
        cwd=there,
        env=environment,
        check=True,
    )
    assert files(here) == files(there)
    assert "agendas/government.yaml" in files(here)


def test_nothing_that_is_there_is_changed(tmp_path: Path, briefgen: Briefgen) -> None:
    theirs = {
        "README.md": "Van ons.\n",
        ".gitignore": "*.bak\n",
        ".vscode/settings.json": "{}\n",
        "agendas/government.yaml": "posts:\n  MJenV:\n    holders: [{name: N. Nieuw}]\n",
        ".gitlab-ci.yml": "ons: {script: [echo]}\n",
    }
    for name, text in theirs.items():
        write(tmp_path / name, text)
    outcome = briefgen("init", "--ci", "gitlab", cwd=tmp_path)
    assert outcome.code == 0
    assert {name: (tmp_path / name).read_text("utf-8") for name in theirs} == theirs
    said = [line for line in outcome.out.splitlines() if line.startswith("nieuw ")]
    assert len(said) == 4
    assert "in .gitignore ontbreekt: out/**/intern/" in said[1]
    assert "agendas/government.yaml zegt iets anders dan briefgen: posts.MJenV.holders" in said[0]
    assert ".vscode/settings.json is anders" in said[2]
    assert ".gitlab-ci.yml is anders" in said[3]
    before = files(tmp_path)
    again = briefgen("init", cwd=tmp_path)
    assert "alles staat hier al, en blijft zoals het is" in again.out
    assert files(tmp_path) == before


def test_a_workspace_of_an_older_version_hears_what_is_new(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    """Its schemas lack a minister; its government.yaml is a copy of all that briefgen knew then."""
    briefgen("init", cwd=tmp_path)
    assert not [
        line for line in briefgen("init", cwd=tmp_path).out.splitlines() if "nieuw " in line
    ]
    for name in ("government", "dossier"):
        path = tmp_path / f"agendas/schemas/{name}.json"
        text = path.read_text("utf-8").replace("D.M. van Weel", "Een Ander")
        data = json.loads(text.replace('"MAenM",', ""))
        write(path, json.dumps(data))
    shutil.copy(packaged("agendas/government.yaml"), tmp_path / "agendas/government.yaml")
    before = files(tmp_path)
    outcome = briefgen("init", cwd=tmp_path)
    assert outcome.code == 0
    assert "MAenM" in outcome.out
    assert "D.M. van Weel" in outcome.out
    assert "voer uit: briefgen schema" in outcome.out
    assert "keer hetzelfde als briefgen" in outcome.out
    assert files(tmp_path) == before


def test_within_a_workspace_it_is_that_workspace_that_is_meant(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    briefgen("init", cwd=tmp_path)
    assert "alles staat hier al" in briefgen("init", cwd=tmp_path / "agendas").out
    assert not (tmp_path / "agendas/agendas").exists()


def test_another_folder_can_be_named(tmp_path: Path, briefgen: Briefgen) -> None:
    assert briefgen("init", "raden", cwd=tmp_path).code == 0
    assert briefgen("new", "raz", "2026-03-16", cwd=tmp_path / "raden").code == 0


def test_what_is_wrong_in_the_files_that_are_there_is_said(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    write(tmp_path / "agendas/councils.yaml", "jbz:\n  ministry: Nergens\n")
    outcome = briefgen("init", cwd=tmp_path)
    assert outcome.code == 1
    assert "agendas/councils.yaml:2:13: er is geen ministerie “Nergens”" in outcome.err
    assert (tmp_path / "agendas/government.yaml").is_file()


def test_a_file_in_the_place_of_a_folder_is_no_fault_of_briefgen(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    write(tmp_path / "agendas", "geen map")
    assert briefgen("init", cwd=tmp_path).code in (1, 2)


def test_the_letterheads_can_be_put_there_to_be_edited(tmp_path: Path, briefgen: Briefgen) -> None:
    briefgen("init", "--shells", cwd=tmp_path)
    ours = files(packaged("templates"))
    assert files(tmp_path / "templates") == {
        name: content for name, content in ours.items() if name.endswith("shell.docx")
    }
    briefgen("new", "jbz", "2026-03-05", cwd=tmp_path)
    assert briefgen("build", "-q", "--format", "docx", cwd=tmp_path).code == 0


def test_each_example_of_ci_is_the_one_of_the_documentation() -> None:
    for _name, source in CI.values():
        assert packaged(f"docs/ci/{source}").is_file()


def test_the_examples_in_the_files_are_right_once_their_marks_are_taken_away(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    briefgen("init", cwd=tmp_path)
    for name in ("government", "councils", "terms"):
        path = tmp_path / f"agendas/{name}.yaml"
        _head, _, example = path.read_text("utf-8").partition("hekjes weg")
        lines = example.partition("\n")[2].replace("\n# ", "\n").replace("#\n", "\n")
        write(path, lines.removeprefix("#\n").removeprefix("# "))
    write(tmp_path / "huisstijl/logo.png", (ROOT / "docs/agenda.png").read_bytes())
    assert briefgen("schema", cwd=tmp_path).code == 0
    assert "MFin" in (tmp_path / "agendas/schemas/item.json").read_text("utf-8")
