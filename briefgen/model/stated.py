"""What councils.yaml and dossier.yaml state of the shape of documents, and the shape of it all.

The keys are the contract of shapes: what a formation always does stands in councils.yaml, and a
dossier says otherwise key by key.
"""

from collections.abc import Collection, Iterator
from typing import Annotated, Any, Literal

from msgspec import field
from msgspec.structs import asdict

from briefgen.facts import usual
from briefgen.model.government import Manners, Numbers, Section, Shape
from briefgen.model.values import Code, Filled, Id, Line, Made, Means, Offered, Title
from briefgen.model.values import Shape as Keys
from briefgen.problem import Problem, choose, t
from briefgen.problem import mark as _
from briefgen.source.document import Path, Source

Numeral = Annotated[
    Literal["I", "A", "1", "a", "none"], Offered({"enum": ["I", "A", "1", 1, "a", "none"]})
]
Introduction = Annotated[Line, Offered({"type": "string", "names": "introduction"})]
Chapter = Literal["introduction", "topics", "agenda", "other_business", "annexes", "signature"]


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Codes = Annotated[
    tuple[Code, ...],
    Made(_listed),
    Offered(
        {
            "anyOf": [
                {"type": ["string", "number"]},
                {"items": {"type": ["string", "number"]}, "type": "array"},
            ]
        }
    ),
]
"""One code, or several in a list."""


class NumbersKeys(Keys, frozen=True, kw_only=True):
    """How headings are numbered."""

    letter: Annotated[Numeral | None, Means(_("The chapters of the letter."))] = None
    parts: Annotated[Numeral | None, Means(_("The parts of the agenda; I by default."))] = None
    items: Annotated[Numeral | None, Means(_("The items of the agenda; 1 by default."))] = None
    groups: Annotated[Numeral | None, Means(_("The items of a group; a by default."))] = None
    running: Annotated[
        bool | None, Means(_("true: the numbers of items run on through all parts."))
    ] = None


class SectionKeys(Keys, frozen=True, kw_only=True):
    """A fixed head."""

    id: Annotated[Id, Means(_("Its name, below `sections` of an item or of the nota."))]
    heading: Annotated[Title, Means(_("The head as it is printed."))]
    required: Annotated[bool, Means(_("true: an item in which it is empty is not complete."))] = (
        False
    )
    empty: Annotated[Line | None, Means(_("What is printed where nothing stands below it."))] = None


class ItemSectionKeys(SectionKeys, frozen=True, kw_only=True):
    """A fixed head of each item."""

    means: Annotated[
        Literal["text", "handling", "position", "positions_of_others", "documents"] | None,
        Means(_("Which key of the item stands below this head.")),
    ] = field(default=None, name="is")


class NotaSectionKeys(SectionKeys, frozen=True, kw_only=True):
    """A section of the nota."""

    means: Annotated[
        Literal["reason", "decision", "routing", "explanation", "not_public", "attachments"] | None,
        Means(_("Which part of the nota stands below this head.")),
    ] = field(default=None, name="is")


class ShapeKeys(Keys, frozen=True, kw_only=True):
    """What the documents of a meeting consist of."""

    agenda: Annotated[
        Literal["attached", "in_letter"] | None,
        Means(_("attached: a document of its own; in_letter: within the letter.")),
    ] = None
    order: Annotated[
        tuple[Chapter, ...] | None,
        Means(_("The order of the chapters in a letter with the agenda in it.")),
    ] = None
    heading: Annotated[Title | None, Means(_("The heading above the agenda in the letter."))] = None
    numbers: Annotated[NumbersKeys | None, Means(_("How headings are numbered."))] = None
    handling: Annotated[
        Literal["line", "brackets", "none"] | None,
        Means(_("Where the handling stands: below the title, behind it in brackets, nowhere.")),
    ] = None
    aob_label: Annotated[
        Line | None, Means(_("What the nota writes before an item of any other business."))
    ] = None
    contents: Annotated[
        bool | None, Means(_("true: a list of contents with pages before the agenda."))
    ] = None
    introduction: Annotated[
        Introduction | None,
        Means(_("The name of the generated introduction of the agenda; none: nothing.")),
    ] = None
    sections: Annotated[
        tuple[ItemSectionKeys, ...] | None,
        Means(_("The fixed heads of each item, in their order.")),
    ] = None
    nota: Annotated[
        tuple[NotaSectionKeys, ...] | None, Means(_("The sections of the nota, in their order."))
    ] = None


class Courtesies(Keys, frozen=True, kw_only=True):
    """How a letter begins and ends."""

    salutation: Annotated[
        Line | None, Means(_("How the letter begins, e.g. “Geachte voorzitter,”."))
    ] = None
    sign_off: Annotated[
        Line | None, Means(_("What stands above the signatures, e.g. “Hoogachtend,”."))
    ] = None
    signature: Annotated[
        Literal["office_name", "name_office"] | None,
        Means(_("What comes first in a signature: the office or the name.")),
    ] = None


ChamberKey = Annotated[Line, Offered({"type": "string", "names": "chamber"})]
ChamberKeys = Annotated[tuple[ChamberKey, ...], Filled()]


class MannersKeys(Courtesies, frozen=True, kw_only=True):
    """How the letters of a formation begin and end, and to whom they go."""

    to: Annotated[
        ChamberKeys | None,
        Means(_("The chambers that get the letter, in order, e.g. [tweede_kamer].")),
    ] = None


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
                stated[key] = tuple(Section(**asdict(each)) for each in stated[key])
        made |= stated
    if made.get("introduction") == "none":
        made["introduction"] = None
    return Shape(**made, numbers=Numbers(**numbers))


def manners_of(*layers: Keys | None) -> Manners:
    """How a letter begins and ends by several files, each over those before it."""
    made: dict[str, Any] = {}
    for layer in layers:
        stated = _stated(layer)
        made |= {key: stated[key] for key in stated.keys() & set(MannersKeys.__struct_fields__)}
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
    stated = asdict(keys) if keys else {}
    return {key: value for key, value in stated.items() if value is not None}


class BriefingKeys(Keys, frozen=True, kw_only=True):
    """How the briefings look."""

    compact: Annotated[
        bool, Means(_("true: items follow each other, and do not begin on a page each."))
    ] = False


AS_USUAL = BriefingKeys()
