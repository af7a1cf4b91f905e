"""What templates of bodies print: Markdown of headings, emphasis, authors' texts, page references.

Anything else that a template prints is escaped.
"""

from collections.abc import Sequence
from typing import Any

import jinja2
from jinja2.runtime import Context

from briefgen.body.prose import Numbering
from briefgen.body.views import Pages
from briefgen.markdown.marks import (
    LEADER,
    anchored,
    counted,
    listed,
    made_of,
    paged,
    referring,
    styled,
    under,
)
from briefgen.markdown.write import HASHES, PIPES, escape, escape_inside
from briefgen.model.agenda import Entry
from briefgen.model.numerals import Headline, Numeral, numbered, numeral
from briefgen.source.document import Prose

PIPE = r"\\|"


class Markdown(str):
    """Text that is Markdown already; all other text is escaped when a template prints it."""

    __slots__ = ()


def to_markdown(value: Any) -> str:
    """A value as a template prints it: escaped, unless it is Markdown already."""
    if isinstance(value, jinja2.Undefined):
        return str(value)
    if isinstance(value, Markdown):
        return value
    return "" if value is None else escape(str(value))


def _heading(
    text: str, level: int, anchor: str | None = None, label: str = "", page: str | None = None
) -> Markdown:
    """A heading, of an item with its id; on `page` “new” or “landscape”, until the next as high."""
    words = HASHES.sub(r"\\#", escape_inside(" ".join(text.split())))
    marks = (anchored(anchor, label) if anchor else "") + (paged(page) if page else "")
    if isinstance(text, Headline):
        marks += counted(text.number.form, text.number.value, text.number)
    return Markdown("#" * level + " " + words + marks)


def _contents_entry(text: str, level: int, anchor: str, page: int | str | None = None) -> Markdown:
    """A line of contents that leads to an item: 1. Title … 7; no page where it is not known."""
    shown = "" if page is None else LEADER + referring([anchor], str(page))
    return Markdown(escape(text) + shown + listed(min(level, 3), anchor))


def _styled(text: str, style: str) -> Markdown:
    """A paragraph in a style of the shell, for what is kept with its neighbours in Word."""
    return Markdown(to_markdown(text) + styled(style))


def _under(heading: str, look: str | None) -> Markdown:
    """A heading with the look of what stands under it in Word, if it is another one."""
    return Markdown(to_markdown(heading) + (under(look) if look else ""))


def _table(columns: Sequence[tuple[str, Sequence[object]]]) -> Markdown:
    """A table of columns with their headings, without those that are empty."""
    filled = [(heading, *cells) for heading, cells in columns if any(cells)]
    header, *rows = zip(*filled, strict=True)
    return Markdown("\n".join(map(_row, (header, [Markdown("---")] * len(header), *rows))))


def _row(cells: Sequence[object]) -> str:
    words = (
        cell if isinstance(cell, Markdown) else escape_inside(f"{cell or ''}") for cell in cells
    )
    return f"| {' | '.join(PIPES.sub(PIPE, each) for each in words)} |"


def _generated(text: str, source: str) -> Markdown:
    """Paragraphs of Markdown that no author wrote, made of a key of dossier.yaml."""
    paragraphs = filter(None, map(str.strip, text.split("\n\n")))
    return Markdown("\n\n".join(each + made_of(source) for each in paragraphs))


@jinja2.pass_context
def _pages(context: Context, entries: Sequence[Entry]) -> Markdown:
    """The pages of items, each once: p. 2; p. 7-8; p. 6, 8."""
    pages: Pages = context["pages"]
    whole = context["dossier"].house_style.page_references == "span"
    shown: dict[str, list[str]] = {}
    for entry in entries:
        first, last = pages[entry.item.id]
        span = f"{first}-{last}" if whole and last > first else str(first)
        shown.setdefault(span, []).append(entry.item.id)
    spans = ", ".join(referring(ids, span) for span, ids in shown.items())
    return Markdown(f"p. {spans}" if spans else "")


def _numbers(entries: Sequence[Entry]) -> Markdown:
    """The numbers of items on the agenda: agenda I.3; agenda II.5, II.6; nothing without any."""
    known = [(each.item.id, each.reference) for each in entries if each.reference]
    shown = ", ".join(referring([id_], escape(number)) for id_, number in known)
    return Markdown(f"agenda {shown}" if shown else "")


def _emphasis(text: str) -> Markdown:
    return Markdown(f"*{escape_inside(text)}*")


def _strong(text: str) -> Markdown:
    return Markdown(f"**{escape_inside(text)}**")


@jinja2.pass_context
def _prose(
    context: Context,
    prose: Prose | Sequence[Prose | None] | None,
    level: int = 3,
    told: bool | None = None,
) -> Markdown:
    """Texts; of a briefing those that address parliament, or all but those."""
    numbering: Numbering = context["numbering"]
    proses = prose if isinstance(prose, Sequence) else [prose]
    return Markdown(numbering.insert([each for each in proses if each], level, told))


def _numbered(title: str, style: str, number: int, above: int | None = None) -> str:
    """A title behind a number that is written as I, A, 1 or a; in the style “none” it has none.

    Behind that of the heading above, if `above` is given: 5.1.
    """
    if above is not None:
        return numbered(Numeral(f"1.{style}", number, f"{above}.{numeral(style, number)}"), title)
    return numbered(numeral(style, number), title)


MARKDOWN_FILTERS = {
    "numbered": _numbered,
    "heading": _heading,
    "emphasis": _emphasis,
    "strong": _strong,
    "styled": _styled,
    "generated": _generated,
    "prose": _prose,
    "table": _table,
    "under": _under,
    "pages": _pages,
    "numbers": _numbers,
    "contents_entry": _contents_entry,
}
