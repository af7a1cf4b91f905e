"""A Kamerstuk beside the date of what it is: the parliamentary years it cannot be of."""

import datetime
import re
from collections.abc import Sequence

from briefgen.facts import vergaderjaar
from briefgen.markdown.citations import Kamerstuk
from briefgen.markdown.dates import DateMention

BETWEEN = re.compile(r"[\s,;(]{1,6}\Z")
WINDOW = 140
REPORT = re.compile(
    r"\b[Vv]erslag\s(?:van\s)?(?:de\s|het\s)?(?P<of>[^.;:()\n]{1,100}?)(?:\svan|\sd\.d\.)?\s\Z"
)
MEETING = re.compile(r"[Rr]aad\b|[Ee]urogroep|[Tt]op\b|[Cc]onferentie|[Bb]ijeenkomst")
DEBATE = re.compile(r"overleg|debat|vragen|brief|agenda|inbreng")
LETTER = re.compile(r"\b(?:[Kk]amer)?[Bb]rief\s(?:van|d\.d\.)\s\Z")
"""Without words between them: “brief van de commissie van 3 mei” may be what the piece answers."""
LATE = datetime.timedelta(days=7)
"""A letter of the last days before Prinsjesdag may come in after it, and the other way round."""


def day_before(text: str, cited: Kamerstuk, dates: Sequence[DateMention]) -> datetime.date | None:
    """The day before which the piece cannot have been written, if the text beside it says so.

    A report of a meeting is later than it; a letter of a day is not older than that day.
    """
    beside = [each for each in dates if each.end <= cited.start]
    if not beside or cited.annex or not BETWEEN.fullmatch(text[beside[-1].end : cited.start]):
        return None
    mention = beside[-1]
    day = mention.last.in_year(mention.last.year) if mention.last.year else None
    before = text[max(mention.start - WINDOW, 0) : mention.start]
    if day is None:
        return None
    if LETTER.search(before):
        return day - LATE
    found = REPORT.search(before)
    if found and MEETING.search(found["of"]) and not DEBATE.search(found["of"]):
        return day
    return None


def too_old(cited: Kamerstuk, day: datetime.date) -> bool:
    """Whether the parliamentary year of a piece was over before the day."""
    return cited.years is not None and cited.years[0] < vergaderjaar(day)[0]
