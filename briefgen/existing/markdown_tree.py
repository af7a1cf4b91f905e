"""Markdown of any origin → a tree; what briefgen does not know in it is refused at its line."""

import re

from briefgen.errors import InvalidInputError
from briefgen.existing.from_markdown import COMMENT, NOTE, decoded, front_end
from briefgen.existing.manuscript import Inlines, clean
from briefgen.markdown import Block, parse, parse_line
from briefgen.problem import Place, Problem, Text, t

ATTRIBUTES = re.compile(r"^(#{1,6} .*?)\s*\{[#.-][^{}]*\}\s*$")
"""Pandoc's name and classes of a heading: no words of the document."""
MAX_CHARACTERS = 4_000_000


def markdown_tree(
    content: bytes, file: str
) -> tuple[tuple[Block, ...], dict[str, Inlines], tuple[Text, ...]]:
    """The blocks of a text, and its footnotes by name.

    Raises:
        InvalidInputError: with every place where it is no Markdown that briefgen knows.
    """
    text = decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_CHARACTERS:
        what = t("the file is too large for a letter or an agenda")
        raise InvalidInputError([Problem(Place(file), what, t("import the document itself"))])
    lines = [clean(line) for line in text.split("\n")]
    end = front_end(lines)
    body = [""] * (end + 1) + lines[end + 1 :] if end else list(lines)
    _blank_comments(body)
    notes = _take_notes(body)
    parsed = parse("\n".join(ATTRIBUTES.sub(r"\1", line) for line in body))
    faults = [(fault.line, fault) for fault in parsed.faults]
    read = {}
    for name, (number, words) in notes.items():
        read[name], found = parse_line(words)
        faults += [(number, fault) for fault in found]
    if faults:
        raise InvalidInputError(
            Problem(Place(file, line + 1, fault.column + 1, lines[line]), fault.what, fault.fix)
            for line, fault in faults
        )
    return parsed.blocks, read, ()


def _blank_comments(lines: list[str]) -> None:
    """Remove comments of HTML that start a line: they are not of the document."""
    inside = False
    for number, line in enumerate(lines):
        inside = inside or bool(COMMENT.match(line))
        if inside:
            inside = "-->" not in line
            lines[number] = "" if inside else line.partition("-->")[2]


def _take_notes(lines: list[str]) -> dict[str, tuple[int, str]]:
    """The lines of each footnote, which are blanked, and where it starts."""
    found: dict[str, tuple[int, str]] = {}
    for start in range(len(lines)):
        if note := NOTE.match(lines[start]):
            end = _end_of_note(lines, start)
            words = [lines[start][note.end() :], *(line.strip() for line in lines[start + 1 : end])]
            found.setdefault(note[1], (start, " ".join(filter(None, words))))
            lines[start:end] = [""] * (end - start)
    return found


def _end_of_note(lines: list[str], start: int) -> int:
    """The line after a footnote: it goes on below, and indented after an empty line."""
    number, end = start + 1, start + 1
    while number < len(lines):
        line = lines[number]
        indented = line.startswith(("    ", "\t"))
        if NOTE.match(line) or line.startswith("#"):
            break
        if line.strip():
            if number > end and not indented:
                break
            end = number + 1
        number += 1
    return end
