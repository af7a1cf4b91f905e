"""LibreOffice at work: one run that stays open during a build.

Starting LibreOffice takes longer than laying out a dossier, so it is started once, while briefgen
reads the YAML, and asked again and again. A macro in its profile (profile/user/basic) waits for
files in a folder; where macros are barred, it ends at once, and the files are converted in a run of
their own.
"""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from briefgen.layout.conversion import Laid, to_pdf
from briefgen.layout.engine import Engine, LayoutError
from briefgen.layout.kept import KeptProfile
from briefgen.layout.process import (
    Patience,
    content_at,
    end,
    launch,
    room,
    seconds_for,
    work_folder,
    write,
)

MACRO = 'macro:///Standard.Briefgen.Serve("{folder}", "{alive}")'
FAREWELL = 10.0
"""The seconds that LibreOffice is given to end by itself, where its profile is to be kept."""
PROCESS = Path("/proc") / str(os.getpid())
"""What is there as long as this process runs, on a system that has it."""


Ask = Callable[[Mapping[str, bytes]], Sequence[Laid] | LayoutError]
"""Puts Word files to the session of another process, and gives what came of them."""


class Elsewhere:
    """The session of another process, which lays out what this one asks."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask

    def hand(self, content: bytes) -> None:
        """Nothing: there is more to lay out already than LibreOffice can do."""

    def lay_out(self, files: Mapping[str, bytes]) -> Generator[int | Laid, None, None]:
        """Lay out Word files there.

        Raises:
            LayoutError: if that session raised it.
        """
        answer = self.ask(files)
        if isinstance(answer, LayoutError):
            raise answer
        yield from answer


class Session:
    """LibreOffice for one build; it runs from `start` until the end of the `with` block."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.number = engine, 0
        self.failure: LayoutError | None = None
        self.sound = True
        self.handed: dict[bytes, Path] = {}
        self.kept = KeptProfile(engine)
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
        if error:
            self.sound = False
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
        with room():
            self.kept.copy_to(self.folder / "profile")
            files.mkdir()
        alive = PROCESS if PROCESS.exists() else files
        macro = MACRO.format(folder=files.as_uri(), alive=alive.as_uri())
        return launch(self.engine, self.folder, [macro])

    def stop(self) -> None:
        """End LibreOffice and remove what it worked on; its profile is kept if it worked well."""
        if self.process is not None:
            worked = self.sound and self.number
            if worked and self.kept.is_new and self._ends_by_itself():
                self.kept.keep(self.folder / "profile")
            end(self.process)
        if self.work is not None:
            self.work.cleanup()
        self.work = self.process = None

    def hand(self, content: bytes) -> None:
        """Hand over a Word file that `lay_out` will ask for, so that it is begun at once."""
        if self.process is not None and not self.failure:
            with contextlib.suppress(LayoutError):  # said when it is asked for
                self.handed[content] = self._put(content)

    def lay_out(self, files: Mapping[str, bytes]) -> Generator[int | Laid, None, None]:
        """Lay out Word files; yields each as it is done, and how many are every few seconds.

        Args:
            files: the content of each Word file by a name of the caller's.

        Raises:
            LayoutError: if LibreOffice does not start or does not end in time, or if there is no
                room for its work; the same when it is asked again.
        """
        if self.failure:
            raise self.failure
        try:
            yield from self._lay_out(files)
        except LayoutError as error:
            self.failure = error
            self._distrust()
            self.stop()
            raise

    def answer(self, files: Mapping[str, bytes]) -> Sequence[Laid] | LayoutError:
        """What `Elsewhere` asks for."""
        try:
            return [step for step in self.lay_out(files) if isinstance(step, Laid)]
        except LayoutError as error:
            return error

    def _lay_out(self, files: Mapping[str, bytes]) -> Generator[int | Laid, None, None]:
        self.start()
        names = {
            key: self.handed.pop(content) if content in self.handed else self._put(content)
            for key, content in files.items()
        }
        patience = Patience(seconds_for(self.engine, len(files)))
        for number, (key, name) in enumerate(names.items()):
            if not (yield from self._answered(name, number, patience)):
                self._distrust()
                left = dict(list(files.items())[number:])
                yield from to_pdf(self.engine, left)
                return
            laid = Laid(key, content_at(name.with_suffix(".pdf")))
            for suffix in (".docx", ".pdf"):
                name.with_suffix(suffix).unlink(missing_ok=True)
            if not laid.pdf:
                self._distrust()
            yield laid

    def _distrust(self) -> None:
        """After a failure the profile may be to blame: the next run begins with a new one."""
        self.sound = False
        self.kept.throw_away()

    def _put(self, content: bytes) -> Path:
        name = self.folder / "files" / f"{self.number}.docx"
        write({name: content})
        write({name.with_suffix(".ready"): b""})
        self.number += 1
        return name

    def _answered(self, name: Path, number: int, patience: Patience) -> Generator[int, None, bool]:
        """Wait for an answer; False if LibreOffice ended without giving it."""
        answer = name.with_suffix(".done")
        yield from patience.wait(lambda: answer.exists() or self._is_gone(), lambda: number)
        return answer.exists()

    def _is_gone(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def _ends_by_itself(self) -> bool:
        """Whether it ends when it is told to, so that its profile is whole."""
        with contextlib.suppress(LayoutError):
            write({self.folder / "files" / "end": b""})
            for _ in Patience(FAREWELL).wait(self._is_gone, lambda: 0):
                pass
        return self._is_gone()
