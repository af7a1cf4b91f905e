"""Many dossiers in one check: time and memory as their number grows."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOSSIER = "2025-12-08-jbz"
BRIEFGEN = str(Path(sys.executable).with_name("briefgen"))
COUNTS = (50, 250, 500)
PEAK = (
    "import resource, subprocess, sys;"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""Runs a command and prints the largest memory of it in KiB (getrusage, Linux)."""


def make(folder: Path, count: int) -> None:
    """A workspace with copies of the real dossier."""
    agendas = folder / "agendas"
    agendas.mkdir()
    for file in (ROOT / "agendas").glob("*.yaml"):
        shutil.copy(file, agendas)
    for number in range(count):
        shutil.copytree(ROOT / "agendas" / DOSSIER, agendas / f"2025-12-08-jbz-{number:03}")


def measure(count: int) -> tuple[float, float]:
    """Seconds per dossier, and MB at the most, of one check of `count` dossiers."""
    with tempfile.TemporaryDirectory() as temporary:
        make(Path(temporary), count)
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", PEAK, BRIEFGEN, "check", "-q"],
            cwd=temporary,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        return (time.perf_counter() - start) / count, int(done.stdout) / 1024


def report() -> None:
    """Print what a dossier takes in each number of dossiers."""
    for count in COUNTS:
        seconds, memory = measure(count)
        print(f"check of {count} dossiers: {seconds * 1000:.0f} ms each, {memory:.0f} MB at most")
