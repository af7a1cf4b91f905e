"""A rule on a meeting of the Council that is named by its turn alone (BG117)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from briefgen.checks.rule import Hit, text_rule, together
from briefgen.facts import MONTHS
from briefgen.problem import t
from briefgen.texts.case import Passage, Texts, dates_in, sentences_in
from briefgen.texts.words import on_one_line, own_words, spaced

MARK = re.compile(r"\[\^([^\]\s]+)\]")
MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(MONTHS)}|maand|kwartaal|week|voorjaar|najaar)(?!\w)")
POSTPONED = re.compile(r"(?<!\w)(?:uitgesteld|doorgeschoven|afgevoerd|verschoven|toegevoegd)(?!\w)")
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
    for passage in texts.printed("text", "position", "opening"):
        words = own_words(passage.text)
        for found in pattern.finditer(words):
            start, end = _sentence(passage, found.start())
            if MONTH.search(words, start, end) or _has_date(passage, start, end):
                continue
            if POSTPONED.search(words, start, end):
                continue
            marks = MARK.findall(passage.text, start, end + 20)
            of = passage.document
            named = [
                notes.get((of, passage.subject, each)) or notes.get((of, None, each), "")
                for each in marks
            ]
            if any(dates_in(each) for each in named) or _said(passage, found):
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
    for start, end in sentences_in(passage.text):
        if start <= at < end:
            return max(start, at - LONGEST), min(end, at + LONGEST)
    return at, at


def _has_date(passage: Passage, start: int, end: int) -> bool:
    return any(start <= each.start < end for each in dates_in(passage.text))


def _said(passage: Passage, found: re.Match[str]) -> bool:
    """Whether its paragraph names a day to come, or the day of a meeting of the Council."""
    start = passage.text.rfind("\n\n", 0, found.start()) + 1
    end = passage.text.find("\n\n", found.start())
    end = end if end >= 0 else len(passage.text)
    for mention in dates_in(passage.text):
        if not (start <= mention.start < end and mention.days):
            continue
        days = mention.resolve(passage.on) if passage.on else None
        near = passage.text[max(mention.start - 60, start) : mention.start]
        if days is None or (passage.on and days[1] >= passage.on) or re.search("[Rr]aad", near):
            return True
    return False


@lru_cache(64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(spaced(each) for each in sorted({*names, "Raad"}, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:volgende|vorige)\s(?:formele\s)?(?:{words})(?![\w-])(?!\s(?:van\s)?[A-Z(])"
    )
