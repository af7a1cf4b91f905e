"""Tree → HTML: the headings, paragraphs, lists, tables and footnotes of a page for browsers."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from msgspec import Struct

from briefgen.markdown.marks import destination, line_of_contents, references, unmarked
from briefgen.markdown.parse import parse, parse_line
from briefgen.markdown.ties import tied
from briefgen.markdown.tree import (
    Block,
    Break,
    BulletList,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    SoftBreak,
    Strong,
    Table,
    Words,
    with_terms,
)

LOWEST = 6
"""The lowest level of headings that HTML knows."""
NOTE = (
    '<sup><a{id} href="#noot-{name}" role="doc-noteref" aria-label="Voetnoot {name}">{name}</a>'
    "</sup>"
)
TEXT_OF_NOTE = (
    '<li id="noot-{number}">{text} <a href="#bij-noot-{number}" role="doc-backlink"'
    ' aria-label="Terug naar de tekst bij voetnoot {number}">↩</a></li>\n'
)
TABLE = (
    '<div class="table" role="region" tabindex="0" aria-label="Tabel {number}">\n'
    "<table>\n<thead>\n{header}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
)


class Page(Struct, frozen=True):
    """What stands on a page: HTML of its text and of its footnotes.

    `titled` tells whether the text begins with the one title that it has.
    """

    body: str
    notes: str
    titled: bool


def to_html(
    body: str,
    notes: Sequence[str],
    name: str,
    cited: str | None = None,
    english: Sequence[str] = (),
) -> Page:
    """A document as HTML; headings go down step by step from the title of the page.

    Args:
        body: Markdown with marks, and with references to `notes` by their numbers.
        notes: the Markdown of footnote 1, 2, …
        name: the path of the document, without an ending.
        cited: the path of the document whose pages it names, its own if None.
        english: terms that are English wherever they stand in it.
    """
    blocks = with_terms(parse(body).blocks, english, "en")
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    titled = bool(blocks) and isinstance(blocks[0], Heading) and levels.count(1) == 1 == levels[0]
    folder = posixpath.dirname(name)
    file = f"{posixpath.relpath(cited, folder or '.')}.html" if cited and cited != name else ""
    written = _Writer(file, not titled)
    text = "".join(written.blocks(blocks)) + written.end_of_look(0)
    read = (with_terms(parse_line(note)[0], english, "en") for note in notes)
    return Page(text, "".join(written.notes(read)), titled)


class _Writer:
    """Writes blocks; `cited` is the page with the items that are referred to.

    `looks` are the levels of headings under which text has a look of its own.
    """

    def __init__(self, cited: str, below_title: bool) -> None:
        self.cited, self.level, self.tables = cited, int(below_title), 0
        self.seen: set[str] = set()
        self.below_title = int(below_title)
        self.looks: list[int] = []

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for in_contents, row in groupby(blocks, key=_is_line_of_contents):
            lines = "".join(self._block(block) for block in row)
            yield f'<nav aria-label="Inhoud">\n{lines}</nav>\n' if in_contents else lines

    def notes(self, notes: Iterable[tuple[Inline, ...]]) -> Iterator[str]:
        for number, inlines in enumerate(notes, 1):
            yield TEXT_OF_NOTE.format(number=number, text=self._text(inlines))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                return self._heading(block)
            case BulletList():
                return f"<ul>\n{self._items(block.items)}</ul>\n"
            case OrderedList():
                start = f' start="{block.start}"' if block.start != 1 else ""
                return f"<ol{start}>\n{self._items(block.items)}</ol>\n"
            case Quote():
                return f"<blockquote>\n{''.join(self.blocks(block.children))}</blockquote>\n"
            case Table():
                return self._table(block)

    def _paragraph(self, block: Paragraph) -> str:
        children, mark = unmarked(block.children)
        style = f' class="{mark.style}"' if mark.style else ""
        if not children:
            return f"<hr{style}>\n"
        if mark.target:
            words, _page = line_of_contents(getattr(children[-1], "text", ""))
            text = self._text((*children[:-1], Words(words)))
            return f'<p{style}><a href="#{destination(mark.target)}">{text}</a></p>\n'
        return f"<p{style}>{self._text(children)}</p>\n"

    def _heading(self, block: Heading) -> str:
        children, mark = unmarked(block.children)
        self.level = min(block.level + self.below_title, self.level + 1, LOWEST)
        id_ = f' id="{destination(mark.anchor)}"' if mark.anchor else ""
        page = ' class="new-page"' if mark.page else ""
        ended, look = self.end_of_look(block.level), ""
        if mark.under:
            self.looks.append(block.level)
            look = f'<div class="{mark.under}">\n'
        made = f"<h{self.level}{id_}{page}>{self._text(children)}</h{self.level}>\n"
        return f"{ended}{made}{look}"

    def end_of_look(self, level: int) -> str:
        """The end of what looks otherwise under headings, at one of a level."""
        ended = ""
        while self.looks and self.looks[-1] >= level:
            self.looks.pop()
            ended += "</div>\n"
        return ended

    def _items(self, items: Iterable[tuple[Block, ...]]) -> str:
        return "".join(f"<li>{self._item(item)}</li>\n" for item in items)

    def _item(self, item: tuple[Block, ...]) -> str:
        if len(item) == 1 and isinstance(item[0], Paragraph):
            return self._text(item[0].children)
        return "\n" + "".join(self.blocks(item))

    def _table(self, table: Table) -> str:
        self.tables += 1
        rows = "".join(self._row(row, table.align, "td") for row in table.rows)
        header = self._row(table.header, table.align, "th")
        return TABLE.format(number=self.tables, header=header, rows=rows)

    def _row(
        self, cells: Iterable[tuple[Inline, ...]], align: Iterable[str | None], name: str
    ) -> str:
        made = []
        for cell, side in zip(cells, align, strict=True):
            # A heading over a column that says nothing is none to who hears it.
            kind = name if cell else "td"
            scope = ' scope="col"' if kind == "th" else ""
            style = f' class="{side}"' if side in {"right", "center"} else ""
            made.append(f"<{kind}{scope}{style}>{self._text(cell)}</{kind}>")
        return f"<tr>{''.join(made)}</tr>\n"

    def _text(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Words():
                made = "".join(self._words(*piece) for piece in references(inline.text))
            case SoftBreak():
                made = "\n"
            case Break():
                made = "<br>\n"
            case Note():
                made = self._note(inline.name)
            case Emphasis():
                made = f"<em>{self._text(inline.children)}</em>"
            case Strong():
                made = f"<strong>{self._text(inline.children)}</strong>"
            case Foreign():
                made = f'<span lang="{inline.language}">{self._text(inline.children)}</span>'
            case Link():
                made = f'<a href="{escape(inline.target)}">{self._text(inline.children)}</a>'
        return made

    def _words(self, ids: Sequence[str], words: str) -> str:
        shown = escape(tied(words), quote=False)
        return f'<a href="{self.cited}#{destination(ids[0])}">{shown}</a>' if ids else shown

    def _note(self, name: str) -> str:
        first = name not in self.seen
        self.seen.add(name)
        return NOTE.format(id=f' id="bij-noot-{name}"' if first else "", name=name)


def _is_line_of_contents(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(unmarked(block.children)[1].target)
