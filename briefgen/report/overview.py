"""Overviews of dossiers in the forms that people and machines read."""

import json
from collections.abc import Iterator, Mapping, Sequence

from briefgen.markdown.write import escape
from briefgen.overview.overview import Overview, Standing, Surveyed, Unreadable
from briefgen.problem import Say, t
from briefgen.report.cells import cells, heading, headings, summary
from briefgen.report.line import Line

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


def as_markdown(found: Sequence[Surveyed], say: Say) -> Iterator[str]:
    """The lines of the report."""
    for number, each in enumerate(found):
        if number:
            yield ""
        if isinstance(each, Unreadable):
            count = len(each.problems)
            words = t("{name}: cannot be read, {count} problem(s)", name=each.dossier, count=count)
            yield f"## {escape(say(words))}"
        else:
            yield from _markdown_of(each, say)


def _markdown_of(found: Overview, say: Say) -> Iterator[str]:
    yield f"## {escape(heading(found, say))}"
    yield ""
    names = headings(found, say)
    yield _row(names)
    yield _row(["---"] * len(names))
    for each in found.standings:
        words = cells(found, each, each.title, say)
        yield _row([_escaped_cell(word) for word in words])
    yield ""
    yield from (f"- {escape(words)}" for words in summary(found, say))


def _row(words: Sequence[str]) -> str:
    return f"| {' | '.join(words)} |"


def _escaped_cell(words: str) -> str:
    return escape(words).replace("\\|", "|").replace("|", "\\|")


def as_json(found: Sequence[Surveyed]) -> str:
    """The report."""
    return json.dumps([_object(each) for each in found], ensure_ascii=False, indent=2)


def _object(found: Surveyed) -> dict[str, object]:
    if isinstance(found, Unreadable):
        return {"dossier": found.dossier, "readable": False, "problems": _problems(found)}
    return {
        "dossier": found.dossier,
        "readable": True,
        "meeting": found.meeting,
        "place": found.place,
        "status": found.status,
        "letter_dates": [day.isoformat() for day in found.letters],
        "pages_known": found.paged,
        "changes_known": found.dated,
        "states": found.counted(),
        "other_findings": {"errors": found.errors, "warnings": found.warnings},
        "items": [_standing(each, found) for each in found.standings],
    }


def _problems(found: Unreadable) -> list[dict[str, object]]:
    places = (each.place for each in found.problems)
    return [{"file": p.file, "line": p.line, "column": p.column} for p in places]


def _standing(each: Standing, found: Overview) -> dict[str, object]:
    return {
        "id": each.id,
        "file": each.file,
        "document": each.document,
        "chapter": each.chapter,
        "number": each.number,
        "title": each.title,
        "short_title": each.name if each.name != each.title else None,
        "posts": list(each.posts),
        "nobody": each.nobody,
        "handling": each.handling,
        "pages": list(each.pages) if each.pages else None,
        "state": each.state,
        "errors": each.errors,
        "warnings": each.warnings,
        "lacking": list(each.lacking),
        "last_change": _change(each) if found.dated else None,
    }


def _change(each: Standing) -> dict[str, object] | None:
    change = each.change
    if change is None:
        return None
    day = change.day.isoformat() if change.day else None
    return {"date": day, "author": change.author or None, "committed": change.committed}


def report(form: str, found: Sequence[Surveyed], say: Say, width: int) -> Iterator[Line]:
    """The lines of a report in a form: text, markdown or json.

    Args:
        form: which.
        found: what is known of each dossier.
        say: the language.
        width: how many characters a line of text may have.
    """
    if form == "json":
        yield Line(as_json(found))
    elif form == "markdown":
        yield from (Line(words) for words in as_markdown(found, say))
    else:
        yield from as_table(found, say, width)
