"""Documents of the Commission and the Council, and places in the Official Journal."""

import re
from collections.abc import Iterator

from briefgen.markdown.citations.citation import (
    CENTURY,
    GAP,
    SEPARATOR,
    SPACE,
    START,
    TWO_DIGITS_UNTIL,
    Citation,
    Identity,
    span,
)
from briefgen.markdown.pattern import Pattern

ENDINGS = ((2012, "final"), (2000, "definitief"), (0, "def."))
"""From which year on a final version is called what, by the interinstitutional style guide."""
CELEX = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:5{year}{code}{number:04}"
CODES = {"SWD": "SC", "JOIN": "JC"}
"""The kinds with one code in CELEX; a COM is a proposal (PC) or not (DC), which only it says."""
OLDEST_COUNCIL_DOCUMENT = 80


class CommissionDocument(Citation, frozen=True, kw_only=True):
    """A document of the Commission: COM, JOIN, SWD, SEC or C."""

    kind: str
    year: int
    number: int
    ending: str | None
    version: str | None

    @property
    def identity(self) -> Identity:
        """Kind, year, number, and the version if there are several."""
        return (self.kind, self.year, self.number, self.version)

    def standard(self) -> str | None:
        """COM(2025) 795 final; the ending of that year if one was written."""
        if self.year <= TWO_DIGITS_UNTIL:
            return None
        word = next(word for since, word in ENDINGS if self.year >= since)
        ending = f" {word}" if self.ending else ""
        version = f"/{self.version}" if self.version else ""
        return f"{self.kind}({self.year}) {self.number}{ending}{version}"

    def address(self) -> str | None:
        """The page in EUR-Lex, for the kinds that have one code there."""
        if self.kind not in CODES or self.version or self.year <= TWO_DIGITS_UNTIL:
            return None
        return CELEX.format(year=self.year, code=CODES[self.kind], number=self.number)


class CouncilDocument(Citation, frozen=True, kw_only=True):
    """A document of the Council: ST 8803/16."""

    year: int
    number: int
    revision: str | None

    @property
    def identity(self) -> Identity:
        """Year and number with the revision or addition, which is a document of its own."""
        return ("ST", self.year, self.number, self.revision)

    def standard(self) -> str | None:
        """ST 8803/16, with REV 1 or ADD 1 behind it; nothing is prescribed for "Raadsdocument"."""
        if not self.written.startswith("ST"):
            return None
        revision = f" {self.revision}" if self.revision else ""
        return f"ST {self.number}/{self.year % CENTURY:02}{revision}"


class OfficialJournal(Citation, frozen=True, kw_only=True):
    """A place in the Official Journal; since October 2023 each act is one of its own."""

    series: str
    year: int | None
    number: int
    date: str | None

    @property
    def identity(self) -> Identity:
        """Series, year and number."""
        return ("PB", self.series, self.year, self.number)

    def standard(self) -> str | None:
        """PB L, 2025/2323, 14.11.2025; other forms are right as they are or cannot be mended."""
        if self.date is None or not re.match(r"PB\s[LC],?\s\d{4}/", self.written):
            return None
        return f"PB {self.series}, {self.year}/{self.number}, {self.date}"


FINAL = r"(?:final|FINAL|definitief|def\.?)(?![^\W_])"
COMMISSION = Pattern(
    rf"(?P<kind>[CJS](?<![^\W\d_].)(?<!/.)(?:(?<=C)(?:OM)?|(?<=J)OIN|(?<=S)WD|(?<=S)EC))"
    rf"(?:{GAP}\({GAP}(?P<year>\d{{4}}|\d{{2}}){GAP}\){GAP}(?:[Nn]r\.?{GAP})?"
    r"|(?<=[A-Z]{3})[/-](?P<other>\d{4})[/-])"
    rf"(?P<number>\d{{1,4}})(?!\d)(?:/(?P<part>\d)(?!\d))?"
    rf"(?:{GAP}(?P<ending>{FINAL})(?:/(?P<version>\d)(?!\d))?)?(?![^\W_])",
    marks=("C", "OIN", "WD"),
)
COUNCIL = Pattern(
    rf"{START}(?:ST{GAP}|[Rr]aadsdoc(?:ument(?:en)?|\.)?{SPACE}(?:(?:ST|[Nn]r\.?){GAP})?"
    rf"|[Dd]oc(?:ument|\.){SPACE}(?:ST|[Nn]r\.?)?{GAP})(?P<number>\d{{4,5}})"
    r"/(?:(?P<times>\d{1,2})/)?(?P<year>\d{2})(?![\d/])"
    rf"(?P<revision>(?:{SPACE}(?:REV|ADD|COR|INIT|DCL){SPACE}\d{{1,2}}(?!\d)|{SPACE}INIT){{0,3}})"
    r"(?!\w)",
    marks=("ST", "doc", "Doc"),
)
BY_IDENTIFIER = Pattern(
    r"(?<![\w/-])ST-(?P<number>\d{4,5})-(?P<year>\d{4})-(?P<revision>INIT|(?:REV|ADD|COR)-\d{1,2})"
    r"(?![\w-])",
    marks=("ST-",),
)
DATE = r"\d{1,2}\.\d{1,2}\.\d{4}"
SERIES = r"(?P<series>[LC])"
JOURNALS = ("PB", "Pb")
JOURNAL = (
    Pattern(
        rf"{START}P[Bb](?:EU)?{SPACE}{SERIES}{SEPARATOR}(?P<year>\d{{4}})/(?P<number>\d{{1,5}})(?!\w)"
        rf"(?:{SEPARATOR}(?P<date>{DATE})(?!\d))?",
        marks=JOURNALS,
    ),
    Pattern(
        rf"{START}P[Bb](?:E[UG])?{SPACE}{SERIES}{SPACE}(?P<number>\d{{1,3}})(?!\w)"
        rf"(?:{SEPARATOR}(?:van{SPACE})?(?P<date>{DATE})(?!\d))?",
        marks=JOURNALS,
    ),
    Pattern(
        rf"{START}P[Bb](?:E[UG])?{SPACE}(?P<year>\d{{4}}){SEPARATOR}{SERIES}{SPACE}"
        r"(?P<number>\d{1,3})(?!\w)",
        marks=JOURNALS,
    ),
)


def find_documents(text: str) -> Iterator[Citation]:
    """The documents of the Commission and the Council, and the places in the Official Journal."""
    for found in COMMISSION.finditer(text):
        yield _commission(found)
    for pattern in (COUNCIL, BY_IDENTIFIER):
        for found in pattern.finditer(text):
            yield _council(found)
    for pattern in JOURNAL:
        for found in pattern.finditer(text):
            yield _journal(found)


def _commission(found: re.Match[str]) -> CommissionDocument:
    year = int(found["year"] or found["other"])
    return CommissionDocument(
        **span(found),
        kind=found["kind"],
        year=year if year > CENTURY else 1900 + year,
        number=int(found["number"]),
        ending=found["ending"],
        version=found["part"] or found["version"],
    )


def _council(found: re.Match[str]) -> CouncilDocument:
    year = int(found["year"])
    if year < CENTURY:
        year += 1900 if year >= OLDEST_COUNCIL_DOCUMENT else 2000
    words = " ".join(re.findall(r"[A-Z]+|\d+", found["revision"]))
    revision = words.removeprefix("INIT").strip() or None
    times = found.groupdict().get("times")
    if times and not revision:
        revision = f"REV {int(times)}"
    return CouncilDocument(
        **span(found),
        year=year,
        number=int(found["number"]),
        revision=revision,
    )


def _journal(found: re.Match[str]) -> OfficialJournal:
    group = found.groupdict().get
    date = group("date")
    year = group("year") or (date.rsplit(".", 1)[1] if date else None)
    return OfficialJournal(
        **span(found),
        series=found["series"],
        year=int(year) if year else None,
        number=int(found["number"]),
        date=date,
    )
