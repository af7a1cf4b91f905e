"""A Kamerstuk: its one form by Aanwijzing 3.43 of the Aanwijzingen voor de regelgeving."""

from dataclasses import dataclass

from briefgen.markdown.citations.citation import Citation, Identity
from briefgen.markdown.citations.patterns import standard_years

ADDRESS = "https://zoek.officielebekendmakingen.nl/{}.html"
FIRST_DIGITAL = 1995
"""The first year whose pieces stand at an address made of their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kamerstuk(Citation):
    """A piece of one of the chambers, or with no `number` the dossier as a whole."""

    chamber: str | None
    years: tuple[int, int] | None
    dossier: str
    suffix: str | None
    chapter: str | None
    kingdom: str | None
    number: str | None
    page: str | None
    annex: bool
    listed: bool
    """One of several behind one dossier ("nrs. 950 en 951"): standard() is still a whole form."""

    @property
    def identity(self) -> Identity:
        """The numbers: without the year and the chamber, which add nothing, and the page."""
        return ("kst", self.dossier, self.suffix, self.chapter, self.number, self.annex)

    @property
    def by_letter(self) -> bool:
        """Whether it has letters for a number, as only pieces of the senate have."""
        return self.number is not None and self.number[0].isalpha()

    def standard(self) -> str | None:
        """Kamerstukken II 2009/10, 27858, nr. 88, p. 3 · Kamerstukken I 2008/09, 31700 VI, D."""
        if self.number is None:
            return None if self.years else f"{self._label()} {self._dossier()}"
        years = standard_years(self.years)
        if years is None:
            return None
        chamber = self.chamber or ("I" if self.by_letter else "II")
        mark = "" if self.by_letter else "nrs. " if "-" in self.number else "nr. "
        page = f", p. {self.page}" if self.page else ""
        return f"{self._label()} {chamber} {years}, {self._dossier()}, {mark}{self.number}{page}"

    def _label(self) -> str:
        if not self.annex:
            return "Kamerstukken"
        return f"{'B' if self.written[0] == 'B' else 'b'}ijlage bij Kamerstukken"

    def _dossier(self) -> str:
        suffix = f"-{self.suffix}" if self.suffix else ""
        chapter = f" {self.chapter}" if self.chapter else ""
        kingdom = f" ({self.kingdom})" if self.kingdom else ""
        return self.dossier + suffix + chapter + kingdom

    def address(self) -> str | None:
        """The page of the piece; an annex has a number of its own, and an (R…) is not certain."""
        if self.number is None or "-" in self.number or self.annex or self.kingdom:
            return None
        if self.years and self.years[0] < FIRST_DIGITAL:
            return None
        parts = ("kst", self.dossier, self.suffix, self.chapter, self.number)
        return ADDRESS.format("-".join(part for part in parts if part))
