"""Names that have one form, as texts write them: offices, Councils, parties, countries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from briefgen.facts import names_listed
from briefgen.markdown.pattern import Found, Pattern
from briefgen.texts.remembered import remembered
from briefgen.texts.words import without_accents

OFFICE = Pattern(
    r"(?<![\w-])(?P<who>[Mm]inister|[Ss]taatssecretaris|[Mm]inisterie|[Mm]inisters|[Mm]inisteries|"
    r"[Ss]taatssecretarissen|[Bb]ewindspersonen|[Dd]epartement)\s(?:van|voor)\s(?=\w)",
    marks=("inister", "taatssecretaris", "ewindspersonen", "epartement"),
)
COUNCIL = Pattern(r"(?<![\w-])(?P<who>Raad)(?:\svoor)?\s(?=\w)", marks=("Raad",))
ONE = frozenset(("minister", "staatssecretaris", "ministerie", "raad"))
ARTICLE = Pattern(r"(?<!\w)(?:[Dd]e|[Hh]et|[Oo]nze)\s$")
FOREIGN = Pattern(r"(?<=[a-zà-ÿ,(]\s)[A-Z][\wë]+\s$|\b[A-Z]\w+se\s$|\bouds?-$")
"""A word with a capital before an office: of another country (“de Duitse minister van …”)."""
ABROAD = Pattern(r"\s(?:van|uit|in|der)\s")
WITHIN = Pattern(r"[a-zà-ÿ,;)]\s$")
"""What stands before a word that begins no sentence."""
TOKEN = Pattern(r"(?<![\w@#/.])[A-Za-z0-9]{3,12}(?!\w|\.\w|/\w)")
REACH, BACK = 90, 30
SHORTEST = 7
"""A name of fewer letters is near to too many others."""
TWO_OFF = 10
"""From so many letters a name may be two letters off."""


class Named(Struct, frozen=True):
    """A name at a place of a text: as it is written, as it is right, and whose it is."""

    start: int
    end: int
    words: str
    right: str
    who: Found

    @property
    def misspelt(self) -> bool:
        """Whether letters differ, and not only capitals and accents."""
        return without_accents(self.words).lower() != without_accents(self.right).lower()

    def of_this_country(self, text: str) -> bool:
        """Whether it is one office, and no word beside it says of which other country."""
        start = self.who.start()
        before = text[max(start - BACK, 0) : start]
        one = self.who["who"].lower() in ONE
        return one and not FOREIGN.search(before) and not ABROAD.match(text, self.end)


@cache
def _longest_first(part: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, name.lower()) for name in sorted(names_listed(part), key=len)[::-1])


@remembered
def offices(text: str) -> tuple[Named, ...]:
    """The names of ministries behind those of offices."""
    return tuple(_named(OFFICE, text, _longest_first("ministries")))


@remembered
def councils(text: str) -> tuple[Named, ...]:
    """The names of formations behind “Raad”."""
    return tuple(_named(COUNCIL, text, _longest_first("councils")))


def _named(pattern: Pattern, text: str, names: Sequence[tuple[str, str]]) -> Iterator[Named]:
    for who in pattern.finditer(text):
        start = who.end()
        ahead = on_same_line(text[start : start + REACH])
        found = next(filter(None, (_begins(ahead, *name) for name in names)), None)
        if found:
            length, right = found
            yield Named(start, start + length, ahead[:length], right, who)


def on_same_line(words: str) -> str:
    """Words of the same length, each white space a space."""
    return words.translate({10: " ", 160: " "})


def _begins(ahead: str, name: str, folded: str) -> tuple[int, str] | None:
    """How much of what lies ahead is a name, in whatever capitals, or one letter off."""
    lower = ahead.lower()
    if lower[:3] != folded[:3]:
        return None
    for length in (len(name), len(name) + 1, len(name) - 1):
        part, rest = lower[:length], ahead[length : length + 1]
        whole = not (rest.isalnum() or rest == "-" or part[-1] == " ")
        if whole and (part == folded or (len(name) > SHORTEST and one_off(part, folded))):
            return length, name
    return None


def one_off(one: str, other: str) -> bool:
    """Whether a letter more, less or other, or two that change places, make one of the other."""
    short, long = sorted((one, other), key=len)
    at = next((at for at, each in enumerate(short) if long[at] != each), len(short))
    if len(short) == len(long):
        swapped = short[at : at + 2] == long[at : at + 2][::-1]
        return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])
    return short[at:] == long[at + 1 :]


@cache
def _by_letter() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The names of one word by their first letter, each with its letters without accents."""
    names = {name for part in ("countries", "cities", "words") for name in names_listed(part)}
    for people in names_listed("peoples"):
        names |= {
            people,
            people.removesuffix("ese") + "ees" if people[-3:] == "ese" else people[:-1],
        }
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names):
        bare = without_accents(name).lower()
        index[bare[0]].append((name, bare))
    return index


@cache
def _others() -> frozenset[str]:
    return frozenset(names_listed("others"))


@lru_cache(4096)
def near(word: str) -> str | None:
    """The name that a word with a capital is meant to be, if it is none itself."""
    bare = without_accents(word).lower()
    names = _by_letter().get(bare[0], ())
    if word in _others() or any(word.startswith(name) for name, _bare in names):
        return None
    return next((name for name, right in names if _is_near(word, bare, right)), None)


def _is_near(word: str, bare: str, right: str) -> bool:
    if bare == right:
        return word.isascii()
    if len(bare) < SHORTEST or len(right) < SHORTEST or bare[-1] != right[-1]:
        return False
    if abs(len(bare) - len(right)) > 1:
        return False
    if one_off(bare, right) or _single(bare) == _single(right):
        return True
    short, long = sorted((bare, right), key=len)
    less = (long[:at] + long[at + 1 :] for at in range(2, len(long)))
    return len(short) >= TWO_OFF and any(one_off(each, short) for each in less)


def _single(word: str) -> str:
    """A word without the second of two equal letters."""
    return "".join(each for each, last in zip(word, " " + word, strict=False) if each != last)


def fixed_capitals(text: str) -> Iterator[tuple[int, int, str]]:
    """Where names stand in other capitals than they have, and how they are right."""
    for each in offices(text):
        if each.words != each.right and not each.misspelt and _is_name(each, text):
            yield each.start, each.end, each.right
    for each in councils(text):
        if each.words != each.right and not each.misspelt:
            yield each.start, each.end, each.right
    yield from _parties(text)
    yield from _bodies(text)


def _is_name(office: Named, text: str) -> bool:
    """Whether it has capitals already, or is one office of this country: a name, no description."""
    if not office.words.islower():
        return not office.words.isupper()
    before = text[max(office.who.start() - BACK, 0) : office.who.start()]
    return office.of_this_country(text) and bool(ARTICLE.search(before))


@remembered
def tokens(text: str) -> frozenset[str]:
    """The words of a text that may be names of parties: some have a figure."""
    return frozenset(TOKEN.findall(text))


@cache
def _party_names() -> Mapping[str, str]:
    return {name.lower(): name for name in names_listed("parties")}


def _parties(text: str) -> Iterator[tuple[int, int, str]]:
    right = _party_names()
    met = {word for word in tokens(text) if right.get(word.lower(), word) != word}
    for found in TOKEN.finditer(text) if met else ():
        if found[0] in met:
            yield *found.span(), right[found[0].lower()]


def _bodies(text: str) -> Iterator[tuple[int, int, str]]:
    lower = on_same_line(text.lower())
    for name, folded in _longest_first("bodies") if len(lower) == len(text) else ():
        start = lower.find(folded)
        while start >= 0:
            end = start + len(folded)
            before, words = text[max(start - 2, 0) : start], on_same_line(text[start:end])
            whole = not (
                before[-1:].isalnum() or before[-1:] == "-" or text[end : end + 1].isalnum()
            )
            # One capital, at the start of a sentence, is no sign of a name.
            a_name = words[1:] != words[1:].lower() or (words[0].isupper() and WITHIN.match(before))
            if whole and a_name and not words.isupper() and words[1:] != name[1:]:
                yield start, end, (words[0] if name[0].islower() else name[0]) + name[1:]
            start = lower.find(folded, end)
