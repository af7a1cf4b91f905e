"""The words of a text: its author's own, found by lists, of dates and of titles."""

import datetime
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from briefgen.facts import MONTHS, function_words
from briefgen.markdown.pattern import Pattern
from briefgen.texts.case import Passage, Texts, once
from briefgen.texts.reading import WORD, dutch_words, words_in
from briefgen.texts.remembered import remembered


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a part of a text has a character of one of some others, which are in order."""
    before = bisect_left(spans, (end,))
    return before > 0 and start < spans[before - 1][1]


def spaced(name: str) -> str:
    """A name as a regular expression, in which a line may end between its words."""
    # Most words have nothing to escape, and to look for that is slow.
    return r"\s".join(word if word.isalnum() else re.escape(word) for word in name.split())


def bare_words(text: str) -> Iterator[str]:
    """What stands between the white space of a text, without the signs around it."""
    return (each.strip(SIGNS) for each in text.split())


def any_of(*words: str) -> str:
    """Some words as a regular expression, the longest first; a line may end within each."""
    return "|".join(map(spaced, sorted(set(words), key=lambda word: (-len(word), word))))


SIGNS = ".,;:!?()[]«»“”\"‘’'*_\x00"
WHOLE = Pattern(rf"(?<![^\W\d_])(?<![^\W\d_]['’]){WORD.pattern}")
"""A word from its first letter on."""
RUNNING = ("text", "position", "opening", "introduction", "reason", "explanation")
"""The roles of texts that are made of sentences."""


@remembered
def one_line_of(text: str) -> str:
    """A text with one space for each row of white space: a phrase stands in it on one line."""
    return on_one_line(text)


def places_of(words: AbstractSet[str], text: str) -> Iterator[re.Match[str]]:
    """Where some words stand in a text, in its order."""
    met = words & words_in(text)
    for start in sorted({start for word in met for start in _starts_of(word, text)}):
        if (found := WHOLE.match(text, start)) and found[0] in met:
            yield found


def _starts_of(word: str, text: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


@once
def running(texts: Texts) -> tuple[tuple[Passage, str], ...]:
    """The printed texts that are made of sentences, with their own words."""
    return tuple((each, dutch_words(each.text)) for each in texts.printed(*RUNNING))


class Phrases:
    """Words and phrases to look for, each with what belongs in its place.

    They are whole words, the first may have a capital; one that has capitals is met in them only.
    """

    def __init__(self, phrases: Mapping[str, str], *, exact: bool = False) -> None:
        self.by_word: dict[str, list[tuple[str, str, AbstractSet[str]]]] = {}
        for wrong, right in sorted(phrases.items(), key=lambda each: -len(each[0])):
            first, *others = WORD.findall(wrong) or [wrong]
            rest = frozenset(others)
            self.by_word.setdefault(first, []).append((wrong, right, rest))
            if first != _upper(first) and not exact:
                capital = _upper(wrong), _upper(right), rest
                self.by_word.setdefault(_upper(first), []).append(capital)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each stands, and what belongs in its place; the longest at each place."""
        words, line, end = words_in(text), one_line_of(text), 0
        possible = {
            first: [
                (wrong, right)
                for wrong, right, rest in self.by_word[first]
                # To look for a word among those that were read is faster by far.
                if rest <= words and wrong in line
            ]
            for first in self.by_word.keys() & words
        }
        for found in places_of({first for first, each in possible.items() if each}, text):
            start = found.start()
            for wrong, right in possible[found[0]] if start >= end else ():
                if until := _end_of(wrong, text, start):
                    end = until
                    yield start, end, right
                    break


MOST_SPACES = 9
BESIDE = Pattern(r"[\w-]")
BEHIND = Pattern(r"[\w-]|['’]\w")


def _end_of(phrase: str, text: str, start: int) -> int | None:
    """Where a phrase ends that stands at a place of a text, by itself, on whatever lines."""
    first, *others = phrase.split()
    if BESIDE.match(text, max(start - 1, 0), start) or not text.startswith(first, start):
        return None
    end = start + len(first)
    for word in others:
        space = text[end : end + MOST_SPACES]
        gap = len(space) - len(space.lstrip())
        if not gap or not text.startswith(word, end + gap):
            return None
        end += gap + len(word)
    return None if BEHIND.match(text, end) else end


class Names:
    """Names to look for at places with no letter before them: many take as long as one."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: list[str] = []
        self.by_letter: dict[str, dict[int, set[str]]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Look for this one too."""
        self.names.append(name)
        self.by_letter.setdefault(name[0], {}).setdefault(len(name), set()).add(name)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each starts and ends, and which it is; one may stand within another."""
        if not any(map(text.__contains__, self.names)):
            return
        edge = rf"[{re.escape(''.join(self.by_letter))}](?<![^\W\d_].)"
        for found in re.finditer(edge, text):
            start = found.start()
            for length, names in self.by_letter[found[0]].items():
                if (name := text[start : start + length]) in names:
                    yield start, start + length, name


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def without_accents(words: str) -> str:
    """Words without their diacritics: Italië and Italie are one."""
    apart = unicodedata.normalize("NFD", words)
    return "".join(each for each in apart if not unicodedata.combining(each))


def days_in_words(dates: tuple[datetime.date, ...]) -> str:
    """“8 en 9 december 2025”; days of several months are each written out."""
    last = dates[-1]
    if len({(each.year, each.month) for each in dates}) > 1:
        parts = [f"{each.day} {MONTHS[each.month - 1]} {each.year}" for each in dates]
        return " en ".join(parts)
    days = [str(each.day) for each in dates]
    start = ", ".join(days[:-1])
    listed = f"{start} en {days[-1]}" if start else days[-1]
    return f"{listed} {MONTHS[last.month - 1]} {last.year}"


def on_one_line(words: str) -> str:
    """Words as a message shows them, where a line may end between them in the text."""
    return " ".join(words.split())


TITLE_WORD = Pattern(r"[^\W_]+")
SHORTEST = 2
STEM = 5
"""Two words that begin with as many equal letters are of one family: digitaal, digitale."""


def content_words(title: str) -> list[str]:
    """The words of a title without those that any title has, in lower case."""
    words = (found[0].casefold() for found in TITLE_WORD.finditer(title))
    return [word for word in words if word not in function_words() and len(word) >= SHORTEST]


def related(one: str, other: str) -> bool:
    """Whether two words are of one family: equal, with one stem, or one within the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < STEM:
        return short == long or (len(short) > 2 and long.startswith(short))
    return short[:STEM] == long[:STEM] or short in long
