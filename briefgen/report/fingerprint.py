"""A mark of each finding that stays when lines move: from what is wrong, not from where."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.report.row import Row


def fingerprints(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with its mark; of equal findings in one text, the first, the second and so on."""
    seen: Counter[str] = Counter()
    for row in rows:
        quoted = row.quoted or row.message
        same = "\x00".join((row.code, row.place.file, row.key, " ".join(quoted.split())))
        seen[same] += 1
        yield row, hashlib.sha256(f"{same}\x00{seen[same]}".encode()).hexdigest()
