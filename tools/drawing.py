"""Draws the floors of the house from its imports: `python -m tools.drawing`, into the docs.

An arrow says that a room imports another. One that follows from two others is left out, and so are
`problem`, which all rooms use.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from tools.house import ROOT, House, floors, house

PICTURE = ROOT / "docs" / "architecture.svg"
WIDTH, FLOOR, TOP = 980, 88, 20
"""The width of the picture, the height of a floor and the margin above, in pixels."""
ROOM_WIDTH, ROOM_HEIGHT, LEFT = 128, 40, 64
UNDRAWN = frozenset({"problem", "__init__", "__main__"})
Point = tuple[float, float]


def drawn(found: House) -> str:
    """The picture as SVG (https://www.w3.org/TR/SVG11/)."""
    storeys = floors()
    places = dict(_places(storeys))
    height = TOP + FLOOR * len(storeys)
    box = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-family="sans-serif">',
            "<title>The rooms of briefgen on their floors, and which imports which</title>",
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            *(_storey(number, len(storeys)) for number in range(len(storeys))),
            *(_arrow(places[one], places[other]) for one, other in _arrows(found)),
            *(_room(name, place, found) for name, place in places.items()),
            "</svg>\n",
        ]
    )


def _places(storeys: list[tuple[str, ...]]) -> Iterator[tuple[str, Point]]:
    """The middle of each room; the ground floor is at the bottom."""
    for number, names in enumerate(storeys):
        y = TOP + FLOOR * (len(storeys) - number - 1) + FLOOR / 2
        step = (WIDTH - LEFT) / len(names)
        for index, name in enumerate(names):
            yield name, (LEFT + step * (index + 0.5), y)


def _arrows(found: House) -> list[tuple[str, str]]:
    """Which room imports which, without what follows from two other arrows."""
    rooms = {name: module.package for name, module in found.modules.items()}
    after: dict[str, set[str]] = {room: set() for room in rooms.values()}
    for one, other in found.edges:
        if rooms[one] != rooms[other] and not {rooms[one], rooms[other]} & UNDRAWN:
            after[rooms[one]].add(rooms[other])
    reached: dict[str, set[str]] = {}

    def below(room: str) -> set[str]:
        if room not in reached:
            reached[room] = set().union(*({each} | below(each) for each in after[room]))
        return reached[room]

    return sorted(
        (room, other)
        for room, others in after.items()
        for other in others
        if not any(other in below(between) for between in others)
    )


def _storey(number: int, count: int) -> str:
    y = TOP + FLOOR * (count - number - 1)
    tint = "#f4f6f8" if number % 2 else "#ffffff"
    return (
        f'<rect x="0" y="{y}" width="{WIDTH}" height="{FLOOR}" fill="{tint}"/>'
        f'<text x="18" y="{y + FLOOR / 2 + 5:g}" font-size="15" fill="#7a8794">{number}</text>'
    )


def _arrow(one: Point, other: Point) -> str:
    (x, y), (to, end) = (one[0], one[1] + ROOM_HEIGHT / 2), (other[0], other[1] - ROOM_HEIGHT / 2)
    bend = (end - y) / 2
    return (
        f'<path d="M{x:.1f} {y:.1f}C{x:.1f} {y + bend:.1f} {to:.1f} {end - bend:.1f} '
        f'{to:.1f} {end:.1f}" fill="none" stroke="#154273" stroke-opacity="0.4" '
        'stroke-width="1.4"/>'
        f'<circle cx="{to:.1f}" cy="{end:.1f}" r="2.6" fill="#154273"/>'
    )


def _room(name: str, place: Point, found: House) -> str:
    x, y = place[0] - ROOM_WIDTH / 2, place[1] - ROOM_HEIGHT / 2
    files = [each for each in found.modules.values() if each.package == name]
    size = f"{len(files)} files" if len(files) > 1 else "1 file"
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{ROOM_WIDTH}" height="{ROOM_HEIGHT}" rx="5" '
        'fill="#ffffff" stroke="#154273"/>'
        f'<text x="{place[0]:.1f}" y="{place[1] - 1:.1f}" font-size="14" text-anchor="middle" '
        f'fill="#0b2239">{escape(name)}</text>'
        f'<text x="{place[0]:.1f}" y="{place[1] + 13:.1f}" font-size="10" text-anchor="middle" '
        f'fill="#7a8794">{size}</text>'
    )


def main(path: Path = PICTURE) -> None:
    """Write the picture."""
    path.write_text(drawn(house()), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
