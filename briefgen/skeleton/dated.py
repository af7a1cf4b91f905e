"""Texts that are used again: the sentences that name a day of the old meeting, or may do so."""

import datetime
import re
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct, field

from briefgen.facts import dated_words
from briefgen.markdown.dates import FORTHCOMING, DateMention, find_dates
from briefgen.markdown.sentences import find_sentences

MARKER = re.compile(r"\s*(?:(?:[-*+>]|#{1,6}|\d+[.)])\s+)*")
PAIRS = (("[", "]"), ("(", ")"))
EMPHASIS = re.compile(r"\*|`|(?<!\w)_|_(?!\w)")
CELL = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?")
LONGEST = 120


class Seen(Struct, frozen=True):
    """A sentence at a key of a new file: its words, where it starts, whether it is gone."""

    key: tuple[str, ...]
    at: int
    words: str
    gone: bool


class Reading(Struct):
    """Reads texts for what they say of the old meeting."""

    days: frozenset[datetime.date]
    words: re.Pattern[str]
    seen: list[Seen] = field(default_factory=list)

    @classmethod
    def of(cls, days: frozenset[datetime.date], place: str, presidency: str | None) -> "Reading":
        """That for the texts of a meeting: on which days, where, and whose presidency."""
        words = [re.escape(word) for word in sorted(dated_words() | {place})]
        words += [f"{re.escape(presidency)}e?"] if presidency else []
        return cls(days, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))

    def read(self, key: tuple[str, ...], text: str, instead: str) -> str:
        """A text without the sentences that name a day of the old meeting."""
        mentions = [(each.start, each.end, self._own(each)) for each in find_dates(text)]
        mentions += [(*found.span(), False) for found in self.words.finditer(text)]
        made, shift = text, 0
        for start, end in _units(text):
            inside = [own for at, until, own in mentions if at < end and until > start]
            if not inside:
                continue
            words = text[start:end]
            if any(inside) and not _whole(words):
                self.seen = [each for each in self.seen if each.key != key]
                self.seen.append(Seen(key, 0, text, gone=True))
                return f"{instead}\n" if text.endswith("\n") else instead
            self.seen.append(Seen(key, start + shift, words, any(inside)))
            if any(inside):
                made = made[: start + shift] + instead + made[end + shift :]
                shift += len(instead) - len(words)
        return made

    def _own(self, mention: DateMention) -> bool:
        """Whether a date is one of the old meeting, or was still to come then."""
        if mention.mark in FORTHCOMING:
            return True
        resolved = mention.resolve(min(self.days))
        years = {day.year for day in resolved or self.days}
        return any(
            day.in_year(year) in self.days
            for day in mention.days
            for year in ({day.year} if day.year else years)
        )


def _units(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, without what makes one an element of a list, and cells of tables."""
    start = 0
    for is_row, lines in groupby(text.splitlines(keepends=True), _is_row):
        block = "".join(lines)
        for found in CELL.finditer(block) if is_row else ():
            yield start + found.start(), start + found.end()
        for first, last in () if is_row else find_sentences(block):
            marker = MARKER.match(block, first, last)
            first = marker.end() if marker else first  # noqa: PLW2901 - where its words start
            yield start + first, start + last
        start += len(block)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _whole(words: str) -> bool:
    """Whether a sentence can be taken out without breaking what is marked around it."""
    paired = all(words.count(left) == words.count(right) for left, right in PAIRS)
    return paired and "|" not in words and len(EMPHASIS.findall(words)) % 2 == 0


def short(words: str) -> str:
    """Words on one line, and not too many of them."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
