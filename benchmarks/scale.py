"""Many dossiers in one command: time and memory as their number grows, and shared by processes.

Each dossier is the real one with a word changed in each paragraph, so that none is known already.
"""

import os
import random
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from benchmarks.measure import ROOT, Program, compare, row

DOSSIER = "2025-12-08-jbz"
BRIEFGEN = str(Path(sys.executable).with_name("briefgen"))
FEW, MANY, SHARED = 10, 500, 24
SEED = 4
PROSE = re.compile(r"  (?!\s*(?:- |[\w-]+: ))\S")
"""The beginning of a line of a text in a YAML file, and not of a key or a list."""
WORD = re.compile(r"(?<= )[a-z]{5,}(?= )")
COMMANDS = {
    "check": ("check", "-q"),
    "build, .md and .docx": ("build", "-q", "--out", "OUT"),
}


@contextmanager
def varied(count: int) -> Iterator[Path]:
    """A workspace with dossiers that say the same in other words."""
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    with tempfile.TemporaryDirectory() as name:
        agendas = Path(name) / "agendas"
        agendas.mkdir()
        for file in (ROOT / "agendas").glob("*.yaml"):
            shutil.copy(file, agendas)
        for number in range(count):
            folder = agendas / f"{DOSSIER}-{number:03}"
            shutil.copytree(ROOT / "agendas" / DOSSIER, folder)
            for path in sorted((*folder.glob("agenda/*.yaml"), *folder.glob("letter/*.yaml"))):
                path.write_text(_other_words(path.read_text("utf-8"), chance), "utf-8")
        yield Path(name)


def _other_words(text: str, chance: random.Random) -> str:
    """A YAML file with one word longer in each paragraph of its texts."""
    lines: list[str] = []
    for prose, group in groupby(text.split("\n"), lambda line: bool(PROSE.match(line))):
        paragraph = "\n".join(group)
        if prose and (words := list(WORD.finditer(paragraph))):
            end = chance.choice(words).end()
            more = "".join(chance.choices("aeiou", k=1) + chance.choices("klmnprst", k=2))
            paragraph = paragraph[:end] + more + paragraph[end:]
        lines.append(paragraph)
    return "\n".join(lines)


def report() -> None:
    """Print the rows of many dossiers."""
    with varied(FEW) as few, varied(MANY) as many:
        for name, command in COMMANDS.items():
            _growth(name, _program(few, *command), _program(many, *command))
    if _cores() < 2:
        print(f"| {SHARED} dossiers by two processes: not measured, there is one core | | | | | |")
        return
    with varied(SHARED) as folder:
        for name, command in COMMANDS.items():
            two, one = (_program(folder, *command, "--jobs", jobs) for jobs in ("2", "1"))
            what = f"{name}: {SHARED} varied dossiers, `--jobs 2` / `--jobs 1`"
            compare(what, two, one, 0.6, (0, 2))


def _program(folder: Path, *command: str) -> Program:
    """What runs in a workspace, without LibreOffice and without what was found before."""
    alone = (("BRIEFGEN_SOFFICE", ""), ("XDG_CACHE_HOME", "CACHE"))
    return Program((BRIEFGEN, *command), folder, alone)


def _growth(name: str, few: Program, many: Program) -> None:
    """Print how the time of a dossier and the memory grow with the number of dossiers."""
    first = [few.with_memory() for _ in range(3)]
    seconds, most = many.with_memory()
    # Before and after, for a machine may change its pace in between.
    times, memories = zip(*first, *(few.with_memory() for _ in range(3)), strict=True)
    before, least = statistics.median(times) / FEW, statistics.median(memories)
    what = f"{name}: a dossier of {MANY} varied ones / of {FEW}"
    row(what, (seconds / MANY * 1000, before * 1000), "ms", 1.1, most)
    row("the same, memory", (most, least), "MB", 1.2, most)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
