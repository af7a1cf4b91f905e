"""A dossier as it was in a revision: its files, and the public documents that were made of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from briefgen.building.compose import compose, compose_citing, compose_with
from briefgen.building.paginate import Typeset, paginate
from briefgen.building.read import Ready, plan_of, read
from briefgen.building.request import Request
from briefgen.files.output import MANIFEST
from briefgen.history.git import Repository
from briefgen.history.snapshot import checkout
from briefgen.layout.page_map import FILE
from briefgen.texts.case import Case
from briefgen.texts.of_dossier import case_of


class Edition(Struct, frozen=True):
    """A dossier in a revision (None: as it is now).

    `root` is the workspace as it was; `documents` are the public Word files by their names, none
    if the dossier was not there, `internal` the others; `ready` is what they were made of.
    `has_pages` tells whether those that cite pages do, `without_pages` are all public ones with the
    numbers of items instead, or with none.
    """

    dossier: str
    revision: str | None
    root: Path
    documents: Mapping[str, bytes]
    ready: Ready | None = None
    internal: Mapping[str, bytes] = field(default_factory=dict)
    without_pages: Mapping[str, bytes] = field(default_factory=dict)
    has_pages: bool = True

    def case(self) -> Case:
        """The texts of the dossier with their places.

        Raises:
            ValueError: if the dossier was not there.
        """
        if self.ready is None:
            raise ValueError(self.dossier)
        return case_of(self.ready.dossier, self.ready.files)


@contextmanager
def edition(
    repository: Repository, root: Path, dossier: str, revision: str | None
) -> Iterator[Edition]:
    """Make the documents of a dossier in a revision; its files are there until the context ends.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace.
        dossier: the name of its folder.
        revision: the id of a commit, or None for the working tree.

    Raises:
        InvalidInputError: if the dossier cannot be read there.
    """
    built = [root / "out" / dossier / name for name in (FILE, MANIFEST)]
    with checkout(repository, root, dossier, revision, built) as there:
        yield _edition(there, dossier, revision)


def _edition(root: Path, dossier: str, revision: str | None) -> Edition:
    """The documents as a build makes them, with the pages that are known from the last one."""
    folder = root / "agendas" / dossier
    if not folder.is_dir():
        return Edition(dossier, revision, root, {})
    plan = plan_of(Request(root, (folder,), root / "out", ("docx",), force=True))
    ready = read(plan, folder)
    done = paginate(plan, Typeset(), compose(plan, ready))
    known = all(done.maps.values())
    plain = compose_citing(plan, ready, {}) if any(done.maps.values()) else done.new
    unlisted = compose_with(plan, ready, {}).new if ready.dossier.shape.contents else done.cited
    public = {kind.name for kind in plan.kinds if kind.file.audience == "public"}
    documents, without = (
        {made.document.name: made.docx for made in both if made.document.kind in public}
        for both in ((*done.cited, *done.new), (*unlisted, *plain))
    )
    internal = {
        made.document.name: made.docx
        for made in (*done.cited, *done.new)
        if made.document.kind not in public
    }
    return Edition(dossier, revision, root, documents, ready, internal, without, known)
