"""The YAML files of one dossier: dossier.yaml, agenda/<id>.yaml and letter/<id>.yaml.

These shapes are the contract of design.md, section 4.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, Tag, ValidationInfo, WithJsonSchema, model_validator

from briefgen.model.values import (
    GATHERED,
    Code,
    Day,
    Ground,
    Id,
    Line,
    Markdown,
    NoteName,
    Shape,
    Title,
    by_form,
)
from briefgen.problem import mark as _

PostRef = Annotated[Line, WithJsonSchema({"type": "string", "names": "post"})]
CouncilRef = Annotated[Line, WithJsonSchema({"type": "string", "names": "council"})]


class Unassigned(Shape):
    """Says why an item is nobody's."""

    none: Line = Field(description=_("Why no bewindspersoon needs to know of this item."))


Responsible = Annotated[
    Annotated[tuple[PostRef, ...], Tag("<posts>")] | Annotated[Unassigned, Tag("<none>")],
    by_form("<none>", "<posts>"),
]


class InternalShape(Shape):
    """What never stands in a public document."""

    bottom_line: Markdown = Field(None, description=_("What must be reached at the least."))
    speaking_points: Markdown = Field(None, description=_("What the bewindspersoon can say."))
    sensitive: Markdown = Field(None, description=_("What others must not learn."))


class SuppressShape(Shape):
    """A finding of `briefgen check` that is accepted."""

    rule: Line = Field(description=_("The name of the rule, e.g. fiche-zonder-kamerstuk."))
    reason: Line = Field(description=_("Why this is right as it is."))


class SubjectShape(Shape):
    """What an item and a topic share."""

    title: Title = Field(description=_("The title, the same in all documents."))
    short_title: Title | None = Field(
        None, description=_("The only other name that the nota may use.")
    )
    responsible: Responsible = Field(
        (), description=_("The posts that it concerns, e.g. [MJenV]; or {{none: reason}}.")
    )
    text: Markdown = Field(None, description=_("The text, in Markdown, below a |."))
    footnotes: dict[NoteName, Line] = Field(
        default_factory=dict,
        description=_("The footnotes by name; [^name] in the text refers to one."),
    )
    internal: InternalShape = Field(
        InternalShape(),
        description=_("For the internal briefing only; never in a public document."),
    )
    suppress: tuple[SuppressShape, ...] = Field(
        (),
        description=_("Findings of briefgen check that are accepted here, each with a reason."),
    )


class ItemFile(SubjectShape):
    """agenda/<id>.yaml: one item of the annotated agenda."""

    handling: Title | None = Field(
        None, description=_("What the Council does with it, e.g. “Algemene oriëntatie”.")
    )
    same_as: Id | None = Field(
        None, description=_("The id of the item of the other day that is the same subject.")
    )
    position: Markdown = Field(
        None, description=_("What the government wants; printed after the text.")
    )


class TopicFile(SubjectShape):
    """letter/<id>.yaml: one topic of the letter."""


class GroupShape(Shape):
    """Items of the agenda under one heading."""

    title: Title = Field(description=_("The heading above these items."))
    aob: StrictBool = Field(False, description=_("true for any other business (AOB)."))
    items: tuple[Id, ...] = Field(min_length=1, description=_("The ids of the items, in order."))


ItemEntry = Annotated[
    Annotated[Id, Tag("<id>")] | Annotated[GroupShape, Tag("<group>")], by_form("<group>", "<id>")
]


class PartShape(Shape):
    """A part of the agenda."""

    part: Title | None = Field(
        None, description=_("The name of the part; left out if the meeting has one part.")
    )
    items: tuple[ItemEntry, ...] = Field(
        min_length=1, description=_("The items in order: an id, or a group with title and items.")
    )


class TopicGroupShape(Shape):
    """Topics of the letter under one heading."""

    heading: Title = Field(description=_("The heading above these topics."))
    topics: tuple[Id, ...] = Field(min_length=1, description=_("The ids of the topics, in order."))


TopicEntry = Annotated[
    Annotated[Id, Tag("<id>")] | Annotated[TopicGroupShape, Tag("<group>")],
    by_form("<group>", "<id>"),
]


class LetterChanges(Shape):
    """What differs in the letter to one chamber."""

    date: Day | None = Field(None, description=_("The day of the letter (YYYY-MM-DD)."))
    reference: Code | None = Field(None, description=_("Onze referentie."))
    on_behalf_of: tuple[PostRef, ...] | None = Field(
        None, description=_("The posts on whose behalf the letter is sent as well.")
    )
    signatories: tuple[PostRef, ...] | None = Field(
        None, description=_("The posts that sign, in order.")
    )
    opening: Markdown = Field(
        None, description=_("Replaces the generated opening sentence; rarely needed.")
    )
    topics: tuple[TopicEntry, ...] | None = Field(
        None, description=_("The topics in order: an id, or a group with heading and topics.")
    )


class LetterShape(LetterChanges):
    """The letter, the same to each chamber save what a chamber's own key changes."""

    date: Day = Field(description=_("The day of the letter (YYYY-MM-DD)."))
    chambers: dict[str, LetterChanges] = Field(
        default_factory=dict,
        alias=GATHERED,
        description=_("What differs in the letter to this chamber."),
    )

    @model_validator(mode="before")
    @classmethod
    def _gather_chambers(cls, data: Any, info: ValidationInfo) -> Any:
        if not isinstance(data, dict):
            return data
        known = (info.context or {}).get("chambers")
        if known is None:
            known = data.keys() - cls.model_fields.keys()
        chambers = {key: value for key, value in data.items() if key in known}
        rest = {key: value for key, value in data.items() if key not in chambers}
        return {**rest, GATHERED: chambers} if chambers else rest


class NotPublic(Shape):
    """A passage that cannot be made public."""

    text: Line = Field(description=_("The passage, or what it is about."))
    ground: Ground = Field(description=_("The article of the Woo, e.g. 5.1.2a."))


class NotaShape(Shape):
    """The nota."""

    date: Day = Field(description=_("The day of the nota (YYYY-MM-DD)."))
    reference: Code | None = Field(None, description=_("Onze referentie."))
    for_information: tuple[PostRef, ...] = Field(
        (), description=_("The posts that receive the nota for information only.")
    )
    reason: Markdown = Field(
        None, description=_("Replaces the generated Aanleiding; rarely needed.")
    )
    decision: Markdown = Field(
        None, description=_("Replaces the generated Geadviseerd besluit; rarely needed.")
    )
    explanation: Markdown = Field(None, description=_("Section 4, Toelichting."))
    not_public: tuple[NotPublic, ...] = Field(
        (), description=_("Section 5: each passage that cannot be made public, with its ground.")
    )


class AttachmentShape(Shape):
    """A document that goes along with the letter."""

    title: Title = Field(description=_("The title as it stands in the list of attachments."))
    reference: Code | None = Field(None, description=_("Its number, e.g. COM(2025) 795."))
    file: Line | None = Field(None, description=_("The file, from the folder of the dossier."))


class DossierFile(Shape):
    """dossier.yaml: what all documents of one meeting share, and their order."""

    council: CouncilRef = Field(description=_("The formation, from councils.yaml."))
    informal: StrictBool = Field(False, description=_("true for an informal meeting."))
    status: Literal["concept", "definitief"] = Field(
        "concept", description=_("concept (a draft, marked so) or definitief.")
    )
    dates: tuple[Day, ...] = Field(
        min_length=1, description=_("The days of the meeting (YYYY-MM-DD), in order.")
    )
    place: Line = Field(description=_("Where the Council meets."))
    presidency: Line | None = Field(
        None,
        description=_("The country code of the presidency; follows from the dates if left out."),
    )
    attending: tuple[PostRef, ...] = Field((), description=_("The posts that attend."))
    agenda: tuple[PartShape, ...] = Field(
        min_length=1, description=_("The parts of the agenda with their items.")
    )
    letter: LetterShape | None = Field(None, description=_("The letter to parliament."))
    nota: NotaShape | None = Field(None, description=_("The nota to the bewindspersonen."))
    attachments: tuple[AttachmentShape, ...] = Field(
        (), description=_("The documents that go along with the letter.")
    )
    suppress: tuple[SuppressShape, ...] = Field(
        (),
        description=_("Findings of briefgen check that are accepted here, each with a reason."),
    )
