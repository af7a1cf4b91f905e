"""The words of a text that are its author's own: no quotation, no block quote, no citation."""

import re
from functools import lru_cache

from briefgen.checks.mentions import BLANK, KEPT, citations_in, plain

QUOTED = re.compile(
    r"«[^«»]{1,600}»|“[^“”]{1,600}”|„[^„”“]{1,600}[”“]|(?<!\w)‘[^‘’\n]{1,300}’(?!\w)|"
    r'(?<!\w)"[^"\n]{1,600}"(?!\w)|(?<!\w)\'[^\'\n]{1,300}\'(?!\w)|`[^`\n]{1,300}`'
    r"|^[^\S\n]{0,9}>.*$",
    re.MULTILINE,
)


@lru_cache(KEPT)
def own_words(text: str) -> str:
    """A text of the same length in which what others wrote is blanked out, and marks too."""
    words = unquoted(text)
    for cited in citations_in(text):
        words = words[: cited.start] + BLANK * (cited.end - cited.start) + words[cited.end :]
    return words


@lru_cache(KEPT)
def unquoted(text: str) -> str:
    """As `own_words`, with the citations left in."""
    return QUOTED.sub(lambda found: BLANK * len(found[0]), plain(text))


def spaced(name: str) -> str:
    """A name as a regular expression, in which a line may end between its words."""
    return r"\s".join(re.escape(word) for word in name.split())
