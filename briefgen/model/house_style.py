"""What documents look like: the typeface, and what a ministry's letterhead says."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What the documents look like: None is what the shell says.

    `font_size` is in points; `page_references` is “span” (p. 7-8) or “start” (p. 7); `citations`
    is “standard” (each in its one form) or “written”; `citation_links` gives each its address.
    """

    font: str | None = None
    font_size: float | None = None
    page_references: str = "span"
    citations: str = "written"
    citation_links: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The side column of a ministry's letters; `logo` is the file of its picture."""

    cluster: str | None = None
    directorate: str | None = None
    unit: str | None = None
    visiting_address: tuple[str, ...] = ()
    postal_address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    logo: Path | None = None
