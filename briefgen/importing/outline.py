"""The headings of a document as a tree, with the text below each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.manuscript.tree import plain
from briefgen.markdown.tree import Block, Heading, Note, walk

NUMBER = re.compile(
    r"\(?(?:(?P<roman>[IVX]{1,5})|(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,3})|(?P<letter>[A-Za-z]))"
    r"(?:[.):]|\.\))\s+(?=\S)"
)


@dataclass(slots=True)
class Section:
    """A heading: its words, what number stood before them, its text and the sections below it."""

    title: str
    level: int
    number: str = ""
    kind: str = ""
    notes: tuple[Note, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading as it was written."""
        return f"{self.number} {self.title}".strip()


def section_of(heading: Heading) -> Section:
    """A section for a heading, without its text yet."""
    words = plain(heading.children)
    found = NUMBER.match(words)
    notes = tuple(node for node in walk(heading.children) if isinstance(node, Note))
    if not found:
        return Section(words, heading.level, notes=notes)
    kind = found.lastgroup or ""
    number = words[: found.end()].strip()
    return Section(words[found.end() :].strip(), heading.level, number, kind, notes)


def outline(blocks: Iterable[Block]) -> tuple[list[Block], list[Section]]:
    """What stands before the first heading, and the sections of the highest level."""
    before: list[Block] = []
    tops: list[Section] = []
    open_: list[Section] = []
    for block in blocks:
        if isinstance(block, Heading) and plain(block.children):
            section = section_of(block)
            while open_ and open_[-1].level >= section.level:
                open_.pop()
            (open_[-1].children if open_ else tops).append(section)
            open_.append(section)
        elif not isinstance(block, Heading):
            (open_[-1].blocks if open_ else before).append(block)
    return before, tops


def depth(sections: Iterable[Section]) -> int:
    """How many levels of headings there are."""
    return max((1 + depth(each.children) for each in sections), default=0)
