"""What is asked of a build and what came of it: light values, so that the command starts fast."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from briefgen.problem import Problem

FORMATS = ("md", "docx")


@dataclass(frozen=True, slots=True)
class Request:
    """What to build.

    The folders of the dossiers, where to, in which formats, and which documents: all if none.
    """

    root: Path
    dossiers: tuple[Path, ...]
    out: Path
    formats: Collection[str] = FORMATS
    only: Collection[str] = ()
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one dossier: its files, or the problems that kept it from being built."""

    dossier: str
    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
