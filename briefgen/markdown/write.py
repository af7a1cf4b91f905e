"""Tree → Markdown in one form, which `parse` reads back to the same tree."""

import re
from collections.abc import Iterable

from briefgen.markdown.tree import (
    Block,
    Break,
    BulletList,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    SoftBreak,
    Strong,
    Table,
    Words,
)

MARK = re.compile(r"[\\`*\[\]<~&_]")
"""One of these stands wherever something has a meaning within a line."""
ANYWHERE = re.compile(r"[\\`*\[\]<~]|&(?=[#\w])|(?<![^\W_])_|_(?![^\W_])")
STARTS = frozenset("#>+=|:-")
LINE_START = re.compile(r"^(?=[#>+=|:-])", re.MULTILINE)
NUMBER = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
SPACES = re.compile(r"\s+")
HASHES = re.compile(r"#")
PIPES = re.compile(r"\|")


def escape_inside(text: str) -> str:
    """Escape what has a meaning anywhere in a line."""
    return ANYWHERE.sub(lambda found: "\\" + found[0], text) if MARK.search(text) else text


def escape_starts(markdown: str) -> str:
    """Escape what has a meaning at the start of a line of running text."""
    if not any(line[:1] in STARTS or line[:1].isdecimal() for line in markdown.split("\n")):
        return markdown
    return NUMBER.sub(r"\1\\", LINE_START.sub(r"\\", markdown))


def escape(text: str) -> str:
    """The Markdown of a plain text, wherever in a paragraph or heading it stands."""
    return escape_starts(escape_inside(SPACES.sub(" ", text)))


ALIGNMENT = {None: "---", "left": ":---", "right": "---:", "center": ":---:"}


def write(blocks: Iterable[Block]) -> str:
    """The Markdown of blocks, with a blank line between them and none at the end."""
    texts: list[str] = []
    marker = ""
    for block in blocks:
        marker = _other_marker(block, marker)
        texts.append(_block(block, marker))
    return "\n\n".join(texts)


def write_inlines(inlines: Iterable[Inline]) -> str:
    """The Markdown of running text that stands at the start of a line."""
    return escape_starts(_inlines(tuple(inlines)))


def _other_marker(block: Block, previous: str) -> str:
    """The marker of a list; two lists in a row differ in it, else they would read as one."""
    if isinstance(block, BulletList):
        return "*" if previous == "-" else "-"
    if isinstance(block, OrderedList):
        return ")" if previous == "." else "."
    return ""


def _block(block: Block, marker: str) -> str:
    match block:
        case Paragraph():
            return write_inlines(block.children)
        case Heading():
            return "#" * block.level + " " + HASHES.sub(r"\\#", _inlines(block.children))
        case BulletList():
            return _list([f"{marker} "] * len(block.items), block.items)
        case OrderedList():
            numbers = range(block.start, block.start + len(block.items))
            return _list([f"{number}{marker} " for number in numbers], block.items)
        case Quote():
            return "\n".join(f"> {line}".rstrip(" ") for line in write(block.children).split("\n"))
        case Table():
            return _table(block)


def _list(markers: list[str], items: Iterable[tuple[Block, ...]]) -> str:
    texts = []
    loose = False
    for marker, blocks in zip(markers, items, strict=True):
        lines = write(blocks).split("\n")
        loose = loose or len(blocks) > 1
        indent = " " * len(marker)
        texts.append(marker + ("\n" + indent).join(lines).replace(f"\n{indent}\n", "\n\n"))
    return ("\n\n" if loose else "\n").join(texts)


def _table(table: Table) -> str:
    rows = [table.header, *table.rows]
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join(ALIGNMENT[align] for align in table.align) + " |")
    return "\n".join(lines)


def _cell(inlines: tuple[Inline, ...]) -> str:
    return PIPES.sub(r"\\|", _inlines(inlines).replace("\n", " "))


def _inlines(inlines: tuple[Inline, ...], *, in_strong: bool = False) -> str:
    text = ""
    for number, inline in enumerate(inlines):
        at_edge = in_strong and number in (0, len(inlines) - 1)
        text += _inline(inline, underscore=at_edge or text.endswith("*"))
    return text


def _inline(inline: Inline, *, underscore: bool) -> str:  # noqa: PLR0911 - one for each kind
    match inline:
        case Words():
            return escape_inside(inline.text)
        case SoftBreak():
            return "\n"
        case Break():
            return "\\\n"
        case Note():
            return f"[^{inline.name}]"
        case Emphasis():
            delimiter = "_" if underscore else "*"
            return delimiter + _inlines(inline.children) + delimiter
        case Strong():
            return f"**{_inlines(inline.children, in_strong=True)}**"
        case Foreign(language, children):
            return f"[{_inlines(children)}]{{lang={language}}}"
        case Link(target, children):
            return f"[{_inlines(children)}]({_target(target)})"


def _target(address: str) -> str:
    return f"<{address}>" if any(char in address for char in "()<> ") else address
