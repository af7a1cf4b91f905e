"""What is asked of a check: light values, so that the command starts fast."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked, and how; `about` is what is said of the other documents."""

    root: Path
    dossiers: tuple[Path, ...]
    files: tuple[Path, ...]
    rules: tuple[str, ...]
    status: str | None
    strict: bool
    about: tuple[str | None, tuple[str, ...], str | None, str | None]
