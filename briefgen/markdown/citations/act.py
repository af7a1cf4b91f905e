"""An act of the EU: its number as the interinstitutional style guide has it, and its ELI."""

import re
from dataclasses import dataclass

from briefgen.markdown.citations.citation import Citation, Identity
from briefgen.markdown.citations.patterns import BLANKS, CENTURY

ONE_SERIES = 2015
"""Since this year all acts share one series of numbers, with the year first."""
TWO_DIGITS_UNTIL = 1998
LONGEST_YEAR_FIRST = 1000
"""No series that had the year first reached this number in a year."""
APART = ("Euratom", "JBZ", "GBVB")
"""Domains that had a series of numbers of their own; EEG, EG and EU followed each other."""
ELI = "http://data.europa.eu/eli/{kind}/{year}/{number}/oj"
KINDS = {
    "verordening": "reg",
    "richtlijn": "dir",
    "kaderbesluit": "dec_framw",
    "besluit": "dec",
    "beschikking": "dec",
    "aanbeveling": "reco",
}
KIND = re.compile(rf"({'|'.join(KINDS)})(?:en)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Citation):
    """An act by its number, and the word for its type if that stands before it.

    In "Asielprocedureverordening (EU) 2024/1348", and for the second number of "Verordeningen (EU)
    2019/817 en (EU) 2019/818", only the number is cited; its `kind` is known all the same.
    """

    type: str | None
    kind: str | None
    domain: str | None
    year: int
    number: int
    nr_form: str | None
    serial_first: bool

    @property
    def has_nr(self) -> bool:
        """Whether "nr." stands before the number."""
        return self.nr_form is not None

    @property
    def identity(self) -> Identity:
        """Year and number, and before there was one series, which series it is of."""
        if self.year >= ONE_SERIES:
            return ("act", self.year, self.number)
        kind = (self.kind or "").split("_")[0] or None
        apart = self.domain if self.domain in APART else None
        return ("act", self.year, self.number, kind, apart, self.serial_first and kind != "reg")

    def standard(self) -> str | None:
        """Verordening (EU) 2024/1351 · Besluit nr. 1313/2013/EU · Besluit 2010/300/EU."""
        if self.domain is None:
            return None
        word = f"{_titled(self.type)} " if self.type else ""
        if self.year >= ONE_SERIES:
            return f"{word}({self.domain}) {self.year}/{self.number}"
        year = self.year % CENTURY if self.year <= TWO_DIGITS_UNTIL else self.year
        if (self.kind or "reg").startswith("reg") and self.serial_first:
            return f"{word}({self.domain}) nr. {self.number}/{year}"
        if self.serial_first:
            return f"{word}nr. {self.number}/{year}/{self.domain}"
        return f"{word}{year}/{self.number}/{self.domain}"

    def address(self) -> str | None:
        """The ELI of an act whose type is known.

        Not of decisions from before 2015 with a low number: two series had those, and the ELI of
        the one or the other has a (1) or (2) that cannot be derived.
        """
        if self.kind is None:
            return None
        decision = self.kind.startswith("dec") and self.kind != "dec_framw"
        if decision and self.year < ONE_SERIES and self.number < LONGEST_YEAR_FIRST:
            return None
        return ELI.format(kind=self.kind, year=self.year, number=self.number)


def kind_of(word: str) -> str:
    """The kind of act as ELI calls it: reg, dir_impl, dec_framw."""
    low = word.lower()
    ending = "_impl" if "uitvoering" in low else "_del" if "gedelegeerd" in low else ""
    return next(KINDS[name] for name in KIND.findall(low)) + ending


def _titled(word: str) -> str:
    """The word for a type with its capitals: Gedelegeerde Verordening."""
    return " ".join(part[0].upper() + part[1:] for part in BLANKS.split(word))
