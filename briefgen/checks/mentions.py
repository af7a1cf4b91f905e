"""What a text names, read once for all rules: dates, citations, sentences, and its mere words."""

import re
from functools import lru_cache

from briefgen.markdown.citations import Citation, find_citations
from briefgen.markdown.dates import DateMention, find_dates
from briefgen.markdown.sentences import find_sentences

KEPT = 4096
"""How many texts are remembered: more than one dossier has, so that memory stays flat over many."""
BLANK = "\x00"
"""Stands for each character that is not words: it is neither a letter nor a space."""
NOT_WORDS = re.compile(
    r"\[\^[^\]\s]+\]|(?<=\])\([^)\s]*\)|<?https?://[^\s<>)\]]+>?|www\.[^\s<>)\]]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+"
)


@lru_cache(KEPT)
def dates_in(text: str) -> tuple[DateMention, ...]:
    """The dates in a text, in order."""
    return tuple(find_dates(text))


@lru_cache(KEPT)
def citations_in(text: str) -> tuple[Citation, ...]:
    """The citations in a text, in order."""
    return tuple(find_citations(text))


@lru_cache(KEPT)
def sentences_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text start and end."""
    return tuple(find_sentences(text))


@lru_cache(KEPT)
def plain(text: str) -> str:
    """A text of the same length in which footnote marks and addresses are blanked out."""
    return NOT_WORDS.sub(lambda found: BLANK * len(found[0]), text)
