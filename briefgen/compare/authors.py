"""Who wrote and took away what between two revisions of a dossier, by the commits between them.

Each document is made as it was in every commit that could change it, and followed from one to the
next: so a word is of who committed it, whichever file or key it comes from.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from briefgen.building.edition import Documents
from briefgen.history.git import Repository
from briefgen.history.index import graph
from briefgen.history.snapshot import made_of
from briefgen.problem import InvalidInputError
from briefgen.redline.authors import Authors
from briefgen.redline.changes import Stamp
from briefgen.redline.steps import State, Step, Takers, after, beginning, first, steps

NEUTRAL = "briefgen"
"""The author of a change of which it cannot be told who made it."""
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The moment of a change that nobody committed yet, in a repository without commits."""
DocumentsOf = Callable[[str], Documents]
"""The documents as they were in a commit, without pages."""
Known = tuple[Mapping[str, State], bytes | None]
"""What is known of the stories of a document in a version, and its bytes; None: it is not there."""


class Version(Struct, frozen=True):
    """The documents in a commit, which others they came of, and who made them so."""

    id: str
    documents: Documents
    parents: tuple[str, ...]
    stamp: Stamp


class History(Struct, frozen=True):
    """What led from the old documents to the new ones, the earliest version first.

    `roots` are the versions that came before: that of the old revision, and others it has.
    """

    neutral: Stamp
    old: str
    roots: Mapping[str, Documents]
    versions: Sequence[Version]

    @property
    def single(self) -> Stamp | None:
        """Who made all changes, if that was one commit."""
        return self.versions[0].stamp if len(self.versions) == len(self.roots) == 1 else None

    def authors(self, name: str, old: bytes, new: bytes) -> Authors:
        """Who made the changes of a document.

        Args:
            name: that of the document.
            old: as it was; in the redline it may have pages, which no version here has.
            new: as it is.
        """
        return _Trace(self, name, old).authors(new)


class _Trace(Struct):
    """Follows one document; what is known of its stories in each version."""

    history: History
    name: str
    old: bytes
    known: dict[str, Known] = field(default_factory=dict)
    takers: dict[str, Takers] = field(default_factory=dict)

    def authors(self, new: bytes) -> Authors:
        """Who made the changes that led to the new document."""
        start = beginning(self.old)
        history = self.history
        self.takers = {part: Takers() for part in start}
        plain = history.roots[history.old].get(self.name)
        self.known[history.old] = root = self._next(None, plain, [(start, self.old)]), plain
        for id_, documents in history.roots.items():
            if id_ != history.old:
                content = documents.get(self.name)
                self.known[id_] = self._moved(history.neutral, content, [root]), content
        for version in history.versions:
            content = version.documents.get(self.name)
            parents = [self.known[each] for each in version.parents]
            self.known[version.id] = self._next(version.stamp, content, parents), content
        end = self._next(None, new, [self.known[history.versions[-1].id]])
        empty = first(0)
        return {
            part: self.takers[part].authors(len(state.by), end.get(part, empty))
            for part, state in start.items()
        }

    def _next(
        self, stamp: Stamp | None, content: bytes | None, parents: Sequence[Known]
    ) -> dict[str, State]:
        """What is known of a version, of which it is noted too what it took away."""
        made = self._moved(stamp, content, parents)
        for part, takers in self.takers.items():
            before = [known[part] for known, _content in parents if part in known]
            if before and before != [made.get(part)]:
                takers.note(stamp, before, made.get(part, first(0)))
        return made

    def _moved(
        self, stamp: Stamp | None, content: bytes | None, parents: Sequence[Known]
    ) -> dict[str, State]:
        """What is known of a version by those before it."""
        if content is None:
            return {}
        if [before for _known, before in parents] == [content]:
            return dict(parents[0][0])
        ways: dict[str, list[tuple[State, Step]]] = {}
        for known, before in parents:
            for part, step in steps(before, content).items():
                ways.setdefault(part, []).append((known.get(part, first(0)), step))
        return {part: after(stamp, each) for part, each in ways.items()}


def history_of(  # noqa: PLR0913, PLR0917 - what a history is of
    repository: Repository,
    root: Path,
    names: tuple[str, str],
    revisions: tuple[str, str | None],
    ends: tuple[Documents, Documents],
    documents_of: DocumentsOf,
) -> History:
    """The history between two revisions of a dossier.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace.
        names: that of the dossier's folder, as it was and is.
        revisions: the id of a commit, and that of another or None for the working tree.
        ends: the documents in both, without pages.
        documents_of: makes those of the commits between.
    """
    old, new = revisions
    until = new or "HEAD"
    latest = repository.log(root / "agendas", until=until)
    moment = latest[0].when if latest else LONG_AGO
    neutral = Stamp(NEUTRAL, moment)
    rows = graph(repository, made_of(root, names), old, until)
    made = _Versions(old, ends[0], documents_of, neutral)
    for commit, parents in rows:
        stamp = Stamp(commit.author, commit.when)
        # The last commit has the documents of the revision itself.
        at_end = ends[1] if new and commit is rows[-1][0] else None
        made.add(commit.id, parents, stamp, at_end)
    if new is None or not rows:
        user = Stamp(repository.user() or NEUTRAL, moment) if new is None else neutral
        tip = rows[-1][0].id if rows else repository.commit(until)
        made.add("", (tip,), user, ends[1])
    return History(neutral, old, made.roots, tuple(made.versions.values()))


class _Versions:
    """Collects versions; one whose dossier cannot be read is one with the next."""

    def __init__(
        self, old: str, documents: Documents, documents_of: DocumentsOf, neutral: Stamp
    ) -> None:
        self.documents_of, self.neutral = documents_of, neutral
        self.roots: dict[str, Documents] = {old: documents}
        self.versions: dict[str, Version] = {}
        self.skipped: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}

    def add(
        self, id_: str, parents: Sequence[str], stamp: Stamp, documents: Documents | None
    ) -> None:
        """Add a version; its documents are made unless they are given."""
        before, authors = self._resolved(parents)
        authors |= {stamp.author}
        if documents is None:
            documents = self._made(id_)
        if documents is None:
            self.skipped[id_] = (before, authors)
            return
        for each in before:
            if each not in self.roots and each not in self.versions:
                self.roots[each] = self._made(each) or {}
        sure = stamp if len(authors) == 1 else self.neutral
        self.versions[id_] = Version(id_, documents, before, sure)

    def _made(self, id_: str) -> Documents | None:
        """The documents in a commit; None if its dossier cannot be read."""
        try:
            return self.documents_of(id_)
        except InvalidInputError:
            return None

    def _resolved(self, parents: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
        """The versions before, and who made those in between that cannot be read."""
        found: list[str] = []
        authors: set[str] = set()
        for each in parents or self.roots:
            before, others = self.skipped.get(each, ((each,), frozenset()))
            found.extend(before)
            authors |= others
        return tuple(dict.fromkeys(found)), frozenset(authors)
