"""The calendar: its Dutch words, and the parliamentary year of the States General."""

import datetime

TUESDAY = 1
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def prinsjesdag(year: int) -> datetime.date:
    """The day of the speech from the throne: the third Tuesday of September (art. 65 Grondwet).

    The article lets a law set an earlier time; none such is known here.
    """
    earliest = datetime.date(year, 9, 15)
    return earliest + datetime.timedelta(days=(TUESDAY - earliest.weekday()) % 7)


def vergaderjaar(day: datetime.date) -> tuple[int, int]:
    """The years that name the parliamentary year of `day`, which starts on Prinsjesdag.

    Art. 65 Grondwet fixes the day; that Kamerstukken bear the new years from then on was seen in
    the headings of published ones from 2011 to 2025, not in a rule.
    """
    start = day.year if day >= prinsjesdag(day.year) else day.year - 1
    return start, start + 1
