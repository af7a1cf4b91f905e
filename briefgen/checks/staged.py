"""What keeps a commit back: errors in what is staged, and files that are not in their fixed form.

What is looked at is what the commit will hold, whatever the working tree has. What somebody else
wrote keeps nobody's commit back, unless this commit makes it wrong.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from briefgen.body.kinds import read_workspace
from briefgen.checks.check import check
from briefgen.checks.found import Row
from briefgen.checks.rows import found_in_dossier
from briefgen.files.temporary import temporary_folder
from briefgen.files.workspace import is_dossier
from briefgen.history.git import Repository
from briefgen.history.index import differs_from_staged, export_staged, staged
from briefgen.model.shared_files import SHARED_FILES
from briefgen.problem import Say
from briefgen.tidy.files import Tidied, tidy_files


class Held(Struct, frozen=True):
    """What keeps a commit back; `root` is the workspace as it is staged, until the context ends.

    `form` are the files that are not in their fixed form, from the workspace; `partly` tells
    whether one of these is another in the working tree.
    """

    root: Path
    errors: tuple[Row, ...]
    form: tuple[str, ...]
    partly: bool


@contextmanager
def held_back(repository: Repository, root: Path, say: Say) -> Iterator[Held]:
    """Check what is staged of a workspace."""
    change = staged(repository)
    with temporary_folder() as temporary:
        export_staged(repository, _paths(root), Path(temporary))
        there = Path(temporary) / repository.below(root)
        touched, written = (_names(root, paths) for paths in (change.touched, change.written))
        folders = _dossiers(there, touched)
        found = _errors(there, folders, say)
        foreign = [row for row in found if row.place.file not in written]
        sides = change.sides if foreign else ()
        known = {each for side in sides for each in _known(repository, root, side, touched, say)}
        new = tuple(row for row in found if row not in foreign or _essence(row) not in known)
        form = tuple(_form(there, folders, written))
        partly = any(differs_from_staged(repository, root / name) for name in form)
        yield Held(there, new, form, partly)


def _paths(root: Path) -> tuple[Path, ...]:
    return root / "agendas", root / "templates"


def _names(root: Path, paths: Collection[Path]) -> set[str]:
    """Those of the paths that are below agendas/, from the workspace."""
    agendas = root.resolve() / "agendas"
    return {
        f"agendas/{path.resolve().relative_to(agendas).as_posix()}"
        for path in paths
        if path.resolve().is_relative_to(agendas)
    }


def _dossiers(root: Path, names: Collection[str]) -> list[Path]:
    """The folders of the dossiers that these files are of; of all, if one is shared."""
    agendas = root / "agendas"
    shared = any(f"agendas/{name}" in names for name in SHARED_FILES)
    touched = {name.split("/")[1] for name in names}
    return [
        folder
        for folder in (sorted(agendas.iterdir()) if agendas.is_dir() else ())
        if (shared or folder.name in touched) and is_dossier(folder)
    ]


def _errors(root: Path, folders: Collection[Path], say: Say) -> list[Row]:
    rows: dict[Row, None] = {}
    for folder, checked in zip(folders, check(root, folders), strict=True):
        found = found_in_dossier(checked, folder, folder.relative_to(root).as_posix(), say)
        rows |= dict.fromkeys(row for row in found.rows if row.level == "error")
    return list(rows)


def _essence(row: Row) -> tuple[str, str, str]:
    return row.code, row.place.file, row.message


def _known(
    repository: Repository, root: Path, revision: str, names: Collection[str], say: Say
) -> set[tuple[str, str, str]]:
    """The errors that were there in a commit before."""
    with temporary_folder() as temporary:
        repository.export(revision, _paths(root), Path(temporary))
        there = Path(temporary) / repository.below(root)
        return {_essence(row) for row in _errors(there, _dossiers(there, names), say)}


def _form(root: Path, folders: Collection[Path], names: Collection[str]) -> Iterator[str]:
    workspace = read_workspace(root)
    chambers = None if workspace.problems else tuple(workspace.chamber_keys())
    for each in tidy_files(root, tuple(folders), chambers, shared=True):
        if isinstance(each, Tidied) and each.changed and each.name in names:
            yield each.name
