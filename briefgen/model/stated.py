"""What councils.yaml and dossier.yaml state of the shape of documents, and the shape of it all.

The keys are the contract of shapes: what a formation always does stands in councils.yaml, and a
dossier says otherwise key by key.
"""

from collections.abc import Collection, Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, WithJsonSchema

from briefgen.facts import usual
from briefgen.model.government import Manners, Numbers, Section, Shape
from briefgen.model.values import Code, Id, Line, Title
from briefgen.model.values import Shape as Keys
from briefgen.problem import Problem, choose, t
from briefgen.problem import mark as _
from briefgen.source.document import Path, Source

Numeral = Annotated[
    Literal["I", "A", "1", "a", "none"], WithJsonSchema({"enum": ["I", "A", "1", 1, "a", "none"]})
]
Introduction = Annotated[Line, WithJsonSchema({"type": "string", "names": "introduction"})]
Chapter = Literal["introduction", "topics", "agenda", "other_business", "annexes", "signature"]


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Codes = Annotated[
    tuple[Code, ...],
    BeforeValidator(_listed),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"]},
                {"type": "array", "items": {"type": ["string", "number"]}},
            ]
        }
    ),
]
"""One code, or several in a list."""


class NumbersKeys(Keys):
    """How headings are numbered."""

    letter: Numeral | None = Field(None, description=_("The chapters of the letter."))
    parts: Numeral | None = Field(None, description=_("The parts of the agenda; I by default."))
    items: Numeral | None = Field(None, description=_("The items of the agenda; 1 by default."))
    groups: Numeral | None = Field(None, description=_("The items of a group; a by default."))
    running: StrictBool | None = Field(
        None, description=_("true: the numbers of items run on through all parts.")
    )


class SectionKeys(Keys):
    """A fixed head."""

    id: Id = Field(description=_("Its name, below `sections` of an item or of the nota."))
    heading: Title = Field(description=_("The head as it is printed."))
    required: StrictBool = Field(
        False, description=_("true: an item in which it is empty is not complete.")
    )
    empty: Line | None = Field(
        None, description=_("What is printed where nothing stands below it.")
    )


class ItemSectionKeys(SectionKeys):
    """A fixed head of each item."""

    means: Literal["text", "handling", "position", "positions_of_others", "documents"] | None = (
        Field(None, alias="is", description=_("Which key of the item stands below this head."))
    )


class NotaSectionKeys(SectionKeys):
    """A section of the nota."""

    means: (
        Literal["reason", "decision", "routing", "explanation", "not_public", "attachments"] | None
    ) = Field(None, alias="is", description=_("Which part of the nota stands below this head."))


class ShapeKeys(Keys):
    """What the documents of a meeting consist of."""

    agenda: Literal["attached", "in_letter"] | None = Field(
        None, description=_("attached: a document of its own; in_letter: within the letter.")
    )
    order: tuple[Chapter, ...] | None = Field(
        None,
        description=_("The order of the chapters in a letter with the agenda in it."),
    )
    heading: Title | None = Field(
        None, description=_("The heading above the agenda in the letter.")
    )
    numbers: NumbersKeys | None = Field(None, description=_("How headings are numbered."))
    handling: Literal["line", "brackets", "none"] | None = Field(
        None,
        description=_(
            "Where the handling stands: below the title, behind it in brackets, nowhere."
        ),
    )
    aob_label: Line | None = Field(
        None, description=_("What the nota writes before an item of any other business.")
    )
    contents: StrictBool | None = Field(
        None, description=_("true: a list of contents with pages before the agenda.")
    )
    introduction: Introduction | None = Field(
        None, description=_("The name of the generated introduction of the agenda; none: nothing.")
    )
    sections: tuple[ItemSectionKeys, ...] | None = Field(
        None, description=_("The fixed heads of each item, in their order.")
    )
    nota: tuple[NotaSectionKeys, ...] | None = Field(
        None, description=_("The sections of the nota, in their order.")
    )


class Courtesies(Keys):
    """How a letter begins and ends."""

    salutation: Line | None = Field(
        None, description=_("How the letter begins, e.g. “Geachte voorzitter,”.")
    )
    sign_off: Line | None = Field(
        None, description=_("What stands above the signatures, e.g. “Hoogachtend,”.")
    )
    signature: Literal["office_name", "name_office"] | None = Field(
        None, description=_("What comes first in a signature: the office or the name.")
    )


ChamberKey = Annotated[Line, WithJsonSchema({"type": "string", "names": "chamber"})]
ChamberKeys = Annotated[tuple[ChamberKey, ...], Field(min_length=1)]


class MannersKeys(Courtesies):
    """How the letters of a formation begin and end, and to whom they go."""

    to: ChamberKeys | None = Field(
        None, description=_("The chambers that get the letter, in order, e.g. [tweede_kamer].")
    )


def shape_of(*layers: ShapeKeys | None) -> Shape:
    """The shape that several files state together, each over those before it, key by key."""
    made: dict[str, Any] = {
        key: value for key, value in usual("shape").items() if isinstance(value, str)
    }
    made["nota"] = tuple(
        Section(each["id"], each["heading"], each.get("is")) for each in usual("shape")["nota"]
    )
    numbers: dict[str, Any] = {}
    for layer in layers:
        stated = _stated(layer)
        numbers |= _stated(stated.pop("numbers", None))
        for key in ("sections", "nota"):
            if key in stated:
                stated[key] = tuple(Section(**dict(each)) for each in stated[key])
        made |= stated
    if made.get("introduction") == "none":
        made["introduction"] = None
    return Shape(**made, numbers=Numbers(**numbers))


def manners_of(*layers: Keys | None) -> Manners:
    """How a letter begins and ends by several files, each over those before it."""
    made: dict[str, Any] = {}
    for layer in layers:
        stated = _stated(layer)
        made |= {key: stated[key] for key in MannersKeys.model_fields.keys() & stated.keys()}
    return Manners(**made)


def misshapen(
    introductions: Collection[str], keys: ShapeKeys, source: Source, path: Path
) -> Iterator[Problem]:
    """What a shape cannot mean, wherever it is stated; `introductions` are those on offer."""
    name = keys.introduction
    if name and name != "none" and name not in introductions:
        what = t("there is no introduction “{name}”", name=name)
        yield Problem(source.place((*path, "introduction")), what, choose(name, introductions))
    for index, chapter in enumerate(keys.order or ()):
        if keys.order and chapter in keys.order[:index]:
            what = t("“{name}” stands here twice", name=chapter)
            yield Problem(source.place((*path, "order", index)), what, t("keep one of the two"))
    for key in ("sections", "nota"):
        yield from _alike(getattr(keys, key) or (), source, (*path, key))


def _alike(heads: Collection[SectionKeys], source: Source, path: Path) -> Iterator[Problem]:
    """Two heads of one name, or that mean the same: a text would stand below both, or neither."""
    seen: set[tuple[str, str]] = set()
    for index, head in enumerate(heads):
        for key, value in (("id", head.id), ("is", getattr(head, "means", None))):
            if value and (key, value) in seen:
                what = t("two sections have the same {key}: {value}", key=key, value=value)
                fix = t("give one of the two another {key}, or remove it", key=key)
                yield Problem(source.place((*path, index, key)), what, fix)
            seen.add((key, value or ""))


def _stated(keys: Keys | None) -> dict[str, Any]:
    return {key: value for key, value in keys or () if value is not None}


class BriefingKeys(Keys):
    """How the briefings look."""

    compact: StrictBool = Field(
        False, description=_("true: items follow each other, and do not begin on a page each.")
    )


AS_USUAL = BriefingKeys.model_construct()
