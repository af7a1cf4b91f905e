"""Which paragraph that came back is which of those sent, and from which text of the dossier."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.absorb.reviewed import BETWEEN_MARKS, MARK, Paragraph, Reviewed
from briefgen.markdown.lines import Leaf, leaves, plain
from briefgen.markdown.parse import parse_line
from briefgen.markdown.tree import SoftBreak, Words
from briefgen.markdown.write import write_inlines
from briefgen.redline.align import Block, Pair, align
from briefgen.texts.case import Case, Passage


def pair_up(sent: Sequence[Paragraph], came: Sequence[Paragraph]) -> list[Pair]:
    """The pairs, in the order in which they came back; what stands elsewhere is moved."""
    by_anchor = {name: number for number, each in enumerate(sent) for name in each.anchors}
    found: dict[int, int] = {}
    for number, each in enumerate(came):
        names = [by_anchor[name] for name in each.anchors if name in by_anchor]
        free = [n for n in names if n not in found.values()]
        if free and each.text:
            likeness = [_alike(sent[n], each) for n in free]
            found[number] = free[likeness.index(max(likeness))]
    fixed = _longest_rising(sorted(found.items()))
    pairs: list[Pair] = []
    old = new = 0
    for j, i in [*fixed, (len(came), len(sent))]:
        pairs += _between(sent, came, range(old, i), range(new, j))
        if j < len(came):
            pairs.append(Pair(i, j))
        old, new = i + 1, j + 1
    return pairs


def _alike(one: Paragraph, other: Paragraph) -> float:
    """How much of two paragraphs is the same; one of which another was joined has both anchors."""
    if one.text == other.text:
        return 1.0
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()


def _between(
    sent: Sequence[Paragraph], came: Sequence[Paragraph], olds: range, news: range
) -> Iterator[Pair]:
    blocks = (
        [Block(sent[n].kind, sent[n].text) for n in olds],
        [Block(came[n].kind, came[n].text) for n in news],
    )
    for pair in align(*blocks):
        yield Pair(
            None if pair.old is None else olds[pair.old],
            None if pair.new is None else news[pair.new],
            pair.moved,
        )


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs that is in the order of both."""
    best: list[list[tuple[int, int]]] = []
    for pair in pairs:
        before = max((row for row in best if row[-1][1] < pair[1]), key=len, default=[])
        best.append([*before, pair])
    return max(best, key=len, default=[])


def marks(side: Reviewed) -> list[str]:
    """The ids of the notes in the order of their marks."""
    return [id_ for each in side.paragraphs for id_ in MARK.findall(each.text)]


def same_notes(sent: Reviewed, came: Reviewed) -> Mapping[str, str]:
    """Which note that came back is which that was sent: programs number them anew."""
    olds, news = marks(sent), marks(came)

    def blocks(ids: Sequence[str], side: Reviewed) -> list[Block]:
        return [Block("", side.notes.get(id_, "")) for id_ in ids]

    return {
        news[pair.new]: olds[pair.old]
        for pair in align(blocks(olds, sent), blocks(news, came))
        if pair.old is not None and pair.new is not None
    }


PROSE = ("text", "position", "opening", "reason", "decision", "explanation")
PLAIN = ("title", "heading", "handling")
EMPTY_LINES = re.compile(r"\n+")
NUMBER = re.compile(r"^(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d)?|[a-z]{1,2})\\?[.)] +")
"""The number of a heading in a document (“I. ”, “5.1. ”, “a) ”), which is not in its title."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paragraph comes from: a text of the dossier, and which leaf of it.

    `leaf` is None for a title or another text of one line that is not Markdown.
    """

    passage: Passage
    leaf: Leaf | None

    @property
    def file(self) -> str:
        """The YAML file that it is in."""
        return self.passage.prose.source.file

    def lines(self) -> tuple[int, int]:
        """From where and up to where it goes with the empty lines around it.

        Those after it, or those before it if it is the last; of an element of a list the line end.
        """
        text, leaf = self.passage.text, self.leaf
        if leaf is None:
            return 0, 0
        if leaf.kind == "list":
            at_start = 0, min(leaf.end + 1, len(text))
            return (leaf.start - 1, leaf.end) if leaf.start else at_start
        after = EMPTY_LINES.match(text, leaf.end)
        if after and after.end() < len(text):
            return leaf.start, after.end()
        return len(text[: leaf.start].rstrip("\n")), leaf.end

    def written(self) -> str:
        """Its words as the author wrote them, in one line."""
        return self.leaf.written(self.passage.text) if self.leaf else self.passage.text


@dataclass(frozen=True, slots=True)
class NoteOrigin:
    """Where a footnote comes from: its name, and its text."""

    name: str
    passage: Passage

    @property
    def file(self) -> str:
        """The YAML file that it is in."""
        return self.passage.prose.source.file


@dataclass(frozen=True)
class Origins:
    """The origin of each paragraph, by its number in the document, and of each note, by its id."""

    paragraphs: Mapping[int, Origin]
    notes: Mapping[str, NoteOrigin]


def find_origins(case: Case, paragraphs: Sequence[Paragraph]) -> Origins:
    """The origins of the paragraphs of a document that was made of a dossier."""
    known = list(_origins(case))
    there = [_key(each.text, each.kind) for each in paragraphs]
    here = [_key_of(each) for each in known]
    found: dict[int, Origin] = {}
    for i, j, size in SequenceMatcher(None, there, here, autojunk=False).get_matching_blocks():
        found |= {i + n: known[j + n] for n in range(size)}
    texts = {
        (each.prose.source.file, each.note): each for each in case.printed("note") if each.note
    }
    return Origins(found, dict(_notes(found, paragraphs, texts)))


def without_number(text: str) -> str:
    """The text of a heading without its number."""
    return NUMBER.sub("", text, count=1)


def _origins(case: Case) -> Iterator[Origin]:
    for passage in case.printed(*PROSE, *PLAIN):
        if passage.role in PROSE:
            yield from (Origin(passage, leaf) for leaf in leaves(passage.text))
        else:
            yield Origin(passage, None)


def _key_of(origin: Origin) -> str:
    if origin.leaf is None:
        return f"plain {' '.join(origin.passage.text.split())}"
    return _key(_canonical(origin.written()), origin.leaf.kind)


def _key(text: str, kind: str) -> str:
    """What a paragraph is known by: its words, and a sign for each footnote mark in it."""
    if kind == "heading":
        return f"plain {' '.join(plain(without_number(text)).split())}"
    if (
        text.startswith("*")
        and text.endswith("*")
        and not text.startswith("**")
        and "*" not in text[1:-1]
    ):
        return f"plain {' '.join(plain(text).split())}"
    return MARK.sub("[^]", BETWEEN_MARKS.sub("", " ".join(text.split())))


def _canonical(markdown: str) -> str:
    """Running text in the one form of Markdown that a Word file is read back to."""
    inlines, _faults = parse_line(markdown)
    return write_inlines(Words(" ") if isinstance(each, SoftBreak) else each for each in inlines)


def _notes(
    found: Mapping[int, Origin],
    paragraphs: Sequence[Paragraph],
    texts: Mapping[tuple[str, str], Passage],
) -> Iterator[tuple[str, NoteOrigin]]:
    for number, origin in found.items():
        ids, names = MARK.findall(paragraphs[number].text), MARK.findall(origin.written())
        for id_, name in zip(ids, names, strict=False):
            passage = texts.get((origin.passage.prose.source.file, name))
            if passage:
                yield id_, NoteOrigin(name, passage)
