"""Several processes share the dossiers of a build or a check, and nothing shows it but the time."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.building.read import Plan, Ready, read
from tests.conftest import ROOT, Briefgen, Outcome, at_length
from tests.git import commit, git
from tests.workspace import ITEM, dump, make_workspace, write

pytestmark = [
    pytest.mark.programs,
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

NAMES = [f"2026-03-{day:02}-jbz" for day in range(1, 8)]
KINDS = ("fine", "findings", "concept", "errors", "no text", "no YAML", "bad baseline")


def make(root: Path, kinds: list[str]) -> None:
    """A workspace with a dossier of each kind, all of another meeting."""
    for name, kind in zip(NAMES, kinds, strict=False):
        day: dict[str, Any] = {"dates": [name[:10]]}
        items: Mapping[str, Mapping[str, Any]] | None = None
        if kind == "findings":
            items = {"eerste": {**ITEM, "text": f"De  raad komt op maandag {name[8:10]} maart .\n"}}
        elif kind == "errors":
            items = {"eerste": {**ITEM, "text": "Zie [^nergens] en PM.\n"}}
        elif kind == "no text":
            items = {"eerste": {**ITEM, "text": ""}}
        dossier = {**day, "status": "concept"} if kind == "concept" else day
        folder = make_workspace(root, dossier=dossier, items=items, name=name)
        if kind == "no YAML":
            write(folder / "dossier.yaml", "council: [\n")
        elif kind == "bad baseline":
            write(folder / "check-baseline.json", "[]")


def same(outcome: Outcome) -> tuple[int, str, str]:
    """What a command gave, but for the seconds that it took and where it wrote."""
    words = re.sub(r"in \d+\.\d s", "", outcome.out)
    return outcome.code, re.sub(r"out-\d", "out", words), re.sub(r"out-\d", "out", outcome.err)


def files(out: Path) -> dict[str, bytes]:
    """The files below a folder by their names."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


@given(
    kinds=st.lists(st.sampled_from(KINDS), min_size=2, max_size=len(NAMES)),
    jobs=st.integers(2, 4),
    form=st.sampled_from(["text", "json", "github"]),
)
@settings(max_examples=at_length(30))
def test_any_number_of_processes_gives_the_same_bytes_and_messages(
    *,
    kinds: list[str],
    jobs: int,
    form: str,
    briefgen: Briefgen,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path_factory.mktemp("jobs")
    make(root, kinds)
    built, checked = [], []
    for number in (1, jobs):
        # Empty the first time that so many processes share it, and full ever after.
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cache-{number}"))
        out = root / f"out-{number}"
        built.append(same(briefgen("build", "--out", out, "--jobs", number, cwd=root)))
        checked.append(same(briefgen("check", "--format", form, "--jobs", number, cwd=root)))
    assert built[0] == built[1]
    assert checked[0] == checked[1]
    assert files(root / "out-1") == files(root / f"out-{jobs}")


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "a template that is wrong"])
def test_both_sides_of_a_redline_are_made_at_once_with_the_same_bytes(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch, *, broken: bool
) -> None:
    folder = make_workspace(tmp_path, name=NAMES[0])
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Zoals het was")
    write(
        folder / "agenda" / "eerste.yaml", dump({**ITEM, "text": "Het kabinet wacht af.[^bron]\n"})
    )
    if broken:
        write(tmp_path / "templates" / "nota" / "body.md.j2", "{{ nergens }}")
    found = []
    for number in (1, 2):
        monkeypatch.setattr("briefgen.cli.diff.cores", lambda: number)  # noqa: B023 - called here
        found.append(same(briefgen("diff", "--docx", f"out-{number}", cwd=tmp_path)))
    assert found[0] == found[1]
    assert found[0][0] == int(broken)
    assert files(tmp_path / "out-1") == files(tmp_path / "out-2")
    assert bool(files(tmp_path / "out-1")) is not broken


def test_without_a_number_there_is_a_process_a_core(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def in_processes(_prepare: object, tasks: object, jobs: int, _answer: object) -> list[object]:
        asked.append(jobs)
        return []

    make(tmp_path, ["fine", "fine", "fine"])
    monkeypatch.setattr("briefgen.files.processes.in_processes", in_processes)
    monkeypatch.setattr("briefgen.cli.build.cores", lambda: 5)
    assert briefgen("build", cwd=tmp_path).code == 0
    assert asked == [5]
    assert briefgen("build", NAMES[0], cwd=tmp_path).code == 0
    assert asked == [5]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_is_told_where_it_happened_and_what_comes_after_it_is_not(
    jobs: int, tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(plan: Plan, folder: Path) -> Ready:
        if folder.name == NAMES[1]:
            raise ZeroDivisionError(folder.name)
        return read(plan, folder)

    make(tmp_path, ["fine"] * 4)
    monkeypatch.setattr("briefgen.building.pipeline.read", faulty)
    outcome = briefgen("build", "--lang=en", "--jobs", jobs, cwd=tmp_path)
    assert outcome.code == 3
    assert NAMES[0] in outcome.out
    assert NAMES[2] not in outcome.out
    (log,) = re.findall(r"the file (\S+\.log)", outcome.err)
    text = Path(log).read_text("utf-8")
    Path(log).unlink()
    assert "ZeroDivisionError" in text
    assert "in faulty" in text


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_wrong_command_is_told_once(jobs: int, tmp_path: Path, briefgen: Briefgen) -> None:
    make(tmp_path, ["fine"] * 3)
    outcome = briefgen("build", "--jobs", jobs, "--only", "nota's", cwd=tmp_path)
    assert outcome.code == 2
    assert outcome.err.count("Fout: er is geen stuk") == 1
    assert briefgen("build", "--jobs", 0, cwd=tmp_path).code == 2


def slow(root: Path, script: str) -> subprocess.Popen[str]:
    """A build by two processes in which each dossier takes long; ended by `script` on the way."""
    code = (
        "import os, signal, sys, time\n"
        "from briefgen.building import pipeline\n"
        "from briefgen.cli.main import main\n"
        "before = pipeline.read\n"
        "def read(plan, folder):\n"
        "    os.write(1, f'{os.getpid()}\\n'.encode())\n"
        f"    {script}\n"
        "    time.sleep(60)\n"
        "pipeline.read = read\n"
        "main(['build', '--lang=en', '--jobs', '2'])\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def is_running(number: int) -> bool:
    """Whether a process runs, by what /proc says of it (proc(5), stat)."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text("utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


@needs_fork
@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_interrupted_command_leaves_no_process(number: str, code: int, tmp_path: Path) -> None:
    make(tmp_path, ["fine"] * 4)
    with slow(tmp_path, "pass") as process:
        assert process.stdout
        assert process.stderr
        workers = [int(process.stdout.readline()) for _ in range(2)]
        process.send_signal(getattr(signal, number))
        assert process.wait(20) == code
        assert "Traceback" not in process.stderr.read()
    assert not any(map(is_running, workers))


@needs_fork
def test_a_process_that_is_killed_ends_the_command_with_a_request_to_report(tmp_path: Path) -> None:
    make(tmp_path, ["fine"] * 4)
    with slow(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)") as process:
        out, err = process.communicate(timeout=20)
    assert process.returncode == 3
    assert "Please report it" in err
    assert not any(is_running(int(each)) for each in re.findall(r"^\d+$", out, re.MULTILINE))


@needs_fork
def test_when_the_command_is_killed_its_processes_end_after_what_they_are_at(
    tmp_path: Path,
) -> None:
    make(tmp_path, ["fine"] * 6)
    with slow(tmp_path, "time.sleep(0.5); return before(plan, folder)") as process:
        assert process.stdout
        workers = [int(process.stdout.readline()) for _ in range(2)]
        process.kill()
        deadline = time.monotonic() + 20
        while any(map(is_running, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)
    assert not any(map(is_running, workers))


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_one_libreoffice_lays_out_for_all_processes(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, program = tmp_path / "starts", tmp_path / "bin" / "soffice"
    write(program, f'#!/bin/sh\necho "$*" >> {log}\nexec {shutil.which("soffice")} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("BRIEFGEN_SOFFICE", str(program))
    make(tmp_path, ["fine", "concept", "fine"])
    outs = [tmp_path / "out-1", tmp_path / "out-3"]
    for out, jobs in zip(outs, (1, 3), strict=True):
        assert briefgen("build", "--out", out, "--jobs", jobs, cwd=tmp_path).code == 0
        assert len(log.read_text("utf-8").splitlines()) == 1
        log.unlink()
    assert files(outs[0]) == files(outs[1])
    assert any(name.endswith("nota.pdf") for name in files(outs[1]))


ANEW = """
import types
import briefgen.files.processes as processes
from briefgen.cli.main import main

processes.sys = types.SimpleNamespace(platform="win32")
if __name__ == "__main__":
    main()
"""


def test_where_processes_cannot_be_copied_they_start_anew(tmp_path: Path) -> None:
    make(tmp_path, ["fine", "errors", "findings"])
    script = tmp_path / "anew.py"
    write(script, ANEW)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for command in ("check", "build"):
        said = [
            subprocess.run(
                [sys.executable, script, command, "-q", "--jobs", jobs],
                cwd=tmp_path,
                env={**environment, "XDG_CACHE_HOME": str(tmp_path / f"cache-{jobs}")},
                capture_output=True,
                check=False,
            )
            for jobs in ("1", "2")
        ]
        assert said[0].stdout == said[1].stdout
        assert said[0].stderr == said[1].stderr
        assert said[0].returncode == said[1].returncode == 1
