"""What the last build of a dossier was made of: so that an unchanged one is not built again.

Kept in the cache, not in out/: it holds the date of LibreOffice and other things of one machine.
A record that cannot be read or written is done without. Light, as it is read before anything that
takes time to import.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefgen.build.request import Built, Request
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
from briefgen.problem import Place, Problem, Text


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build left.

    Digests of what went in (none if not all went well), of each file that came out (by its path
    below the dossier's folder), of the Word file behind each PDF, and of each picture by its whole
    path; `tools` stands for briefgen itself and LibreOffice, `files` are those of the very last
    build, which may have been a part.
    """

    inputs: str
    tools: str
    files: tuple[str, ...]
    outputs: Mapping[str, str]
    laid: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
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
        last = read(out)
        if last and last.inputs == inputs_digest(request, dossier, tools):
            known = {**{name: last.outputs[name] for name in last.files}, **last.pictures}
            if all(digest((out / name).read_bytes()) == known[name] for name in known):
                paths = tuple(out / name for name in last.files)
                return Built(dossier.name, unchanged=paths, warnings=last.warnings)
    return None


def read(out: Path) -> LastBuild | None:
    """The record of what was built into a folder; None if there is none that can be used."""
    try:
        data = json.loads(_record(out).read_bytes())
        warnings = tuple(_problem(each) for each in data.pop("warnings"))
        return LastBuild(**data, warnings=warnings)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def keep(out: Path, last: LastBuild) -> None:
    """Record a build."""
    data = {**asdict(last), "warnings": [_plain(asdict(each)) for each in last.warnings]}
    with contextlib.suppress(OSError):
        replace_file(_record(out), json.dumps(data).encode())


def forget(out: Path) -> None:
    """Drop the record of a folder, before anything in it changes."""
    with contextlib.suppress(OSError):
        _record(out).unlink(missing_ok=True)


def outputs(out: Path, paths: Iterable[Path]) -> dict[str, str]:
    """The digests of files by their paths below a folder."""
    return {below(out, path): digest(path.read_bytes()) for path in paths}


def _record(out: Path) -> Path:
    return cache_folder() / "builds" / f"{digest(os.path.abspath(out).encode())[:32]}.json"  # noqa: PTH100 - without following links


def _plain(data: Any) -> Any:
    """A problem as JSON can hold it: its sentences keep their templates, values become words."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    return data if isinstance(data, int | str) else str(data)


def _problem(data: Mapping[str, Any]) -> Problem:
    return Problem(Place(**data["place"]), _text(data["what"]), _text(data["fix"]))


def _text(data: Mapping[str, Any]) -> Text:
    values = {
        key: _text(value) if isinstance(value, dict) else value
        for key, value in data["values"].items()
    }
    return Text(data["template"], values)
