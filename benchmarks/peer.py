"""Our redlines beside those of python-redlines: what each marks, gives back and takes."""

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.marked import marked, needed, text
from benchmarks.peer_pairs import pairs, real_pair
from tests.settled import accept_all, reject_all
from tests.test_redline import pandoc_words, settled_by_libreoffice

RUNS = int(os.environ.get("RUNS", "7"))
PEER = "python-redlines"
OURS = """
import datetime, sys
from pathlib import Path
from briefgen.redline.changes import Stamp
from briefgen.redline.redline import redline

old, new, made = map(Path, sys.argv[2:])
stamp = Stamp("Bench", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
plain = sys.argv[1] == "libreoffice"
made.write_bytes(redline(old.read_bytes(), new.read_bytes(), stamp, plain=plain))
"""
"""A process of its own for each pair, as theirs is: both start, read two files and write one."""
Tool = Callable[[bytes, bytes], bytes]
Settled = tuple[bytes, bytes]
"""A redline of which all changes are accepted, and rejected."""


def ours(old: bytes, new: bytes, form: str = "word") -> bytes:
    """A redline by briefgen, in the form for a program."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old.docx", "new.docx", "made.docx")]
        files[0].write_bytes(old)
        files[1].write_bytes(new)
        subprocess.run([sys.executable, "-c", OURS, form, *map(str, files)], check=True)
        return files[2].read_bytes()


def theirs(engines: Path) -> Tool:
    """Redlines by the engine of the peer, unpacked in a folder, with its settings as they are."""
    from python_redlines import DocxodusEngine  # noqa: PLC0415 - it may not be there

    engine = DocxodusEngine(target_path=str(engines))
    return lambda old, new: bytes(engine.run_redline("Bench", old, new)[0])


def report() -> None:
    """Print the table, or why there is none."""
    if not all(map(importlib.util.find_spec, ("python_redlines", "python_redlines_docxodus"))):
        print(f"redlines beside {PEER}: not measured, it is not installed (make peer)")
        return
    print(f"redlines beside {PEER} {version(PEER)}, median of {RUNS}; each cell: ours / theirs")
    print("ours in the form for Word; in brackets, and by LibreOffice, in the form for that")
    names = ("to mark", "marked beyond that", "text", "footnotes", "pandoc", "LibreOffice")
    print(f"| pair | {' | '.join(names)} | seconds |")
    print("| --- | ---: | ---: | --- | --- | --- | --- | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        tools = (ours, theirs(Path(folder)))
        for name, old, new in (*pairs(), real_pair("2025-12-08-jbz", "geannoteerde-agenda")):
            print(row(name, old, new, tools))


def row(name: str, old: bytes, new: bytes, tools: tuple[Tool, Tool]) -> str:
    """One pair, by both."""
    made, seconds = zip(*measured(old, new, tools), strict=True)
    plain = ours(old, new, "libreoffice")
    least = needed(old, new)
    settled = [(accept_all(each), reject_all(each)) for each in made]
    beyond = [marked(each) - least for each in (made[0], plain, made[1])]
    cells = (
        [f"{beyond[0]} ({beyond[1]})", str(beyond[2])],
        [given_back(old, new, each, lambda file: text(file).body) for each in settled],
        [given_back(old, new, each, lambda file: text(file).notes) for each in settled],
        [by_pandoc(old, new, each) for each in made],
        [given_back(old, new, each, text) for each in by_libreoffice((plain, made[1]))]
        or ["not there"],
        [f"{each:.2f}" for each in seconds],
    )
    return f"| {' | '.join((name, str(least), *(' / '.join(cell) for cell in cells)))} |"


def by_libreoffice(made: Sequence[bytes]) -> list[Settled]:
    """The same by a program of others, since what accepts and rejects here is our own."""
    if not shutil.which("soffice"):
        return []
    with tempfile.TemporaryDirectory() as folder:
        return settled_by_libreoffice(Path(folder), list(made))


def by_pandoc(old: bytes, new: bytes, made: bytes) -> str:
    """Which of the two texts pandoc finds again in a redline; it reads no changes of rows."""
    with tempfile.TemporaryDirectory() as folder:
        accepted, right = pandoc_words(Path(folder), [made, new], "accept")
        rejected, left = pandoc_words(Path(folder), [made, old], "reject")
    return said_again(rejected == left, accepted == right)


def measured(old: bytes, new: bytes, tools: tuple[Tool, Tool]) -> list[tuple[bytes, float]]:
    """What each makes of a pair, and in how many seconds, run in turn."""
    times: Mapping[Tool, list[float]] = {tool: [] for tool in tools}
    made = {}
    for _run in range(RUNS):
        for tool in tools:
            start = time.perf_counter()
            made[tool] = tool(old, new)
            times[tool].append(time.perf_counter() - start)
    return [(made[tool], statistics.median(times[tool])) for tool in tools]


def given_back(old: bytes, new: bytes, settled: Settled, part: Callable[[bytes], object]) -> str:
    """Which of the two files says the same again: all changes accepted, the new one."""
    return said_again(part(settled[1]) == part(old), part(settled[0]) == part(new))


def said_again(was: bool, becomes: bool) -> str:
    """Which of the two files says the same again."""
    return {(True, True): "both", (True, False): "old", (False, True): "new"}.get(
        (was, becomes), "neither"
    )


if __name__ == "__main__":
    report()
