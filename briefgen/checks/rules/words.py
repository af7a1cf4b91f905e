"""Rules on words that are wrong everywhere or not to be used here (BG5xx, BG9xx)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import names_listed, replacements, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Document, Edit, Passage, Spot, Texts
from briefgen.texts.names import fixed_capitals
from briefgen.texts.reading import dutch_words, words_in
from briefgen.texts.words import RUNNING, Phrases, on_one_line, places_of, running, without_accents

MISSPELT = Phrases(replacements("misspelt"))
DIACRITICS = Phrases(replacements("diacritics"))
WRONG_CASE = {wrong: right for right, wrong in replacements("case_pairs").items()}
WRONG_OF = {right: wrong for wrong, right in WRONG_CASE.items()}
CASES = Phrases(WRONG_CASE)
PEOPLE = frozenset(words_listed("capitals"))
PEOPLES = Pattern(rf"(?<![\w.@/-])(?:{'|'.join(sorted(PEOPLE))})(?![\w.@/-])")
UNIONS = Pattern(
    r"(?<![\w-])(?:europees [Pp]arlement|[Ee]uropees parlement|tweede [Kk]amer|[Tt]weede kamer|"
    r"[Ee]erste kamer)(?![\w-])",
    marks=("europees P", "uropees p", "tweede K", "weede k", "erste k"),
)
DIAERESIS = frozenset("äëïöü")
ENGLISH_TOO = ("ient", "ients", "naive")
"""Words with these endings are English as well (efficient, client)."""
TWICE = Pattern(
    r"(?<![\w'’-])([a-zà-ÿ]{2,30}+)(?P<again>(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,3}\1)(?![\w'’-])"
)
ALLOWED_TWICE = frozenset(words_listed("twice"))
OF_LATE = Pattern(r"\s(?:afgelopen|komende|laatste|vorige|volgende)\b")
"""Behind two articles: “van de de afgelopen jaren genomen maatregelen”."""
SENT = Pattern(
    r"\b[Aa]an (?P<whose>de|uw) (?P<body>kamer)(?= (?:toe)?(?:gestuurd|gezonden|gezegd|aangeboden|"
    r"gemeld|meegedeeld|verzonden|voorgelegd|gerapporteerd)\b)",
    marks=("kamer",),
)
"""It cannot be another than that of parliament."""
EXPLAINED = Pattern(r"\((?=\w{3})([A-Z]{1,7}[a-z]?[A-Z]{1,7})\)", marks="(")
SENTENCE = Pattern(r"[.:?!\n|*]\s?\Z")
"""What stands before a word that may have its capital as the first of a sentence."""
OFFICE = Pattern(r"(?<=Kabinet)(?:\s(?:van|der|voor)\b|-)")


@text_rule("BG511", "diakriet", "warning", "terms")
def diacritic(texts: Texts) -> Iterator[Hit]:
    """A word without the diacritic that it has elsewhere, or always in Dutch (Woordenlijst)."""
    read = [(passage, dutch_words(passage.text)) for passage in texts.printed()]
    marked = {
        without_accents(word): word
        for _passage, text in read
        for word in map(str.lower, sorted(words_in(text)))
        if not word.isascii() and DIAERESIS & set(word)
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
    for passage in texts.printed(*RUNNING, "note", "heading"):
        text = dutch_words(passage.text)
        for found in fixed_capitals(text):
            # In lower case it may be a description after all.
            yield _capital(passage, found, safe=not text[found[0] : found[1]].islower())
    for document in texts.documents():
        yield from _otherwise_than_explained(texts, document)
        yield from _otherwise_than_elsewhere(texts, document)


def _otherwise_than_elsewhere(texts: Texts, document: Document) -> Iterator[Hit]:
    read = [(each, dutch_words(each.text)) for each in texts.of(document)]
    whole = "\n".join(text for _passage, text in read)
    for passage, text in read:
        for found in CASES.find(text):
            start, end, right = found
            listed = passage.text[start:end] in texts.terms.preferred
            if not listed and _differs(whole, right) and not OFFICE.match(text, end):
                yield _capital(passage, found)
        for sent in SENT.finditer(text):
            if not _differs(whole, f"{sent['whose']} Kamer"):
                yield _capital(passage, (*sent.span("body"), "Kamer"))


def _otherwise_than_explained(texts: Texts, document: Document) -> Iterator[Hit]:
    """An abbreviation in other capitals than it was explained with: Bgr for BGR."""
    read = [(each, dutch_words(each.text)) for each in texts.of(document, *RUNNING, "note")]
    explained: dict[str, str] = {}
    for each in (each for _passage, text in read for each in EXPLAINED.findall(text)):
        if each not in names_listed("parties"):
            explained.setdefault(each.lower(), each)
    for passage, text in read if explained else ():
        names = {each for each in words_in(text) if each.lower() in explained}
        for found in places_of(names - {*explained.values()}, text):
            within = found[0][0].isupper() and not SENTENCE.search(text[: found.start()][-3:])
            if found.start() and within:
                what = t("this document also writes “{other}”", other=explained[found[0].lower()])
                yield Hit(passage.spot(*found.span()), what, t("choose one form"))


def _differs(whole: str, right: str) -> bool:
    """Whether a document writes the word in the right form more often."""
    forms = (form for form in (right, right[0].lower() + right[1:]) if form in WRONG_OF)
    return any(whole.count(form[1:]) > whole.count(WRONG_OF[form][1:]) for form in forms)


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
    r"| (?:van|d\.d\.) (?:\d|\w{2,9}dag|afgelopen|vorige|komende|gisteren)| (?:dat|waar)(?!\w))",
    marks=tuple(words_listed("without_article")),
)


@text_rule("BG507", "voorkeursterm", "warning", "terms")
def preferred_term(texts: Texts) -> Iterator[Hit]:
    """A variant of a term of which terms.yaml says which form to use."""
    variants = tuple(sorted(texts.terms.preferred, key=len, reverse=True))
    for passage in texts.printed():
        text = dutch_words(passage.text)
        for found in _one_of(variants).finditer(text) if _has_one(text, variants) else ():
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
    """An institution with an article, where most of the letter and the agenda name it without."""
    read = [
        (passage, found) for passage, text in running(texts) for found in INSTITUTION.finditer(text)
    ]
    without = [(passage, found) for passage, found in read if not found["the"]]
    if not without or len(without) * 2 < len(read):
        return
    elsewhere, other = without[0]
    there = elsewhere.spot(*other.span())
    for passage, found in read:
        if found["the"]:
            what = t("“{name}” is written without an article elsewhere", name=found[2])
            yield Hit(passage.spot(*found.span()), what, t("choose one form"), also=(there,))


def _has_one(text: str, words: Iterable[str]) -> bool:
    return any(map(text.__contains__, words))


@lru_cache(8)
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


def _is_within(term: str, text: str, found: re.Match[str]) -> bool:
    """Whether a variant is met inside the very term to use."""
    at = term.find(found[0])
    return at >= 0 and text.startswith(term, found.start() - at)
