"""Rules on abbreviations that are explained nowhere or by words of other letters (BG504, BG505)."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import english_initials, well_known, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.abbreviations import IN_BRACKETS, SMALL, TOKEN, definitions, expansion_of
from briefgen.texts.case import Document, Passage, Texts
from briefgen.texts.reading import blanked, words_in
from briefgen.texts.words import running

IN_CAPITALS = Pattern(r"[A-Z](?<![^\W_].)[A-Z]{1,8}(?![^\W_a-z]|[a-z]{2})")
SHORTEST_LETTERS, SHORTEST_NAME = 4, 3
LEAST, MOST = 3, 6
"""How many letters an abbreviation has."""
USED = Pattern(
    rf"(?P<short>[A-Z](?<= .)[A-Z]{{{LEAST - 1},{MOST - 1}}})s?"
    r"(?![\w/&@+\x00]|-(?![a-z]{4})|[.’'][\w]| [(“‘«\d-]|"
    r", (?:de|het|een|oftewel|ofwel|the|a) )"
)
WORDS_BEFORE = Pattern(r"([^\s]{1,40}) \Z")
GOES_ON = Pattern(r" (?:[A-Z]{2,}\b|[A-Z][a-zë]+)")
"""Words with a capital behind it: it is the first of the name of a club, a place, a programme."""
BEFORE_A_NAME = (
    "aan bij binnen buiten de dat deze dit door een en het in is met naar of om omtrent onder ook "
    "op over rond rondom te tegen ten tijdens tot tussen uit van vanuit via voor waarin zonder"
)
FUNCTION_WORDS = frozenset(BEFORE_A_NAME.split())
APART = Pattern(r", (?:de |het )?\Z")
ROMAN = Pattern(r"[IVXLC]+")
OR = Pattern(r",? (?:of(?: ook(?: wel)?)?|ofwel|oftewel) (?:de |het )?\Z")
EXPLAINS = Pattern(
    r"(?:hierna|afgekort|genaamd|genoemd|oftewel|ofwel|ook wel|kortweg)[^.\n]{0,30}\Z"
)


@text_rule("BG504", "afkorting-onbekend", "warning", "terms")
def not_explained(texts: Texts) -> Iterator[Hit]:
    """An abbreviation that not every reader knows is used in a document that explains it nowhere.

    Silent where it may be explained: in brackets or before them, as the name of what is before
    it, or by words in the document that have its letters as their initials.
    """
    known = well_known() | {short.upper() for short in texts.terms.abbreviations}
    known |= frozenset(words_listed("stressed", "abbreviations"))
    known |= {word for name in texts.about.names for word in re.findall("[A-Z]{2,}", name)}
    for document in texts.documents():
        explained: set[str] | None = None
        initials, words = "", frozenset[str]()
        for passage, start, end, short in _used(texts, document):
            if short in known or ROMAN.fullmatch(short):
                continue
            if explained is None:
                explained, initials = _explained(texts, document), _initials(texts, document)
                words = frozenset[str]().union(*(words_in(e.text) for e in texts.of(document)))
            if short in explained or short.lower() in words:
                continue
            if not _are_in(short, initials):
                explained.add(short)
                what = t("“{short}” is explained nowhere in this document", short=short)
                fix = t("write it in full the first time, or add it to the list of terms")
                yield Hit(passage.spot(start, end), what, fix)


def _used(texts: Texts, document: Document) -> Iterator[tuple[Passage, int, int, str]]:
    for passage, words in running(texts):
        if passage.document != document:
            continue
        text = IN_BRACKETS.sub(blanked, words)
        for found in USED.finditer(text):
            before = WORDS_BEFORE.search(text, max(0, found.start() - 42), found.start())
            apart = APART.search(text, max(0, found.start() - 6), found.start())
            if apart and text.startswith(",", found.end()):
                continue
            if before and _leads_in(before[1]) and not GOES_ON.match(text, found.end()):
                yield passage, found.start("short"), found.end("short"), found["short"]


def _leads_in(word: str) -> bool:
    return word.lower() in FUNCTION_WORDS and not word[1:].isupper()


def _explained(texts: Texts, document: Document) -> set[str]:
    """What stands in brackets, before them or in quotation marks, or behind “hierna”, anywhere."""
    found = set()
    for passage in texts.of(document):
        text = passage.plain
        for bracket in IN_BRACKETS.finditer(text):
            found |= set(IN_CAPITALS.findall(bracket[0]))
        for use in IN_CAPITALS.finditer(text):
            after = text[use.end() : use.end() + 3].lstrip("s’'").lstrip()
            quoted = text[max(0, use.start() - 1) : use.start()] in tuple("“‘«\"'=:")
            if (
                after[:1] in tuple("(=:")
                or quoted
                or EXPLAINS.search(text, max(0, use.start() - 50), use.start())
                or _is_the_same(text, use)
            ):
                found.add(use[0])
    return found


def _is_the_same(text: str, use: re.Match[str]) -> bool:
    """Whether it is the short form of the words before it: “Afrikaanse varkenspest of AVP”."""
    before = OR.search(text, max(0, use.start() - 20), use.start())
    if before is None:
        return False
    _sure, long = expansion_of(use[0], text[max(0, before.start() - 200) : before.start()])
    return long is not None


def _initials(texts: Texts, document: Document) -> str:
    """The initials of the words of a document, without and with those an abbreviation skips."""
    words = [each for passage in texts.of(document) for each in TOKEN.findall(passage.plain)]
    without = [word[0] for word in words if word not in SMALL]
    return "".join((*without, "\n", *[word[0] for word in words]))


def _are_in(short: str, initials: str) -> bool:
    """Whether words in a row have these capitals as their initials.

    Of three words the first has a capital: of three letters some row is in any long text.
    """
    capitals = initials.upper()
    if len(capitals) != len(initials):  # As of ß, which is two letters.
        capitals = "".join(each.upper()[0] for each in initials)
    at = capitals.find(short)
    while at >= 0 and len(short) == LEAST and not initials[at].isupper():
        at = capitals.find(short, at + 1)
    return at >= 0


@text_rule("BG505", "afkorting-letters", "warning", "terms")
def other_letters(texts: Texts) -> Iterator[Hit]:
    """The words that an abbreviation stands for have an initial that it lacks or has otherwise.

    Only one word too many of at least five that all have a capital, where it is certain with
    which word they start, or one letter that is another than that of its word: abbreviations of
    other words (in another language) differ more.
    """
    for document in texts.documents():
        for each in definitions(texts, document):
            long = each.expansion if each.delimited else each.name
            if not long or each.sure > each.delimited or not each.short.isupper():
                continue
            words = [word[0] for word in TOKEN.finditer(long) if word[0] not in SMALL]
            letters = list(each.short)
            if each.short in well_known() or each.short in texts.terms.abbreviations:
                continue
            if _lacks_one([word[0] for word in words], letters) or _has_another(words, letters):
                what = t("the initials of “{words}” are not {short}", words=long, short=each.short)
                yield Hit(each.spot, what, t("check the name and its abbreviation"))


def _lacks_one(initials: list[str], letters: list[str]) -> bool:
    """Whether a long abbreviation lacks one of the initials, which are in its order."""
    if len(letters) < SHORTEST_LETTERS or len(initials) != len(letters) + 1:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _has_another(words: list[str], letters: list[str]) -> bool:
    """Whether one letter is not the initial of its word, or two are in each other's place.

    Not where it is that of the English word.
    """
    if len(words) != len(letters) or len(letters) < SHORTEST_NAME or words[0][0] != letters[0]:
        return False
    if not all(word[0].isupper() for word in words):
        return False
    wrong = [
        (word, letter) for word, letter in zip(words, letters, strict=True) if word[0] != letter
    ]
    if len(wrong) == 1:
        ((word, letter),) = wrong
        return word.lower() not in english_initials().get(letter, ())
    if len(wrong) != 2:
        return False
    (one, first), (other, second) = wrong
    return (first, second) == (other[0], one[0])
