"""The YAML file of one dossier, dossier.yaml.

These shapes are the contract of design.md, section 4.
"""

from collections.abc import Collection
from typing import Annotated, Any, Literal

from msgspec import field

from briefgen.model.stated import AS_USUAL, BriefingKeys, ChamberKeys, Courtesies, ShapeKeys
from briefgen.model.subjects import PostRef, SuppressShape
from briefgen.model.values import (
    GATHERED,
    Code,
    Day,
    Filled,
    Ground,
    Id,
    Line,
    Markdown,
    Means,
    Offered,
    Shape,
    Title,
)
from briefgen.problem import mark as _

CouncilRef = Annotated[Line, Offered({"type": "string", "names": "council"})]


class GroupShape(Shape, frozen=True, kw_only=True):
    """Items of the agenda under one heading."""

    title: Annotated[Title, Means(_("The heading above these items."))]
    aob: Annotated[bool, Means(_("true for any other business (AOB)."))] = False
    number: Annotated[Code | None, Means(_("Its number, which it keeps when others fall out."))] = (
        None
    )
    items: Annotated[tuple[Id, ...], Filled(), Means(_("The ids of the items, in order."))]


ItemEntry = Id | GroupShape


class AttendingShape(Shape, frozen=True, kw_only=True):
    """A post, and whether it takes part."""

    post: Annotated[PostRef, Means(_("The post, e.g. MJenV."))]
    takes_part: Annotated[
        Literal["yes", "no", "unknown"] | None,
        Means(_("yes, no, or unknown as long as that is not certain.")),
    ] = None
    replaced_by: Annotated[
        Line | None, Means(_("Who comes instead, e.g. “de Permanente Vertegenwoordiger”."))
    ] = None


Attending = PostRef | AttendingShape


class PartShape(Shape, frozen=True, kw_only=True):
    """A part of the agenda."""

    part: Annotated[
        Title | None, Means(_("The name of the part; left out if the meeting has one part."))
    ] = None
    number: Annotated[Code | None, Means(_("Its number, which it keeps when others fall out."))] = (
        None
    )
    council: Annotated[
        CouncilRef | None, Means(_("The formation or body of this part, if it is another one."))
    ] = None
    dates: Annotated[tuple[Day, ...], Means(_("The days of this part (YYYY-MM-DD)."))] = ()
    place: Annotated[Line | None, Means(_("Where this part meets."))] = None
    attending: Annotated[
        tuple[Attending, ...], Means(_("The posts that attend this part, as in the dossier."))
    ] = ()
    on_behalf_of: Annotated[
        tuple[PostRef, ...], Means(_("The posts on whose behalf the letter is sent for this part."))
    ] = ()
    items: Annotated[
        tuple[ItemEntry, ...],
        Filled(),
        Means(_("The items in order: an id, or a group with title and items.")),
    ]


class TopicGroupShape(Shape, frozen=True, kw_only=True):
    """Topics of the letter under one heading."""

    heading: Annotated[Title, Means(_("The heading above these topics."))]
    topics: Annotated[tuple[Id, ...], Filled(), Means(_("The ids of the topics, in order."))]


TopicEntry = Id | TopicGroupShape


class LetterChanges(Courtesies, frozen=True, kw_only=True):
    """What differs in the letter to one chamber."""

    date: Annotated[Day | None, Means(_("The day of the letter (YYYY-MM-DD)."))] = None
    reference: Annotated[Code | None, Means(_("Onze referentie."))] = None
    your_reference: Annotated[Code | None, Means(_("Uw kenmerk."))] = None
    subject: Annotated[
        Line | None, Means(_("The subject of the letter, instead of the generated one."))
    ] = None
    on_behalf_of: Annotated[
        tuple[PostRef, ...] | None,
        Means(_("The posts on whose behalf the letter is sent as well.")),
    ] = None
    signatories: Annotated[
        tuple[PostRef, ...] | None, Means(_("The posts that sign, in order."))
    ] = None
    opening: Annotated[
        Markdown, Means(_("Replaces the generated opening sentence; rarely needed."))
    ] = None
    topics: Annotated[
        tuple[TopicEntry, ...] | None,
        Means(_("The topics in order: an id, or a group with heading and topics.")),
    ] = None


class LetterShape(LetterChanges, frozen=True, kw_only=True):
    """The letter, the same to each chamber save what a chamber's own key changes."""

    date: Annotated[Day, Means(_("The day of the letter (YYYY-MM-DD)."))]
    to: Annotated[
        ChamberKeys | None,
        Means(_("The chambers that get the letter, in order, e.g. [tweede_kamer].")),
    ] = None
    chambers: Annotated[
        dict[str, LetterChanges], Means(_("What differs in the letter to this chamber."))
    ] = field(default_factory=dict, name=GATHERED)

    @classmethod
    def gathered(cls, data: dict[str, Any], chambers: Collection[str] | None) -> dict[str, Any]:
        """What differs in the letters to some chambers, each of which has its own key."""
        known = data.keys() - set(cls.__struct_fields__) if chambers is None else chambers
        own = {key: value for key, value in data.items() if key in known}
        rest = {key: value for key, value in data.items() if key not in own}
        return {**rest, GATHERED: own} if own else rest


class NotPublic(Shape, frozen=True, kw_only=True):
    """A passage that cannot be made public."""

    text: Annotated[Line, Means(_("The passage, or what it is about."))]
    ground: Annotated[Ground, Means(_("The article of the Woo, e.g. 5.1.2a."))]


class NotaShape(Shape, frozen=True, kw_only=True):
    """The nota."""

    date: Annotated[Day, Means(_("The day of the nota (YYYY-MM-DD)."))]
    reference: Annotated[Code | None, Means(_("Onze referentie."))] = None
    for_information: Annotated[
        tuple[PostRef, ...], Means(_("The posts that receive the nota for information only."))
    ] = ()
    reason: Annotated[Markdown, Means(_("Replaces the generated Aanleiding; rarely needed."))] = (
        None
    )
    decision: Annotated[
        Markdown, Means(_("Replaces the generated Geadviseerd besluit; rarely needed."))
    ] = None
    explanation: Annotated[Markdown, Means(_("Section 4, Toelichting."))] = None
    sections: Annotated[
        dict[Id, Markdown],
        Means(_("The texts of the other sections of this ministry's nota, by their ids.")),
    ] = field(default_factory=dict)
    not_public: Annotated[
        tuple[NotPublic, ...],
        Means(_("Section 5: each passage that cannot be made public, with its ground.")),
    ] = ()


class AttachmentShape(Shape, frozen=True, kw_only=True):
    """A document that goes along with the letter."""

    title: Annotated[Title, Means(_("The title as it stands in the list of attachments."))]
    reference: Annotated[Code | None, Means(_("Its number, e.g. COM(2025) 795."))] = None
    file: Annotated[Line | None, Means(_("The file, from the folder of the dossier."))] = None


BY_VIDEO = "videoconferentie"


class DossierFile(Shape, frozen=True, kw_only=True):
    """dossier.yaml: what all documents of one meeting share, and their order."""

    council: Annotated[CouncilRef, Means(_("The formation, from councils.yaml."))]
    informal: Annotated[bool, Means(_("true for an informal meeting."))] = False
    status: Annotated[
        Literal["concept", "definitief"], Means(_("concept (a draft, marked so) or definitief."))
    ] = "concept"
    dates: Annotated[
        tuple[Day, ...], Filled(), Means(_("The days of the meeting (YYYY-MM-DD), in order."))
    ]
    meeting: Annotated[
        Literal["fysiek", "videoconferentie"],
        Means(_("videoconferentie: the Council does not meet in a place.")),
    ] = "fysiek"
    place: Annotated[Line, Means(_("Where the Council meets."))]
    presidency: Annotated[
        Line | None,
        Means(_("The country code of the presidency; follows from the dates if left out.")),
    ] = None
    attending: Annotated[
        tuple[Attending, ...],
        Means(_("The posts that attend: a post, or one with takes_part: no or unknown.")),
    ] = ()
    provisional: Annotated[bool, Means(_("true: says that the agenda may still change."))] = False
    introduction: Annotated[
        Markdown, Means(_("The introduction of the agenda, instead of a generated one."))
    ] = None
    agenda: Annotated[
        tuple[PartShape, ...], Filled(), Means(_("The parts of the agenda with their items."))
    ]
    other_business: Annotated[
        tuple[Id, ...],
        Means(_("What follows the agenda, by ids: motions and promises, for instance.")),
    ] = ()
    annexes: Annotated[
        tuple[Id, ...], Means(_("The annexes to the agenda by their ids, in order."))
    ] = ()
    letter: Annotated[LetterShape | None, Means(_("The letter to parliament."))] = None
    nota: Annotated[NotaShape | None, Means(_("The nota to the bewindspersonen."))] = None
    attachments: Annotated[
        tuple[AttachmentShape, ...], Means(_("The documents that go along with the letter."))
    ] = ()
    briefing: Annotated[BriefingKeys, Means(_("How the internal briefings look."))] = AS_USUAL
    shape: Annotated[
        ShapeKeys, Means(_("Where this dossier looks different from its formation's."))
    ] = ShapeKeys()
    suppress: Annotated[
        tuple[SuppressShape, ...],
        Means(_("Findings of briefgen check that are accepted here, each with a reason.")),
    ] = ()

    @classmethod
    def gathered(cls, data: dict[str, Any], _chambers: Collection[str] | None) -> dict[str, Any]:
        """A meeting by video is nowhere: its place may be left out, and is not printed."""
        by_video = data.get("meeting") == BY_VIDEO
        return {**data, "place": data.get("place") or BY_VIDEO} if by_video else data
