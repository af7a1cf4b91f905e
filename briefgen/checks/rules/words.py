"""Rules on words that are wrong everywhere or not to be used here (BG5xx, BG9xx)."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import replacements, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Edit, Passage, Spot, Texts
from briefgen.texts.names import fixed_capitals
from briefgen.texts.reading import dutch_words, words_in
from briefgen.texts.words import RUNNING, Phrases, on_one_line, places_of, running, without_accents

MISSPELT = Phrases(replacements("misspelt"))
DIACRITICS = Phrases(replacements("diacritics"))
WRONG_CASE = {wrong: right for right, wrong in replacements("case_pairs").items()}
CASES = Phrases(WRONG_CASE)
PEOPLE = frozenset(words_listed("capitals"))
PEOPLES = Pattern(rf"(?<![\w.@/-])(?:{'|'.join(sorted(PEOPLE))})(?![\w.@/-])")
UNIONS = Pattern(
    r"(?<![\w-])(?:europees [Pp]arlement|[Ee]uropees parlement|tweede [Kk]amer|[Tt]weede kamer|"
    r"[Ee]erste kamer)(?![\w-])",
    marks=("uropees ", "tweede ", "weede kamer", "erste kamer"),
)
DIAERESIS = frozenset("äëïöü")
ENGLISH_TOO = ("ient", "ients", "naive")
"""Words with these endings are English as well (efficient, client)."""
TWICE = Pattern(
    r"(?<![\w'’-])([a-zà-ÿ]{2,30})(?P<again>(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,3}\1)(?![\w'’-])"
)
ALLOWED_TWICE = frozenset(words_listed("twice"))
OF_LATE = Pattern(r"\s(?:afgelopen|komende|laatste|vorige|volgende)\b")
"""Behind two articles: “van de de afgelopen jaren genomen maatregelen”."""
OFFICE = Pattern(r"(?<=Kabinet)(?:\s(?:van|der|voor)\b|-)")


@text_rule("BG511", "diakriet", "warning", "terms")
def diacritic(texts: Texts) -> Iterator[Hit]:
    """A word without the diacritic that it has elsewhere, or always in Dutch (Woordenlijst)."""
    read = [(passage, dutch_words(passage.text)) for passage in texts.printed()]
    marked = {
        without_accents(word): word
        for _passage, text in read
        for word in map(str.lower, sorted(words_in(text)))
        if DIAERESIS & set(word)
    }
    for passage, text in read:
        found = {start: (start, end, right) for start, end, right in DIACRITICS.find(text)}
        for word in places_of(marked.keys(), text):
            if word[0].islower() and not word[0].endswith(ENGLISH_TOO):
                found.setdefault(word.start(), (*word.span(), marked[word[0]]))
        for word in places_of(texts.terms.preferred.keys(), text):
            found.pop(word.start(), None)
        for _start, each in sorted(found.items()):
            yield _word(passage, each)


@text_rule("BG904", "woord-dubbel", "warning", "typography")
def word_twice(texts: Texts) -> Iterator[Hit]:
    """The same word twice in a row, where no sentence can have it twice."""
    for passage, text in running(texts):
        for found in TWICE.finditer(text):
            if found[1] not in ALLOWED_TWICE and not OF_LATE.match(text, found.end()):
                spot = passage.spot(found.end() - len(found[1]), found.end())
                what = t("“{word}” stands here twice", word=found[1])
                second = passage.spot(found.start("again"), found.end())
                yield Hit(spot, what, t("take one away"), edit=Edit(second, "", safe=False))


@text_rule("BG909", "vaste-hoofdletter", "note", "typography")
def fixed_capital(texts: Texts) -> Iterator[Hit]:
    """A capital that a word has or lacks always, or everywhere else in the document."""
    for passage, text in running(texts):
        peoples = PEOPLES.finditer(text) if PEOPLE & words_in(text) else ()
        for name in (*peoples, *UNIONS.finditer(text)):
            right = " ".join(word[0].upper() + word[1:] for word in name[0].split())
            yield _capital(passage, (name.start(), name.end(), right))
    for passage in texts.printed(*RUNNING, "note"):
        text = dutch_words(passage.text)
        for found in fixed_capitals(text):
            # In lower case it may be a description after all.
            yield _capital(passage, found, safe=not text[found[0] : found[1]].islower())
    for document in texts.documents():
        read = [(each, dutch_words(each.text)) for each in texts.of(document)]
        forms = Counter[str]()
        whole = "\n".join(text for _passage, text in read)
        for wrong, right in WRONG_CASE.items():
            forms[right] = whole.count(right[1:]) - whole.count(wrong[1:])
        for passage, text in read:
            for found in CASES.find(text):
                start, end, right = found
                listed = passage.text[start:end] in texts.terms.preferred
                if not listed and _differs(forms, right) and not OFFICE.match(text, end):
                    yield _capital(passage, found)


def _differs(forms: Counter[str], right: str) -> bool:
    """Whether the document writes the word in the right form more often."""
    return forms[right] > 0 or forms[right[0].lower() + right[1:]] > 0


@text_rule("BG910", "schrijffout", "warning", "typography")
def misspelt(texts: Texts) -> Iterator[Hit]:
    """A word that is on the list of misspelt ones (Woordenlijst der Nederlandse Taal)."""
    for passage in texts.printed():
        for found in MISSPELT.find(dutch_words(passage.text)):
            if passage.text[found[0] : found[1]] not in texts.terms.preferred:
                yield _word(passage, found)


def _word(passage: Passage, found: tuple[int, int, str]) -> Hit:
    word = passage.text[found[0] : found[1]]
    return replacing(passage, found, t("“{word}” is misspelt", word=word))


def _capital(passage: Passage, found: tuple[int, int, str], *, safe: bool = True) -> Hit:
    word = on_one_line(passage.text[found[0] : found[1]])
    return replacing(passage, found, t("a capital that differs: “{word}”", word=word), safe=safe)


PAIRS = {word: pair for pair in replacements("confusable").items() for word in pair}
TAKEN_FOR_EACH_OTHER = Pattern(
    rf"(?<![\w-])({'|'.join(PAIRS)}) ([a-zà-ÿ]{{4,40}})(?![\w-])", marks=tuple(PAIRS)
)
NAMES = "|".join(sorted(map(re.escape, words_listed("without_article")), key=len, reverse=True))
INSTITUTION = Pattern(
    rf"(?<![\w-])(?:[Ii]n|[Oo]p|door|van|aan|binnen) (?P<the>het |de )?({NAMES})"
    r"(?![\w-]| (?:[a-z]*vergadering|overleg|bijeenkomst|proces|traject|I|V)"
    r"| (?:van|op|d\.d\.) (?:\d|\w{2,9}dag|afgelopen|vorige|komende|gisteren)| (?:dat|waar)(?!\w))",
    marks=tuple(words_listed("without_article")),
)


@text_rule("BG507", "voorkeursterm", "warning", "terms")
def preferred_term(texts: Texts) -> Iterator[Hit]:
    """A variant of a term of which terms.yaml says which form to use."""
    pattern = _variants(tuple(sorted(texts.terms.preferred, key=len, reverse=True)))
    if pattern is None:
        return
    for passage in texts.printed():
        text = dutch_words(passage.text)
        for found in pattern.finditer(text):
            term = texts.terms.preferred[found[0]]
            if _is_within(term, text, found):
                continue
            what = t("“{variant}” is not the term to use", variant=found[0])
            yield replacing(passage, (*found.span(), term), what, safe=False)


@text_rule("BG509", "verwarbaar-paar", "note", "terms")
def confusable_pair(texts: Texts) -> Iterator[Hit]:
    """Two adjectives that are taken for each other, before the same noun in one document."""
    for document in texts.documents():
        first: dict[tuple[tuple[str, str], str], tuple[str, Spot]] = {}
        for passage, text in running(texts):
            if passage.document != document:
                continue
            for found in TAKEN_FOR_EACH_OTHER.finditer(text):
                spot = passage.spot(found.start(1), found.end(1))
                word, there = first.setdefault((PAIRS[found[1]], found[2]), (found[1], spot))
                if word != found[1] and found[0] not in texts.terms.preferred:
                    what = t("this document also writes “{other}”", other=f"{word} {found[2]}")
                    yield Hit(spot, what, t("check which of the two is meant"), also=(there,))


@text_rule("BG510", "lidwoord-instelling", "note", "terms")
def article_of_an_institution(texts: Texts) -> Iterator[Hit]:
    """An institution with an article, in a document that names it without one elsewhere too."""
    for document in texts.documents():
        read = [
            (passage, found)
            for passage, text in running(texts)
            if passage.document == document
            for found in INSTITUTION.finditer(text)
        ]
        without = [(passage, found) for passage, found in read if not found["the"]]
        if not without or len(without) * 2 < len(read):
            continue
        elsewhere, other = without[0]
        there = elsewhere.spot(*other.span())
        for passage, found in read:
            if found["the"]:
                name = found[2]
                what = t("this document writes “{name}” without an article elsewhere", name=name)
                spot = passage.spot(*found.span())
                yield Hit(spot, what, t("choose one form"), also=(there,))


DE_OR_HET = Pattern(
    r"(?<![\w-])(?P<the>[Dd]e|[Dd]eze|[Hh]et|[Dd]it)\s(?:[a-zà-ÿ]{2,30}(?:eel|isch|ig|lijk)\s)?"
    r"(?:[a-zà-ÿ]{3,30}e\s)?(?P<short>[A-Z]{3,8})(?=[.,;:)]|\s(?:en|of|van|voor|in|op|te|om|die|dat|"
    r"met|aan|bij|door|naar|tot|als|is|wordt|worden|kan|moet|zal|heeft)\b|\s*\Z)"
)


@text_rule("BG518", "de-of-het", "note", "terms")
def de_and_het(texts: Texts) -> Iterator[Hit]:
    """An abbreviation that a document writes with “de” and with “het”."""
    for document in texts.documents():
        uses: dict[str, dict[bool, list[Spot]]] = {}
        for passage in texts.of(document, *RUNNING):
            for found in DE_OR_HET.finditer(dutch_words(passage.text)):
                neuter = found["the"].lower() in {"het", "dit"}
                spots = uses.setdefault(found["short"], {}).setdefault(neuter, [])
                spots.append(passage.spot(*found.span()))
        for both in uses.values():
            if len(both) > 1:
                usual, other = sorted(both.values(), key=len, reverse=True)
                what = t("this document also writes “{other}”", other=on_one_line(usual[0].quoted))
                yield Hit(other[0], what, t("choose one form"), also=(*other[1:], usual[0]))


@lru_cache(8)
def _variants(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


def _is_within(term: str, text: str, found: re.Match[str]) -> bool:
    """Whether a variant is met inside the very term to use."""
    at = term.find(found[0])
    return at >= 0 and text.startswith(term, found.start() - at)
