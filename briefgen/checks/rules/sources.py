"""Rules on the sources that texts name: the years of Kamerstukken, the titles of others (BG4xx)."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import product

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.facts import english_sources, english_words, function_words, vergaderjaar
from briefgen.markdown.citations.acts import Act
from briefgen.markdown.citations.citation import Identity
from briefgen.markdown.citations.documents import CouncilDocument, OfficialJournal
from briefgen.markdown.citations.kamerstukken import Kamerstuk
from briefgen.markdown.dates import DateMention
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Case, Passage, Spot, Texts
from briefgen.texts.reading import citations_in, dates_in, is_quoted
from briefgen.texts.words import TITLE_WORD, Names

BETWEEN = Pattern(r"[\s,;(]{1,6}\Z")
WINDOW = 140
REPORT = Pattern(
    r"\b[Vv]erslag\s(?:van\s)?(?:de\s|het\s)?(?P<of>[^.;:()\n]{1,100}?)(?:\svan|\sd\.d\.)?\s\Z"
)
MEETING = Pattern(r"[Rr]aad\b|[Ee]urogroep|[Tt]op\b|[Cc]onferentie|[Bb]ijeenkomst")
DEBATE = Pattern(r"overleg|debat|vragen|brief|agenda|inbreng")
LETTER = Pattern(r"\b(?:[Kk]amer)?[Bb]rief\s(?:van|d\.d\.)\s\Z")
"""Without words between them: “brief van de commissie van 3 mei” may be what the piece answers."""
LATE = datetime.timedelta(days=7)
"""A letter of the last days before Prinsjesdag may come in after it, and the other way round."""


def day_before(text: str, cited: Kamerstuk, dates: Sequence[DateMention]) -> datetime.date | None:
    """The day before which the piece cannot have been written, if the text beside it says so.

    A report of a meeting is later than it; a letter of a day is not older than that day.
    """
    number = bisect_right(dates, cited.start, key=lambda each: each.end) - 1
    if number < 0 or cited.annex or not BETWEEN.fullmatch(text, dates[number].end, cited.start):
        return None
    mention = dates[number]
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


ELSEWHERE = Pattern(r"\d|https?://|www\.|\]\(")
"""What makes a source known beside its title: a number, a date, an address."""
NAMED_WITHIN, TITLE_GOES_ON = 3, 3
LEAST_ENGLISH = 2
DEFINED = Pattern(
    r"\b(?:de|het|een)\s(?P<long>(?:(?!(?:de|het|een|van|voor|in|op)\s)[\w-]{1,40}\s){0,5}?[\w-]{3,40}(?:verordening|richtlijn|besluit|wet))"
    r"\s?\((?:hierna|verder):?\s(?:de\s|het\s)?[‘“\"']?(?P<short>[A-Z][A-Za-z-]{0,10}[A-Z])[’”\"']?\)",
    re.IGNORECASE,
    marks=tuple(f"({a}{b}" for a, b in (*product("hH", "iIİı"), *product("vV", "eE"))),
)
SHORT = Pattern(r"[A-Z][A-Za-z-]{0,10}[A-Z]")
FULL_TITLE = Pattern(r"\bvan\s(?:het\sEuropees\sParlement|de\sRaad|de\sCommissie)\b")
ELI = Pattern(r"https?://|\beli/|\bELI\b", marks=("http", "eli/", "ELI"))


@text_rule("BG410", "engelse-brontitel", "note", "sources")
def english_title(texts: Texts) -> Iterator[Hit]:
    """A footnote that is an English title and nothing more: no number, no date, no address.

    Mostly what is left of a link that was lost. An English name that spells out an abbreviation
    (“Corporate Sustainability Reporting Directive”) is not one: it has no word for a document.
    """
    for passage in texts.printed("note"):
        if _is_english_title(passage):
            what = t("an English title without a number, a date or an address")
            fix = t("name the source in Dutch, with its number and date, or add the address")
            yield Hit(passage.whole(), what, fix)


@text_rule("BG411", "korte-naam-niet-gebruikt", "note", "sources")
def short_name_not_used(texts: Texts) -> Iterator[Hit]:
    """The full name of an act, in one document, after a short one was given for it.

    Not in a footnote that says where the act was published: there its full name belongs.
    """
    for document in texts.documents():
        known, names = dict[str, str](), Names()
        uses: dict[str, list[Spot]] = {}
        for passage in texts.of(document, "text", "position", "note", "opening", "introduction"):
            for long, spot in _long_names(passage, known, names):
                uses.setdefault(long, []).append(spot)
        for long, (first, *others) in uses.items():
            what = t("the short name “{short}” was given for this", short=known[long])
            fix = t("write “{short}”", short=known[long])
            yield Hit(first, what, fix, also=tuple(others))


@rule("BG412", "raadsdocument-ontbreekt", "note", "sources", on=False)
def no_council_document(case: Case) -> Iterator[Hit]:
    """An item of the agenda that names no document of the Council.

    The government promised such references in annotated agendas (letter of 26 June 2015).
    """
    citing = {
        passage.subject
        for passage in case.printed()
        if any(isinstance(each, CouncilDocument) for each in citations_in(passage.text))
    }
    items = {each.item.id for each in case.dossier.entries() if each.chapter == "agenda"}
    for passage in case.printed("title"):
        if passage.subject in items and passage.subject not in citing:
            what = t("this item names no document of the Council")
            yield Hit(passage.whole(), what, t("add the number, for instance ST 8803/16"))


@text_rule("BG413", "vindplaats-ontbreekt", "note", "sources", on=False)
def no_official_journal(texts: Texts) -> Iterator[Hit]:
    """A footnote with the full title of an act and not where it was published.

    Source: Aanwijzing 3.42 of the Aanwijzingen voor de regelgeving.
    """
    for passage in texts.printed("note"):
        citations = citations_in(passage.text)
        act = citations[0] if citations else None
        if not isinstance(act, Act) or act.start > 0 or ELI.search(passage.text):
            continue
        published = any(isinstance(each, OfficialJournal) for each in citations)
        if not published and FULL_TITLE.match(passage.text[act.end :].lstrip()):
            what = t("this act stands here without its place in the Official Journal")
            fix = t("add it: PB L, 2025/2323, 14.11.2025")
            yield Hit(passage.spot(act.start, act.end), what, fix)


def _is_english_title(passage: Passage) -> bool:
    if ELSEWHERE.search(passage.text) or citations_in(passage.text):
        return False
    words = [found[0].casefold() for found in TITLE_WORD.finditer(passage.plain)]
    kinds = [n for n, word in enumerate(words[:NAMED_WITHIN]) if word in english_sources()]
    if not kinds or len(words) - kinds[0] <= TITLE_GOES_ON:
        return False
    english = sum(word in english_words() for word in words)
    return english > LEAST_ENGLISH and not set(words) & (function_words() - english_words())


def _long_names(
    passage: Passage, known: dict[str, str], names: Names
) -> Iterator[tuple[str, Spot]]:
    """The full names that have a short one; those that are given one here become known."""
    defined = [
        found for found in DEFINED.finditer(passage.plain) if SHORT.fullmatch(found["short"])
    ]
    here = {found.start("long") for found in defined}
    since: dict[str, int] = {}
    for found in defined:
        long = found["long"].casefold()
        if long not in known:
            known[long] = found["short"]
            names.add(long)
            since[long] = found.end()
    words = passage.plain.casefold()
    for start, end, long in names.find(words) if len(words) == len(passage.plain) else ():
        if start < since.get(long, 0) or start in here or not _is_use(words, start, end):
            continue
        given = passage.role == "note" and citations_in(passage.text)
        if not (given or is_quoted(passage.text, start)):
            yield long, passage.spot(start, end)


def _is_use(words: str, start: int, end: int) -> bool:
    """Whether a name stands by itself and for what it is the name of."""
    before, after = words[start - 1 : start], words[end : end + 1]
    named_apart = before in ("(", "“", "‘", "«", "*", "_")
    alone = not before.isalnum() and not after.isalnum()
    return alone and not named_apart and not words.startswith((" (", "-"), end)
