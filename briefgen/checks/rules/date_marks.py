"""Rules on jl. and a.s., on dates without a year, and on one date in two forms (BG1xx)."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.checks.rules.dates import HALF_YEAR, NEARLY_A_YEAR
from briefgen.markdown.dates import FORTHCOMING, PAST, DateMention
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Case, Edit, Passage, Spot, Texts, key_spot
from briefgen.texts.reading import BLANK, dates_in, dates_within, own_words, sentence_at, unquoted
from briefgen.texts.words import days_in_words, on_one_line

SHOWN = 3
"""How many other places a finding names."""
REPORTED = Pattern(r"(?:[Vv]erslag|[Kk]amerbrief)\s(?:[^\s.,;]{1,30}\s){0,6}van\s\Z")
TOOK_PLACE = Pattern(r"(?<!\w)(?:vond(?:en)?)\s(?:[^.;,\n]{0,160}\s)?plaats(?!\w)")
WRITTEN_MARK = Pattern(r"\s(?:jl\.?|j\.l\.?|jongstleden)\Z", re.IGNORECASE)
SENTENCE_ENDS = Pattern(r"(?:\[\^[^\]\s\[]+\])*(?:\s*\Z|\s*\n\s*\n|\s+\(?[A-ZÀ-Þ“‘«])")
VAN_BEFORE = Pattern(r"(?<!\w)van\s\Z")
DOUBLE = Pattern(r"(?<!\w)d\.?d\.?\s\Z")


Past = tuple[datetime.date, datetime.date, bool]
"""The day of a document, the day that it calls past, and whether it writes the year."""


@text_rule("BG104", "as-en-verleden", "warning", "meeting")
def past_here_and_to_come_there(texts: Texts) -> Iterator[Hit]:
    """A day is called forthcoming, and past in a text that was not written later."""
    past: dict[tuple[int, int], dict[Past, Spot]] = defaultdict(dict)
    for there, other, day, spot in _past(texts):
        past[day.month, day.day].setdefault((there, day, bool(other.last.year)), spot)
    for passage, on, mention in texts.dates():
        if mention.mark not in FORTHCOMING or mention.last.year:
            continue
        of_the_year = past.get((mention.last.month, mention.last.day or 0), {})
        if place := _same_day(mention, on, of_the_year):
            date = on_one_line(mention.written)
            what = t("“{date}” is past in another text of this set", date=date)
            fix = t("correct the date or the text that is left over")
            yield Hit(passage.spot(mention.start, mention.end), what, fix, also=(place,))


def _past(texts: Texts) -> Iterator[tuple[datetime.date, DateMention, datetime.date, Spot]]:
    """The days that a text calls past, each with the day of its document and the day meant."""
    for passage, on, mention in texts.dates():
        days = mention.resolve(on)
        if days and days[1] <= on and mention.days and _is_past(passage, mention):
            yield on, mention, days[1], passage.spot(mention.start, mention.end)


def _is_past(passage: Passage, mention: DateMention) -> bool:
    if mention.mark in PAST:
        return True
    if mention.mark or not mention.last.year:
        return False
    words = unquoted(passage.text)
    if REPORTED.search(words, max(mention.start - 120, 0), mention.start):
        return True
    sentence = sentence_at(passage.text, mention.start) or (0, 0)
    first_two = list(islice(dates_within(passage.text, *sentence), 2))
    return len(first_two) == 1 and bool(TOOK_PLACE.search(words, *sentence))


def _same_day(mention: DateMention, on: datetime.date, past: Mapping[Past, Spot]) -> Spot | None:
    """Where the same day is past, if it cannot be that of another year."""
    ahead = mention.resolve(on)
    for (there, day, with_year), spot in past.items():
        left_over = ahead is not None and ahead[1] - on > HALF_YEAR and on - day < 2 * HALF_YEAR
        if there <= on and (left_over or (not with_year and day != on)):
            return spot
    return None


@rule("BG107", "nota-ouder-dan-inhoud", "warning", "meeting")
def older_than_what_it_covers(case: Case) -> Iterator[Hit]:
    """The nota is older than events of which the texts report that it asks to send."""
    nota = case.dossier.nota
    if nota is None:
        return
    later = [
        (day, spot)
        for _on, _mention, day, spot in _past(case)
        if day > nota.date and spot.passage and spot.passage.document != "nota"
    ]
    if later:
        last, spots = max(each for each, _spot in later), tuple(spot for _day, spot in later)
        what = t(
            "the nota is older than what its texts report, of {day} at the latest",
            day=days_in_words((last,)),
        )
        fix = t("correct the date of the nota, or submit the texts anew")
        yield Hit(key_spot(case.source, "nota", "date"), what, fix, also=spots[:SHOWN])


@text_rule("BG114", "dd-jl", "note", "meeting")
def marked_twice(texts: Texts) -> Iterator[Hit]:
    """A date has d.d. before it and jl. behind it: one of the two says enough."""
    for passage in texts.printed():
        words = unquoted(passage.text)
        for mention in dates_in(passage.text):
            before = DOUBLE.search(words, max(mention.start - 6, 0), mention.start)
            if not (mention.mark and before):
                continue
            what = t("d.d. and {mark} say the same twice", mark=mention.mark)
            spot = passage.spot(before.start(), mention.end)
            if VAN_BEFORE.search(words, max(before.start() - 6, 0), before.start()):
                edit = Edit(passage.spot(*before.span()), "")
                yield Hit(spot, what, t("remove d.d."), edit=edit)
            else:
                edit = Edit(passage.spot(before.start(), before.end() - 1), "van")
                yield Hit(spot, what, t("write “van” in the place of d.d."), edit=edit)


@text_rule("BG115", "jl-lang-geleden", "note", "meeting")
def past_long_ago(texts: Texts) -> Iterator[Hit]:
    """With jl. is written a day of more than half a year ago: the year says it better."""
    for passage, on, mention in texts.dates():
        days = mention.resolve(on) if mention.mark in PAST and not mention.last.year else None
        if not days or not HALF_YEAR < on - days[1] < NEARLY_A_YEAR:
            continue
        if own_words(passage.text)[mention.start] == BLANK:
            continue
        year = days[1].year
        what = t("“{date}” is more than half a year ago", date=on_one_line(mention.written))
        fix = t("write the year ({year}) in the place of {mark}", year=year, mark=mention.mark)
        spot = passage.spot(mention.start, mention.end)
        yield Hit(spot, what, fix, edit=_with_year(passage, mention, spot, year))


def _with_year(passage: Passage, mention: DateMention, spot: Spot, year: int) -> Edit | None:
    """The date with its year; none where the stop of jl. may be that of the sentence too."""
    mark = WRITTEN_MARK.search(mention.written)
    if mark is None or SENTENCE_ENDS.match(passage.text, mention.end):
        return None
    return Edit(spot, f"{mention.written[: mark.start()]} {year}")


FAR = datetime.timedelta(days=90)
"""Nearer than this a reader takes the day that comes first."""
NEW_YEAR = (1, 1)
"""A day of which no reader asks which one is meant."""
WILL = Pattern(
    r"(?<!\w)(?:zal|zullen)\s(?P<between>(?:[^.,;:!?\x00]|\d\.){0,160}?)"
    r"(?:op|vanaf|per|uiterlijk(?:\sop)?|vóór|voor)\s(?:\w{2,9}dag\s)?\Z"
)
TURNS = Pattern(
    r"(?<!\w)(?:die|dat|welke|waar\w*|zoals|toen|nadat|sinds|sedert|conform|omdat|gezien|ingaan|"
    r"(?:de|het|een|deze|dit)\s?\Z)(?!\w)"
)
COUPLED = Pattern(r"\s?(?:\([^()\n]{0,80}\))?,?\s?(?:en|of)\s(?:op\s)?")
PARTICIPLE = Pattern(r"\s(?:ge|aange|be|ver|over|uitge|inge)\w{2,20}(?:de|te|en)\s(?!word|zijn)")


@text_rule("BG108", "jaar-ontbreekt-ver", "warning", "meeting")
def year_lacks_far_ahead(texts: Texts) -> Iterator[Hit]:
    """A day to come, months ahead and in another year than that of the document, has no year."""
    # Of the day of the meeting all know the year, whatever is wrong with the sentence.
    apart = {NEW_YEAR, *((day.day, day.month) for day in texts.about.dates)}
    for passage, on in texts.dated():
        if passage.role not in ("text", "position", "opening", "reason", "explanation"):
            continue
        last: DateMention | None = None
        for mention in dates_in(passage.text):
            if mention.mark or mention.last.year or not mention.days:
                continue
            if (mention.last.day, mention.last.month) in apart:
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
    start, _end = sentence_at(passage.text, mention.start) or (0, 0)
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
    for passage, on, mention in texts.dates():
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
