"""A Word file of any origin → a tree: headings, lists, tables, emphasis, links and footnotes.

Source of the elements: ECMA-376 part 1, section 17.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefgen.manuscript.left_out import CONTENTS, FRAME, HEADER, LETTERED, LeftOut
from briefgen.manuscript.tree import Inlines, Tree, joined, words_in
from briefgen.manuscript.word_file import WordFile
from briefgen.manuscript.word_runs import Runs
from briefgen.manuscript.word_simple import words_of
from briefgen.manuscript.word_styles import Counted
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
from briefgen.word.xml import Element, W

DECIMAL = ("decimal", "decimalZero")
NESTED = ("decimal", "lowerLetter", "lowerRoman")
"""How Word counts each level of a list, ours too: so a text that says “onder b” stays true."""


class _Listed(Struct, frozen=True):
    """An element of a list: how deep, which list if it is numbered, from what, its blocks."""

    depth: int
    ordered: str
    start: int
    blocks: tuple[Block, ...]


def tree_of(word: WordFile) -> Tree:
    """The blocks of a Word file, its footnotes by name, and what in it has no place here.

    Raises:
        UnreadableError: if much of it cannot be read, or it is no letter by its size.
    """
    word.refuse_a_book()
    body = _Body(word)
    blocks = tuple(_gathered(body.blocks()))
    notes = {
        name: _in_one_line(filter(None, (Runs(word.styles, note.links).inlines(each, dress=False)
                                         for each in note.element.iter(f"{W}p"))))
        for name, note in word.notes.items()
    }  # fmt: skip
    margins = word.margin_words()
    headers = (LeftOut(HEADER, words, kept=True) for words in dict.fromkeys(margins))
    beside = (*body.left_out, *headers, *word.comment_words())
    read = [words_in(each) for each in (*((block,) for block in blocks), *notes.values())]
    unread = word.unread((*read, *margins, *word.box_words()), beside)
    left_out = (*word.left_out, *beside, *unread)
    return blocks, notes, tuple(each.text() for each in left_out)


class _Body:
    """Reads the paragraphs and tables of the body; `left_out` is what stands beside the text."""

    def __init__(self, word: WordFile) -> None:
        self.document, self.styles = word.document, word.styles
        self.numbers = word.numbers
        self.counted = Counted(word.numbering)
        self.runs = Runs(word.styles, word.links)
        self.left_out: list[LeftOut] = []

    def blocks(self) -> Iterator[Block | _Listed]:
        """What is in the text, elements of lists one by one."""
        for body in self.document.iter(f"{W}body"):
            for child in body:
                if child.tag == f"{W}p":
                    yield from self._paragraph(child)
                elif child.tag == f"{W}tbl":
                    yield from self._table(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block | _Listed]:
        in_frame = paragraph.find(f"{W}pPr/{W}framePr") is not None
        if in_frame or self.styles.is_contents(paragraph):
            self._beside(FRAME if in_frame else CONTENTS, paragraph)
            return
        level = self.styles.level(paragraph)
        plain = bool(level or self.styles.is_quote(paragraph))
        inlines = self.runs.inlines(paragraph, dress=not plain)
        if not inlines:
            return
        listed = None if plain else self.styles.listed(paragraph)
        if level:
            number = Words(self.numbers.get(paragraph, ""))
            yield Heading(min(level, 6), tuple(joined((number, *inlines))))
        elif plain:
            yield Quote((Paragraph(inlines),))
        elif listed:
            yield self._element(paragraph, listed, Paragraph(inlines))
        else:
            yield Paragraph(inlines)

    def _beside(self, kind: str, paragraph: Element) -> None:
        """List a paragraph that stands beside the text; those in a row as one."""
        words, last = words_of(paragraph), self.left_out[-1] if self.left_out else None
        if last and last.what == kind and last.paragraph is paragraph.getprevious():
            words = f"{self.left_out.pop().words}; {words}".strip("; ")
        if words:
            self.left_out.append(LeftOut(kind, words, paragraph))

    def _element(
        self, paragraph: Element, listed: tuple[str | None, int, str], made: Paragraph
    ) -> _Listed:
        """An element of a list; one with a number goes on where its list was left."""
        number, depth, style = listed
        form = self.counted.numbering.form(number, depth, style)
        if form in ("bullet", "none"):
            return _Listed(depth if form != "none" else -1 - depth, "", 1, (made,))
        if (
            form not in (*DECIMAL, NESTED[depth % len(NESTED)])
            and (number, depth) not in self.counted.met
        ):
            self.left_out.append(LeftOut(LETTERED, words_of(paragraph), paragraph, kept=True))
        return _Listed(depth, number or form, self.counted.next(number, depth), (made,))

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
