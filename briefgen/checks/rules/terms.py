"""Rules on names and terms that a set writes in more than one way (BG507 to BG510)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.checks.case import Texts
from briefgen.checks.passage import Passage, Spot
from briefgen.checks.rule import Edit, Hit, text_rule
from briefgen.checks.words import dutch_words, running
from briefgen.facts import replacements, words_listed
from briefgen.problem import t

HYPHENED = re.compile(
    r"(?<![\w-])([A-Z][\w]{1,30}(?:-[A-Z]\w{1,30})?)-([A-Z]?[a-zë]\w{2,30})(?![\w-])"
)
SPACED = re.compile(
    r"(?<![\w-])([A-Z][\w]{1,30}(?:-[A-Z]\w{1,30})?)(?= ([A-Z][a-zë]\w{2,30})(?![\w-]))"
)
PAIRS = {word: pair for pair in replacements("confusable").items() for word in pair}
TAKEN_FOR_EACH_OTHER = re.compile(rf"(?<![\w-])({'|'.join(PAIRS)}) ([a-zà-ÿ]{{4,40}})(?![\w-])")
NAMES = "|".join(sorted(map(re.escape, words_listed("without_article")), key=len, reverse=True))
INSTITUTION = re.compile(
    rf"(?<![\w-])(?:[Ii]n|[Oo]p|door|van|aan|binnen) (?P<the>het |de )?({NAMES})"
    r"(?![\w-]| (?:[a-z]*vergadering|overleg|bijeenkomst|proces|traject|I|V))"
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
            spot = passage.spot(found.start(), found.end())
            what = t("“{variant}” is not the term to use", variant=found[0])
            yield Hit(
                spot, what, t("write “{right}”", right=term), edit=Edit(spot, term, safe=False)
            )


@text_rule("BG508", "naamvariant", "note", "terms")
def variant_of_a_name(texts: Texts) -> Iterator[Hit]:
    """A name that a document writes with and without its hyphen."""
    for document in texts.documents():
        read = [(passage, dutch_words(passage.text)) for passage in texts.of(document)]
        hyphened: dict[str, str] = {}
        where: dict[str, Spot] = {}
        for passage, text in read:
            for found in HYPHENED.finditer(text):
                key = found[0].replace("-", " ").lower()
                if key not in hyphened:
                    hyphened[key] = found[0]
                    where[key] = passage.spot(found.start(), found.end())
        for passage, text in read if hyphened else ():
            for found in SPACED.finditer(text):
                words = f"{found[1]} {found[2]}"
                key = words.replace("-", " ").lower()
                if key in hyphened and words not in texts.terms.preferred:
                    spot = passage.spot(found.start(), found.end(2))
                    what = t("this document also writes “{other}”", other=hyphened[key])
                    yield Hit(spot, what, t("choose one form"), also=(where[key],))


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
        there = _spot(*without[0])
        for passage, found in read:
            if found["the"]:
                what = t(
                    "this document writes “{name}” without an article elsewhere", name=found[2]
                )
                yield Hit(_spot(passage, found), what, t("choose one form"), also=(there,))


def _spot(passage: Passage, found: re.Match[str]) -> Spot:
    return passage.spot(found.start(), found.end())


@lru_cache(8)
def _variants(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


def _is_within(term: str, text: str, found: re.Match[str]) -> bool:
    """Whether a variant is met inside the very term to use."""
    at = term.find(found[0])
    return at >= 0 and text.startswith(term, found.start() - at)
