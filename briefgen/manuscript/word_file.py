"""A Word file of any origin, opened once for every reader: its text in its simplest form.

`check`, `import`, `absorb` and `as-text` all read what is opened here, and account for its words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from briefgen.manuscript.left_out import CHUNK, COMMENT, PICTURE, LeftOut
from briefgen.manuscript.word_account import APART, raw_words, unread
from briefgen.manuscript.word_package import (
    Package,
    Part,
    Targets,
    UnreadableError,
    package_of,
    problem_of,
)
from briefgen.manuscript.word_simple import Simplifier, words_of
from briefgen.manuscript.word_styles import PREFIXES, Counted, Numbering, Styles, notes_of
from briefgen.problem import InvalidInputError, t
from briefgen.word.xml import Element, W, read_parts

PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
MARGINS = ("header", "footer")
MOST_RUNS = 150_000
"""Paragraphs and runs: those of a letter of 1,000 pages."""
NO_TEXT = t("no word of this file can be read")


class Note(Struct, frozen=True):
    """A footnote or an endnote, and where its links lead."""

    element: Element
    links: Targets


class WordFile(Struct, frozen=True):
    """A Word file: the elements of its text in their simplest form, and what has no place in it.

    `numbers` are what Word counts and puts before headings: “II. ”; `boxes` are the contents of
    text boxes, by the paragraph on which they hang; `margins` the roots of the headers and footers
    by which of the two they are.
    """

    document: Element
    links: Targets
    styles: Styles
    numbering: Numbering
    numbers: Mapping[Element, str]
    notes: Mapping[str, Note]
    comments: tuple[Element, ...]
    margins: Mapping[str, tuple[Element, ...]]
    boxes: Mapping[Element | None, list[Element]]
    left_out: tuple[LeftOut, ...]
    authors: tuple[str, ...]
    raw: tuple[str, ...]
    read_elsewhere: tuple[str, ...]

    def unread(self, read: Iterable[str], left_out: Iterable[LeftOut] = ()) -> tuple[LeftOut, ...]:
        """What stands in the file and was neither read nor listed.

        Args:
            read: the words that were read.
            left_out: what the reader itself listed.

        Raises:
            UnreadableError: if that is much of it.
        """
        listed = [each.words for each in (*self.left_out, *left_out) if not each.kept]
        return unread(self.raw, (*read, *listed, *self.read_elsewhere))

    def refuse_a_book(self) -> None:
        """Refuse what is too large to be made a tree of.

        Raises:
            UnreadableError: if it is.
        """
        if sum(1 for _ in self.document.iter(f"{W}p", f"{W}r")) > MOST_RUNS:
            what = t("the file is too large for a letter or an agenda")
            raise UnreadableError(what, t("import the document itself"))

    def box_words(self) -> list[str]:
        """The words of each text box."""
        return [words_of(each) for boxes in self.boxes.values() for each in boxes]

    def margin_words(self) -> list[str]:
        """The words of each header and footer that has any."""
        roots = (root for kind in MARGINS for root in self.margins[kind])
        return [words for root in roots if (words := words_of(root))]

    def margins_as_typed(self) -> list[str]:
        """The words of each header and footer, without the page numbers that Word fills in."""
        roots = (root for kind in MARGINS for root in self.margins[kind])
        return [words for root in roots if (words := _without_pages(root))]

    def comment_words(self) -> tuple[LeftOut, ...]:
        """The comments in the margin."""
        return tuple(LeftOut(COMMENT, words_of(each)) for each in self.comments)


T = TypeVar("T")


def read_word(content: bytes, file: str, read: Callable[[WordFile, str], T]) -> T:
    """What a reader makes of the bytes of a Word file.

    Args:
        content: the bytes.
        file: its name as shown to the user.
        read: the reader.

    Raises:
        InvalidInputError: if it cannot be read.
    """
    try:
        return read(open_word(read_parts(content)), file)
    except ValueError as error:
        raise InvalidInputError([problem_of(error, file)]) from error


def open_word(parts: Mapping[str, bytes]) -> WordFile:
    """Open a Word file.

    Args:
        parts: its parts by their names.

    Raises:
        ValueError: if it cannot be read.
    """
    package = package_of(parts)
    raw = [words for part in package.stories() for words in raw_words(part.root)]
    authors = dict.fromkeys(
        each.get(f"{W}author", "")
        for each in package.document.root.iter(f"{W}ins", f"{W}del", f"{W}moveTo")
    )
    styles = Styles(package.one("styles"))
    simplifier = Simplifier(styles, package.one("fontTable"))
    for part in package.stories():
        if part not in package.orphans:
            simplifier.simplify(part.root)
    left_out = (*simplifier.left_out, *_drawn(package))
    if not raw and any(each.what == CHUNK for each in left_out):
        raise UnreadableError(NO_TEXT)
    comments = package.one("comments")
    numbering = Numbering(package.one("numbering"))
    numbers = dict(_numbers(package.document.root, styles, numbering))
    return WordFile(
        package.document.root,
        package.document.links,
        styles,
        numbering,
        numbers,
        dict(_notes(package)),
        () if comments is None else tuple(comments.iter(f"{W}comment")),
        {kind: _roots(package.related.get(kind, ())) for kind in MARGINS},
        simplifier.boxes,
        left_out,
        tuple(each for each in authors if each),
        (*raw, *numbers.values()),
        tuple(simplifier.read_elsewhere),
    )


def _numbers(root: Element, styles: Styles, numbering: Numbering) -> Iterator[tuple[Element, str]]:
    """The numbers that Word puts before headings."""
    counted = Counted(numbering)
    for paragraph in root.iter(f"{W}p"):
        listed = styles.listed(paragraph)
        if listed and not styles.level(paragraph):
            counted.next(*listed[:2])
        elif listed and (number := counted.shown(*listed[:2])):
            yield paragraph, number


def _without_pages(root: Element) -> str:
    fields, words, pages = list[str](), list[str](), 0
    for each in root.iter(f"{W}fldChar", f"{W}instrText", *APART, f"{W}t"):
        kind = each.get(f"{W}fldCharType")
        if kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            pages -= bool(PAGES.match(fields.pop()))
        elif each.tag == f"{W}instrText" and fields:
            pages -= bool(PAGES.match(fields[-1]))
            fields[-1] += each.text or ""
            pages += bool(PAGES.match(fields[-1]))
        elif each.tag in APART:
            words.append(" ")
        elif not pages:
            words.append(each.text or "")
    return " ".join("".join(words).split())


def _drawn(package: Package) -> Iterator[LeftOut]:
    """The words of charts and diagrams, which stand in parts of their own (21.2, 21.4)."""
    for kind in ("chart", "diagramData"):
        for part in package.related.get(kind, ()):
            words = (each.text or "" for each in part.root.iter("{*}t", "{*}v"))
            if said := " ".join(filter(None, words)):
                yield LeftOut(PICTURE, said, kept=True)


def _roots(parts: Iterable[Part]) -> tuple[Element, ...]:
    return tuple(each.root for each in parts)


def _notes(package: Package) -> Iterator[tuple[str, Note]]:
    for kind in PREFIXES:
        for part in package.related.get(f"{kind}s", ()):
            for name, note in notes_of(part.root, kind):
                yield name, Note(note, part.links)
