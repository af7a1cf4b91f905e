"""What the last build of a dossier was made of: so that an unchanged one is not built again.

Kept in the cache, not in out/: it holds the date of LibreOffice and other things of one machine.
A record that cannot be read or written is done without. Light, as it is read before anything that
takes time to import.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.output import digest, replace_file
from briefgen.places import cache_folder, templates_of
from briefgen.problem import Place, Problem, Text
from briefgen.request import Built, Request

PACKAGE = Path(__file__).parent
READ = (".yaml", ".json")
"""What is read of the files of a dossier: its texts, and its baseline."""
IGNORED = ("__pycache__", ".git")


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


def stamps() -> str:
    """What stands for briefgen itself."""
    return combined([__version__, *_stamps(PACKAGE)])


def inputs_digest(request: Request, dossier: Path, tools: str) -> str:
    """All that the documents of a dossier are made of, and what was asked."""
    shared = shared_sources(request.root)
    asked = (sorted(request.formats), sorted(request.only), request.force)
    templates = _contents(templates_of(request.root))
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
    return {_below(out, path): digest(path.read_bytes()) for path in paths}


def _record(out: Path) -> Path:
    return cache_folder() / "builds" / f"{digest(os.path.abspath(out).encode())[:32]}.json"  # noqa: PTH100 - without following links


def _below(out: Path, path: Path) -> str:
    return path.relative_to(out).as_posix()


def _stamps(folder: Path) -> Iterator[str]:
    """The names, sizes and dates of the files of briefgen itself: reading them all takes longer."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - set(IGNORED))
        for name in sorted(names):
            stat = os.stat(f"{where}/{name}")  # noqa: PTH116 - as fast as can be
            yield f"{where}/{name} {stat.st_size} {stat.st_mtime_ns}"


def _contents(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not set(path.parts) & set(IGNORED):
            yield f"{_below(folder, path)} {digest(path.read_bytes())}"


def shared_sources(root: Path) -> Iterator[str]:
    """What stands for the files that all dossiers share."""
    for path in sorted((root / "agendas").glob("*.yaml")):
        yield f"{path.name} {digest(path.read_bytes())}"


def sources(dossier: Path) -> Iterator[str]:
    """What stands for the files of a dossier; of others only whether it is there matters."""
    for path in sorted(dossier.rglob("*")):
        if path.is_file():
            content = digest(path.read_bytes()) if path.suffix in READ else ""
            yield f"{_below(dossier, path)} {content}"


def combined(parts: Iterable[str]) -> str:
    """One digest for all parts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


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
