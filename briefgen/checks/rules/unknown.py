"""Abbreviations that a text explains, and the rule on those that it explains nowhere (BG504)."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import named, well_known
from briefgen.problem import t
from briefgen.texts.case import BLANK, Document, Passage, Spot, Texts, sentences_in
from briefgen.texts.words import dutch_words, running

SHORT = r"(?=\w{0,9}[A-Z]\w{0,9}[A-Z])[A-Z][A-Za-z]{1,9}"
IN_BRACKETS = re.compile(r"\((?P<all>[^()\n]{2,220})\)")
ONLY = re.compile(rf"[“‘]?(?P<short>{SHORT})(?:['’]?s)?[”’]?\Z")
HEREAFTER = re.compile(
    r"(?:(?P<inside>[^:]{3,160}?)[,;]? )?(?:hierna|in het vervolg|verder)"
    r"(?: te noemen| genoemd| ook(?: wel)?)?:? (?:(?:de|het) )?"
    r"[“‘]?(?P<short>[^\W\d_][\w&/-]{0,30}(?: [\w-]{2,30}){0,2})[”’]?\Z"
)
LOOSE = re.compile(rf", hierna(?: te noemen)?:? (?:de |het )?(?P<short>{SHORT})(?=[,.)])")
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SMALL_WORDS = (
    "a aan and bij boven d de den der des du en et for het in inzake la met naar of on onder op "
    "over s te ten ter the to tot uit van voor zonder"
)
SMALL = frozenset(SMALL_WORDS.split())
ARTICLES = frozenset(("De", "Het", "Een", "Deze", "Dit", "The", "Dat"))
GAP = re.compile(r"[\s/’'&,-]{0,3}\Z")
MOST_INNER = 3
"""How many letters one compound can have in an abbreviation (GLB: … LandbouwBeleid)."""


class Definition(Struct, frozen=True):
    """An abbreviation that is explained: `start` and `end` are those of the abbreviation itself.

    `before` is the sentence up to it. `expansion` is None where it is not sure where it starts;
    it is `delimited` where it stands in the brackets too. `explicit` is with “hierna”.
    """

    passage: Passage
    start: int
    end: int
    short: str
    before: str
    expansion: str | None
    delimited: bool = False
    explicit: bool = False

    @property
    def spot(self) -> Spot:
        """Where the abbreviation stands."""
        return self.passage.spot(self.start, self.end)

    @property
    def abbreviates(self) -> bool:
        """Whether it is of capitals, not a word that is used in short (“hierna: de Raad”)."""
        return bool(re.fullmatch(SHORT, self.short))


def definitions(texts: Texts, document: Document) -> Iterator[Definition]:
    """The definitions in a document, in its order."""
    for passage in texts.of(document):
        yield from definitions_in(passage)


def definitions_in(passage: Passage) -> Iterator[Definition]:
    """The definitions in a passage, in its order."""
    text = dutch_words(passage.text)
    if "(" not in text and "hierna" not in text:
        return
    for found in IN_BRACKETS.finditer(text):
        start = found.start("all")
        if short := HEREAFTER.match(found["all"]):
            yield _made(passage, found.start(), short, start, short["inside"])
        elif (short := ONLY.match(found["all"])) and short["short"].upper() not in named():
            yield _made(passage, found.start(), short, start, None)
    for found in LOOSE.finditer(IN_BRACKETS.sub(lambda each: "\0" * len(each[0]), text)):
        yield _made(passage, found.start(), found, 0, None)


def _made(
    passage: Passage, bracket: int, found: re.Match[str], offset: int, inside: str | None
) -> Definition:
    number = bisect_left(sentences_in(passage.text), (bracket + 1,)) - 1
    begin = sentences_in(passage.text)[number][0] if number >= 0 else 0
    before = passage.plain[max(begin, bracket - 200) : bracket]
    short = found["short"]
    expansion = inside.strip("“”‘’ ") if inside else expansion_of(short, before)
    start, end = offset + found.start("short"), offset + found.end("short")
    explicit = "hierna" in found[0] or "vervolg" in found[0]
    return Definition(
        passage, start, end, short, before, expansion, delimited=bool(inside), explicit=explicit
    )


def expansion_of(short: str, before: str) -> str | None:
    """The words at the end of a text that an abbreviation stands for; None if that is not sure."""
    tokens = list(TOKEN.finditer(before))
    if not tokens or before[tokens[-1].end() :].strip(" ”’"):
        return None
    start = _by_initials(short, tokens)
    if start is None:
        start = _by_capitals(short, before, tokens)
    return None if start is None else before[start : tokens[-1].end()]


def _by_initials(short: str, tokens: list[re.Match[str]]) -> int | None:
    """Where the words start of which the initials are exactly the letters."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    for token in reversed(tokens[-12:]):
        word = token[0].lower()
        taken = _letters_taken(letters, word)
        if taken:
            del letters[-taken:]
            if not letters:
                return token.start()
        elif word not in SMALL:
            return None
    return None


def _letters_taken(letters: list[str], word: str) -> int:
    for count in range(1, min(MOST_INNER, len(letters)) + 1):
        if word[0] != letters[-count]:
            continue
        rest = iter(word[1:])
        if all(letter in rest for letter in letters[len(letters) - count + 1 :]):
            return count
    return 0


def _by_capitals(short: str, before: str, tokens: list[re.Match[str]]) -> int | None:
    """Where the row of words with a capital starts, if its initials are like the letters."""
    row: list[re.Match[str]] = []
    for token in reversed(tokens[-12:]):
        if row and not GAP.match(before, token.end(), row[0].start()):
            break
        if not (token[0][0].isupper() or token[0] in SMALL):
            break
        row.insert(0, token)
    while row and (row[0][0] in SMALL or row[0][0] in ARTICLES):
        del row[0]
    initials = "".join(token[0][0] for token in row if token[0][0].isupper())
    capitals = [letter for letter in short if letter.isupper()]
    if len(row) < 2 or row[0][0][0] not in capitals[:1] or not tokens[-1][0][0].isupper():
        return None
    alike = position = 0
    for letter in capitals:
        at = initials.find(letter, position)
        if at >= 0:
            alike, position = alike + 1, at + 1
    return row[0].start() if alike * 2 >= len(capitals) else None


IN_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{2,9}(?![^\W_a-z]|[a-z]{2})")
LEAST, MOST = 3, 6
"""How many letters an abbreviation has."""
USED = re.compile(
    rf"(?<= )(?P<short>[A-Z]{{{LEAST},{MOST}}})s?"
    r"(?![\w/&@+\x00]|-|[.’'][\w]| [(“‘«\d-]|, (?:de|het|een|dat|die|oftewel|ofwel|the|a|waarin) )"
)
WORDS_BEFORE = re.compile(r"([^\s]{1,40}) \Z")
WORD_AFTER = re.compile(r" ([A-Z]{2,})\b")
BEFORE_A_NAME = (
    "aan bij binnen buiten de dat deze dit door een en het in is met naar of om omtrent onder ook "
    "op over rond rondom te tegen ten tijdens tot tussen uit van vanuit via voor waarin zonder"
)
FUNCTION_WORDS = frozenset(BEFORE_A_NAME.split())
APART = re.compile(r", (?:de |het )?\Z")
ROMAN = re.compile(r"[IVXLC]+")
EXPLAINS = re.compile(r"(?:hierna|afgekort|genaamd|genoemd|oftewel|ofwel)[^.\n]{0,30}\Z")


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
    rows = range(LEAST, MOST + 1)
    return frozenset(initials[at : at + row] for at in range(len(initials)) for row in rows)
