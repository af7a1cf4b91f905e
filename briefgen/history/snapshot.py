"""A dossier as it was in a revision, or as it stands in the working tree, read as a build does."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from briefgen.files.output import MANIFEST
from briefgen.files.temporary import temporary_folder
from briefgen.history.git import Repository
from briefgen.layout.page_map import FILE
from briefgen.model.load import Loaded, load_dossier
from briefgen.model.shared_files import SHARED_FILES
from briefgen.model.workspace import Offered, Workspace, load_workspace


def made_of(root: Path, dossiers: Iterable[str]) -> list[Path]:
    """What documents are made of: these dossiers, what all dossiers share, and the templates."""
    return [*said_by(root, dossiers), root / "templates"]


def said_by(root: Path, dossiers: Iterable[str]) -> list[Path]:
    """What is read of these dossiers, whatever is made of it."""
    return [root / "agendas" / name for name in (*SHARED_FILES, *dossiers)]


@contextmanager
def checkout(
    repository: Repository,
    root: Path,
    dossier: str,
    revision: str | None,
    *,
    made: bool = True,
) -> Iterator[Path]:
    """The folder of a workspace in a revision; the files of a commit are there until the end.

    They are what its documents are made of, and what the last build says of their pages.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace, which holds agendas/.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.
        made: whether documents are made there; else only what the dossier says is there.
    """
    if revision is None:
        yield root
        return
    with temporary_folder() as temporary:
        built = [root / "out" / dossier / name for name in (FILE, MANIFEST)]
        files = [*made_of(root, [dossier]), *built] if made else said_by(root, [dossier])
        repository.export(revision, files, Path(temporary))
        yield Path(temporary) / repository.below(root)


class Snapshot(Struct, frozen=True):
    """A workspace with one dossier; `revision` is the id of a commit, None for what is there now.

    `loaded.dossier` is None if the dossier was not there, or cannot be read.
    """

    revision: str | None
    workspace: Workspace
    folder: Path
    loaded: Loaded


@contextmanager
def snapshot(  # noqa: PLR0913 - a dossier, when, and what for
    repository: Repository,
    root: Path,
    dossier: str,
    revision: str | None,
    offered: Offered,
    *,
    made: bool = True,
) -> Iterator[Snapshot]:
    """Read a dossier in a revision; the files of a commit are there until the context ends.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace, which holds agendas/.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.
        offered: what the templates offer to choose from.
        made: whether documents are made of it.
    """
    with checkout(repository, root, dossier, revision, made=made) as there:
        yield read_snapshot(load_workspace(there, offered, root), dossier, revision)


def read_snapshot(workspace: Workspace, dossier: str, revision: str | None) -> Snapshot:
    """Read a dossier of a workspace as it was in a revision."""
    folder = workspace.root / "agendas" / dossier
    return Snapshot(revision, workspace, folder, load_dossier(workspace, folder))
