"""Reads a document from outside, by the ending of its name: Word, or Markdown of any origin.

Of Markdown nothing is refused where it is read as blocks, and the unknown where it is as a tree.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.files.workspace import content_of
from briefgen.manuscript.block import Block, Existing, Kind
from briefgen.manuscript.tree import Manuscript, Tree, clean
from briefgen.markdown.parse import parse, parse_line
from briefgen.problem import InvalidInputError, Place, Problem, t
from briefgen.source.document import Source
from briefgen.source.reader import decoded, invisible, read_source

WORD = (".docx", ".docm")
MOST_BLOCKS, MOST_CHARACTERS = 30_000, 600_000
"""How many paragraphs and characters a document has at most: some three hundred pages."""


def read_existing(path: Path, file: str) -> Existing:
    """Read a document, by the ending of its name.

    Raises:
        InvalidInputError: if it cannot be read.
        OSError: if the file cannot.
    """
    content = content_of(path)
    if path.suffix.lower() in WORD:
        from briefgen.manuscript.from_word import from_word  # noqa: PLC0415 - lxml is slow

        return _bounded(from_word(content, file))
    return _bounded(_from_markdown(content, file))


def _bounded(existing: Existing) -> Existing:
    """The document, if it is no longer than a document can be.

    Raises:
        InvalidInputError: if it is, at the paragraph that is too much.
    """
    characters = 0
    for number, block in enumerate(existing.blocks, 1):
        characters += len(block.text)
        if number > MOST_BLOCKS or characters > MOST_CHARACTERS:
            what = t("the text up to here is longer than that of any letter or agenda")
            fix = t("split the document, or ask for it again")
            place = existing.source.at(block.line, 0)
            raise InvalidInputError([Problem(place, what, fix)])
    return existing


def read_manuscript(path: Path, file: str) -> Manuscript:
    """Read a document, by the ending of its name.

    Raises:
        InvalidInputError: if it cannot be read, or holds Markdown that briefgen does not know.
        OSError: if the file cannot.
    """
    content = content_of(path)
    if path.suffix.lower() in WORD:
        return _word_manuscript(content, file)
    return Manuscript(file, _bounded(_from_markdown(content, file)), *_markdown_tree(content, file))


def _word_manuscript(content: bytes, file: str) -> Manuscript:
    from briefgen.manuscript.from_word import existing_of  # noqa: PLC0415 - lxml is slow
    from briefgen.manuscript.word_file import WordFile, read_word  # noqa: PLC0415
    from briefgen.manuscript.word_tree import tree_of  # noqa: PLC0415

    def both(word: WordFile, file: str) -> Manuscript:
        return Manuscript(file, _bounded(existing_of(word, file)), *tree_of(word))

    return read_word(content, file, both)


FRONT = re.compile(r"---[ \t]*$")
HEADING = re.compile(r"(#{1,6})[ \t]+")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
QUOTE = re.compile(r"[ \t]*>")
TABLE = re.compile(r"[ \t]*\|")
COMMENT = re.compile(r"[ \t]*<!--")
FENCE = re.compile(r"[ \t]*(```|~~~)")


def _from_markdown(content: bytes, file: str) -> Existing:
    """Read a text.

    Args:
        content: the bytes of the file, in UTF-8.
        file: its name as shown to the user.

    Raises:
        InvalidInputError: if it is no text, or its front matter is no YAML.
    """
    lines = _text(content, file).split("\n")
    source = Source(file, tuple(lines))
    end = _front_end(lines)
    front = read_source("\n".join(("", *lines[1:end])).encode(), file).data if end else {}
    blocks = tuple(_blocks(lines, end + 1 if end else 0))
    return Existing(source, blocks, front if isinstance(front, dict) else {})


def _text(content: bytes, file: str) -> str:
    """The words of a file, in which nothing stands that only a program writes."""
    text = decoded(content, file)
    if "\0" in text:
        source = Source(file, tuple(text.split("\n")))
        line = next(number for number, words in enumerate(source.lines) if "\0" in words)
        raise InvalidInputError([invisible(source.at(line, source.lines[line].find("\0")), "\0")])
    return text


def _front_end(lines: Sequence[str]) -> int:
    """The line that closes the front matter; 0 if there is none."""
    if not lines or not FRONT.match(lines[0]):
        return 0
    return next((n for n, line in enumerate(lines[1:], 1) if FRONT.match(line)), 0)


def _blocks(lines: Sequence[str], start: int) -> Iterator[Block]:
    number = start
    while number < len(lines):
        line = lines[number]
        if not line.strip():
            number += 1
            continue
        if heading := HEADING.match(line):
            yield Block("heading", line[heading.end() :].rstrip(" #"), number, None,
                        len(heading[1]), heading.end())  # fmt: skip
            number += 1
            continue
        end = _end(lines, number)
        yield from _paragraph(lines, number, end)
        number = end


def _paragraph(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    if note := NOTE.match(lines[start]):
        text = "\n".join((lines[start][note.end() :], *lines[start + 1 : end]))
        yield Block("note", text, start, note[1], 0, note.end())
    elif not COMMENT.match(lines[start]):
        yield Block(_kind(lines[start]), "\n".join(lines[start:end]), start)


def _kind(line: str) -> Kind:
    if QUOTE.match(line) or FENCE.match(line):
        return "quote"
    return "margin" if TABLE.match(line) else "text"


def _end(lines: Sequence[str], start: int) -> int:
    """Where the paragraph that starts here ends."""
    if FENCE.match(lines[start]):
        closing = (n for n in range(start + 1, len(lines)) if FENCE.match(lines[n]))
        return next(closing, len(lines) - 1) + 1
    number = start + 1
    while number < len(lines) and lines[number].strip():
        if HEADING.match(lines[number]) or NOTE.match(lines[number]):
            break
        number += 1
    return number


ATTRIBUTES = re.compile(r"^(#{1,6} .*?)\s*\{[#.-][^{}]*\}\s*$")
"""Pandoc's name and classes of a heading: no words of the document."""


def _markdown_tree(content: bytes, file: str) -> Tree:
    """The blocks of a text, and its footnotes by name.

    Raises:
        InvalidInputError: with every place where it is no Markdown that briefgen knows.
    """
    text = _text(content, file)
    lines = [clean(line) for line in text.split("\n")]
    end = _front_end(lines)
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
            Problem(
                Place.within(file, line + 1, fault.column + 1, lines[line]), fault.what, fault.fix
            )
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
