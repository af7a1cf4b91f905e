"""What is asked of a build and what came of it: light values, so that the command starts fast."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from briefgen.layout.engine import Engine
from briefgen.problem import Problem, Text, t

FORMATS = ("md", "docx", "pdf")
WITHOUT_LAYOUT = ("md", "docx")
NO_LAYOUT = t("nothing lays out pages here")


@dataclass(frozen=True, slots=True)
class Request:
    """What to build.

    The folders of the dossiers, where to, in which formats, which documents (all if none), and
    what lays out pages, or why nothing does.
    """

    root: Path
    dossiers: tuple[Path, ...]
    out: Path
    formats: Collection[str] = WITHOUT_LAYOUT
    only: Collection[str] = ()
    overwrite: bool = False
    engine: Engine | Text = NO_LAYOUT
    force: bool = False
    """Whether a definitive dossier with errors is built all the same, as a concept."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a build is doing now that takes long."""

    text: Text


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one dossier.

    Its files; the problems that kept it from being built; what could not be made of what was built;
    warnings.
    """

    dossier: str
    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    failures: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    held: bool = False
    """Whether its problems are errors that the checker found, so that it could be built."""
