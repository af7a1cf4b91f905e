"""What templates may do with values: dates, lists and forms of words in Dutch (CLDR by Babel)."""

import datetime
from collections.abc import Sequence
from itertools import groupby

from babel.dates import format_date
from babel.lists import format_list

LOCALE = "nl"


def day(date: datetime.date) -> str:
    """A date in full: 8 december 2025."""
    return format_date(date, "d MMMM y", locale=LOCALE)


def days(dates: Sequence[datetime.date]) -> str:
    """The days of a meeting: 8 en 9 december 2025; 30 september en 1 oktober 2025."""
    parts = []
    years = {date.year for date in dates}
    months = [list(group) for _, group in groupby(dates, key=lambda date: (date.year, date.month))]
    for index, month in enumerate(months):
        last_of_year = index + 1 == len(months) or months[index + 1][0].year != month[0].year
        pattern = "MMMM y" if last_of_year or len(years) > 1 else "MMMM"
        numbers = [str(date.day) for date in month]
        parts.append((numbers, format_date(month[0], pattern, locale=LOCALE)))
    if len(parts) == 1:
        numbers, month_name = parts[0]
        return f"{enumerate_words(numbers)} {month_name}"
    return enumerate_words([f"{enumerate_words(numbers)} {name}" for numbers, name in parts])


def enumerate_words(words: Sequence[str]) -> str:
    """Words in a row: a, b en c."""
    return format_list(list(words), "standard", locale=LOCALE)


def elide(names: Sequence[str]) -> str:
    """Names in a row that say a common last word once: de Eerste en Tweede Kamer."""
    lasts = {name.rpartition(" ")[2] for name in names}
    if len(names) < 2 or len(lasts) != 1 or not all(" " in name for name in names):
        return enumerate_words(names)
    firsts = [name.rpartition(" ")[0] for name in names]
    return f"{enumerate_words(firsts)} {lasts.pop()}"


def capitalised(text: str) -> str:
    """The text with a capital at its start, and the rest as it is."""
    return text[:1].upper() + text[1:]


def article(ground: str) -> str:
    """The article of law behind a ground: 5.1.2a → artikel 5.1, tweede lid, onder a, van de Woo."""
    if ground.startswith("68"):
        return f"artikel {ground} van de Grondwet"
    number, paragraph, letter = ground[:3], ground[4:5], ground[5:]
    if not letter:
        return f"artikel {number} van de Woo"
    ordinal = {"1": "eerste", "2": "tweede"}[paragraph]
    return f"artikel {number}, {ordinal} lid, onder {letter}, van de Woo"


FILTERS = {
    "article": article,
    "day": day,
    "days": days,
    "enumerate": enumerate_words,
    "elide": elide,
    "capitalised": capitalised,
}
