"""The rule on abbreviations that a document explains nowhere (BG504)."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import well_known
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.abbreviations import IN_BRACKETS, SMALL, TOKEN
from briefgen.texts.case import Document, Passage, Texts
from briefgen.texts.reading import BLANK
from briefgen.texts.words import running

IN_CAPITALS = Pattern(r"(?<![^\W_])[A-Z]{2,9}(?![^\W_a-z]|[a-z]{2})")
LEAST, MOST = 3, 6
"""How many letters an abbreviation has."""
USED = Pattern(
    rf"(?<= )(?P<short>[A-Z]{{{LEAST},{MOST}}})s?"
    r"(?![\w/&@+\x00]|-|[.’'][\w]| [(“‘«\d-]|, (?:de|het|een|dat|die|oftewel|ofwel|the|a|waarin) )"
)
WORDS_BEFORE = Pattern(r"([^\s]{1,40}) \Z")
WORD_AFTER = Pattern(r" ([A-Z]{2,})\b")
BEFORE_A_NAME = (
    "aan bij binnen buiten de dat deze dit door een en het in is met naar of om omtrent onder ook "
    "op over rond rondom te tegen ten tijdens tot tussen uit van vanuit via voor waarin zonder"
)
FUNCTION_WORDS = frozenset(BEFORE_A_NAME.split())
APART = Pattern(r", (?:de |het )?\Z")
ROMAN = Pattern(r"[IVXLC]+")
EXPLAINS = Pattern(r"(?:hierna|afgekort|genaamd|genoemd|oftewel|ofwel)[^.\n]{0,30}\Z")


@text_rule("BG504", "afkorting-onbekend", "warning", "terms")
def not_explained(texts: Texts) -> Iterator[Hit]:
    """An abbreviation that not every reader knows is used in a document that explains it nowhere.

    Silent where it may be explained: in brackets or before them, as the name of what is before
    it, or by words in the document that have its letters as their initials.
    """
    known = well_known() | {short.upper() for short in texts.terms.abbreviations}
    known |= {word for name in texts.about.names for word in re.findall("[A-Z]{2,}", name)}
    for document in texts.documents():
        explained: set[str] | None = None
        initials = frozenset[str]()
        for passage, start, end, short in _used(texts, document):
            if short in known or ROMAN.fullmatch(short):
                continue
            if explained is None:
                explained, initials = _explained(texts, document), _initials(texts, document)
            if short not in explained and short.lower() not in initials:
                explained.add(short)
                what = t("“{short}” is explained nowhere in this document", short=short)
                fix = t("write it in full the first time, or add it to the list of terms")
                yield Hit(passage.spot(start, end), what, fix)


def _used(texts: Texts, document: Document) -> Iterator[tuple[Passage, int, int, str]]:
    for passage, words in running(texts):
        if passage.document != document:
            continue
        text = IN_BRACKETS.sub(lambda each: BLANK * len(each[0]), words)
        for found in USED.finditer(text):
            before = WORDS_BEFORE.search(text, max(0, found.start() - 42), found.start())
            apart = APART.search(text, max(0, found.start() - 6), found.start())
            if apart and text.startswith(",", found.end()):
                continue
            if before and _leads_in(before[1]) and not WORD_AFTER.match(text, found.end()):
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
            ):
                found.add(use[0])
    return found


def _initials(texts: Texts, document: Document) -> frozenset[str]:
    """Rows of initials of words, without and with those that an abbreviation skips."""
    words = [each[0] for passage in texts.of(document) for each in TOKEN.finditer(passage.plain)]
    without = "".join(word[0] for word in words if word not in SMALL)
    initials = f"{without}\n{''.join(word[0] for word in words)}".lower()
    rows = ([initials[at:] for at in range(row)] for row in range(LEAST, MOST + 1))
    return frozenset("".join(each) for row in rows for each in zip(*row, strict=False))
