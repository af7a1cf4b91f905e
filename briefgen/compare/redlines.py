"""The documents of a dossier in two revisions → Word files with tracked changes."""

import datetime
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from briefgen.building.edition import edition
from briefgen.history.git import Repository
from briefgen.markdown.marks import bookmark
from briefgen.redline.changes import Stamp
from briefgen.redline.redline import Stamps, redline

LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The moment of a change that nobody committed yet, in a repository without commits."""


@dataclass(frozen=True, slots=True)
class Redline:
    """A Word file with tracked changes; `new` tells that there was no such document before."""

    name: str
    content: bytes
    new: bool = False


def redlines(
    repository: Repository,
    root: Path,
    names: tuple[str, str],
    revisions: tuple[str, str | None],
) -> Iterator[Redline]:
    """The public documents of a dossier, each with its changes between two revisions.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace.
        names: that of its folder, as it was and is.
        revisions: the id of a commit, and that of another or None for the working tree.

    Raises:
        InvalidInputError: if the dossier cannot be read in one of them.
    """
    (was, dossier), (old, new) = names, revisions
    with ExitStack() as until_done:
        before = until_done.enter_context(edition(repository, root, was, old)).documents
        after = until_done.enter_context(edition(repository, root, dossier, new)).documents
        stamps = _stamps(repository, root / "agendas" / dossier, old, new)
        for name, content in after.items():
            if name in before:
                yield Redline(name, redline(before[name], content, stamps))
            else:
                yield Redline(name, content, new=True)


def _stamps(repository: Repository, folder: Path, old: str, new: str | None) -> Stamps:
    """Who changed the file of an item last between the revisions, and when."""
    until = new or "HEAD"
    latest = repository.log(folder, until=until)
    moment = latest[0].when if latest else LONG_AGO
    user = repository.user() or "briefgen"

    def last(path: Path) -> Stamp | None:
        if new is None and repository.changed(path):
            return Stamp(user, moment)
        commits = repository.log(path, since=old, until=until)
        return Stamp(commits[0].author, commits[0].when) if commits else None

    whole = last(folder) or Stamp(latest[0].author if latest else user, moment)
    files = {
        bookmark(path.stem): path
        for part in ("agenda", "letter")
        for path in sorted((folder / part).glob("*.yaml"))
    }
    known: dict[str | None, Stamp] = {}

    def stamp(name: str | None) -> Stamp:
        if name not in known:
            path = files.get(name or "")
            known[name] = (last(path) if path else None) or whole
        return known[name]

    return stamp
