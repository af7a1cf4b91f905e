"""The words of a text for rules on wording: without what is another's, and found by lists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from briefgen.checks.case import Texts
from briefgen.checks.mentions import BLANK, KEPT, sentences_in
from briefgen.checks.own_words import own_words
from briefgen.checks.passage import Passage

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NO_PROSE = re.compile(r"^[^\S\n]{0,9}(?:>|\||#).*$", re.MULTILINE)
ENGLISH_WORDS = (
    "the and for with from this these those are were has have been which that on to by its their "
    "shall will should"
)
ENGLISH = frozenset(ENGLISH_WORDS.split())
RUNNING = ("text", "position", "opening", "reason", "explanation")
"""The roles of texts that are made of sentences."""


@lru_cache(KEPT)
def dutch_words(text: str) -> str:
    """The author's own words, as long, without tables, headings and English sentences."""
    blanked = list(own_words(text))
    for found in NO_PROSE.finditer(text):
        _blank(blanked, found.start(), found.end())
    for start, end in sentences_in(text):
        if is_english(text[start:end]):
            _blank(blanked, start, end)
    return "".join(blanked)


def _blank(characters: list[str], start: int, end: int) -> None:
    characters[start:end] = BLANK * (end - start)


def is_english(sentence: str) -> bool:
    """Whether a sentence is English: a fifth of its words are words that only English has."""
    words = [found[0].lower() for found in WORD.finditer(sentence)]
    known = sum(word in ENGLISH or word == "of" for word in words)
    return known * 5 >= len(words) and any(word in ENGLISH for word in words) and known > 1


def running(texts: Texts) -> Iterator[tuple[Passage, str]]:
    """The printed texts that are made of sentences, with their own words."""
    for passage in texts.printed(*RUNNING):
        yield passage, dutch_words(passage.text)


class Phrases:
    """Words and phrases to look for, each with what belongs in its place.

    They are whole words, the first may have a capital; one that has capitals is met in them only.
    """

    def __init__(self, phrases: Mapping[str, str], *, exact: bool = False) -> None:
        self.by_word: dict[str, list[tuple[str, str]]] = {}
        for wrong, right in sorted(phrases.items(), key=lambda each: -len(each[0])):
            first, *_ = WORD.findall(wrong) or [wrong]
            self.by_word.setdefault(first, []).append((wrong, right))
            if first != _upper(first) and not exact:
                capital = _upper(wrong), _upper(right)
                self.by_word.setdefault(_upper(first), []).append(capital)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each stands, and what belongs in its place; the longest at each place."""
        end = 0
        for word in WORD.finditer(text):
            for wrong, right in self.by_word.get(word[0], ()) if word.start() >= end else ():
                if found := _phrase(wrong).match(text, word.start()):
                    end = found.end()
                    yield found.start(), end, right
                    break


@cache
def _phrase(words: str) -> re.Pattern[str]:
    """A phrase as it may stand in a text; made when its first word is met, as most never are."""
    spaced = r"\s{1,9}".join(map(re.escape, words.split()))
    return re.compile(rf"(?<![\w-]){spaced}(?![\w-]|['’]\w)")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def words_of(texts: Iterable[str]) -> Iterator[str]:
    """All words of some texts."""
    for text in texts:
        for found in WORD.finditer(text):
            yield found[0]
