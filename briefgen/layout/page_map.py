"""The page map: on which pages of a document each item stands, kept as pages.yaml in out/.

It lets a machine without LibreOffice cite pages, as long as the document is the very one that was
laid out: its digest says so.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from msgspec import Struct, to_builtins

from briefgen.files.workspace import content_of
from briefgen.markdown.marks import bookmark, destination, end_of
from briefgen.problem import Place, Problem, t

FILE = "pages.yaml"
HEAD = "# Gemaakt door briefgen: op welke pagina’s elk punt staat. Niet bewerken.\n"


class Laid(Struct, frozen=True):
    """One PDF: its number of pages, the page of each named destination, typefaces, maker."""

    pages: int
    destinations: Mapping[str, int]
    fonts: tuple[str, ...]
    engine: str


Located = tuple[str, str]


def destinations(ids: Iterable[str]) -> dict[str, str]:
    """What the places of items are called in our PDFs, by the names that LibreOffice gives them."""
    return {
        _exported(name): destination(id_, end=end)
        for id_ in ids
        for name, end in ((bookmark(id_), False), (end_of(bookmark(id_)), True))
    }


def _exported(name: str) -> str:
    """The name that LibreOffice gives to the place of a bookmark: 5F instead of _, and so on."""
    return re.sub(r"[^A-Za-z0-9]", lambda found: f"{ord(found[0]):02X}", name)


class NowhereError(KeyError):
    """A PDF does not say on which page an item stands."""

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__(item)


class Anchor(Struct, frozen=True):
    """An item in the document: its id and number, its heading as printed, its pages."""

    id: str
    number: str
    heading: str
    first: int
    last: int


class PageMap(Struct, frozen=True):
    """The pages of one document, and what they were computed of, with and in.

    `digest` is that of the Word file's content; `substitute` the typeface that stood in for the
    one named, None if that one or its metric twin was there.
    """

    document: str
    digest: str
    engine: str
    fonts: tuple[str, ...]
    substitute: str | None
    pages: int
    anchors: tuple[Anchor, ...]

    def spans(self) -> dict[str, tuple[int, int]]:
        """The first and last page of each item by its id."""
        return {anchor.id: (anchor.first, anchor.last) for anchor in self.anchors}


def page_map(
    document: str,
    digest: str,
    laid: Laid,
    places: Mapping[str, Located],
    substitute: str | None,
) -> PageMap:
    """The page map of a PDF.

    Args:
        document: the name of the document.
        digest: that of its Word file.
        laid: what the PDF says.
        places: the number and the heading of each item, by its id.
        substitute: the typeface that stood in for the one named.

    Raises:
        NowhereError: if the PDF does not say where an item begins and ends.
    """
    anchors, pages = list[Anchor](), laid.destinations
    for id_, (number, heading) in places.items():
        start, end = destination(id_), destination(id_, end=True)
        if start not in pages or end not in pages:
            item = f"{heading} ({number})"
            raise NowhereError(item)
        anchors.append(Anchor(id_, number, heading, pages[start], pages[end]))
    return PageMap(
        document, digest, laid.engine, laid.fonts, substitute, laid.pages, tuple(anchors)
    )


def to_yaml(map_: PageMap) -> bytes:
    """The content of pages.yaml."""
    data = to_builtins(map_)
    text = yaml.dump(
        data,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    return f"{HEAD}{text}".encode()


def from_yaml(content: bytes) -> PageMap | None:
    """The page map in a pages.yaml; None if it is not one that briefgen wrote."""
    try:
        data = yaml.load(content, Loader=yaml.CSafeLoader)
        anchors = tuple(Anchor(**each) for each in data.pop("anchors"))
        return PageMap(**{**data, "fonts": tuple(data["fonts"]), "anchors": anchors})
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError):
        return None


def page_map_at(path: Path) -> PageMap | None:
    """The page map in a file; None if it is not there, or not one that briefgen wrote."""
    return from_yaml(content_of(path)) if path.is_file() else None


def doubt(map_: PageMap, place: Place) -> Problem | None:
    """That pages were computed in another typeface than that of the house style, if they were."""
    if map_.substitute is None:
        return None
    what = t(
        "the pages of {cited} were computed with the typeface {used} instead of the one of the "
        "house style, and can differ in Word",
        cited=map_.document,
        used=map_.substitute,
    )
    return Problem(place, what, t("install that typeface and build again"))
