"""Finds acts of the EU in running text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.markdown.citations.act import KINDS, ONE_SERIES, Act, kind_of
from briefgen.markdown.citations.patterns import GAP, SPACE

OLDEST, NEWEST = 1952, 2099
OLDEST_TWO_DIGITS = OLDEST % 100
COMMUNITY = r"(?:EU|EEG|EG|EGKS|EGA|Euratom|GBVB|JBZ)"
DOMAIN = rf"{COMMUNITY}(?:,{GAP}(?:Euratom|EGKS)(?!\w))?"
WORD = (
    rf"(?:[Gg]edelegeerde?{SPACE})?(?:[Uu]itvoerings)?"
    rf"(?i:{'|'.join(KINDS)})(?P<plural>en)?(?![^\W_])"
)
NUMBER = (
    rf"(?:\({GAP}(?P<front>{DOMAIN}){GAP}\){GAP})?(?P<nr>(?:[Nn]rs?|[Nn]o)\.?{GAP})?"
    rf"(?P<first>\d{{1,4}})/(?P<second>\d{{1,5}})(?:/(?P<behind>{DOMAIN}))?(?![\w/]|[-–]\d)"
)
TYPED = re.compile(rf"(?P<type>{WORD}){SPACE}(?P<own>{NUMBER})")
BARE = re.compile(rf"(?<![\w/.])(?P<own>{NUMBER})")
NEXT = re.compile(rf"(?:{GAP},{GAP}(?:en{SPACE})?|{SPACE}(?:en|of){SPACE})(?P<own>{NUMBER})")
LETTER_BEFORE = re.compile(r"[^\W\d_]")


def find_acts(text: str) -> Iterator[Act]:
    """The acts of a text; what is found with its type and without comes twice."""
    for found in TYPED.finditer(text):
        act = _typed(found)
        while act is not None:
            yield act
            more = NEXT.match(text, act.end) if found["plural"] else None
            act = _read(more, act.kind) if more else None
    for found in BARE.finditer(text):
        # Without the word for a type, only a domain tells an act from a sum or a date.
        if (found["front"] or found["behind"]) and (act := _read(found, None)):
            yield act


def _typed(found: re.Match[str]) -> Act | None:
    act = _read(found, kind_of(found["type"]))
    if act is None or LETTER_BEFORE.match(found.string, found.start() - 1, found.start()):
        return act
    start, written = found.start(), found[0]
    return replace(act, start=start, written=written, type=found["type"])


def _read(found: re.Match[str], kind: str | None) -> Act | None:
    domain = found["front"] or found["behind"]
    ordered = _ordered(found, domain, regulation=(kind or "").startswith("reg"))
    if ordered is None:
        return None
    year, number, serial_first = ordered
    return Act(
        start=found.start("own"),
        end=found.end(),
        written=found["own"],
        type=None,
        kind=kind,
        domain=" ".join(domain.split()) if domain else None,
        year=year,
        number=number,
        nr_form=f"{found['nr']}{found['first']}" if found["nr"] else None,
        serial_first=serial_first,
    )


def _ordered(
    found: re.Match[str], domain: str | None, *, regulation: bool
) -> tuple[int, int, bool] | None:
    """Year, number, and whether the number stands first; None if neither can be a year."""
    first, second = found["first"], found["second"]
    # No act of the European Union, younger than the Communities, has a year of two digits.
    short = domain is not None and not re.match(r"EU\b", domain)
    before, after = _year(first, short=short), _year(second, short=short)
    if domain is None and not found["nr"] and _follows(first, second):
        return None
    if before and before >= ONE_SERIES and (after is None or after >= ONE_SERIES):
        return before, int(second), False
    serial_first = after is not None and (before is None or regulation or bool(found["nr"]))
    if serial_first and after is not None:
        return after, int(first), True
    return (before, int(second), False) if before else None


def _year(words: str, *, short: bool) -> int | None:
    """The year that digits can be."""
    if len(words) == 2 and short and int(words) >= OLDEST_TWO_DIGITS:
        return 1900 + int(words)
    return int(words) if OLDEST <= int(words) <= NEWEST else None


def _follows(first: str, second: str) -> bool:
    """Whether these are the two years of a vergaderjaar or a budget: 2024/25."""
    return len(first) == 4 and int(second) in {int(first) + 1, (int(first) + 1) % 100}
