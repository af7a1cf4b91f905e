"""The YAML file of one dossier, dossier.yaml.

These shapes are the contract of design.md, section 4.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, Tag, ValidationInfo, WithJsonSchema, model_validator

from briefgen.model.stated import AS_USUAL, BriefingKeys, ChamberKeys, Courtesies, ShapeKeys
from briefgen.model.subjects import PostRef, SuppressShape
from briefgen.model.values import (
    GATHERED,
    Code,
    Day,
    Ground,
    Id,
    Line,
    Markdown,
    Shape,
    Title,
    by_form,
)
from briefgen.problem import mark as _

CouncilRef = Annotated[Line, WithJsonSchema({"type": "string", "names": "council"})]


class GroupShape(Shape):
    """Items of the agenda under one heading."""

    title: Title = Field(description=_("The heading above these items."))
    aob: StrictBool = Field(False, description=_("true for any other business (AOB)."))
    number: Code | None = Field(
        None, description=_("Its number, which it keeps when others fall out.")
    )
    items: tuple[Id, ...] = Field(min_length=1, description=_("The ids of the items, in order."))


ItemEntry = Annotated[
    Annotated[Id, Tag("<id>")] | Annotated[GroupShape, Tag("<group>")], by_form("<group>", "<id>")
]


class AttendingShape(Shape):
    """A post, and whether it takes part."""

    post: PostRef = Field(description=_("The post, e.g. MJenV."))
    takes_part: Literal["yes", "no", "unknown"] | None = Field(
        None, description=_("yes, no, or unknown as long as that is not certain.")
    )
    replaced_by: Line | None = Field(
        None, description=_("Who comes instead, e.g. “de Permanente Vertegenwoordiger”.")
    )


Attending = Annotated[
    Annotated[PostRef, Tag("<post>")] | Annotated[AttendingShape, Tag("<attending>")],
    by_form("<attending>", "<post>"),
]


class PartShape(Shape):
    """A part of the agenda."""

    part: Title | None = Field(
        None, description=_("The name of the part; left out if the meeting has one part.")
    )
    number: Code | None = Field(
        None, description=_("Its number, which it keeps when others fall out.")
    )
    council: CouncilRef | None = Field(
        None, description=_("The formation or body of this part, if it is another one.")
    )
    dates: tuple[Day, ...] = Field((), description=_("The days of this part (YYYY-MM-DD)."))
    place: Line | None = Field(None, description=_("Where this part meets."))
    attending: tuple[Attending, ...] = Field(
        (), description=_("The posts that attend this part, as in the dossier.")
    )
    on_behalf_of: tuple[PostRef, ...] = Field(
        (), description=_("The posts on whose behalf the letter is sent for this part.")
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


class LetterChanges(Courtesies):
    """What differs in the letter to one chamber."""

    date: Day | None = Field(None, description=_("The day of the letter (YYYY-MM-DD)."))
    reference: Code | None = Field(None, description=_("Onze referentie."))
    your_reference: Code | None = Field(None, description=_("Uw kenmerk."))
    subject: Line | None = Field(
        None, description=_("The subject of the letter, instead of the generated one.")
    )
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
    to: ChamberKeys | None = Field(
        None, description=_("The chambers that get the letter, in order, e.g. [tweede_kamer].")
    )
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
    sections: dict[Id, Markdown] = Field(
        default_factory=dict,
        description=_("The texts of the other sections of this ministry's nota, by their ids."),
    )
    not_public: tuple[NotPublic, ...] = Field(
        (), description=_("Section 5: each passage that cannot be made public, with its ground.")
    )


class AttachmentShape(Shape):
    """A document that goes along with the letter."""

    title: Title = Field(description=_("The title as it stands in the list of attachments."))
    reference: Code | None = Field(None, description=_("Its number, e.g. COM(2025) 795."))
    file: Line | None = Field(None, description=_("The file, from the folder of the dossier."))


BY_VIDEO = "videoconferentie"


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
    meeting: Literal["fysiek", "videoconferentie"] = Field(
        "fysiek", description=_("videoconferentie: the Council does not meet in a place.")
    )
    place: Line = Field(description=_("Where the Council meets."))
    presidency: Line | None = Field(
        None,
        description=_("The country code of the presidency; follows from the dates if left out."),
    )
    attending: tuple[Attending, ...] = Field(
        (), description=_("The posts that attend: a post, or one with takes_part: no or unknown.")
    )
    provisional: StrictBool = Field(
        False, description=_("true: says that the agenda may still change.")
    )
    introduction: Markdown = Field(
        None, description=_("The introduction of the agenda, instead of a generated one.")
    )
    agenda: tuple[PartShape, ...] = Field(
        min_length=1, description=_("The parts of the agenda with their items.")
    )
    other_business: tuple[Id, ...] = Field(
        (), description=_("What follows the agenda, by ids: motions and promises, for instance.")
    )
    annexes: tuple[Id, ...] = Field(
        (), description=_("The annexes to the agenda by their ids, in order.")
    )
    letter: LetterShape | None = Field(None, description=_("The letter to parliament."))
    nota: NotaShape | None = Field(None, description=_("The nota to the bewindspersonen."))
    attachments: tuple[AttachmentShape, ...] = Field(
        (), description=_("The documents that go along with the letter.")
    )
    briefing: BriefingKeys = Field(AS_USUAL, description=_("How the internal briefings look."))
    shape: ShapeKeys = Field(
        ShapeKeys.model_construct(),
        description=_("Where this dossier looks different from its formation's."),
    )
    suppress: tuple[SuppressShape, ...] = Field(
        (),
        description=_("Findings of briefgen check that are accepted here, each with a reason."),
    )

    @model_validator(mode="before")
    @classmethod
    def _nowhere(cls, data: Any) -> Any:
        """A meeting by video is nowhere: its place may be left out, and is not printed."""
        by_video = isinstance(data, dict) and data.get("meeting") == BY_VIDEO
        return {**data, "place": data.get("place") or BY_VIDEO} if by_video else data
