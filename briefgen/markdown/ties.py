"""Where a line may not break: what is read as one, such as “8 december”, stays on one line.

Only what is laid out has the signs for it, a no-break space and a no-break hyphen: YAML and
Markdown stay as they are typed, and what comes home from a word processor is brought back to that.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefgen.facts import MONTHS, words_listed
from briefgen.markdown.pattern import Pattern

# The sign U+2011 and not Word's w:noBreakHyphen, which some readers pass over.
HYPHEN = "\u2011"
TIES = str.maketrans({" ": "\u00a0", "-": HYPHEN})
ADDRESSES = (
    Pattern(r"\b(?:[a-z]+://|www\.)\S+", re.IGNORECASE, marks=("://", ".")),
    Pattern(r"\S{1,64}@\S+", marks="@"),
)
"""What is followed or copied and must stay what it is."""
NUMBER = r"(?=\d|[IVXLC]+\b|[A-Za-tv-z]\b)"
"""Digits, Roman ones or a letter; the letter u is a word."""
FIXED = (
    # (hierna: EU)
    Pattern(r"\((?i:hierna):?[ ](?=\S)", marks="("),
    # (EU) 2024/1350, (EU, Euratom) 2020/2093, (EG) nr. 810/2009, COM(2025) 589
    Pattern(r"\((?:[A-Z]{2,4}|Euratom)(?:,[ ][A-Z]\w+)*\)[ ](?=\d|nr\.)", marks="("),
    Pattern(r"\((?:19|20)\d\d\)[ ](?=\d)", marks="("),
    # EU-lidstaten, IT-systemen, e-mail
    Pattern(r"(?<![\w-])(?:[A-Z][A-Z\d]+s?|\w)-(?=\w)", marks="-"),
    # 2026-2027, 32317-978
    Pattern(r"-(?<=\d-)(?=\d)", marks="-"),
)


@lru_cache(maxsize=2000)
def tied(text: str) -> str:
    """The text with signs that do not break in the places where no line may; as long as it was."""
    made = text
    for pattern in _patterns():
        made = pattern.sub(_held, made)
    # An address has no spaces, so that only a hyphen can have been tied in one.
    for address in ADDRESSES if HYPHEN in made else ():
        for found in address.finditer(text):
            made = made[: found.start()] + found[0] + made[found.end() :]
    return made


def plain(text: str) -> str:
    """The text as it is typed: a sign that does not break is the common one."""
    return text.replace("\u00a0", " ").replace(HYPHEN, "-")


def _held(found: re.Match[str]) -> str:
    return found[0].translate(TIES)


@cache
def _patterns() -> tuple[Pattern, ...]:
    """What stands before a place, up to and with it; what must come behind it is looked ahead.

    Where that is rare, such as a number behind a space, the place is found first.
    """
    return (*_from_lists(), *FIXED)


def _from_lists() -> Iterator[Pattern]:
    months = _any_of(MONTHS)
    days = [rf"(?<![\d.,]){digits}" for digits in (r"\d", r"\d\d")]
    # A space that was tied by a pattern before is one still.
    space = "[ \u00a0]"
    yield Pattern(rf"[ ]{NUMBER}{_behind('before_number', ' ')}")
    units, ends = _listed("after_number"), _listed("after_date")
    yield Pattern(rf"[ ](?={_any_of(units)}(?!\w))(?<=\d[ ])", marks=units)
    between = rf"{_any_of(_listed('between_days'))}[ ](?=\d{{1,2}}{space}{months}\b)"
    yield Pattern(rf"[ ]{_one_behind(days, ' ')}{between}", marks=MONTHS)
    counted = [f"{day}{ending}" for day in days for ending in ("", "e", "de", "ste")]
    yield Pattern(rf"[ ](?={months}\b){_one_behind(counted, ' ')}", marks=MONTHS)
    yield Pattern(rf"[ ](?={_any_of(ends)}(?!\w))(?<=\w[ ])", marks=ends)
    name = rf"(?=(?:{_any_of(_listed('within_name'))}[ ])*[A-Z]|[a-z]+\.[ ])"
    titles = _listed("before_name")
    yield Pattern(rf"(?<![\w-])(?:{_any_of(titles)})[ ]{name}", marks=titles)
    yield Pattern(rf"(?<![\w.])(?:[A-Z][a-z]?\.)*[A-Z][a-z]?\.[ ]{name}", marks=(". ",))
    yield Pattern(rf"-(?=\w){_behind('before_hyphen', '-')}", marks="-")


def _listed(name: str) -> tuple[str, ...]:
    return tuple(words_listed(name, "ties"))


def _behind(name: str, sign: str) -> str:
    """That one of the words of a list, small or in capitals, stands before a sign."""
    words = (rf"(?<![\w-])(?i:{re.escape(word)})" for word in _listed(name))
    return _one_behind(words, sign)


def _one_behind(ways: Iterable[str], sign: str) -> str:
    """That one of some expressions, each of one length, stands before a sign."""
    return f"(?:{'|'.join(f'(?<={way}[{sign}])' for way in ways)})"


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
