"""`make bench`: runs each pair interleaved and prints the ratio of the medians."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pypandoc

from benchmarks import peer, scale
from benchmarks.revisions import two_revisions
from tests.word_edits import EDITS, Draft

ROOT = Path(__file__).parent.parent
DOSSIER = "2025-12-08-jbz"
PUBLIC = (
    "geannoteerde-agenda",
    "aanbiedingsbrief-eerste-kamer",
    "aanbiedingsbrief-tweede-kamer",
    "nota",
)
BRIEFGEN = str(Path(sys.executable).with_name("briefgen"))
RUNS = int(os.environ.get("RUNS", "15"))
BEFORE = os.environ.get("BEFORE")
"""The folder of another checkout with its own .venv, to be held beside this one."""
UNCHANGED = str(Path(tempfile.gettempdir()) / "briefgen-bench")


def run(*command: str, **environment: str) -> None:
    """Run a whole process and wait for it."""
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env={**os.environ, **environment}
    )


def build() -> None:
    """The real dossier from nothing: .md and .docx of all its documents, no layout."""
    with tempfile.TemporaryDirectory() as out:
        run(BRIEFGEN, "build", "-q", DOSSIER, "--out", out, BRIEFGEN_SOFFICE="")


def first_build() -> None:
    """The same on a machine where briefgen never ran: no compiled templates in the cache."""
    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as cache:
        environment = {"XDG_CACHE_HOME": cache, "BRIEFGEN_SOFFICE": ""}
        run(BRIEFGEN, "build", "-q", DOSSIER, "--out", out, **environment)


def build_with_pdf() -> None:
    """The same with PDFs and page references, the four documents that anyone may see."""
    only = [argument for name in PUBLIC for argument in ("--only", name)]
    with tempfile.TemporaryDirectory() as out:
        run(BRIEFGEN, "build", "-q", DOSSIER, *only, "--out", out)


def build_all_with_pdf() -> None:
    """The same with the three internal briefings: all seven documents in three formats."""
    with tempfile.TemporaryDirectory() as out:
        run(BRIEFGEN, "build", "-q", DOSSIER, "--out", out)


def bare_soffice() -> None:
    """LibreOffice alone: the same four Word files to PDF in one call, with the user's profile."""
    with tempfile.TemporaryDirectory() as out:
        files = [str(ROOT / "out" / DOSSIER / f"{name}.docx") for name in PUBLIC]
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", out, *files)


def build_unchanged(program: str = BRIEFGEN, out: str = UNCHANGED) -> None:
    """A build of what was built already."""
    run(program, "build", "-q", DOSSIER, "--out", out)


def pandoc() -> None:
    """The four public .md files into .docx, by pandoc."""
    with tempfile.TemporaryDirectory() as out:
        for name in PUBLIC:
            source = str(ROOT / "out" / DOSSIER / f"{name}.md")
            run(pypandoc.get_pandoc_path(), source, "-o", f"{out}/{name}.docx")


def check() -> None:
    """The real dossier by all rules that are on."""
    with tempfile.TemporaryDirectory() as cache:
        run(BRIEFGEN, "check", "-q", DOSSIER, XDG_CACHE_HOME=cache)


def diff_of(root: Path) -> Callable[[], None]:
    """The two revisions of the real dossier compared."""
    command = (BRIEFGEN, "diff", "HEAD~1", "HEAD", "--dossier", DOSSIER)

    def diff() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=root)

    return diff


def redlines_of(root: Path) -> Callable[[], None]:
    """The same, and the four documents as Word files with tracked changes."""
    diff_command = (BRIEFGEN, "diff", "HEAD~1", "HEAD", "--dossier", DOSSIER)

    def redlines() -> None:
        with tempfile.TemporaryDirectory() as out:
            command = [*diff_command, "--docx", out, "-q"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=root)

    return redlines


def four_word_files(root: Path) -> Callable[[], None]:
    """The newer revision of the same four documents as Word files only, from nothing.

    Both have the cache of compiled templates: without it both would be slower, and the ratio lower.
    """
    only = [argument for name in PUBLIC for argument in ("--only", name)]

    def build() -> None:
        with tempfile.TemporaryDirectory() as out:
            command = (BRIEFGEN, "build", "-q", DOSSIER, *only, "--format", "docx", "--out", out)
            environment = {**os.environ, "BRIEFGEN_SOFFICE": ""}
            subprocess.run(command, check=True, cwd=root, env=environment)

    return build


def build_agenda() -> None:
    """The agenda as a Word file only, from nothing."""
    with tempfile.TemporaryDirectory() as out:
        only = ("--only", "geannoteerde-agenda", "--format", "docx")
        run(BRIEFGEN, "build", "-q", "--force", *only, "--out", out, DOSSIER)


def absorbing(folder: Path) -> Callable[[], None]:
    """The agenda with ten changes taken back, its version found among all dossiers."""
    draft = Draft((ROOT / "out" / DOSSIER / "geannoteerde-agenda.docx").read_bytes(), 1)
    for edit in EDITS:
        edit(draft)
    path = folder / "terug.docx"
    path.write_bytes(draft.package())

    def absorb_agenda() -> None:
        run(BRIEFGEN, "absorb", "-q", "--dry-run", str(path))

    return absorb_agenda


def check_unchanged() -> None:
    """The same again: what was found is remembered."""
    run(BRIEFGEN, "check", "-q", DOSSIER)


def import_what_it_needs() -> None:
    """An interpreter that imports the libraries that reading a dossier takes."""
    run(sys.executable, "-c", "import yaml, click, pydantic, jinja2, markdown_it")


def show_help(program: str = BRIEFGEN) -> None:
    """The help of the command."""
    run(program, "--help")


def import_click() -> None:
    """An interpreter that imports click."""
    run(sys.executable, "-c", "import click")


def medians(first: Callable[[], None], second: Callable[[], None]) -> tuple[float, float]:
    """The median seconds of two programs, run in turn."""
    times: Mapping[Callable[[], None], list[float]] = {first: [], second: []}
    for measured in range(-2, RUNS):
        for program in (first, second):
            start = time.perf_counter()
            program()
            if measured >= 0:
                times[program].append(time.perf_counter() - start)
    return statistics.median(times[first]), statistics.median(times[second])


def compare(name: str, ours: Callable[[], None], theirs: Callable[[], None], bar: float) -> None:
    """Print one ratio."""
    mine, other = medians(ours, theirs)
    print(f"{name}: {mine * 1000:.0f} ms / {other * 1000:.0f} ms = {mine / other:.2f} (bar {bar})")


def main() -> None:
    """Print all ratios."""
    compare("build of the real dossier / pandoc, four files", build, pandoc, 1.5)
    compare("the same, the very first build", first_build, pandoc, 1.5)
    if shutil.which("soffice"):
        name = "full build with PDFs and pages, four documents / soffice alone, the same four"
        compare(name, build_with_pdf, bare_soffice, 2.3)
        compare("all seven documents / soffice alone, four", build_all_with_pdf, bare_soffice, 2.3)
    name = "check of the real dossier / python -c 'import yaml, click, pydantic, …'"
    compare(name, check, import_what_it_needs, 2.5)
    compare(f"{name}, when it did not change", check_unchanged, import_what_it_needs, 2.5)
    with two_revisions(DOSSIER) as root:
        compare("diff of two revisions of the real dossier / check", diff_of(root), check, 2.0)
        name = "redlines of the four documents / building them"
        compare(name, redlines_of(root), four_word_files(root), 3.0)
    with tempfile.TemporaryDirectory() as folder:
        name = "absorbing the agenda with ten changes / building it"
        compare(name, absorbing(Path(folder)), build_agenda, 2.0)
    peer.report()
    scale.report()
    build_unchanged()
    compare("unchanged build / python -c 'import click'", build_unchanged, import_click, 2.5)
    compare("briefgen --help / python -c 'import click'", show_help, import_click, 1.5)
    if BEFORE:
        beside(str(Path(BEFORE) / ".venv" / "bin" / "briefgen"))


def beside(other: str) -> None:
    """Print how fast this briefgen starts beside another."""
    with tempfile.TemporaryDirectory() as out:
        unchanged = partial(build_unchanged, other, out)
        unchanged()
        compare("briefgen --help / that of the other", show_help, partial(show_help, other), 1.0)
        compare("unchanged build / that of the other", build_unchanged, unchanged, 1.0)


if __name__ == "__main__":
    main()
