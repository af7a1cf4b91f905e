"""Acts of the EU: their number by the interinstitutional style guide, their ELI, found in texts."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.markdown.citations.citation import (
    BLANKS,
    CENTURY,
    GAP,
    SPACE,
    TWO_DIGITS_UNTIL,
    Citation,
    Identity,
)
from briefgen.markdown.pattern import Pattern

ONE_SERIES = 2015
"""Since this year all acts share one series of numbers, with the year first."""
LONGEST_YEAR_FIRST = 1000
"""No series that had the year first reached this number in a year."""
APART = ("Euratom", "JBZ", "GBVB")
"""Domains that had a series of numbers of their own; EEG, EG and EU followed each other."""
ELI = "http://data.europa.eu/eli/{kind}/{year}/{number}/oj"
KINDS = {
    "verordening": "reg",
    "richtlijn": "dir",
    "kaderbesluit": "dec_framw",
    "besluit": "dec",
    "beschikking": "dec",
    "aanbeveling": "reco",
}
KIND = Pattern(rf"({'|'.join(KINDS)})(?:en)?$")


class Act(Citation, frozen=True, kw_only=True):
    """An act by its number, and the word for its type if that stands before it.

    In "Asielprocedureverordening (EU) 2024/1348", and for the second number of "Verordeningen (EU)
    2019/817 en (EU) 2019/818", only the number is cited; its `kind` is known all the same.
    """

    type: str | None
    kind: str | None
    domain: str | None
    year: int
    number: int
    serial_first: bool

    @property
    def identity(self) -> Identity:
        """Year and number, and before there was one series, which series it is of."""
        if self.year >= ONE_SERIES:
            return ("act", self.year, self.number)
        kind = (self.kind or "").split("_")[0] or None
        apart = self.domain if self.domain in APART else None
        return ("act", self.year, self.number, kind, apart, self.serial_first and kind != "reg")

    def standard(self) -> str | None:
        """Verordening (EU) 2024/1351 · Besluit nr. 1313/2013/EU · Besluit 2010/300/EU."""
        if self.domain is None:
            return None
        word = f"{_titled(self.type)} " if self.type else ""
        if self.year >= ONE_SERIES:
            return f"{word}({self.domain}) {self.year}/{self.number}"
        year = self.year % CENTURY if self.year <= TWO_DIGITS_UNTIL else self.year
        if (self.kind or "reg").startswith("reg") and self.serial_first:
            return f"{word}({self.domain}) nr. {self.number}/{year}"
        if self.serial_first:
            return f"{word}nr. {self.number}/{year}/{self.domain}"
        return f"{word}{year}/{self.number}/{self.domain}"

    def address(self) -> str | None:
        """The ELI of an act whose type is known.

        Not of decisions from before 2015 with a low number: two series had those, and the ELI of
        the one or the other has a (1) or (2) that cannot be derived.
        """
        if self.kind is None:
            return None
        decision = self.kind.startswith("dec") and self.kind != "dec_framw"
        if decision and self.year < ONE_SERIES and self.number < LONGEST_YEAR_FIRST:
            return None
        return ELI.format(kind=self.kind, year=self.year, number=self.number)


def kind_of(word: str) -> str:
    """The kind of act as ELI calls it: reg, dir_impl, dec_framw."""
    low = word.lower()
    ending = "_impl" if "uitvoering" in low else "_del" if "gedelegeerd" in low else ""
    return next(KINDS[name] for name in KIND.findall(low)) + ending


def _titled(word: str) -> str:
    """The word for a type with its capitals: Gedelegeerde Verordening."""
    return " ".join(part[0].upper() + part[1:] for part in BLANKS.split(word))


OLDEST, NEWEST = 1952, 2099
OLDEST_TWO_DIGITS = OLDEST % 100
COMMUNITY = r"(?:EU|EEG|EG|EGKS|EGA|Euratom|GBVB|JBZ)"
DOMAIN = rf"{COMMUNITY}(?:,{GAP}(?:Euratom|EGKS)(?!\w))?"
WORD = (
    rf"(?:[Gg]edelegeerde?{SPACE})?(?:[Uu]itvoerings)?"
    rf"(?i:{'|'.join(KINDS)})(?P<plural>en)?(?![^\W_])"
)
NUMBER = (
    rf"(?:\({GAP}(?P<front>{DOMAIN}){GAP}\){GAP})?(?P<nr>(?:[Nn]rs?|[Nn]o)\.?{GAP})?"
    rf"(?P<first>\d{{1,4}})/(?P<second>\d{{1,5}})(?:/(?P<behind>{DOMAIN}))?(?![\w/]|[-–]\d)"
)
NUMBERS = Pattern(rf"(?<![\w/.])(?P<own>{NUMBER})", marks="/")
TYPE_BEFORE = Pattern(rf"(?P<type>{WORD}){SPACE}\Z")
LONGEST_TYPE = 120
"""How far before a number the word for its type may begin, with the white space between them."""
NEXT = Pattern(rf"(?:{GAP},{GAP}(?:en{SPACE})?|{SPACE}(?:en|of){SPACE})(?P<own>{NUMBER})")
LETTER_BEFORE = Pattern(r"[^\W\d_]")


def find_acts(text: str) -> Iterator[Act]:
    """The acts of a text; what is found with its type and without comes twice."""
    numbers = list(NUMBERS.finditer(text))
    for found in numbers:
        start = found.start()
        word = TYPE_BEFORE.search(text, max(start - LONGEST_TYPE, 0), start)
        act = _typed(word, found) if word else None
        while word and act is not None:
            yield act
            more = NEXT.match(text, act.end) if word["plural"] else None
            act = _read(more, act.kind) if more else None
    for found in numbers:
        # Without the word for a type, only a domain tells an act from a sum or a date.
        if (found["front"] or found["behind"]) and (act := _read(found, None)):
            yield act


def _typed(word: re.Match[str], found: re.Match[str]) -> Act | None:
    act, start = _read(found, kind_of(word["type"])), word.start()
    if act is None or LETTER_BEFORE.match(word.string, start - 1, start):
        return act
    written = word.string[start : found.end()]
    return replace(act, start=start, written=written, type=word["type"])


def _read(found: re.Match[str], kind: str | None) -> Act | None:
    domain = found["front"] or found["behind"]
    ordered = _ordered(found, domain, regulation=(kind or "").startswith("reg"))
    if ordered is None:
        return None
    year, number, serial_first = ordered
    return Act(
        start=found.start("own"),
        end=found.end(),
        written=found["own"],
        type=None,
        kind=kind,
        domain=" ".join(domain.split()) if domain else None,
        year=year,
        number=number,
        serial_first=serial_first,
    )


def _ordered(
    found: re.Match[str], domain: str | None, *, regulation: bool
) -> tuple[int, int, bool] | None:
    """Year, number, and whether the number stands first; None if neither can be a year."""
    first, second = found["first"], found["second"]
    # No act of the European Union, younger than the Communities, has a year of two digits.
    short = domain is not None and not re.match(r"EU\b", domain)
    before, after = _year(first, short=short), _year(second, short=short)
    if domain is None and not found["nr"] and _follows(first, second):
        return None
    if before and before >= ONE_SERIES and (after is None or after >= ONE_SERIES):
        return before, int(second), False
    serial_first = after is not None and (before is None or regulation or bool(found["nr"]))
    if serial_first and after is not None:
        return after, int(first), True
    return (before, int(second), False) if before else None


def _year(words: str, *, short: bool) -> int | None:
    """The year that digits can be."""
    if len(words) == 2 and short and int(words) >= OLDEST_TWO_DIGITS:
        return 1900 + int(words)
    return int(words) if OLDEST <= int(words) <= NEWEST else None


def _follows(first: str, second: str) -> bool:
    """Whether these are the two years of a vergaderjaar or a budget: 2024/25."""
    return len(first) == 4 and int(second) in {int(first) + 1, (int(first) + 1) % 100}
