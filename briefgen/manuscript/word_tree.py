"""A Word file of any origin → a tree: headings, lists, tables, emphasis, links and footnotes.

Deleted text of tracked changes is left out, what was inserted is read, as `from_word` does.
Source of the elements: ECMA-376 part 1, section 17.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.manuscript.from_word import read_parts
from briefgen.manuscript.tree import Inlines, Tree
from briefgen.manuscript.word_runs import Runs
from briefgen.manuscript.word_styles import PREFIXES, Numbering, Styles, notes_of, targets, value
from briefgen.markdown.tree import (
    Block,
    Break,
    BulletList,
    Heading,
    OrderedList,
    Paragraph,
    Quote,
    Table,
    Words,
)
from briefgen.problem import Text, t
from briefgen.word.xml import Element, W

WANTED = re.compile(
    r"word/(?:styles|numbering|footnotes|endnotes|_rels/(?:document|footnotes|endnotes)\.xml)"
    r"(?:\.xml|\.rels)"
)
PASSED = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
QUOTE = re.compile(r"(?:intense )?(?:quote|citaat)|block text|bloktekst|quotations", re.IGNORECASE)
"""The styles of quotations, those of pandoc and of LibreOffice too."""
CONTENTS = re.compile(r"(?:toc|inhopg) \d", re.IGNORECASE)
MAX_BYTES = 8_000_000
"""The text of a letter of 500 pages; the tree takes fifty times as much memory."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """An element of a list: how deep, which list if it is numbered, from what, its blocks."""

    depth: int
    ordered: str
    start: int
    blocks: tuple[Block, ...]


def word_tree(content: bytes, file: str) -> Tree:
    """The blocks of a Word file, its footnotes by name, and what in it has no place here.

    Raises:
        InvalidInputError: if it cannot be read.
    """
    parts = read_parts(content, file, WANTED, MAX_BYTES)
    styles, numbering = Styles(parts.get("word/styles.xml")), Numbering(
        parts.get("word/numbering.xml")
    )  # fmt: skip
    runs = Runs(styles, targets(parts.get("word/_rels/document.xml.rels")))
    document = parts["word/document.xml"]
    blocks = tuple(_gathered(_Body(styles, numbering, runs).blocks(document.iter(f"{W}body"))))
    notes: dict[str, Inlines] = {}
    for kind in PREFIXES:
        of_notes = Runs(styles, targets(parts.get(f"word/_rels/{kind}s.xml.rels")))
        for name, note in notes_of(parts.get(f"word/{kind}s.xml"), kind):
            texts = (of_notes.inlines(each, dress=False) for each in note.iter(f"{W}p"))
            notes[name] = _in_one_line(filter(None, texts))
    return blocks, notes, tuple(_left_out(document))


class _Body:
    """Reads the paragraphs and tables of the body."""

    def __init__(self, styles: Styles, numbering: Numbering, runs: Runs) -> None:
        self.styles, self.numbering, self.runs = styles, numbering, runs

    def blocks(self, bodies: Iterable[Element]) -> Iterator[Block | _Listed]:
        """What is in some elements, elements of lists one by one."""
        for body in bodies:
            for child in body:
                if child.tag == f"{W}p":
                    yield from self._paragraph(child)
                elif child.tag == f"{W}tbl":
                    yield from self._table(child)
                elif child.tag in PASSED:
                    yield from self.blocks((child,))

    def _paragraph(self, paragraph: Element) -> Iterator[Block | _Listed]:
        name = self.styles.name(value(paragraph, f"{W}pPr/{W}pStyle") or "")
        in_margin = paragraph.find(f"{W}pPr/{W}framePr") is not None
        if in_margin or CONTENTS.match(name):
            return
        level = self.styles.level(paragraph)
        plain = bool(level or QUOTE.match(name))
        inlines = self.runs.inlines(paragraph, dress=not plain)
        if not inlines:
            return
        listed = None if plain else self.styles.listed(paragraph)
        if level:
            yield Heading(min(level, 6), inlines)
        elif plain:
            yield Quote((Paragraph(inlines),))
        elif listed:
            number, depth, style = listed
            form = self.numbering.form(number, depth, style)
            start = self.numbering.start(number, depth)
            ordered = "" if form in ("bullet", "none") else number or form
            made = (Paragraph(inlines),)
            yield _Listed(depth if form != "none" else -1 - depth, ordered, start, made)
        else:
            yield Paragraph(inlines)

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [
            [self._cell(cell) for cell in row.iter(f"{W}tc") if _own(cell, table)]
            for row in table.iter(f"{W}tr")
            if _own(row, table)
        ]
        width = max((len(row) for row in rows), default=0)
        if not any(any(row) for row in rows):
            return
        full = [tuple(row) + ((),) * (width - len(row)) for row in rows]
        yield Table(full[0], (None,) * width, tuple(full[1:]))

    def _cell(self, cell: Element) -> Inlines:
        """The text of a cell in one line."""
        made: list[Inlines] = [self.runs.inlines(p) for p in cell.iter(f"{W}p")]
        return _in_one_line(filter(None, made))


def _own(element: Element, table: Element) -> bool:
    """Whether a row or cell is of this table, and not of one within it."""
    return next(element.iterancestors(f"{W}tbl"), None) is table


def _in_one_line(texts: Iterable[Inlines]) -> Inlines:
    made: list[Inlines] = []
    for text in texts:
        made += [(Words(" "),)] if made else []
        made.append(tuple(Words(" ") if isinstance(node, Break) else node for node in text))
    return tuple(node for text in made for node in text)


def _gathered(found: Iterable[Block | _Listed]) -> Iterator[Block]:
    """The blocks, with elements of lists in a row as lists, and lines of a quotation as one."""
    waiting: list[_Listed] = []
    quoted: list[Block] = []
    for each in (*found, None):
        if quoted and not isinstance(each, Quote):
            yield Quote(tuple(quoted))
            quoted = []
        if isinstance(each, _Listed):
            if each.depth < 0:
                _go_on(waiting, each)
            else:
                waiting.append(each)
            continue
        if waiting:
            yield from _lists(waiting)
            waiting = []
        if isinstance(each, Quote):
            quoted.extend(each.children)
        elif each:
            yield each


def _go_on(waiting: list[_Listed], more: _Listed) -> None:
    """Add a paragraph without a mark to the element before it."""
    if waiting:
        waiting[-1] = replace(waiting[-1], blocks=waiting[-1].blocks + more.blocks)
    else:
        waiting.append(replace(more, depth=0))


def _lists(elements: Sequence[_Listed]) -> Iterator[Block]:
    """Elements in a row as lists; what is deeper is a list in the element before it.

    Only numbered lists are told apart by their number: LibreOffice gives bullets one each.
    """
    top = min((each.depth for each in elements), default=0)
    items: list[list[_Listed]] = []
    for each in elements:
        if each.depth == top or not items:
            items.append([each])
        else:
            items[-1].append(each)
    while items:
        ordered, start = items[0][0].ordered, items[0][0].start
        count = next((n for n, item in enumerate(items) if item[0].ordered != ordered), len(items))
        made = tuple((*item[0].blocks, *_lists(item[1:])) for item in items[:count])
        yield OrderedList(start, made) if ordered else BulletList(made)
        items = items[count:]


def _left_out(document: Element) -> Iterator[Text]:
    pictures = sum(1 for _ in document.iter(f"{W}drawing", f"{W}pict", f"{W}object"))
    if pictures:
        yield t("{count} picture(s) or text box(es)", count=pictures)
