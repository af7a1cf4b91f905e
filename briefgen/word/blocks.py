"""Markdown → paragraphs, tables and runs, in paragraph and character styles only."""

from collections.abc import Callable, Iterable, Iterator

from docx.oxml.ns import qn
from msgspec import Struct
from msgspec.structs import replace

from briefgen.markdown.marks import BlockMark, block_mark, bookmark, line_of_contents, references
from briefgen.markdown.tree import (
    Block,
    Break,
    BulletList,
    Emphasis,
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
from briefgen.word.styles import SIGNING, last_words, table_of
from briefgen.word.xml import Element, element, paragraph, run, text


class Look(Struct, frozen=True):
    """How text looks: the parts of the name of its character style."""

    contents: bool = False
    link: bool = False
    strong: bool = False
    emphasis: bool = False

    @property
    def style(self) -> str | None:
        """The id of the character style, e.g. HyperlinkStrong; None for plain text."""
        parts = (
            ("ContentsLink", self.contents),
            ("Hyperlink", self.link),
            ("Strong", self.strong),
            ("Emphasis", self.emphasis),
        )
        return "".join(name for name, on in parts if on) or None


IN_CONTENTS = Look(contents=True)


class Inlines(Struct, frozen=True):
    """Writes running text of one part of the package.

    `link` gives the relationship id of an address; `note` the reference to a footnote;
    `refer` puts the bookmarks of a reference to the pages of items around its run.
    """

    link: Callable[[str], str]
    note: Callable[[str], Element]
    refer: Callable[[tuple[str, ...], Element], Iterable[Element]]

    def runs(self, inlines: Iterable[Inline], look: Look = Look()) -> Iterator[Element]:  # noqa: B008
        """The runs of running text."""
        after_note = False
        for inline in inlines:
            if isinstance(inline, Note):
                if after_note:
                    yield run("FootnoteReference", text(" "))
                yield self.note(inline.name)
            else:
                yield from self._runs(inline, look)
            after_note = isinstance(inline, Note)

    def _runs(self, inline: Inline, look: Look) -> Iterator[Element]:
        match inline:
            case Words():
                for ids, words in references(inline.text):
                    yield from self.refer(ids, run(look.style, text(words)))
            case SoftBreak():
                yield run(look.style, text(" "))
            case Break():
                yield run(look.style, element("br"))
            case Emphasis():
                yield from self.runs(inline.children, replace(look, emphasis=True))
            case Strong():
                yield from self.runs(inline.children, replace(look, strong=True))
            case Link():
                link = element("hyperlink", *self.runs(inline.children, replace(look, link=True)))
                link.set(qn("r:id"), self.link(inline.target))
                yield link


class Blocks:
    """Writes blocks; `new_list` makes a list of a form, from a number at a level; gives its id.

    `pages` are those that it stands on; `styles` what marks in the text asked for, and headings.
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
        self.numbers = HeadingNumbers()
        self.bullets: int | None = None

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
                    children, mark = _unmarked(block.children)
                    self.styles |= {mark.style} if mark.style else set()
                    if mark.style in SIGNING:
                        # What is signed is the letter, not its last item.
                        self.bookmarks.close()
                    if mark.target:
                        yield self._line_of_contents(mark, children)
                    else:
                        yield self._paragraph(mark.style or style, children)
                case Heading():
                    yield self._heading(block)
                case BulletList() | OrderedList():
                    yield from self._list(block, level + 1)
                case Quote():
                    yield from self.write(block.children, "Quote", level)
                case Table():
                    made = table_of(block, self.pages.width, self.inlines.runs)
                    yield made
                    # Word joins tables that touch, and wants a paragraph after one.
                    yield self._paragraph("TableText", ())
                    self.bookmarks.last = last_words(made)

    def _heading(self, block: Heading) -> Element:
        children, mark = _unmarked(block.children)
        children, number = without_number(children, mark.number)
        style = f"Heading{block.level}"
        made = paragraph(style, *self.inlines.runs(children))
        self.styles.add(style)
        self.numbers.add(made, block.level, number)
        self.bookmarks.heading(made, block.level, mark.anchor)
        self.pages.begin(made, block.level, mark.page)
        return self._written(made)

    def _line_of_contents(self, mark: BlockMark, children: tuple[Inline, ...]) -> Element:
        """A line that links to the item that it names; a tab leads to the page."""
        words, page = line_of_contents(getattr(children[-1], "text", ""))
        runs = [*self.inlines.runs((*children[:-1], Words(words)), IN_CONTENTS)]
        if page:
            tab = run(IN_CONTENTS.style, element("tab"))
            runs += [tab, *self.inlines.runs((Words(page),), IN_CONTENTS)]
        self.styles |= {IN_CONTENTS.style or ""}
        link = element("hyperlink", *runs, anchor=bookmark(mark.target or ""), history=1)
        return self._written(paragraph(mark.style, link))

    def _paragraph(
        self, style: str | None, children: tuple[Inline, ...], *properties: Element
    ) -> Element:
        return self._written(paragraph(style, *self.inlines.runs(children), properties=properties))

    def _written(self, made: Element) -> Element:
        self.bookmarks.last = self.pages.last = made
        return made

    def _list(self, block: BulletList | OrderedList, level: int) -> Iterator[Element]:
        if isinstance(block, BulletList):
            style, number = "ListBullet", self._bullets()
        else:
            style, number = "ListNumber", self.new_list("decimal", level, block.start)
        after = f"ListContinue{level + 1 if level else ''}"
        for blocks in block.items:
            first, rest = self._first(blocks)
            marked = element("numPr", element("ilvl", val=level), element("numId", val=number))
            yield self._paragraph(style, first, marked)
            yield from self.write(rest, after, level)

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


def _unmarked(children: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], BlockMark]:
    """The text of a block without its mark, and what the mark says."""
    last = children[-1] if children else None
    if not isinstance(last, Words):
        return children, BlockMark()
    words, mark = block_mark(last.text)
    return (*children[:-1], *((Words(words),) if words else ())), mark
