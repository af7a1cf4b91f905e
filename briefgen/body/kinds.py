"""Document kinds: folders in `templates/`, each with a kind.yaml and a body template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from briefgen.errors import InvalidInputError
from briefgen.files.workspace import templates_of
from briefgen.model.values import Line, Shape
from briefgen.model.workspace import Workspace, load_workspace, read_shape
from briefgen.problem import Problem, choose, t
from briefgen.problem import mark as _
from briefgen.source.document import Source


class KindFile(Shape):
    """kind.yaml: what a kind of document is made for, and for whom."""

    name: Line = Field(
        description=_("The name of the file; {{chamber}} and {{post}} stand for whom it is made.")
    )
    per: Literal["dossier", "letter", "post"] = Field(
        description=_("Made once, for each letter, or for each post that attends.")
    )
    audience: Literal["public", "internal"] = Field(description=_("Who may read it."))
    needs: Literal["letter", "nota", "not_public"] | None = Field(
        None, description=_("The part of the dossier without which it is not made.")
    )
    fields: tuple[Line, ...] = Field(
        (), description=_("What the Word file must have a place for, e.g. date.")
    )
    cites_pages_of: Line | None = Field(
        None, description=_("The kind of document whose pages it names.")
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its folder and what kind.yaml says."""

    folder: Path
    file: KindFile


def load_kinds(templates: Path) -> tuple[Kind, ...]:
    """All kinds of documents, by name, those that cite the pages of another after that one.

    Raises:
        InvalidInputError: with every mistake in the kind.yaml files.
    """
    problems: list[Problem] = []
    read = tuple(_read(templates, problems))
    kinds = {kind.folder.name: kind for kind, _source in read}
    for kind, source in read:
        problems.extend(_check_cited(kind, source, kinds))
    if problems:
        raise InvalidInputError(problems)
    return tuple(sorted(kinds.values(), key=lambda kind: kind.file.cites_pages_of is not None))


def _read(templates: Path, problems: list[Problem]) -> Iterator[tuple[Kind, Source]]:
    for path in sorted(templates.glob("*/kind.yaml")):
        name = f"templates/{path.parent.name}/kind.yaml"
        source, file = read_shape(path, name, KindFile, problems)
        if file and source:
            yield Kind(path.parent, file), source


def _check_cited(kind: Kind, source: Source, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    """A document is laid out once, so what cites pages cannot be cited itself, in a ring least."""
    name = kind.file.cites_pages_of
    if name is None:
        return
    place = source.place(("cites_pages_of",))
    cited = kinds.get(name)
    if cited is None:
        what = t("there is no kind of document “{name}”", name=name)
        yield Problem(place, what, choose(name, kinds))
    elif cited.file.cites_pages_of or cited.file.per != "dossier":
        what = t("the pages of “{name}” cannot be cited", name=name)
        fix = t("cite a document that cites no pages itself and is made once for a dossier")
        yield Problem(place, what, fix)


def openings(templates: Path) -> tuple[str, ...]:
    """The openings that a letter's template offers."""
    return tuple(sorted(path.name.split(".")[0] for path in templates.glob("*/openings/*.md.j2")))


def read_workspace(root: Path) -> Workspace:
    """What the workspace in a folder says, with the openings that its templates offer."""
    return load_workspace(root, openings(templates_of(root)))
