"""What a document itself says of its day and its meeting, where nobody else does."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.existing.block import Block
from briefgen.existing.given import Given
from briefgen.facts import Formation, formations
from briefgen.markdown.dates import DateMention, find_dates

HEAD = 25
"""Among how many blocks from the start a letter says who writes to whom, and when."""
ABOUT = re.compile(r"(?:\*\*)?(?:Betreft|Onderwerp|Betreffende)\b", re.IGNORECASE)
LABEL = re.compile(r"(?:\*\*)?datum\s*:?(?:\*\*)?\s*$", re.IGNORECASE)
DATED = re.compile(
    r"(?:\*\*)?(?:datum\b\s*:?|[A-ZÀ-Þ’'][\w’' -]{2,30},)(?:\*\*)?\s*$", re.IGNORECASE
)
PLACE = re.compile(r"(?:in|te) (Brussel|Luxemburg)\b")
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
    day = _day(blocks[: HEAD * 2])
    opening = opening_of(blocks)
    titles = list(_titles(blocks, opening))
    texts = [*titles, *(() if opening is None else (blocks[opening].text,))]
    formation = next((found for text in texts if (found := _formation(text, known))), None)
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


def _day(blocks: Iterable[Block]) -> datetime.date | None:
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


def _formation(text: str, known: Sequence[Formation]) -> Formation | None:
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
    if len(mention.days) > 7:
        return span
    return tuple(dict.fromkeys((span[0], span[1])))
