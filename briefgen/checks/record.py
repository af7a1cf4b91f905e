"""What is asked of a check, and what the last one found: an unchanged dossier is not checked again.

Kept in the cache, as what the last build made. Light, as it is read before anything that takes
time to import.
"""

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.checks.row import Row, from_data, to_data
from briefgen.files.workspace import (
    cache_folder,
    combined,
    digest,
    replace_file,
    shared_sources,
    sources,
    stamps,
)


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


PAGES = "pages.yaml"


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: its rows, how many of them fail, and what is said besides."""

    rows: tuple[Row, ...]
    errors: int
    said: tuple[str, ...] = ()


def what_goes_in(root: Path, dossier: Path, options: Sequence[str]) -> str:
    """A digest of all that a check depends on: briefgen, the files, and what was asked."""
    built = root / "out" / dossier.name / PAGES
    pages = digest(built.read_bytes()) if built.is_file() else ""
    return combined([stamps(), *options, pages, *shared_sources(root), *sources(dossier)])


def remembered(dossier: Path, inputs: str) -> Found | None:
    """What the last check found, if nothing changed since."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        data = json.loads(_record(dossier).read_bytes())
        if data["inputs"] == inputs:
            rows = tuple(from_data(each) for each in data["rows"])
            return Found(rows, int(data["errors"]), tuple(data["said"]))
    return None


def keep(dossier: Path, inputs: str, found: Found) -> None:
    """Record what a check found; without a cache that can be written it is done without."""
    rows = [to_data(row) for row in found.rows]
    data = {"inputs": inputs, "rows": rows, "errors": found.errors, "said": found.said}
    with contextlib.suppress(OSError):
        replace_file(_record(dossier), json.dumps(data).encode())


def _record(dossier: Path) -> Path:
    name = digest(os.path.abspath(dossier).encode())[:32]  # noqa: PTH100 - without following links
    return cache_folder() / "checks" / f"{name}.json"
