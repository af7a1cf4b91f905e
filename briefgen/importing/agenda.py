"""An annotated agenda → its parts, groups and items, and what follows them."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.importing.attendance import attendance_in, meets
from briefgen.importing.draft import Entry, GroupDraft, Meeting, PartDraft, Remark, SubjectDraft
from briefgen.importing.heads import Heads, fitting, lines_of, recurring
from briefgen.importing.items import Manner, in_brackets, item_of, marked
from briefgen.importing.numbering import style_of, unlike
from briefgen.importing.outline import Section
from briefgen.importing.prose import Footnotes, sentences
from briefgen.manuscript.tree import plain
from briefgen.markdown.tree import Block, Paragraph
from briefgen.model.government import Post, Shape
from briefgen.model.government import Section as Head
from briefgen.model.stated import shape_of
from briefgen.model.workspace import Workspace
from briefgen.problem import t

AOB = re.compile(
    r"(?:overige onderwerpen|overig|diversen|any other business|aob|rondvraag)\W*$", re.IGNORECASE
)
SUBHEAD = re.compile(
    r"(?:inhoud|inzet|krachtenveld|indicatie|achtergrond|inleiding|nederlandse|kabinets|standpunt|"
    r"positie|proces|aanleiding|toelichting|vervolg|conclusie|voorstel|behandeling)\b",
    re.IGNORECASE,
)


class Known(Struct, frozen=True):
    """What is known of the formation and the meeting whose agenda is read.

    `parts` are the names of its parts, `bodies` the ids of other bodies by theirs, all in small
    letters; `shapes` are the shapes of all bodies by their ids.
    """

    shape: Shape
    parts: frozenset[str]
    bodies: Mapping[str, str]
    shapes: Mapping[str, Shape]
    dates: tuple[datetime.date, ...]
    place: str | None
    posts: Mapping[str, Post]

    def names(self, words: str) -> bool:
        """Whether a heading is the name of a part or of a body."""
        return words.casefold() in self.parts or words.casefold() in self.bodies


def known_of(workspace: Workspace, meeting: Meeting) -> Known:
    """What is known of the formation of a meeting, and of the bodies that may meet with it."""
    own = workspace.councils[meeting.council]
    shapes = {id_: shape_of(stated.shape) for id_, stated in workspace.stated.items()}
    names = {own.name.casefold(), own.short_name.casefold()}
    bodies: dict[str, str] = {}
    for each in sorted(workspace.councils.values(), key=lambda body: body.ministry != own.ministry):
        for name in (each.name.casefold(), each.short_name.casefold()):
            if name not in names:
                bodies.setdefault(name, each.id)
    parts = names | {each.casefold() for each in workspace.stated[own.id].parts}
    place = None if meeting.by_video else meeting.place
    return Known(
        shapes[own.id], frozenset(parts), bodies, shapes, meeting.dates, place, workspace.posts
    )


class AgendaReader(Struct):
    """Reads the sections of an agenda; `heads` are those of its items, `new` if no formation's.

    `handling` is where that of its items stands, and `manner` how it is looked for.
    """

    known: Known
    notes: Footnotes
    heads: tuple[Head, ...] = ()
    new: bool = False
    handling: str = "line"
    manner: Manner = "none"
    keys: frozenset[str] = frozenset()

    def prepare(self, tops: list[Section]) -> None:
        """Find out which fixed heads the items have and where their handling stands."""
        own, lines = self.known.shape.sections, list(lines_of(tops))
        others = [each.sections for each in self.known.shapes.values()]
        self.heads = fitting(own, others, lines)
        if not self.heads:
            self.heads = recurring(tops, (head for heads in others for head in heads))
            self.new = bool(self.heads)
        bodies = {self.known.bodies.get(each.title.casefold()) for each in tops} - {None}
        theirs = [head for id_ in bodies if id_ for head in self.known.shapes[id_].sections]
        heads = (*self.heads, *theirs)
        Heads(heads).pull(tops)
        self.keys = frozenset(head.means for head in heads if head.means)
        self.handling = self.known.shape.handling
        self.manner = self._manner(list(_leaves(tops)))

    def _manner(self, leaves: Sequence[Section]) -> Manner:
        """Where the handling stands, by the formation, or by most of the items."""
        if "handling" in self.keys:
            return "none"
        lines = sum(marked(each.blocks) for each in leaves)
        brackets = sum(in_brackets(each.title)[1] is not None for each in leaves)
        most = max(2, len(leaves) / 2)
        if self.handling != "line" and lines >= most and lines > brackets:
            self.handling = "line"
        elif self.handling == "line" and not lines and brackets >= most:
            self.handling = "brackets"
        elif self.handling == "line" and not lines:
            return "guess"
        return self.handling  # type: ignore[return-value]

    def parts(self, tops: list[Section]) -> tuple[PartDraft, ...]:
        """The parts of the meeting; one without a name if there are none."""
        if not any(self._is_part(each, tops) for each in tops):
            return (PartDraft(None, self._entries(tops)),) if tops else ()
        return tuple(self._named(tops))

    def others(self, sections: Iterable[Section]) -> tuple[SubjectDraft, ...]:
        """Items that stand by themselves, without a handling and fixed heads."""
        return tuple(item_of(each, "none", self.notes, ("documents",)) for each in sections)

    def _is_part(self, section: Section, all_: Sequence[Section]) -> bool:
        if not self._may_be(section):
            return False
        if self._is_surely(section, all_):
            return True
        groups = any(AOB.match(each.title) or _has_subheads(each) for each in all_)
        if any(self._may_be(each) and self._is_surely(each, all_) for each in all_):
            alike = all(bool(each.number) == bool(section.number) for each in all_)
            return alike and not AOB.match(section.title)
        bare = all(self._may_be(each) and not each.number for each in all_)
        return bare and len(all_) > 1 and not groups

    def _may_be(self, section: Section) -> bool:
        """Whether a section has items below it, and says itself no more than a part does."""
        return bool(section.children) and not section.heads and not any(self._left(section))

    def _is_surely(self, section: Section, all_: Sequence[Section]) -> bool:
        """Whether a part is known by its number, its name, or what it says of its day."""
        roman = section.kind == "roman" and style_of([[each.shown for each in all_]], "I") == "I"
        named = self.known.names(section.title) or section.blocks
        return bool(roman or named or self._as_usual(all_))

    def _as_usual(self, all_: Sequence[Section]) -> bool:
        """Whether headings are numbered as parts with items are in this formation, not groups."""
        numbers = self.known.shape.numbers
        if not all(self._may_be(each) or not each.number for each in all_):
            return False
        rows = [[child.shown for child in each.children] for each in all_ if self._may_be(each)]
        if numbers.running:
            rows = [[number for row in rows for number in row]]
        items, groups = (unlike(rows, style) for style in (numbers.items, numbers.groups))
        grouped = any(self._is_group(child) for each in all_ for child in each.children)
        shown = [each.shown for each in all_ if self._may_be(each)]
        clear = items < groups or (items == groups and grouped)
        return clear and 2 * items < sum(map(len, rows)) and unlike([shown], numbers.parts) == 0

    def _left(self, section: Section) -> Iterator[Block]:
        """The text below a heading that does not say when a part meets and who comes."""
        for block in section.blocks:
            if isinstance(block, Paragraph) and meets(plain(block.children), self.known.dates):
                continue
            said = list(sentences((block,)))
            if not said or not all(attendance_in((each,), self.known.posts) for each in said):
                yield block

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
            sure = any(self._is_surely(each, tops) for each, _ in parts)
            yield self._part(section, children, sure=sure)

    def _part(self, section: Section, children: Sequence[Section], *, sure: bool) -> PartDraft:
        what = t("taken for a part of the meeting, as all headings of this level are alike")
        outside = t("“{title}” stood outside this part", title=_outside(section, children))
        remarks = [] if sure else [Remark("part", what)]
        if _outside(section, children):
            remarks.append(Remark("part", outside))
        rows = [plain(each.children) for each in section.blocks if isinstance(each, Paragraph)]
        lines = [found for row in rows if (found := meets(row, self.known.dates))]
        dates, place = lines[0] if lines else ((), None)
        return PartDraft(
            section.title,
            self._entries(children),
            tuple(remarks),
            section.shown,
            self.known.bodies.get(section.title.casefold()),
            dates,
            place if place != self.known.place else None,
            attendance_in(sentences(section.blocks), self.known.posts),
        )

    def _entries(self, sections: Iterable[Section]) -> tuple[Entry, ...]:
        return tuple(self._group(s) if self._is_group(s) else self._item(s) for s in sections)

    def _group(self, section: Section) -> GroupDraft:
        moved = bool(section.blocks)
        section.children[0].blocks[:0] = section.blocks
        what = t("the text below the heading of the group now starts its first item")
        remarks = (Remark("title", what),) if moved else ()
        aob = bool(AOB.match(section.title)) or section.title == self.known.shape.aob_label
        items = tuple(self._item(child) for child in section.children)
        return GroupDraft(section.title, items, aob, remarks, section.shown)

    def _is_group(self, section: Section) -> bool:
        """Whether the sections below a heading are items, and not parts of one item's text."""
        children = section.children
        if not children or section.heads:
            return False
        if AOB.match(section.title) or any(each.kind == "letter" for each in children):
            return True
        handled = any(each.heads or marked(each.blocks) for each in children)
        numbered = any(each.number for each in children)
        return (handled or numbered or not section.blocks) and not _has_subheads(section)

    def _item(self, section: Section) -> SubjectDraft:
        return item_of(section, self.manner, self.notes, self.keys)


def _leaves(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections that have text of their own, or none below them."""
    for section in sections:
        if section.blocks or section.heads or not section.children:
            yield section
        yield from _leaves(section.children)


def _outside(part: Section, children: Sequence[Section]) -> str:
    return ", ".join(each.title for each in children if each not in part.children)


def _has_subheads(section: Section) -> bool:
    """Whether the headings below one are those of a text, such as “Inzet Nederland”."""
    named = any(SUBHEAD.match(each.title) for each in section.children)
    return named and not any(each.number for each in section.children)
