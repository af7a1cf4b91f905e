"""The lines of a file with what ends them, so that those that stay are the same bytes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A line and its end; the last line of a file has none."""

    text: str
    end: str


def rows_of(text: str) -> tuple[Row, ...]:
    """The lines of a text."""
    return tuple(_rows(text))


def _rows(text: str) -> Iterator[Row]:
    at = 0
    for found in END.finditer(text):
        yield Row(text[at : found.start()], found[0])
        at = found.end()
    yield Row(text[at:], "")


def written(rows: Sequence[Row]) -> str:
    """Lines as a text; each ends as it did, and one that was the last as most others do."""
    usual = Counter(row.end for row in rows if row.end).most_common(1)
    ended = [row if row.end else replace(row, end=usual[0][0] if usual else "\n") for row in rows]
    return "".join(row.text + row.end for row in ended[:-1]) + rows[-1].text
