"""A letter to parliament → its topics, who signs it, and the text before the topics."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.importing.draft import Entry, GroupDraft, LetterDraft, Remark, SubjectDraft
from briefgen.importing.outline import Section, depth, outline, posts_in, reference_of, signing_post
from briefgen.importing.prose import Footnotes, prose
from briefgen.manuscript.meeting import OPENING, SENTENCE
from briefgen.manuscript.tree import Inlines, Manuscript, plain
from briefgen.markdown.tree import (
    Block,
    Break,
    Heading,
    Note,
    Paragraph,
    Strong,
    Table,
    Words,
    walk,
)
from briefgen.model.workspace import Workspace
from briefgen.problem import t

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


BEHALF = re.compile(r"mede namens (.{5,400}?)(?:, ?(?:uw|aan)\b| uw Kamer| de geannoteerde)")
SUB_LEVELS = 2


def read_letter(
    manuscript: Manuscript, workspace: Workspace, day: datetime.date, notes: Footnotes
) -> LetterDraft:
    """What a letter says.

    Args:
        manuscript: the document.
        workspace: whose posts sign.
        day: that on which it was sent.
        notes: its footnotes.
    """
    body, signature = without_signature(_from_opening(manuscript.blocks))
    preamble, tops = outline(body)
    posts, remarks = _signing(signature, workspace, day)
    words = " ".join(plain(b.children) for b in preamble if isinstance(b, Paragraph))
    behalf = BEHALF.search(words)
    entries = tuple(_entries(tops, notes))
    skipped = len(manuscript.blocks) - len(body) - signature.count
    left_out = [*manuscript.left_out]
    if skipped > 0:
        left_out.append(t("{count} line(s) before the opening sentence", count=skipped))
    left_out.extend(t("the line “{line}” of the signatures", line=line) for line in signature.rest)
    return LetterDraft(
        entries,
        tuple(preamble),
        body,
        day,
        reference_of(manuscript),
        None,
        tuple(post.id for post in posts_in(behalf[1], workspace.posts)) if behalf else (),
        tuple(posts),
        tuple(remarks),
        tuple(left_out),
    )


def _from_opening(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks from the first sentence on; all if there is none before the first heading."""
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and not any(map(_speaks, blocks[number:])):
            break
        if _speaks(block):
            return tuple(blocks[number:])
    first = next((n for n, each in enumerate(blocks) if isinstance(each, Heading)), 0)
    return tuple(blocks[first:])


def _speaks(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    words = plain(block.children)
    return len(words) > SENTENCE and "." in words and bool(OPENING.search(words))


def _signing(
    signature: Signature, workspace: Workspace, day: datetime.date
) -> tuple[list[str], list[Remark]]:
    """The ids of the posts that sign, and what is odd about them."""
    posts, remarks = list[str](), list[Remark]()
    for title, name in signature.signed:
        post = signing_post(title, workspace.posts)
        if post is None or post.id in posts:
            what = t("“{title}” signs, but is no post of government.yaml", title=title)
            remarks.append(Remark("signatories", what))
            continue
        posts.append(post.id)
        held = [holder.name for holder in workspace.holders.get(post.id, ())]
        if name and name not in (workspace.names_of(post, day) or held):
            what = t("“{name}” signs for {post}, whom government.yaml does not name then",
                     name=name, post=post.id)  # fmt: skip
            remarks.append(Remark("signatories", what))
    if not posts:
        remarks.append(Remark("signatories", t("no signature was found")))
    return posts, remarks


def _entries(tops: Sequence[Section], notes: Footnotes) -> Iterator[Entry]:
    """The topics; a heading without text of its own is one above several topics."""
    bare = [each for each in tops if each.children and not each.blocks]
    marked = any(each.title.endswith(":") for each in bare)
    sure = marked or depth(tops) > 2
    grouped = sure or not any(each.blocks for each in tops)
    for section in tops:
        if grouped and any(section is each for each in bare):
            what = t("taken for a heading above topics, as it has no text of its own")
            remarks = () if sure else (Remark("heading", what),)
            topics = tuple(_topic(child, notes) for child in section.children)
            yield GroupDraft(section.title, topics, remarks=remarks)
        else:
            yield _topic(section, notes)


def _topic(section: Section, notes: Footnotes) -> SubjectDraft:
    remarks = []
    blocks = [*section.blocks, *_below(section.children, 1)]
    if any(isinstance(each, Heading) and each.level > SUB_LEVELS for each in blocks):
        remarks.append(Remark("text", t("its lowest headings are now lines in bold")))
        blocks = [_bold_if_deep(each) for each in blocks]
    if section.notes:
        what = t("a footnote stood in the title; it now starts the text")
        remarks.append(Remark("text", what))
        blocks.insert(0, Paragraph(section.notes))
    known, footnotes = notes.of(blocks)
    title = section.heading if section.kind == "letter" else section.title
    return SubjectDraft(title, prose(known), footnotes=footnotes, remarks=tuple(remarks))


def _below(sections: Iterable[Section], level: int) -> Iterator[Block]:
    """The sections of a topic with their headings, the highest at level 1."""
    for section in sections:
        yield Heading(level, (Words(section.heading), *section.notes))
        yield from section.blocks
        yield from _below(section.children, level + 1)


def _bold_if_deep(block: Block) -> Block:
    if not isinstance(block, Heading) or block.level <= SUB_LEVELS:
        return block
    marks = tuple(node for node in walk((block,)) if isinstance(node, Note))
    return Paragraph((Strong((Words(plain(block.children)),)), *marks))
