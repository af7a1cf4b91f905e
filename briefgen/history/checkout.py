"""A workspace with one dossier as it was in a revision."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefgen.history.git import Repository
from briefgen.model.shared_files import SHARED_FILES


@contextmanager
def checkout(
    repository: Repository,
    root: Path,
    dossier: str,
    revision: str | None,
    more: Sequence[Path] = (),
) -> Iterator[Path]:
    """The folder of a workspace in a revision; the files of a commit are there until the end.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace, which holds agendas/.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.
        more: what is wanted besides the dossier, what all dossiers share, and the templates.
    """
    if revision is None:
        yield root
        return
    with tempfile.TemporaryDirectory(prefix="briefgen-") as temporary:
        agendas = root / "agendas"
        shared = [agendas / name for name in SHARED_FILES]
        paths = [*shared, agendas / dossier, root / "templates", *more]
        repository.export(revision, paths, Path(temporary))
        yield Path(temporary) / repository.below(root)
