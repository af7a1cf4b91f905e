"""Who signs a letter, and how it ends: at its end, or before the agenda that it holds."""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from briefgen.manuscript.tree import Inlines, plain
from briefgen.markdown.tree import Block, Break, Heading, Paragraph, Table

SIGNS = re.compile(
    r"(?:de |het )?(?:minister|staatssecretaris|minister-president)\b[^.]{0,120},?$", re.IGNORECASE
)
GREETS = re.compile(r"(?:hoogachtend|met vriendelijke groet|mede namens)\b", re.IGNORECASE)
SAYS = re.compile(r"(?:\S+ ){3}.*[.!?]$")
"""A sentence: no line of a signature."""
CLOSES = re.compile(r"(?:hoogachtend|met vriendelijke groet)\b", re.IGNORECASE)
LAST = 30
"""Among how many blocks at the end the signatures stand."""
LONGEST = 140


NAME = re.compile(r"(?=.{4,60}$)[A-ZÀ-Þ][\w’'-]*[. ](?!.*\.$)[^,;:!?]+$")
"""A line that can be the name of a person."""


class Signature(Struct, frozen=True):
    """Who signs: titles with names, lines that are neither, and how many blocks they were.

    `sign_off` is what stands above them; `manner` tells whether the name or the office is first,
    and is empty where no name is.
    """

    signed: tuple[tuple[str, str | None], ...] = ()
    rest: tuple[str, ...] = ()
    count: int = 0
    sign_off: str | None = None
    manner: str = ""


def signed(
    blocks: Sequence[Block], names: Collection[str] = ()
) -> tuple[tuple[Block, ...], Signature, tuple[Block, ...]]:
    """The text of a letter, its signatures, and what stands behind these.

    Args:
        blocks: the letter.
        names: those of all who may sign.
    """
    heads = [n for n, each in enumerate(blocks) if isinstance(each, Heading)]
    # Behind the signatures the agenda may begin, or what introduces it.
    texts = [n for n in range(1, len(blocks)) if _ends(blocks[n - 1], names)]
    for end in (len(blocks), *heads, *reversed(texts)):
        start = _start(blocks[:end], names)
        if start < end:
            lines = [line for block in blocks[start:end] for line in _lines(block)]
            if end in texts and not any(line in names or GREETS.match(line) for line in lines):
                continue
            return tuple(blocks[:start]), _signature(lines, end - start), tuple(blocks[end:])
    return tuple(blocks), Signature(), ()


def _start(blocks: Sequence[Block], names: Collection[str]) -> int:
    """Where the signatures start at the end of blocks; behind the last one if there are none."""
    start = len(blocks)
    for number in range(len(blocks) - 1, max(len(blocks) - LAST, -1), -1):
        lines = list(_lines(blocks[number]))
        if not lines or any(len(line) > LONGEST or SAYS.match(line) for line in lines):
            break
        if any(SIGNS.match(line) for line in lines):
            start = number
    if start == len(blocks):
        return start
    last = list(_lines(blocks[-1]))
    if start and last and SIGNS.match(last[-1]) and not last[-1].endswith(","):
        before = list(_lines(blocks[start - 1]))
        if len(before) == 1 and (before[0] in names or NAME.match(before[0])):
            start -= 1
    while start and _greets(blocks[start - 1]):
        start -= 1
    return start


def _ends(block: Block, names: Collection[str]) -> bool:
    """Whether a block can be the last of the signatures."""
    lines = list(_lines(block))
    return bool(lines) and (lines[-1] in names or bool(SIGNS.match(lines[-1])))


def _greets(block: Block) -> bool:
    return any(GREETS.match(line) and len(line) < LONGEST for line in _lines(block))


def _signature(lines: Sequence[str], count: int) -> Signature:
    """Titles and names in pairs: names come first if the last line is a title without a comma."""
    closing = next((line for line in lines if CLOSES.match(line)), None)
    lines = [line for line in lines if line != closing]
    first = next((n for n, line in enumerate(lines) if SIGNS.match(line)), 0)
    by_name = bool(first and SIGNS.match(lines[-1]) and not lines[-1].endswith(","))
    signed: list[tuple[str, str | None]] = []
    rest = []
    name: str | None = None
    for line in lines:
        if SIGNS.match(line):
            signed.append((line.rstrip(", "), name))
            name = None
        elif by_name and name is None:
            name = line
        elif not by_name and signed and signed[-1][1] is None:
            signed[-1] = (signed[-1][0], line)
        else:
            rest.append(line)
    named = any(each for _, each in signed)
    manner = ("name_office" if by_name else "office_name") if named else ""
    return Signature(tuple(signed), tuple(rest), count, closing, manner)


def _lines(block: Block) -> Iterator[str]:
    """The lines of a paragraph or a table; nothing for other blocks."""
    if isinstance(block, Paragraph):
        yield from _of_row(block.children)
    elif isinstance(block, Table):
        # Two who sign beside each other: the titles stand above the names, column by column.
        for column in zip(block.header, *block.rows, strict=False):
            for cell in column:
                yield from _of_row(cell)


def _of_row(row: Inlines) -> Iterator[str]:
    line: Inlines = ()
    for node in row:
        if isinstance(node, Break):
            if plain(line):
                yield plain(line)
            line = ()
        else:
            line = (*line, node)
    if plain(line):
        yield plain(line)
