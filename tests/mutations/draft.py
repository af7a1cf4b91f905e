"""A clean dossier that is made wrong at a random place, and the place where that must be found."""

import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SENT = datetime.date(2025, 11, 24)
"""The day of the letter and its agenda; that of the nota is earlier."""
MONTH_NAMES = (
    "januari februari maart april mei juni juli augustus september oktober november december"
)
MONTHS = MONTH_NAMES.split()
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
KEY = re.compile(r"[a-z_]+:")
Place = tuple[str, int]
"""A file of the dossier and a line in it."""


@dataclass
class Draft:
    """The files of a dossier, line by line, and the dice."""

    files: dict[str, list[str]]
    dice: random.Random
    count: int = field(default=0)

    def pick(self, *choices: str) -> str:
        """One of these."""
        return self.dice.choice(choices)

    def number(self, first: int, last: int) -> int:
        """A number from the first up to and including the last."""
        return self.dice.randint(first, last)

    def day(self, first: int, last: int) -> datetime.date:
        """A day so many days after the day of the letter (before it, if less than 0)."""
        return SENT + datetime.timedelta(days=self.number(first, last))

    def subjects(self, kind: str = "") -> list[str]:
        """The files of items and topics."""
        return [name for name in self.files if "/" in name and name.startswith(kind)]

    def prose(self, name: str) -> Iterator[int]:
        """The lines of a file in which a sentence of its text ends, counted from 0."""
        inside = False
        for number, line in enumerate(self.files[name]):
            if KEY.match(line):
                inside = line.startswith(("text: |", "position: |"))
            elif inside and re.match(r"  [A-Z].*[a-z]\.$", line):
                yield number

    def insert(self, sentence: str, kind: str = "", *, own_paragraph: bool = False) -> Place:
        """Add a sentence behind one of a random text."""
        name = self.dice.choice([each for each in self.subjects(kind) if [*self.prose(each)]])
        number = self.dice.choice(list(self.prose(name)))
        return self.insert_at(name, number, sentence, own_paragraph=own_paragraph)

    def insert_at(
        self, name: str, number: int, sentence: str, *, own_paragraph: bool = False
    ) -> Place:
        """Add a sentence behind a line, or as a paragraph of its own after it."""
        if own_paragraph:
            self.files[name][number + 1 : number + 1] = ["", f"  {sentence}", ""]
            return name, number + 3
        self.files[name][number] += f" {sentence}"
        return name, number + 1

    def note(self, text: str, kind: str = "") -> Place:
        """Add a footnote with this text, and refer to it from a random text."""
        self.count += 1
        label = f"proef{self.count}"
        name, _line = self.insert(f"Zie verder de noot.[^{label}]", kind)
        lines = self.files[name]
        if "footnotes:" not in lines:
            end = next((n for n, each in enumerate(lines) if each.startswith("suppress:")), None)
            at = len(lines) if end is None else end
            while at and not lines[at - 1].strip():
                at -= 1
            lines[at:at] = ["footnotes:"]
        at = lines.index("footnotes:") + 1
        quoted = text.replace("'", "''")
        lines.insert(at, f"  {label}: '{quoted}'")
        return name, at + 1

    def replace(self, name: str, pattern: str, words: str) -> Place:
        """Replace the first line of a file that matches; gives its place."""
        for number, line in enumerate(self.files[name]):
            if re.search(pattern, line):
                self.files[name][number] = re.sub(pattern, lambda _found: words, line, count=1)
                return name, number + 1
        raise AssertionError((name, pattern))

    def drop(self, name: str, key: str) -> None:
        """Take a key away, with what belongs to it."""
        lines = self.files[name]
        start = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
        end = start + 1
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith((" ", "-"))):
            end += 1
        del lines[start:end]

    def has(self, name: str, key: str) -> bool:
        """Whether a file has a key."""
        return any(line.startswith(f"{key}:") for line in self.files[name])

    def line_of(self, name: str, start: str) -> Place:
        """The place of the first line that starts so."""
        numbers = (n for n, line in enumerate(self.files[name], 1) if line.startswith(start))
        return name, next(numbers)


def written(day: datetime.date, *, year: bool = True) -> str:
    """A date as it stands in a text."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words
