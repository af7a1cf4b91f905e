"""`briefgen pages`: on which pages of the agenda each item stands."""

from collections.abc import Iterator, Sequence

import click

from briefgen.cli.command import Console, Translate, reading
from briefgen.files.workspace import find_dossiers, find_workspace, out_folder
from briefgen.layout.page_map import FILE, Anchor, PageMap, page_map_at
from briefgen.problem import Text, t

NUMBER, PAGES = 8, 8
"""How wide these columns are, in characters; the line of headings keeps to them."""


def parameters(say: Translate) -> list[click.Parameter]:
    """The dossiers, and where they were built."""
    return reading(say)


def run(console: Console, dossiers: Sequence[str], out: str | None) -> int:
    """Print the page map of each dossier; gives the exit code."""
    root = find_workspace(dossiers)
    unknown = 0
    for dossier in find_dossiers(root, dossiers):
        name, path = dossier.name, out_folder(root, out) / dossier.name / FILE
        if map_ := page_map_at(path):
            for line in _lines(name, map_):
                console.result(line)
        else:
            unknown += 1
            console.error(t("{name}: the pages are not known; run: briefgen build", name=name))
    return 1 if unknown else 0


def _lines(name: str, map_: PageMap) -> Iterator[Text]:
    """What was laid out, and a line for each item."""
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
