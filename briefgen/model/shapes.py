"""The YAML files as they are written: one class for each file, one field for each key.

The description of a field is what an editor shows on hover, in the language of the catalogue.
These shapes are the contract of design.md, section 4.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StrictBool,
    Tag,
    WithJsonSchema,
    model_validator,
)

from briefgen.model.values import Code, Day, Ground, Id, Line, Markdown
from briefgen.problem import mark as _


class Shape(BaseModel):
    """A mapping of known keys; a key without a value counts as left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data


def by_form(mapping_tag: str, other_tag: str) -> Discriminator:
    """Choose between a mapping and something else by looking at the value."""
    choose: Callable[[Any], str] = lambda value: mapping_tag if isinstance(value, dict) else other_tag  # noqa: E731
    return Discriminator(choose)


PostRef = Annotated[Id, WithJsonSchema({"type": "string", "names": "post"})]
CouncilRef = Annotated[Id, WithJsonSchema({"type": "string", "names": "council"})]


class Holder(Shape):
    """Who holds a post, and from when until when."""

    name: Line = Field(description=_("The name as it stands under a letter."))
    since: Day | None = Field(
        None, alias="from", description=_("The first day in the post, if known (YYYY-MM-DD).")
    )
    until: Day | None = Field(
        None, description=_("The last day in the post, if known (YYYY-MM-DD).")
    )


class PostShape(Shape):
    """A post."""

    title: Line = Field(
        description=_("The title in a sentence, e.g. “minister van Justitie en Veiligheid”.")
    )
    ministry: Id = Field(description=_("The id of the ministry, from `ministries`."))
    holders: tuple[Holder, ...] = Field((), description=_("Who held the post, and when."))


class LetterheadShape(Shape):
    """The side column of a letter."""

    cluster: Line | None = Field(None, description=_("The cluster in the side column."))
    directorate: Line | None = Field(None, description=_("The directorate: author of the documents."))
    unit: Line | None = Field(None, description=_("The unit in the side column."))


class MinistryShape(Shape):
    """A ministry."""

    name: Line = Field(description=_("The name without “Ministerie van”."))
    website: Line | None = Field(None, description=_("The address of its website (https)."))
    tooi: Code | None = Field(None, description=_("Its code in the TOOI register, e.g. mnre1058."))
    letterhead: LetterheadShape = Field(
        LetterheadShape(), description=_("What stands in the side column of its letters.")
    )


class ChamberShape(Shape):
    """A chamber of parliament."""

    name: Line = Field(description=_("The full name, as in the addressee of a letter."))
    short_name: Line | None = Field(None, description=_("The name in a sentence."))
    address: tuple[Line, ...] = Field((), description=_("The lines of its address."))


class GovernmentFile(Shape):
    """agendas/government.yaml: ministries, posts and chambers."""

    ministries: dict[Id, MinistryShape] = Field(description=_("The ministries by their id."))
    posts: dict[Id, PostShape] = Field(
        description=_("The posts of the bewindspersonen, in the order of protocol.")
    )
    chambers: dict[Id, ChamberShape] = Field(
        description=_("The chambers of parliament: each gets a letter.")
    )


class CouncilShape(Shape):
    """A formation of the Council."""

    name: Line = Field(description=_("The full name, e.g. “Raad Algemene Zaken”."))
    short_name: Line = Field(description=_("The name in daily use, e.g. “JBZ-Raad”."))
    kamerstuk_dossier: Code | None = Field(
        None, description=_("The number of the Kamerstuk dossier of this formation.")
    )
    parts: tuple[Line, ...] = Field((), description=_("The parts (days) of a meeting, in order."))
    ministry: Id = Field(description=_("The ministry on whose letterhead the letters go out."))
    opening: Line = Field(description=_("Which opening sentence the letters have."))


class CouncilsFile(RootModel[dict[Id, CouncilShape]]):
    """agendas/councils.yaml: the formations of the Council by their id."""


class TermShape(Shape):
    """A preferred term."""

    term: Line = Field(description=_("The term to use."))
    instead_of: tuple[Line, ...] = Field(description=_("The variants that are not to be used."))


class TermsFile(Shape):
    """agendas/terms.yaml: abbreviations and preferred terms."""

    abbreviations: dict[Line, Line] = Field(
        default_factory=dict, description=_("Each abbreviation with its one expansion.")
    )
    preferred: tuple[TermShape, ...] = Field((), description=_("Preferred terms."))


class Unassigned(Shape):
    """Says why an item is nobody's."""

    none: Line = Field(description=_("Why no bewindspersoon needs to know of this item."))


Responsible = Annotated[
    Annotated[tuple[PostRef, ...], Tag("posts")] | Annotated[Unassigned, Tag("none")],
    by_form("none", "posts"),
]


class InternalShape(Shape):
    """What never stands in a public document."""

    bottom_line: Markdown = Field(None, description=_("What must be reached at the least."))
    speaking_points: Markdown = Field(None, description=_("What the bewindspersoon can say."))
    sensitive: Markdown = Field(None, description=_("What others must not learn."))


class SubjectShape(Shape):
    """What an item and a topic share."""

    title: Line = Field(description=_("The title, the same in all documents."))
    short_title: Line | None = Field(
        None, description=_("The only other name that the nota may use.")
    )
    responsible: Responsible = Field(
        (), description=_("The posts that it concerns, e.g. [MJenV]; or {{none: reason}}.")
    )
    text: Markdown = Field(None, description=_("The text, in Markdown, below a |."))
    footnotes: dict[Line, Line] = Field(
        default_factory=dict,
        description=_("The footnotes by name; [^name] in the text refers to one."),
    )
    internal: InternalShape = Field(
        InternalShape(),
        description=_("For the internal briefing only; never in a public document."),
    )


class ItemFile(SubjectShape):
    """agenda/<id>.yaml: one item of the annotated agenda."""

    handling: Line | None = Field(
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

    title: Line = Field(description=_("The heading above these items."))
    aob: StrictBool = Field(False, description=_("true for any other business (AOB)."))
    items: tuple[Id, ...] = Field(min_length=1, description=_("The ids of the items, in order."))


ItemEntry = Annotated[
    Annotated[Id, Tag("id")] | Annotated[GroupShape, Tag("group")], by_form("group", "id")
]


class PartShape(Shape):
    """A part of the agenda."""

    part: Line | None = Field(
        None, description=_("The name of the part; left out if the meeting has one part.")
    )
    items: tuple[ItemEntry, ...] = Field(
        min_length=1, description=_("The items in order: an id, or a group with title and items.")
    )


class TopicGroupShape(Shape):
    """Topics of the letter under one heading."""

    heading: Line = Field(description=_("The heading above these topics."))
    topics: tuple[Id, ...] = Field(min_length=1, description=_("The ids of the topics, in order."))


TopicEntry = Annotated[
    Annotated[Id, Tag("id")] | Annotated[TopicGroupShape, Tag("group")], by_form("group", "id")
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
        default_factory=dict, description=_("What differs in the letter to this chamber.")
    )

    @model_validator(mode="before")
    @classmethod
    def _gather_chambers(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        own = cls.model_fields.keys() - {"chambers"}
        others = {key: data[key] for key in data if key not in own}
        mappings = {key: value for key, value in others.items() if isinstance(value, dict)}
        rest = {key: value for key, value in data.items() if key not in mappings}
        return {**rest, "chambers": mappings} if mappings else rest


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

    title: Line = Field(description=_("The title as it stands in the list of attachments."))
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
        None, description=_("The country code of the presidency; follows from the dates if left out.")
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
