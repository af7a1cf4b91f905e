"""Rules on the dates in texts: a weekday, a day that is to come, a day that there is (BG1xx)."""

import calendar
import datetime
from collections.abc import Iterator

from briefgen.checks.case import Texts
from briefgen.checks.mentions import dates_in
from briefgen.checks.passage import Passage
from briefgen.checks.rule import Hit, text_rule
from briefgen.facts.calendar import WEEKDAYS
from briefgen.markdown.dates import DateMention, PartialDate
from briefgen.problem import t

FORTHCOMING = ("a.s.", "aanstaande")
HALF_YEAR = datetime.timedelta(days=183)
"""A day that is further ahead than this is not called forthcoming: it was, in an older letter."""
SURE = datetime.timedelta(days=150)
"""Within which time a day without a year can only be the one nearest to the letter."""
LEAP_YEAR = 2024


@text_rule("BG102", "as-voorbij", "error", "meeting")
def past_and_yet_forthcoming(texts: Texts) -> Iterator[Hit]:
    """A day that is called forthcoming (a.s.) was past when the letter was written.

    Found by looking where the next such day lies: more than half a year ahead it is one that was
    left over from an older letter.
    """
    for passage, on, mention in _mentions(texts):
        days = mention.resolve(on) if mention.mark in FORTHCOMING else None
        if days and days[1] - on > HALF_YEAR:
            what = t("“{date}” was past on the day of this document", date=mention.written)
            fix = t("correct the date, or write the year in the place of a.s.")
            yield Hit(passage.spot(mention.start, mention.end), what, fix)


@text_rule("BG103", "weekdag-klopt-niet", "error", "meeting")
def another_weekday(texts: Texts) -> Iterator[Hit]:
    """A date is on another day of the week than is written beside it."""
    for passage, on, mention in _mentions(texts):
        days = mention.resolve(on)
        if mention.weekday is None or days is None or not _is_sure(mention, days[0], on):
            continue
        right = days[0].weekday()
        if right != mention.weekday:
            date = f"{days[0].day}-{days[0].month}-{days[0].year}"
            what = t("{date} is a {day}", date=date, day=WEEKDAYS[right])
            fix = t("correct the day of the week or the date")
            yield Hit(passage.spot(mention.start, mention.end), what, fix)


@text_rule("BG116", "datum-bestaat-niet", "error", "meeting")
def no_such_day(texts: Texts) -> Iterator[Hit]:
    """A day that the month does not have."""
    for passage in texts.printed():
        for mention in dates_in(passage.text):
            if not all(_exists(day) for day in (mention.first, mention.last)):
                what = t("the day “{date}” does not exist", date=mention.written)
                yield Hit(passage.spot(mention.start, mention.end), what, t("correct the date"))


def _mentions(texts: Texts) -> Iterator[tuple[Passage, datetime.date, DateMention]]:
    for passage, on in texts.dated():
        for mention in dates_in(passage.text):
            yield passage, on, mention


def _is_sure(mention: DateMention, day: datetime.date, on: datetime.date) -> bool:
    """Whether the year is written, said by jl. or a.s., or plain from how near the day is."""
    return bool(mention.first.year or mention.mark) or abs(day - on) < SURE


def _exists(date: PartialDate) -> bool:
    if date.day is None:
        return True
    return 1 <= date.day <= calendar.monthrange(date.year or LEAP_YEAR, date.month)[1]
