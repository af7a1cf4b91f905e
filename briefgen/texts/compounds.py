"""Compounds with a name that stand apart in a text: EU with a noun, a party with its group."""

import re

from briefgen.facts import replacements, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.texts.reading import dutch_words, sentence_at
from briefgen.texts.remembered import remembered
from briefgen.texts.words import Phrases, any_of


def _set(name: str) -> frozenset[str]:
    return frozenset(words_listed(name, "compounds"))


def choice(name: str) -> str:
    """The words of a list as a regular expression."""
    return any_of(*words_listed(name, "compounds"))


COMPOUNDS = Phrases(replacements("compounds", "compounds"), exact=True)
KINDS = {
    noun: kind for kind in ("one", "roles", "many", "mass", "also_verbs") for noun in _set(kind)
}
ENDINGS = frozenset((*KINDS, *_set("endings")))
LONGEST, SHORTEST, SHORT = max(map(len, ENDINGS)), min(map(len, ENDINGS)), 5
NO_NOUNS = _set("no_nouns")
NAMES, PARTNERS = _set("names"), _set("partners")
ABBREVIATION = Pattern(r"[A-Z]{2,8}|[A-Z]{1,3}(?:vd?|en)[A-Z]{1,2}")
NAME_AND_WORD = Pattern(
    r"(?P<name>[A-Z0-9](?<![\w.&/-].)[\w-]{1,40})(?=\s"
    r"(?P<noun>(?:[a-zà-ÿ]{3,40}(?:-[a-zà-ÿ]{3,30})?|[A-Z][a-zà-ÿ]{2,40})(?:[’']s)?)(?![\w-]))"
)
NUMBERED = Pattern(
    r"(?<![\w-])(?:[Dd]e|[Ee]en|[Dd]eze|[Ee]lke) (?P<name>artikel [0-9]{1,3})\s"
    r"(?P<noun>[a-zà-ÿ]{3,40})(?![\w-])",
    marks=("artikel",),
)
PARTS = ("lid", "leden", "onderdeel")
AD_HOC = Pattern(
    r"(?<![\w-])(?:[Dd]e|[Ee]en|[Dd]eze|[Ee]lke) (?P<name>ad hoc)\s"
    r"(?P<noun>[a-zà-ÿ]{3,40})(?![\w-])",
    marks=("ad hoc",),
)
TOKEN = Pattern(r"[\w’'.-]*\w|[^\s\w*_]")
REACH = 120
UNITS, PLURAL, EVENTS, WITHOUT = _set("units"), _set("plural"), _set("events"), _set("without")
ARTICLES = {
    **dict.fromkeys(_set("de"), ("de",)),
    **dict.fromkeys(_set("het"), ("het",)),
    **dict.fromkeys(WITHOUT, ()),
}
DETERMINERS, OF_ITSELF, BEFORE = _set("determiners"), _set("of_itself"), _set("before")
JOINING, ARE, BE, GIVEN = _set("joining"), _set("are"), _set("be"), tuple(_set("given"))
FIRST, BECOMING, NEVER_BESIDE = _set("first"), _set("becoming"), _set("never_beside")
BODIES = {*_set("bodies"), *NEVER_BESIDE, *NAMES}
ABOVE_NAMES = {"de", "het", *DETERMINERS}
ADJECTIVE = Pattern(
    r"[A-Za-zà-ÿ-]{2,30}(?:ele|ale|ële|ische|ige|lijke|bare|ieve|aire|use|[dklnrst]se)"
)
NEXT = Pattern(r"\s(?P<word>[a-zà-ÿ]+)(?:\s(?P<then>[A-Za-zà-ÿ]+))?")
NUMBER_NEXT = Pattern(r"\s(?:\(EU\)|nr\.|[0-9]|[A-Z](?!\w))")
CLOSED = Pattern(
    r"\s*(?:[.;:!?)]|\Z)|,?\s(?:en|of|alsook)\s(?:de|het|een|[a-z]+e|aan|in|op|van|voor|met)\b"
    r"|,\s(?:de|het|een|die|alle|zoals)\b"
)
INFINITIVE = Pattern(rf"(?:\s\w+){{0,4}}\ste\b|\s(?!(?:{choice('are')})\b)[a-zà-ÿ]+en\b")
IN_A_TITLE = Pattern(r"\s(?:(?:on|for|of|and|to|the)\b|[A-Z])")


def kind_of(word: str) -> str:
    """What a word is as a noun, by the lists of facts/compounds.yaml; empty if it may be none."""
    low = word.lower().replace("'", "’")
    if low in NO_NOUNS:
        return ""
    for length in range(min(len(low), LONGEST), SHORTEST - 1, -1):
        end, rest = low[-length:], len(low) - length
        if end in ENDINGS and (not rest or rest >= (2 if length >= SHORT else SHORT - 1)):
            plural = "many" if end.endswith(("en", "s")) else "mass"
            return KINDS.get(end, plural if rest else "")
    return ""


@remembered
def loose_in(whole: str) -> tuple[tuple[int, int, str, bool], ...]:
    """Where compounds with a name stand apart in a text, how each is written, if that is sure."""
    text, found_until = dutch_words(whole), 0
    met = [(*found, True) for found in COMPOUNDS.find(text)]
    for pattern in (NUMBERED, AD_HOC):
        for found in pattern.finditer(text):
            if kind_of(found["noun"]) not in {"", "also_verbs"} and found["noun"] not in PARTS:
                right = f"{found['name']}-{found['noun']}".replace("ad hoc-", "ad-hoc")
                met.append((found.start("name"), found.end("noun"), right, False))
    for found in NAME_AND_WORD.finditer(text):
        kind = kind_of(found["noun"]) if _is_name(found["name"]) else ""
        if not kind or (found["noun"][0].isupper() and _in_a_title(found, kind, text)):
            continue
        before = _before(whole, text, found.start())
        if _goes_on(before, found, kind, text):
            right = f"{found['name']}-{found['noun']}"
            sure = kind == "one" or _is_no_phrase(before, found["name"])
            met.append((found.start(), found.end("noun"), right, sure))
    kept = []
    for each in sorted(met):
        if each[0] >= found_until:
            found_until = each[1]
            kept.append(each)
    return tuple(kept)


def _is_no_phrase(before: list[str], name: str) -> bool:
    """Whether a name cannot stand by itself behind what is before it, or begins the sentence."""
    articles = ARTICLES.get(name, ("de", "het"))
    return len(before) < len(("Met", "de")) or before[-1].lower() not in {*articles, *OF_ITSELF}


def _is_name(word: str) -> bool:
    """Whether a word is an abbreviation or a name like one, or two of them: EU-Chili."""
    if word in NAMES or "-" not in word:
        return word in NAMES or (word not in UNITS and bool(ABBREVIATION.fullmatch(word)))
    first, _hyphen, second = word.partition("-")
    return _is_name(first) and (second in PARTNERS or _is_name(second))


def _is_between(name: str) -> bool:
    """Whether a name is that of two parties, of which something is: EU-VS, EU-Chili."""
    first, _hyphen, second = name.partition("-")
    return second in PARTNERS or {first, second} <= BODIES


def _in_a_title(found: re.Match[str], kind: str, text: str) -> bool:
    """Whether a noun with a capital is part of a name that is no compound."""
    if kind == "mass" or IN_A_TITLE.match(text, found.end("noun")):
        return True
    if kind in {"many", "also_verbs"} and found["name"] not in NEVER_BESIDE:
        return not found["noun"].startswith("Kamer")
    known = found["name"] in ARTICLES or "-" in found["name"] or found["noun"].startswith("Kamer")
    return not known


def _before(whole: str, text: str, position: int) -> list[str]:
    """The words and signs of a sentence before a place."""
    start, _end = sentence_at(whole, position) or (position, 0)
    found = TOKEN.findall(text[max(start, position - REACH) : position])
    return found if start < position - REACH else _without_mark(found)


def _without_mark(tokens: list[str]) -> list[str]:
    """Without the number or bullet of a list before it."""
    while tokens and not tokens[0][0].isalpha():
        tokens = tokens[1:]
    return tokens


def _goes_on(before: list[str], found: re.Match[str], kind: str, text: str) -> bool:
    """Whether a noun goes on with the abbreviation before it, of which only that is told."""
    name, last = found["name"], before[-1] if before else ""
    if "-" in name and name not in WITHOUT and _is_between(name):
        return True
    rest = [*before]
    while len(rest) > 1 and _may_be_of(rest[-1], name):
        rest.pop()
    articles = ARTICLES.get(name, ("de", "het"))
    if rest and rest[-1].lower() in articles:
        return _of_the(rest[:-1], found, kind, text)
    if rest != before and rest[-1].lower() == "een":
        return kind in {"one", "roles"}
    if last.lower() in ABOVE_NAMES or (last.isdecimal() and kind == "many"):
        return last.lower() != "het" or kind != "also_verbs"
    without = _without_article if articles and name in ARTICLES else _of_any
    return without(before, found, kind, text)


def _may_be_of(adjective: str, name: str) -> bool:
    """Whether an adjective can belong to a name, and not to a noun behind it."""
    known = name in NEVER_BESIDE
    return adjective in OF_ITSELF or (not known and bool(ADJECTIVE.fullmatch(adjective)))


def _of_any(before: list[str], found: re.Match[str], kind: str, text: str) -> bool:
    """The same of one of which it is not known whether it has an article."""
    last = before[-1] if before else ""
    led = last.lower() in BEFORE or bool(ADJECTIVE.fullmatch(last))
    if kind in {"one", "roles"}:
        return led or (not last and kind == "one")
    closed = led and kind == "many" and CLOSED.match(text, found.end("noun"))
    return bool(closed and not found["noun"].endswith(GIVEN))


def _without_article(before: list[str], found: re.Match[str], kind: str, text: str) -> bool:
    """The same of one that is said with an article and here has none."""
    last = before[-1] if before else ""
    if last.isupper() and len(last) > 1:
        return False
    led = not last or last.lower() in BEFORE or ADJECTIVE.fullmatch(last)
    if kind == "also_verbs" or (kind in {"many", "mass"} and found["name"] not in NEVER_BESIDE):
        return bool(led and (last or kind != "also_verbs"))
    if last in {"en", "of", "noch", ",", "/"}:
        return not any(each.isupper() for each in before[-3:-1])
    if last.lower() in JOINING and kind in {"many", "mass"}:
        return _acts(found, text)
    return bool(led) or last[0].isalpha() or last in {"(", ":"}


def _of_the(before: list[str], found: re.Match[str], kind: str, text: str) -> bool:
    """The same of one behind its article, which can be a phrase of its own."""
    last = before[-1].lower() if before else ""
    starts = not before and (kind != "also_verbs" or found["name"] not in PLURAL)
    if found["name"] in EVENTS or starts:
        return True
    if kind in {"one", "roles"}:
        after = NEXT.match(text, found.end("noun"))
        named = NUMBER_NEXT.match(text, found.end("noun")) or _is_said_twice(found["noun"], after)
        return (last in BEFORE or not named) and (kind == "one" or _acts_in_role(before, after))
    if kind == "also_verbs" or (found["noun"].endswith(GIVEN) and len(before) > 1):
        return False
    if len(before) == 1 and last in BEFORE:
        return not INFINITIVE.match(text, found.end("noun"))
    if last in BEFORE or last in {"en", "of", ","}:
        return bool(CLOSED.match(text, found.end("noun")))
    return kind == "many" and found["name"] not in PLURAL and _agrees(before, found, text)


def _agrees(before: list[str], found: re.Match[str], text: str) -> bool:
    """Whether the verb of a clause is one of many, which is said of the noun and not of the EU."""
    last = before[-1].lower()
    first = len(before) == len(("Daarom", "moeten")) and before[0].lower() in FIRST
    return (last in JOINING and _acts(found, text)) or (first and last in ARE)


def _acts(found: re.Match[str], text: str) -> bool:
    """Whether a verb in the plural follows a noun: it acts, and not what was named before it."""
    after = NEXT.match(text, found.end("noun"))
    return bool(after and after["word"] in ARE)


def _is_said_twice(noun: str, after: re.Match[str] | None) -> bool:
    """“verordening op verordening”, “verdrag noch wet”: nouns that need no article."""
    if after is None or not after["then"]:
        return False
    paired = after["word"] in {"en", "of", "noch"} and kind_of(after["then"]) in {"one", "roles"}
    return after["then"] == noun or paired


def _acts_in_role(before: list[str], after: re.Match[str] | None) -> bool:
    """Whether a role is of somebody that acts, and is not what the one named is or becomes."""
    if before[-1].lower() in JOINING:
        return after is not None and after["word"] not in BE
    return not BECOMING & {each.lower() for each in before}
