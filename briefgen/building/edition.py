"""A dossier as it was in a revision: its files, and the documents that are made of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.body.kinds import Kind, read_workspace
from briefgen.building.compose import Made, Maps, compose, compose_citing, compose_with
from briefgen.building.paginate import Typeset, maps_of
from briefgen.building.read import Plan, Ready, judged, plan_of, unjudged
from briefgen.building.request import Request
from briefgen.history.git import Repository
from briefgen.history.snapshot import Snapshot, checkout, read_snapshot
from briefgen.texts.case import Case
from briefgen.texts.of_dossier import case_of

Documents = Mapping[str, bytes]
"""Word files by the names of the documents."""


class Edition(Struct, frozen=True, dict=True):
    """A dossier in a revision (None: as it is now), of which documents are made when asked for.

    `root` is the workspace as it was, whose files are there until the context of `edition` ends;
    `plan` and `ready` are None if the dossier was not there, and then it has no documents; `forced`
    tells that they are marked as those of a concept, though it says that it is definitive.
    """

    dossier: str
    revision: str | None
    root: Path
    plan: Plan | None = None
    ready: Ready | None = None
    forced: bool = False

    @cached_property
    def documents(self) -> Documents:
        """The public documents, with the pages that are known from the last build."""
        return _files(*self._uncited, *self._citing(self._kinds("public"), self._maps))

    @property
    def has_pages(self) -> bool:
        """Whether those of them that cite pages do."""
        return all(self._maps.values())

    @cached_property
    def without_pages(self) -> Documents:
        """All public ones with the numbers of items instead of pages, or with none."""
        kinds = self._kinds("public")
        lists = self.ready is not None and self.ready.dossier.shape.contents
        plain = self._composed(kinds, with_own_pages=False) if lists else self._uncited
        return _files(*plain, *self._citing(kinds, {}))

    def in_turn(self, name: str) -> Iterator[Documents]:
        """All documents: first those of the kind of which one has a name, and internal ones last.

        A kind that cites the pages of another is not first, for that other is made before it.
        """
        like = self.plan.kind_of(name) if self.plan else None
        first = [like] if like and not like.file.cites_pages_of else []
        others = [kind for kind in self._kinds("public") if kind not in first]
        made: tuple[Made, ...] = ()
        for kinds in (first, others, self._kinds("internal")):
            new = self._composed(kinds)
            made += new
            yield _files(*new, *self._citing(kinds, self._maps_of(kinds, made)))

    def is_internal(self, name: str) -> bool:
        """Whether the document with a name is for some only."""
        kind = self.plan.kind_of(name) if self.plan else None
        return kind is not None and kind.file.audience == "internal"

    def case(self) -> Case:
        """The texts of the dossier with their places.

        Raises:
            ValueError: if the dossier was not there.
        """
        if self.ready is None:
            raise ValueError(self.dossier)
        return case_of(self.ready.dossier, self.ready.files)

    def _kinds(self, audience: str) -> list[Kind]:
        kinds = self.plan.kinds if self.plan else ()
        return [kind for kind in kinds if kind.file.audience == audience]

    @cached_property
    def _uncited(self) -> tuple[Made, ...]:
        return self._composed(self._kinds("public"))

    @cached_property
    def _maps(self) -> Maps:
        return self._maps_of(self._kinds("public"), self._uncited)

    def _composed(self, kinds: Sequence[Kind], *, with_own_pages: bool = True) -> tuple[Made, ...]:
        """The documents of some kinds that cite no pages of others."""
        if not (self.plan and self.ready):
            return ()
        plan = replace(self.plan, kinds=kinds)
        if with_own_pages:
            return compose(plan, self.ready).new
        return compose_with(plan, self.ready, {}).new

    def _maps_of(self, kinds: Sequence[Kind], made: Iterable[Made]) -> Maps:
        """The pages that documents of some kinds cite, as far as these are known."""
        return maps_of(replace(self.plan, kinds=kinds), Typeset(), made) if self.plan else {}

    def _citing(self, kinds: Sequence[Kind], maps: Maps) -> tuple[Made, ...]:
        """The documents of some kinds that cite pages of others."""
        if not (self.plan and self.ready):
            return ()
        return compose_citing(replace(self.plan, kinds=kinds), self.ready, maps)


def _files(*documents: Made) -> Documents:
    return {made.document.name: made.docx for made in documents}


@contextmanager
def edition(
    repository: Repository,
    root: Path,
    dossier: str,
    revision: str | None,
    concept: bool | None = None,
) -> Iterator[Edition]:
    """A dossier in a revision; its files are there until the context ends.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.
        concept: see `edition_of`.

    Raises:
        InvalidInputError: if the dossier cannot be read there.
    """
    with checkout(repository, root, dossier, revision) as there:
        if (there / "agendas" / dossier).is_dir():
            yield edition_of(read_snapshot(read_workspace(there), dossier, revision), concept)
        else:
            yield Edition(dossier, revision, there)


def edition_of(read: Snapshot, concept: bool | None = None) -> Edition:
    """A dossier that was read as it was in a revision.

    Args:
        read: the dossier.
        concept: whether one that is definitive is made as a concept; None if the rules are to tell,
            by which one with errors is.

    Raises:
        InvalidInputError: if it could not be read.
    """
    root, folder = read.workspace.root, read.folder
    request = Request(root, (folder,), root / "out", ("docx",), force=True)
    plan = plan_of(request, read.workspace, built=False)
    written = unjudged(plan, folder, read.loaded)
    if concept is None:
        made = judged(plan, written)
    else:
        made = written.as_concept() if concept else written
    forced = made.dossier.status != written.dossier.status
    return Edition(folder.name, read.revision, root, plan, made, forced)
