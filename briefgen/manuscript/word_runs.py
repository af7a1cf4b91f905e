"""The runs of a Word paragraph → running text with its emphasis, links and footnotes.

The paragraph is in its simplest form (`word_simple.py`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from briefgen.manuscript.tree import Inlines, clean, joined
from briefgen.manuscript.word_styles import Styles, is_on, value
from briefgen.markdown.citations.finding import unlinked
from briefgen.markdown.tree import Break, Emphasis, Foreign, Inline, Link, Note, Strong, Words
from briefgen.word.text_styles import MARKED
from briefgen.word.xml import RELATED, Element, W

TO_FOLLOW = re.compile(r"(https?|mailto):\S+", re.IGNORECASE)
NOTES = {"footnoteReference": "", "endnoteReference": "e"}
MARKED_STYLE = re.compile(rf"{MARKED} (En|Fr|De)\b")
"""The name of a style of ours; languages that a word processor guesses are no form of a text."""


class _Piece(Struct, frozen=True):
    """A piece of running text, and how it looks."""

    node: Inline
    italic: bool = False
    bold: bool = False
    link: str = ""
    language: str = ""

    @property
    def words(self) -> str:
        """Its words; nothing for a mark or a break."""
        return self.node.text if isinstance(self.node, Words) else ""


class Runs:
    """Reads the running text of paragraphs of one part."""

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        self.styles, self.links = styles, links

    def inlines(self, paragraph: Element, *, dress: bool = True) -> Inlines:
        """The running text of a paragraph.

        Args:
            paragraph: a `w:p`.
            dress: whether the emphasis of its own style counts, as for a paragraph in italics.
        """
        style = value(paragraph, "pPr", "pStyle") if dress else None
        italic, bold = self.styles.says(style, "i"), self.styles.says(style, "b")
        found = list(self._pieces(paragraph, _Piece(Words(""), italic, bold)))
        return unlinked(_grouped(_settled(found)))

    def _pieces(self, element: Element, look: _Piece) -> Iterator[_Piece]:
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child, look)
            elif child.tag == f"{W}hyperlink":
                target = self.links.get(child.get(RELATED, ""), "")
                link = target if TO_FOLLOW.fullmatch(target) else ""
                yield from self._pieces(child, replace(look, link=link))

    def _run(self, run: Element, look: _Piece) -> Iterator[_Piece]:
        italic, bold, language = look.italic, look.bold, ""
        if (properties := run.find(f"{W}rPr")) is not None:
            style = value(properties, "rStyle")
            italic = self._has(properties, style, "i", otherwise=italic)
            bold = self._has(properties, style, "b", otherwise=bold)
            spoken = MARKED_STYLE.match(self.styles.name(style or ""))
            language = spoken[1].lower() if spoken else ""
        for child in run:
            node = _node(child)
            if isinstance(node, Words):
                yield _Piece(node, italic, bold, look.link, language)
            elif node:
                yield _Piece(node)

    def _has(self, properties: Element, style: str | None, name: str, *, otherwise: bool) -> bool:
        said = is_on(properties, name)
        return (self.styles.says(style, name) or otherwise) if said is None else said


def _node(element: Element) -> Words | Break | Note | None:
    """What an element of a run is; a mark of a note stands apart from any emphasis."""
    name = str(element.tag).rpartition("}")[2]
    if name == "t":
        return Words(_spaced(clean(element.text or "")))
    if name in NOTES:
        return Note(f"{NOTES[name]}{element.get(f'{W}id', '')}")
    return Break() if name == "br" else None


def _settled(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces whose emphasis starts and ends at a word, as that of Markdown must."""
    rows = (_one(list(alike)) for _, alike in groupby(pieces, _look))
    split = [part for piece in rows for part in _split(piece)]
    looks, before = list[_Piece](), None
    for piece, after in zip(split, _followers(split), strict=True):
        if piece.words.isspace():
            looks.append(_shared(before, piece, after))
        else:
            looks.append(piece)
            before = piece
    start = next((n for n, each in enumerate(looks) if not _blank(each)), len(looks))
    end = next((n for n in range(len(looks), start, -1) if not _blank(looks[n - 1])), start)
    made = [_one(list(alike)) for _, alike in groupby(looks[start:end], _look)]
    return [each for number, each in enumerate(made) if not _only_for_show(made, number)]


def _look(piece: _Piece) -> tuple[object, ...]:
    """What pieces in a row share to be one; a mark or a break is alone."""
    alone = None if isinstance(piece.node, Words) else id(piece)
    return piece.italic, piece.bold, piece.link, piece.language, alone


def _one(pieces: Sequence[_Piece]) -> _Piece:
    words = "".join(piece.words for piece in pieces)
    return replace(pieces[0], node=Words(_spaced(words))) if words else pieces[0]


def _spaced(words: str) -> str:
    """Words with one space for any white space."""
    for each in "\t\r\n":
        words = words.replace(each, " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words


def _blank(piece: _Piece) -> bool:
    return isinstance(piece.node, Break) or piece.words.isspace()


def _split(piece: _Piece) -> Iterator[_Piece]:
    """A piece with the spaces at its edges apart."""
    words = piece.words
    core = words.strip()
    if not isinstance(piece.node, Words) or not core:
        yield from (piece,) if words or not isinstance(piece.node, Words) else ()
        return
    start = len(words) - len(words.lstrip())
    for part in (words[:start], core, words[start + len(core) :]):
        if part:
            yield replace(piece, node=Words(part))


def _shared(before: _Piece | None, piece: _Piece, after: _Piece | None) -> _Piece:
    """A piece of spaces, with the look that the words before and after it share."""
    if before is None or after is None:
        return _Piece(piece.node)
    link = before.link if before.link == after.link else ""
    language = before.language if before.language == after.language else ""
    italic, bold = before.italic and after.italic, before.bold and after.bold
    return _Piece(piece.node, italic, bold, link, language)


def _followers(pieces: Sequence[_Piece]) -> list[_Piece | None]:
    """For each piece the next one that is more than spaces."""
    found: list[_Piece | None] = []
    after: _Piece | None = None
    for piece in reversed(pieces):
        found.append(after)
        after = after if piece.words.isspace() else piece
    return found[::-1]


def _only_for_show(pieces: Sequence[_Piece], number: int) -> bool:
    """Whether a piece is but spaces at the end of a line, or between two footnotes."""
    around = [each.node for each in pieces[max(number - 1, 0) : number + 2]]
    line_end = any(isinstance(node, Break) for node in around)
    marks = sum(isinstance(node, Note) for node in around) > 1
    return pieces[number].words.isspace() and (line_end or marks)


Layer = tuple[Callable[[_Piece], str], Callable[[str, Inlines], Inline]]
LAYERS: tuple[Layer, ...] = (
    (lambda piece: piece.language, Foreign),
    (lambda piece: piece.link, Link),
    (lambda piece: "b" * piece.bold, lambda _bold, inner: Strong(inner)),
    (lambda piece: "i" * piece.italic, lambda _italic, inner: Emphasis(inner)),
)
"""What pieces may have in common, from the outside in, and what is made of those that do."""


def _grouped(pieces: Sequence[_Piece], layers: Sequence[Layer] = LAYERS) -> Inlines:
    """Pieces with the same look together."""
    layers = [each for each in layers if any(map(each[0], pieces))]
    if not layers:
        return tuple(joined(piece.node for piece in pieces))
    (key, wrap), *inside = layers
    made: list[Inline] = []
    for shared, group in groupby(pieces, key):
        inner = _grouped(list(group), inside)
        made += [wrap(shared, inner)] if shared else inner
    return tuple(made)
