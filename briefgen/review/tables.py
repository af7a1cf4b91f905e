"""Tables of two texts in one: row by row if they have as many columns, else one for the other."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from briefgen.review.align import Block, align
from briefgen.review.changes import Marker
from briefgen.review.inline import ADDED, TAKEN
from briefgen.review.tokens import text_of
from briefgen.word.xml import Element, W

Merge = Callable[[Sequence[Element], Sequence[Element]], Iterator[Element]]
Alone = Callable[[Element, str], Element]


def merged_table(
    old: Element | None, new: Element | None, marker: Marker, merge: Merge, alone: Alone
) -> Iterator[Element]:
    """The table or tables that stand for both.

    Args:
        old: the table that was there; None if there was none.
        new: the one that is there now.
        marker: makes the marks of changes.
        merge: merges the paragraphs of two cells.
        alone: marks a paragraph as added or taken away.
    """
    if old is not None and (new is None or _columns(old) != _columns(new)):
        yield _whole(old, TAKEN, marker, alone)
        old = None
    if new is None:
        return
    if old is None:
        yield _whole(new, ADDED, marker, alone)
        return
    yield _by_rows(old, new, marker, merge, alone)


def _columns(table: Element) -> list[int]:
    return sorted({len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")})


def _by_rows(old: Element, new: Element, marker: Marker, merge: Merge, alone: Alone) -> Element:
    olds, news = (table.findall(f"{W}tr") for table in (old, new))
    made = deepcopy(new)
    for row in made.findall(f"{W}tr"):
        made.remove(row)
    pairs = align(*([Block("", text_of(row)) for row in rows] for rows in (olds, news)))
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            made.append(_row(olds[pair.old], news[pair.new], merge))
        elif pair.old is not None:
            made.append(_alone_row(olds[pair.old], TAKEN, marker, alone))
        elif pair.new is not None:
            made.append(_alone_row(news[pair.new], ADDED, marker, alone))
    return made


def _row(old: Element, new: Element, merge: Merge) -> Element:
    made = deepcopy(new)
    cells = zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), made.findall(f"{W}tc"), strict=True)
    for before, after, cell in cells:
        for each in cell.findall(f"{W}p"):
            cell.remove(each)
        cell.extend(merge(before.findall(f"{W}p"), after.findall(f"{W}p")))
    return made


def _whole(table: Element, state: str, marker: Marker, alone: Alone) -> Element:
    made = deepcopy(table)
    for row, copy in zip(table.findall(f"{W}tr"), made.findall(f"{W}tr"), strict=True):
        made.replace(copy, _alone_row(row, state, marker, alone))
    return made


def _alone_row(row: Element, state: str, marker: Marker, alone: Alone) -> Element:
    made = deepcopy(row)
    for before, cell in zip(row.findall(f"{W}tc"), made.findall(f"{W}tc"), strict=True):
        for each in cell.findall(f"{W}p"):
            cell.remove(each)
        paragraphs = [alone(each, state) for each in before.findall(f"{W}p")]
        _keep_marks(paragraphs)
        cell.extend(paragraphs)
    marker.mark_row(made, state)
    return made


def _keep_marks(paragraphs: Sequence[Element]) -> None:
    """The marks of a cell's paragraphs go with its row: a cell must keep its last one."""
    for paragraph in paragraphs[-1:]:
        for look in paragraph.findall(f"{W}pPr/{W}rPr"):
            for each in (*look.findall(f"{W}ins"), *look.findall(f"{W}del")):
                look.remove(each)
