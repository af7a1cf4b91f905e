"""What a Word file says: each paragraph with its style, list level, looks and notes, in order."""

from collections.abc import Mapping
from typing import Any

from briefgen.manuscript.word_file import open_word
from briefgen.word.xml import (
    DOCUMENT,
    FOOTNOTES,
    W,
    element,
    packed,
    parsed,
    read_parts,
    text,
    written,
)

Said = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


def said(package: bytes) -> Said:
    """The paragraphs of the text, and those of the footnotes in the order of the text."""
    parts = read_parts(package)
    return said_in({name: parsed(parts[name]) for name in (DOCUMENT, FOOTNOTES) if name in parts})


def said_in(roots: Mapping[str, Any]) -> Said:
    """The same of the trees of a Word file, by the names of their parts."""
    document, notes = roots[DOCUMENT], {}
    if FOOTNOTES in roots:
        for note in roots[FOOTNOTES].findall(f"{W}footnote"):
            notes[note.get(f"{W}id")] = [_paragraph(each) for each in note.iter(f"{W}p")]
    references = [each.get(f"{W}id") for each in document.iter(f"{W}footnoteReference")]
    ordered = [tuple(notes.get(each, ["?"])) for each in references]
    return [_paragraph(each) for each in document.iter(f"{W}p")], ordered


def _paragraph(paragraph: Any) -> tuple[Any, ...]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
    cell = any(each.tag == f"{W}tc" for each in paragraph.iterancestors())
    runs: list[tuple[str, str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        look = run.find(f"{W}rPr/{W}rStyle")
        name = "" if look is None else str(look.get(f"{W}val"))
        link = "link" if run.getparent().tag == f"{W}hyperlink" else ""
        for child in run:
            if child.tag == f"{W}t":
                runs.append((name, link, child.text or ""))
            elif child.tag != f"{W}rPr":
                runs.append((name, link, f"<{child.tag.rpartition('}')[2]}>"))
    return (
        None if style is None else style.get(f"{W}val"),
        None if level is None else level.get(f"{W}val"),
        cell,
        tuple(_joined(runs)),
    )


def _joined(runs: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Runs that look alike as one: a word processor may split them."""
    made: list[tuple[str, str, str]] = []
    for name, link, words in runs:
        if made and made[-1][:2] == (name, link):
            made[-1] = (name, link, made[-1][2] + words)
        elif words:
            made.append((name, link, words))
    return made


def with_numbers(package: bytes) -> bytes:
    """A Word file of ours in which the numbers of headings are typed, for who cannot count."""
    parts = read_parts(package)
    root, word = parsed(parts[DOCUMENT]), open_word(parts)
    for own, seen in zip(root.iter(f"{W}p"), word.document.iter(f"{W}p"), strict=True):
        if number := word.numbers.get(seen):
            own.insert(1, element("r", text(number)))
    return packed((parts | {DOCUMENT: written(root)}).items())
