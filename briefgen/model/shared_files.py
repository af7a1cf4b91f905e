"""The YAML files that all dossiers share: government.yaml, councils.yaml, terms.yaml.

These shapes are the contract of design.md, section 4.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from msgspec import field

from briefgen.model.shapes import LetterShape
from briefgen.model.stated import Codes, MannersKeys, ShapeKeys
from briefgen.model.terms import TermsFile
from briefgen.model.values import (
    Chair,
    Code,
    Day,
    Filled,
    Id,
    Line,
    Means,
    Points,
    Shape,
    Website,
    Whole,
)
from briefgen.problem import Problem, t
from briefgen.problem import mark as _
from briefgen.source.document import Source


class Holder(Shape, frozen=True, kw_only=True):
    """Who holds a post, and from when until when."""

    name: Annotated[Line, Means(_("The name as it stands under a letter."))]
    since: Annotated[Day | None, Means(_("The first day in the post, if known (YYYY-MM-DD)."))] = (
        field(default=None, name="from")
    )
    until: Annotated[Day | None, Means(_("The last day in the post, if known (YYYY-MM-DD)."))] = (
        None
    )


class PostShape(Shape, frozen=True, kw_only=True):
    """A post."""

    title: Annotated[
        Line, Means(_("The title in a sentence, e.g. “minister van Justitie en Veiligheid”."))
    ]
    ministry: Annotated[Id, Means(_("The id of the ministry, from `ministries`."))]
    holders: Annotated[tuple[Holder, ...], Means(_("Who held the post, and when."))] = ()


class LetterheadShape(Shape, frozen=True, kw_only=True):
    """The side column of a letter."""

    cluster: Annotated[Line | None, Means(_("The cluster in the side column."))] = None
    directorate: Annotated[Line | None, Means(_("The directorate: author of the documents."))] = (
        None
    )
    unit: Annotated[Line | None, Means(_("The unit in the side column."))] = None
    visiting_address: Annotated[
        tuple[Line, ...], Means(_("The lines of the address for visitors."))
    ] = ()
    postal_address: Annotated[
        tuple[Line, ...], Means(_("The lines of the postal address; also the return address."))
    ] = ()
    contact: Annotated[
        tuple[Line, ...],
        Means(_("Who can be asked: a name, a telephone number, an address for mail.")),
    ] = ()
    logo: Annotated[
        Line | None, Means(_("The file of the logo (.png, .jpg), from the folder with agendas/."))
    ] = None


class MinistryShape(Shape, frozen=True, kw_only=True):
    """A ministry."""

    name: Annotated[Line, Means(_("The name without “Ministerie van”."))]
    website: Annotated[Website | None, Means(_("The address of its website (https)."))] = None
    tooi: Annotated[Code | None, Means(_("Its code in the TOOI register, e.g. mnre1058."))] = None
    letterhead: Annotated[
        LetterheadShape, Means(_("What stands in the side column of its letters."))
    ] = LetterheadShape()


class ChamberShape(Shape, frozen=True, kw_only=True):
    """A chamber of parliament."""

    name: Annotated[Line, Means(_("The full name, as in the addressee of a letter."))]
    short_name: Annotated[Line | None, Means(_("The name in a sentence."))] = None
    address: Annotated[tuple[Line, ...], Means(_("The lines of its address."))] = ()


class HouseStyleShape(Shape, frozen=True, kw_only=True):
    """How the documents look, where it is not for the shells to say."""

    font: Annotated[
        Line | None, Means(_("The typeface of all documents, instead of that of the shells."))
    ] = None
    font_size: Annotated[
        Points | None, Means(_("The size of the text in points, e.g. 9 or 9.5."))
    ] = None
    page_references: Annotated[
        Literal["span", "start"],
        Means(_("Whether the nota gives all pages of an item (p. 7-8) or where it starts.")),
    ] = "span"
    citations: Annotated[
        Literal["written", "standard"],
        Means(_("Whether citations are printed as written, or all in their standard form.")),
    ] = "written"
    citation_links: Annotated[
        bool, Means(_("false: citations do not link to where they can be read."))
    ] = True


class GovernmentFile(Shape, frozen=True, kw_only=True):
    """agendas/government.yaml: the house style, ministries, posts and chambers."""

    house_style: Annotated[
        HouseStyleShape, Means(_("The typeface, and how the nota refers to pages."))
    ] = HouseStyleShape()

    ministries: Annotated[
        dict[Id, MinistryShape], Filled(), Means(_("The ministries by their id."))
    ]
    posts: Annotated[
        dict[Id, PostShape],
        Filled(),
        Means(_("The posts of the bewindspersonen, in the order of protocol.")),
    ]
    chambers: Annotated[
        dict[Id, ChamberShape],
        Filled(),
        Means(_("The chambers that get a letter, in order; if left out, both chambers.")),
    ]


class CouncilShape(Shape, frozen=True, kw_only=True):
    """A formation of the Council."""

    name: Annotated[Line, Means(_("The full name, e.g. “Raad Algemene Zaken”."))]
    short_name: Annotated[Line, Means(_("The name in daily use, e.g. “JBZ-Raad”."))]
    kamerstuk_dossier: Annotated[
        Codes, Means(_("The number of the Kamerstuk dossier of this formation, or several."))
    ] = ()
    parts: Annotated[tuple[Line, ...], Means(_("The parts (days) of a meeting, in order."))] = ()
    ministry: Annotated[Id, Means(_("The ministry on whose letterhead the letters go out."))]
    opening: Annotated[Line, Means(_("Which opening sentence the letters have."))]
    source: Annotated[
        Literal["gezien", "geraden"] | None,
        Means(_("Whether the shape of its documents was seen in real ones, or guessed.")),
    ] = None
    chair: Annotated[
        Chair, Means(_("Who presides: rotating, none, or e.g. “de voorzitter van …”."))
    ] = "rotating"
    noun: Annotated[
        Line | None,
        Means(_("What a meeting of it is called, e.g. Europese Raad; Raad by default.")),
    ] = None
    seat: Annotated[
        Line, Means(_("Where it meets; protocol: Brussels or Luxembourg by the month."))
    ] = "protocol"
    shape: Annotated[
        ShapeKeys, Means(_("What its documents consist of, and how they are numbered."))
    ] = ShapeKeys()
    letter: Annotated[
        MannersKeys, Means(_("To whom its letters go, and how they begin and end."))
    ] = MannersKeys()


class CouncilsFile(Whole, frozen=True, kw_only=True):
    """agendas/councils.yaml: the formations of the Council by their id."""

    root: dict[Id, CouncilShape]


SHARED_FILES: Mapping[str, type[Shape]] = {
    "government.yaml": GovernmentFile,
    "councils.yaml": CouncilsFile,
    "terms.yaml": TermsFile,
}
"""The files that all dossiers share, by their names in agendas/."""


PICTURES = (".png", ".jpg", ".jpeg")


def check_government(root: Path, government: GovernmentFile, source: Source) -> Iterator[Problem]:
    """Every mistake that shows only when values are seen together, or beside other files."""
    yield from _chambers(government, source)
    yield from _holders(government, source)
    yield from _logos(root, government, source)


def _chambers(government: GovernmentFile, source: Source) -> Iterator[Problem]:
    """Each chamber needs a key of its own in a letter."""
    taken = set(LetterShape.__struct_fields__)
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
