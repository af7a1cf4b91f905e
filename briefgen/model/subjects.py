"""The YAML files of an item and of a topic: agenda/<id>.yaml, letter/<id>.yaml and their like.

These shapes are the contract of design.md, section 4.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, Tag, WithJsonSchema

from briefgen.model.values import Code, Id, Line, Markdown, NoteName, Shape, Title, by_form
from briefgen.problem import mark as _

PostRef = Annotated[Line, WithJsonSchema({"type": "string", "names": "post"})]


class Unassigned(Shape):
    """Says why an item is nobody's."""

    none: Line = Field(description=_("Why no bewindspersoon needs to know of this item."))


Responsible = Annotated[
    Annotated[tuple[PostRef, ...], Tag("<posts>")] | Annotated[Unassigned, Tag("<none>")],
    by_form("<none>", "<posts>"),
]


class InternalShape(Shape):
    """What never stands in a public document."""

    core: Markdown = Field(None, description=_("What it is about, in one sentence."))
    asked: Markdown = Field(None, description=_("What is asked of the bewindspersoon."))
    bottom_line: Markdown = Field(None, description=_("What must be reached at the least."))
    speaking_points: Markdown = Field(None, description=_("What the bewindspersoon can say."))
    avoid: Markdown = Field(None, description=_("What the bewindspersoon had better not say."))
    sensitive: Markdown = Field(None, description=_("What others must not learn."))
    role: Literal["spreekt", "luistert", "lunch"] | None = Field(
        None, description=_("What the bewindspersoon does there: spreekt, luistert or lunch.")
    )
    time: Code | None = Field(
        None, description=_("When it is dealt with, e.g. 10.00–10.45 uur; in the briefing only.")
    )


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
        InternalShape.model_construct(),
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
    sections: dict[Id, Markdown] = Field(
        default_factory=dict,
        description=_("The texts below the other fixed heads of this formation, by their ids."),
    )
    documents: tuple[Code, ...] = Field(
        (), description=_("The documents that it is about, e.g. [ST 9876/25, COM(2025) 236].")
    )
    number: Code | None = Field(
        None, description=_("Its number, which it keeps when others fall out.")
    )
    standing: StrictBool = Field(
        False, description=_("true: it returns in the dossier of each next meeting.")
    )


class AnnexFile(ItemFile):
    """annexes/<id>.yaml: an annex to the agenda."""

    landscape: StrictBool = Field(
        False, description=_("true: printed on pages that are wider than high.")
    )


class TopicFile(SubjectShape):
    """letter/<id>.yaml: one topic of the letter."""
