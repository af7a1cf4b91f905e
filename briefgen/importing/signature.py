"""The signatures at the end of a letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.existing.manuscript import Inlines, plain
from briefgen.markdown import Block, Break, Paragraph, Table

SIGNS = re.compile(
    r"(?:de |het )?(?:minister|staatssecretaris|minister-president)\b[^.]{0,120},?$", re.IGNORECASE
)
GREETS = re.compile(r"(?:hoogachtend|met vriendelijke groet|mede namens)\b", re.IGNORECASE)
LAST = 30
"""Among how many blocks at the end the signatures stand."""
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: titles with names, lines that are neither, and how many blocks they were."""

    signed: tuple[tuple[str, str | None], ...] = ()
    rest: tuple[str, ...] = ()
    count: int = 0


def without_signature(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Signature]:
    """The text of a letter, and its signatures."""
    start = len(blocks)
    for number in range(len(blocks) - 1, max(len(blocks) - LAST, -1), -1):
        lines = list(_lines(blocks[number]))
        if not lines or any(len(line) > LONGEST for line in lines):
            break
        if any(SIGNS.match(line) for line in lines):
            start = number
    while start < len(blocks) and start and _greets(blocks[start - 1]):
        start -= 1
    lines = [line for block in blocks[start:] for line in _lines(block)]
    return tuple(blocks[:start]), _signature(lines, len(blocks) - start)


def _greets(block: Block) -> bool:
    return any(GREETS.match(line) and len(line) < LONGEST for line in _lines(block))


def _signature(lines: Sequence[str], count: int) -> Signature:
    signed: list[tuple[str, str | None]] = []
    rest = []
    for line in lines:
        if SIGNS.match(line):
            signed.append((line.rstrip(", "), None))
        elif signed and signed[-1][1] is None:
            signed[-1] = (signed[-1][0], line)
        else:
            rest.append(line)
    return Signature(tuple(signed), tuple(rest), count)


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
