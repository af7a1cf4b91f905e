"""The YAML files that all dossiers share: government.yaml, councils.yaml, terms.yaml.

These shapes are the contract of design.md, section 4.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field
from pydantic import BaseModel, Field, RootModel, StrictBool

from briefgen.model.shapes import LetterShape
from briefgen.model.stated import Codes, MannersKeys, ShapeKeys
from briefgen.model.values import Chair, Code, Day, Id, Line, Points, Shape, Website
from briefgen.problem import Problem, t
from briefgen.problem import mark as _
from briefgen.source.document import Source


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
    directorate: Line | None = Field(
        None, description=_("The directorate: author of the documents.")
    )
    unit: Line | None = Field(None, description=_("The unit in the side column."))
    visiting_address: tuple[Line, ...] = Field(
        (), description=_("The lines of the address for visitors.")
    )
    postal_address: tuple[Line, ...] = Field(
        (), description=_("The lines of the postal address; also the return address.")
    )
    contact: tuple[Line, ...] = Field(
        (), description=_("Who can be asked: a name, a telephone number, an address for mail.")
    )
    logo: Line | None = Field(
        None,
        description=_("The file of the logo (.png, .jpg), from the folder with agendas/."),
    )


class MinistryShape(Shape):
    """A ministry."""

    name: Line = Field(description=_("The name without “Ministerie van”."))
    website: Website | None = Field(None, description=_("The address of its website (https)."))
    tooi: Code | None = Field(None, description=_("Its code in the TOOI register, e.g. mnre1058."))
    letterhead: LetterheadShape = Field(
        LetterheadShape.model_construct(),
        description=_("What stands in the side column of its letters."),
    )


class ChamberShape(Shape):
    """A chamber of parliament."""

    name: Line = Field(description=_("The full name, as in the addressee of a letter."))
    short_name: Line | None = Field(None, description=_("The name in a sentence."))
    address: tuple[Line, ...] = Field((), description=_("The lines of its address."))


class HouseStyleShape(Shape):
    """How the documents look, where it is not for the shells to say."""

    font: Line | None = Field(
        None, description=_("The typeface of all documents, instead of that of the shells.")
    )
    font_size: Points | None = Field(
        None, description=_("The size of the text in points, e.g. 9 or 9.5.")
    )
    page_references: Literal["span", "start"] = Field(
        "span",
        description=_("Whether the nota gives all pages of an item (p. 7-8) or where it starts."),
    )
    citations: Literal["written", "standard"] = Field(
        "written",
        description=_("Whether citations are printed as written, or all in their standard form."),
    )
    citation_links: StrictBool = Field(
        True,
        description=_("false: citations do not link to where they can be read."),
    )


class GovernmentFile(Shape):
    """agendas/government.yaml: the house style, ministries, posts and chambers."""

    house_style: HouseStyleShape = Field(
        HouseStyleShape.model_construct(),
        description=_("The typeface, and how the nota refers to pages."),
    )

    ministries: dict[Id, MinistryShape] = Field(
        min_length=1, description=_("The ministries by their id.")
    )
    posts: dict[Id, PostShape] = Field(
        min_length=1, description=_("The posts of the bewindspersonen, in the order of protocol.")
    )
    chambers: dict[Id, ChamberShape] = Field(
        min_length=1,
        description=_("The chambers that get a letter, in order; if left out, both chambers."),
    )


class CouncilShape(Shape):
    """A formation of the Council."""

    name: Line = Field(description=_("The full name, e.g. “Raad Algemene Zaken”."))
    short_name: Line = Field(description=_("The name in daily use, e.g. “JBZ-Raad”."))
    kamerstuk_dossier: Codes = Field(
        (), description=_("The number of the Kamerstuk dossier of this formation, or several.")
    )
    parts: tuple[Line, ...] = Field((), description=_("The parts (days) of a meeting, in order."))
    ministry: Id = Field(description=_("The ministry on whose letterhead the letters go out."))
    opening: Line = Field(description=_("Which opening sentence the letters have."))
    source: Literal["gezien", "geraden"] | None = Field(
        None, description=_("Whether the shape of its documents was seen in real ones, or guessed.")
    )
    chair: Chair = Field(
        "rotating", description=_("Who presides: rotating, none, or e.g. “de voorzitter van …”.")
    )
    noun: Line | None = Field(
        None, description=_("What a meeting of it is called, e.g. Europese Raad; Raad by default.")
    )
    seat: Line = Field(
        "protocol", description=_("Where it meets; protocol: Brussels or Luxembourg by the month.")
    )
    shape: ShapeKeys = Field(
        ShapeKeys.model_construct(),
        description=_("What its documents consist of, and how they are numbered."),
    )
    letter: MannersKeys = Field(
        MannersKeys.model_construct(),
        description=_("To whom its letters go, and how they begin and end."),
    )


# With its type in brackets pydantic makes a second class, and builds that at once.
class CouncilsFile(RootModel, defer_build=True):  # type: ignore[type-arg]
    """agendas/councils.yaml: the formations of the Council by their id."""

    root: dict[Id, CouncilShape]


class TermShape(Shape):
    """A preferred term."""

    term: Line = Field(description=_("The term to use."))
    instead_of: tuple[Line, ...] = Field(description=_("The variants that are not to be used."))


class TermsFile(Shape):
    """agendas/terms.yaml: abbreviations, preferred terms, right words and English terms."""

    abbreviations: dict[Line, Line] = Field(
        default_factory=dict, description=_("Each abbreviation with its one expansion.")
    )
    preferred: tuple[TermShape, ...] = Field((), description=_("Preferred terms."))
    words: tuple[Line, ...] = Field((), description=_("Right words that the dictionary lacks."))
    english: tuple[Line, ...] = Field((), description=_("Terms that are read out in English."))


SHARED_FILES: Mapping[str, type[BaseModel]] = {
    "government.yaml": GovernmentFile,
    "councils.yaml": CouncilsFile,
    "terms.yaml": TermsFile,
}
"""The files that all dossiers share, by their names in agendas/."""


class Terms(Struct, frozen=True):
    """Each abbreviation with its expansion, each variant with the term to use, and right words."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


def terms_of(file: TermsFile) -> Terms:
    """The terms of a file."""
    preferred = {each: entry.term for entry in file.preferred for each in entry.instead_of}
    return Terms(file.abbreviations, preferred, (*file.words, *" ".join(file.english).split()))


PICTURES = (".png", ".jpg", ".jpeg")


def check_government(root: Path, government: GovernmentFile, source: Source) -> Iterator[Problem]:
    """Every mistake that shows only when values are seen together, or beside other files."""
    yield from _chambers(government, source)
    yield from _holders(government, source)
    yield from _logos(root, government, source)


def _chambers(government: GovernmentFile, source: Source) -> Iterator[Problem]:
    """Each chamber needs a key of its own in a letter."""
    taken = set(LetterShape.model_fields)
    for id_ in government.chambers:
        key = id_.replace("-", "_")
        if key in taken:
            what = t("“{key}” is in use as a key of the letter already", key=key)
            place = source.key_place(("chambers", id_))
            yield Problem(place, what, t("give the chamber another name"))
        taken.add(key)


def _holders(government: GovernmentFile, source: Source) -> Iterator[Problem]:
    for id_, post in government.posts.items():
        for index, holder in enumerate(post.holders):
            if holder.since and holder.until and holder.until < holder.since:
                place = source.place(("posts", id_, "holders", index, "until"))
                what = t("the last day comes before the first")
                yield Problem(place, what, t("correct from or until"))


def _logos(root: Path, government: GovernmentFile, source: Source) -> Iterator[Problem]:
    for id_, ministry in government.ministries.items():
        if (logo := ministry.letterhead.logo) is None:
            continue
        place = source.place(("ministries", id_, "letterhead", "logo"))
        if not (root / logo).is_file():
            what = t("there is no file “{file}”", file=logo)
            yield Problem(place, what, t("put it there, or correct the name"))
        elif (root / logo).suffix.lower() not in PICTURES:
            what = t("this is no picture that Word knows")
            yield Problem(place, what, t("save it as .png or .jpg"))
