"""Rules on Kamerstukken that texts cite, or of which the number is lacking (BG4xx)."""

import datetime
import re
from collections.abc import Iterator, Sequence

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import vergaderjaar
from briefgen.markdown.citations.citation import Identity
from briefgen.markdown.citations.kamerstukken import Kamerstuk
from briefgen.markdown.dates import DateMention
from briefgen.problem import t
from briefgen.texts.case import Passage, Spot, Texts, citations_in, dates_in
from briefgen.texts.words import is_quoted

BETWEEN = re.compile(r"[\s,;(]{1,6}\Z")
WINDOW = 140
REPORT = re.compile(
    r"\b[Vv]erslag\s(?:van\s)?(?:de\s|het\s)?(?P<of>[^.;:()\n]{1,100}?)(?:\svan|\sd\.d\.)?\s\Z"
)
MEETING = re.compile(r"[Rr]aad\b|[Ee]urogroep|[Tt]op\b|[Cc]onferentie|[Bb]ijeenkomst")
DEBATE = re.compile(r"overleg|debat|vragen|brief|agenda|inbreng")
LETTER = re.compile(r"\b(?:[Kk]amer)?[Bb]rief\s(?:van|d\.d\.)\s\Z")
"""Without words between them: “brief van de commissie van 3 mei” may be what the piece answers."""
LATE = datetime.timedelta(days=7)
"""A letter of the last days before Prinsjesdag may come in after it, and the other way round."""


def day_before(text: str, cited: Kamerstuk, dates: Sequence[DateMention]) -> datetime.date | None:
    """The day before which the piece cannot have been written, if the text beside it says so.

    A report of a meeting is later than it; a letter of a day is not older than that day.
    """
    beside = [each for each in dates if each.end <= cited.start]
    if not beside or cited.annex or not BETWEEN.fullmatch(text[beside[-1].end : cited.start]):
        return None
    mention = beside[-1]
    day = mention.last.in_year(mention.last.year) if mention.last.year else None
    before = text[max(mention.start - WINDOW, 0) : mention.start]
    if day is None:
        return None
    if LETTER.search(before):
        return day - LATE
    found = REPORT.search(before)
    if found and MEETING.search(found["of"]) and not DEBATE.search(found["of"]):
        return day
    return None


def too_old(cited: Kamerstuk, day: datetime.date) -> bool:
    """Whether the parliamentary year of a piece was over before the day."""
    return cited.years is not None and cited.years[0] < vergaderjaar(day)[0]


@text_rule("BG401", "kamerstuk-tegenspraak", "error", "sources")
def two_years_of_one_piece(texts: Texts) -> Iterator[Hit]:
    """One Kamerstuk is cited with two parliamentary years, of which one must be wrong."""
    first: dict[Identity, tuple[tuple[int, int], Spot]] = {}
    for passage, cited in _pieces(texts):
        spot = passage.spot(cited.start, cited.end)
        if cited.years is None or cited.number is None:
            continue
        years, there = first.setdefault(cited.identity, (cited.years, spot))
        if years != cited.years:
            what = t(
                "this Kamerstuk is cited elsewhere with another year: {other}, here {here}",
                other=_written(years),
                here=_written(cited.years),
            )
            fix = t("look it up and correct the one that is wrong")
            yield Hit(spot, what, fix, also=(there,))


@text_rule("BG402", "vergaderjaar-onmogelijk", "error", "sources")
def year_that_cannot_be(texts: Texts) -> Iterator[Hit]:
    """A parliamentary year that cannot be that of the piece.

    It had not begun when the document was written, or it was over on the day that the text gives
    for what the piece reports. It begins on Prinsjesdag, the third Tuesday of September (article
    65 of the Grondwet).
    """
    for passage, cited in _pieces(texts):
        spot = passage.spot(cited.start, cited.end)
        if not cited.years:
            continue
        year = _written(cited.years)
        if passage.on and cited.years[0] > vergaderjaar(passage.on)[0]:
            what = t(
                "the parliamentary year {year} had not begun on the day of this document", year=year
            )
            yield Hit(spot, what, t("correct the year"))
            continue
        day = day_before(passage.text, cited, dates_in(passage.text))
        if day and too_old(cited, day):
            what = t(
                "the parliamentary year {year} was over on the day that stands beside it", year=year
            )
            yield Hit(spot, what, t("correct the year or the date"))


def _pieces(texts: Texts) -> Iterator[tuple[Passage, Kamerstuk]]:
    for passage in texts.printed():
        for cited in citations_in(passage.text):
            if isinstance(cited, Kamerstuk):
                yield passage, cited


def _written(years: tuple[int, int]) -> str:
    return f"{years[0]}/{years[1] % 100:02}"


STANDS_IN = re.compile(
    r"\s?[,-]?\s?(?:(?:[Nn]rs?|nummer)\.?\s?)(?:…|\.{2,5}|_{2,9}|\?{1,4}|(?:PM|pm|[Xx]{1,5})\b|\[[^\]\d]{0,20}\])"
)
"""A dotted line and the like in the place of a number."""
LETTERS = ("X", "XX", "PM")
"""Letters for which a number was to come; only pieces of the senate have letters."""


@text_rule("BG414", "kamerstuk-nummer-ontbreekt", "warning", "sources")
def number_to_come(texts: Texts) -> Iterator[Hit]:
    """A Kamerstuk with “nr. …” or “nr. PM” where its number was still to be filled in."""
    for passage in texts.printed():
        for cited in citations_in(passage.text):
            if not isinstance(cited, Kamerstuk) or not lacks_number(cited, passage.text):
                continue
            if not is_quoted(passage.text, cited.start):
                end = cited.end
                if found := STANDS_IN.match(passage.text, end):
                    end = found.end()
                what = t("the number of this Kamerstuk is still to be filled in")
                yield Hit(passage.spot(cited.start, end), what, t("fill in the number"))


def lacks_number(cited: Kamerstuk, text: str) -> bool:
    """Whether something stands in for the number of a piece."""
    if cited.number is None:
        return STANDS_IN.match(text, cited.end) is not None
    return cited.number in LETTERS and cited.chamber == "II"
