"""A letter to parliament → its topics, who signs it, and the text before the topics."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.importing.chapters import Chapters, in_letter
from briefgen.importing.draft import Entry, GroupDraft, LetterDraft, Remark, SubjectDraft
from briefgen.importing.outline import Section, depth, reference_of, signing_post, without_contents
from briefgen.importing.prose import Footnotes, prose
from briefgen.importing.signature import Signature, signed
from briefgen.manuscript.meeting import ABOUT, HEAD, OPENING, SENTENCE
from briefgen.manuscript.tree import Manuscript, plain, words_in
from briefgen.markdown.tree import Block, Heading, Note, Paragraph, Strong, Words, walk
from briefgen.model.government import Shape
from briefgen.model.workspace import Workspace
from briefgen.problem import t

SUB_LEVELS = 2


def read_letter(
    manuscript: Manuscript, workspace: Workspace, day: datetime.date, shape: Shape, *, holds: bool
) -> tuple[LetterDraft, Chapters]:
    """What a letter says, without its topics yet, and the chapters that it consists of.

    Args:
        manuscript: the document.
        workspace: whose posts sign.
        day: that on which it was sent.
        shape: that of the formation.
        holds: whether it may hold the agenda.
    """
    chapters, signature = divided(manuscript.blocks, workspace, shape, holds=holds)
    posts, remarks = _signing(signature, workspace, day)
    start = len(manuscript.blocks) - len(from_opening(manuscript.blocks))
    greeting = _greeting(manuscript.blocks[:start])
    skipped = start - bool(greeting)
    left_out = [*manuscript.left_out]
    if skipped > 0:
        left_out.append(t("{count} line(s) before the opening sentence", count=skipped))
    left_out.extend(t("the line “{line}” of the signatures", line=line) for line in signature.rest)
    manners = {
        "salutation": greeting,
        "sign_off": signature.sign_off,
        "signature": signature.manner,
        "to": addressee(manuscript, workspace),
    }
    draft = LetterDraft(
        (),
        tuple(chapters.preamble),
        day,
        reference_of(manuscript),
        signatories=tuple(posts),
        remarks=tuple(remarks),
        left_out=tuple(left_out),
        manners={key: value for key, value in manners.items() if value},
        subject=subject_of(manuscript),
        your_reference=reference_of(manuscript, yours=True),
    )
    return draft, chapters


def divided(
    blocks: Sequence[Block], workspace: Workspace, shape: Shape, *, holds: bool
) -> tuple[Chapters, Signature]:
    """The chapters of a letter from its first sentence on, and its signatures."""
    text, contents = without_contents(from_opening(blocks))
    names = {holder.name for held in workspace.holders.values() for holder in held}
    before, signature, after = signed(text, names)
    chapters = in_letter(before, after, shape, holds=holds)
    chapters.contents, chapters.kept = contents, (*before, *after)
    return chapters, signature


GREETING = re.compile(r"(?:geachte|beste|mijnheer|mevrouw)\b.{0,80},$", re.IGNORECASE)


def _greeting(blocks: Sequence[Block]) -> str | None:
    """How a letter begins: the last line before its opening, if it greets."""
    return next((words_in((each,)).strip() for each in reversed(blocks) if _greets(each)), None)


def addressee(manuscript: Manuscript, workspace: Workspace) -> str | None:
    """The key of the chamber to which a letter is addressed, if it names one of them."""
    front = manuscript.existing.front.get("addressee")
    lines = [str(each) for each in front] if isinstance(front, list) else []
    lines += [each.text for each in manuscript.existing.blocks[:HEAD]]
    return next(
        (
            key
            for line in lines
            for key, chamber in workspace.chamber_keys().items()
            if re.search(rf"{TO}{re.escape(chamber.name)}", line, re.IGNORECASE)
        ),
        None,
    )


TO = r"(?:aan|voorzitter|president)\b.{0,40}"


def subject_of(manuscript: Manuscript) -> str | None:
    """What a letter is about: by its front matter, or behind “Betreft”."""
    front = manuscript.existing.front.get("subject")
    if isinstance(front, str) and front.strip():
        return front.strip()
    blocks = manuscript.existing.blocks[: HEAD * 2]
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if found := ABOUT.match(block.text):
            said = block.text[found.end() :].strip(" :*\t")
            return said or (following.text.strip() if following else None)
    return None


def from_opening(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks from the first sentence on; all if there is none before the first heading."""
    first = next((n for n, each in enumerate(blocks) if isinstance(each, Heading)), len(blocks))
    greeted = [n + 1 for n, each in enumerate(blocks[:first]) if _greets(each)]
    spoken = [n for n, each in enumerate(blocks[:first]) if _speaks(each)]
    text = [n for n, each in enumerate(blocks[:first]) if _is_text(each)]
    later = [n for n, each in enumerate(blocks) if _speaks(each)]
    return tuple(blocks[next(iter((*greeted, *spoken, *text, *later, first))) :])


def _is_text(block: Block) -> bool:
    words = plain(block.children) if isinstance(block, Paragraph) else ""
    return len(words) > SENTENCE and "." in words


def _greets(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(GREETING.match(plain(block.children)))


def _speaks(block: Block) -> bool:
    return _is_text(block) and bool(OPENING.search(words_in((block,))))


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


def topics_of(tops: Sequence[Section], notes: Footnotes) -> Iterator[Entry]:
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
            yield GroupDraft(section.title, topics, remarks=remarks, shown=section.shown)
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
