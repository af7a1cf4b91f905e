"""What a build makes of each dossier: of which kinds, by which templates, of what was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.body.document import Document
from briefgen.body.kinds import Kind, load_kinds, read_workspace
from briefgen.body.render import Templates
from briefgen.build.record import tools_digest
from briefgen.build.request import Request
from briefgen.errors import UsageError
from briefgen.files.workspace import templates_of
from briefgen.model.workspace import Workspace
from briefgen.problem import choose, t


@dataclass(frozen=True)
class Plan:
    """What every step of a build works by; `tools` stands for briefgen and for what lays out."""

    request: Request
    kinds: Sequence[Kind]
    templates: Templates
    workspace: Workspace
    tools: str

    def asks(self, document: Document) -> bool:
        """Whether a document was asked for."""
        return self._named({document.name, document.kind})

    @cached_property
    def cited(self) -> frozenset[str]:
        """The kinds whose pages are cited by what was asked for."""
        return frozenset(
            kind.file.cites_pages_of
            for kind in self.kinds
            if kind.file.cites_pages_of and self._named(set(_names(kind, self.workspace)))
        )

    def _named(self, names: set[str]) -> bool:
        return not self.request.only or not names.isdisjoint(self.request.only)


def plan_of(request: Request) -> Plan:
    """How a request is carried out.

    Raises:
        InvalidInputError: if the kinds of documents cannot be read.
        UsageError: if `only` names a document that cannot exist.
    """
    folder = templates_of(request.root)
    kinds, workspace = load_kinds(folder), read_workspace(request.root)
    possible = {name for kind in kinds for name in _names(kind, workspace)}
    for name in request.only:
        if possible and name not in possible:
            raise UsageError(t("there is no document “{name}”", name=name), choose(name, possible))
    return Plan(request, kinds, Templates(folder), workspace, tools_digest(request))


def _names(kind: Kind, workspace: Workspace) -> Iterator[str]:
    """The names that a document of this kind can have, and that of the kind itself."""
    yield kind.folder.name
    pattern = kind.file.name
    if kind.file.per == "letter":
        yield from (pattern.replace("{chamber}", chamber) for chamber in workspace.chambers)
    elif kind.file.per == "post":
        yield from (pattern.replace("{post}", post) for post in workspace.posts)
    else:
        yield pattern
