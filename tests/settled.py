"""All tracked changes of a Word file accepted or rejected: what a redline says of its two texts."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from briefgen.word.settle import settle
from briefgen.word.xml import DOCUMENT, FOOTNOTES, Element, W, packed, parsed, read_parts, written
from tests.word_text import Said, said_in

STORY = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")


def accept_all(package: bytes) -> bytes:
    """The Word file in which all changes are accepted.

    Raises:
        ValueError: if it is none that can be read.
    """
    return _settled(package, accept=True)


def reject_all(package: bytes) -> bytes:
    """The Word file in which all changes are rejected.

    Raises:
        ValueError: if it is none that can be read.
    """
    return _settled(package, accept=False)


def both_said(package: bytes) -> tuple[Said, Said]:
    """What a Word file says with all changes accepted, and with all rejected."""
    parts = read_parts(package)
    accepted, rejected = (said_in(_roots(parts, accept=way)) for way in (True, False))
    return accepted, rejected


def _settled(package: bytes, *, accept: bool) -> bytes:
    parts = read_parts(package)
    made = {name: written(root) for name, root in _roots(parts, accept=accept).items()}
    return packed((parts | made).items())


def _roots(parts: Mapping[str, bytes], *, accept: bool) -> dict[str, Element]:
    """The trees of the parts that hold words, settled."""
    roots = {name: parsed(parts[name]) for name in parts if STORY.fullmatch(name)}
    for root in roots.values():
        settle(root, accept=accept)
    if FOOTNOTES in roots:
        _drop_unreferenced(roots[DOCUMENT], roots[FOOTNOTES])
    return roots


def _drop_unreferenced(document: Element, footnotes: Element) -> None:
    """Leave the notes that the text refers to, numbered in its order."""
    references = list(document.iter(f"{W}footnoteReference"))
    notes = {each.get(f"{W}id"): each for each in _notes(footnotes)}
    for each in notes.values():
        footnotes.remove(each)
    for number, reference in enumerate(references, 1):
        note = notes.get(reference.get(f"{W}id"))
        if note is not None:
            copy = deepcopy(note)
            copy.set(f"{W}id", str(number))
            reference.set(f"{W}id", str(number))
            footnotes.append(copy)


def _notes(footnotes: Element) -> Iterator[Element]:
    """The notes, without the lines that part them from the text."""
    return (each for each in footnotes.findall(f"{W}footnote") if not each.get(f"{W}type"))
