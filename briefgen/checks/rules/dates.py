"""Rules on dates: days that there are, how they are written, and where one is lacking (BG1xx)."""

import calendar
import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from briefgen.checks.rule import Hit, text_rule, together
from briefgen.facts import MONTHS, WEEKDAYS
from briefgen.markdown.dates import FORTHCOMING, PAST, DateMention, PartialDate
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Passage, Texts
from briefgen.texts.reading import BLANK, dates_in, dates_within, own_words, sentence_at, unquoted
from briefgen.texts.words import on_one_line, spaced

NEARLY_A_YEAR = datetime.timedelta(days=320)
"""Longer ago than this no day is called past (jl.): one that is soon to come is meant."""
HALF_YEAR, A_MONTH_SHORT = datetime.timedelta(days=183), datetime.timedelta(days=335)
"""A day that is further ahead is not called forthcoming: it was, in an older letter. The first
and the last of a month, when laws begin and end, are so up to nearly a year ahead."""
SURE = datetime.timedelta(days=150)
"""Within which time a day without a year can only be the one nearest to the letter."""
LEAP_YEAR = 2024
DAY_BEHIND = Pattern(
    rf",?\s(?:(?:is|was|en\swel|dus)\s)?(?:op\s)?een\s({'|'.join(WEEKDAYS)})"
    r"(?:ochtend|middag|avond|nacht)?(?!\w)(?!\s(?:later|eerder|na|voor|vóór|in))|"
    rf"\s?\(({'|'.join(WEEKDAYS)})\)"
)
"""“12 maart 2026, een donderdag”, “12 maart 2026 (donderdag)”."""


@text_rule("BG102", "as-voorbij", "error", "meeting")
def past_and_yet_forthcoming(texts: Texts) -> Iterator[Hit]:
    """A day that is called forthcoming (a.s.) was past when the letter was written.

    That is certain with a year, or a day of the week. Else it is guessed by looking where the next
    such day lies: more than half a year ahead it is one that was left over from an older letter.
    """
    for passage, on, mention in texts.dates():
        days = mention.resolve(on) if mention.mark in FORTHCOMING else None
        if days is None or unquoted(passage.text)[mention.start] == BLANK:
            continue
        spot, date = passage.spot(mention.start, mention.end), on_one_line(mention.written)
        turn = 1 in (days[1].day, (days[1] + datetime.timedelta(days=1)).day)
        far = A_MONTH_SHORT if turn else HALF_YEAR
        another = mention.weekdays[-1:] not in ((), (None,), (days[1].weekday(),))
        if days[1] < on or (days[1] - on > far and another):
            what = t("“{date}” was past on the day of this document", date=date)
            fix = t("correct the date, or write the year in the place of a.s.")
            yield Hit(spot, what, t("correct the date") if mention.last.year else fix)
        elif days[1] - on > far and not mention.last.year:
            what = t("“{date}” was past, or is more than half a year ahead", date=date)
            fix = t("correct the date, or write the year in the place of a.s.")
            yield Hit(spot, what, fix, guess=True)


@text_rule("BG103", "weekdag-klopt-niet", "error", "meeting")
def another_weekday(texts: Texts) -> Iterator[Hit]:
    """A date is on another day of the week than is written beside it."""
    for passage, on, mention in _with_a_day(texts):
        days = mention.resolve(on)
        if not mention.weekdays or days is None or not _is_sure(mention, days[0], on):
            continue
        written, end = _weekdays(passage, mention)
        for weekday, day in dict.fromkeys(zip((written[0], written[-1]), days, strict=True)):
            if weekday not in (None, day.weekday()):
                date = f"{day.day}-{day.month}-{day.year}"
                what = t("{date} is a {day}", date=date, day=WEEKDAYS[day.weekday()])
                fix = t("correct the day of the week or the date")
                yield Hit(passage.spot(mention.start, end), what, fix)


def _with_a_day(texts: Texts) -> Iterator[tuple[Passage, datetime.date, DateMention]]:
    """The dates that are not quoted, with the day from which they are counted.

    With its own year a date is counted from any day: that of the document need not be known.
    """
    for passage in texts.printed():
        for mention in dates_in(passage.text):
            own = mention.last.year and datetime.date(mention.last.year, 1, 1)
            on = passage.on or own
            if on and unquoted(passage.text)[mention.start] != BLANK:
                yield passage, on, mention


def _weekdays(passage: Passage, mention: DateMention) -> tuple[tuple[int | None, ...], int]:
    """The days of the week that stand before the days, else behind the one; and where that ends."""
    behind = DAY_BEHIND.match(passage.text, mention.end)
    if behind and mention.weekdays == (None,):
        return (WEEKDAYS.index(behind[1] or behind[2]),), behind.end()
    return mention.weekdays, mention.end


@text_rule("BG116", "datum-bestaat-niet", "error", "meeting")
def no_such_day(texts: Texts) -> Iterator[Hit]:
    """A day that the month does not have."""
    for passage in texts.printed():
        for mention in dates_in(passage.text):
            if not all(_exists(day) for day in (mention.first, mention.last)):
                what = t("the day “{date}” does not exist", date=mention.written)
                yield Hit(passage.spot(mention.start, mention.end), what, t("correct the date"))


def _is_sure(mention: DateMention, day: datetime.date, on: datetime.date) -> bool:
    """Whether the year is written, said by jl. or a.s., or plain from how near the day is."""
    return bool(mention.first.year or mention.mark) or abs(day - on) < SURE


def _exists(date: PartialDate) -> bool:
    if date.day is None:
        return True
    known = date.month <= len(MONTHS)
    return known and 1 <= date.day <= calendar.monthrange(date.year or LEAP_YEAR, date.month)[1]


@text_rule("BG121", "jl-nog-niet-voorbij", "error", "meeting")
def to_come_and_yet_past(texts: Texts) -> Iterator[Hit]:
    """A day that is called past (jl.) had not come yet when the letter was written.

    That is certain with a year. Else it is guessed: a day that comes soon was last nearly a year
    ago, when it would have had its year.
    """
    for passage, on, mention in texts.dates():
        days = mention.resolve(on) if mention.mark in PAST else None
        if not days or unquoted(passage.text)[mention.start] == BLANK:
            continue
        spot, date = passage.spot(mention.start, mention.end), on_one_line(mention.written)
        if days[0] > on:
            what = t("“{date}” was still to come on the day of this document", date=date)
            yield Hit(spot, what, t("correct the date, or remove {mark}", mark=mention.mark))
        elif not mention.last.year and on - days[1] >= NEARLY_A_YEAR:
            another = mention.weekdays[-1:] not in ((), (None,), (days[1].weekday(),))
            what = t("“{date}” is still to come, or was nearly a year ago", date=date)
            fix = t(
                "correct the date, or write a.s. or the year in the place of {mark}",
                mark=mention.mark,
            )
            yield Hit(spot, what, fix, guess=not another)


MARK = Pattern(r"\[\^([^\]\s\[]+)\]", marks=("[^",))
MONTH = Pattern(rf"(?<!\w)(?:{'|'.join(MONTHS)}|maand|kwartaal|week|voorjaar|najaar)(?!\w)")
POSTPONED = Pattern(r"(?<!\w)(?:uitgesteld|doorgeschoven|afgevoerd|verschoven|toegevoegd)(?!\w)")
"""What may be put off till the next meeting, whichever that will be."""
LONGEST = 600
"""How far a sentence is read in either direction."""


@text_rule("BG117", "relatieve-raad", "warning", "meeting")
def which_meeting(texts: Texts) -> Iterator[Hit]:
    """“De volgende Raad” without a date: the reader has to guess which meeting is meant.

    Once for each item or section, where it is the same meeting.
    """
    if texts.about.names:
        hits = sorted(_named_by_turn(texts), key=_subject)
        for _subject_of, each in groupby(hits, key=_subject):
            yield from together(each)


def _subject(hit: Hit) -> tuple[str, str, str]:
    passage = hit.spot.passage
    words = on_one_line(hit.spot.quoted)
    return (passage.document, passage.subject or "", words) if passage else ("", "", words)


def _named_by_turn(texts: Texts) -> Iterator[Hit]:
    pattern = _pattern(texts.about.names)
    notes = _notes(texts)
    for passage in texts.printed("text", "position", "opening", "introduction"):
        words = own_words(passage.text)
        for found in pattern.finditer(words):
            start, end = _sentence(passage, found.start())
            dated = next(dates_within(passage.text, start, end), None)
            if dated or MONTH.search(words, start, end) or POSTPONED.search(words, start, end):
                continue
            of = passage.document
            named = [
                notes.get((of, passage.subject, each)) or notes.get((of, None, each), "")
                for each in MARK.findall(passage.text, start, end + 20)
            ]
            if any(dates_in(each) for each in named) or _said(passage, found.start()):
                continue
            what = t("“{words}” does not say which meeting", words=on_one_line(found[0]))
            fix = t("write the date of that meeting")
            yield Hit(passage.spot(*found.span()), what, fix)


def _notes(texts: Texts) -> dict[tuple[str, str | None, str | None], str]:
    """The footnotes by document, subject and name; those of a free text have no subject."""
    notes: dict[tuple[str, str | None, str | None], str] = {}
    for each in texts.printed("note"):
        notes[each.document, each.subject, each.note] = each.text
        notes.setdefault((each.document, None, each.note), each.text)
    return notes


def _sentence(passage: Passage, at: int) -> tuple[int, int]:
    start, end = sentence_at(passage.text, at) or (at, at)
    return max(start, at - LONGEST), min(end, at + LONGEST)


def _said(passage: Passage, at: int) -> bool:
    """Whether its paragraph names a day to come, or the day of a meeting of the Council."""
    start = passage.text.rfind("\n\n", 0, at) + 1
    end = passage.text.find("\n\n", at)
    return _names_a_day(passage.text, start, end if end >= 0 else len(passage.text), passage.on)


@lru_cache(64)
def _names_a_day(text: str, start: int, end: int, on: datetime.date | None) -> bool:
    for mention in dates_within(text, start, end):
        if not mention.days:
            continue
        days = mention.resolve(on) if on else None
        near = text[max(mention.start - 60, start) : mention.start]
        if days is None or (on and days[1] >= on) or re.search("[Rr]aad", near):
            return True
    return False


@lru_cache(64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(spaced(each) for each in sorted({*names, "Raad"}, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:volgende|vorige)\s(?:formele\s)?(?:{words})(?![\w-])(?!\s(?:van\s)?[A-Z(])"
    )
