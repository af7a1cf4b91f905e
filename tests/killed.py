"""Builds that are killed half-way, each in a process that has imported all that it needs."""

import multiprocessing
import os
import signal
import sys
import warnings
from multiprocessing.context import ForkProcess
from pathlib import Path

from briefgen.cli.main import run


def started(root: Path, moment: int = 0, steps: Path | None = None) -> ForkProcess:
    """A build that kills itself as it opens or renames a file of out/ for the n-th time, if asked.

    Args:
        root: the workspace.
        moment: which time that is; never for 0.
        steps: where a build that ends writes how often it opened or renamed one.
    """
    process = multiprocessing.get_context("fork").Process(target=_build, args=(root, moment, steps))
    with warnings.catch_warnings():
        # Python 3.12 warns of threads that a fork leaves behind; this process needs none.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    return process


def ended(process: ForkProcess) -> int | None:
    """The exit code of a build, once it has ended."""
    process.join()
    return process.exitcode


def _build(root: Path, moment: int, steps: Path | None) -> None:
    passed = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal passed
        if event in {"open", "os.rename"} and str(arguments[0]).startswith(str(root / "out")):
            passed += 1
            if passed == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    os.chdir(root)
    assert run(["build", "-q"]) == 0
    if steps:
        steps.write_text(f"{passed}", "utf-8")
