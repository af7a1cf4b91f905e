"""What citations share: expressions for their parts, where one stands, its one form and address.

Whatever repeats has an upper bound, so that no text makes a search slower than linear. White
space may be a no-break space or one line end: two would be another paragraph. A text is made even
first, so that the expressions need not say so at each place.
"""

import re
from typing import TypedDict

from msgspec import Struct

UNEVEN = re.compile(r"\s\s+")
SINGLE = re.compile(r"[^\S ](?<!\s[^\S ])(?!\s)")
ONE_GAP = re.compile(r"[^\S\n]{0,4}\n?[^\S\n]{0,8}")
"""The white space that may stand within a citation."""
GAP, SPACE = "[ ]*+", "[ ]++"
"""Such white space or none, and some; it is not given back, since nothing begins with it."""
SEPARATOR = rf"(?:{GAP},{GAP}|{SPACE})"
START = r"(?<![^\W\d_])"
"""No letter stands before it; a digit may, where the number of a note has stuck to a citation."""
EMPHASIS = r"[*_]{0,2}+"
HYPHEN = "[-\u2011]"
DASH = rf"{GAP}[-\u2011–]{GAP}"

HOUSE = rf"(?:(?:Tweede|Eerste){SPACE}Kamer|TK|EK)(?![^\W_])"
CHAMBER = rf"(?:{HOUSE}|(?:II|I)(?![^\W_]))"
SESSION = rf"(?:(?:[Vv]ergaderjaar|[Zz]itting){SPACE})?"
CENTURIES = "(?:1[89]|20)"
YEARS = rf"(?:{CENTURIES}\d\d{GAP}[-\u2011–—/]{GAP}(?:\d{{4}}|\d{{2}})(?!\d))"
PAGE = (
    rf"(?:{SEPARATOR}(?:[Pp]p?|[Bb]lz|[Pp]ag(?:ina)?)(?![^\W\d_])\.?{GAP}"
    rf"(?P<page>\d{{1,5}}(?:{DASH}\d{{1,5}})?(?:{SPACE}en{SPACE}\d{{1,4}}(?!\d|(?:[./-]|{GAP})\d))?)"
    r"(?!\w))?"
)

BLANKS = re.compile(r"\s+")
DASHES = re.compile(r"\s*[-\u2011–]\s*")
CENTURY = 100
TWO_DIGITS_UNTIL = 1998
"""The last year that the institutions wrote with two digits (interinstitutional style guide)."""
ADDRESS = "https://zoek.officielebekendmakingen.nl/{}.html"
"""Where the pieces of parliament are published, by their identifiers."""
FIRST_DIGITAL = 1995
"""The first year whose pieces stand at an address made of their numbers."""


def evened(text: str) -> str:
    """A text, as long, with plain spaces for white space that may stand within a citation."""
    return SINGLE.sub(" ", UNEVEN.sub(_evened, text))


def _evened(found: re.Match[str]) -> str:
    return (" " if ONE_GAP.fullmatch(found[0]) else "\n") * len(found[0])


def found_chamber(words: str | None) -> str | None:
    """The chamber that words name: I, II or none."""
    if not words:
        return None
    return "I" if words[0] == "E" or words == "I" else "II"


def found_years(words: str | None) -> tuple[int, int] | None:
    """The two years of a vergaderjaar, the second in full."""
    if not words:
        return None
    first, second = re.findall(r"\d+", words)
    year = int(second)
    if len(second) == 2:
        # 1999-00 ends in the century after the one in which it began.
        year += int(first) // CENTURY * CENTURY
        year += CENTURY if year < int(first) else 0
    return int(first), year


def found_page(words: str | None) -> str | None:
    """The page or pages in one form: 25-36."""
    return DASHES.sub("-", BLANKS.sub(" ", words)) if words else None


def digits(words: str) -> str:
    """The digits of a number that is split by a space or a point."""
    return "".join(re.findall(r"\d", words))


def without_zeros(number: str) -> str:
    """The number without zeros before it, which say nothing: of 007, 7."""
    return number.lstrip("0") or "0"


def standard_years(years: tuple[int, int] | None) -> str | None:
    """2025/26, and 1999/2000 at the turn of a century; None for two years that do not follow."""
    if not years or years[1] != years[0] + 1:
        return None
    first, second = years
    return f"{first}/{second}" if second % CENTURY == 0 else f"{first}/{second % CENTURY:02}"


class Span(TypedDict):
    """Where a citation stands, from `start` up to `end`, and its words."""

    start: int
    end: int
    written: str


def span(found: re.Match[str], end: int | None = None) -> Span:
    """Where a citation stands, with both signs of an emphasis or neither: so it can be replaced.

    Args:
        found: the match; its group `marks`, if it has one, is the sign with which an emphasis opens
            in it, and its group `annex` what stands before that sign.
        end: where the citation ends, if not where the match does.
    """
    start, end = found.start(), found.end() if end is None else end
    group = found.groupdict().get
    marks = group("marks")
    if marks and marks not in found.string[found.end("marks") : end]:
        if not group("annex"):
            start = found.end("marks")
        elif found.string.startswith(marks, end):
            end += len(marks)
    return Span(start=start, end=end, written=found.string[start:end])


Identity = tuple[str | int | bool | None, ...]


class Citation(Struct, frozen=True, kw_only=True):
    """A citation as it stands in a text, from `start` up to `end`."""

    start: int
    end: int
    written: str

    @property
    def identity(self) -> Identity:
        """Equal for the same piece, however it is written."""
        raise NotImplementedError

    def standard(self) -> str | None:
        """The one form in which to write it; None if what that takes is not there."""
        return None

    def address(self) -> str | None:
        """Where it can be read; None where that is not certain."""
        return None
