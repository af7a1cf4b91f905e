"""Where a line may not break: what is read as one, such as “8 december”, stays on one line.

Only what is laid out has the signs for it, a no-break space and a no-break hyphen: YAML and
Markdown stay as they are typed, and what comes home from a word processor is brought back to that.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefgen.facts import MONTHS, words_listed

# The sign U+2011 and not Word's w:noBreakHyphen, which some readers pass over.
TIES = str.maketrans({" ": "\u00a0", "-": "\u2011"})
PLAIN = str.maketrans({"\u00a0": " ", "\u2011": "-"})
ADDRESS = re.compile(r"\b(?:[a-z]+://|www\.)\S+|\S{1,64}@\S+", re.IGNORECASE)
"""What is followed or copied and must stay what it is."""
NUMBER = r"(?=\d|[IVXLC]+\b|[A-Za-tv-z]\b)"
"""Digits, Roman ones or a letter; the letter u is a word."""
FIXED = (
    # (hierna: EU)
    r"\((?i:hierna):?[ ](?=\S)",
    # (EU) 2024/1350, (EU, Euratom) 2020/2093, (EG) nr. 810/2009, COM(2025) 589
    r"\((?:[A-Z]{2,4}|Euratom)(?:,[ ][A-Z]\w+)*\)[ ](?=\d|nr\.)",
    r"\((?:19|20)\d\d\)[ ](?=\d)",
    # EU-lidstaten, IT-systemen, e-mail
    r"(?<![\w-])(?:[A-Z][A-Z\d]+s?|\w)-(?=\w)",
    # 2026-2027, 32317-978
    r"(?<=\d)-(?=\d)",
)


@lru_cache(maxsize=2000)
def tied(text: str) -> str:
    """The text with signs that do not break in the places where no line may; as long as it was."""
    made = text
    for pattern in _patterns():
        made = pattern.sub(_held, made)
    for found in ADDRESS.finditer(text):
        made = made[: found.start()] + found[0] + made[found.end() :]
    return made


def plain(text: str) -> str:
    """The text as it is typed: a sign that does not break is the common one."""
    return text.translate(PLAIN)


def _held(found: re.Match[str]) -> str:
    return found[0].translate(TIES)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What stands before a place, up to and with it; what must come behind it is looked ahead."""
    return tuple(re.compile(each) for each in (*_from_lists(), *FIXED))


def _from_lists() -> Iterator[str]:
    months = _any_of(MONTHS)
    day = r"(?<![\d.,])\d{1,2}"
    # A space that was tied by a pattern before is one still.
    space = "[ \u00a0]"
    yield rf"(?<![\w-])(?i:{_any_of(_listed('before_number'))})[ ]{NUMBER}"
    yield rf"\d[ ](?={_any_of(_listed('after_number'))}(?!\w))"
    yield rf"{day}[ ](?:{_any_of(_listed('between_days'))})[ ](?=\d{{1,2}}{space}{months}\b)"
    yield rf"{day}(?:e|de|ste)?[ ](?={months}\b)"
    yield rf"(?<=\w)[ ](?={_any_of(_listed('after_date'))}(?!\w))"
    name = rf"(?=(?:{_any_of(_listed('within_name'))}[ ])*[A-Z]|[a-z]+\.[ ])"
    yield rf"(?<![\w-])(?:{_any_of(_listed('before_name'))})[ ]{name}"
    yield rf"(?<![\w.])(?:[A-Z][a-z]?\.)+[ ]{name}"
    yield rf"(?<![\w-])(?i:{_any_of(_listed('before_hyphen'))})-(?=\w)"


def _listed(name: str) -> Iterable[str]:
    return words_listed(name, "ties")


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
