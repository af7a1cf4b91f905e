"""Markdown of any origin → blocks; nothing in it is refused, as it was not written for briefgen."""

import re
from collections.abc import Iterator, Sequence

from briefgen.existing.block import Block, Existing, Kind
from briefgen.source import Source, read_source

FRONT = re.compile(r"---[ \t]*$")
HEADING = re.compile(r"(#{1,6})[ \t]+")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
QUOTE = re.compile(r"[ \t]*>")
TABLE = re.compile(r"[ \t]*\|")
COMMENT = re.compile(r"[ \t]*<!--")
FENCE = re.compile(r"[ \t]*(```|~~~)")


def from_markdown(content: bytes, file: str) -> Existing:
    """Read a text.

    Args:
        content: the bytes of the file, in UTF-8 or, if that fails, Windows-1252.
        file: its name as shown to the user.

    Raises:
        InvalidInputError: if its front matter is no YAML.
    """
    lines = decoded(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    source = Source(file, tuple(lines))
    end = front_end(lines)
    front = read_source("\n".join(("", *lines[1:end])).encode(), file).data if end else {}
    blocks = tuple(_blocks(lines, end + 1 if end else 0))
    return Existing(source, blocks, front if isinstance(front, dict) else {})


def decoded(content: bytes) -> str:
    """The text of a file: older ones from Windows are not in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def front_end(lines: Sequence[str]) -> int:
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
