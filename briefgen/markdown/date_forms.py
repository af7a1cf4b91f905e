"""How a Dutch text writes dates, as expressions for a text that is made even first."""

import re
from collections import defaultdict

from briefgen.facts import MONTHS, WEEKDAYS
from briefgen.markdown.pattern import Pattern

_SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec"
_OTHER_MONTHS = {"febr": 1, "sept": 8}
# “zo.” for zondag is left out: it ends a sentence too.
_SHORT_DAYS = "ma di wo do vr za"
_NAMES, _SHORT, _DAYS, _SHORT_DAY = map(ord, "AMÀÈ")
"""From which capitals on months and days of the week are counted: an even text has no others."""
_REST = "Z"
"""Stands for each further letter of a name."""
_SIGNS = {
    **{name: chr(_SHORT + n) for n, name in enumerate(_SHORT_MONTHS.split())},
    **{name: chr(_SHORT + n) for name, n in _OTHER_MONTHS.items()},
    **{name: chr(_NAMES + n) for n, name in enumerate(MONTHS)},
    **{name: chr(_DAYS + n) for n, name in enumerate(WEEKDAYS)},
    **{name: chr(_SHORT_DAY + n) for n, name in enumerate(_SHORT_DAYS.split())},
}


def number_of(sign: str) -> int:
    """Which month of the year, or day of the week, a sign of an even text stands for, from 0."""
    return min(
        ord(sign) - each for each in (_NAMES, _SHORT, _DAYS, _SHORT_DAY) if chr(each) <= sign
    )


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(map(re.escape, words.split()))})"


def _whole_words() -> str:
    """One of the names, told by its first letter: so that a text is gone through fast."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_SIGNS, key=len, reverse=True):
        day = "(?:ochtend|middag|avond|nacht)?" if name in WEEKDAYS else ""
        by_letter[name[0]].append(f"{name[1:]}{day}")
    ways = (f"{letter}(?<![^\\W_].)(?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return f"(?:{'|'.join(ways)}){_END}"


# An underscore is no letter here: in Markdown it stands around emphasis.
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_NAME = Pattern(_whole_words())
_SPACE = r"(?:[^\S\r\n]|&nbsp;)"
UNEVEN = Pattern(
    rf"[&\\\r\n](?:(?<=&)nbsp;|(?>(?:(?<=\n)|(?<=\\)\r?\n|(?<=\r)\n)(?:{_SPACE}|>)*)(?!\\?\r?\n))",
    marks=("nbsp;", "\n"),
)
_SINGLE = re.compile(r"[^\S \r](?:(?<!\n)|(?<![\s>;\\]\n)(?![\s>&\\]))")
"""White space that is a space, whatever stands beside it: most is, and takes no call."""
_LONGER = "\u0130"
"""The one letter that is two as a small one."""


def even_out(text: str) -> str:
    """A text, as long, in which a name of a month or day is one sign with signs for the rest of it.

    All that may part the words of a date is a row of spaces, and letters are small: to ignore case
    is to let the long s stand for an s. All this written out at each place would make the
    expressions below ten times as long.
    """
    spaced = UNEVEN.sub(lambda found: " " * len(found[0]), _SINGLE.sub(" ", text))
    return _NAME.sub(_signed, spaced.replace(_LONGER, "i").lower())


def _signed(found: re.Match[str]) -> str:
    words = found[0]
    name = words if words in _SIGNS else words[: words.index("dag") + 3]
    return _SIGNS[name] + _REST * (len(words) - 1)


_GAP, _MAYBE = " ++", " *+"
_MAY = _SIGNS["mei"]
_MONTH = (
    rf"(?:[{chr(_NAMES)}-{chr(_NAMES + 11)}]{_REST}*+|"
    rf"[{chr(_SHORT)}-{chr(_SHORT + 11)}{_MAY}]{_REST}*+\.?+)"
)
_WEEKDAY = (
    rf"(?:[{chr(_DAYS)}-{chr(_DAYS + 6)}]{_REST}*+|"
    rf"[{chr(_SHORT_DAY)}-{chr(_SHORT_DAY + 5)}]{_REST}*+(?:\.{_END})?)"
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
_MONTH_SIGNS = [chr(first + n) for first in (_NAMES, _SHORT) for n in range(12)]
_OF_MONTHS = f"{chr(_NAMES)}-{chr(_SHORT + 11)}"
_BEGINS = f"[0-9{_OF_MONTHS}{chr(_DAYS)}-{chr(_SHORT_DAY + 5)}]|{_any_of(f'{_PARTS} {_NEAR}')}"
MENTION = Pattern(
    rf"{_START}(?={_BEGINS})(?<![0-9][-–/.,:])"
    rf"(?:(?P<before>{_any_of(_NEAR)}){_GAP})?"
    rf"(?:{_IN_WORDS}|{_IN_FIGURES}|{_IN_MONTHS})"
    rf"(?:{_GAP}(?P<after>{_any_of('jl j.l a.s')}{_END}\.?+|as\.|"
    rf"{_any_of('aanstaande jongstleden dezer')}{_END}(?!{_GAP}dagen)))?",
    marks=(*"0123456789", *_MONTH_SIGNS),
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
