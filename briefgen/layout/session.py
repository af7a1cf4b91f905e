"""LibreOffice at work: one run for some files, or one that stays open during a build.

Starting LibreOffice takes longer than laying out a dossier, so it is started once, while briefgen
reads the YAML, and asked twice. A macro in its profile (profile/user/basic) waits for files in a
folder; where macros are barred, it ends at once, and the files are converted in a run of their own.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from briefgen.layout.engine import (
    POLL,
    TELL,
    Engine,
    LayoutError,
    content_at,
    end,
    late,
    launch,
    no_room,
    seconds_for,
    work_folder,
    write,
)

FILTER = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def to_pdf(engine: Engine, files: Mapping[str, bytes]) -> Generator[int, None, dict[str, bytes]]:
    """Lay out Word files in one run; yields how many are done every few seconds.

    Args:
        engine: what `find_engine` found.
        files: the content of each Word file by a name of the caller's.

    Returns:
        What LibreOffice made of each file by the same name; nothing where it made none.

    Raises:
        LayoutError: if LibreOffice does not start or does not end in time, or if there is no room
            for its work.
    """
    with work_folder() as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in range(len(files))]
        write(dict(zip(sources, files.values(), strict=True)))
        yield from _run(engine, folder, sources)
        return {
            key: content_at(source.with_suffix(".pdf"))
            for key, source in zip(files, sources, strict=True)
        }


def _wait(
    engine: Engine, files: int, done: Callable[[], int], ended: Callable[[], bool]
) -> Generator[int, None, None]:
    """Wait until LibreOffice has ended its work on some files; yields how many are done.

    Raises:
        LayoutError: if it takes longer than it may.
    """
    seconds = seconds_for(engine, files)
    said = time.monotonic()
    deadline = said + seconds
    while not ended():
        if time.monotonic() > deadline:
            raise late(seconds)
        time.sleep(POLL)
        if time.monotonic() > said + TELL:
            said = time.monotonic()
            yield done()


def _run(engine: Engine, folder: Path, sources: list[Path]) -> Generator[int, None, None]:
    arguments = ["--convert-to", FILTER, "--outdir", str(folder), *map(str, sources)]
    process = launch(engine, folder, arguments)

    def done() -> int:
        return sum(1 for _ in folder.glob("*.pdf"))

    try:
        yield from _wait(engine, len(sources), done, lambda: process.poll() is not None)
    finally:
        end(process)


PROFILE = Path(__file__).parent / "profile"
MACRO = 'macro:///Standard.Briefgen.Serve("{folder}", "{alive}")'
PROCESS = Path("/proc") / str(os.getpid())
"""What is there as long as this process runs, on a system that has it."""


class Session:
    """LibreOffice for one build; it runs from `start` until the end of the `with` block."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.number = engine, 0
        self.work: tempfile.TemporaryDirectory[str] | None = None
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start LibreOffice, if it was not started yet; it is not waited for.

        Raises:
            LayoutError: if the program cannot be started.
        """
        if self.process is not None:
            return
        self.work = work_folder()
        self.folder = Path(self.work.name)
        try:
            self.process = self._launch(self.folder / "files")
        except LayoutError:
            self.stop()
            raise

    def _launch(self, files: Path) -> subprocess.Popen[bytes]:
        try:
            shutil.copytree(PROFILE, self.folder / "profile")
            files.mkdir()
        except OSError as error:
            raise no_room(error) from None
        alive = PROCESS if PROCESS.exists() else files
        macro = MACRO.format(folder=files.as_uri(), alive=alive.as_uri())
        return launch(self.engine, self.folder, [macro])

    def stop(self) -> None:
        """End LibreOffice and remove what it worked on."""
        if self.process is not None:
            end(self.process)
        if self.work is not None:
            self.work.cleanup()
        self.work = self.process = None

    def lay_out(self, files: Mapping[str, bytes]) -> Generator[int, None, dict[str, bytes]]:
        """Lay out Word files; yields how many are done every few seconds.

        Args:
            files: the content of each Word file by a name of the caller's.

        Returns:
            What LibreOffice made of each file by the same name; nothing where it made none.

        Raises:
            LayoutError: if LibreOffice does not start or does not end in time, or if there is no
                room for its work.
        """
        self.start()
        names = {key: self._put(content) for key, content in files.items()}
        if not (yield from self._done(list(names.values()))):
            return (yield from to_pdf(self.engine, files))
        return {key: content_at(name.with_suffix(".pdf")) for key, name in names.items()}

    def _put(self, content: bytes) -> Path:
        name = self.folder / "files" / f"{self.number}.docx"
        write({name: content})
        write({name.with_suffix(".ready"): b""})
        self.number += 1
        return name

    def _done(self, names: list[Path]) -> Generator[int, None, bool]:
        """Wait for the answers; False if LibreOffice ended without giving all."""

        def done() -> int:
            return sum(1 for name in names if name.with_suffix(".done").exists())

        def ended() -> bool:
            alone = self.process is None or self.process.poll() is not None
            return alone or done() == len(names)

        try:
            yield from _wait(self.engine, len(names), done, ended)
        except LayoutError:
            self.stop()
            raise
        return done() == len(names)
