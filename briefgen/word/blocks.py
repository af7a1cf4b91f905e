"""Blocks of Markdown → paragraphs and tables, in paragraph styles only."""

from collections.abc import Callable, Iterable, Iterator

from briefgen.markdown import (
    Block,
    BulletList,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Quote,
    Table,
)
from briefgen.word.inlines import Inlines
from briefgen.word.xml import Element, element, paragraph

BULLETS = 1
"""The w:num of the shell that bulleted lists use."""

TABLE_STYLES = {
    None: "TableText",
    "left": "TableText",
    "right": "TableTextRight",
    "center": "TableTextCenter",
}


class Blocks:
    """Writes blocks; `new_list` makes a numbered list that starts at a number and gives its id."""

    def __init__(self, inlines: Inlines, new_list: Callable[[int, int], int], width: int) -> None:
        self.inlines, self.new_list, self.width = inlines, new_list, width

    def write(
        self, blocks: Iterable[Block], style: str | None = None, level: int = -1
    ) -> Iterator[Element]:
        """The paragraphs and tables of blocks.

        Args:
            blocks: what to write.
            style: the style of plain paragraphs among them.
            level: the level of the list that they stand in, -1 outside any.
        """
        for block in blocks:
            match block:
                case Paragraph():
                    yield paragraph(style, *self.inlines.runs(block.children))
                case Heading():
                    yield paragraph(f"Heading{block.level}", *self.inlines.runs(block.children))
                case BulletList() | OrderedList():
                    yield from self._list(block, level + 1)
                case Quote():
                    yield from self.write(block.children, "Quote", level)
                case Table():
                    yield self._table(block)
                    # Word joins tables that touch, and wants a paragraph after one.
                    yield paragraph("TableText")

    def _list(self, block: BulletList | OrderedList, level: int) -> Iterator[Element]:
        if isinstance(block, BulletList):
            style, number = "ListBullet", BULLETS
        else:
            style, number = "ListNumber", self.new_list(level, block.start)
        marked = element("numPr", element("ilvl", val=level), element("numId", val=number))
        after = f"ListContinue{level + 1 if level else ''}"
        for blocks in block.items:
            first, rest = self._first(blocks)
            yield paragraph(style, *self.inlines.runs(first), properties=(marked,))
            marked = element("numPr", element("ilvl", val=level), element("numId", val=number))
            yield from self.write(rest, after, level)

    def _first(self, blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
        """The text that stands beside the mark of an element, and what comes under it."""
        if blocks and isinstance(blocks[0], Paragraph):
            return blocks[0].children, blocks[1:]
        return (), blocks

    def _table(self, table: Table) -> Element:
        width = self.width // max(len(table.align), 1)
        grid = element("tblGrid", *(element("gridCol", w=width) for _ in table.align))
        properties = element(
            "tblPr",
            element("tblStyle", val="TableGrid"),
            element("tblW", w=0, type="auto"),
            element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        )
        header = element("trPr", element("tblHeader"))
        rows = [self._row(table.header, table.align, width, header)]
        rows += [self._row(row, table.align, width, None) for row in table.rows]
        return element("tbl", properties, grid, *rows)

    def _row(
        self,
        cells: tuple[tuple[Inline, ...], ...],
        align: tuple[str | None, ...],
        width: int,
        properties: Element | None,
    ) -> Element:
        row = element("tr") if properties is None else element("tr", properties)
        for cell, side in zip(cells, align, strict=True):
            row.append(
                element(
                    "tc",
                    element("tcPr", element("tcW", w=width, type="dxa")),
                    paragraph(TABLE_STYLES[side], *self.inlines.runs(cell)),
                )
            )
        return row
