"""From which text of the dossier each paragraph of a document was made."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.absorb.reviewed import BETWEEN_MARKS, MARK, Paragraph
from briefgen.markdown.lines import Leaf, leaves, plain
from briefgen.markdown.parse import parse_line
from briefgen.markdown.tree import SoftBreak, Words
from briefgen.markdown.write import write_inlines
from briefgen.texts.case import Case, Passage

PROSE = ("text", "position", "opening", "reason", "decision", "explanation")
PLAIN = ("title", "heading", "handling")
NUMBER = re.compile(r"^(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d)?|[a-z]{1,2})\\?[.)] +")
"""The number of a heading in a document (“I. ”, “5.1. ”, “a) ”), which is not in its title."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paragraph comes from: a text of the dossier, and which leaf of it by its number.

    `leaf` is None for a title or another text of one line that is not Markdown.
    """

    passage: Passage
    leaf: Leaf | None
    number: int = 0

    @property
    def file(self) -> str:
        """The YAML file that it is in."""
        return self.passage.prose.source.file

    def written(self) -> str:
        """Its words as the author wrote them, on the lines on which they stand."""
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
            found = enumerate(leaves(passage.text))
            yield from (Origin(passage, leaf, number) for number, leaf in found)
        else:
            yield Origin(passage, None)


def _key_of(origin: Origin) -> str:
    if origin.leaf is None:
        return f"plain {' '.join(origin.passage.text.split())}"
    return _key(canonical(origin.written()), origin.leaf.kind)


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


def canonical(markdown: str) -> str:
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
