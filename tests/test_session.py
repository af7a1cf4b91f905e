"""One LibreOffice lays out a whole build, and ends with whoever asked it."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from briefgen.layout.conversion import Laid, to_pdf
from briefgen.layout.engine import Engine, find_engine
from briefgen.layout.session import Session
from tests.conftest import Briefgen
from tests.workspace import make_workspace

pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("with_libreoffice")]


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log with a line for each start of LibreOffice."""
    log, program = tmp_path / "starts", tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$*" >> {log}\nexec {shutil.which("soffice")} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("BRIEFGEN_SOFFICE", str(program))
    return log


def collected(steps: Iterable[int | Laid]) -> dict[str, bytes]:
    """What laying out gives at its end."""
    return {step.name: step.pdf for step in steps if isinstance(step, Laid)}


def engine() -> Engine:
    found = find_engine()
    assert isinstance(found, Engine)
    return found


def test_a_whole_build_starts_libreoffice_once(
    tmp_path: Path, starts: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    make_workspace(tmp_path, name="2026-03-06-jbz")
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 10
    assert starts.read_text().count("macro:///") == len(starts.read_text().splitlines()) == 1
    starts.unlink()
    assert briefgen("build", cwd=tmp_path).code == 0
    assert not starts.exists()


def test_it_lays_out_as_a_conversion_does(built: Path) -> None:
    from briefgen.layout.pdf import read_pdf  # noqa: PLC0415 - needs what only some machines have

    file = built / "2025-12-08-jbz" / "geannoteerde-agenda.docx"
    with Session(engine()) as session:
        ours = collected(session.lay_out({"agenda": file.read_bytes()}))["agenda"]
        tried_out = session.folder / "profile" / "user" / "GraphicsRenderTests.log"
        assert not tried_out.exists(), "LibreOffice tried out how it draws, which takes long"
    converted = collected(to_pdf(engine(), {"agenda": file.read_bytes()}))["agenda"]
    assert len(read_pdf(ours).destinations) > 50
    assert read_pdf(ours) == read_pdf(converted)


def test_it_ends_when_whoever_asked_is_killed(built: Path) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("needs /proc to see who is running")
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from briefgen.layout.engine import find_engine\n"
        "from briefgen.layout.session import Session\n"
        "session = Session(find_engine())\n"
        "list(session.lay_out({'nota': Path(sys.argv[1]).read_bytes()}))\n"
        "print(session.process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    command = [sys.executable, "-c", script, str(built / "2025-12-08-jbz" / "nota.docx")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        group = int(parent.stdout.readline())
        assert members(group)
        parent.kill()
    deadline = time.monotonic() + 30
    while members(group) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert members(group) == []


def members(group: int) -> list[int]:
    """The processes of a group, by what /proc says of each (proc(5), stat)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found
