"""Markdown → a small tree with positions, and back to Markdown in one form."""

from briefgen.markdown.escape import escape
from briefgen.markdown.parse import Parsed, parse, parse_line
from briefgen.markdown.reading import Fault
from briefgen.markdown.tree import (
    Block,
    Break,
    BulletList,
    Emphasis,
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
from briefgen.markdown.write import write, write_inlines

__all__ = [
    "Block",
    "Break",
    "BulletList",
    "Emphasis",
    "Fault",
    "Heading",
    "Inline",
    "Link",
    "Note",
    "OrderedList",
    "Paragraph",
    "Parsed",
    "Quote",
    "SoftBreak",
    "Strong",
    "Table",
    "Words",
    "escape",
    "parse",
    "parse_line",
    "write",
    "write_inlines",
]
