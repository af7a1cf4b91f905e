"""A YAML file → a shape, or why not; one that all dossiers share, over that of briefgen."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from briefgen.files.workspace import content_of, packaged
from briefgen.model.faults import shape
from briefgen.model.values import Shape
from briefgen.problem import InvalidInputError, Place, Problem, t, unreadable
from briefgen.source.document import Source
from briefgen.source.layers import Layered, over
from briefgen.source.reader import read_source

Model = TypeVar("Model", bound=Shape)
read_once = lru_cache(maxsize=128)(read_source)
"""The same bytes of the same file are read once.

Files of briefgen lie beneath each workspace, and most of a dossier is the same in two revisions.
"""


def read(path: Path, name: str, problems: list[Problem]) -> Source | None:
    """The YAML file at `path`, or None with the reasons added to `problems`."""
    try:
        return read_once(content_of(path), name)
    except FileNotFoundError:
        problems.append(Problem(Place(name), t("this file is missing"), t("make it")))
    except OSError as error:
        problems.append(unreadable(name, error))
    except InvalidInputError as error:
        problems.extend(error.problems)
    return None


def read_shape(
    path: Path,
    name: str,
    model: type[Model],
    problems: list[Problem],
    chamber_keys: Sequence[str] | None = (),
) -> tuple[Source | None, Model | None]:
    """The YAML file at `path` as `model`; None where it cannot be, with the reasons added."""
    source = read(path, name, problems)
    if source is None:
        return None, None
    value, faults = shape(model, source, chamber_keys)
    problems.extend(faults)
    return source, value


def read_shared(
    path: Path, model: type[Model], problems: list[Problem], home: Path
) -> tuple[Source | None, Model | None]:
    """A file that all dossiers share, over the one of briefgen, as `model`.

    `home` is the folder in which the file stands now: `path` may be that of a revision.
    """
    name = f"agendas/{path.name}"
    if not path.exists():
        problems.append(Problem(Place(name), t("this file is missing"), t("run: briefgen init")))
        return None, None
    own = read(path, name, problems)
    if own is None:
        return None, None
    source = over_ours(own, path.name, home)
    value, faults = shape(model, source)
    problems.extend(faults)
    return source, value


def beneath(source: Source, key: str) -> tuple[str, ...]:
    """The names that briefgen knows of itself at a key of a shared file."""
    data = source.under.data if isinstance(source, Layered) else None
    return tuple(data.get(key) or ()) if isinstance(data, dict) else ()


def over_ours(own: Source, name: str, home: Path) -> Source:
    """What a shared file says over the one of briefgen; that one itself has nothing beneath it."""
    if home == packaged("agendas"):
        return own
    under = read_once(packaged(f"agendas/{name}").read_bytes(), f"briefgen/agendas/{name}")
    return over(own, under, whole=("chambers",), known_by="term")
