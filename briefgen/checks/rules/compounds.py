"""Rules on compounds: a hyphen that is missing, one too many, one with a space behind it."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import replacements, words_listed
from briefgen.markdown.pattern import Pattern, word_of
from briefgen.problem import t
from briefgen.texts.case import Texts
from briefgen.texts.compounds import choice, kind_of, loose_in
from briefgen.texts.reading import BLANK, dutch_words, sentence_at, unquoted
from briefgen.texts.words import Phrases, on_one_line, running


@text_rule("BG906", "losse-samenstelling", "note", "typography")
def loose_compound(texts: Texts) -> Iterator[Hit]:
    """A compound with a name that misses its hyphen (Woordenlijst, Leidraad 6).

    An abbreviation with a noun counts only where what it names cannot be what acts, or gets it.
    """
    for passage in texts.printed():
        for start, end, right, sure in (*loose_in(passage.text), *_others(passage.text)):
            words = passage.text[start:end]
            if words not in texts.terms.preferred:
                what = t("“{words}” is a compound", words=on_one_line(words))
                yield replacing(passage, (start, end, right), what, safe=sure)


LONG_TERM = Pattern(
    r"(?<![\w-])(?<![Oo]p )(?<![Oo]p de )(?<![Oo]p een )(?<!en )"
    rf"(?P<how>{choice('terms')}) termijn "
    r"(?P<noun>[a-zà-ÿ]{3,40})(?![\w-])",
    marks=("termijn",),
)
NAMED = Pattern(
    rf"(?<![\w-])(?:[Dd]e|[Hh]et|[Dd]eze|[Ee]en) (?P<kind>{choice('named')}) "
    rf"(?P<name>(?!(?:{choice('not_named')}|{choice('partners')})(?!\w))"
    r"(?:(?:De|Van|Van de[rn]?|Te[rn]|El) )?[A-Z][a-zà-ÿ]+(?:/[A-Z][a-zà-ÿ]+)*)",
    marks=tuple(words_listed("named", "compounds")),
)
CITED = Pattern(r"(?: c\.s\.)?,? \(?Kamerstuk")
"""Behind a motion that is called after a member: its name is no title then."""
COUNTED = Pattern(
    r"(?P<count>\d{1,4}(?:,\d)?)\s(?P<noun>jaren\s?(?:plan|programma)|uren\s?week|"
    r"graden\s?(?:doel|doelen|doelstelling|grens|limiet|scenario|pad))(?![\w-])",
    marks=("graden", "jaren", "uren"),
)
OF_ONE = (" de", " het", " een", " deze", " dit")
DEGREES = Pattern(
    r"(?<![\d,])(?P<degrees>\d(?:,\d)? °C) (?P<noun>doel|doelen|doelstelling|grens)(?![\w-])",
    marks="°",
)


PART_AND_NOUN = Pattern(
    rf"{word_of('de', 'het', 'een', 'deze', 'dit')} (?P<name>[A-Z]{{2,8}}-[a-z]{{3,20}}|data) "
    r"(?P<noun>[a-zà-ÿ]{4,30})(?![\w-])",
    marks=("-", "data"),
)
BRACKETED = Pattern(r"\((?P<part>on|mede|her|inter)-\)(?=[a-zà-ÿ]{3})", marks="(")


def _others(whole: str) -> Iterator[tuple[int, int, str, bool]]:
    """Compounds of an adjective with its noun, and with the name of a member of parliament."""
    text = dutch_words(whole)
    for found in LONG_TERM.finditer(text):
        if kind_of(found["noun"]):
            how = found["how"].replace("ere", "e")
            yield *found.span(), f"{how}termijn{found['noun']}", False
    for found in NAMED.finditer(unquoted(whole)):
        if text[found.start("name")] != BLANK or CITED.match(whole, found.end()):
            yield found.start("kind"), found.end(), f"{found['kind']}-{found['name']}", False
    for found in PART_AND_NOUN.finditer(text):
        if kind_of(found["noun"]) in {"one", "mass"} and kind_of(found["name"]) != "many":
            yield found.start("name"), found.end(), f"{found['name']}{found['noun']}", False
    yield from _counted(text)


def _counted(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Compounds with a number, and parts of words in brackets."""
    for found in COUNTED.finditer(text):
        if f" {text[: found.start()][-6:]}".lower().rstrip().endswith(OF_ONE):
            right = f"{found['count']}-{''.join(found['noun'].split())}"
            yield *found.span(), right, False
    for found in BRACKETED.finditer(text):
        yield *found.span(), f"({found['part']})", False
    for found in DEGREES.finditer(text):
        yield *found.span(), f"{found['degrees']}-{found['noun']}", False


BASED = Pattern(
    r"(?<![\w-])[Oo]p (?P<words>[a-zà-ÿ]{2,30} [a-zà-ÿ]{2,30})-ge(?P<on>baseerde?|richte?)"
    r"(?![\w-])",
    marks=("-ge",),
)
COMPASS = dict.fromkeys(("noord", "zuid"), ("oost", "west"))
WITHOUT = ("loos", "loze")
NO_HYPHEN = t("this compound needs no hyphen")
TWO_WORDS = t("a fraction is written as two words")
HYPHEN = Pattern(r"-(?P<rest>[a-zà-ÿ]{4,40})(?![\w-])", marks="-")
LEFT = Pattern(r"(?<![\w-])[\w’]{2,40}\Z")
PREFIXES, ABOVE = (
    frozenset(words_listed("prefixes", "compounds")),
    words_listed("above", "compounds"),
)
DUTCH_ENDS = tuple(words_listed("dutch_ends", "compounds"))
KEPT = tuple(words_listed("keep_hyphen", "compounds"))
MEETING = frozenset(words_listed("meeting", "compounds"))
JOINED = Phrases(replacements("joined", "compounds"))
BELOW = words_listed("below", "compounds")
MAJORITY = Pattern(r"\s\w{0,20}meerderheid")
ALWAYS = frozenset(words_listed("hyphened", "compounds"))
SPACED = Pattern(
    rf"-\s(?!(?:{choice('behind_hyphen')})(?!\w))(?P<second>[a-zà-ÿ]{{3,40}}|Raad)(?![\w-])",
    marks="-",
)
DASH = Pattern(r"\s[-–—]|[–—]\s", marks="-–—")
LISTED = Pattern(r"(?:\s\w+){0,3},?\s(?:en|of)\s")


@text_rule("BG917", "overbodig-koppelteken", "note", "typography")
def hyphen_too_many(texts: Texts) -> Iterator[Hit]:
    """A hyphen behind a prefix, or in a fraction, that Dutch does not write (Leidraad 6).

    It is right before a capital, a number, and where two vowels meet.
    """
    for passage, text in running(texts):
        for words in _based(text):
            yield replacing(passage, words, t("these words need no hyphen"))
        for found in HYPHEN.finditer(text):
            left, rest = _left(text, found), found["rest"]
            place = (found.start() - len(left), found.end())
            if left.lower() in ABOVE and rest in BELOW and not MAJORITY.match(text, place[1]):
                yield replacing(passage, (*place, f"{left} {rest}"), TWO_WORDS)
            elif _is_joined(left, rest):
                yield replacing(passage, (*place, left + rest), NO_HYPHEN, safe=False)
            elif _is_prefix(passage.text, place[0], left, rest):
                what = t("“{prefix}-” is written to its word", prefix=left)
                if f"{left}-{rest}" not in texts.terms.preferred:
                    yield replacing(passage, (*place, left + rest), what)
        for start, end, right in JOINED.find(text):
            what = TWO_WORDS if " " in right else NO_HYPHEN
            if what is NO_HYPHEN or not MAJORITY.match(text, end):
                yield replacing(passage, (start, end, right), what)


def _based(text: str) -> Iterator[tuple[int, int, str]]:
    """Two words on which something is based, that stand together without a hyphen elsewhere."""
    for found in BASED.finditer(text):
        if text.count(found["words"]) > text.count(f"{found['words']}-"):
            yield found.start("words"), found.end(), f"{found['words']} ge{found['on']}"


def _is_joined(left: str, rest: str) -> bool:
    """Whether it is a point of the compass or a word in -loos, which never have a hyphen."""
    bare = rest in WITHOUT and left.isalpha() and left.islower()
    return bare or rest.startswith(COMPASS.get(left, ()))


def _left(text: str, found: re.Match[str]) -> str:
    """The word before a hyphen."""
    word = LEFT.search(text, max(0, found.start() - 41), found.start())
    return word[0] if word else ""


def _is_prefix(whole: str, start: int, prefix: str, rest: str) -> bool:
    """Whether a prefix stands before a word that it is written to, and is no name."""
    if prefix.lower() not in PREFIXES:
        return False
    sentence = sentence_at(whole, start) or (start, start)
    if not prefix.islower() and (sentence[0] != start or not prefix.istitle()):
        return False
    meet = (prefix[-1] + rest[0]).lower() in MEETING
    return not meet and rest.endswith(DUTCH_ENDS) and not rest.startswith(KEPT)


@text_rule("BG918", "spatie-na-koppelteken", "note", "typography")
def space_behind_hyphen(texts: Texts) -> Iterator[Hit]:
    """A hyphen with a space behind it that stands for no part of a word (“in- en uitvoer”)."""
    for passage, text in running(texts):
        for found in SPACED.finditer(text):
            first, second = _left(text, found), found["second"]
            start, end = sentence_at(passage.text, found.start()) or found.span()
            known = first.isupper() or first.lower() in ALWAYS
            kind = kind_of(second)
            noun = kind in {"one", "roles", "many"} and not LISTED.match(text, found.end())
            if first and (known or noun) and not DASH.search(text[start:end]):
                what = t("behind this hyphen stands a space")
                hyphen = "-" if known or first[-1] + second[0] in MEETING else ""
                place = (found.start() - len(first), found.end(), first + hyphen + second)
                yield replacing(passage, place, what, safe=known and bool(kind))
