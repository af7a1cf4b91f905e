"""Tables of a Word file: how wide their columns are, their rows and cells (ECMA-376, 17.4)."""

from collections.abc import Callable, Sequence

from briefgen.markdown.marks import without_marks
from briefgen.markdown.tree import Inline, Table, Words, walk
from briefgen.word.pieces import piece, read
from briefgen.word.xml import Element, W

TABLE_STYLES = {
    None: "TableText",
    "left": "TableText",
    "right": "TableTextRight",
    "center": "TableTextCenter",
}
"""The styles of text in cells, by how a column is aligned."""
SIGN, BESIDE, MOST = 140, 230, 60
"""How wide a sign is, and what stands beside the words of a cell, in twentieths of a point.

More than so many signs of a cell do not make its column wider.
"""
LOOK = dict.fromkeys(("lastRow", "firstColumn", "lastColumn"), 0) | dict.fromkeys(
    ("firstRow", "noHBand", "noVBand"), 1
)
"""Which rows and columns of a table look otherwise than the rest (17.4.55): its first row."""
Cell = Callable[[tuple[Inline, ...], str | None], str]
"""Makes the paragraph of a cell, which is aligned to a side."""


def columns(table: Table, width: int) -> list[int]:
    """How wide the columns of a table are: by the longest words and the longest cell of each.

    A column is as wide as its longest word, and what is left goes by the rest of the longest cell;
    an even part where the words alone would be too wide.
    """
    rows = (table.header, *table.rows)
    texts = [[_shown(cell) for cell in column] for column in zip(*rows, strict=True)]
    words = [max(len(word) for text in column for word in text.split() or [""]) for column in texts]
    least = [SIGN * length + BESIDE for length in words]
    left = width - sum(least)
    if left < 0:
        return [width // len(texts)] * len(texts)
    longest = (min(max(map(len, column)), MOST) for column in texts)
    more = [most - length for most, length in zip(longest, words, strict=True)]
    total = sum(more) or 1
    return [each + left * part // total for each, part in zip(least, more, strict=True)]


def table_of(table: Table, widths: Sequence[int], cell: Cell) -> Element:
    """A table with columns of some widths, in twentieths of a point."""
    grid = piece("tblGrid", *(piece("gridCol", w=width) for width in widths))
    properties = piece(
        "tblPr",
        piece("tblStyle", val="TableGrid"),
        piece("tblW", w=0, type="auto"),
        piece("tblLook", val="0620", **LOOK),
    )
    header = (piece("tblHeader"),)
    rows = ((table.header, header), *((row, ()) for row in table.rows))
    made = []
    for cells, more in rows:
        words = (
            piece("tc", piece("tcPr", piece("tcW", w=width, type="dxa")), cell(words, side))
            for words, side, width in zip(cells, table.align, widths, strict=True)
        )
        # A row that is broken over two pages is read as two.
        made.append(piece("tr", piece("trPr", piece("cantSplit"), *more), *words))
    return read(piece("tbl", properties, grid, *made))


def last_words(table: Element) -> Element:
    """The paragraph in which a table ends: of its last row's cells, of one width, the fullest."""
    cells = table[-1].iter(f"{W}p")
    return max(cells, key=lambda cell: sum(len(text.text or "") for text in cell.iter(f"{W}t")))


def _shown(cell: Sequence[Inline]) -> str:
    """The words of a cell."""
    return without_marks("".join(each.text for each in walk(cell) if isinstance(each, Words)))
