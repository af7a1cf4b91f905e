"""The abbreviations that a text explains, with the words that they stand for."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from briefgen.facts import named
from briefgen.markdown.pattern import Pattern
from briefgen.texts.case import Document, Passage, Spot, Texts
from briefgen.texts.reading import dutch_words, plain, sentences_in
from briefgen.texts.remembered import remembered

SHORT = r"(?=\w{0,9}[A-Z]\w{0,9}[A-Z])[A-Z][A-Za-z]{1,9}"
IN_BRACKETS = Pattern(r"\((?P<all>[^()\n]{2,220})\)", marks="(")
ONLY = Pattern(rf"[“‘]?(?P<short>{SHORT})(?:['’]?s)?[”’]?\Z")
HEREAFTER = Pattern(
    r"(?:(?P<inside>[^:]{3,160}?)[,;]? )?(?:hierna|in het vervolg|verder)"
    r"(?: te noemen| genoemd| ook(?: wel)?)?:? (?:(?:de|het) )?"
    r"[“‘]?(?P<short>[^\W\d_][\w&/-]{0,30}(?: [\w-]{2,30}){0,2})[”’]?\Z"
)
LOOSE = Pattern(
    rf", hierna(?: te noemen)?:? (?:de |het )?(?P<short>{SHORT})(?=[,.)])", marks=(", hierna",)
)
TOKEN = Pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SMALL_WORDS = (
    "a aan and bij boven d de den der des du en et for het in inzake la met naar of on onder op "
    "over s te ten ter the to tot uit van voor zonder"
)
SMALL = frozenset(SMALL_WORDS.split())
ARTICLES = frozenset(("De", "Het", "Een", "Deze", "Dit", "The", "Dat"))
GAP = Pattern(r"[\s/’'&,-]{0,3}\Z")
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
    delimited: bool
    explicit: bool

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
    return (Definition(passage, *each) for each in _defined_in(passage.text))


Defined = tuple[int, int, str, str, str | None, bool, bool]
"""What is known of a definition beside its passage, in the same order."""


@remembered
def _defined_in(passage_text: str) -> tuple[Defined, ...]:
    if "(" not in passage_text and "hierna" not in passage_text:
        return ()
    text, made = dutch_words(passage_text), []
    for found in IN_BRACKETS.finditer(text):
        start = found.start("all")
        if short := HEREAFTER.match(found["all"]):
            made.append(_made(passage_text, found.start(), short, start, short["inside"]))
        elif (short := ONLY.match(found["all"])) and short["short"].upper() not in named():
            made.append(_made(passage_text, found.start(), short, start, None))
    for found in LOOSE.finditer(IN_BRACKETS.sub(lambda each: "\0" * len(each[0]), text)):
        made.append(_made(passage_text, found.start(), found, 0, None))  # noqa: PERF401 - two kinds
    return tuple(made)


def _made(
    text: str, bracket: int, found: re.Match[str], offset: int, inside: str | None
) -> Defined:
    sentences = sentences_in(text)
    number = bisect_left(sentences, (bracket + 1,)) - 1
    begin = sentences[number][0] if number >= 0 else 0
    before = plain(text)[max(begin, bracket - 200) : bracket]
    short = found["short"]
    expansion = inside.strip("“”‘’ ") if inside else expansion_of(short, before)
    start, end = offset + found.start("short"), offset + found.end("short")
    explicit = "hierna" in found[0] or "vervolg" in found[0]
    return start, end, short, before, expansion, bool(inside), explicit


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
