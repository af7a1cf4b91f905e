"""The documents of a dossier in two revisions → Word files with tracked changes."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.building.edition import Edition, edition
from briefgen.compare.authors import History, history_of
from briefgen.history.git import Repository
from briefgen.redline.redline import redline


class Redline(Struct, frozen=True):
    """A Word file with tracked changes.

    `new` tells that there was no such document before, `gone` that there is none any more.
    """

    name: str
    content: bytes
    new: bool = False
    gone: bool = False


def redlines(
    repository: Repository, root: Path, before: Edition, after: Edition, *, plain: bool = False
) -> Iterator[Redline]:
    """The public documents of a dossier, each with its changes between two revisions.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace.
        before: the dossier as it was.
        after: as it is.
        plain: in the form for LibreOffice.

    Raises:
        InvalidInputError: if a template or a shell of one of them cannot be used.
    """
    names, revisions = (before.dossier, after.dossier), (before.revision or "", after.revision)
    # Where pages are known on one side only, every reference to one would be a change.
    paged = before.has_pages and after.has_pages
    olds, news = (each.documents if paged else each.without_pages for each in (before, after))
    history: History | None = None
    yield from (Redline(name, olds[name], gone=True) for name in olds if name not in news)
    for name, content in news.items():
        if name not in olds:
            yield Redline(name, content, new=True)
            continue
        if history is None:
            ends = (before.without_pages, after.without_pages)
            made = partial(_documents_of, repository, root, names[::-1], after.forced)
            history = history_of(repository, root, names, revisions, ends, made)
        stamp = history.single or history.neutral
        authors = None if history.single else history.authors(name, olds[name], content)
        yield Redline(name, redline(olds[name], content, stamp, authors, plain=plain))


def _documents_of(
    repository: Repository, root: Path, names: Sequence[str], concept: bool, revision: str
) -> Mapping[str, bytes]:
    """The documents of a dossier in a commit, by whichever of its names it had there."""
    there = repository.folders(revision, root / "agendas")
    name = next((each for each in names if each in there), names[0])
    with edition(repository, root, name, revision, concept) as made:
        return made.without_pages
