"""The profile that LibreOffice initialised once, kept in the cache: starting with it is faster.

It is stale when another LibreOffice is installed or what we put into a profile changes: both are in
the name of its folder. It is copied for each run, so that no two share it, and thrown away when a
run with it fails. It comes into the cache by one rename, when LibreOffice has ended by itself.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path

from briefgen.files.workspace import cache_folder, combined, contents
from briefgen.layout.engine import Engine

PROFILE = Path(__file__).parent / "profile"
"""What we put into a profile: the macro that waits for files."""
OF_ONE_RUN = shutil.ignore_patterns(".lock", "*.log", "*.tmp")


class KeptProfile:
    """The profile of one LibreOffice in the cache; `is_new` if it was not there for this run."""

    def __init__(self, engine: Engine) -> None:
        self.home = cache_folder() / "libreoffice"
        self.path = self.home / combined([engine.identity, *contents((PROFILE,))])[:32]
        self.is_new = False

    def copy_to(self, folder: Path) -> None:
        """Make the profile of a run.

        Raises:
            OSError: if there is no room for it.
        """
        try:
            shutil.copytree(self.path, folder)
        except OSError:  # it is not there, or was thrown away by another build just now
            self.is_new = True
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(PROFILE, folder)

    def keep(self, folder: Path) -> None:
        """Keep the profile of a run that went well, instead of those of other LibreOffices."""
        with contextlib.suppress(OSError):
            self.home.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="new-", dir=self.home) as new:
                made = Path(new) / "profile"
                shutil.copytree(folder, made, ignore=OF_ONE_RUN)
                made.rename(self.path)
            for other in self.home.iterdir():
                if other != self.path:
                    _remove(other)

    def throw_away(self) -> None:
        """Forget it, so that the next run starts with a new one."""
        _remove(self.path)


def _remove(folder: Path) -> None:
    """Remove a folder; it is gone at once for whoever comes after."""
    with (
        contextlib.suppress(OSError),
        tempfile.TemporaryDirectory(prefix="old-", dir=folder.parent) as gone,
    ):
        folder.rename(Path(gone) / folder.name)
