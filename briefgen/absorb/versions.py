"""Which document of which version of a dossier a Word file was made of."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from briefgen.absorb.origins import find_origins
from briefgen.absorb.reviewed import ITEMS, Reviewed, as_sent, reviewed_of
from briefgen.building.edition import Edition
from briefgen.files.workspace import content_of
from briefgen.history.git import Repository
from briefgen.problem import InvalidInputError
from briefgen.word.xml import read_parts, read_parts_below

MOST = 60
"""How many commits of a dossier are tried to find the version that was sent."""
ENOUGH = 0.5
"""From which share of the paragraphs on a file without its part of digests is of a version."""
Make = Callable[[str, str | None], AbstractContextManager[Edition]]
"""Makes the documents of a dossier in a revision."""


class Sent(Struct, frozen=True):
    """A document of a version: its name, what it says, and how much of a file is in it.

    `unsure` are the anchors of paragraphs that were others when the file was sent.
    """

    name: str
    reviewed: Reviewed
    unsure: frozenset[str]
    likeness: float


class Versions(Struct, frozen=True):
    """The versions of some dossiers; `base` is the revision that was sent, if that is known."""

    repository: Repository
    root: Path
    dossiers: Sequence[str]
    base: str | None
    make: Make

    def of(self, came: Reviewed, digests: Mapping[str, str]) -> Iterator[tuple[Edition, Sent]]:
        """The version of which a file was made; none if there is none, or more than one may be.

        The files of a commit are there until the iteration goes on.

        Args:
            came: what the file says.
            digests: what it says of itself as it was sent; none if a program took that out.
        """
        like = _Like(came, digests)
        if digests or self.base:
            for made, found in self._alike(like, ENOUGH if self.base else 1):
                if not (self.base and _differs(made, found)):
                    yield made, found
                    return
            return
        best = [(made.dossier, made.revision, found) for made, found in self._alike(like, ENOUGH)]
        most = max((found.likeness for *_, found in best), default=0.0)
        top = [each for each in best if each[2].likeness == most]
        if top and all(found.reviewed == top[0][2].reviewed for *_, found in top):
            with self.make(*top[0][:2]) as made:
                yield made, top[0][2]

    def _alike(self, like: "_Like", least: float) -> Iterator[tuple[Edition, Sent]]:
        """The versions that a file may be of, each with the document that is most like it.

        One that cannot be read any more is not the one that was sent.
        """
        for dossier, revision, likely in self._revisions(like):
            with contextlib.ExitStack() as until_done:
                try:
                    made = until_done.enter_context(self.make(dossier, revision))
                    found = like.most(made, least, likely)
                except InvalidInputError:
                    if self.base:
                        raise
                    continue
                if found:
                    yield made, found

    def _revisions(self, like: "_Like") -> Iterator[tuple[str, str | None, str]]:
        """The dossiers as they are now and their commits, the latest first; or one at the base.

        The one whose documents are most like the file comes first, with its commits: to make the
        documents of all others takes long. Each comes with the name of its document most like it.
        """
        alike = {each: like.best(self._documents(each)) for each in self.dossiers}
        ordered = sorted(self.dossiers, key=lambda each: -alike[each][0])
        likely, rest = ordered[:1], ordered[1:]
        if self.base:
            yield from ((dossier, self.base, alike[dossier][1]) for dossier in likely)
            return
        for dossiers in (likely, rest):
            yield from ((dossier, None, alike[dossier][1]) for dossier in dossiers)
            for dossier in dossiers:
                for commit in self.repository.log(self.root / "agendas" / dossier)[:MOST]:
                    yield dossier, commit.id, alike[dossier][1]

    def _documents(self, dossier: str) -> Mapping[str, bytes]:
        """The documents of a dossier at the base, or as they were built last."""
        if self.base is None:
            built = sorted((self.root / "out" / dossier).glob("*.docx"))
            return {path.stem: content_of(path) for path in built}
        with contextlib.suppress(InvalidInputError), self.make(dossier, self.base) as made:
            return made.documents
        return {}


class _Like:
    """How much of a file is in other documents."""

    def __init__(self, came: Reviewed, digests: Mapping[str, str]) -> None:
        self.words = Counter(each.text for each in came.paragraphs if each.text)
        self.digests = digests

    def best(self, documents: Mapping[str, bytes]) -> tuple[float, str]:
        """How much of it is in one of some documents, and the name of that one."""
        most = 0.0, ""
        for name, content in documents.items():
            with contextlib.suppress(ValueError):
                parts = read_parts_below(content, ITEMS) if self.digests else read_parts(content)
                share = self._share(parts)
                most = max(most, (share, name), key=lambda each: each[0])
        return most

    def most(self, made: Edition, least: float, likely: str) -> Sent | None:
        """The document that is most like it, and at least so much; its words decide among equals.

        The letters to both chambers differ in what has no digest: the address. `likely` is the name
        of the document to begin with; if all its digests are the same, no other is wanted.
        """
        parts, shares = dict[str, dict[str, bytes]](), dict[str, float]()
        for documents in made.in_turn(likely):
            for name, content in documents.items():
                parts[name] = read_parts(content)
                shares[name] = self._share(parts[name])
            if self.digests and 1 in shares.values():
                break
        best = max(shares.values(), default=0.0)
        if best < least:
            return None
        alike = {name: reviewed_of(parts[name]) for name, each in shares.items() if each == best}
        name = max(alike, key=lambda each: self._in_common(alike[each]))
        other = (
            as_sent(parts[name], "digest").items() ^ self.digests.items() if self.digests else ()
        )
        return Sent(name, alike[name], frozenset(anchor for anchor, _digest in other), best)

    def _share(self, parts: Mapping[str, bytes]) -> float:
        """How much of the digests, or else of the paragraphs, of two files is the same."""
        if not self.digests:
            return self._in_common(reviewed_of(parts))
        known = as_sent(parts, "digest")
        return len(known.items() & self.digests.items()) / max(len(known), len(self.digests))

    def _in_common(self, reviewed: Reviewed) -> float:
        here = Counter(each.text for each in reviewed.paragraphs if each.text)
        return (self.words & here).total() / max(here.total(), self.words.total(), 1)


def _differs(made: Edition, found: Sent) -> bool:
    """Whether most texts of a dossier are not those of a file: what briefgen writes is in all."""
    own = find_origins(made.case(), found.reviewed.paragraphs).paragraphs
    anchors = [name for n in own for name in found.reviewed.paragraphs[n].anchors]
    return sum(name in found.unsure for name in anchors) > ENOUGH * len(anchors)
