"""The YAML files of an item and of a topic: agenda/<id>.yaml, letter/<id>.yaml and their like.

These shapes are the contract of design.md, section 4.
"""

from typing import Annotated, Literal

from msgspec import field

from briefgen.model.values import Code, Id, Line, Markdown, Means, NoteName, Offered, Shape, Title
from briefgen.problem import mark as _

PostRef = Annotated[Line, Offered({"type": "string", "names": "post"})]


class Unassigned(Shape, frozen=True, kw_only=True):
    """Says why an item is nobody's."""

    none: Annotated[Line, Means(_("Why no bewindspersoon needs to know of this item."))]


Responsible = tuple[PostRef, ...] | Unassigned


class InternalShape(Shape, frozen=True, kw_only=True):
    """What never stands in a public document."""

    core: Annotated[Markdown, Means(_("What it is about, in one sentence."))] = None
    asked: Annotated[Markdown, Means(_("What is asked of the bewindspersoon."))] = None
    bottom_line: Annotated[Markdown, Means(_("What must be reached at the least."))] = None
    speaking_points: Annotated[Markdown, Means(_("What the bewindspersoon can say."))] = None
    avoid: Annotated[Markdown, Means(_("What the bewindspersoon had better not say."))] = None
    sensitive: Annotated[Markdown, Means(_("What others must not learn."))] = None
    role: Annotated[
        Literal["spreekt", "luistert", "lunch"] | None,
        Means(_("What the bewindspersoon does there: spreekt, luistert or lunch.")),
    ] = None
    time: Annotated[
        Code | None, Means(_("When it is dealt with, e.g. 10.00–10.45 uur; in the briefing only."))
    ] = None


class SuppressShape(Shape, frozen=True, kw_only=True):
    """A finding of `briefgen check` that is accepted."""

    rule: Annotated[Line, Means(_("The name of the rule, e.g. fiche-zonder-kamerstuk."))]
    reason: Annotated[Line, Means(_("Why this is right as it is."))]


class SubjectShape(Shape, frozen=True, kw_only=True):
    """What an item and a topic share."""

    title: Annotated[Title, Means(_("The title, the same in all documents."))]
    short_title: Annotated[Title | None, Means(_("The only other name that the nota may use."))] = (
        None
    )
    responsible: Annotated[
        Responsible, Means(_("The posts that it concerns, e.g. [MJenV]; or {{none: reason}}."))
    ] = ()
    text: Annotated[Markdown, Means(_("The text, in Markdown, below a |."))] = None
    footnotes: Annotated[
        dict[NoteName, Line], Means(_("The footnotes by name; [^name] in the text refers to one."))
    ] = field(default_factory=dict)
    internal: Annotated[
        InternalShape, Means(_("For the internal briefing only; never in a public document."))
    ] = InternalShape()
    suppress: Annotated[
        tuple[SuppressShape, ...],
        Means(_("Findings of briefgen check that are accepted here, each with a reason.")),
    ] = ()


class ItemFile(SubjectShape, frozen=True, kw_only=True):
    """agenda/<id>.yaml: one item of the annotated agenda."""

    handling: Annotated[
        Title | None, Means(_("What the Council does with it, e.g. “Algemene oriëntatie”."))
    ] = None
    same_as: Annotated[
        Id | None, Means(_("The id of the item of the other day that is the same subject."))
    ] = None
    position: Annotated[
        Markdown, Means(_("What the government wants; printed after the text."))
    ] = None
    sections: Annotated[
        dict[Id, Markdown],
        Means(_("The texts below the other fixed heads of this formation, by their ids.")),
    ] = field(default_factory=dict)
    documents: Annotated[
        tuple[Code, ...],
        Means(_("The documents that it is about, e.g. [ST 9876/25, COM(2025) 236].")),
    ] = ()
    number: Annotated[Code | None, Means(_("Its number, which it keeps when others fall out."))] = (
        None
    )
    standing: Annotated[bool, Means(_("true: it returns in the dossier of each next meeting."))] = (
        False
    )


class AnnexFile(ItemFile, frozen=True, kw_only=True):
    """annexes/<id>.yaml: an annex to the agenda."""

    landscape: Annotated[bool, Means(_("true: printed on pages that are wider than high."))] = False


class TopicFile(SubjectShape, frozen=True):
    """letter/<id>.yaml: one topic of the letter."""
