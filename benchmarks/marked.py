"""The words of a Word file, which of them are marked as changed, and how many had to be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.word.xml import DOCUMENT, FOOTNOTES, Element, W, parsed, read_parts

TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]")
"""A word, a number, or a sign that is none: a mark on a full stop counts as one."""
ADDED, TAKEN = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
Piece = tuple[str, str]
"""A stretch of text, and whether it is "added", "taken" or neither ("")."""
Words = Sequence[str]


@dataclass(frozen=True)
class Text:
    """The words of the text, and those of each footnote in the order of the text."""

    body: list[str]
    notes: list[list[str]]

    @property
    def in_notes(self) -> list[str]:
        """The words of all footnotes."""
        return [word for note in self.notes for word in note]


def text(package: bytes) -> Text:
    """What a Word file without tracked changes says."""
    body, notes = _pieces(package)
    return Text(
        [word for each in body for word in TOKEN.findall(_joined(each))],
        [[word for each in note for word in TOKEN.findall(_joined(each))] for note in notes],
    )


def marked(package: bytes) -> int:
    """The words that are marked, in whole or in part: as taken away, and as added."""
    body, notes = _pieces(package)
    paragraphs = [*body, *(each for note in notes for each in note)]
    return sum(_marked(each, way) for each in paragraphs for way in ("taken", "added"))


def needed(old: bytes, new: bytes) -> int:
    """The fewest words that a redline of the two has to mark."""
    was, is_ = text(old), text(new)
    return _apart(was.body, is_.body) + _apart(was.in_notes, is_.in_notes)


def _apart(old: Words, new: Words) -> int:
    return len(old) + len(new) - 2 * _common(old, new)


def _common(old: Words, new: Words) -> int:
    """The length of the longest common subsequence.

    Source: H. Hyyrö, Bit-parallel LCS-length computation revisited (2004): a row of the table is
    one number, in which the zeros are the steps.
    """
    places: dict[str, int] = {}
    for at, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << at
    whole = (1 << len(old)) - 1
    row = whole
    for word in new:
        here = row & places.get(word, 0)
        row = ((row + here) | (row - here)) & whole
    return len(old) - row.bit_count()


def _marked(paragraph: Sequence[Piece], way: str) -> int:
    """The words of one side of a paragraph, as it was or is, of which some letter is marked."""
    pieces = [piece for piece in paragraph if piece[1] in ("", way)]
    ends = [0]
    for words, _way in pieces:
        ends.append(ends[-1] + len(words))
    spans = [span for span, piece in zip(pairwise(ends), pieces, strict=True) if piece[1]]
    return sum(
        any(start < word.end() and word.start() < end for start, end in spans)
        for word in TOKEN.finditer(_joined(pieces))
    )


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(words for words, _way in pieces)


def _pieces(package: bytes) -> tuple[list[list[Piece]], list[list[list[Piece]]]]:
    """The paragraphs of the text, and those of each footnote: of one that came or went, marked."""
    parts = read_parts(package)
    document = parsed(parts[DOCUMENT])
    found = parsed(parts[FOOTNOTES]).iter(f"{W}footnote") if FOOTNOTES in parts else ()
    notes = {each.get(f"{W}id"): each for each in found}
    made = []
    for reference in document.iter(f"{W}footnoteReference"):
        note = notes.get(reference.get(f"{W}id"))
        made.append(
            [] if note is None else [_within(each, reference) for each in _paragraphs(note)]
        )
    return list(_paragraphs(document)), made


def _within(paragraph: Sequence[Piece], reference: Element) -> list[Piece]:
    """A paragraph of a footnote: if its mark is new, all that is not taken from it is, too."""
    if not (way := _way(reference)):
        return list(paragraph)
    return [(words, way) for words, own in paragraph if own in ("", way)]


def _paragraphs(root: Element) -> Iterator[list[Piece]]:
    for paragraph in root.iter(f"{W}p"):
        texts = paragraph.iter(f"{W}t", f"{W}delText")
        yield [(each.text or "", _way(each)) for each in texts]


def _way(element: Element) -> str:
    for each in element.iterancestors(*ADDED, *TAKEN):
        return "added" if each.tag in ADDED else "taken"
    return ""
