"""Which words Dutch does not know, and what stands near them.

The list is OpenTaal's: each form with what it may be in a compound, as a trie that is read where it
lies (tools/dictionary.py makes it; dictionary.LICENSE). The library that reads it belongs to the
extra `language`: without it nothing is known to be wrong.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_name("dictionary.marisa")
WORD, FIRST, MIDDLE, LAST, WRONG, AS_WRITTEN, ENGLISH = 1, 2, 4, 8, 16, 32, 64
"""What a form may be: a word, a part of a compound, never right, only as written, English."""
PARTS = 4
"""A compound of more parts is a guess."""
COMPOUND = 12
"""Of a word of so many letters a compound is looked for too."""
PARTICLES = ("aan", "af", "bij", "in", "na", "om", "op", "toe", "uit")
SUFFIXES = ("achtig", "baar", "matig", "vormig", "waardig", "zaam")
"""What makes a new word of another, before and behind it."""
LETTERS = "abcdefghijklmnopqrstuvwxyzéëïöüè"
BEHIND = "\U0010ffff"
"""Stands behind all letters."""
CLASH = {"a": "aeiu", "e": "eiu", "é": "eiu", "i": "eiuj", "o": "eiou", "u": "eiu"}
"""Vowels that would be read as one at the seam of a compound: zee-eend."""

Follow = Sequence[AbstractSet[str]]
"""Which letters may stand at each place of a word, where another begins to differ from it."""


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


@lru_cache(5_000)
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


class Used:
    """The words that some texts have and Dutch knows: of the many few are asked for."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.words = sorted(words)

    def __contains__(self, word: str) -> bool:
        """Whether the texts have a word, and it is known."""
        at = bisect_left(self.words, word)
        return self.words[at : at + 1] == [word] and is_known(word)

    def going_on(self, word: str) -> Follow:
        """As `_going_on`, of these words."""
        follow, low, high = [{*LETTERS, *word}], 0, len(self.words)
        for at in range(1, len(word) + 1):
            low = bisect_left(self.words, word[:at], low, high)
            high = bisect_left(self.words, word[:at] + BEHIND, low, high)
            follow.append({each[at : at + 1] for each in self.words[low:high]})
        return follow


NONE_USED = Used()


def near(word: str, used: Used = NONE_USED) -> Sequence[str]:
    """The words one letter off: of those used, else of the list, else the one compound."""
    ways = dict.fromkeys(_one_off(word, used.going_on(word))) if used.words else ()
    return [each for each in ways if each in used and each != word] or _near(word)


@lru_cache(2_000)
def _near(word: str) -> Sequence[str]:
    ways = (each for each in dict.fromkeys(_one_off(word, _going_on(word, {0}))) if each != word)
    found = [each for each in ways if any(_may(form) & WORD for form in _forms(each))]
    if found or len(word) < COMPOUND or is_joined(word):
        return found
    found = [each for each in _compounds_near(word) if each != word and is_known(each)]
    return found if len(found) == 1 else []


def _compounds_near(word: str) -> AbstractSet[str]:
    """What may be a compound, and is a word without a letter, with one moved, or one or two more.

    A letter more stands within one part of it, between two seams of the word: that is a form of the
    list.
    """
    known, starts, ends = words(), _seams(word), _ends(word)
    follow = _going_on(word, starts)
    ways = {*_moved(word, follow)}
    for at, letter, rest in _more(follow):
        begun = [f"{word[start:at]}{letter}" for start in starts if start <= at]
        parts = (each + word[rest:end] for each in begun for end in ends if end >= rest)
        if any(part in known for part in parts):
            ways.add(word[:at] + letter + word[rest:])
    return ways


def _seams(word: str) -> set[int]:
    """Where parts of compounds may start in a word, and so in what differs from there on."""
    seams, left = {0}, [0]
    while left:
        start = left.pop()
        parts = [each for each in words().prefixes(word[start:]) if _may(each) & (FIRST | MIDDLE)]
        ends = {start + len(part) for part in parts} - seams
        left += ends
        seams |= ends
    return seams


def _ends(word: str) -> set[int]:
    """Where the last parts of compounds may start in a word, before its hyphen if it has one."""
    bare = word.removesuffix("-")
    ends = {len(word), len(bare)}
    for start in range(len(bare), 0, -1):
        for part in words().prefixes(bare[start:]):
            end = start + len(part)
            if end in ends and _may(part) & (LAST if end == len(bare) else MIDDLE):
                ends.add(start)
    return ends


def _going_on(word: str, starts: AbstractSet[int]) -> Follow:
    """At each place of a word how some word of the list goes on that began at one of the starts.

    A letter for another makes no word where none goes on with it: most need not be looked up. Any
    may end, or have a hyphen behind it.
    """
    letters, keys = {*LETTERS, *word}, words().iterkeys
    follow = [{"", "-"} for _at in range(len(word) + 1)]
    for start in starts:
        follow[start] |= letters
        for at in range(start + 1, len(word) + 1):
            if next(keys(word[start:at]), None) is None:
                break
            others = letters - follow[at]
            follow[at] |= {each for each in others if next(keys(word[start:at] + each), None)}
    return follow


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


def _one_off(word: str, follow: Follow) -> Iterator[str]:
    """A word without a letter, with one moved, with one or two more, and with an other one."""
    yield from _moved(word, follow)
    yield from (word[:at] + letter + word[rest:] for at, letter, rest in _more(follow))
    each = ((at, letter) for at in range(len(word)) for letter in LETTERS if letter in follow[at])
    yield from (word[:at] + letter + word[at + 1 :] for at, letter in each)


def _moved(word: str, follow: Follow) -> Iterator[str]:
    """A word without a letter, and with one moved."""
    cut = [(word[:at], word[at:], may) for at, may in enumerate(follow) if at < len(word)]
    yield from (start + end[1:] for start, end, may in cut if end[1:2] in may)
    two, three = cut[:-1], cut[:-2]
    yield from (start + end[1] + end[0] + end[2:] for start, end, may in two if end[1] in may)
    yield from (start + end[1:3] + end[0] + end[3:] for start, end, may in three if end[1] in may)
    yield from (start + end[2] + end[:2] + end[3:] for start, end, may in three if end[2] in may)


def _more(follow: Follow) -> Iterator[tuple[int, str, int]]:
    """One or two letters more: which one, up to which place of a word and from which on again."""
    more = [[letter for letter in LETTERS if letter in may] for may in follow]
    yield from ((at, letter, at) for at, may in enumerate(more) for letter in may)
    # Who writes “maatregen” went on from one “e” of “maatregelen” to the next.
    yield from ((at, letter, at - 1) for at, may in enumerate(more) if at for letter in may)
