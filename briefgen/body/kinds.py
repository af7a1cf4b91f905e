"""Document kinds: folders in `templates/`, each with a kind.yaml and a body template."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from briefgen.errors import InvalidInputError
from briefgen.model.shape import Shape
from briefgen.model.values import Line
from briefgen.model.workspace import read_shape
from briefgen.problem import Problem
from briefgen.problem import mark as _

PACKAGED = Path(__file__).parent.parent / "templates"
CHECKOUT = Path(__file__).parent.parent.parent / "templates"


class HeadLine(Shape):
    """A line above the text in Word: a key of the front matter, and a label before its value."""

    key: Line = Field(description=_("The key of the front matter."))
    label: Line | None = Field(None, description=_("What stands before the value."))


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
    head: tuple[HeadLine, ...] = Field((), description=_("The lines above the text in Word."))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its folder and what kind.yaml says."""

    folder: Path
    file: KindFile


def templates_of(root: Path) -> Path:
    """The folder of templates: the workspace's own, else the one that came with briefgen."""
    for folder in (root / "templates", PACKAGED, CHECKOUT):
        if folder.is_dir():
            return folder
    return PACKAGED


def load_kinds(templates: Path) -> tuple[Kind, ...]:
    """All kinds of documents, by name.

    Raises:
        InvalidInputError: with every mistake in the kind.yaml files.
    """
    problems: list[Problem] = []
    kinds = tuple(_read(templates, problems))
    if problems:
        raise InvalidInputError(problems)
    return kinds


def _read(templates: Path, problems: list[Problem]) -> Iterator[Kind]:
    for path in sorted(templates.glob("*/kind.yaml")):
        name = f"templates/{path.parent.name}/kind.yaml"
        _source, file = read_shape(path, name, KindFile, problems)
        if file:
            yield Kind(path.parent, file)


def openings(templates: Path) -> tuple[str, ...]:
    """The openings that a letter's template offers."""
    return tuple(sorted(path.name.split(".")[0] for path in templates.glob("*/openings/*.md.j2")))
