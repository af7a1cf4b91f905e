"""The page map of a built dossier as the lines of a table."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.layout.page_map import FILE, Anchor, PageMap, from_yaml
from briefgen.problem import Text, t

NUMBER, PAGES = 8, 8
"""How wide these columns are, in characters; the line of headings keeps to them."""


def page_table(out: Path) -> tuple[Text, ...] | None:
    """What was laid out and a line for each item; None if the pages are not known."""
    path = out / FILE
    map_ = from_yaml(path.read_bytes()) if path.is_file() else None
    return None if map_ is None else tuple(_lines(out.name, map_))


def _lines(name: str, map_: PageMap) -> Iterator[Text]:
    yield t(
        "{name}: {document}, {pages} page(s), laid out by {engine} in {fonts}",
        name=name,
        document=map_.document,
        pages=map_.pages,
        engine=map_.engine,
        fonts=", ".join(map_.fonts),
    )
    yield t("number  pages   heading")
    for anchor in map_.anchors:
        row = f"{anchor.number:<{NUMBER}}{_span(anchor):<{PAGES}}{anchor.heading}"
        yield t("{row}", row=row)


def _span(anchor: Anchor) -> str:
    first, last = anchor.first, anchor.last
    return str(first) if first == last else f"{first}-{last}"
