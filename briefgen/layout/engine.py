"""LibreOffice Writer, which lays out Word files: where it is, and what it leaves.

Every run has a profile of its own in a temporary folder: two runs at once do not meet, and no lock
of a run that crashed is in the way. LibreOffice's exit code says nothing (it is 0 for a missing
input as well), so what counts is whether each output is there and is a PDF.
"""

import datetime
import importlib.util
import math
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from briefgen.problem import Text, UsageError, t

ASKED = "BRIEFGEN_SOFFICE"
"""The environment variable with the path of soffice; empty to do without LibreOffice."""
PATIENCE = "BRIEFGEN_LAYOUT_SECONDS"
"""The environment variable with the seconds that LibreOffice is given for one run."""
TRAILER = 1024
"""Within how many bytes of its end a whole PDF says so (ISO 32000-1, annex H.3.18)."""
COMMANDS = ("soffice", "libreoffice", "soffice.exe")
ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
NEEDED = ("pikepdf", "pypdfium2")
"""The extra `pdf`: what turns LibreOffice's PDF into ours, and what reads it again."""


class Engine(Struct, frozen=True):
    """The program that lays out; `identity` changes when another one is installed.

    `seconds` are those that it is given for one run; if None, it depends on the number of files.
    """

    path: Path
    identity: str
    seconds: float | None = None


class Stated(Struct, frozen=True):
    """What a PDF says of itself beside its title, its author and its subject.

    `date` stands for made, changed and issued; `mark` is what stands in the margin of its first
    page and must be heard; the rest is for what is published.
    """

    date: datetime.date
    mark: str = ""
    publisher: str = ""
    type: str = ""
    identifiers: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


class LayoutError(Exception):
    """LibreOffice did not do what it must: what happened, and what the user can do."""

    def __init__(self, what: Text, fix: Text) -> None:
        self.what, self.fix = what, fix
        super().__init__(what, fix)


def find_engine() -> Engine | Text:
    """LibreOffice on this machine, or why pages cannot be laid out.

    Raises:
        UsageError: if the environment gives it a number of seconds that is none.
    """
    seconds = _seconds()
    asked = os.environ.get(ASKED)
    if asked == "":
        return t("{variable} says to do without LibreOffice", variable=ASKED)
    found = [Path(asked)] if asked else [*_on_path(), *map(Path, ELSEWHERE)]
    path = next((each for each in found if each.is_file()), None)
    if path is None:
        if asked:
            return t("there is no LibreOffice at {path} ({variable})", path=asked, variable=ASKED)
        return t("LibreOffice Writer is not installed")
    if not all(map(importlib.util.find_spec, NEEDED)):
        return t("the extra “pdf” of briefgen is not installed")
    real = path.resolve().stat()
    return Engine(path, f"{path} {real.st_size} {real.st_mtime_ns}", seconds)


def _on_path() -> Iterator[Path]:
    """Where LibreOffice may be on the path; shutil, which knows too, is slow to import."""
    for name in COMMANDS:
        for folder in os.get_exec_path():
            path = Path(folder, name)
            if os.access(path, os.X_OK):
                yield path


def _seconds() -> float | None:
    asked = os.environ.get(PATIENCE, "").strip()
    if not asked:
        return None
    try:
        seconds = float(asked)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        what = t("{variable} is “{value}”, which is no time", variable=PATIENCE, value=asked)
        raise UsageError(what, t("give it a number of seconds, e.g. 120, or leave it out"))
    return seconds


def whole_pdf(content: bytes, name: str) -> bytes:
    """What LibreOffice made of the Word file called `name`.

    Raises:
        LayoutError: if that is no whole PDF.
    """
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-TRAILER:]:
        return content
    what = t("LibreOffice made no PDF of {name}", name=name)
    if content:
        what = t("what LibreOffice made of {name} is no whole PDF", name=name)
    fix = t("try again; if it stays so, open the Word file in LibreOffice to see what is wrong")
    raise LayoutError(what, fix)
