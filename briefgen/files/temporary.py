"""Folders for a moment: what git, LibreOffice or a check is given to read there, and no longer."""

import os
import tempfile

ASKED = ("TMPDIR", "TEMP", "TMP")
"""The environment variables that say where (Python’s tempfile)."""
MEMORY = "/dev/shm"  # noqa: S108 - what is made there has a name by chance, and is its user’s own
"""Where Linux keeps files in memory. On a disk the removal of each folder can take two
milliseconds, and a profile of LibreOffice has fifty.
"""


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """A new folder, in memory where the system has that and the environment names no other place.

    What others still write there while it is removed stays behind without an error.

    Raises:
        OSError: if there is no room for it.
    """
    asked = any(os.environ.get(name) for name in ASKED)
    place = MEMORY if not asked and os.access(MEMORY, os.W_OK | os.X_OK) else None
    return tempfile.TemporaryDirectory(prefix="briefgen-", dir=place, ignore_cleanup_errors=True)
