"""Overviews as tables of plain text, as wide as the terminal."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.console import Line
from briefgen.locale.say import Say
from briefgen.overview import Overview, Standing, Unreadable
from briefgen.problem import t
from briefgen.status.cells import cells, heading, headings, summary
from briefgen.survey import Surveyed

GAP = "  "
LEAST = {1: 18, 2: 8, 3: 10, 8: 10, 9: 8}
"""The columns that may be cut, and what is left of each: title, posts, handling, when, who."""
SHARE = {1: 2, 2: 0.7, 8: 3}
"""How much wider than the others they may stay."""
SPARED = (3, 9, 8)
"""The columns that are left out where there is no room at all, the first first."""
RIGHT = (6, 7)
"""The columns of numbers."""


def as_table(found: Sequence[Surveyed], say: Say, width: int) -> Iterator[Line]:
    """The lines of the report; of a dossier that cannot be read there are none."""
    read = [each for each in found if not isinstance(each, Unreadable)]
    for number, each in enumerate(read):
        if number:
            yield Line("")
        yield Line(heading(each, say))
        yield from _table(each, say, width)
        yield from (Line(words) for words in summary(each, say))


def _table(found: Overview, say: Say, width: int) -> Iterator[Line]:
    rows = [cells(found, each, each.name, say) for each in found.standings]
    names = headings(found, say)
    natural = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    widths = _fitted(dict(enumerate(natural)), width)
    tones = ["", *(_tone(each) for each in found.standings)]
    for row, tone in zip([names, *rows], tones, strict=True):
        yield Line(GAP.join(_cell(row, n, wide) for n, wide in widths.items()).rstrip(), tone)
    if spared := [name for n, name in enumerate(names) if n not in widths]:
        what = t("Left out: {names}; widen the window, or use --format markdown",
                 names=", ".join(spared))  # fmt: skip
        yield Line(say(what))


def _fitted(natural: Mapping[int, int], width: int) -> dict[int, int]:
    """The width of each column: some left out, the widest made less, until all fit."""
    fitted = dict(natural)
    for spared in SPARED:
        if _total({n: min(wide, LEAST.get(n, wide)) for n, wide in fitted.items()}) > width:
            fitted.pop(spared, None)
    while _total(fitted) > width:
        wide = [n for n, least in LEAST.items() if fitted.get(n, 0) > least]
        if not wide:
            break
        fitted[max(wide, key=lambda n: fitted[n] / SHARE.get(n, 1))] -= 1
    return fitted


def _total(widths: Mapping[int, int]) -> int:
    return sum(widths.values()) + len(GAP) * (len(widths) - 1)


def _cell(row: Sequence[str], number: int, width: int) -> str:
    words = row[number]
    if len(words) > width:
        words = f"{words[: width - 1].rstrip()}…"
    return words.rjust(width) if number in RIGHT else words.ljust(width)


def _tone(each: Standing) -> str:
    if each.errors:
        return "error"
    return "warning" if each.warnings or each.state in ("empty", "draft") else ""
