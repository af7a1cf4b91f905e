"""The Dutch words for dates that rules look for and write."""

import datetime

from briefgen.facts.calendar import MONTHS


def days_in_words(dates: tuple[datetime.date, ...]) -> str:
    """“8 en 9 december 2025”; days of several months are each written out."""
    last = dates[-1]
    if len({(each.year, each.month) for each in dates}) > 1:
        parts = [f"{each.day} {MONTHS[each.month - 1]} {each.year}" for each in dates]
        return " en ".join(parts)
    days = [str(each.day) for each in dates]
    start = ", ".join(days[:-1])
    listed = f"{start} en {days[-1]}" if start else days[-1]
    return f"{listed} {MONTHS[last.month - 1]} {last.year}"


def on_one_line(words: str) -> str:
    """Words as a message shows them, where a line may end between them in the text."""
    return " ".join(words.split())
