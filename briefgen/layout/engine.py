"""LibreOffice Writer, which lays out Word files: finding it, starting it and ending it.

Every run has a profile of its own in a temporary folder: two runs at once do not meet, and no lock
of a run that crashed is in the way. LibreOffice's exit code says nothing (it is 0 for a missing
input as well), so what counts is whether each output is there and is a PDF.
"""

import importlib.util
import math
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.problem import Text, UsageError, t

ASKED = "BRIEFGEN_SOFFICE"
"""The environment variable with the path of soffice; empty to do without LibreOffice."""
PATIENCE = "BRIEFGEN_LAYOUT_SECONDS"
"""The environment variable with the seconds that LibreOffice is given for one run."""
SECONDS, SECONDS_PER_FILE = 90.0, 15.0
POLL, TELL = 0.005, 2.0
"""How often LibreOffice is looked at, and how often the user is told, in seconds."""
TRAILER = 1024
"""Within how many bytes of its end a whole PDF says so (ISO 32000-1, annex H.3.18)."""
COMMANDS = ("soffice", "libreoffice")
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
    found = [asked] if asked else [*map(shutil.which, COMMANDS), *ELSEWHERE]
    path = next((Path(each) for each in found if each and Path(each).is_file()), None)
    if path is None:
        if asked:
            return t("there is no LibreOffice at {path} ({variable})", path=asked, variable=ASKED)
        return t("LibreOffice Writer is not installed")
    if not all(map(importlib.util.find_spec, NEEDED)):
        return t("the extra “pdf” of briefgen is not installed")
    real = path.resolve().stat()
    return Engine(path, f"{path} {real.st_size} {real.st_mtime_ns}", seconds)


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


def work_folder() -> tempfile.TemporaryDirectory[str]:
    """A temporary folder for one run.

    Raises:
        LayoutError: if there is no room for it.
    """
    try:
        # What LibreOffice starts can still be writing here for a moment after it was ended.
        return tempfile.TemporaryDirectory(prefix="briefgen-", ignore_cleanup_errors=True)
    except OSError as error:
        raise no_room(error) from None


def write(files: Mapping[Path, bytes]) -> None:
    """Write what LibreOffice is to read.

    Raises:
        LayoutError: if there is no room for it.
    """
    try:
        for path, content in files.items():
            path.write_bytes(content)
    except OSError as error:
        raise no_room(error) from None


def no_room(error: OSError) -> LayoutError:
    """Why LibreOffice cannot work in its temporary folder."""
    reason = error.strerror or type(error).__name__
    what = t("LibreOffice has no temporary folder to work in ({reason})", reason=reason)
    fix = t("check the rights and the space on the disk, or choose another place with TMPDIR")
    return LayoutError(what, fix)


def launch(engine: Engine, folder: Path, arguments: Iterable[str]) -> subprocess.Popen[bytes]:
    """Start LibreOffice with the profile in `folder`.

    Raises:
        LayoutError: if it cannot be started.
    """
    profile = (folder / "profile").as_uri()
    command = [str(engine.path), f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    try:
        return subprocess.Popen(  # noqa: S603 - the user's own LibreOffice, with files of ours
            [*command, *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "TZ": "UTC"},
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = t("LibreOffice does not start ({reason})", reason=reason)
        raise LayoutError(what, t("install it again")) from None


def seconds_for(engine: Engine, files: int) -> float:
    """How long LibreOffice may take for a number of files."""
    return engine.seconds or SECONDS + SECONDS_PER_FILE * files


def _late(seconds: float) -> LayoutError:
    """That LibreOffice took longer than it may."""
    what = t("LibreOffice did not end within {seconds} seconds", seconds=f"{seconds:g}")
    return LayoutError(
        what, t("try again, or give it more time with {variable}", variable=PATIENCE)
    )


class Patience:
    """How long LibreOffice is waited for while it works on some files."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.said = seconds, time.monotonic()
        self.deadline = self.said + self.seconds

    def wait(self, ended: Callable[[], bool], done: Callable[[], int]) -> Iterator[int]:
        """Wait until something has ended; yields how many files are done every few seconds.

        Raises:
            LayoutError: if it takes longer than it may.
        """
        while not ended():
            if time.monotonic() > self.deadline:
                raise _late(self.seconds)
            time.sleep(POLL)
            if time.monotonic() > self.said + TELL:
                self.said = time.monotonic()
                yield done()


def content_at(path: Path) -> bytes:
    """What LibreOffice left in a place; nothing if it left none."""
    return path.read_bytes() if path.is_file() else b""


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


def end(process: subprocess.Popen[bytes]) -> None:
    """End this run and what it started, and nothing else that is called soffice."""
    if process.poll() is not None and not hasattr(os, "killpg"):
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
    process.wait()
