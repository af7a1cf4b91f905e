"""How long whole processes take, and how much memory: run in turn, so that both sides have one day.

Python compiles our modules once, before anything is measured, as it does for users; what programs
print is shown only when they fail.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = int(os.environ.get("RUNS", "7"))
WARM = 2
"""How many runs of each side are not counted: they fill caches of the system and our own."""
PEAK = (
    "import resource, subprocess, sys;"
    "done = subprocess.run(sys.argv[1:], stdout=2);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss);"
    "sys.exit(done.returncode)"
)
"""Runs a command and prints the memory of its largest process in KiB (getrusage, Linux)."""


@dataclass(frozen=True)
class Program:
    """A command, where it runs and with which variables; what it leaves is removed each time.

    OUT and CACHE in it become the paths of folders that are new at each run.
    """

    command: tuple[str, ...]
    folder: Path = ROOT
    environment: tuple[tuple[str, str], ...] = ()

    def run(self, *before: str) -> tuple[float, str]:
        """Run it and wait for it; gives the seconds that it took, and what it printed.

        Raises:
            SystemExit: if it fails, with what it said.
        """
        with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as cache:

            def there(value: str) -> str:
                return value.replace("OUT", out).replace("CACHE", cache)

            start = time.perf_counter()
            done = subprocess.run(
                [*before, *map(there, self.command)],
                cwd=self.folder,
                env={**os.environ, **{name: there(value) for name, value in self.environment}},
                capture_output=True,
                text=True,
                check=False,
            )
            seconds = time.perf_counter() - start
        if done.returncode:
            sys.exit(f"{' '.join(self.command)}\n{done.stdout}{done.stderr}")
        return seconds, done.stdout

    def seconds(self) -> float:
        """How long one run takes."""
        return self.run()[0]

    def with_memory(self) -> tuple[float, float]:
        """How long one run takes, and the memory of its largest process in MB."""
        seconds, printed = self.run(sys.executable, "-c", PEAK)
        return seconds, int(printed.split()[-1]) / 1024


@contextmanager
def as_for_users() -> Iterator[None]:
    """Compiled modules, and a cache of our own that stays for the whole measurement."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "briefgen", quiet=1)
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        yield


def medians(first: Program, second: Program, turns: tuple[int, int]) -> tuple[float, float]:
    """The median seconds of two programs, run in turn."""
    both = [(first.seconds(), second.seconds()) for _ in range(sum(turns))][turns[0] :]
    return statistics.median(one for one, _ in both), statistics.median(two for _, two in both)


def row(what: str, pair: tuple[float, float], unit: str, bar: float, memory: float) -> None:
    """Print a row of the table: what is compared, ours and theirs, and our memory in MB."""
    ours, theirs = pair
    cells = (what, f"{ours:.0f} {unit}", f"{theirs:.0f} {unit}", f"{ours / theirs:.2f}", bar)
    print(f"| {' | '.join(map(str, cells))} | {memory:.0f} MB |", flush=True)


def compare(
    what: str, ours: Program, theirs: Program, bar: float, turns: tuple[int, int] = (WARM, RUNS)
) -> None:
    """Measure two programs and print their row; `turns` are those that do not count, and do."""
    mine, other = medians(ours, theirs, turns)
    row(what, (mine * 1000, other * 1000), "ms", bar, ours.with_memory()[1])
