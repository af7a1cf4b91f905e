"""The day and the meeting of a document: what the user says, else what it says itself."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefgen.facts import Formation, formations, seats
from briefgen.manuscript.block import Block
from briefgen.markdown.dates import DateMention, find_dates
from briefgen.problem import Text, UsageError, choose, t

MOST_DAYS = 21
"""How many days a meeting lasts at most, as those of the parties to a treaty do."""


class Given(Struct, frozen=True):
    """What is known from outside of the text, as far as it was said."""

    day: datetime.date | None = None
    dates: tuple[datetime.date, ...] = ()
    place: str | None = None
    formation: Formation | None = None
    informal: bool = False

    def over(self, other: "Given") -> "Given":
        """This, and what `other` knows besides."""
        return replace(
            self,
            day=self.day or other.day,
            dates=self.dates or other.dates,
            place=self.place or other.place,
            formation=self.formation or other.formation,
            informal=self.informal or other.informal,
        )


def given(
    day: str | None,
    meeting: Iterable[str],
    place: str | None,
    council: str | None,
    known: Sequence[Formation] = (),
) -> Given:
    """What options or front matter say.

    Args:
        day: the day of the document, as YYYY-MM-DD.
        meeting: the days of the meeting, in the same form; several may stand in one with commas.
        place: where the meeting is held.
        council: the id of the formation.
        known: the formations of the workspace, which come before those of briefgen itself.

    Raises:
        UsageError: if a day is none, or the formation is not known.
    """
    days = [word for words in meeting for word in words.replace(",", " ").split()]
    return Given(
        _day(day) if day else None,
        tuple(sorted(_day(word) for word in days)),
        place or None,
        _formation(council, known) if council else None,
    )


def of_front(front: Mapping[str, object], known: Sequence[Formation] = ()) -> Given:
    """What front matter says under the keys date, meeting, place, council and informal."""
    meeting = front.get("meeting")
    days = [str(each) for each in meeting] if isinstance(meeting, list) else [str(meeting or "")]

    def word(key: str) -> str | None:
        value = front.get(key)
        return value if isinstance(value, str) else None

    said = given(word("date"), days, word("place"), word("council"), known)
    return replace(said, informal=front.get("informal") is True)


def _day(words: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        what: Text = t("“{date}” is not a date", date=words)
        raise UsageError(what, t("write year, month and day: 2026-03-05")) from None


def _formation(id_: str, known: Sequence[Formation]) -> Formation:
    by_id = {each.id: each for each in (*formations(), *known)}
    if id_ not in by_id:
        what = t("there is no council “{name}”", name=id_)
        raise UsageError(what, choose(id_, by_id))
    return by_id[id_]


HEAD = 25
"""Among how many blocks from the start a letter says who writes to whom, and when."""
ABOUT = re.compile(r"(?:\*\*)?(?:Betreft|Onderwerp|Betreffende)\b", re.IGNORECASE)
LABEL = re.compile(r"(?:\*\*)?datum\s*:?(?:\*\*)?\s*$", re.IGNORECASE)
DATED = re.compile(
    r"(?:\*\*)?(?:datum\b\s*:?|[A-ZÀ-Þ’'][\w’' -]{2,30},)(?:\*\*)?\s*$", re.IGNORECASE
)
PLACE = re.compile(rf"(?:in|te) ({'|'.join(sorted(set(seats().values())))})\b")
OPENING = re.compile(r"\b(?:Hierbij|Hiermee|geannoteerde agenda|vindt|zal)\b", re.IGNORECASE)
SENTENCE = 60
"""A paragraph that is no shorter and ends in a stop is a sentence, not a line of a letterhead."""


def is_sentence(block: Block) -> bool:
    """Whether a paragraph is running text."""
    return block.kind == "text" and len(block.text) > SENTENCE and "." in block.text


def opening_of(blocks: Sequence[Block]) -> int | None:
    """Which block is the opening sentence: the first running text, if it speaks of a meeting."""
    for number, block in enumerate(blocks[:HEAD]):
        if is_sentence(block):
            return number if OPENING.search(block.text) else None
    return None


def guess(blocks: Sequence[Block], known: Sequence[Formation] = ()) -> Given:
    """What the text says of itself, as far as it is plain."""
    day = _guessed_day(blocks[: HEAD * 2])
    opening = opening_of(blocks)
    titles = list(_titles(blocks, opening))
    texts = [*titles, *(() if opening is None else (blocks[opening].text,))]
    formation = next((found for text in texts if (found := _guessed_formation(text, known))), None)
    dates: tuple[datetime.date, ...] = ()
    for text in texts:
        dates = dates or _meeting(text, formation, day)
    places = [found[1] for text in texts[:1] + texts[-1:] for found in PLACE.finditer(text)]
    return Given(day, dates, places[0] if len(set(places)) == 1 else None, formation)


def _titles(blocks: Sequence[Block], opening: int | None) -> Iterator[str]:
    for number, block in enumerate(blocks[:HEAD]):
        if opening is not None and number >= opening:
            return
        if block.kind == "heading" or ABOUT.match(block.text):
            yield block.text


def _guessed_day(blocks: Iterable[Block]) -> datetime.date | None:
    """The day of a letter: after “Datum”, or after the name of a place, in full."""
    before = ""
    for block in blocks:
        for mention in find_dates(block.text) if len(block.text) < SENTENCE else ():
            label = block.text[: mention.start]
            alone = not label.strip(" *") and LABEL.match(before.strip())
            end = block.text[mention.end :].strip(" *")
            if (alone or DATED.match(label)) and not end and mention.last.year:
                span = mention.resolve(datetime.date(mention.last.year, 1, 1))
                return span[1] if span else None
        before = block.text
    return None


def _guessed_formation(text: str, known: Sequence[Formation]) -> Formation | None:
    """The formation whose name stands first; of two that start together the longest."""
    found = [
        (text.find(name), -len(name), each)
        for each in (*known, *formations())
        for name in each.names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _meeting(
    text: str, formation: Formation | None, day: datetime.date | None
) -> tuple[datetime.date, ...]:
    """The days of the meeting that a title or an opening names: the first after its name."""
    if formation is None:
        return ()
    start = min((at for name in formation.names if (at := text.find(name)) >= 0), default=-1)
    for mention in find_dates(text) if start >= 0 else ():
        near = 0 <= mention.start - start < 160 or 0 <= start - mention.end < 80
        if near and (span := _resolved(mention, day)):
            return _days(mention, span)
    return ()


def days_in(text: str) -> tuple[datetime.date, ...]:
    """The first days with a year that a title names, whatever stands before them."""
    for mention in find_dates(text):
        if mention.last.year and (span := _resolved(mention, None)):
            return _days(mention, span)
    return ()


def _resolved(
    mention: DateMention, day: datetime.date | None
) -> tuple[datetime.date, datetime.date] | None:
    if day is None and not mention.last.year:
        return None
    return mention.resolve(day or datetime.date(mention.last.year or 1, 1, 1))


def _days(
    mention: DateMention, span: tuple[datetime.date, datetime.date]
) -> tuple[datetime.date, ...]:
    """Each day of a meeting that is named or enclosed; of a longer time its ends."""
    if len(mention.days) > MOST_DAYS:
        return span
    years = {each.year for each in span}
    dates = {each.in_year(year) for each in mention.days for year in years}
    return tuple(sorted(date for date in dates if date and span[0] <= date <= span[1])) or span
