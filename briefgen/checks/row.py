"""A finding as plain values, in one language: what every form of report is made from."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from briefgen.problem import Place

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report.

    `until` is where the words pointed at end; `change` is what would mend it: from where to where,
    and the words in that place.
    """

    dossier: str
    code: str
    name: str
    level: Level
    place: Place
    until: Place
    message: str
    fix: str
    also: tuple[Place, ...] = ()
    document: str | None = None
    title: str = ""
    quoted: str = ""
    key: str = ""
    change: tuple[Place, Place, str] | None = None


def to_data(row: Row) -> dict[str, Any]:
    """A row as JSON can hold it."""
    return asdict(row)


def from_data(data: Mapping[str, Any]) -> Row:
    """The row that `to_data` gave.

    Raises:
        KeyError, TypeError: if it is none.
    """
    places = {name: Place(**data[name]) for name in ("place", "until")}
    also = tuple(Place(**each) for each in data["also"])
    change = data["change"]
    if change:
        change = (Place(**change[0]), Place(**change[1]), change[2])
    return Row(**{**data, **places, "also": also, "change": change})


def fingerprints(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with a mark that stays when lines move: from what is wrong, not from where.

    Of equal findings in one text, the first, the second and so on.
    """
    seen: Counter[str] = Counter()
    for row in rows:
        quoted = row.quoted or row.message
        same = "\x00".join((row.code, row.place.file, row.key, " ".join(quoted.split())))
        seen[same] += 1
        yield row, hashlib.sha256(f"{same}\x00{seen[same]}".encode()).hexdigest()
