"""What templates of bodies print: Markdown of headings, emphasis, authors' texts, page references.

Anything else that a template prints is escaped.
"""

from collections.abc import Sequence
from typing import Any

import jinja2
from jinja2.runtime import Context

from briefgen.body.prose import Numbering
from briefgen.body.views import Pages
from briefgen.markdown.marks import LEADER, anchored, counted, listed, paged, referring, styled
from briefgen.markdown.write import HASHES, escape, escape_inside
from briefgen.model.agenda import Entry
from briefgen.model.numerals import Headline, Numeral, numbered, numeral
from briefgen.source.document import Prose


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
    return Markdown("p. " + ", ".join(referring(ids, span) for span, ids in shown.items()))


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
    context: Context, prose: Prose | Sequence[Prose | None] | None, level: int = 3
) -> Markdown:
    numbering: Numbering = context["numbering"]
    proses = prose if isinstance(prose, Sequence) else [prose]
    return Markdown(numbering.insert([each for each in proses if each], level))


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
    "prose": _prose,
    "pages": _pages,
    "numbers": _numbers,
    "contents_entry": _contents_entry,
}
