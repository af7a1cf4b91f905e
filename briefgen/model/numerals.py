"""The numbers of headings: how they are written, and counting them in a list."""

import string
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Self


class Numeral(str):
    """A number as a heading shows it, which knows its form, and its value from 1."""

    __slots__ = ("form", "value")
    form: str
    value: int

    def __new__(cls, form: str, value: int, shown: str) -> Self:
        """What is `shown`, as “IV” in the form “I” with the value 4."""
        made = super().__new__(cls, shown)
        made.form, made.value = form, value
        return made

    def __getnewargs__(self) -> tuple[str, int, str]:  # type: ignore[override]
        return self.form, self.value, str(self)


class Headline(str):
    """A title behind its number, which a Word file counts instead of typing it."""

    __slots__ = ("number",)
    number: Numeral


def numbered(number: str | None, title: str) -> str:
    """A title behind its number, if it has one."""
    shown = f"{number}. {title}" if number else title
    if not isinstance(number, Numeral):
        return shown
    headline = Headline(shown)
    headline.number = number
    return headline


ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _letters(number: int) -> str:
    """a, b, … z, aa, ab and so on."""
    before, last = divmod(number - 1, len(string.ascii_lowercase))
    return (_letters(before) if before else "") + string.ascii_lowercase[last]


WRITTEN: Mapping[str, Callable[[int], str]] = {
    "I": _roman,
    "A": lambda number: _letters(number).upper(),
    "a": _letters,
    "1": str,
}


@lru_cache(maxsize=4000)
def numeral(style: str, number: int) -> Numeral | None:
    """A number from 1 as “I”, “A”, “1” or “a” writes it; none where there are no numbers."""
    write = WRITTEN.get(style)
    return Numeral(style, number, write(number)) if write else None


def joined(*numbers: str | None) -> str:
    """The number of an item in the whole: I.3, II.5.a."""
    return ".".join(number for number in numbers if number)


class Counter:
    """Counts on in a style; what was given a number of its own keeps it, and no other gets it."""

    def __init__(self, style: str, kept: Collection[str] = ()) -> None:
        self.style, self.kept, self.last = style, kept, 0

    def next(self, own: str | None = None) -> str | None:
        """The next number, or the one that a heading keeps."""
        if own is not None:
            numerals = (numeral(self.style, n) for n in range(1, 1000))
            found = next((each for each in numerals if each == own), None)
            self.last = max(self.last, found.value if found else 0)
            return found or own
        self.last += 1
        while (made := numeral(self.style, self.last)) in self.kept:
            self.last += 1
        return made
