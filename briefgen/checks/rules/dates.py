"""Rules on dates: days that there are, how they are written, and where one is lacking (BG1xx)."""

import calendar
import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from briefgen.checks.rule import Hit, replacing, text_rule, together
from briefgen.facts import MONTHS, WEEKDAYS
from briefgen.markdown.dates import FORTHCOMING, DateMention, PartialDate
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Passage, Texts
from briefgen.texts.reading import dates_in, dates_within, own_words, sentence_at
from briefgen.texts.words import on_one_line, spaced

HALF_YEAR = datetime.timedelta(days=183)
"""A day that is further ahead than this is not called forthcoming: it was, in an older letter."""
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

    Found by looking where the next such day lies: more than half a year ahead it is one that was
    left over from an older letter.
    """
    for passage, on, mention in texts.dates():
        days = mention.resolve(on) if mention.mark in FORTHCOMING else None
        if days and days[1] - on > HALF_YEAR:
            what = t("“{date}” was past on the day of this document", date=mention.written)
            fix = t("correct the date, or write the year in the place of a.s.")
            yield Hit(passage.spot(mention.start, mention.end), what, fix)


@text_rule("BG103", "weekdag-klopt-niet", "error", "meeting")
def another_weekday(texts: Texts) -> Iterator[Hit]:
    """A date is on another day of the week than is written beside it."""
    for passage, on, mention in texts.dates():
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


DASHED = Pattern(r"(?P<first>\d{1,2})\s?[-‐‑–—]\s?(?P<last>\d{1,2})(?=\s[A-Za-z])")
SPAN_WORD = Pattern(r"(?<!\w)(?:[Tt]ussen|[Vv]anaf|nacht van|periode|tot)\s\Z")
FROM = Pattern(
    r"(?<!\w)(?:zal|zullen|vind(?:t|en)|vond(?:en)?|wordt|worden|werd(?:en)?|loopt|liep|duurt|"
    r"duurde|(?<!in\s)plaats|gehouden)\s(?P<van>van)\s\Z"
)


@text_rule("BG111", "datumbereik-vorm", "note", "meeting")
def range_with_a_dash(texts: Texts) -> Iterator[Hit]:
    """Two days are joined by a dash: “13-14 oktober” for “13 en 14 oktober”."""
    for passage, mention, found in _dashed(texts):
        words = own_words(passage.text)
        if SPAN_WORD.search(words, max(mention.start - 12, 0), mention.start):
            continue
        if _from(passage, mention):
            continue
        changed = mention.start, mention.start + found.end(), _in_words(found)
        yield replacing(passage, changed, t("the days are joined by a dash"))


@text_rule("BG113", "van-streepje", "warning", "meeting")
def from_with_a_dash(texts: Texts) -> Iterator[Hit]:
    """After a verb “van” needs “tot en met”, not a dash: “zal van 8-9 december plaatsvinden”."""
    for passage, mention, found in _dashed(texts):
        if verb := _from(passage, mention):
            near = int(found["last"]) - int(found["first"]) == 1
            right = f"op {_in_words(found)}" if near else f"van {_in_words(found, 'tot en met')}"
            changed = verb.start("van"), mention.start + found.end(), right
            yield replacing(passage, changed, t("“van” does not go with a dash"))


def _dashed(texts: Texts) -> Iterator[tuple[Passage, DateMention, re.Match[str]]]:
    """The ranges of days within a month that are the author's own and stand in no table."""
    for passage in texts.printed():
        words = own_words(passage.text)
        for mention in dates_in(passage.text):
            found = DASHED.match(mention.written) if len(mention.days) > 1 else None
            if not found or int(found["last"]) <= int(found["first"]):
                continue
            if passage.text.startswith("-", mention.end):
                continue
            line = passage.text.rfind("\n", 0, mention.start) + 1
            if words[mention.start].isdigit() and passage.text[line : line + 1] != "|":
                yield passage, mention, found


def _from(passage: Passage, mention: DateMention) -> re.Match[str] | None:
    return FROM.search(own_words(passage.text), max(mention.start - 30, 0), mention.start)


def _in_words(found: re.Match[str], joiner: str = "t/m") -> str:
    first, last = found["first"], found["last"]
    return f"{first} en {last}" if int(last) - int(first) == 1 else f"{first} {joiner} {last}"


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
