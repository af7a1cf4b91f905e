"""Rules on how dates are written: ranges, and the capital of a month (BG1xx)."""

import re
from collections.abc import Iterator

from briefgen.checks.case import Texts
from briefgen.checks.mentions import dates_in
from briefgen.checks.own_words import own_words
from briefgen.checks.passage import Passage
from briefgen.checks.rule import Edit, Hit, text_rule
from briefgen.facts.calendar import MONTHS
from briefgen.markdown.dates import DateMention
from briefgen.problem import t

DASHED = re.compile(r"(?P<first>\d{1,2})\s?[-‐‑–—]\s?(?P<last>\d{1,2})(?=\s[A-Za-z])")
SPAN_WORD = re.compile(r"(?<!\w)(?:[Tt]ussen|[Vv]anaf|nacht van|periode|tot)\s\Z")
FROM = re.compile(
    r"(?<!\w)(?:zal|zullen|vind(?:t|en)|vond(?:en)?|wordt|worden|werd(?:en)?|loopt|liep|duurt|"
    r"duurde|(?<!in\s)plaats|gehouden)\s(?P<van>van)\s\Z"
)
CAPITAL = re.compile(rf"(?<=\d\s)(?:{'|'.join(name.capitalize() for name in MONTHS)})(?!\w)")
ALSO_ENGLISH = ("April", "September", "November", "December")
DUTCH_BEFORE = re.compile(
    r"(?<!\w)(?:[Oo]p|[Vv]an|tot|met|t/m|d\.d\.|per|vanaf|sinds|\w{2,6}dag)\s\Z"
)
NAME_BESIDE = re.compile(r"\s(?!\d)[A-Z]|[-’'\w]")
NAME_BEFORE = re.compile(r"[A-Z]\w{1,30}\s\Z")


@text_rule("BG111", "datumbereik-vorm", "note", "meeting")
def range_with_a_dash(texts: Texts) -> Iterator[Hit]:
    """Two days are joined by a dash: “13-14 oktober” for “13 en 14 oktober”."""
    for passage, mention, found in _dashed(texts):
        words = own_words(passage.text)
        if SPAN_WORD.search(words, max(mention.start - 12, 0), mention.start):
            continue
        if _from(passage, mention):
            continue
        right = _in_words(found)
        spot = passage.spot(mention.start, mention.start + found.end())
        what = t("the days are joined by a dash")
        fix = t("write “{right}”", right=right)
        yield Hit(spot, what, fix, edit=Edit(spot, right))


@text_rule("BG113", "van-streepje", "warning", "meeting")
def from_with_a_dash(texts: Texts) -> Iterator[Hit]:
    """After a verb “van” needs “tot en met”, not a dash: “zal van 8-9 december plaatsvinden”."""
    for passage, mention, found in _dashed(texts):
        if verb := _from(passage, mention):
            near = int(found["last"]) - int(found["first"]) == 1
            right = f"op {_in_words(found)}" if near else f"van {_in_words(found, 'tot en met')}"
            spot = passage.spot(verb.start("van"), mention.start + found.end())
            what = t("“van” does not go with a dash")
            yield Hit(spot, what, t("write “{right}”", right=right), edit=Edit(spot, right))


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


@text_rule("BG112", "maand-hoofdletter", "note", "meeting")
def capital_of_a_month(texts: Texts) -> Iterator[Hit]:
    """A month has a capital: in Dutch it has none."""
    for passage in texts.printed():
        words = own_words(passage.text)
        for mention in dates_in(passage.text):
            if not mention.capital_month:
                continue
            for month in CAPITAL.finditer(words, mention.start, mention.end):
                if _is_dutch(words, month, mention):
                    spot = passage.spot(*month.span())
                    what = t("in Dutch the name of a month has no capital")
                    right = month[0].lower()
                    fix = t("write “{right}”", right=right)
                    yield Hit(spot, what, fix, edit=Edit(spot, right))


def _is_dutch(words: str, month: re.Match[str], mention: DateMention) -> bool:
    """Whether the month is neither English nor part of a name."""
    if NAME_BESIDE.match(words, month.end()):
        return False
    before = max(mention.start - 32, 0)
    if DUTCH_BEFORE.search(words, before, mention.start):
        return True
    named = NAME_BEFORE.search(words, before, mention.start)
    return not named and month[0] not in ALSO_ENGLISH
