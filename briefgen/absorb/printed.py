"""What a document prints of the texts of a dossier, in which order, and by what that is known."""

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from briefgen.absorb.reviewed import BETWEEN_MARKS, MARK
from briefgen.markdown.lines import Leaf, canonical, leaves, plain
from briefgen.markdown.ties import plain as as_typed
from briefgen.markdown.write import escape
from briefgen.model.agenda import Entry
from briefgen.texts.case import Case, Passage

PROSE = ("text", "position", "introduction", "opening", "reason", "decision", "explanation")
PLAIN = ("title", "heading", "handling", "document")
Key = tuple[str | int, ...]
NUMBER = re.compile(r"^(?:[IVXLC]{1,5}|[A-Z]|\d{1,3}(?:\.\d)?|[a-z]{1,2})\\?[.)] +")
"""The number of a heading in a document (“I. ”, “5.1. ”, “a) ”), which is not in its title."""
OWN_NUMBER = re.compile(r"^\S{1,12}[.)] +")
"""The number that an item was given, in whatever form."""
LABEL = re.compile(r"^[^:]{1,40}: +")
EMPHASISED = re.compile(r"\*(?!\*)[^*]+\*")
HEADING, EMPHASIS = "# ", "* "
"""How the words of a heading, and of a line in italics, are told from those of a text."""


class Origin(Struct, frozen=True):
    """Where a paragraph comes from: a text of the dossier, and which leaf of it by its number.

    `leaf` is None for a title or another text of one line that is not Markdown. Such a line may
    hold `others` too, as a title its handling in brackets; `glue` is what follows each of them.
    `alone` tells that such a handling has its place there, but is not filled in.
    """

    passage: Passage
    leaf: Leaf | None
    number: int = 0
    others: tuple[Passage, ...] = ()
    glue: tuple[str, ...] = ("",)
    alone: bool = False

    @property
    def file(self) -> str:
        """The YAML file that it is in."""
        return self.passage.prose.source.file

    def written(self) -> str:
        """Its words as the author wrote them, on the lines on which they stand."""
        return self.leaf.written(self.passage.text) if self.leaf else self.passage.text

    def parts(self) -> tuple[Passage, ...]:
        """The texts that a line holds."""
        return (self.passage, *self.others)

    def line(self) -> str:
        """The line as it is printed, without what stands before it."""
        texts = (row(each.text) for each in self.parts())
        return "".join(text + glue for text, glue in zip(texts, self.glue, strict=True))

    def read(self, line: str) -> tuple[str, ...] | None:
        """What the texts of a line are now; None if that is not sure.

        A title has brackets of its own at times: then one of both must be as it was.
        """
        old = tuple(row(each.text) for each in self.parts())
        if self.alone and line.endswith(")") and not old[0].endswith(")"):
            return None
        ways = {way for way in (self._from_left(line), self._from_right(line)) if way}
        if self.glue[-1]:
            first, last = old[0] + self.glue[0], self.glue[0] + old[-1] + self.glue[-1]
            if line.endswith(last):
                ways = {(line.removesuffix(last), old[-1])}
            elif line.startswith(first) and line.endswith(self.glue[-1]):
                ways = {(old[0], line.removeprefix(first).removesuffix(self.glue[-1]))}
            elif any(way[-1] in old[0] for way in ways):
                ways = set()
        way = next(iter(ways)) if len(ways) == 1 else ()
        return way if way and all(each.strip() for each in way) else None

    def _from_left(self, line: str) -> tuple[str, ...] | None:
        *before, last = self.glue
        values, rest = list[str](), line.removesuffix(last)
        for glue in before:
            value, found, rest = rest.partition(glue)
            values += [value] if found else []
        whole = line.endswith(last) and len(values) == len(before)
        return (*values, rest) if whole else None

    def _from_right(self, line: str) -> tuple[str, ...] | None:
        *before, last = self.glue
        values, rest = list[str](), line.removesuffix(last)
        for glue in reversed(before):
            rest, found, value = rest.rpartition(glue)
            values += [value] if found else []
        whole = line.endswith(last) and len(values) == len(before)
        return (rest, *reversed(values)) if whole else None


class Known(Struct, frozen=True):
    """What a document says somewhere: what it is known by, and where it comes from if it does."""

    key: str
    origin: Origin | None = None
    heading: bool = False


def printed_of_item(entry: Entry, own: Mapping[Key, Passage]) -> Iterator[Known]:
    """What is printed of an item, in its order.

    Args:
        entry: the item at its place.
        own: its texts by their paths in its file.
    """
    handling, title = own.get(("handling",)), own[("title",)]
    documents = [own[("documents", n)] for n in range(len(entry.item.documents))]
    if handling and entry.heading.endswith(f"({handling.text})"):
        yield _line(title, (handling,), (" (", ")"), HEADING)
    else:
        behind = entry.shape.handling == "brackets" and entry.shape.section("handling") is None
        origin = Origin(title, None, alone=behind and not handling)
        yield Known(HEADING + origin.line(), origin, heading=True)
    if handling and entry.handling:
        yield _line(handling)
    if entry.documents:
        first, *others = documents
        yield _line(first, tuple(others), ("; ",) * len(others) + ("",), "")
    for key in entry.keys(None):
        yield from _prose(own.get(key))
    for section in entry.shape.sections:
        texts = [own[key] for key in entry.keys(section) if key in own]
        below = {"handling": [handling] if handling else [], "documents": documents}
        lines = below.get(section.means or "", [])
        if lines or texts or section.empty:
            yield Known(HEADING + row(section.heading), heading=True)
        for each in lines:
            yield _line(each, mark="")
        for text in texts:
            yield from _prose(text)


def _line(
    passage: Passage,
    others: tuple[Passage, ...] = (),
    glue: tuple[str, ...] = ("",),
    mark: str = EMPHASIS,
) -> Known:
    """A line without Markdown, by how it is printed: emphasised, as a heading or as it is."""
    origin = Origin(passage, None, 0, others, glue)
    words = canonical(escape(origin.line())) if not mark else origin.line()
    return Known(mark + words, origin, heading=mark == HEADING)


def _prose(passage: Passage | None) -> Iterator[Known]:
    if passage is None:
        return
    for number, leaf in enumerate(leaves(passage.text)):
        origin, heading = Origin(passage, leaf, number), leaf.kind == "heading"
        key = next(keys_of(canonical(origin.written()), leaf.kind))
        yield Known(key, origin, heading)


def printed_besides(case: Case, zoned: Collection[str]) -> Iterator[Known]:
    """What is printed besides those items, by their files, that are found by themselves."""
    for passage in case.printed(*PROSE, *PLAIN):
        if passage.document == "nota" or passage.prose.source.file in zoned:
            continue
        if passage.role in PROSE:
            yield from _prose(passage)
        elif passage.role == "heading" or (passage.role == "title" and passage.subject):
            yield _line(passage, mark=HEADING)
        elif passage.role == "handling":
            yield _line(passage)
    nota = {each.key[1:]: each for each in case.printed(*PROSE) if each.document == "nota"}
    for section in case.dossier.shape.nota:
        yield Known(HEADING + row(section.heading), heading=True)
        path = (section.means,) if section.means else ("sections", section.id)
        yield from _prose(nota.get(path))


def without_number(text: str) -> str:
    """The text of a heading without its number."""
    return NUMBER.sub("", text, count=1)


def words_of(heading: str) -> str:
    """What a heading is known by: its words without a number, a colon or capitals."""
    return row(without_number(plain(heading.strip("*_ ")))).rstrip(" .:").casefold()


def fixed_heads(entry: Entry) -> dict[str, str]:
    """The keys below which what stands under the fixed heads of an item is written, by heads."""
    return {words_of(section.heading): section.key for section in entry.shape.sections}


def row(text: str) -> str:
    """A text on one line, as it comes back from Word."""
    return " ".join(as_typed(text).split())


def keys_of(text: str, kind: str) -> Iterator[str]:
    """What a paragraph may be known by: its words, and a sign for each footnote mark in it.

    A heading also by its words without their number, a line by what follows its label.
    """
    if kind == "heading":
        words = row(plain(text))
        yield HEADING + words
        yield HEADING + OWN_NUMBER.sub("", words)
        yield HEADING + without_number(words)
        return
    if EMPHASISED.fullmatch(text):
        yield EMPHASIS + row(plain(text))
        return
    key = MARK.sub("[^]", BETWEEN_MARKS.sub("", row(text)))
    if kind == "text":
        yield key
        yield LABEL.sub("", key)
    yield key
