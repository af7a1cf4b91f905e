"""Two Word files of ours → one with tracked changes: accepted it is the new, rejected the old.

It is the new file, in which the paragraphs, tables and footnotes of the old one, and those of its
headers and footers, are worked in at the level of words. Its styles are those of the new one.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from msgspec import Struct

from briefgen.redline.authors import Authors, sign
from briefgen.redline.blocks import Paragraphs, Side
from briefgen.redline.changes import Marker, Stamp
from briefgen.redline.numbering import Lists, Notes
from briefgen.redline.story import Story
from briefgen.redline.units import EDGE, stories_of
from briefgen.redline.words import ADDED, KEPT, TAKEN, TO, Inline, form_of
from briefgen.word.xml import (
    DOCUMENT,
    FOOTNOTES,
    NUMBERING,
    PROPERTIES,
    Element,
    Relations,
    W,
    element,
    packed,
    parsed,
    read_parts,
    written,
)

SETTINGS = "word/settings.xml"
DC = "http://purl.org/dc/elements/1.1/"
BEFORE_TRACKING = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
    "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState",
    "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter",
    "stylePaneSortMethod", "documentType", "mailMerge", "revisionView",
)  # fmt: skip
"""What stands before w:trackRevisions in the settings (ECMA-376 part 1, A.1: CT_Settings)."""
BLOCKS = (f"{W}p", f"{W}tbl")
INLINE = tuple(f"{W}{name}" for name in ("pPr", "r", "hyperlink", "bookmarkStart", "bookmarkEnd"))
"""What paragraphs hold that can be made again from their words."""


def redline(
    old: bytes,
    new: bytes,
    stamp: Stamp,
    authors: Authors | None = None,
    *,
    plain: bool = False,
) -> bytes:
    """The Word file with the changes from one to the other.

    Args:
        old: a Word file without tracked changes.
        new: the one that came of it, too.
        stamp: who made the changes, or those of which `authors` cannot tell.
        authors: who made each of them, if more than one did.
        plain: in the form for LibreOffice.

    Raises:
        ValueError: if one of them cannot be read.
    """
    made = merged(old, new, stamp, plain=plain)
    if authors is not None:
        sign(stories_of(made.roots), authors, stamp, made.marker)
    return made.package()


class Merged(Struct, frozen=True):
    """Two Word files in one: the parts that were merged as trees, the others as they are."""

    parts: dict[str, bytes]
    roots: dict[str, Element]
    marker: Marker

    def package(self) -> bytes:
        """The bytes of the file."""
        made = {name: written(root) for name, root in self.roots.items()}
        return packed((self.parts | made | dict(_as_redline(self.parts))).items())


def merged(old: bytes, new: bytes, stamp: Stamp, *, plain: bool = False) -> Merged:
    """Both files in one, with marks by one author.

    Raises:
        ValueError: if one of them cannot be read.
    """
    return _Redline(read_parts(old), read_parts(new), Marker(stamp, plain=plain)).made()


def _as_redline(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The parts that say what file it is: its title, and that changes in it are tracked too."""
    if PROPERTIES in parts:
        core = parsed(parts[PROPERTIES])
        for title in core.iter(f"{{{DC}}}title"):
            title.text = f"{title.text} – wijzigingen"
        yield PROPERTIES, written(core)
    if SETTINGS in parts:
        settings = parsed(parts[SETTINGS])
        if settings.find(f"{W}trackRevisions") is None:
            names = [each.tag.removeprefix(W) for each in settings]
            at = sum(name in BEFORE_TRACKING for name in names)
            settings.insert(at, element("trackRevisions"))
        yield SETTINGS, written(settings)


class _Redline:
    """The making of one file."""

    def __init__(self, old: Mapping[str, bytes], new: Mapping[str, bytes], marker: Marker) -> None:
        self.old, self.new, self.parts, self.marker = old, new, dict(new), marker
        self.lists = Lists(old.get(NUMBERING), new.get(NUMBERING))

    def made(self) -> Merged:
        """The whole."""
        document = [parsed(each[DOCUMENT]) for each in (self.old, self.new)]
        footnotes = [
            parsed(each[FOOTNOTES]) if FOOTNOTES in each else None for each in (self.old, self.new)
        ]
        files = (self.old, self.new)
        links = [Relations(each, FOOTNOTES) for each in files]
        notes = Notes(footnotes[0], footnotes[1], [each.targets for each in links])
        self._merge(DOCUMENT, [_body(root) for root in document], notes)
        roots = {DOCUMENT: document[1]}
        made = [self._note(*each, links) for each in notes.made]
        if (root := notes.write(made)) is not None:
            roots[FOOTNOTES] = root
            self.parts |= links[1].parts()
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
            if form_of(old) == form_of(new):
                roots[name] = new
            elif _plain(old) and _plain(new):
                self._merge(name, [old, new], Notes(None, None, ({}, {})))
                roots[name] = new
        return roots

    def _merge(self, part: str, bodies: Sequence[Element], notes: Notes) -> None:
        """Merge a story into the tree of the new one."""
        links = [Relations(each, part) for each in (self.old, self.new)]
        story = self._story(bodies, links, notes)
        merged = list(story.merge(*(_blocks(each) for each in bodies)))
        for each in list(bodies[1]):
            if each.tag != f"{W}sectPr":
                bodies[1].remove(each)
        for number, each in enumerate(merged):
            bodies[1].insert(number, each)
        self.parts |= links[1].parts()

    def _story(
        self, bodies: Sequence[Element], links: Sequence[Relations], notes: Notes
    ) -> "Story":
        names = (notes.old_names, notes.new_names)
        old, new = map(Side, bodies, (each.targets for each in links), names)
        inline = Inline(self.marker, links[1].relate, notes.number)
        return Story(self.marker, Paragraphs(self.marker, inline, self.lists, notes, old, new))

    def _note(
        self, state: str, old: Element | None, new: Element | None, links: Sequence[Relations]
    ) -> Element:
        """A note as it stands in the whole; without a mark of its own if it came or went."""
        there = new if new is not None else old
        if there is None:
            raise AssertionError(state)
        made = deepcopy(there)
        if state == KEPT and old is None:
            return made
        other = there if old is None else old
        story = self._story((other, there), links, Notes(None, None, ({}, {})))
        if state == KEPT:
            paragraphs = list(story.merge(_blocks(other), _blocks(there)))
        else:
            way = ADDED if state in {ADDED, TO} else TAKEN
            paragraphs = [story.paragraphs.alone(each, way) for each in _blocks(there)]
        for each in _blocks(made):
            made.remove(each)
        made.extend(paragraphs)
        return made


def _body(root: Element) -> Element:
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError(DOCUMENT)
    return body


def _blocks(body: Element) -> list[Element]:
    """The paragraphs and tables of a story."""
    return [each for each in body if each.tag in BLOCKS]


def _plain(edge: Element) -> bool:
    """Whether a header or footer holds nothing but paragraphs of runs, and tables of those."""
    inner = (each for paragraph in edge.iter(f"{W}p") for each in paragraph)
    return all(each.tag in BLOCKS for each in edge) and all(each.tag in INLINE for each in inner)
