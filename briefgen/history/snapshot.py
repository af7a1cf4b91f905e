"""A dossier as it was in a revision, or as it stands in the working tree, read as a build does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefgen.history.checkout import checkout
from briefgen.history.git import Repository
from briefgen.model.load import Loaded, load_dossier
from briefgen.model.workspace import Workspace, load_workspace


@dataclass(frozen=True)
class Snapshot:
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
    openings: tuple[str, ...],
) -> Iterator[Snapshot]:
    """Read a dossier in a revision; the files of a commit are there until the context ends.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace, which holds agendas/.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.
        openings: the openings that the letter's template offers.
    """
    with checkout(repository, root, dossier, revision) as there:
        workspace = load_workspace(there, openings)
        folder = there / "agendas" / dossier
        yield Snapshot(revision, workspace, folder, load_dossier(workspace, folder))
