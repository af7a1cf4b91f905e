"""The words of a title that tell its subject, and whether words are quoted."""

import re

from briefgen.facts import function_words

WORD = re.compile(r"[^\W_]+")
SHORTEST = 2
STEM = 5
"""Two words that begin with as many equal letters are of one family: digitaal, digitale."""
QUOTES = (("«", "»"), ("“", "”"), ("„", "”"))
REACH = 1000
"""How far back the sign is looked for with which a quotation opens."""


def content_words(title: str) -> list[str]:
    """The words of a title without those that any title has, in lower case."""
    words = (found[0].casefold() for found in WORD.finditer(title))
    return [word for word in words if word not in function_words() and len(word) >= SHORTEST]


def related(one: str, other: str) -> bool:
    """Whether two words are of one family: equal, with one stem, or one within the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < STEM:
        return short == long or (len(short) > 2 and long.startswith(short))
    return short[:STEM] == long[:STEM] or short in long


def is_quoted(text: str, position: int) -> bool:
    """Whether a position stands within quotation marks or in a block quote: another's words."""
    line = text.rfind("\n", 0, position) + 1
    if text.startswith(">", line):
        return True
    since = max(position - REACH, 0)
    return any(
        text.rfind(opening, since, position) > text.rfind(closing, since, position)
        for opening, closing in QUOTES
    )
