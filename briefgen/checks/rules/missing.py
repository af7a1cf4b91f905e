"""Rules on marks that are missing: spaces, apostrophes, full stops and capitals."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.checks.rules.typography import paragraphs_of
from briefgen.facts import words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import Text, t
from briefgen.texts.case import Edit, Passage, Texts
from briefgen.texts.reading import (
    BLANK,
    cited_in,
    is_quoted,
    prose,
    sentence_at,
    sentences_in,
    words_in,
)
from briefgen.texts.words import RUNNING, running, touches

GLUED = Pattern(
    r"(?P<open>\()(?<=[^\W\d_][^\W_]\()(?:(?P<short>[A-Z][\w.&-]{1,30}|\d{2,4}/\d[^()\n]{0,20})|(?!(?:e?s|en?|n|ën)\b)"
    r"[^\W\d_][^\W_]{0,30},?\s[^()\n'\"{}=]{1,120})\)|"
    r"\([^()\n ]{1,30} [^()\n]{1,120}(?P<close>\))(?=[a-zà-ÿ]{2})",
    marks="(",
)
AFTER_COMMA = Pattern(
    r"(?P<comma>[,;])(?=[a-zà-ÿ]{2,30}\s)(?<=[a-zà-ÿ]{2}.)(?<!&nbsp;)(?<!&amp;)", marks=",;"
)
AFTER_STOP = Pattern(
    r"(?P<stop>\.)(?=[A-Z][a-zà-ÿ]{0,30}\s[a-zà-ÿ]|(?:De|Het|Een|Dit|Deze|Ook|In|Op)\s)"
    r"(?<=[a-zà-ÿ]{2}.)",
    marks=".",
)
AFTER_HYPHEN = Pattern(r"(?P<hyphen>-)(?=(?:en|of)\s[A-Za-zà-ÿ]{3})(?<=[A-Za-zà-ÿ]{3}-)", marks="-")
AFTER_SHORT = Pattern(
    r"(?P<dot>\.)(?=\d)(?:(?<=\b[Nn]r\.)|(?<=\b[Nn]rs\.|\b[Bb]lz\.|\b[Pp]ag\.|\b[Aa]rt\.))",
    marks=".",
)


@text_rule("BG923", "spatie-ontbreekt", "note", "typography")
def missing_space(texts: Texts) -> Iterator[Hit]:
    """A space is missing beside a bracket, behind a mark, a hyphen before “en”, “nr.” and “blz.”.

    Silent on what is written in one, as “minister(s)”, “(mede)wetgever” and “artikel 3(2)”.
    """
    for passage in texts.printed():
        text = prose(passage.text)
        for pattern in (GLUED, AFTER_COMMA, AFTER_STOP, AFTER_HYPHEN, AFTER_SHORT):
            for found in pattern.finditer(text):
                group = found.lastgroup or ""
                group = "open" if group == "short" else group
                start, end = found.span(group)
                small = text[start - (2 if group == "dot" else 3) : start].islower()
                cited = not small and touches(cited_in(passage.text), start - 1, end + 1)
                if cited or is_quoted(passage.text, start):
                    continue
                spot = passage.spot(start, end)
                right = f" {found[group]}" if group == "open" else f"{found[group]} "
                what = t("a space is missing beside “{mark}”", mark=found[group])
                safe = group in ("comma", "dot", "hyphen")
                yield Hit(spot, what, t("add a space"), edit=Edit(spot, right, safe=safe))


VERBS = frozenset(words_listed("finite_verbs"))
OPEN_END = Pattern(rf"(?P<last>[^\W_]%?[”’»)]{{0,3}})[*_]{{0,2}}{BLANK}*\s*\Z")
PROSE_STARTS = Pattern(r"\s*[“‘«’']?[A-ZÀ-Þ](?![.)])")
NO_PARAGRAPH = Pattern(r"^[^\S\n]*(?:[-*+>|#•–]|\d{1,3}[.)]|[a-z][.)])|(?:  |\\)\n", re.MULTILINE)
GOES_ON = Pattern(r"\s*(?:[a-zà-ÿ(]|[-*+>|•–]|\d{1,3}[.)]|[a-z][.)])")
LONGEST_END = 60
"""Of the characters behind the last word of a paragraph: the mark of a note, spaces."""
FEWEST_WORDS, FEWEST_ALONE, FEWEST_OF_LAST, SECOND_UNTIL = 5, 8, 3, 7
"""How many words a paragraph has at least, one of a single sentence, and the last sentence; and
where a verb stands in one of a single sentence at the latest: a title has none there."""


@text_rule("BG925", "alinea-zonder-punt", "note", "typography")
def paragraph_without_a_stop(texts: Texts) -> Iterator[Hit]:
    """A paragraph of sentences ends without a full stop, while others of the document have one."""
    for document in texts.documents():
        read = list(texts.of(document, *RUNNING))
        parts = [(each, *span) for each in read for span in paragraphs_of(each.plain)]
        open_ended = [_open_end(*part) is not None for part in parts]
        missing = [
            part
            for part, ends, after in zip_longest(parts, open_ended, parts[1:])
            if ends and _lacks_its_stop(*part) and not (after and _goes_on(*after))
        ]
        ended = len(parts) - sum(open_ended)
        for passage, start, end in missing if len(missing) <= ended else ():
            if found := _open_end(passage, start, end):
                spot = passage.spot(*found.span("last"))
                what = t("this paragraph ends without a full stop")
                right = f"{found['last']}."
                yield Hit(spot, what, t("add a full stop"), edit=Edit(spot, right, safe=False))


def _open_end(passage: Passage, start: int, end: int) -> re.Match[str] | None:
    return OPEN_END.search(passage.plain, max(start, end - LONGEST_END), end)


def _goes_on(passage: Passage, start: int, end: int) -> bool:
    return GOES_ON.match(passage.plain, start, end) is not None


def _lacks_its_stop(passage: Passage, start: int, end: int) -> bool:
    """Whether a paragraph is made of sentences, and no mark closes the last."""
    text = passage.plain[start:end]
    words = text.split()
    if len(words) < FEWEST_WORDS or not PROSE_STARTS.match(text):
        return False
    address = BLANK in words[-1] and not passage.text[start:end].rstrip().endswith("]")
    if address or NO_PARAGRAPH.search(text.strip()):
        return False
    since, until = sentence_at(passage.text, start + len(text.rstrip()) - 1) or (start, end)
    if not passage.text[start:since].strip():
        return len(words) >= FEWEST_ALONE and bool(VERBS & set(words[1:SECOND_UNTIL]))
    last = passage.plain[since:until].split()
    small = sum(word[0].islower() for word in last)
    return len(last) >= FEWEST_OF_LAST and small * 2 >= len(last) and bool(VERBS & words_in(text))


FOR_APOSTROPHE = Pattern(
    r"[´`‘ʼ′](?:(?=(?:s|tje|tjes|er|ers|en)\b)(?:(?<=[^\W\d_].)|(?<=[^\W\d_]\\.))|"
    r"(?=s-[A-Z]|s\s(?:ochtends|morgens|middags|avonds|nachts|zomers|winters|lands|werelds|mans|"
    r"rijks)\b|t\s(?!Is\b)[A-Z])(?<![\w´`‘].)|"
    r"(?=[tn]\s[a-z]|s\s[a-z])(?<=[\s(][´`ʼ′]))",
    marks="´`‘ʼ′",
)
WITHIN_A_WORD = Pattern(r"(?P<sign>['’])(?=(?:s|tje|tjes|er|ers|en)\b)(?<=[^\W\d_].)", marks="'’")
PLURAL = Pattern(r"(?<=[A-Z]{2})-(?:s|ren)(?![\w-])", marks=("-s", "-ren"))
"""As if an abbreviation were a word: MER-ren."""
CLOSING_FIRST = Pattern(r"(?<![\w’”\"'])’(?=[a-zà-ÿ]{4}[^‘’\n]{0,200}’(?!\w))", marks="’")


@text_rule("BG924", "apostrof", "note", "typography")
def accent_for_apostrophe(texts: Texts) -> Iterator[Hit]:
    """Another sign where an apostrophe belongs, or an apostrophe where a quotation is opened.

    A straight apostrophe counts in a document that mostly has the curled one.
    """
    for document in texts.documents():
        read = list(texts.of(document))
        kinds = Counter(each["sign"] for passage in read for each in _apostrophes(passage.plain))
        for passage in read:
            found = list(FOR_APOSTROPHE.finditer(passage.plain))
            if 0 < kinds["'"] < kinds["’"]:
                found += [each for each in _apostrophes(passage.plain) if each["sign"] == "'"]
            for each in found:
                if not is_quoted(passage.text, each.start()):
                    what = t("this is no apostrophe: “{sign}”", sign=each[0])
                    start = each.start() - passage.text.endswith("\\", 0, each.start())
                    yield replacing(passage, (start, each.end(), "’"), what)
            for each in PLURAL.finditer(passage.plain):
                if not is_quoted(passage.text, each.start()):
                    what = t("the plural of an abbreviation is with ’s")
                    yield replacing(passage, (*each.span(), "’s"), what)
            for each in CLOSING_FIRST.finditer(passage.plain):
                what = t("a quotation that is opened with the mark that closes one")
                yield replacing(passage, (*each.span(), "‘"), what)


def _apostrophes(text: str) -> Iterator[re.Match[str]]:
    return WITHIN_A_WORD.finditer(text)


BEGINS_SMALL = Pattern(
    rf"(?P<stop>[.?!]){BLANK}{{0,60}}[ \n](?P<next>[a-zà-ÿ]{{2,40}})(?=[ ,])", marks=".?!"
)
WORD_BEFORE = Pattern(rf"(?<!\w)(?P<word>[^\W\d_]{{3,40}})(?P<mark>{BLANK}{{0,60}})\Z")
ENDED = Pattern(rf"[.?!]{BLANK}*\s*\Z")
SMALL_AT_START = Pattern(r"\s*(?P<next>[a-zà-ÿ]{3,40})(?=[ ,])")
SHORTENED = frozenset(words_listed("shortened"))


@text_rule("BG927", "zin-zonder-hoofdletter", "note", "typography")
def sentence_begins_small(texts: Texts) -> Iterator[Hit]:
    """A sentence begins with a small letter, behind a stop that ends no abbreviation.

    Or as the first of a paragraph of sentences, below a heading or another that has ended.
    """
    what = t("a sentence begins with a capital")
    for passage, text in running(texts):
        for found in BEGINS_SMALL.finditer(text):
            if _ends_a_sentence(text, found):
                yield _with_capital(passage, found, what)
    printed = list(texts.printed("title", "heading", *RUNNING))
    for before, passage in pairwise(printed):
        small = SMALL_AT_START.match(passage.text)
        if small is None or passage.role != "text" or not passage.text.rstrip().endswith("."):
            continue
        follows = before.level or ENDED.search(before.plain[-LONGEST_END:])
        if follows and len(sentences_in(passage.text)) > 1:
            yield _with_capital(passage, small, what)


def _ends_a_sentence(text: str, found: re.Match[str]) -> bool:
    """Whether a stop is none of an abbreviation, nor the end of a name: that has no note’s mark."""
    before = WORD_BEFORE.search(text, max(0, found.start() - 100), found.start())
    if before is None or before["word"] in SHORTENED:
        return False
    return before["word"].islower() or (found["stop"] == "?" and bool(before["mark"]))


def _with_capital(passage: Passage, found: re.Match[str], what: Text) -> Hit:
    right = found["next"][0].upper() + found["next"][1:]
    return replacing(passage, (*found.span("next"), right), what, safe=False)
