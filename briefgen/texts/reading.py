"""One reading of a text: its dates, citations, sentences and words, and which are its author's."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefgen.markdown.citations.citation import Citation
from briefgen.markdown.citations.finding import find_citations
from briefgen.markdown.dates import DateMention, find_dates
from briefgen.markdown.pattern import Pattern
from briefgen.markdown.sentences import find_sentences
from briefgen.texts.remembered import remembered

BLANK = "\x00"
"""Stands for each character that is not words: it is neither a letter nor a space."""
ADDRESS = r"(?:[^\s<>()\]“”«»]|\([^\s<>()\]“”«»]*\))"
_NO_WORDS = (
    rf"\[\^[^\]\s\[]+\]|\{{(?<=\]\{{)lang=\w*\}}|\((?<=\]\()(?:<[^<>\n]*>|{ADDRESS}*)\)|<https?://[^\s<>]+>"
    rf"|https?://{ADDRESS}+|www\.{ADDRESS}+"
)
NOT_WORDS = Pattern(_NO_WORDS, marks=("]", "http", "www."))
NOT_WORDS_WITH_MAIL = Pattern(rf"{_NO_WORDS}|(?<![\w.+-])[\w.+-]{{1,64}}@[\w.-]+")
"""For a text with “@”: without it, the other is faster."""

SITE = Pattern(
    r"(?<![\w@/.-])(?:[\w-]{1,60}\.){0,3}[\w-]{2,60}\.(?:nl|eu|com|org|net|be|de|info|int|gov)"
    rf"(?:/{ADDRESS}*|(?![\w-]))",
    marks=(".nl", ".eu", ".com", ".org", ".net", ".be", ".de", ".info", ".int", ".gov"),
)
"""An address as it is printed, without https://."""


@remembered
def dates_in(text: str) -> tuple[DateMention, ...]:
    """The dates in a text, in order."""
    return tuple(find_dates(text))


@remembered
def citations_in(text: str) -> tuple[Citation, ...]:
    """The citations in a text, in order."""
    return tuple(find_citations(text))


@remembered
def sentences_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text start and end."""
    return tuple(find_sentences(text))


def sentence_at(text: str, position: int) -> tuple[int, int] | None:
    """Where the sentence starts and ends in which a position stands."""
    sentences = sentences_in(text)
    number = bisect_left(sentences, (position + 1,)) - 1
    found = sentences[number] if number >= 0 else None
    return found if found and position < found[1] else None


def dates_within(text: str, start: int, end: int) -> Iterator[DateMention]:
    """The dates that start in a part of a text."""
    dates = dates_in(text)
    for number in range(bisect_left(dates, start, key=lambda each: each.start), len(dates)):
        if dates[number].start >= end:
            return
        yield dates[number]


@remembered
def cited_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the citations in a text start and end."""
    return tuple((each.start, each.end) for each in citations_in(text))


@remembered
def plain(text: str) -> str:
    """A text of the same length in which footnote marks and addresses are blanked out."""
    pattern = NOT_WORDS_WITH_MAIL if "@" in text else NOT_WORDS
    return SITE.sub(blanked, pattern.sub(blanked, text))


def blanked(found: re.Match[str]) -> str:
    """What stands in the place of what was found, as long: for `Pattern.sub`."""
    return BLANK * len(found[0])


FOREIGN = Pattern(r"\[[^\[\]]{1,600}\]\{lang=\w+\}", marks=("]{lang=",))
"""What is marked as being in another language: no rule of Dutch is for that."""
QUOTED = Pattern(
    r"«[^«»]{1,600}»|“[^“”]{1,600}”|„[^„”“]{1,600}[”“]|(?<!\w)‘[^‘’\n]{1,300}’(?!\w)|"
    r'(?<!\w)"[^"\n]{1,600}"(?!\w)|(?<!\w)\'[^\'\n]{1,300}\'(?!\w)|`[^`\n]{1,300}`'
    r"|^[^\S\n]{0,9}>.*$",
    re.MULTILINE,
    marks="«“„‘\"'`>",
)
WORD = Pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NO_PROSE = Pattern(r"^[^\S\n]{0,9}(?:>|\||#).*$", re.MULTILINE, marks=">|#")
ENGLISH_WORDS = (
    "the and for with from this these those are were has have been which that on to by its their "
    "shall will should"
)
ENGLISH = frozenset(ENGLISH_WORDS.split())
TITLE = Pattern(
    r"\b(?:(?:[Kk]amer)?(?:[Bb]rief|[Nn]ota|[Nn]otitie|[Rr]apport|[Vv]erslag|[Mm]ededeling|[Ff]iche|"
    r"[Aa]dvies|[Mm]otie|[Vv]erordening|[Rr]ichtlijn|[Bb]esluit|[Pp]ublicatie|[Bb]ericht)"
    r"(?:,? (?:getiteld|met (?:als|de) titel|over|inzake|betreffende):?)? |"
    r"(?=(?:Verslag|Geannoteerde|Beantwoording|Kabinets\w+|Aanbieding|Reactie|Fiche) ))"
    r"(?P<title>[A-Z](?:[^.;\n()]|\.(?! [A-Z])){9,200})"
    r"(?=,? \(?(?:Kamerstuk|Handelingen|COM\(|ST |Stb\.|Stcrt\.|PbE[UG]))",
    marks=("amerstuk", "Handelingen", "COM(", "ST ", "Stb.", "Stcrt.", "PbE"),
)
"""A document, its title and where it was published."""
PAGE = Pattern(
    r"\A\s*(?:Zie(?: ook)?:? )?(?P<title>[^\n]{5,250}?)[ ,:;.|–-]{1,4}<?(?:http|www\.)\S+\s*\Z",
    marks=("http", "www."),
)
"""A title of a page of the web and its address, which are all of a text: a footnote."""
QUOTES = (("«", "»"), ("“", "”"), ("„", "”"))
REACH = 1000
"""How far back the sign is looked for with which a quotation opens."""


@remembered
def words_in(text: str) -> frozenset[str]:
    """The words of a text: read once for all that look for some."""
    return frozenset(WORD.findall(text))


@remembered
def own_words(text: str) -> str:
    """A text of the same length in which what others wrote is blanked out, and marks too."""
    return _blanked(unquoted(text), (*cited_in(text), *_titles_in(text)))


def _titles_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a title of another document stands: what it says is as it was published."""
    page = PAGE.search(text)
    titles = [*TITLE.finditer(text), page] if page else TITLE.finditer(text)
    return (found.span("title") for found in titles)


@remembered
def unquoted(text: str) -> str:
    """As `own_words`, with the citations left in."""
    return QUOTED.sub(blanked, plain(FOREIGN.sub(blanked, text)))


@remembered
def dutch_words(text: str) -> str:
    """The author's own words, as long, without tables, headings and English sentences."""
    others = [found.span() for found in NO_PROSE.finditer(text)]
    if english := [word for word in words_in(text) if word.lower() in ENGLISH]:
        others += (each for each in sentences_in(text) if _is_english(text[slice(*each)], english))
    return _blanked(own_words(text), others)


def _is_english(sentence: str, words: Iterable[str]) -> bool:
    """Whether a sentence is English, of a text with these words that only English has."""
    return any(word in sentence for word in words) and is_english(sentence)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = BLANK * (end - start)
    return "".join(characters)


@remembered
def prose(text: str) -> str:
    """A text of the same length without tables, headings, quotations in a block, and addresses."""
    return NO_PROSE.sub(blanked, plain(text))


def is_english(sentence: str) -> bool:
    """Whether a sentence is English: a fifth of its words are words that only English has."""
    words = [found[0].lower() for found in WORD.finditer(sentence)]
    known = sum(word in ENGLISH or word == "of" for word in words)
    return known * 5 >= len(words) and any(word in ENGLISH for word in words) and known > 1


def is_quoted(text: str, position: int) -> bool:
    """Whether a position stands within quotation marks or in a block quote: another's words."""
    line = text.rfind("\n", 0, position) + 1
    if text.startswith(">", line):
        return True
    since = max(position - REACH, 0)
    return any(
        text.rfind(opening, since, position) > text.rfind(closing, since, position)
        for opening, closing in QUOTES
    )
