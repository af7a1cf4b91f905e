"""An existing document → the texts that rules see, with what is known of its meeting."""

import re
from collections.abc import Iterator, Mapping

from briefgen.manuscript.block import MARK, Block, Existing
from briefgen.manuscript.meeting import ABOUT, Given, opening_of
from briefgen.model.terms import Terms
from briefgen.texts.case import About, Document, Passage, Role, Texts

KINDS: tuple[tuple[str, Document], ...] = (
    ("geannoteerde agenda", "agenda"),
    ("beslisnota", "nota"),
    ("nota", "nota"),
    ("aanbiedingsbrief", "letter"),
    ("kamerbrief", "letter"),
    ("brief", "letter"),
)
ANNEXES: tuple[tuple[str, Document], ...] = (*KINDS, ("verslag", "text"), ("fiche", "text"))
"""What is published in one with a letter, and how its heading begins."""
NOTA = re.compile(r"(?:\d\.? )?Geadviseerd besluit\b")
FIRST_OF_NOTA = re.compile(r"(?:\d\.? )?Aanleiding\b")
HEAD = 10
"""How many blocks the head of a letter has that does not open as letters on the Council do."""
LETTER = re.compile(r"\b(?:Hierbij|Hiermee|uw Kamer|Geachte|Aan de Voorzitter)\b")


def texts_of(existing: Existing, known: Given, terms: Terms) -> Texts:
    """The texts of a document.

    Args:
        existing: the document as it was read.
        known: what was given or guessed of it.
        terms: the terms of the workspace that it is in, if it is in one.
    """
    formation = known.formation
    about = About(
        formation.names if formation else (),
        known.dates,
        known.place,
        known.informal,
        formation.kamerstuk_dossiers if formation else (),
    )
    return Texts(tuple(_passages(existing, known)), about, terms)


def document_of(existing: Existing) -> Document:
    """Which kind of document it is, by its first heading, or by how it addresses its reader."""
    first = next((each.text for each in existing.blocks if each.kind == "heading"), "")
    for words, document in KINDS:
        if first.casefold().startswith(words):
            return document
    if FIRST_OF_NOTA.match(first):
        return "nota"
    if any(each.kind == "heading" and NOTA.match(each.text) for each in existing.blocks):
        return "nota"
    letter = opening_of(existing.blocks) is not None or any(
        LETTER.search(each.text) for each in existing.blocks[:25]
    )
    return "letter" if letter else "text"


def _passages(existing: Existing, known: Given) -> Iterator[Passage]:
    opening = opening_of(existing.blocks)
    document = document_of(existing)
    annexes = _annexes(existing)
    owners = _owners(existing)
    first = next((n for n, each in enumerate(existing.blocks) if each.kind == "heading"), -1)
    section, title = "", ""
    for number, block in enumerate(existing.blocks):
        role = _role(block, number, opening, first)
        if block.kind == "heading":
            section, title = str(number), block.text
        if role:
            subject = _subject(role, owners.get(block.name or "", ""), section)
            key = ("footnotes", block.name) if block.name else (number,)
            prose = existing.prose(block)
            level = block.level if block.kind == "heading" else 0
            there = int(owners.get(block.name or "") or number)
            within = next((each for start, each in annexes if start <= there), document)
            yield Passage(prose, within, role, key, known.day, subject, title, block.name, level)


def _annexes(existing: Existing) -> list[tuple[int, Document]]:
    """The documents that were published behind another in one, the last first, with their start."""
    headings = [(n, each) for n, each in enumerate(existing.blocks) if each.kind == "heading"]
    return [
        (number, document)
        for number, each in headings[:0:-1]
        for words, document in ANNEXES
        if each.level <= headings[0][1].level and each.text.casefold().startswith(words)
    ]


def _role(block: Block, number: int, opening: int | None, first: int) -> Role | None:
    """What a block is; None for what stands in a margin, and for the lines of a letterhead."""
    if block.kind == "note":
        return "note"
    if block.kind == "heading":
        return "title" if number <= max(first, (opening or 0) - 1) else "heading"
    if number == opening:
        return "opening"
    if ABOUT.match(block.text) and number < (HEAD if opening is None else opening):
        return "title"
    if block.kind != "text" or (opening is not None and number < opening):
        return None
    return "text"


def _subject(role: Role, owner: str, section: str) -> str | None:
    """The section that a text belongs to; a title and an opening belong to the whole."""
    if role in ("title", "opening"):
        return None
    return (owner if role == "note" else section) or None


def _owners(existing: Existing) -> Mapping[str, str]:
    """The section in which each footnote is referred to."""
    found: dict[str, str] = {}
    section = ""
    for number, block in enumerate(existing.blocks):
        section = str(number) if block.kind == "heading" else section
        for mark in MARK.finditer(block.text) if block.kind != "note" else ():
            found.setdefault(mark[1], section)
    return found
