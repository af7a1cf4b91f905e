"""An annotated agenda → its parts, groups and items."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.importing.draft import Entry, GroupDraft, PartDraft, Remark, SubjectDraft
from briefgen.importing.outline import Section, outline
from briefgen.importing.prose import Footnotes, prose
from briefgen.manuscript.meeting import SENTENCE
from briefgen.manuscript.tree import Manuscript, plain
from briefgen.markdown.dates import find_dates
from briefgen.markdown.tree import Block, Emphasis, Note, Paragraph, Strong, Words, walk
from briefgen.problem import Text, t

TITLE = re.compile(r"geannoteerde agenda\b", re.IGNORECASE)
AOB = re.compile(
    r"(?:overige onderwerpen|overig|diversen|any other business|aob|rondvraag)\W*$", re.IGNORECASE
)
SUBHEAD = re.compile(
    r"(?:inhoud|inzet|krachtenveld|indicatie|achtergrond|inleiding|nederlandse|kabinets|standpunt|"
    r"positie|proces|aanleiding|toelichting|vervolg|conclusie|voorstel|behandeling)\b",
    re.IGNORECASE,
)
LONGEST_HANDLING = 160


class AgendaReader:
    """Reads the sections of an agenda.

    Args:
        manuscript: the document.
        names: what the parts of the meetings of its formation are called.
        notes: its footnotes.
    """

    def __init__(self, manuscript: Manuscript, names: Collection[str], notes: Footnotes) -> None:
        self.manuscript, self.notes = manuscript, notes
        self.names = {name.casefold() for name in names}
        self.said: list[Text] = []
        self.marked = False

    def parts(self) -> tuple[PartDraft, ...]:
        """The parts of the meeting."""
        before, tops = outline(self.manuscript.blocks)
        tops = self._without_title(tops, before)
        stray = [block for block in before if not _is_line(block)]
        self.marked = any(_marked(each.blocks) for each in _leaves(tops))
        if tops and stray:
            first = next(iter(_leaves(tops)))
            first.blocks[:0] = stray
            what = t("the text before the first item now starts “{title}”", title=first.title)
            self.said.append(what)
        if not any(self._is_part(each, tops) for each in tops):
            return (PartDraft(None, self._entries(tops)),) if tops else ()
        return tuple(self._named(tops))

    def _without_title(self, tops: list[Section], before: list[Block]) -> list[Section]:
        """The sections without the title, which may be cut into several headings."""
        at = next((n for n, each in enumerate(tops) if TITLE.match(each.title)), None)
        if at is None:
            return tops
        title, rest = tops[at], tops[at + 1 :]
        while rest and not title.children and not title.blocks and self._goes_on(title, rest[0]):
            more = rest.pop(0)
            title.title = f"{title.title} {more.title}"
            title.blocks, title.children = more.blocks, more.children
        before += title.blocks
        return [*tops[:at], *title.children, *rest]

    def _goes_on(self, title: Section, section: Section) -> bool:
        named = section.title.casefold() in self.names
        return not (section.number or section.blocks or named or any(find_dates(title.title)))

    def _is_part(self, section: Section, all_: Sequence[Section]) -> bool:
        if not section.children or section.blocks:
            return False
        if section.kind == "roman" or section.title.casefold() in self.names:
            return True
        bare = all(each.children and not each.blocks and not each.number for each in all_)
        groups = any(AOB.match(each.title) or _has_subheads(each) for each in all_)
        return bare and len(all_) > 1 and not groups

    def _named(self, tops: Sequence[Section]) -> Iterator[PartDraft]:
        """Parts by their names; sections between them belong to the part before."""
        loose: list[Section] = []
        parts: list[tuple[Section, list[Section]]] = []
        for section in tops:
            if self._is_part(section, tops):
                parts.append((section, [*loose, *section.children]))
                loose = []
            elif parts:
                parts[-1][1].append(section)
            else:
                loose.append(section)
        for section, children in parts:
            guessed = section.kind != "roman" and section.title.casefold() not in self.names
            what = t("taken for a part of the meeting, as all headings of this level are alike")
            outside = t("“{title}” stood outside this part", title=_outside(section, children))
            remarks = [Remark("part", what)] if guessed else []
            if _outside(section, children):
                remarks.append(Remark("part", outside))
            yield PartDraft(section.title, self._entries(children), tuple(remarks))

    def _entries(self, sections: Iterable[Section]) -> tuple[Entry, ...]:
        return tuple(self._group(s) if _is_group(s) else self._item(s) for s in sections)

    def _group(self, section: Section) -> GroupDraft:
        moved = bool(section.blocks)
        section.children[0].blocks[:0] = section.blocks
        what = t("the text below the heading of the group now starts its first item")
        remarks = (Remark("title", what),) if moved else ()
        aob = bool(AOB.match(section.title))
        items = tuple(self._item(child) for child in section.children)
        return GroupDraft(section.title, items, aob, remarks)

    def _item(self, section: Section) -> SubjectDraft:
        remarks: list[Remark] = []
        blocks = list(section.blocks)
        handling = _handling(blocks, remarks, guess=not self.marked)
        if section.children:
            blocks += _as_bold(section.children)
            remarks.append(Remark("text", t("its headings are now lines in bold")))
        _keep_notes(blocks, section.notes, remarks)
        known, footnotes = self.notes.of(blocks)
        if not section.title:
            remarks.append(Remark("title", t("this item had no title")))
        title = section.title or "[Titel van het onderwerp]"
        return SubjectDraft(
            title, prose(known), handling=handling, footnotes=footnotes, remarks=tuple(remarks)
        )


def _leaves(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections that have text of their own, or none below them."""
    for section in sections:
        if section.blocks or not section.children:
            yield section
        yield from _leaves(section.children)


def _outside(part: Section, children: Sequence[Section]) -> str:
    return ", ".join(each.title for each in children if each not in part.children)


def _is_line(block: Block) -> bool:
    """Whether a block before the first heading is no text, such as a line of a letterhead."""
    if not isinstance(block, Paragraph):
        return False
    words = plain(block.children)
    return bool(TITLE.match(words)) or len(words) <= SENTENCE or "." not in words


def _is_group(section: Section) -> bool:
    """Whether the sections below a heading are items, and not parts of one item's text."""
    children = section.children
    if not children:
        return False
    if AOB.match(section.title) or any(each.kind == "letter" for each in children):
        return True
    handled = any(_marked(each.blocks) for each in children)
    numbered = any(each.number for each in children)
    return (handled or numbered or not section.blocks) and not _has_subheads(section)


def _has_subheads(section: Section) -> bool:
    """Whether the headings below one are those of a text, such as “Inzet Nederland”."""
    named = any(SUBHEAD.match(each.title) for each in section.children)
    return named and not any(each.number for each in section.children)


def _marked(blocks: list[Block]) -> bool:
    """Whether a text starts with a line in italics or bold: the handling, in most agendas."""
    return bool(_handling(list(blocks), [], guess=False))


def _handling(blocks: list[Block], remarks: list[Remark], *, guess: bool) -> str | None:
    """What the Council does with an item, taken from the first line of its text.

    Args:
        blocks: the text; the line is taken from it.
        remarks: what was guessed, to be added to.
        guess: whether a line that is not marked may be it.
    """
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or any(isinstance(n, Note) for n in walk((first,))):
        return None
    words = plain(first.children)
    marked = len(first.children) == 1 and isinstance(first.children[0], Emphasis | Strong)
    short = len(words) <= (LONGEST_HANDLING if marked else SENTENCE)
    ends = words.endswith((".", ":", "!", "?", ";"))
    if not words or not short or ends or (not marked and (len(blocks) == 1 or not guess)):
        return None
    if not marked:
        what = t("taken for the handling, as it is short and has no full stop")
        remarks.append(Remark("handling", what))
    del blocks[0]
    return words


def _as_bold(sections: Iterable[Section]) -> Iterator[Block]:
    """Headings within an item, which can have none, as lines in bold with their text."""
    for section in sections:
        yield Paragraph((Strong((Words(section.heading),)), *section.notes))
        yield from section.blocks
        yield from _as_bold(section.children)


def _keep_notes(blocks: list[Block], notes: tuple[Note, ...], remarks: list[Remark]) -> None:
    """Put footnotes of a title, which can have none, at the end of the first paragraph."""
    if not notes:
        return
    remarks.append(Remark("text", t("a footnote stood in the title; it now ends the first text")))
    at = next((n for n, each in enumerate(blocks) if isinstance(each, Paragraph)), None)
    if at is None:
        blocks.insert(0, Paragraph(notes))
    else:
        first = blocks[at]
        blocks[at] = replace(first, children=(*first.children, *notes))  # type: ignore[union-attr,arg-type]
