"""The fixed heads of a formation in a document: headings, or lines that say no more than a head."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from briefgen.importing.draft import slug
from briefgen.importing.outline import Section, number_of
from briefgen.manuscript.tree import plain
from briefgen.markdown.tree import (
    Block,
    Break,
    Emphasis,
    Inline,
    Paragraph,
    SoftBreak,
    Strong,
    Words,
)
from briefgen.model.government import Section as Head

LEAST = 2
"""How many heads of another formation a document must have to be taken for one of its shape."""
RECURRING = 3
"""How many heads that no formation has recur before they are taken for fixed ones."""


def normal(words: str) -> str:
    """A head without its number, its colon and its capitals."""
    bare = words[len(number_of(words)) :]
    return " ".join(bare.casefold().split()).rstrip(" :.")


class Heads:
    """The fixed heads that the items of a document may have."""

    def __init__(self, heads: Iterable[Head]) -> None:
        self.heads = tuple(heads)
        self.known = {normal(each.heading): each for each in self.heads}

    def of(self, words: str) -> Head | None:
        """The head that a heading or a line is."""
        return self.known.get(normal(words))

    def among(self, words: Iterable[str]) -> int:
        """How many of the heads stand among headings and lines."""
        return len(self.known.keys() & {normal(each) for each in words})

    def pull(self, sections: list[Section], parent: Section | None = None) -> None:
        """Give each item the heads below it, so that what is left below it are other headings.

        A head belongs to the section above it; where headings are all of one level, to that before.
        """
        found = [head for each in sections if (head := self.of(each.title))]
        beside = parent is None or len(set(found)) < len(found)
        kept: list[Section] = []
        for section in sections:
            owner = (kept[-1] if kept else None) if beside else parent
            head = self.of(section.title)
            if head and owner:
                owner.heads.append((head, [*section.blocks, *below(section)]))
            else:
                kept.append(section)
        sections[:] = kept
        for section in kept:
            self.pull(section.children, section)
            section.blocks, found_within = self._within(section.blocks)
            section.heads[:0] = found_within

    def _within(
        self, blocks: Sequence[Block]
    ) -> tuple[list[Block], list[tuple[Head, list[Block]]]]:
        """Blocks up to the first line that is a head, and what stands below each such line."""
        before: list[Block] = []
        found: list[tuple[Head, list[Block]]] = []
        for block in blocks:
            head, rest = self._begun(block)
            if head:
                found.append((head, [rest] if rest else []))
            else:
                (found[-1][1] if found else before).append(block)
        return before, found

    def _begun(self, block: Block) -> tuple[Head | None, Paragraph | None]:
        """The head with which a paragraph begins, and the text that follows in its line."""
        if not isinstance(block, Paragraph) or not block.children:
            return None, None
        if head := self.of(plain(block.children)):
            return head, None
        first, *rest = block.children
        if isinstance(first, Strong | Emphasis) and rest and _ends(first, rest[0]):
            return self.of(plain((first,))), replace(block, children=tuple(_started(rest)))
        return None, None


def _ends(first: Strong | Emphasis, after: Inline) -> bool:
    """Whether marked words end as a head does that text follows: with a colon, or their line."""
    colon = isinstance(after, Words) and after.text.startswith(":")
    return colon or isinstance(after, Break | SoftBreak) or plain((first,)).endswith(":")


def _started(rest: Sequence[Inline]) -> Iterator[Inline]:
    started = False
    for node in rest:
        if not started and isinstance(node, Break | SoftBreak):
            continue
        if not started and isinstance(node, Words):
            text = node.text.lstrip(" :")
            if not text:
                continue
            node = Words(text)  # noqa: PLW2901 - the same words, without what stood before them
        started = True
        yield node


def below(section: Section) -> Iterator[Block]:
    """Headings below a section, where a text can have none, as lines in bold with their text."""
    for child in section.children:
        yield Paragraph((Strong((Words(child.heading),)), *child.notes))
        yield from child.blocks
        yield from below(child)


def lines_of(sections: Iterable[Section]) -> Iterator[str]:
    """All that may be a head: headings, and the paragraphs that are short or begin in bold."""
    for section in sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield plain(block.children)
                if block.children and isinstance(block.children[0], Strong | Emphasis):
                    yield plain(block.children[:1])
        yield from lines_of(section.children)


def fitting(
    own: Sequence[Head], others: Iterable[Sequence[Head]], lines: Iterable[str]
) -> tuple[Head, ...]:
    """The heads that a document has: those of its formation, of another that fits better, none."""
    words = list(lines)
    best, most = tuple(own), Heads(own).among(words)
    for each in others:
        count = Heads(each).among(words)
        if count > most and count >= LEAST:
            best, most = tuple(each), count
    return best if most else ()


def recurring(sections: Iterable[Section], known: Iterable[Head]) -> tuple[Head, ...]:
    """The heads that no formation has and that most items have all the same, in one order.

    What stands below a head that some formation has too is what it is there.
    """
    rows = [row for row in _rows(sections) if len(row) >= RECURRING]
    longest = max(rows, key=len, default={})
    often = Counter(head for row in rows for head in row)
    heads = [head for head in longest if often[head] >= max(LEAST, len(rows) / 2)]
    if len(heads) < RECURRING or any(_shared(row, heads) != _shared(heads, row) for row in rows):
        return ()
    ids: dict[str, Head] = {}
    meaning = {normal(each.heading): each.means for each in known}
    for head in heads:
        id_ = slug(head, ids, other="kopje")
        taken = {each.means for each in ids.values()}
        means = meaning.get(head)
        ids[id_] = Head(id_, longest[head], means if means not in taken else None)
    return tuple(ids.values())


def _rows(sections: Iterable[Section]) -> Iterator[dict[str, str]]:
    """The headings right below each section, none of which has a number or a heading below it."""
    for section in sections:
        if not any(each.number or each.children for each in section.children):
            yield {normal(each.title): each.title for each in section.children}
        yield from _rows(section.children)


def _shared(row: Iterable[str], other: Collection[str]) -> list[str]:
    return [head for head in row if head in other]
