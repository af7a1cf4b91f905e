"""Rules on words that the dictionary does not know (BG515, BG516, BG517)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from msgspec import Struct

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import dictionary, replacements, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import Text, t
from briefgen.texts.case import Edit, Passage, Spot, Texts, once
from briefgen.texts.reading import BLANK, ENGLISH, dutch_words
from briefgen.texts.remembered import remembered
from briefgen.texts.words import bare_words, without_accents

TOKEN = Pattern(r"(?<![^\W_])[^\W\d_](?:[\w'’&./-]*[\w-])?|[.!?:;()|«»“”\x00]|\n\n")
DUTCH = Pattern(r"[A-ZÀ-Þ]?[a-zà-ÿ]+(?:['’-][a-zà-ÿ]+)*-?|[a-zà-ÿ]+(?:-[A-Za-zÀ-ÿ]+)+")
"""What is no abbreviation, address or name."""
STOPS = frozenset((".", "!", "?", "\n\n"))
SHORTEST, LONGEST = 5, 40
"""Of a word of fewer letters too many others are a letter off; none has more."""
ABBREVIATED = 4
"""A part of fewer letters may be an abbreviation: vpb-inspecteur."""
LONG = 8
"""From so many letters the one word that is a letter off is the one that is meant."""
OFTEN = 3
"""A word that the texts have so often is one of their subject."""
MANY, SHARE = 50, 8
"""Texts of which so many words, and one of so few, are unknown are not Dutch."""
ENDINGS = frozenset(
    ("", "s", "e", "n", "en", "t", "d", "r", "er", "te", "de", "den", "ten", "end", "ende", "es")
)
"""What two forms of one word may end in."""
GENITIVES = ("s", "er", "ers", "tje", "tjes")

Row = Sequence[tuple[str, int]]
"""The words of a text and the signs between them, each with its place."""


class Unknown(Struct, frozen=True):
    """A word that the dictionary does not know: where it stands, and what may be meant."""

    word: str
    spots: tuple[Spot, ...]
    near: tuple[str, ...]
    certain: bool

    def hit(self, fix: Text) -> Hit:
        """The finding that the word is not known."""
        what = t("the dictionary does not know “{word}”", word=self.spots[0].quoted)
        return Hit(self.spots[0], what, fix, also=self.spots[1:])


@text_rule("BG516", "spelling", "warning", "typography")
def misspelt_word(texts: Texts) -> Iterator[Hit]:
    """A word that the dictionary does not know, a letter off the one that is meant."""
    for each in _unknown(texts):
        if each.certain:
            spot, right = each.spots[0], each.near[0]
            right = right[0].upper() + right[1:] if spot.quoted[0].isupper() else right
            what = t("“{word}” is misspelt", word=spot.quoted)
            edit = Edit(spot, right, safe=False)
            yield Hit(spot, what, t("write “{right}”", right=right), each.spots[1:], edit)


@text_rule("BG515", "spelling-twijfel", "note", "typography")
def doubtful_word(texts: Texts) -> Iterator[Hit]:
    """A word that the dictionary does not know, near to some that it knows."""
    for each in _unknown(texts):
        if each.near and not each.certain:
            yield each.hit(t("is “{right}” meant?", right="”, “".join(each.near[:3])))


@text_rule("BG517", "woord-onbekend", "note", "typography", on=False)
def unknown_word(texts: Texts) -> Iterator[Hit]:
    """A word that the dictionary does not know, and none is near."""
    for each in _unknown(texts):
        if not each.near:
            yield each.hit(t("correct it, or put it into terms.yaml under words"))


@once
def _unknown(texts: Texts) -> tuple[Unknown, ...]:
    """The words that are misspelt, or that the dictionary lacks; none if it is not there."""
    return tuple(_judged(texts)) if dictionary.is_there() else ()


def _judged(texts: Texts) -> Iterator[Unknown]:
    read = [(each, dutch_words(each.text)) for each in texts.printed()]
    words = [[*bare_words(text.replace(BLANK, " "))] for _passage, text in read]
    often = Counter(chain.from_iterable(words))
    allowed = _allowed(texts)
    asked = {word for word, times in often.items() if times < OFTEN and _is_asked(word, allowed)}
    if len(asked) > max(MANY, len(often) / SHARE):
        return
    used = dictionary.Used(word for word in often if asked and len(word) >= SHORTEST)
    for (_document, word), spots in _found(read, words, asked).items():
        lower = word[0].lower() + word[1:]
        near = _near(lower, used)
        certain = len(near) == 1 and _is_certain(lower, near[0], used)
        # With a capital it may be a name, even where a sentence starts.
        if certain or word == lower:
            yield Unknown(word, tuple(spots), near, certain)


def _found(
    read: Sequence[tuple[Passage, str]], words: Sequence[Sequence[str]], asked: AbstractSet[str]
) -> dict[tuple[str, str], list[Spot]]:
    """Where the words stand, by document and word: among Dutch ones, and with no capital within."""
    found: dict[tuple[str, str], list[Spot]] = {}
    for (passage, text), has in zip(read, words, strict=True):
        row = _row(text) if not asked.isdisjoint(has) else ()
        for number, (word, at) in enumerate(row):
            starts = number == 0 or row[number - 1][0] in STOPS
            within = word[0].islower() or starts
            if within and word in asked and not _is_foreign(row, number):
                spot = passage.spot(at, at + len(word))
                found.setdefault((passage.document, word), []).append(spot)
    return found


@remembered
def _row(text: str) -> Row:
    return tuple((found[0], found.start()) for found in TOKEN.finditer(text))


def _is_known(word: str) -> bool:
    return dictionary.is_known(word.replace("’", "'"))


def _allowed(texts: Texts) -> AbstractSet[str]:
    terms = (*texts.terms.abbreviations.values(), *texts.terms.preferred.values())
    # What another rule reports.
    reported = (*replacements("misspelt"), *replacements("diacritics"), *texts.terms.preferred)
    within = (word for term in terms for word in term.split())
    right = (*texts.terms.words, *words_listed("no_typos"))
    return {word.lower() for word in (*within, *reported, *right)}


def _is_asked(word: str, allowed: AbstractSet[str]) -> bool:
    """Whether a word is neither known nor a name, an abbreviation or of another language."""
    least = SHORTEST if word[:1].islower() else LONG
    # Most words are known: that is asked first.
    if not least <= len(word) <= LONGEST or _is_known(word) or word.lower() in allowed:
        return False
    if not DUTCH.fullmatch(word) or dictionary.is_english(word):
        return False
    if _is_known(word.removesuffix("s-")):
        return False
    first, _, genitive = word.replace("’", "'").partition("'")
    if genitive in GENITIVES and _is_known(first):
        return False
    parts = word.strip("-").split("-")
    return len(parts) == 1 or not all(_is_right(part, allowed) for part in parts)


def _is_right(part: str, allowed: AbstractSet[str]) -> bool:
    """Whether a part of a word with hyphens is known, or cannot be judged."""
    if len(part) < ABBREVIATED or part in allowed or part in ENGLISH or not part.islower():
        return True
    return _is_known(part) or _is_known(f"{part}-") or dictionary.is_english(part)


def _is_foreign(row: Row, number: int) -> bool:
    """Whether one of the two words on either side, within the sentence, is no Dutch either."""
    word = row[number][0]
    for step in (-1, 1):
        for at in (number + step, number + 2 * step):
            other = row[at][0] if 0 <= at < len(row) else ""
            if not other[:1].isalpha():
                break
            if other != word and other[0].islower() and _is_of_another_language(other):
                return True
    return False


def _is_of_another_language(word: str) -> bool:
    """Whether a word is not known, and no mistake either: two of these may stand together."""
    if _is_known(word):
        return False
    return len(word) < LONG or dictionary.is_english(word) or not dictionary.near(word)


def _near(word: str, used: dictionary.Used) -> tuple[str, ...]:
    """The words that may be meant: no other form of the word itself."""
    near = dictionary.near(word.replace("’", "'"), used)
    joined = bool(near) and dictionary.is_joined(word)
    return tuple(
        each
        for each in near
        if (len(word) >= LONG or each in used)
        and not _is_form(word, each)
        # Of a new word made of words another letter makes another word.
        and not (joined and _has_another_letter(word, each))
        # Which another rule reports: a word without the diacritic that it has elsewhere.
        and not (each in used and without_accents(each) == word)
    )


def _is_form(word: str, other: str) -> bool:
    """Whether two words differ in their endings, and so may be forms of one, or in how they begin.

    Of “naftalenen” the singular is “naftaleen”.
    """
    at = next((at for at, each in enumerate(word) if other[at : at + 1] != each), len(word))
    stem = word.removesuffix("en")
    return at == 0 or {word[at:], other[at:]} <= ENDINGS or other == stem[:-1] + stem[-2:]


def _is_certain(word: str, near: str, used: dictionary.Used) -> bool:
    """Whether the one word near to a word is meant: the texts have it, or no letter is another."""
    return near in used or not _has_another_letter(word, near)


def _has_another_letter(word: str, near: str) -> bool:
    """Whether a letter was put in the place of another, and none slipped in, out or on."""
    return len(word) == len(near) and sorted(word) != sorted(near)
