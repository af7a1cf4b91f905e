"""Marks in a body of Markdown that only the Word file knows: they never reach a Markdown file.

They say which heading is whose, in which style a paragraph stands and what is a reference to a
page. They are made of control characters, which the reader of YAML refuses and Word's XML cannot
hold: nothing that an author writes can be one.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

START, END = "\x02", "\x03"
OF_BLOCK = re.compile(rf" ?{START}([#.])([^{END}]+){END}$")
OF_REFERENCE = re.compile(rf"{START}\[([^{END}]+){END}([^{START}]*){START}\]{END}")
ANY = re.compile(rf" {START}[#.][^{END}]+{END}|{START}\[[^{END}]+{END}|{START}\]{END}")
HEADING = re.compile(rf"^#+ (.*) {START}#([^{END}]+){END}$", re.MULTILINE)
LENGTH = 16
END_OF_SECTION = "end"


@dataclass(frozen=True, slots=True)
class BlockMark:
    """What a mark says of a heading or a paragraph: whose it is, or its style in Word."""

    anchor: str | None = None
    style: str | None = None


def anchored(id_: str, label: str) -> str:
    """The mark at the end of a heading: which item begins there, and how it is called in short."""
    return f" {START}#{id_} {label}{END}"


def styled(style: str) -> str:
    """The mark at the end of a paragraph that names its style in Word."""
    return f" {START}.{style}{END}"


def referring(ids: Iterable[str], shown: str) -> str:
    """A reference to the pages of items, as plain text that remembers whose they are."""
    return f"{START}[{' '.join(ids)}{END}{shown}{START}]{END}"


def without_marks(markdown: str) -> str:
    """The Markdown as it is shown."""
    return ANY.sub("", markdown)


def block_mark(text: str) -> tuple[str, BlockMark]:
    """The last words of a block without their mark, and what the mark says."""
    found = OF_BLOCK.search(text)
    if not found:
        return text, BlockMark()
    kind, name = found.groups()
    made = BlockMark(anchor=name.split()[0]) if kind == "#" else BlockMark(style=name)
    return text[: found.start()], made


def references(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The pieces of running text in order: the ids that a piece refers to (none: plain text)."""
    position = 0
    for found in OF_REFERENCE.finditer(text):
        if before := text[position : found.start()]:
            yield (), before
        yield tuple(found[1].split()), found[2]
        position = found.end()
    if rest := text[position:]:
        yield (), rest


def headings(markdown: str) -> dict[str, tuple[str, str]]:
    """The label and the Markdown of each marked heading, by the id of its item."""
    found = ((text, *mark.split(" ", 1)) for text, mark in HEADING.findall(markdown))
    return {id_: (label, text) for text, id_, label in found}


def bookmark(id_: str) -> str:
    """The name of an item's bookmark.

    Letters and digits only: LibreOffice rewrites anything else in the names of destinations. A
    digest, since a public document need not show what its files are called.
    """
    digest = base64.b32encode(hashlib.sha256(id_.encode()).digest()).decode()
    return f"bg{digest[:LENGTH].lower()}"
