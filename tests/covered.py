"""How many lines and branches of briefgen the tests reach: `python -m pytest -p tests.covered`.

SlipCover puts a call before each line and branch of a module, and takes it out of what is reached
often: what runs long runs as it does for users. Coverage.py, which Python 3.11 asks about every
line each time, made a test take twice as long. SlipCover's own plugin does not know the pytest of
today; this one asks for the modules of briefgen alone.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import slipcover

ENOUGH = 95
"""Per cent of the lines and branches together."""

OURS = {
    "source": [str(Path(__file__).parent.parent / "briefgen")],
    "omit": ["*/briefgen/__main__.py"],
}

# To take calls out, all functions are looked through: it waits until that has become worthwhile.
noted = slipcover.Slipcover(branch=True, d_miss_threshold=10_000, **OURS)
found: list[dict[str, Any]] = []
"""What each process reached."""


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin before conftest.py imports briefgen, where tests run: not where they are shared out."""
    if _is_worker() or not early_config.known_args_namespace.numprocesses:
        matcher = slipcover.FileMatcher(OURS["source"], OURS["omit"])
        slipcover.ImportManager(noted, matcher).__enter__()


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Keep what a process reached, unless it did not come to its end."""
    if reached := getattr(node, "workeroutput", {}).get("reached"):
        found.append(json.loads(reached))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what this process reached; fail where all of them together reached too little."""
    if _is_worker():
        session.config.workeroutput["reached"] = json.dumps(noted.get_coverage())  # type: ignore[attr-defined]
        return
    if not session.config.getoption("numprocesses", None):
        found.append(noted.get_coverage())
    for other in found[1:]:
        slipcover.merge_coverage(found[0], other)
    if found and _per_cent() < ENOUGH:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _per_cent() -> float:
    return float(found[0]["summary"]["percent_covered"])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what is not reached."""
    if found:
        terminalreporter.section("lines and branches reached")
        slipcover.print_coverage(found[0], skip_covered=True)
        terminalreporter.line(f"{_per_cent():.2f} %; at least {ENOUGH} % is asked for")
