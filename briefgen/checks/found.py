"""What is asked of a check, and what it found as plain values, of which every report is made.

Kept in the cache, as what the last build made: an unchanged dossier is not checked again. Light, as
it is read before anything that takes time to import.
"""

import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.json import decode, encode

from briefgen.files.workspace import (
    cache_folder,
    combined,
    content_of,
    digest,
    replace_file,
    shared_sources,
    sources,
    stamps,
)
from briefgen.problem import Place

Level = Literal["error", "warning", "note"]


class Row(Struct, frozen=True):
    """One line of a report.

    `until` is where the words pointed at end; `change` is what would mend it: from where to where,
    and the words in that place.
    """

    dossier: str
    code: str
    name: str
    level: Level
    place: Place
    until: Place
    message: str
    fix: str
    also: tuple[Place, ...] = ()
    document: str | None = None
    title: str = ""
    quoted: str = ""
    key: str = ""
    change: tuple[Place, Place, str] | None = None


def fingerprints(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with a mark that stays when lines move: from what is wrong, not from where.

    Of equal findings in one text, the first, the second and so on.
    """
    seen: Counter[str] = Counter()
    for row in rows:
        quoted = row.quoted or row.message
        same = "\x00".join((row.code, row.place.file, row.key, " ".join(quoted.split())))
        seen[same] += 1
        yield row, hashlib.sha256(f"{same}\x00{seen[same]}".encode()).hexdigest()


class Asked(Struct, frozen=True):
    """What is to be checked, and how; `about` is what is said of the other documents."""

    root: Path
    dossiers: tuple[Path, ...]
    files: tuple[Path, ...]
    rules: tuple[str, ...]
    status: str | None
    strict: bool
    about: tuple[str | None, tuple[str, ...], str | None, str | None]


PAGES = "pages.yaml"


class Found(Struct, frozen=True):
    """What a check found: its rows, how many of them fail, and what is said besides."""

    rows: tuple[Row, ...]
    errors: int
    said: tuple[str, ...] = ()


class _Kept(Struct, frozen=True):
    """What a check found, and a digest of what it depended on."""

    inputs: str
    found: Found


def what_goes_in(root: Path, dossier: Path, options: Sequence[str]) -> str:
    """A digest of all that a check depends on: briefgen, the files, and what was asked."""
    built = root / "out" / dossier.name / PAGES
    pages = digest(content_of(built)) if built.is_file() else ""
    # With the library of the dictionary more is found than without.
    words = str(PathFinder.find_spec("marisa_trie") is not None)
    return combined([stamps(), words, *options, pages, *shared_sources(root), *sources(dossier)])


def remembered(dossier: Path, inputs: str) -> Found | None:
    """What the last check found, if nothing changed since."""
    with contextlib.suppress(OSError, ValueError):
        kept = decode(_record(dossier).read_bytes(), type=_Kept)
        return kept.found if kept.inputs == inputs else None
    return None


def keep(dossier: Path, inputs: str, found: Found) -> None:
    """Record what a check found; without a cache that can be written it is done without."""
    with contextlib.suppress(OSError):
        replace_file(_record(dossier), encode(_Kept(inputs, found)))


def _record(dossier: Path) -> Path:
    name = digest(os.path.abspath(dossier).encode())[:32]  # noqa: PTH100 - without following links
    return cache_folder() / "checks" / f"{name}.json"
