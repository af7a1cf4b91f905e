"""What a document that holds an agenda consists of: before it, the agenda, and what follows."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct, field

from briefgen.importing.items import marked
from briefgen.importing.outline import Section, outline, without_contents
from briefgen.importing.prose import sentences
from briefgen.manuscript.meeting import SENTENCE
from briefgen.manuscript.tree import plain
from briefgen.markdown.dates import find_dates
from briefgen.markdown.tree import Block, Paragraph, Table
from briefgen.model.government import (
    AGENDA,
    ANNEXES,
    INTRODUCTION,
    ORDER,
    OTHER_BUSINESS,
    SIGNATURE,
    TOPICS,
    Shape,
)

TITLE = re.compile(r"(?:[IA1]\. )?geannoteerde agenda\b", re.IGNORECASE)
REST = re.compile(r"overig\W*$", re.IGNORECASE)
ANNEX = re.compile(r"(?:bijlage|annex)\b", re.IGNORECASE)
ANNOUNCES = re.compile(r"Daarnaast informe(?:er ik|ren wij) uw Kamer over [^.]*\.$")
"""What the template says before topics, behind an agenda too."""


class Chapters(Struct):
    """The chapters of a document, in the order in which they stand.

    `preface` is what introduces the agenda; `order` names the chapters that there are; `numbers`
    are those before their headings, and `kept` is all of it but a list of contents.
    """

    preamble: list[Block] = field(default_factory=list)
    preface: list[Block] = field(default_factory=list)
    agenda: list[Section] = field(default_factory=list)
    others: list[Section] = field(default_factory=list)
    annexes: list[Section] = field(default_factory=list)
    topics: list[Section] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    heading: str = ""
    below: bool = False
    flat: bool = False
    contents: bool = False
    kept: tuple[Block, ...] = ()

    def add(self, name: str, section: Section) -> None:
        """Put a section into a chapter."""
        chapters = {TOPICS: self.topics, OTHER_BUSINESS: self.others, ANNEXES: self.annexes}
        if name == TOPICS and not self.topics:
            self._announced()
        chapters[name].append(section)
        self.stands(name)

    def _announced(self) -> None:
        """Take the sentence that announces topics from the end of what stands before them."""
        last = next((each[-1] for each in (self.others, self.agenda) if each), None)
        while last and last.children:
            last = last.children[-1]
        if last and last.blocks and ANNOUNCES.match(" ".join(sentences(last.blocks[-1:]))):
            del last.blocks[-1]

    def stands(self, name: str) -> None:
        """Note that a chapter stands here."""
        if name not in self.order:
            self.order.append(name)

    def order_unlike(self, shape: Shape) -> tuple[str, ...]:
        """The order of the letter, if it is another one than that of a shape."""
        usual = [name for name in shape.chapters() if name in self.order]
        below = self.below and INTRODUCTION in shape.order
        if usual == self.order and not below:
            return ()
        left = [name for name in ORDER if name not in self.order]
        if self.below or INTRODUCTION in left:
            left = [name for name in left if name != INTRODUCTION]
        first = () if self.below or INTRODUCTION in self.order else (INTRODUCTION,)
        return (*first, *self.order, *left)


def in_agenda(blocks: Sequence[Block], names: Iterable[str], shape: Shape) -> Chapters:
    """The chapters of an agenda that is a document of its own."""
    blocks, contents = without_contents(blocks)
    before, tops = outline(blocks)
    tops = _without_title(tops, before, {name.casefold() for name in names})
    made = Chapters(
        kept=tuple(blocks),
        contents=contents,
        preface=[block for block in before if not _is_line(block)],
    )
    at = next((n for n, each in enumerate(tops) if n and _is_rest(each)), len(tops))
    made.agenda = tops[:at]
    if at < len(tops):
        made.others, made.annexes = tops[at].children, tops[at + 1 :]
    else:
        tail = _annexes(tops, shape)
        made.agenda, made.annexes = tops[: len(tops) - tail], tops[len(tops) - tail :]
    return made


def _is_rest(section: Section) -> bool:
    """Whether a section is what follows the agenda, and not an item or a group of it."""
    return bool(REST.match(section.title) and not section.number and section.children)


def _annexes(tops: Sequence[Section], shape: Shape) -> int:
    """How many sections at the end are no items: unlike them they have no number, or no head."""
    tail = list(takewhile(_bare, reversed(tops[1:])))
    others = tops[: len(tops) - len(tail)]
    numbered = all(each.number for each in others)
    below = all(any(child.number for child in each.children) for each in others)
    headed = bool(shape.sections) and all(each.children for each in others)
    handled = all(each.children or marked(each.blocks) for each in others)
    if numbered or below or headed:
        return len(tail)
    named = (ANNEX.match(each.title) or (handled and _has_table(each)) for each in tail)
    return len(list(takewhile(bool, named)))


def _bare(section: Section) -> bool:
    """Whether a section is just a text below a heading."""
    plain_ = not section.number and not section.children and bool(section.blocks)
    return plain_ and not marked(section.blocks)


def _has_table(section: Section) -> bool:
    return any(isinstance(each, Table) for each in section.blocks)


def _without_title(tops: list[Section], before: list[Block], names: set[str]) -> list[Section]:
    """The sections without the title, which may be cut into several headings."""
    at = next((n for n, each in enumerate(tops) if TITLE.match(each.heading)), None)
    if at is None:
        return tops
    title, rest = tops[at], tops[at + 1 :]

    def goes_on(section: Section) -> bool:
        named = section.title.casefold() in names
        return not (section.number or section.blocks or named or any(find_dates(title.title)))

    while rest and not title.children and not title.blocks and goes_on(rest[0]):
        more = rest.pop(0)
        title.title = f"{title.title} {more.title}"
        title.blocks, title.children = more.blocks, more.children
    before += title.blocks
    return [*tops[:at], *title.children, *rest]


def _is_line(block: Block) -> bool:
    """Whether a block before the first heading is no text, such as a line of a letterhead."""
    if not isinstance(block, Paragraph):
        return False
    words = plain(block.children)
    short = len(words) <= SENTENCE and not words.endswith((".", "!", "?"))
    return bool(TITLE.match(words)) or short or "." not in words


def in_letter(
    before: Sequence[Block], after: Sequence[Block], shape: Shape, *, holds: bool
) -> Chapters:
    """The chapters of a letter.

    Args:
        before: what stands before the signatures.
        after: what stands behind them.
        shape: that of the formation.
        holds: whether the letter may hold the agenda.
    """
    made = Chapters()
    made.preamble, tops = outline(before)
    behind, rest = outline(after)
    found = next((each for each in (*tops, *rest) if holds and _is_agenda(each, shape)), None)
    if found is None:
        made.annexes = rest
        if holds and shape.in_letter:
            made.agenda = tops
        else:
            made.topics = tops
        return made
    seen = False
    for section in tops:
        seen = seen or section is found
        _place(made, section, _chapter(shape) if seen else TOPICS, begins=section is found)
    made.stands(SIGNATURE)
    if behind:
        made.preface = behind
        made.stands(INTRODUCTION)
    for section in rest:
        seen = seen or section is found
        _place(made, section, ANNEXES if seen else TOPICS, begins=section is found)
    return made


def _is_agenda(section: Section, shape: Shape) -> bool:
    return bool(TITLE.match(section.title)) or section.title.casefold() == shape.heading.casefold()


def _place(made: Chapters, section: Section, chapter: str, *, begins: bool) -> None:
    """Put a section into its chapter: `chapter`, unless its heading says otherwise.

    Where the headings of items are of the same level as that of the agenda, these follow it.
    """
    flat = bool(made.heading and not made.agenda) or made.flat
    if begins:
        made.heading, made.numbers = section.title, [*made.numbers, section.shown]
        made.agenda += section.children
        if section.blocks:
            made.preface, made.below = [*made.preface, *section.blocks], True
        made.stands(AGENDA)
    elif made.heading and REST.match(section.title):
        made.numbers.append(section.shown)
        for each in section.children or [section]:
            made.add(OTHER_BUSINESS, each)
    elif flat and not made.others and not ANNEX.match(section.title):
        made.flat = True
        made.agenda.append(section)
    else:
        made.add(chapter, section)
        if section.children and not section.blocks:
            made.numbers.append(section.shown)


def _chapter(shape: Shape) -> str:
    """The chapter of what stands between agenda and signatures: by the order of the formation."""
    order = shape.chapters() if shape.in_letter else ()
    behind = order[order.index(AGENDA) : order.index(SIGNATURE)] if AGENDA in order else ()
    return ANNEXES if ANNEXES in behind and TOPICS not in behind else TOPICS
