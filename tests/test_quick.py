"""How a process ends: as fast as it can, and with nothing lost that it promised."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.workspace import ITEM, make_workspace

pytestmark = pytest.mark.programs

WITHOUT = "sys.modules['briefgen.cli.quick'] = None"
"""Makes an import of the module fail, as if its file was removed."""


def run(code: str, *arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A process of its own that runs some code, and then the command with these arguments."""
    given = [str(argument) for argument in arguments]
    program = f"import sys; {code}; from briefgen.cli.main import main; main({given})"
    command = [sys.executable, "-c", program]
    # What is said waits to be written, as it does for users, whatever this machine says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("status",), ("check", "unknown"), ("--version",), ()],
)
def test_everything_works_without_the_module(arguments: tuple[str, ...], tmp_path: Path) -> None:
    item = {**ITEM, "text": "De Raad is op 31 juni 2026.\n\n" * 100, "footnotes": {}}
    make_workspace(tmp_path, items={"eerste": item})
    quick, plain = (run(code, *arguments, cwd=tmp_path) for code in ("pass", WITHOUT))
    assert (quick.returncode, quick.stdout, quick.stderr) == (
        plain.returncode,
        plain.stdout,
        plain.stderr,
    )
    assert quick.stdout or quick.stderr


def test_what_was_promised_for_the_end_is_done(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    done = run(
        f"import atexit, pathlib; atexit.register(pathlib.Path({str(kept)!r}).touch)", "--help"
    )
    assert done.returncode == 0
    assert kept.exists()


def test_what_is_said_at_the_end_is_said() -> None:
    done = run("import atexit; atexit.register(print, 'tot ziens')", "--version")
    assert done.stdout.endswith("tot ziens\n")


def test_another_thread_is_waited_for(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    slow = f"time.sleep(0.3) or pathlib.Path({str(kept)!r}).touch()"
    thread = f"import pathlib, threading, time; threading.Thread(target=lambda: {slow}).start()"
    assert run(thread, "--version").returncode == 0
    assert kept.exists()


def test_an_output_that_nobody_reads_is_no_fault(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m briefgen explain BG101 | head -c 1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
