"""A line of a report, and the line of a source that it shows."""

from msgspec import Struct

from briefgen.problem import Place

WIDTH = 100
"""How much of a source line is shown, in characters."""


class Line(Struct, frozen=True):
    """A line of a report, and in which tone a terminal shows it."""

    words: str
    tone: str = ""


def shown(place: Place, until: Place | None = None) -> tuple[str, ...]:
    """The source line of a place and a mark under its words; a long line is cut around it."""
    if not place.source.strip():
        return ()
    long = place.cut or len(place.source) > WIDTH
    start = max(0, place.column - 1 - WIDTH // 2) if long else 0
    piece = place.source[start - place.cut :][:WIDTH]
    before = "…" if start else ""
    after = "…" if start - place.cut + WIDTH < len(place.source) else ""
    same_line = until is not None and until.line == place.line
    width = until.column - place.column if until and same_line else 1
    room = start + WIDTH - place.column + 1
    mark = " " * (len(before) + place.column - 1 - start) + "^" * max(1, min(width, room))
    return f"{before}{piece}{after}".rstrip(), mark
