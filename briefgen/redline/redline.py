"""Two Word files of ours → one with tracked changes: accepted it is the new, rejected the old.

It is the new file, in which the paragraphs, tables and footnotes of the old one, and those of its
headers and footers, are worked in at the level of words. Its styles are those of the new one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.redline.authors import Authors, sign
from briefgen.redline.blocks import Paragraphs, Side
from briefgen.redline.changes import Marker, Stamp
from briefgen.redline.numbering import Lists, Notes
from briefgen.redline.story import BLOCKS, Story
from briefgen.redline.units import EDGE, stories_of
from briefgen.redline.words import Inline, form_of
from briefgen.word.xml import (
    DOCUMENT,
    FOOTNOTES,
    NUMBERING,
    Element,
    Relations,
    W,
    packed,
    parsed,
    read_parts,
    written,
)

INLINE = tuple(f"{W}{name}" for name in ("pPr", "r", "hyperlink", "bookmarkStart", "bookmarkEnd"))
"""What paragraphs hold that can be made again from their words."""


def redline(old: bytes, new: bytes, stamp: Stamp, authors: Authors | None = None) -> bytes:
    """The Word file with the changes from one to the other.

    Args:
        old: a Word file without tracked changes.
        new: the one that came of it, too.
        stamp: who made the changes, or those of which `authors` cannot tell.
        authors: who made each of them, if more than one did.

    Raises:
        ValueError: if one of them cannot be read.
    """
    made = merged(old, new, stamp)
    if authors is not None:
        sign(stories_of(made.roots), authors, stamp, made.marker)
    return made.package()


@dataclass(frozen=True)
class Merged:
    """Two Word files in one: the parts that were merged as trees, the others as they are."""

    parts: dict[str, bytes]
    roots: dict[str, Element]
    marker: Marker

    def package(self) -> bytes:
        """The bytes of the file."""
        made = {name: written(root) for name, root in self.roots.items()}
        return packed((self.parts | made).items())


def merged(old: bytes, new: bytes, stamp: Stamp) -> Merged:
    """Both files in one, with marks by one author.

    Raises:
        ValueError: if one of them cannot be read.
    """
    return _Redline(read_parts(old), read_parts(new), stamp).made()


class _Redline:
    """The making of one file."""

    def __init__(self, old: Mapping[str, bytes], new: Mapping[str, bytes], stamp: Stamp) -> None:
        self.old, self.new, self.parts = old, new, dict(new)
        self.marker = Marker(stamp)
        self.lists = Lists(old.get(NUMBERING), new.get(NUMBERING))

    def made(self) -> Merged:
        """The whole."""
        document = [parsed(each[DOCUMENT]) for each in (self.old, self.new)]
        footnotes = [
            parsed(each[FOOTNOTES]) if FOOTNOTES in each else None for each in (self.old, self.new)
        ]
        notes = Notes(footnotes[0], footnotes[1], self.marker)
        self._merge(DOCUMENT, [_body(root) for root in document], notes)
        roots = {DOCUMENT: document[1]}
        if (root := notes.write()) is not None:
            roots[FOOTNOTES] = root
        roots |= self._edges()
        if numbering := self.lists.written():
            self.parts[NUMBERING] = numbering
        return Merged(self.parts, roots, self.marker)

    def _edges(self) -> dict[str, Element]:
        """The headers and footers that both have; those made of other things stay the new ones."""
        roots: dict[str, Element] = {}
        for name in sorted(self.old.keys() & self.new.keys()):
            if not EDGE.fullmatch(name):
                continue
            old, new = (parsed(each[name]) for each in (self.old, self.new))
            same = form_of(old) == form_of(new)
            if same or (_plain(old) and _plain(new)):
                roots[name] = new
            if name in roots and not same:
                self._merge(name, [old, new], Notes(None, None, self.marker))
        return roots

    def _merge(self, part: str, bodies: list[Element], notes: Notes) -> None:
        """Merge a story into the tree of the new one."""
        links = Relations(self.new, part)
        targets = (Relations(self.old, part).targets, links.targets)
        names = (notes.old_names, notes.new_names)
        old, new = map(Side, bodies, targets, names)
        inline = Inline(self.marker, links.relate, notes.number)
        paragraphs = Paragraphs(self.marker, inline, self.lists, notes, old, new)
        Story(self.marker, paragraphs).merge_all()
        self.parts |= links.parts()


def _body(root: Element) -> Element:
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError(DOCUMENT)
    return body


def _plain(edge: Element) -> bool:
    """Whether a header or footer holds nothing but paragraphs of runs, and tables of those."""
    inner = (each for paragraph in edge.iter(f"{W}p") for each in paragraph)
    return all(each.tag in BLOCKS for each in edge) and all(each.tag in INLINE for each in inner)
