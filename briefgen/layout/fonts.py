"""Typefaces: whether a document was laid out in the one that it names, or in one as wide."""

import re
from collections.abc import Collection, Mapping

TWINS: Mapping[str, str] = {
    "Arial": "Liberation Sans",
    "Arial Narrow": "Liberation Sans Narrow",
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Courier New": "Liberation Mono",
    "Georgia": "Gelasio",
    "Helvetica": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
}
"""Typefaces whose letters are exactly as wide as those of another, so that lines break alike."""

SUBSET = re.compile(r"^[A-Z]{6}\+")
STYLE = re.compile(r"[-,].*$|(?i:bold|italic|oblique|regular|mt|ps)+$")
SYMBOLS = ("opensymbol", "symbol", "wingdings")


def family(base_font: str) -> str:
    """The family in a PDF's name of a font: BAAAAA+LiberationSans-Bold → LiberationSans."""
    return STYLE.sub("", SUBSET.sub("", base_font))


def substitute(asked: str, used: Collection[str]) -> str | None:
    """What stands in for a typeface in a PDF with these families; None if nothing does."""
    fitting = {_plain(asked), _plain(TWINS.get(asked, asked))}
    others = [each for each in used if _plain(each) not in SYMBOLS]
    if not others or any(_plain(each) in fitting for each in others):
        return None
    return ", ".join(sorted(others))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
