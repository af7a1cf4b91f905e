"""Running text → runs, in character styles only."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from docx.oxml.ns import qn

from briefgen.markdown.marks import references
from briefgen.markdown.tree import Break, Emphasis, Inline, Link, Note, SoftBreak, Strong, Words
from briefgen.word.xml import Element, element, run, text


@dataclass(frozen=True, slots=True)
class Look:
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


@dataclass(frozen=True, slots=True)
class Inlines:
    """Writes running text of one part of the package.

    `link` gives the relationship id of an address; `note` the reference to a footnote;
    `refer` puts the bookmarks of a reference to the pages of items around its run.
    """

    link: Callable[[str], str]
    note: Callable[[str], Element]
    refer: Callable[[tuple[str, ...], Element], Iterable[Element]]

    def runs(self, inlines: Iterable[Inline], look: Look = Look()) -> Iterator[Element]:
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
