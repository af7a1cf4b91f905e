"""What a document is known by: its headings as a tree, its number, and the posts that it names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct, field

from briefgen.importing.draft import words_of
from briefgen.manuscript.tree import Manuscript, plain
from briefgen.markdown.tree import (
    Block,
    BulletList,
    Heading,
    Note,
    OrderedList,
    Paragraph,
    Strong,
    walk,
)
from briefgen.model.government import Post
from briefgen.model.government import Section as Head

NUMBER = re.compile(
    r"\(?(?:(?P<roman>[IVX]{1,5})|(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,3})|(?P<letter>[A-Za-z]))"
    r"(?:[.):]|\.\))\s+(?=\S)"
)


class Section(Struct):
    """A heading: its words, what number stood before them, its text and the sections below it.

    `heads` are the fixed heads of its formation below it, each with its text.
    """

    title: str
    level: int
    number: str = ""
    kind: str = ""
    notes: tuple[Note, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)
    heads: list[tuple[Head, list[Block]]] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading as it was written."""
        return f"{self.number} {self.title}".strip()

    @property
    def shown(self) -> str:
        """Its number without brackets and full stops."""
        return self.number.strip("(). ").rpartition(".")[2]


def number_of(words: str) -> str:
    """The number before a heading, with the space behind it."""
    found = NUMBER.match(words)
    return found[0] if found else ""


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


PAGE = re.compile(r"(?:\s*…\s*|\s*\.{2,}\s*|\s+)\d{1,3}$")
ENTRIES, SHORT = 2, 30
"""How many lines make a list of contents, and how short the line above it is at most."""


def without_contents(blocks: Sequence[Block]) -> tuple[list[Block], bool]:
    """The blocks without a list of contents: lines that are headings of the document.

    Each of them names a page, or two or more stand in a row.
    """
    titles = {_squeezed(each) for each in blocks if isinstance(each, Heading)}
    titles |= {title[len(number_of(title)) :] for title in titles}
    kept: list[Block] = []
    found = False
    for entries, run in groupby(blocks, lambda block: _is_entry(block, titles)):
        row = list(run)
        lines = [line for block in row for line in _lines(block)] if entries else []
        if len(lines) < ENTRIES and not any(PAGE.search(line) for line in lines):
            kept += row
            continue
        if not found and kept and isinstance(kept[-1], Paragraph):
            kept = kept[:-1] if len(_squeezed(kept[-1])) < SHORT else kept
        found = True
    return kept, found


def _is_entry(block: Block, titles: set[str]) -> bool:
    lines = _lines(block)
    return bool(lines) and all({line, PAGE.sub("", line).strip()} & titles for line in lines)


def _lines(block: Block) -> list[str]:
    """The lines that a list of contents may consist of."""
    if isinstance(block, BulletList | OrderedList):
        return [line for item in block.items for each in item for line in _lines(each)]
    return [_squeezed(block)] if isinstance(block, Paragraph) and _squeezed(block) else []


def _squeezed(block: Heading | Paragraph) -> str:
    return " ".join(plain(block.children).split())


LONGEST = 200
"""How many signs a title has at most that is no heading."""


def with_headings(blocks: Sequence[Block], title: re.Pattern[str]) -> tuple[Block, ...]:
    """The blocks, where nothing but the title is a heading with headings for lines in bold."""
    headings = (each for each in blocks if isinstance(each, Heading))
    if any(not title.match(plain(each.children)) for each in headings):
        return tuple(blocks)
    bold = [each for each in blocks if isinstance(each, Paragraph) and _is_bold(each)]
    numbered = any(title.match(line) and NUMBER.match(line) for line in map(_words, bold))
    chapter = 1 if numbered else 2
    return tuple(
        Heading(_level(plain(each.children), title, chapter), each.children)
        if isinstance(each, Paragraph) and each in bold
        else each
        for each in blocks
    )


def _is_bold(block: Paragraph) -> bool:
    """Whether a paragraph is a line in bold that can be a title."""
    dressed = [each for each in block.children if not isinstance(each, Note)]
    words = plain(block.children)
    whole = len(dressed) == 1 and isinstance(dressed[0], Strong)
    return whole and 0 < len(words) <= LONGEST and not words.endswith((".", ",", ":"))


def _words(block: Paragraph) -> str:
    return plain(block.children)


def _level(words: str, title: re.Pattern[str], chapter: int) -> int:
    """The level of a line: roman numbers are those of parts, or of the chapters of a letter."""
    found = NUMBER.match(words)
    if title.match(words):
        return 1
    return chapter if found and found["roman"] else 3


def depth(sections: Iterable[Section]) -> int:
    """How many levels of headings there are."""
    return max((1 + depth(each.children) for each in sections), default=0)


LABEL = re.compile(
    r"\W*(?:onze referentie|ons kenmerk|kenmerk)\W*\s*(?P<value>[\w./ -]*)$", re.IGNORECASE
)
YOURS = re.compile(
    r"\W*(?:uw (?:referentie|kenmerk|brief))\W*\s*(?P<value>[\w./ -]*)$", re.IGNORECASE
)
CODE = re.compile(r"[\w./-]*\d[\w./-]*")
NEAR = 0.8
"""How much of the words of a post must be the same to take it for that post."""


def posts_in(text: str, posts: Mapping[str, Post]) -> list[Post]:
    """The posts whose titles stand in a text, in its order."""
    folded, found = text.casefold(), []
    for post in sorted(posts.values(), key=lambda each: -len(each.title)):
        at = re.search(rf"\b{re.escape(post.title.casefold())}\b", folded)
        if at:
            found.append((at.start(), post))
            folded = folded[: at.start()] + "·" * (at.end() - at.start()) + folded[at.end() :]
    return [post for _, post in sorted(found, key=lambda each: each[0])]


def signing_post(line: str, posts: Mapping[str, Post]) -> Post | None:
    """The post whose title a line under a letter is."""
    bare = re.sub(r"^(?:de|het)\s+|[,.\s]+$", "", line.strip(), flags=re.IGNORECASE)
    for post in posts.values():
        if post.title.casefold() == bare.casefold():
            return post
    mine = set(words_of(bare))
    scored = [(_alike(mine, set(words_of(post.title))), post) for post in posts.values()]
    best, near = max(scored, key=lambda each: each[0], default=(0.0, None))
    return near if best >= NEAR else None


def _alike(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def reference_of(manuscript: Manuscript, *, yours: bool = False) -> str | None:
    """The number of a letter, or that of the letter that it answers (`yours`).

    It stands in the front matter, or after “Onze referentie” or “Uw kenmerk”.
    """
    existing, label = manuscript.existing, YOURS if yours else LABEL
    said = existing.front.get("your_reference" if yours else "reference")
    if isinstance(said, str) and said.strip():
        return said.strip()
    before = False
    for block in existing.blocks[:60]:
        words = block.text.strip()
        if before and CODE.fullmatch(words):
            return words
        found = label.match(words)
        if found and CODE.fullmatch(found["value"].strip()):
            return found["value"].strip()
        before = bool(found and not found["value"].strip())
    return None
