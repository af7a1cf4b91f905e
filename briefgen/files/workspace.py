"""Where things stand: the workspace and its dossiers, what is built, the templates, the cache."""

import os
from collections.abc import Sequence
from pathlib import Path

from briefgen.errors import UsageError
from briefgen.problem import choose, t

PACKAGED = Path(__file__).parents[1] / "templates"
CHECKOUT = Path(__file__).parents[2] / "templates"


def templates_of(root: Path) -> Path:
    """The folder of templates: the workspace's own, else the one that came with briefgen."""
    for folder in (root / "templates", PACKAGED, CHECKOUT):
        if folder.is_dir():
            return folder
    return PACKAGED


def openings(templates: Path) -> tuple[str, ...]:
    """The openings that a letter's template offers."""
    return tuple(sorted(path.name.split(".")[0] for path in templates.glob("*/openings/*.md.j2")))


def cache_folder() -> Path:
    """Where the user's caches stand (XDG Base Directory Specification; LOCALAPPDATA on Windows)."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "briefgen"


def out_folder(root: Path, asked: str | None) -> Path:
    """The folder of what is built: the one that was asked for, or out/ in the workspace."""
    return _absolute(asked) if asked else root / "out"


def shown(path: Path) -> str:
    """A path as short as it can be from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def find_workspace(dossiers: Sequence[str]) -> Path:
    """The nearest folder around the first dossier, or around here, that holds `agendas/`.

    Raises:
        UsageError: if there is none.
    """
    for start in (*(_absolute(name) for name in dossiers[:1]), Path.cwd()):
        if folder := workspace_around(start):
            return folder
    raise UsageError(
        t("here is no folder agendas/, nor in a folder above"),
        t("go to the folder of your dossiers (cd) and try again"),
    )


def workspace_around(path: Path) -> Path | None:
    """The nearest folder around a path that holds `agendas/`; None if there is none."""
    path = _absolute(str(path))
    return next((each for each in (path, *path.parents) if (each / "agendas").is_dir()), None)


def find_dossiers(root: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """The folders of the dossiers named, or of all.

    Raises:
        UsageError: if a name is no dossier, or there is none at all.
    """
    agendas = root / "agendas"
    known = {folder.name: folder for folder in sorted(agendas.iterdir()) if _is_dossier(folder)}
    if not names and not known:
        what = t("there is no dossier in {folder}", folder=agendas)
        raise UsageError(what, t("make one, e.g.: briefgen new jbz 2026-03-05"))
    found = []
    for name in names:
        path = _absolute(name)
        folder = path.parent if path.name == "dossier.yaml" else path
        chosen = folder if _is_dossier(folder) else known.get(name.strip("/\\"))
        if chosen is None:
            raise UsageError(t("there is no dossier “{name}”", name=name), choose(name, known))
        found.append(chosen)
    return tuple(dict.fromkeys(found)) if names else tuple(known.values())


def _absolute(name: str) -> Path:
    """A path from the root, without `..`, and through symbolic links as the user wrote them."""
    return Path(os.path.abspath(name))  # noqa: PTH100 - Path.resolve would follow the links


def _is_dossier(folder: Path) -> bool:
    """Whether a folder holds a dossier, or items of one whose dossier.yaml got lost."""
    return (folder / "dossier.yaml").is_file() or (folder / "agenda").is_dir()
