"""Rules on how a word is spelt: from lists of what is wrong everywhere (BG511, BG904, 909, 910)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from briefgen.checks.case import Texts
from briefgen.checks.passage import Passage
from briefgen.checks.rule import Edit, Hit, text_rule
from briefgen.checks.words import WORD, Phrases, dutch_words, running
from briefgen.facts import replacements, words_listed
from briefgen.problem import Text, t

MISSPELT = Phrases(replacements("misspelt"))
DIACRITICS = Phrases(replacements("diacritics"))
WRONG_CASE = {wrong: right for right, wrong in replacements("case_pairs").items()}
CASES = Phrases(WRONG_CASE)
PEOPLES = re.compile(rf"(?<![\w.@/-])(?:{'|'.join(words_listed('capitals'))})(?![\w.@/-])")
UNIONS = re.compile(
    r"(?<![\w-])(?:europees [Pp]arlement|[Ee]uropees parlement|tweede [Kk]amer|[Tt]weede kamer|"
    r"[Ee]erste kamer)(?![\w-])"
)
DIAERESIS = frozenset("äëïöü")
ENGLISH_TOO = ("ient", "ients", "naive")
"""Words with these endings are English as well (efficient, client)."""
TWICE = re.compile(
    r"(?<![\w'’-])([a-zà-ÿ]{2,30})(?P<again>(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,3}\1)(?![\w'’-])"
)
ALLOWED_TWICE = frozenset(words_listed("twice"))
OFFICE = re.compile(r"(?<=Kabinet)(?:\s(?:van|der|voor)\b|-)")


@text_rule("BG511", "diakriet", "warning", "terms")
def diacritic(texts: Texts) -> Iterator[Hit]:
    """A word without the diacritic that it has elsewhere, or always in Dutch (Woordenlijst)."""
    read = [(passage, dutch_words(passage.text)) for passage in texts.printed()]
    marked = {
        _plain(word): word
        for _passage, text in read
        for word in (found[0].lower() for found in WORD.finditer(text))
        if DIAERESIS & set(word)
    }
    for passage, text in read:
        listed = {start: (start, end, right) for start, end, right in DIACRITICS.find(text)}
        for found in WORD.finditer(text):
            word = found[0]
            if word in texts.terms.preferred:
                continue
            if found.start() in listed:
                yield _word(passage, listed[found.start()])
            elif word in marked and word.islower() and not word.endswith(ENGLISH_TOO):
                yield _word(passage, (found.start(), found.end(), marked[word]))


@text_rule("BG904", "woord-dubbel", "warning", "typography")
def word_twice(texts: Texts) -> Iterator[Hit]:
    """The same word twice in a row, where no sentence can have it twice."""
    for passage, text in running(texts):
        for found in TWICE.finditer(text):
            if found[1] not in ALLOWED_TWICE:
                spot = passage.spot(found.end() - len(found[1]), found.end())
                what = t("“{word}” stands here twice", word=found[1])
                second = passage.spot(found.start("again"), found.end())
                yield Hit(spot, what, t("take one away"), edit=Edit(second, "", safe=False))


@text_rule("BG909", "vaste-hoofdletter", "note", "typography")
def fixed_capital(texts: Texts) -> Iterator[Hit]:
    """A capital that a word has or lacks always, or everywhere else in the document."""
    for passage, text in running(texts):
        for name in (*PEOPLES.finditer(text), *UNIONS.finditer(text)):
            right = " ".join(word[0].upper() + word[1:] for word in name[0].split())
            yield _capital(passage, (name.start(), name.end(), right))
    for document in texts.documents():
        read = [(each, dutch_words(each.text)) for each in texts.of(document)]
        forms = Counter[str]()
        for _passage, text in read:
            for wrong, right in WRONG_CASE.items():
                forms[right] += text.count(right[1:]) - text.count(wrong[1:])
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
    return _hit(passage, found, t("“{word}” is misspelt", word=word))


def _capital(passage: Passage, found: tuple[int, int, str]) -> Hit:
    return _hit(passage, found, t("a capital that differs: “{word}”", word=_words(passage, found)))


def _words(passage: Passage, found: tuple[int, int, str]) -> str:
    return " ".join(passage.text[found[0] : found[1]].split())


def _hit(passage: Passage, found: tuple[int, int, str], what: Text) -> Hit:
    spot = passage.spot(found[0], found[1])
    return Hit(spot, what, t("write “{right}”", right=found[2]), edit=Edit(spot, found[2]))


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
