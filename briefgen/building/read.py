"""What a build starts from: the plan of what was asked, and dossiers that were read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from briefgen.body.kinds import Document, Kind, load_kinds, read_workspace
from briefgen.body.prose import problems_of
from briefgen.body.render import Templates
from briefgen.building.request import LastBuild, Request, inputs_digest, last_build, tools_digest
from briefgen.files.workspace import templates_of
from briefgen.history.compare import past_of
from briefgen.model.dossier import Confidential, Dossier
from briefgen.model.load import Loaded, load_dossier
from briefgen.model.resolve import Files
from briefgen.model.workspace import Workspace
from briefgen.problem import (
    ErrorsFoundError,
    InvalidInputError,
    Problem,
    UsageError,
    choose,
    each_once,
    t,
)


class Plan(Struct, frozen=True, dict=True):
    """What every step of a build works by; `tools` stands for briefgen and for what lays out.

    It is empty if nothing is built.
    """

    request: Request
    kinds: Sequence[Kind]
    templates: Templates
    workspace: Workspace
    tools: str

    def asks(self, document: Document) -> bool:
        """Whether a document was asked for."""
        return self._named({document.name, document.kind})

    def wants(self, kind: Kind) -> bool:
        """Whether any document of a kind was asked for, or is cited by what was."""
        cited = {kind.name, kind.file.may_hold} & self.cited
        return bool(cited) or self._named(set(_names(kind, self.workspace)))

    @cached_property
    def cited(self) -> frozenset[str]:
        """The kinds whose pages are cited by what was asked for."""
        return frozenset(
            kind.file.cites_pages_of
            for kind in self.kinds
            if kind.file.cites_pages_of and self._named(set(_names(kind, self.workspace)))
        )

    @cached_property
    def internal_folders(self) -> frozenset[str]:
        """The folders below that of a dossier which hold internal documents only."""
        folders: dict[str, set[str]] = {"internal": set(), "public": {"."}}
        for kind in self.kinds:
            folders[kind.file.audience].add(PurePosixPath(kind.file.name).parent.as_posix())
        return frozenset(folders["internal"] - folders["public"])

    def kind_of(self, name: str) -> Kind | None:
        """The kind that a document of this name is of."""
        return next((kind for kind in self.kinds if name in _names(kind, self.workspace)), None)

    def _named(self, names: set[str]) -> bool:
        return not self.request.only or not names.isdisjoint(self.request.only)


def plan_of(request: Request, workspace: Workspace | None = None, *, built: bool = True) -> Plan:
    """How a request is carried out.

    Args:
        request: what is asked.
        workspace: the one in its folder, if that was read already.
        built: whether documents are built, so that it matters what the last build left.

    Raises:
        InvalidInputError: if the kinds of documents cannot be read.
        UsageError: if `only` names a document that cannot exist.
    """
    folders = templates_of(request.root)
    kinds, workspace = load_kinds(folders), workspace or read_workspace(request.root)
    possible = {name for kind in kinds for name in _names(kind, workspace)}
    for name in request.only:
        if possible and name not in possible:
            raise UsageError(t("there is no document “{name}”", name=name), choose(name, possible))
    tools = tools_digest(request) if built else ""
    return Plan(request, kinds, Templates(folders), workspace, tools)


def _names(kind: Kind, workspace: Workspace) -> Iterator[str]:
    """The names that a document of this kind can have, and that of the kind itself."""
    yield kind.name
    pattern = kind.file.name
    if kind.file.per == "letter":
        yield from (pattern.replace("{chamber}", chamber) for chamber in workspace.chambers)
    elif kind.file.per == "post":
        yield from (pattern.replace("{post}", post) for post in workspace.posts)
    else:
        yield pattern


class Ready(Struct, frozen=True, dict=True):
    """A dossier that was read without problems.

    `out` is the folder of its documents, `inputs` stands for the files it was read from, `last` is
    what the same tools left when it was built before.
    """

    dossier: Dossier
    confidential: Confidential
    files: Files
    out: Path
    warnings: tuple[Problem, ...] = ()
    inputs: str = ""
    last: LastBuild | None = None

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.files.folder.name

    @cached_property
    def briefed(self) -> Confidential:
        """What is internal, with what git knows of its past."""
        loaded = Loaded(self.dossier, self.confidential, (), (), files=self.files)
        past = past_of(self.files.workspace, self.files.folder, loaded)
        return replace(self.confidential, past=past)

    def with_errors(self, errors: tuple[Problem, ...]) -> "Ready":
        """What is built of it in spite of errors: a concept."""
        return replace(self.as_concept(), warnings=(*self.warnings, *errors))

    def as_concept(self) -> "Ready":
        """The same as a concept."""
        return replace(self, dossier=replace(self.dossier, status="concept"))


def read(plan: Plan, folder: Path) -> Ready:
    """Read a dossier, check its texts, and one that is definitive by the rules too.

    Raises:
        ErrorsFoundError: if a definitive one has errors, and none were to be put up with.
        InvalidInputError: if it cannot be read.
    """
    return judged(plan, unjudged(plan, folder, load_dossier(plan.workspace, folder)))


def judged(plan: Plan, ready: Ready) -> Ready:
    """A dossier, of one that is definitive what the rules make of it.

    Raises:
        ErrorsFoundError: if a definitive one has errors, and none were to be put up with.
        InvalidInputError: if its baseline is not one that briefgen wrote.
    """
    if ready.dossier.status != "definitief":
        return ready
    # To import all rules takes long, and some have no need of them.
    from briefgen.building.judging import errors_of  # noqa: PLC0415

    errors = errors_of(ready.dossier, ready.files)
    if errors and not plan.request.force:
        raise ErrorsFoundError(errors)
    return ready.with_errors(errors) if errors else ready


def unjudged(plan: Plan, folder: Path, loaded: Loaded) -> Ready:
    """A dossier as it was read, with its texts checked, without asking the rules.

    Raises:
        InvalidInputError: if it could not be read.
    """
    inputs = inputs_digest(plan.request, folder, plan.tools) if plan.tools else ""
    problems = problems_of(loaded)
    if loaded.dossier is None or loaded.files is None or problems:
        raise InvalidInputError(_in_order(each_once([*problems, *loaded.warnings])))
    out = plan.request.out / folder.name
    last = last_build(out, plan.tools) if plan.tools else None
    return Ready(
        loaded.dossier, loaded.confidential, loaded.files, out, loaded.warnings, inputs, last
    )


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file and line, so that each file is mended from top to bottom."""
    return sorted(problems, key=lambda each: (each.place.file, each.place.line, each.place.column))
