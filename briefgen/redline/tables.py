"""Tables that are in both texts, or in one, with the marks of their changes."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from msgspec import Struct

from briefgen.redline.align import Block, Pair, align
from briefgen.redline.changes import Marker
from briefgen.redline.words import ADDED, TAKEN, text_of
from briefgen.word.xml import Element, W

Merge = Callable[[Sequence[Element], Sequence[Element]], Iterator[Element]]
Alone = Callable[[Element, str], Element]


class Tables(Struct, frozen=True):
    """Makes the tables of the whole: `merge` merges the paragraphs of two cells.

    `alone` marks the words of a paragraph as added or taken away.
    """

    marker: Marker
    merge: Merge
    alone: Alone

    def both(self, old: Element, new: Element) -> Iterator[Element]:
        """The table or tables that stand for the one that was there, and the one that is."""
        if columns := self._columns(old, new):
            yield self._by_rows(old, new, columns)
        else:
            yield from (self.alone_table(old, TAKEN), self.alone_table(new, ADDED))

    def _columns(self, old: Element, new: Element) -> Sequence[Pair]:
        """Which columns are in both, came or went; none if that cannot be said."""
        cells = [[row.findall(f"{W}tc") for row in table.findall(f"{W}tr")] for table in (old, new)]
        counts = [{len(row) for row in rows} for rows in cells]
        if counts[0] == counts[1]:
            return [Pair(n, n) for n in range(max(counts[0], default=0))]
        if self.marker.plain or any(len(each) != 1 for each in counts):
            return ()
        columns = (zip(*rows, strict=True) for rows in cells)
        blocks = ([Block("", " ".join(map(text_of, each))) for each in side] for side in columns)
        pairs = align(*blocks)
        return pairs if any(each.old is not None and each.new is not None for each in pairs) else ()

    def _by_rows(self, old: Element, new: Element, columns: Sequence[Pair]) -> Element:
        olds, news = (table.findall(f"{W}tr") for table in (old, new))
        made = deepcopy(new)
        for row in made.findall(f"{W}tr"):
            made.remove(row)
        stay = [each for each in columns if each.old is not None and each.new is not None]
        kept = ([each.old for each in stay], [each.new for each in stay])
        rows = (
            [_block(row, each) for row in side]
            for side, each in zip((olds, news), kept, strict=True)
        )
        for pair in align(*rows):
            if pair.old is not None and pair.new is not None:
                made.extend(self._row(olds[pair.old], news[pair.new], columns))
            elif pair.old is not None:
                made.append(self._alone_row(olds[pair.old], TAKEN))
            elif pair.new is not None:
                made.append(self._alone_row(news[pair.new], ADDED))
        grid, before = made.find(f"{W}tblGrid"), old.find(f"{W}tblGrid")
        for at, pair in enumerate(columns):
            if (
                pair.new is None
                and pair.old is not None
                and grid is not None
                and before is not None
            ):
                grid.insert(at, deepcopy(before[pair.old]))
        return made

    def _row(self, old: Element, new: Element, columns: Sequence[Pair]) -> Iterator[Element]:
        """The row or rows that stand for one in both."""
        befores, afters = old.findall(f"{W}tc"), new.findall(f"{W}tc")
        if len(befores) == len(afters):
            columns = [Pair(n, n) for n in range(len(afters))]
        elif len(columns) < max(len(befores), len(afters)):
            yield from (self._alone_row(old, TAKEN), self._alone_row(new, ADDED))
            return
        made = deepcopy(new)
        for cell in made.findall(f"{W}tc"):
            made.remove(cell)
        for pair in columns:
            if pair.old is not None and pair.new is not None:
                made.append(self._cell(befores[pair.old], afters[pair.new]))
            elif pair.old is not None:
                made.append(self._alone_cell(befores[pair.old], TAKEN, "cellDel"))
            elif pair.new is not None:
                made.append(self._alone_cell(afters[pair.new], ADDED, "cellIns"))
        yield made

    def _cell(self, old: Element, new: Element) -> Element:
        made = deepcopy(new)
        for each in made.findall(f"{W}p"):
            made.remove(each)
        made.extend(self.merge(old.findall(f"{W}p"), new.findall(f"{W}p")))
        return made

    def _alone_cell(self, cell: Element, state: str, name: str = "") -> Element:
        """A cell that is there in one of both; of its own mark, or with that of its row."""
        made = deepcopy(cell)
        for each in made.findall(f"{W}p"):
            made.remove(each)
        made.extend(self.alone(each, state) for each in cell.findall(f"{W}p"))
        # The marks of a cell's paragraphs go with its row: a cell must keep its last one.
        for each in made.findall(f"{W}p")[:-1]:
            self.marker.mark(each, state)
        if name:
            self.marker.mark_cell(made, name)
        return made

    def alone_table(self, table: Element, state: str) -> Element:
        """A table that is there in one of both."""
        made = deepcopy(table)
        for row, copy in zip(table.findall(f"{W}tr"), made.findall(f"{W}tr"), strict=True):
            made.replace(copy, self._alone_row(row, state))
        return made

    def _alone_row(self, row: Element, state: str) -> Element:
        made = deepcopy(row)
        for before, cell in zip(row.findall(f"{W}tc"), made.findall(f"{W}tc"), strict=True):
            made.replace(cell, self._alone_cell(before, state))
        self.marker.mark_row(made, state)
        return made


def _block(row: Element, columns: Sequence[int | None]) -> Block:
    """What a row is compared by: what it says in the columns that are in both."""
    cells = row.findall(f"{W}tc")
    return Block("", " ".join(text_of(cell) for n, cell in enumerate(cells) if n in columns))
