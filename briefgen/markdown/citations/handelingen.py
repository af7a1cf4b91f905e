"""The Handelingen of the chambers, and their Aanhangsel with the answers to questions."""

from collections.abc import Iterator

from briefgen.markdown.citations.citation import (
    ADDRESS,
    CENTURIES,
    CHAMBER,
    EMPHASIS,
    FIRST_DIGITAL,
    GAP,
    HOUSE,
    PAGE,
    SEPARATOR,
    SESSION,
    SPACE,
    START,
    YEARS,
    Citation,
    Identity,
    digits,
    found_chamber,
    found_page,
    found_years,
    span,
    standard_years,
    without_zeros,
)
from briefgen.markdown.pattern import Found, Pattern

LAST_NUMBERED_AANHANGSEL = 2024
"""The last year in which every Aanhangsel stands at an address made of its number."""
FIRST_ITEMS = 2010
HOUSES = {"I": "ek", "II": "tk"}


class Aanhangsel(Citation, frozen=True, kw_only=True):
    """Questions with their answers, as published in the Aanhangsel of the Handelingen."""

    chamber: str | None
    years: tuple[int, int] | None
    number: str

    @property
    def identity(self) -> Identity:
        """With the year: its numbers start again every year, in each chamber."""
        return ("ah", self.chamber, *(self.years or (None, None)), self.number)

    def standard(self) -> str | None:
        """Aanhangsel Handelingen II 2024/25, nr. 2758."""
        years = standard_years(self.years)
        if years is None or self.chamber is None:
            return None
        return f"Aanhangsel Handelingen {self.chamber} {years}, nr. {self.number}"

    def address(self) -> str | None:
        """The page of the answers; later than `LAST_NUMBERED_AANHANGSEL` it cannot be derived."""
        if not self.chamber or not self.years or not standard_years(self.years):
            return None
        if not FIRST_DIGITAL <= self.years[0] <= LAST_NUMBERED_AANHANGSEL:
            return None
        first, second = self.years
        return ADDRESS.format(f"ah-{HOUSES[self.chamber]}-{first}{second}-{self.number}")


class Handelingen(Citation, frozen=True, kw_only=True):
    """A meeting of a chamber as reported, or one item of it."""

    chamber: str | None
    years: tuple[int, int]
    number: str | None
    item: str | None
    page: str | None

    @property
    def identity(self) -> Identity:
        """The meeting and the item; the page only where there is nothing else to go by."""
        page = None if self.number else self.page
        return ("h", self.chamber, *self.years, self.number, self.item, page)

    def standard(self) -> str | None:
        """Handelingen II 2010/11, nr. 108, item 5, p. 25-36."""
        years = standard_years(self.years)
        if years is None or not self.chamber or not self.number:
            return None
        item = f", item {self.item}" if self.item else ""
        page = f", p. {self.page}" if self.page else ""
        return f"Handelingen {self.chamber} {years}, nr. {self.number}{item}{page}"

    def address(self) -> str | None:
        """The page of the item; before there were items, the address cannot be derived."""
        if not self.item or not self.standard() or self.years[0] < FIRST_ITEMS:
            return None
        first, second = self.years
        house = HOUSES[self.chamber or ""]
        return ADDRESS.format(f"h-{house}-{first}{second}-{self.number}-{self.item}")


NR = rf"(?:[Nn]rs?\.?{GAP})"
NUMBER = r"(?P<number>\d{1,2}[.\s]\d{3}|\d{1,4})(?![\w/–-]|[.\s]\d{3})"
OF_HOUSE = rf"(?:{SEPARATOR}(?:van{SPACE}de{SPACE})?(?P<chamber>{CHAMBER}){EMPHASIS})?"
IN_YEARS = rf"{SEPARATOR}{SESSION}(?P<years>{YEARS})"
AANHANGSEL = rf"Aanhangsel(?:{SPACE}(?:van{SPACE}de|der))?"
OF_HANDELINGEN = Pattern(
    rf"{START}(?P<marks>{EMPHASIS}){AANHANGSEL}{SPACE}Handelingen{EMPHASIS}", marks=("Aanhangsel",)
)
ALONE = Pattern(rf"{START}Aanhangsel", marks=("Aanhangsel",))
NUMBERED = Pattern(rf"{OF_HOUSE}(?:{IN_YEARS})?{SEPARATOR}{NR}?{NUMBER}")
"""What stands behind the word, in either form; where it is alone not without the year."""
AFTER_NUMBER = Pattern(rf"\d(?:{SPACE}|{GAP},{GAP})Aanhangsel", marks=("Aanhangsel",))
AANHANGSELS = (
    Pattern(
        rf"{START}(?:(?:Kamerstukken|Handelingen){SPACE}(?P<chamber>{CHAMBER})"
        rf"|(?P<named>{HOUSE})){IN_YEARS}"
        rf"{SEPARATOR}(?:{NR}?{NUMBER}{GAP},{GAP}{AANHANGSEL}(?:{SPACE}Handelingen)?"
        rf"|{AANHANGSEL}(?:{SPACE}Handelingen)?{SEPARATOR}{NR}?(?P<after>\d{{1,4}}))(?!\w)",
        marks=("Aanhangsel",),
    ),
    Pattern(
        rf"(?<![\w/-])ah-(?P<house>[te]k)-(?P<id>{CENTURIES}\d{{6}})"
        r"-(?P<number>\d{1,4})(?![\w-])",
        marks=("ah-",),
    ),
)
HANDELINGEN = (
    Pattern(
        rf"{START}(?P<marks>{EMPHASIS})Handelingen{EMPHASIS}{OF_HOUSE}{IN_YEARS}"
        rf"(?:{SEPARATOR}{NR}(?P<number>\d{{1,3}})(?!\w))?"
        rf"(?:{SEPARATOR}item{SPACE}(?P<item>\d{{1,3}})(?!\w))?{PAGE}",
        marks=("Handelingen",),
    ),
    Pattern(
        rf"(?<![\w/-])h-(?P<house>[te]k)-(?P<id>{CENTURIES}\d{{6}})"
        r"-(?P<number>\d{1,3})-(?P<item>\d{1,3})(?![\w-])",
        marks=("h-",),
    ),
)


def find_handelingen(text: str) -> Iterator[Aanhangsel | Handelingen]:
    """The Handelingen of a text and their Aanhangsels."""
    for head, found in _aanhangsels(text):
        chamber, years = _session(found)
        number = without_zeros(digits(found["number"] or found["after"]))
        yield Aanhangsel(**span(head, found.end()), chamber=chamber, years=years, number=number)
    for pattern in HANDELINGEN:
        for found in pattern.finditer(text):
            page = found_page(found.groupdict().get("page"))
            if page or found["number"]:
                chamber, years = _session(found)
                yield Handelingen(
                    **span(found),
                    chamber=chamber,
                    years=years or (0, 0),
                    number=found["number"],
                    item=found["item"],
                    page=page,
                )


def _aanhangsels(text: str) -> Iterator[tuple[Found, Found]]:
    """Where each starts, and what has its number: the same, or what stands behind it."""
    for pattern in (OF_HANDELINGEN, ALONE):
        for head in pattern.finditer(text):
            found = NUMBERED.match(text, head.end())
            if found and (pattern is OF_HANDELINGEN or found["years"]):
                yield head, found
    behind, identifier = AANHANGSELS
    for pattern in (behind, identifier) if AFTER_NUMBER.search(text) else (identifier,):
        yield from ((found, found) for found in pattern.finditer(text))


def _session(found: Found) -> tuple[str | None, tuple[int, int] | None]:
    group = found.groupdict().get
    if house := group("house"):
        return ("I" if house == "ek" else "II"), (int(found["id"][:4]), int(found["id"][4:]))
    return found_chamber(group("chamber") or group("named")), found_years(group("years"))
