"""Markdown → paragraphs, tables and runs, in paragraph and character styles only."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from briefgen.markdown.marks import BlockMark, bookmark, line_of_contents, references, unmarked
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
)
from briefgen.word.anchors import Bookmarks
from briefgen.word.numbers import HeadingNumbers, without_number
from briefgen.word.pages import Pages
from briefgen.word.pieces import linking, paragraph, piece, read, run, words
from briefgen.word.styles import RULE, SIGNING
from briefgen.word.tables import TABLE_STYLES, columns, last_words, table_of
from briefgen.word.text_styles import OF_CONTENTS, Look, language_style, rule
from briefgen.word.xml import Element


class Inlines(Struct, frozen=True):
    """Writes running text of one part of the package.

    `link` gives the relationship id of an address; `note` the reference to a footnote;
    `refer` puts the bookmarks of a reference to the pages of items around its run.
    """

    link: Callable[[str], str]
    note: Callable[[str], str]
    refer: Callable[[tuple[str, ...], str], Iterable[str]]

    def runs(self, inlines: Iterable[Inline], look: Look = Look()) -> Iterator[str]:  # noqa: B008
        """The runs of running text."""
        after_note = False
        for inline in inlines:
            if isinstance(inline, Note):
                if after_note:
                    yield run("FootnoteReference", words(" "))
                yield self.note(inline.name)
            else:
                yield from self._runs(inline, look)
            after_note = isinstance(inline, Note)

    def _runs(self, inline: Inline, look: Look) -> Iterator[str]:
        match inline:
            case Words():
                for ids, text in references(inline.text):
                    shown = replace(look, generated=True) if ids else look
                    yield from self.refer(ids, run(shown.style, words(text)))
            case SoftBreak():
                yield run(look.style, words(" "))
            case Break():
                yield run(look.style, piece("br"))
            case Emphasis():
                yield from self.runs(inline.children, replace(look, emphasis=True))
            case Strong():
                yield from self.runs(inline.children, replace(look, strong=True))
            case Foreign():
                language = language_style(inline.language, term=inline.term)
                yield from self.runs(inline.children, replace(look, language=language))
            case Link():
                runs = list(self.runs(inline.children, replace(look, link=True)))
                yield linking(self.link(inline.target), *runs)


class Blocks:
    """Writes blocks; `new_list` makes a list of a form, from a number at a level; gives its id.

    `pages` are those that it stands on; `styles` what marks in the text asked for, and headings;
    `sources` what paragraphs are made of that no author wrote.
    """

    def __init__(
        self,
        inlines: Inlines,
        bookmarks: Bookmarks,
        new_list: Callable[..., int],
        pages: Pages,
    ) -> None:
        self.inlines, self.bookmarks, self.new_list = inlines, bookmarks, new_list
        self.pages, self.styles = pages, set[str]()
        self.sources: dict[Element, str] = {}
        self.numbers = HeadingNumbers()
        self.bullets: int | None = None
        self.look, self.level = "", 0

    def _style(self, style: str = "") -> str | None:
        """A style, in the look of the heading that the text stands under."""
        self.styles |= {style + self.look} if self.look else set()
        return style + self.look or None

    def write(
        self, blocks: Iterable[Block], style: str | None = None, level: int = -1
    ) -> Iterator[Element]:
        """The paragraphs and tables of blocks.

        Args:
            blocks: what to write.
            style: the style of plain paragraphs among them.
            level: the level of the list that they stand in, -1 outside any.
        """
        for block in blocks:
            match block:
                case Paragraph():
                    children, mark = unmarked(block.children)
                    self.styles |= {mark.style} if mark.style else set()
                    if mark.style in SIGNING:
                        # What is signed is the letter, not its last item.
                        self.bookmarks.close()
                    if mark.target:
                        yield self._line_of_contents(mark, children)
                    else:
                        style_ = mark.style or self._style(style or "")
                        yield self._paragraph(style_, children, source=mark.source)
                case Heading():
                    yield self._heading(block)
                case BulletList() | OrderedList():
                    yield from self._list(block, level + 1)
                case Quote():
                    yield from self.write(block.children, "Quote", level)
                case Table():
                    made = table_of(block, columns(block, self.pages.width), self._cell)
                    yield made
                    # Word joins tables that touch, and wants a paragraph after one.
                    yield self._paragraph("TableText", ())
                    self.bookmarks.last = last_words(made)

    def _heading(self, block: Heading) -> Element:
        children, mark = unmarked(block.children)
        children, number = without_number(children, mark.number)
        style = f"Heading{block.level}"
        made = self._made(style, children, mark.source)
        self.styles.add(style)
        if mark.under or block.level <= self.level:
            self.look, self.level = mark.under or "", block.level
        self.numbers.add(made, block.level, number)
        self.bookmarks.heading(made, block.level, mark.anchor)
        self.pages.begin(made, block.level, mark.page)
        return self._written(made)

    def _line_of_contents(self, mark: BlockMark, children: tuple[Inline, ...]) -> Element:
        """A line that links to the item that it names; a tab leads to the page."""
        text, page = line_of_contents(getattr(children[-1], "text", ""))
        runs = [*self.inlines.runs((*children[:-1], Words(text)), OF_CONTENTS)]
        if page:
            tab = run(OF_CONTENTS.style, piece("tab"))
            runs += [tab, *self.inlines.runs((Words(page),), OF_CONTENTS)]
        self.styles |= {OF_CONTENTS.style or ""}
        link = piece("hyperlink", *runs, anchor=bookmark(mark.target or ""), history=1)
        return self._written(read(paragraph(mark.style, link)))

    def _paragraph(
        self,
        style: str | None,
        children: tuple[Inline, ...],
        *properties: str,
        source: str | None = None,
    ) -> Element:
        return self._written(self._made(style, children, source, *properties))

    def _written(self, made: Element) -> Element:
        self.bookmarks.last = self.pages.last = made
        return made

    def _made(
        self, style: str | None, row: tuple[Inline, ...], source: str | None, *properties: str
    ) -> Element:
        runs = self.inlines.runs(row, Look(generated=source is not None))
        line = (rule(),) if style == RULE else ()
        made = read(paragraph(style, *runs, *line, properties=properties))
        if source:
            self.sources[made] = source
        return made

    def _list(self, block: BulletList | OrderedList, level: int) -> Iterator[Element]:
        if isinstance(block, BulletList):
            style, number = "ListBullet", self._bullets()
        else:
            style, number = "ListNumber", self.new_list("decimal", level, block.start)
        for blocks in block.items:
            first, rest = self._first(blocks)
            marked = piece("numPr", piece("ilvl", val=level), piece("numId", val=number))
            yield self._paragraph(self._style(style), first, marked)
            yield from self.write(rest, f"ListContinue{level + 1 if level else ''}", level)

    def _bullets(self) -> int:
        """The one list that all bullets of a document are in."""
        if self.bullets is None:
            self.bullets = self.new_list("bullet")
        return self.bullets

    def _first(self, blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
        """The text that stands beside the mark of an element, and what comes under it."""
        if blocks and isinstance(blocks[0], Paragraph):
            return blocks[0].children, blocks[1:]
        return (), blocks

    def _cell(self, row: tuple[Inline, ...], side: str | None) -> str:
        return paragraph(self._style(TABLE_STYLES[side]), *self.inlines.runs(row))
