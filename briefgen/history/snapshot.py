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
    return [*(root / "agendas" / name for name in (*SHARED_FILES, *dossiers)), root / "templates"]


@contextmanager
def checkout(
    repository: Repository,
    root: Path,
    dossier: str,
    revision: str | None,
) -> Iterator[Path]:
    """The folder of a workspace in a revision; the files of a commit are there until the end.

    They are what its documents are made of, and what the last build says of their pages.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace, which holds agendas/.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.
    """
    if revision is None:
        yield root
        return
    with temporary_folder() as temporary:
        built = (root / "out" / dossier / name for name in (FILE, MANIFEST))
        repository.export(revision, [*made_of(root, [dossier]), *built], Path(temporary))
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
def snapshot(
    repository: Repository,
    root: Path,
    dossier: str,
    revision: str | None,
    offered: Offered,
) -> Iterator[Snapshot]:
    """Read a dossier in a revision; the files of a commit are there until the context ends.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace, which holds agendas/.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.
        offered: what the templates offer to choose from.
    """
    with checkout(repository, root, dossier, revision) as there:
        workspace = load_workspace(there, offered, root)
        folder = there / "agendas" / dossier
        yield Snapshot(revision, workspace, folder, load_dossier(workspace, folder))
