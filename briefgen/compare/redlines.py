"""The documents of a dossier in two revisions → Word files with tracked changes."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.building.edition import Documents, Edition, edition
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


Sides = tuple[Edition, Edition]
"""A dossier as it was, and as it is."""


class _Made(Struct, frozen=True):
    """The documents of an edition: with the pages that they cite, if all are known, and without."""

    paged: Documents | None
    unpaged: Documents


def redlines(
    repository: Repository, root: Path, sides: Sides, *, plain: bool = False, jobs: int = 1
) -> Iterator[Redline]:
    """The public documents of a dossier, each with its changes between two revisions.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace.
        sides: the dossier as it was, and as it is.
        plain: in the form for LibreOffice.
        jobs: how many processes make what is compared.

    Raises:
        InvalidInputError: if a template or a shell of one of them cannot be used.
    """
    before, after = sides
    names, revisions = (before.dossier, after.dossier), (before.revision or "", after.revision)
    old, new = _made(sides, jobs)
    # Where pages are known on one side only, every reference to one would be a change.
    olds, news = old.unpaged, new.unpaged
    if old.paged is not None and new.paged is not None:
        olds, news = old.paged, new.paged
    history: History | None = None
    yield from (Redline(name, olds[name], gone=True) for name in olds if name not in news)
    for name, content in news.items():
        if name not in olds:
            yield Redline(name, content, new=True)
            continue
        if history is None:
            ends = (old.unpaged, new.unpaged)
            made = partial(_documents_of, repository, root, names[::-1], after.forced)
            history = history_of(repository, root, names, revisions, ends, made)
        stamp = history.single or history.neutral
        authors = None if history.single else history.authors(name, olds[name], content)
        yield Redline(name, redline(olds[name], content, stamp, authors, plain=plain))


def _made(sides: Sides, jobs: int) -> Iterable[_Made]:
    """The documents of both, made at the same time."""
    # Elsewhere a process starts anew, and that takes longer than to make one edition.
    if jobs < 2 or sys.platform != "linux":
        return map(_made_of, sides)
    from briefgen.files.processes import in_processes, no_answer  # noqa: PLC0415 - slow to import

    def one(number: int) -> Iterator[_Made]:
        yield _made_of(sides[number])

    return in_processes(lambda _ask: one, range(len(sides)), jobs, no_answer)


def _made_of(made: Edition) -> _Made:
    return _Made(made.documents if made.has_pages else None, made.without_pages)


def _documents_of(
    repository: Repository, root: Path, names: Sequence[str], concept: bool, revision: str
) -> Documents:
    """The documents of a dossier in a commit, by whichever of its names it had there."""
    there = repository.folders(revision, root / "agendas")
    name = next((each for each in names if each in there), names[0])
    with edition(repository, root, name, revision, concept) as made:
        return made.without_pages
