"""Which words Dutch does not know, and what stands near them.

The list is OpenTaal's: each form with what it may be in a compound, as a trie that is read where it
lies (tools/dictionary.py makes it; dictionary.LICENSE). The library that reads it belongs to the
extra `language`: without it nothing is known to be wrong.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_name("dictionary.marisa")
WORD, FIRST, MIDDLE, LAST, WRONG, AS_WRITTEN, ENGLISH = 1, 2, 4, 8, 16, 32, 64
"""What a form may be: a word, a part of a compound, never right, only as written, English."""
PARTS = 4
"""A compound of more parts is a guess."""
MOST = 99
COMPOUND = 12
"""Of a word of so many letters a compound is looked for too."""
PARTICLES = ("aan", "af", "bij", "in", "na", "om", "op", "toe", "uit")
SUFFIXES = ("achtig", "baar", "matig", "vormig", "waardig", "zaam")
"""What makes a new word of another, before and behind it."""
LETTERS = "abcdefghijklmnopqrstuvwxyzéëïöüè"
CLASH = {"a": "aeiu", "e": "eiu", "é": "eiu", "i": "eiuj", "o": "eiou", "u": "eiu"}
"""Vowels that would be read as one at the seam of a compound: zee-eend."""


@cache
def words() -> Any:
    """The list, as it lies on the disk; None without the library that reads it."""
    try:
        import marisa_trie  # noqa: PLC0415 - of the extra `language`, and only for this
    except ImportError:
        return None
    return marisa_trie.BytesTrie().mmap(str(LIST))


def is_there() -> bool:
    """Whether the library that reads the list is installed."""
    return words() is not None


def _may(form: str) -> int:
    # The library cannot look for NUL.
    found = words().get(form) if "\0" not in form else None
    return int(found[0][0]) if found else 0


def _is_compound(word: str, before: str = "", parts: int = PARTS) -> bool:
    place = MIDDLE if before else FIRST
    for part in reversed(words().prefixes(word)):
        rest = word[len(part) :]
        if len(part) < 2 or len(rest) < 2 or part in (before, rest):
            continue
        # “verwerking” + “ring” is no compound, but a letter too many in “verwerking”.
        seam = rest[0] in CLASH.get(part[-1], "") or (rest[:4] == "ring" and part[-1] in "er")
        if seam or not _may(part) & place:
            continue
        if _may(rest) & LAST or (parts > 2 and _is_compound(rest, part, parts - 1)):
            return True
    return False


def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands, as within a sentence, and out of capitals."""
    if word.isupper():
        return word, word.lower(), word.capitalize()
    lower = word[0].lower() + word[1:]
    return (word,) if lower == word else (word, lower)


@lru_cache(20_000)
def is_known(word: str) -> bool:
    """Whether a word, or a part of one before a hyphen (“opsporings-”), is Dutch."""
    if word[-1] == "-":
        parts = {form for each in _forms(word) for form in (each, each[:-1])}
        return is_known(word[:-1]) or any(_may(part) & (FIRST | MIDDLE) for part in parts)
    for form in _forms(word):
        may = _may(form)
        if may & WORD and (form == word or not may & AS_WRITTEN):
            return True
        if may & WRONG:
            return False
        if _is_compound(form):
            return True
    return False


def is_english(word: str) -> bool:
    """Whether a word that Dutch does not know is an English one."""
    return bool(_may(word.lower()) & ENGLISH)


def near(word: str, used: Container[str] = ()) -> Sequence[str]:
    """The words one letter off: of those used, else of the list, else the one compound."""
    found = [each for each in dict.fromkeys(_one_off(word)) if each in used and each != word]
    return found or _near(word)


@lru_cache(2_000)
def _near(word: str) -> Sequence[str]:
    # Behind the letters with which no word begins, a change makes none.
    keys = words().iterkeys
    begun = next((at for at in range(len(word), 0, -1) if next(keys(word[:at]), None)), 0)
    ways = [each for each in dict.fromkeys(_one_off(word, begun)) if each and each != word]
    found = [each for each in ways if any(_may(form) & WORD for form in _forms(each))]
    if found or len(word) < COMPOUND or is_joined(word):
        return found
    moved = [each for each in dict.fromkeys(_one_off(word, others=False)) if each != word]
    found = [each for each in moved if is_known(each)]
    return found if len(found) == 1 else []


@lru_cache(2_000)
def is_joined(word: str, parts: int = PARTS) -> bool:
    """Whether a word is made of words, in whatever way: new rather than misspelt."""
    for part in words().prefixes(word):
        rest = word[len(part) :]
        whole = part in PARTICLES or (len(part) > 2 and _may(part) & (WORD | FIRST | MIDDLE))
        if not whole or len(rest) < 3:
            continue
        if rest.removesuffix("e") in SUFFIXES:
            return True
        for last in (rest, rest.removeprefix("s")):
            if _may(last) & (WORD | LAST) or (parts > 2 and is_joined(last, parts - 1)):
                return True
    return False


def _one_off(word: str, until: int = MOST, *, others: bool = True) -> Iterator[str]:
    """A word without a letter, with one moved, with one or two more, and with an other one."""
    cut = [(word[:at], word[at:]) for at in range(min(until, len(word)) + 1)]
    yield from (start + end[1:] for start, end in cut if end)
    yield from (start + end[1] + end[0] + end[2:] for start, end in cut if end[1:])
    yield from (start + end[1:3] + end[0] + end[3:] for start, end in cut if end[2:])
    yield from (start + end[2] + end[:2] + end[3:] for start, end in cut if end[2:])
    yield from (start + letter + end for start, end in cut for letter in LETTERS)
    # Who writes “maatregen” went on from one “e” of “maatregelen” to the next.
    yield from (start + end[0] + other + end for start, end in cut if end for other in LETTERS)
    if others:
        yield from (start + letter + end[1:] for start, end in cut if end for letter in LETTERS)
