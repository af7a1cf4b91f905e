"""`make bench`: one table of how fast we are beside others, each pair run in turn."""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypandoc

from benchmarks import scale
from benchmarks.measure import ROOT, RUNS, Program, as_for_users, compare
from benchmarks.revisions import two_revisions
from benchmarks.scale import BRIEFGEN, DOSSIER
from tests.word_edits import EDITS, Draft

PUBLIC = (
    "geannoteerde-agenda",
    "aanbiedingsbrief-eerste-kamer",
    "aanbiedingsbrief-tweede-kamer",
    "nota",
)
ONLY = tuple(argument for name in PUBLIC for argument in ("--only", name))
BUILT = ROOT / "out" / DOSSIER
BEFORE = os.environ.get("BEFORE")
"""The folder of another checkout with its own .venv, to be held beside this one."""
FRESH = (("XDG_CACHE_HOME", "CACHE"),)
WITHOUT_LAYOUT = (("BRIEFGEN_SOFFICE", ""),)

CLICK = Program((sys.executable, "-c", "import click"))
FIVE = Program((sys.executable, "-c", "import yaml, click, pydantic, jinja2, markdown_it"))
"""What a program imports that reads such dossiers with the usual libraries."""
BUILD = ("build", "-q", DOSSIER, "--out", "OUT")
TWO_FORMATS, THREE_FORMATS = ("--format", "md,docx"), ("--format", "md,docx,pdf")
CHECK = (BRIEFGEN, "check", "-q", DOSSIER)
DIFF = (BRIEFGEN, "diff", "HEAD~1", "HEAD", "--dossier", DOSSIER)


def pandoc() -> Program:
    """The four public .md files into .docx, by four calls of pandoc."""
    program = pypandoc.get_pandoc_path()
    calls = (f"'{program}' '{BUILT / name}.md' -o 'OUT/{name}.docx'" for name in PUBLIC)
    return Program(("sh", "-c", " && ".join(calls)))


def building() -> None:
    """Building the real dossier from nothing, with and without layout."""
    build = Program((BRIEFGEN, *BUILD, *TWO_FORMATS), environment=WITHOUT_LAYOUT)
    compare("build, .md and .docx / pandoc, the four public ones", build, pandoc(), 1.4)
    first = Program((BRIEFGEN, *BUILD, *TWO_FORMATS), environment=(*WITHOUT_LAYOUT, *FRESH))
    compare("the very first build, without a cache / pandoc", first, pandoc(), 1.5)
    if not shutil.which("soffice"):
        print("| four documents in three formats: not measured, no LibreOffice | | | | | |")
        return
    files = [str(BUILT / f"{name}.docx") for name in PUBLIC]
    soffice = Program(("soffice", "--headless", "--convert-to", "pdf", "--outdir", "OUT", *files))
    four = Program((BRIEFGEN, *BUILD, *ONLY, *THREE_FORMATS))
    compare(
        "four documents, three formats, with pages / bare soffice of the four", four, soffice, 1.3
    )
    seven = Program((BRIEFGEN, *BUILD, *THREE_FORMATS))
    compare("all seven documents / bare soffice of the four", seven, soffice, 2.3)


def checking() -> None:
    """Checking the real dossier, cold and when it did not change."""
    check = Program(CHECK, environment=FRESH)
    compare("check, cold / import yaml, click, pydantic, jinja2, markdown_it", check, FIVE, 3.0)
    compare("check, unchanged / import click", Program(CHECK), CLICK, 1.7)


def starting() -> None:
    """What a command takes that has nothing to do."""
    with unchanged(BRIEFGEN) as build:
        compare("build, unchanged / import click", build, CLICK, 1.7)
    show_help = Program((BRIEFGEN, "--help"))
    compare("--help / import click", show_help, CLICK, 1.5)
    if BEFORE:
        other = str(Path(BEFORE) / ".venv" / "bin" / "briefgen")
        compare("--help / that of the other checkout", show_help, Program((other, "--help")), 1.0)
        with unchanged(BRIEFGEN) as ours, unchanged(other) as theirs:
            compare("build, unchanged / that of the other checkout", ours, theirs, 1.0)


@contextmanager
def unchanged(program: str) -> Iterator[Program]:
    """A build of what was built already."""
    with tempfile.TemporaryDirectory() as out:
        build = Program((program, "build", "-q", DOSSIER, "--out", out))
        build.run()
        yield build


def comparing() -> None:
    """Two revisions of the real dossier compared, as data and as Word files."""
    with two_revisions(DOSSIER) as root:
        diff = Program(DIFF, root)
        compare("diff of two revisions / the five imports", diff, FIVE, 2.5)
        compare("the same / check, cold", diff, Program(CHECK, environment=FRESH), 2.0)
        redlines = Program((*DIFF, "--docx", "OUT", "-q"), root)
        word = (BRIEFGEN, *BUILD, *ONLY, "--format", "docx")
        compare(
            "diff --docx / building the four files",
            redlines,
            Program(word, root, WITHOUT_LAYOUT),
            1.6,
        )


def absorbing() -> None:
    """The agenda with ten changes taken back, its version found among all dossiers."""
    draft = Draft((BUILT / "geannoteerde-agenda.docx").read_bytes(), 1)
    for edit in EDITS:
        edit(draft)
    agenda = ("--force", "--only", "geannoteerde-agenda", "--format", "docx")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terug.docx"
        path.write_bytes(draft.package())
        absorb = Program((BRIEFGEN, "absorb", "-q", "--dry-run", str(path)))
        compare(
            "absorb of the agenda / building it", absorb, Program((BRIEFGEN, *BUILD, *agenda)), 1.2
        )


def main() -> None:
    """Print the table."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{python}, {os.cpu_count()} cores, `.pyc` made; medians of {RUNS} runs, pairs in turn")
    print("| what | ours | theirs | ratio | bar | memory of ours |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |", flush=True)
    with as_for_users():
        for part in (building, checking, starting, comparing, absorbing, scale.report):
            part()


if __name__ == "__main__":
    main()
