"""Rules on dates without a year, and on one date written in two ways (BG1xx)."""

import datetime
import re
from collections.abc import Iterator

from briefgen.checks.case import Texts
from briefgen.checks.date_words import on_one_line
from briefgen.checks.mentions import dates_in, sentences_in
from briefgen.checks.own_words import own_words
from briefgen.checks.passage import Passage, Spot
from briefgen.checks.rule import Hit, text_rule
from briefgen.markdown.dates import DateMention
from briefgen.problem import t

FAR = datetime.timedelta(days=90)
"""Nearer than this a reader takes the day that comes first."""
NEW_YEAR = (1, 1)
"""A day of which no reader asks which one is meant."""
WILL = re.compile(
    r"(?<!\w)(?:zal|zullen)\s(?P<between>(?:[^.,;:!?\x00]|\d\.){0,160}?)"
    r"(?:op|vanaf|per|uiterlijk(?:\sop)?|vóór|voor)\s(?:\w{2,9}dag\s)?\Z"
)
TURNS = re.compile(
    r"(?<!\w)(?:die|dat|welke|waar\w*|zoals|toen|nadat|sinds|sedert|conform|omdat|gezien|ingaan|"
    r"(?:de|het|een|deze|dit)\s?\Z)(?!\w)"
)
COUPLED = re.compile(r"\s?(?:\([^()\n]{0,80}\))?,?\s?(?:en|of)\s(?:op\s)?")
PARTICIPLE = re.compile(r"\s(?:ge|aange|be|ver|over|uitge|inge)\w{2,20}(?:de|te|en)\s(?!word|zijn)")


@text_rule("BG108", "jaar-ontbreekt-ver", "warning", "meeting")
def year_lacks_far_ahead(texts: Texts) -> Iterator[Hit]:
    """A day to come, months ahead and in another year than that of the document, has no year."""
    for passage, on in texts.dated():
        if passage.role not in ("text", "position", "opening", "reason", "explanation"):
            continue
        last: DateMention | None = None
        for mention in dates_in(passage.text):
            if mention.mark or mention.last.year or not mention.days:
                continue
            if (mention.last.day, mention.last.month) == NEW_YEAR:
                continue
            if not _is_to_come(passage, mention, last):
                continue
            last = mention
            day = _next(mention, on)
            if day and day - on > FAR and day.year > on.year:
                what = t("“{date}” does not say of which year", date=on_one_line(mention.written))
                fix = t("write the year, which is probably {year}", year=day.year)
                yield Hit(passage.spot(mention.start, mention.end), what, fix)


def _is_to_come(passage: Passage, mention: DateMention, last: DateMention | None) -> bool:
    """Whether “zal … op” stands before it, or before a day that it is coupled to."""
    words = own_words(passage.text)
    start = next((s for s, e in sentences_in(passage.text) if s <= mention.start < e), 0)
    if last and last.start >= start:
        return COUPLED.fullmatch(words, last.end, mention.start) is not None
    before = words[max(start, mention.start - 200) : mention.start]
    will = WILL.search(before)
    if will is None or TURNS.search(will["between"]):
        return False
    return PARTICIPLE.match(words, mention.end) is None


def _next(mention: DateMention, on: datetime.date) -> datetime.date | None:
    years = (on.year, on.year + 1)
    days = [day for year in years if (day := mention.last.in_year(year)) and day >= on]
    return min(days, default=None)


@text_rule("BG109", "datum-zonder-jaar", "note", "meeting", on=False)
def no_year(texts: Texts) -> Iterator[Hit]:
    """A date without a year and without jl. or a.s."""
    for passage in texts.printed():
        for mention in dates_in(passage.text):
            if mention.days and not mention.last.year and not mention.mark:
                what = t("“{date}” has no year", date=on_one_line(mention.written))
                yield Hit(passage.spot(mention.start, mention.end), what, t("write the year"))


@text_rule("BG110", "datum-twee-vormen", "note", "meeting", on=False)
def one_day_in_two_forms(texts: Texts) -> Iterator[Hit]:
    """One document writes the same day in two ways: with the year, without, or with jl. or a.s."""
    first: dict[tuple[str, datetime.date, datetime.date], tuple[str, str, Spot]] = {}
    for passage, on in texts.dated():
        for mention in dates_in(passage.text):
            days = mention.resolve(on)
            if not days:
                continue
            form = _form(mention)
            spot = passage.spot(mention.start, mention.end)
            made = (form, on_one_line(mention.written), spot)
            there, written, other = first.setdefault((passage.document, *days), made)
            if there != form:
                what = t("elsewhere this day is written as “{date}”", date=written)
                yield Hit(spot, what, t("write the day in one way"), also=(other,))


def _form(mention: DateMention) -> str:
    return "year" if mention.last.year else mention.mark or "bare"
