"""Kamerstukken in texts, and their one form (Aanwijzing 3.43 voor de regelgeving)."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.markdown.citations.citation import (
    ADDRESS,
    CHAMBER,
    DASH,
    EMPHASIS,
    FIRST_DIGITAL,
    GAP,
    HOUSE,
    HYPHEN,
    PAGE,
    SEPARATOR,
    SESSION,
    SPACE,
    START,
    YEARS,
    Citation,
    Identity,
    digits,
    found_chamber,
    found_page,
    found_years,
    span,
    standard_years,
    without_zeros,
)
from briefgen.markdown.pattern import Found, Pattern


class Kamerstuk(Citation, frozen=True, kw_only=True):
    """A piece of one of the chambers, or with no `number` the dossier as a whole."""

    chamber: str | None
    years: tuple[int, int] | None
    dossier: str
    suffix: str | None
    chapter: str | None
    kingdom: str | None
    number: str | None
    page: str | None
    annex: bool
    listed: bool
    """One of several behind one dossier ("nrs. 950 en 951"): standard() is still a whole form."""

    @property
    def identity(self) -> Identity:
        """The numbers: without the year and the chamber, which add nothing, and the page."""
        return ("kst", self.dossier, self.suffix, self.chapter, self.number, self.annex)

    @property
    def by_letter(self) -> bool:
        """Whether it has letters for a number, as only pieces of the senate have."""
        return self.number is not None and self.number[0].isalpha()

    def standard(self) -> str | None:
        """Kamerstukken II 2009/10, 27858, nr. 88, p. 3 · Kamerstukken I 2008/09, 31700 VI, D."""
        if self.number is None:
            return None if self.years else f"{self._label()} {self._dossier()}"
        years = standard_years(self.years)
        if years is None:
            return None
        chamber = self.chamber or ("I" if self.by_letter else "II")
        mark = "" if self.by_letter else "nrs. " if "-" in self.number else "nr. "
        page = f", p. {self.page}" if self.page else ""
        return f"{self._label()} {chamber} {years}, {self._dossier()}, {mark}{self.number}{page}"

    def _label(self) -> str:
        if not self.annex:
            return "Kamerstukken"
        return f"{'B' if self.written[0] == 'B' else 'b'}ijlage bij Kamerstukken"

    def _dossier(self) -> str:
        suffix = f"-{self.suffix}" if self.suffix else ""
        chapter = f" {self.chapter}" if self.chapter else ""
        kingdom = f" ({self.kingdom})" if self.kingdom else ""
        return self.dossier + suffix + chapter + kingdom

    def address(self) -> str | None:
        """The page of the piece; an annex has a number of its own, and an (R…) is not certain."""
        if self.number is None or "-" in self.number or self.annex or self.kingdom:
            return None
        if self.years and self.years[0] < FIRST_DIGITAL:
            return None
        parts = ("kst", self.dossier, self.suffix, self.chapter, self.number)
        return ADDRESS.format("-".join(part for part in parts if part))


DOSSIER = rf"(?P<dossier>\d{{2}}(?:\.|{GAP})\d{{3}})(?!\d)"
MARK = rf"(?P<mark>[Nn]rs?|[Nn]os?|[Nn]ummers?)(?![^\W\d_])\.?{GAP}"
MARKED = rf"{MARK}(?P<marked>\d{{1,5}}(?:{DASH}\d{{1,5}}|[a-z])?|[A-Z]{{1,2}})"
CHAPTER = r"[IVX]{1,5}[AB]?|[A-M]"
PARTS = rf"""
    (?:{HYPHEN}(?P<suffix>\d\d)(?=[\s,(\u2011-]))?
    (?:(?:{HYPHEN}|{SPACE}(?:hoofdstuk{SPACE})?)(?P<chapter>{CHAPTER})(?!\w))?
    (?:{GAP}\((?P<kingdom>R{GAP}\d{{3,4}})\))?
"""
# EU and the like stand behind a comma without being the letters of a piece.
LETTERS = r"(?!EU|EK|TK|PB|VN|VS)[A-Z]{1,2}"
NUMBERED = Pattern(
    rf"""{PARTS}(?:
    [-\u2011–](?P<joined>\d{{1,5}}(?!{GAP}\d{{3}}(?!\d))|[A-Z]{{1,2}})
    | {GAP},?{GAP}{MARKED}
    | (?P<between>{GAP},{GAP}|{SPACE})(?P<letters>{LETTERS})(?!-)
    )(?!\w){PAGE}""",
    re.VERBOSE,
)
"""What follows the number of a dossier, in whatever form that stands."""
LABEL = rf"""(?P<annex>[Bb]ijlagen?{SPACE}bij{SPACE})?(?P<marks>{EMPHASIS})
    (?:(?P<label>[Kk]amerstuk(?:ken)?){EMPHASIS}
        (?:{SEPARATOR}(?P<chamber>{CHAMBER}){EMPHASIS})?
        (?:{SEPARATOR}{SESSION}(?P<years>{YEARS}))?
    | (?P<house>{HOUSE}){SEPARATOR}{SESSION}(?P<session>{YEARS}))
"""
LABELLED = Pattern(
    rf"{START}{LABEL}{SEPARATOR}(?:[Nn]rs?\.?{GAP})?{DOSSIER}",
    re.VERBOSE,
    marks=("amerstuk", "Kamer", "TK", "EK"),
)
BARE = Pattern(rf"(?P<dossier>\d(?<![\w.,/-].)\d(?:\.|{GAP})\d{{3}})(?!\d)")
IDENTIFIER = Pattern(
    rf"(?<![\w/-])[Kk][Ss][Tt]-(?P<dossier>\d{{5}})(?:-(?P<suffix>\d\d)(?=-))?"
    rf"(?:-(?P<chapter>{CHAPTER})(?=-))?-(?P<joined>\d{{1,5}}|[A-Z]{{1,2}})(?![\w-])",
    marks=("st-", "ST-", "St-", "sT-"),
)
JOIN = Pattern(
    rf"(?:{GAP}[,;]{GAP}(?:(?:en|of|alsmede){SPACE})?|{SPACE}(?:en|of|alsmede){SPACE})"
    r"(?=\d|[Nn](?:r|o|um)|[Vv]erg|[Zz]it)"
)
"""What stands before another of a list, and how that may begin."""
NEXT_DOSSIER = Pattern(rf"(?:{SESSION}(?P<years>{YEARS}){SEPARATOR})?{DOSSIER}")
NEXT_MARKED = Pattern(rf"{MARKED}(?!\w){PAGE}")
NEXT_NUMBER = Pattern(rf"(?P<marked>\d{{1,4}}(?:{DASH}\d{{1,4}})?)(?![\w/.-]*\w|{GAP}\d){PAGE}")
NUMBERED_BY_COUNCIL = "21501"
"""The dossier of the Council: two digits behind it name a formation, not a piece."""


def find_kamerstukken(text: str) -> Iterator[Kamerstuk]:
    """The Kamerstukken of a text, by form; what is found in two forms comes twice."""
    for pattern in (LABELLED, BARE, IDENTIFIER):
        end = 0
        for head in pattern.finditer(text):
            # What stands in a list is read with its first, and not again from each of the others.
            tail = None if pattern is IDENTIFIER else NUMBERED.match(text, head.end())
            meant = pattern is not BARE or (tail and tail["marked"])
            first = _read(head, tail) if meant and head.start() >= end else None
            if first is not None:
                pieces = _listed(first, text, plural=_plural(tail))
                end = pieces[-1].end
                yield from pieces


def _read(head: Found, tail: Found | None) -> Kamerstuk | None:
    """The piece with a dossier, and what stands behind that."""
    group = {**head.groupdict(), **(tail.groupdict() if tail else {})}.get
    house = found_chamber(group("chamber") or group("house"))
    number = group("letters") or group("joined") or group("marked")
    end = tail.end() if tail else head.end()
    if group("letters") and "," not in (group("between") or "") and house != "I":
        # Behind a mere space they are a number only of a chamber that numbers by letter:
        # "Kamerstuk 32317 IN" is the start of the next words.
        number, end = None, head.end()
    suffix = group("suffix")
    dossier = digits(head["dossier"])
    if dossier == NUMBERED_BY_COUNCIL and not suffix and len(group("joined") or "") == 2:
        suffix, number = group("joined"), None
    if number is None and not group("label"):
        return None
    kingdom = group("kingdom")
    return Kamerstuk(
        **span(head, end),
        chamber=house,
        years=found_years(group("years") or group("session")),
        dossier=dossier,
        suffix=suffix,
        chapter=group("chapter"),
        kingdom=f"R{digits(kingdom)}" if kingdom else None,
        number=_plain(number) if number else None,
        page=found_page(group("page")) if number else None,
        annex=bool(group("annex")),
        listed=False,
    )


def _plain(number: str) -> str:
    """The number in one form: 975, 1-3, 42e, JI."""
    return "-".join(without_zeros(part) for part in (found_page(number) or "").split("-"))


def _listed(first: Kamerstuk, text: str, *, plural: bool) -> list[Kamerstuk]:
    """A Kamerstuk with those that follow it in a list and take from it what they leave out."""
    pieces = [first]
    while pieces[-1].number is not None and (join := JOIN.match(text, pieces[-1].end)):
        latest, at = pieces[-1], join.end()
        head = NEXT_DOSSIER.match(text, at)
        if head and (tail := NUMBERED.match(text, head.end())):
            read = _read(head, tail)
            if read is None:
                break
            years = read.years or latest.years
            pieces.append(replace(read, years=years, chamber=latest.chamber))
        elif tail := NEXT_MARKED.match(text, at) or (
            NEXT_NUMBER.match(text, at) if plural else None
        ):
            pieces.append(_another(latest, tail))
        else:
            break
        plural = plural or _plural(tail)
    return [replace(piece, listed=len(pieces) > 1) for piece in pieces]


def _another(latest: Kamerstuk, found: Found) -> Kamerstuk:
    """Another number of the same dossier."""
    number, page = _plain(found["marked"]), found_page(found["page"])
    start, end = found.span()
    return replace(latest, start=start, end=end, written=found[0], number=number, page=page)


def _plural(found: Found | None) -> bool:
    """Whether it says "nrs.", so that numbers may follow without a word."""
    return ((found and found.groupdict().get("mark")) or "").endswith("s")
