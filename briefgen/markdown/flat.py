"""A text as it reads, on whatever lines it was written."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefgen.markdown.parse import parse_line
from briefgen.markdown.tree import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    SoftBreak,
    Strong,
    Table,
    Words,
    walk,
)


def flat(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with a space for each line end that reads as one."""
    made: tuple[Block, ...] = _row(blocks)
    return made


def plain(markdown: str) -> str:
    """The words of one line of Markdown, as a title has them."""
    inlines, _faults = parse_line(markdown)
    return "".join(node.text for node in walk(inlines) if isinstance(node, Words))


def _row(nodes: Iterable[Any]) -> tuple[Any, ...]:
    made: list[Any] = []
    for node in nodes:
        each = Words(" ") if isinstance(node, SoftBreak) else _node(node)
        if isinstance(each, Words) and made and isinstance(made[-1], Words):
            each = Words(made.pop().text + each.text)
        made.append(each)
    return tuple(made)


def _node(node: Any) -> Any:
    match node:
        case BulletList() | OrderedList():
            return replace(node, items=tuple(_row(item) for item in node.items))
        case Table():
            header, *rows = (tuple(_row(cell) for cell in row) for row in (node.header, *node.rows))
            return replace(node, header=header, rows=tuple(rows))
        case Paragraph() | Heading() | Quote() | Emphasis() | Strong() | Link():
            return replace(node, children=_row(node.children))  # type: ignore[arg-type]
    return node
