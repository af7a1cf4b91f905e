"""LibreOffice at work: started, waited for and ended, each run in a temporary folder of its own."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from briefgen.files.temporary import temporary_folder
from briefgen.layout.engine import PATIENCE, Engine, LayoutError
from briefgen.problem import t

SECONDS, SECONDS_PER_FILE = 90.0, 15.0
POLL, TELL = 0.005, 2.0
"""How often LibreOffice is looked at, and how often the user is told, in seconds."""


def work_folder() -> tempfile.TemporaryDirectory[str]:
    """A temporary folder for one run.

    Raises:
        LayoutError: if there is no room for it.
    """
    with room():
        return temporary_folder()


def write(files: Mapping[Path, bytes]) -> None:
    """Write what LibreOffice is to read.

    Raises:
        LayoutError: if there is no room for it.
    """
    with room():
        for path, content in files.items():
            path.write_bytes(content)


@contextmanager
def room() -> Iterator[None]:
    """Do something in the temporary folder that LibreOffice works in.

    Raises:
        LayoutError: if the system does not let that be done.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = t("LibreOffice has no temporary folder to work in ({reason})", reason=reason)
        fix = t("check the rights and the space on the disk, or choose another place with TMPDIR")
        raise LayoutError(what, fix) from None


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


def end(process: subprocess.Popen[bytes]) -> None:
    """End this run and what it started, and nothing else that is called soffice."""
    if process.poll() is not None and not hasattr(os, "killpg"):
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
    process.wait()
