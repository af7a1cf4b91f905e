"""The dates in a Dutch text: where they stand, which days they name, and how they are written.

Not found: a day or a month alone (“8 dezer”, “in december”), “8-12-25” and “8e december”.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, get_args

from msgspec import Struct

from briefgen.markdown.date_forms import DATE, MENTION, NUMBERED, UNEVEN, even_out, number_of

Mark = Literal["jl.", "a.s.", "aanstaande", "jongstleden", "dezer"]
FORTHCOMING, PAST = ("a.s.", "aanstaande"), ("jl.", "jongstleden")
"""The marks of a day to come, and of one that has been."""
_MARKS: dict[str, Mark] = {mark.replace(".", ""): mark for mark in get_args(Mark)}
_APART = frozenset({"/", "en", "of", ","})
"""The joiners that name days; any other one names the days between too."""
_LONGEST, _LEAP_YEARS = datetime.timedelta(days=92), 8


class PartialDate(Struct, frozen=True):
    """A date as far as it is written; the day, or a month in figures, may be none that exists."""

    year: int | None
    month: int
    day: int | None

    def in_year(self, year: int) -> datetime.date | None:
        """The date in this year, if it exists and has a day."""
        try:
            return datetime.date(year, self.month, self.day or 0)
        except ValueError:
            return None


class DateMention(Struct, frozen=True):
    """A date, a range or an enumeration in a text.

    Attributes:
        start, end: where it stands, with a weekday, “begin”, “jl.”; without “van” and “d.d.”.
        first, last: its ends, with the year where only the last one has it; equal for one date.
        days: each day named or enclosed, in order; of more than a quarter only the named ones.
        weekdays: the weekday that is written with each of the days, from 0 for maandag.
        mark: in one form: “jl.” for “j.l.” too, “a.s.” for “as.” too.
        joined: the last joiner, as written.
        capital_month: whether a month is written with a capital.
    """

    start: int
    end: int
    written: str
    first: PartialDate
    last: PartialDate
    days: tuple[PartialDate, ...]
    weekdays: tuple[int | None, ...]
    mark: Mark | None
    joined: str | None
    capital_month: bool

    def resolve(self, reference: datetime.date) -> tuple[datetime.date, datetime.date] | None:
        """The first and last day, as who writes on `reference` means them.

        Without a year, “jl.” is the latest time that ends by then, “a.s.” the earliest that does
        not end before, and else it is the nearest. None for a month, for a day that does not
        exist and for a range that runs backward.
        """
        if self.last.year:
            return self._ending_in(self.last.year)
        years = range(reference.year - _LEAP_YEARS, reference.year + _LEAP_YEARS + 1)
        spans = [span for year in years if (span := self._ending_in(year))]
        if self.mark in PAST:
            spans = [span for span in spans if span[1] <= reference]
        elif self.mark in FORTHCOMING:
            spans = [span for span in spans if span[1] >= reference]
        return min(spans, key=lambda span: abs(span[1] - reference), default=None)

    def _ending_in(self, year: int) -> tuple[datetime.date, datetime.date] | None:
        turn = _turn(self.first.month, self.last.month, self.joined)
        first, last = self.first.in_year(self.first.year or year - turn), self.last.in_year(year)
        return (first, last) if first and last and first <= last else None


def find_dates(text: str) -> Iterator[DateMention]:
    """The dates in a text or in raw Markdown, in order; a mention may go on over a line end."""
    even, position = even_out(text), 0
    while found := MENTION.search(even, position):
        parts = list(DATE.finditer(even, *found.span()))
        position = found.end()
        if _is_date(found, parts):
            yield _mention(text, found, parts)
        elif even.startswith(",", parts[0].end()):
            position = parts[0].end()  # Of “artikel 12, 8 en 9 december” the rest is one.


def _is_date(found: re.Match[str], parts: Sequence[re.Match[str]]) -> bool:
    """Whether it is a date indeed: not a mere month, and its first number not one of a page."""
    text, start = found.string, found.start()
    if not text[start].isdigit():
        more = found["part"] or found["before"] or found["after"]
        return bool(more) or any(each.isdigit() for each in found[0])
    listed = text.startswith(",", parts[0].end()) and len(parts) > 1 and not parts[0]["month"]
    if listed and int(parts[0]["day"]) >= int(parts[1]["day"]):
        return False  # In “COM(2025) 19, 8 en 9 december” the days start after the comma.
    return not NUMBERED.search(text, max(start - 20, 0), start)


def _mention(text: str, found: re.Match[str], parts: Sequence[re.Match[str]]) -> DateMention:
    between = (text[one.end() : next_.start()] for one, next_ in pairwise(parts))
    joiners = [" ".join(UNEVEN.sub(" ", joiner).split()) for joiner in between]
    dates = _dates(parts, joiners)
    weekdays = [_weekday(part["weekday"]) for part in parts]
    if found["ahead"]:
        weekdays[-1], weekdays[0] = weekdays[0], _weekday(found["ahead"])
    days = [(dates[0], weekdays[0])]
    for (one, next_), weekday, joiner in zip(pairwise(dates), weekdays[1:], joiners, strict=True):
        days += [(day, None) for day in _enclosed(one, next_, joiner)]
        days.append((next_, weekday))
    days = [(date, weekday) for date, weekday in days if date.day]
    return DateMention(
        *(found.start(), found.end(), text[slice(*found.span())], dates[0], dates[-1]),
        days=tuple(date for date, _ in days),
        weekdays=tuple(weekday for _, weekday in days),
        mark=_MARKS.get((found["before"] or found["after"] or "").replace(".", "")),
        joined=joiners[-1] if joiners else None,
        capital_month=any(part["month"] and text[part.start("month")].isupper() for part in parts),
    )


def _dates(parts: Sequence[re.Match[str]], joiners: Sequence[str]) -> list[PartialDate]:
    """The dates; from the last to the first, each lends its month and year to the one before."""
    dates = [PartialDate(None, 12, None)]
    for part, joiner in zip(reversed(parts), ("", *reversed(joiners)), strict=True):
        dates.append(_date(part, joiner, dates[-1]))
    return dates[:0:-1]


def _date(part: re.Match[str], joiner: str, later: PartialDate) -> PartialDate:
    if part["numeric"]:
        numbers = [int(number) for number in re.split("[-/.]", part["numeric"])]
        return PartialDate(*(numbers if numbers[0] > 31 else numbers[::-1]))
    month, year = later.month, later.year
    if part["month"]:
        month = 1 + number_of(part["month"][0])
    if part["year"]:
        year = int(part["year"].lstrip("'’‘"))
        year += 0 if year > 99 else 2000 if year < 70 else 1900
    elif year:
        year -= _turn(month, later.month, joiner)
    return PartialDate(year, month, int(part["day"]) if part["day"] else None)


def _turn(month: int, later: int, joiner: str | None) -> int:
    """1 if a year ends between two dates; not in “15 november en 8 oktober 2025”."""
    ranged = (joiner or "").lower() not in _APART
    return int(later < month and (ranged or later + 12 - month < 6))


def _enclosed(one: PartialDate, last: PartialDate, joiner: str) -> list[PartialDate]:
    """The days between those that a range names."""
    year = one.year or 2000
    turn = _turn(one.month, last.month, joiner)
    start, end = one.in_year(year), last.in_year(last.year or year + turn)
    if joiner.lower() in _APART or not start or not end or end - start > _LONGEST:
        return []
    between = (start + datetime.timedelta(days=n) for n in range(1, (end - start).days))
    return [PartialDate(day.year if one.year else None, day.month, day.day) for day in between]


def _weekday(name: str | None) -> int | None:
    return number_of(name[0]) if name else None
