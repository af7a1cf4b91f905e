"""What stands for the content of files: of briefgen itself, of a dossier, of what all share."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen import __version__
from briefgen.files.output import digest

PACKAGE = Path(__file__).parent.parent
READ = (".yaml", ".json")
"""What is read of the files of a dossier: its texts, and its baseline."""
IGNORED = ("__pycache__", ".git")


def stamps() -> str:
    """What stands for briefgen itself."""
    return combined([__version__, *_stamps(PACKAGE)])


def below(folder: Path, path: Path) -> str:
    """The path of a file from a folder, with slashes on every system."""
    return path.relative_to(folder).as_posix()


def _stamps(folder: Path) -> Iterator[str]:
    """The names, sizes and dates of the files of briefgen itself: reading them all takes longer."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - set(IGNORED))
        for name in sorted(names):
            stat = os.stat(f"{where}/{name}")  # noqa: PTH116 - as fast as can be
            yield f"{where}/{name} {stat.st_size} {stat.st_mtime_ns}"


def contents(folder: Path) -> Iterator[str]:
    """Every file below a folder with the digest of what it holds."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not set(path.parts) & set(IGNORED):
            yield f"{below(folder, path)} {digest(path.read_bytes())}"


def shared_sources(root: Path) -> Iterator[str]:
    """What stands for the files that all dossiers share."""
    for path in sorted((root / "agendas").glob("*.yaml")):
        yield f"{path.name} {digest(path.read_bytes())}"


def sources(dossier: Path) -> Iterator[str]:
    """What stands for the files of a dossier; of others only whether it is there matters."""
    for path in sorted(dossier.rglob("*")):
        if path.is_file():
            content = digest(path.read_bytes()) if path.suffix in READ else ""
            yield f"{below(dossier, path)} {content}"


def combined(parts: Iterable[str]) -> str:
    """One digest for all parts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
