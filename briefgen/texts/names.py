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
    r"(?P<who>[MmSsDd](?:inister(?:ies?|s)?|taatssecretaris(?:sen)?|epartement))\s(?:van|voor)\s",
    marks=("inister", "taatssecretaris", "epartement"),
)
COUNCIL = Pattern(r"(?P<who>Raad)(?:\svoor)?\s(?=\w)", marks=("Raad",))
ONE = frozenset(("minister", "staatssecretaris", "ministerie", "raad"))
ARTICLE = Pattern(r"(?<!\w)(?:[Dd]e|[Hh]et|[Oo]nze)\s$")
FOREIGN = Pattern(r"(?<=[a-zà-ÿ,(]\s)[A-Z][\wë]+\s$|\b[A-Z]\w+se\s$|\boud-$")
"""A word with a capital before an office: of another country (“de Duitse minister van …”)."""
ABROAD = Pattern(r"\s(?:van|uit|in|der)\s")
WITHIN = Pattern(r"[a-zà-ÿ,;)]\s$")
"""What stands before a word that begins no sentence."""
SIGNS = ("@", "#", "/", ".")
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

    @property
    def office(self) -> str:
        """Of what it is the name: a minister, a ministerie, a raad."""
        return self.who["who"].lower()

    @property
    def may_be_two(self) -> bool:
        """Whether a name begins with another: “Economische Zaken en Klimaat en Groene Groei”."""
        names = names_listed("ministries")
        return any(self.right.startswith(f"{name} ") for name in names)

    def of_this_country(self, text: str) -> bool:
        """Whether it is one office, and no word beside it says of which other country."""
        start = self.who.start()
        before = text[max(start - BACK, 0) : start]
        one = self.office in ONE or not self.may_be_two
        return one and not FOREIGN.search(before) and not ABROAD.match(text, self.end)


@cache
def _longest_first(part: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, name.lower()) for name in sorted(names_listed(part), key=len)[::-1])


@cache
def fixed() -> frozenset[str]:
    """The names of ministries, Councils and bodies in lower case."""
    parts = ("ministries", "councils", "bodies")
    return frozenset(low.removeprefix("de ") for part in parts for _, low in _longest_first(part))


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
        if text[max(who.start() - 1, 0) : who.start()].isalnum():
            continue
        ahead = on_same_line(text[start : start + REACH])
        found = next(filter(None, (_begins(ahead, *name) for name in names)), None)
        if found:
            length, right = found
            yield Named(start, start + length, ahead[:length], right, who)


def on_same_line(words: str) -> str:
    """Words of the same length, each white space a space."""
    return words.replace("\n", " ").replace("\u00a0", " ")


def starts_of(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text that are no part of longer ones."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        beside = text[max(start - 1, 0) : start] + text[end : end + 1]
        if not any(each.isalnum() or each in "-/’'" for each in beside):
            yield start
        start = text.find(words, end)


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
def _by_letters() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The names of one word by their first and last letter, each without its accents too."""
    listed = {name for part in ("countries", "cities", "words") for name in names_listed(part)}
    names = {part for name in listed for part in name.split("-") if len(part) > SHORTEST} | listed
    for people in names_listed("peoples"):
        names |= {
            people,
            people.removesuffix("ese") + "ees" if people[-3:] == "ese" else people[:-1],
        }
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names):
        bare = without_accents(name).lower()
        index[bare[0] + bare[-1]].append((name, bare))
    return index


@cache
def _others() -> frozenset[str]:
    return frozenset(names_listed("others"))


@lru_cache(4096)
def near(word: str) -> str | None:
    """The name that a word with a capital is meant to be, if it is none itself."""
    if not word[1:].islower():
        return None
    bare = (word if word.isascii() else without_accents(word)).lower()
    names = _by_letters().get(bare[0] + bare[-1], ())
    if any(word == name for name, _right in names) or word in _others():
        return None
    return next((name for name, right in names if _is_near(bare, right)), None)


def _is_near(bare: str, right: str) -> bool:
    if abs(len(bare) - len(right)) > 1 or (bare != right and bare.startswith(right)):
        return False
    if bare[:2] != right[:2] and bare[-3:] != right[-3:]:
        return False
    short, long = sorted((bare, right), key=len)
    if len(short) < SHORTEST or one_off(bare, right):
        return len(short) >= SHORTEST or _single(bare) == _single(right)
    less = (long[:at] + long[at + 1 :] for at in range(2, len(long)))
    twice = len(short) >= TWO_OFF and any(one_off(each, short) for each in less)
    return twice or _single(bare) == _single(right)


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
    lower = on_same_line(text.lower())
    if len(lower) == len(text):
        yield from _listed(text, lower)


def _is_name(office: Named, text: str) -> bool:
    """Whether it has capitals already, or is one office of this country: a name, no description."""
    if not office.words.islower():
        return not office.words.isupper()
    before = text[max(office.who.start() - BACK, 0) : office.who.start()]
    return office.of_this_country(text) and bool(ARTICLE.search(before))


def _listed(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Parties in whatever capitals, and bodies with some of theirs."""
    for name, folded in (*_longest_first("parties"), *_longest_first("bodies")):
        start = lower.find(folded)
        while start >= 0:
            end = start + len(folded)
            words = on_same_line(text[start:end])
            before, behind = text[max(start - BACK, 0) : start], text[end : end + 2]
            if words[1:] != name[1:] and _is_listed(words, before, behind):
                yield start, end, (words[0] if name[0].islower() else name[0]) + name[1:]
            start = lower.find(folded, end)


def _is_listed(words: str, before: str, behind: str) -> bool:
    """Whether words are a party, or a body with a capital that begins no sentence."""
    if before[-1:].isalnum() or before[-1:] in SIGNS or behind[:1].isalnum():
        return False
    if " " not in words:
        return not (behind[:1] in SIGNS and behind[1:].isalnum())
    if words.islower():
        return bool(ARTICLE.search(before))
    capital = words[1:] != words[1:].lower() or WITHIN.match(before[-2:])
    return bool(capital) and not words.isupper()
