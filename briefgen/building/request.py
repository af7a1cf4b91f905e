"""What is asked of a build, what came of it, and what the last one left: light values.

The record is kept in the cache, not in out/: it holds the date of LibreOffice and other things of
one machine. One that cannot be read or written is done without.
"""

import contextlib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.json import decode, encode

from briefgen.files.workspace import (
    below,
    cache_folder,
    combined,
    contents,
    digest,
    replace_file,
    shared_sources,
    sources,
    stamps,
    templates_of,
)
from briefgen.layout.engine import Engine
from briefgen.problem import Place, Problem, Text, t

FORMATS = ("md", "docx", "pdf", "html")
WITHOUT_LAYOUT = ("md", "docx", "html")
NO_LAYOUT = t("nothing lays out pages here")


class Request(Struct, frozen=True):
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


class Progress(Struct, frozen=True):
    """What a build is doing now that takes long."""

    text: Text


class Built(Struct, frozen=True):
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
    conflicts: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    failures: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    held: bool = False
    """Whether its problems are errors that the checker found, so that it could be built."""


class LastBuild(Struct, frozen=True):
    """What a build left.

    Digests of what went in (none if not all went well), of each file that came out (by its path
    below the dossier's folder), of the Word file behind each PDF, and, by its whole path, of what
    else must be as it was: pictures, and what tells git to ignore the rest; `tools` stands for
    briefgen itself and LibreOffice, `files` are those of the very last build, which may have been
    a part.
    """

    inputs: str
    tools: str
    files: tuple[str, ...]
    outputs: Mapping[str, str]
    laid: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()


def tools_digest(request: Request) -> str:
    """What stands for briefgen's own code and for the engine that lays out."""
    return combined([str(request.engine), stamps()])


def inputs_digest(request: Request, dossier: Path, tools: str) -> str:
    """All that the documents of a dossier are made of, and what was asked."""
    shared = shared_sources(request.root)
    asked = (sorted(request.formats), sorted(request.only), request.force)
    templates = contents(templates_of(request.root))
    return combined([tools, str(asked), *shared, *sources(dossier), *templates])


def unchanged(request: Request, dossier: Path, tools: str) -> Built | None:
    """The outcome of a build that would change nothing; None if it has to be run."""
    out = request.out / dossier.name
    with contextlib.suppress(OSError):
        last = _read(out)
        if last and last.inputs == inputs_digest(request, dossier, tools):
            known = {**{name: last.outputs[name] for name in last.files}, **last.beside}
            if all(digest((out / name).read_bytes()) == known[name] for name in known):
                paths = tuple(out / name for name in last.files)
                return Built(dossier.name, unchanged=paths, warnings=last.warnings)
    return None


def last_build(out: Path, tools: str) -> LastBuild | None:
    """What the last build into a folder left, if the same tools made it."""
    last = _read(out)
    return last if last and last.tools == tools else None


def _read(out: Path) -> LastBuild | None:
    """The record of what was built into a folder; None if there is none that can be used."""
    try:
        data = decode(_record(out).read_bytes())
        warnings = tuple(_problem(each) for each in data.pop("warnings"))
        return LastBuild(**data, warnings=warnings)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def keep(out: Path, last: LastBuild) -> None:
    """Record a build."""
    with contextlib.suppress(OSError):
        replace_file(_record(out), encode(last, enc_hook=str))


def forget(out: Path) -> None:
    """Drop the record of a folder, before anything in it changes."""
    with contextlib.suppress(OSError):
        _record(out).unlink(missing_ok=True)


def outputs(out: Path, paths: Iterable[Path]) -> dict[str, str]:
    """The digests of files by their paths below a folder."""
    return {below(out, path): digest(path.read_bytes()) for path in paths}


def _record(out: Path) -> Path:
    return cache_folder() / "builds" / f"{digest(os.path.abspath(out).encode())[:32]}.json"  # noqa: PTH100 - without following links


def _problem(data: Mapping[str, Any]) -> Problem:
    return Problem(Place(**data["place"]), _text(data["what"]), _text(data["fix"]))


def _text(data: Mapping[str, Any]) -> Text:
    values = {
        key: _text(value) if isinstance(value, dict) else value
        for key, value in data["values"].items()
    }
    return Text(data["template"], values)
