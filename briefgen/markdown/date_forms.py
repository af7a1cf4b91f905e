"""How a Dutch text writes dates, as expressions for a text that is made even first."""

import re

from briefgen.facts import MONTHS, WEEKDAYS
from briefgen.markdown.pattern import Pattern

SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec febr sept"


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(map(re.escape, words.split()))})"


# An underscore is no letter here: in Markdown it stands around emphasis.
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_SPACE = r"(?:[^\S\r\n]|&nbsp;)"
_LINE_END = rf"\\?\r?\n(?>(?:{_SPACE}|>)*)"
UNEVEN = Pattern(rf"(?! ){_SPACE}|(?>{_LINE_END})(?!\\?\r?\n)")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def even_out(text: str) -> str:
    """A text, as long, in which all that may part the words of a date is a row of spaces.

    Letters of ASCII are small: to ignore case is to let the long s stand for an s. Both written out
    at each place would make the expressions below four times as long.
    """
    return UNEVEN.sub(lambda found: " " * len(found[0]), text).translate(_LOWER)


_GAP, _MAYBE = " ++", " *+"
_MONTH = rf"(?:{_any_of(' '.join(MONTHS))}{_END}|{_any_of(SHORT_MONTHS)}{_END}\.?+)"
# “zo.” for zondag is left out: it ends a sentence too.
_SHORT_DAYS = "ma di wo do vr za"
_WEEKDAY = (
    rf"{_START}(?:{_any_of(' '.join(WEEKDAYS))}(?:ochtend|middag|avond|nacht)?|"
    rf"{_any_of(_SHORT_DAYS)}\.?){_END}"
)
_ON = rf"(?>(?:{_WEEKDAY},?{_GAP})?)"
# Up to 39, so that a day that no month has can be said to be none.
_DAY = rf"(?:0?[1-9]|[12][0-9]|3[0-9]){_END}"
_FULL_YEAR = "(?:1[89]|2[01])[0-9]{2}"
_YEAR = rf"(?:{_FULL_YEAR}|['’‘][0-9]{{2}}){_END}"
_RANGE = (
    rf"(?:{_MAYBE}(?:[-‐‑–—−]|{_any_of('t/m')}){_MAYBE}|"
    rf"{_GAP}{_any_of('tot')}(?>(?:{_GAP}{_any_of('en')}{_GAP}{_any_of('met')})?){_GAP})"
)
_JOIN = rf"(?:{_RANGE}|{_MAYBE}/{_MAYBE}|{_GAP}{_any_of('en of')}{_GAP})"
_WITH_MONTH = rf"{_ON}{_DAY}{_GAP}{_MONTH}"
_FIRST = rf"{_ON}{_DAY}(?:{_GAP}{_MONTH})?"
_IN_WORDS = (
    rf"(?:{_WITH_MONTH}{_GAP}{_YEAR}{_RANGE}{_WITH_MONTH}{_GAP}{_YEAR}|"
    rf"(?:(?P<ahead>{_WEEKDAY}){_JOIN}(?={_WEEKDAY}))?"
    rf"(?:(?:{_FIRST}(?:,{_GAP}|{_JOIN})){{0,6}}{_FIRST}{_JOIN})?{_WITH_MONTH}(?:{_GAP}{_YEAR})?)"
)
_MONTH_NUMBER, _DAY_NUMBER = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
# In the order of American English, 12-13-2026, it is said to be none.
_ANY_MONTH = "(?:0?[1-9]|1[0-9])"
_NUMERIC = (
    rf"(?:{_FULL_YEAR}-(?=[0-9]{{2}}-[0-9]{{2}}){_MONTH_NUMBER}-{_DAY_NUMBER}|{_DAY_NUMBER}"
    rf"(?:-{_ANY_MONTH}-|/{_ANY_MONTH}/|\.{_ANY_MONTH}\.){_FULL_YEAR}){_END}"
)
_IN_FIGURES = rf"{_ON}(?<![-/])(?:{_NUMERIC}{_RANGE}{_ON})?{_NUMERIC}(?![./][0-9]|-[^\W_])"
_PARTS, _NEAR = "begin medio midden half eind einde", "aanstaande jongstleden"
_PART = rf"(?>(?:{_any_of(_PARTS)}{_GAP})?)"
_IN_MONTHS = (
    rf"(?P<part>{_PART})(?:{_MONTH}{_GAP}{_YEAR}{_RANGE}(?={_MONTH}{_GAP}{_YEAR})|{_MONTH}{_JOIN})?"
    rf"{_MONTH}(?:{_GAP}{_YEAR})?"
)
_WORDS = (*MONTHS, *WEEKDAYS, *f"{SHORT_MONTHS} {_PARTS} {_NEAR} {_SHORT_DAYS}".split())
_BEGINS = _any_of(" ".join(sorted({word[:3] for word in _WORDS})))
MENTION = Pattern(
    rf"{_START}(?=[0-9]|{_BEGINS})(?<![0-9][-–/.,:])"
    rf"(?:(?P<before>{_any_of(_NEAR)}){_GAP})?"
    rf"(?:{_IN_WORDS}|{_IN_FIGURES}|{_IN_MONTHS})"
    rf"(?:{_GAP}(?P<after>{_any_of('jl j.l a.s')}{_END}\.?+|as\.|"
    rf"{_any_of('aanstaande jongstleden dezer')}{_END}(?!{_GAP}dagen)))?",
    marks=(*"0123456789", *MONTHS, *SHORT_MONTHS.split()),
)
DATE = Pattern(
    rf"(?>(?:(?P<weekday>{_WEEKDAY}),?{_GAP})?)"
    rf"(?:(?P<numeric>{_NUMERIC})|{_START}(?={_DAY}|{_MONTH})(?P<day>{_DAY})?"
    rf"(?:{_MAYBE}(?P<month>{_MONTH})(?:{_GAP}(?P<year>{_YEAR}))?)?)"
)
_HAS_NUMBERS = (
    "artikel artikelen art. art lid sublid leden nr. nr nrs. nummer nummers p. pp. pag. pagina "
    "pagina’s blz. blz bladzijde punt punten agendapunt paragraaf par. § noot voetnoot "
    "hoofdstuk onderdeel item fiche overweging tabel figuur bijlage week € $"
)
NUMBERED = Pattern(rf"{_START}{_any_of(_HAS_NUMBERS)}{_MAYBE}\Z")
