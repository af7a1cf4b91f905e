"""The documents, each read for what it is → one draft of a dossier, and their shape."""

import datetime
from collections.abc import Mapping, Sequence

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from briefgen.facts import placeholders
from briefgen.importing.agenda import AgendaReader, Known, known_of
from briefgen.importing.attendance import on_behalf
from briefgen.importing.chapters import Chapters, in_agenda
from briefgen.importing.draft import Draft, Meeting, PartDraft, Remark, SubjectDraft
from briefgen.importing.letter import read_letter, topics_of
from briefgen.importing.nota import Bullet, read_nota
from briefgen.importing.numbering import kept_numbers, numbers_of, with_ids
from briefgen.importing.prose import sentences
from briefgen.importing.routing import Matcher, places, with_routing
from briefgen.importing.sources import Sources, no_items
from briefgen.manuscript.left_out import CONTENTS
from briefgen.model.government import Manners, Shape
from briefgen.model.government import Section as Head
from briefgen.model.stated import manners_of
from briefgen.model.workspace import Workspace
from briefgen.problem import t

SENT_BEFORE = datetime.timedelta(days=14)
NOTA_BEFORE = datetime.timedelta(days=7)


class Assembly(Struct):
    """Puts a dossier together; `shape` is the one that the documents have.

    `kept` are the documents that are to come back.
    """

    workspace: Workspace
    sources: Sources
    meeting: Meeting
    known: Known
    shape: Shape
    kept: dict[str, Chapters] = field(default_factory=dict)

    def draft(self, day: datetime.date | None) -> Draft:
        """The dossier as far as the documents say it."""
        draft = Draft(self.meeting, _placeholder(), remarks=self.meeting.remarks)
        numbers: list[str] = []
        if "agenda" in self.sources.documents:
            draft = self._with_agenda(draft)
        if "letter" in self.sources.documents:
            draft, numbers = self._with_letter(draft, day)
        self.shape = replace(self.shape, numbers=numbers_of(draft, numbers, self.shape.numbers))
        draft = kept_numbers(with_ids(draft), self.shape.numbers)
        draft = self._with_nota(draft)
        stated = self.workspace.stated[self.meeting.council].letter
        draft = _addressed(draft, manners_of(stated), tuple(self.workspace.chamber_keys()))
        return replace(draft, shape=differing(self.known.shape, self.shape))

    def _with_agenda(self, draft: Draft) -> Draft:
        agenda = self.sources.documents["agenda"]
        names = (*self.known.parts, *self.known.bodies)
        chapters = in_agenda(agenda.blocks, names, self.shape)
        self.shape = replace(self.shape, agenda="attached")
        self.kept["agenda"] = chapters
        self.sources.left_out.extend(("agenda", each) for each in agenda.left_out)
        draft = self._with_items(draft, chapters, "agenda")
        if not draft.parts:
            raise no_items(agenda)
        return draft

    def _with_items(self, draft: Draft, chapters: Chapters, kind: str) -> Draft:
        """The draft with the items of a document, and what introduces and follows them."""
        reader = AgendaReader(self.known, self.sources.notes[kind])
        reader.prepare(chapters.agenda)
        parts = reader.parts(chapters.agenda)
        self.shape = replace(
            self.shape,
            contents=chapters.contents or self._lists_contents(kind),
            handling=reader.handling,
            sections=reader.heads,
        )
        if reader.new:
            heads = "; ".join(each.heading for each in reader.heads)
            what = t("no formation has these heads: {heads}", heads=heads)
            draft = replace(draft, remarks=(*draft.remarks, Remark("shape", what)))
        return replace(
            draft,
            parts=parts,
            preface=tuple(chapters.preface),
            other_business=reader.others(chapters.others),
            annexes=reader.others(chapters.annexes),
        )

    def _lists_contents(self, kind: str) -> bool:
        """Whether a Word file has a list of contents, which is not in its text."""
        left_out = self.sources.documents[kind].left_out
        lists = [(kind, each) for each in left_out if each.template == CONTENTS]
        told = self.sources.left_out
        self.sources.left_out = [each for each in told if each not in lists]
        return bool(lists)

    def _with_letter(self, draft: Draft, day: datetime.date | None) -> tuple[Draft, list[str]]:
        manuscript, notes = self.sources.documents["letter"], self.sources.notes["letter"]
        day, remarks = day or self.sources.said["letter"].day, []
        if day is None:
            day = self.meeting.dates[0] - SENT_BEFORE
            remarks = [Remark("date", t("not found in the letter; two weeks before the meeting"))]
        holds = "agenda" not in self.sources.documents
        letter, chapters = read_letter(manuscript, self.workspace, day, self.shape, holds=holds)
        self.kept["letter"] = chapters
        self.sources.left_out.extend(("letter", each) for each in letter.left_out)
        if holds and chapters.agenda:
            self.shape = replace(
                self.shape,
                agenda="in_letter",
                order=chapters.order_unlike(self.shape) or self.shape.order,
                heading=chapters.heading or self.shape.heading,
            )
            draft = self._with_items(draft, chapters, "letter")
        words = " ".join(sentences(chapters.preamble))
        whole, parts = on_behalf(words, draft.parts, self.workspace.posts)
        entries = tuple(topics_of(chapters.topics, notes))
        letter = replace(
            letter,
            entries=entries,
            on_behalf_of=whole,
            remarks=(*remarks, *letter.remarks),
        )
        return replace(draft, parts=parts, letter=letter), chapters.numbers

    def _with_nota(self, draft: Draft) -> Draft:
        manuscript = self.sources.documents.get("nota")
        if manuscript is None:
            what = t("no nota was imported; write in each file for whom it is (responsible)")
            return replace(draft, remarks=(*draft.remarks, Remark("agenda", what)))
        day = self.sources.said["nota"].day
        others = [each.nota for each in self.known.shapes.values()]
        nota, bullets, heads = read_nota(manuscript, self.workspace, day, (self.shape, others))
        self.shape = replace(self.shape, nota=heads or self.shape.nota)
        if nota.date is None:
            sent = draft.letter.date if draft.letter else None
            day = (sent or self.meeting.dates[0] - SENT_BEFORE) - NOTA_BEFORE
            remark = Remark("date", t("not found in the nota; a week before the letter"))
            nota = replace(nota, date=day, remarks=(*nota.remarks, remark))
        self.sources.left_out.extend(("nota", each) for each in nota.left_out)
        draft = replace(draft, nota=nota)
        return self._routed(draft, bullets)

    def _routed(self, draft: Draft, bullets: Sequence[Bullet]) -> Draft:
        matcher = Matcher(places(draft, running=self.shape.numbers.running), draft.topics())
        matcher.match(bullets)
        self.sources.left_out.extend(("nota", each) for each in matcher.left_out)
        return with_routing(draft, matcher.found, tuple(self.workspace.posts))


def _placeholder() -> tuple[PartDraft, ...]:
    """An agenda of one item to be written, where none was imported."""
    write = placeholders()
    remark = Remark("title", t("no agenda was imported; write its items"))
    item = SubjectDraft(write["title"], write["imported"], remarks=(remark,))
    return (PartDraft(None, (item,)),)


def _addressed(draft: Draft, usual: Manners, chambers: tuple[str, ...]) -> Draft:
    """The draft with its manners where these, or the chambers, are not those of its formation.

    A letter says to whom it goes itself; who gets one besides, only the nota tells.
    """
    letter = draft.letter
    if letter is None:
        return draft
    getting, own = usual.to or chambers, letter.manners.get("to")
    named = draft.nota.to if draft.nota else ()
    to = named if own is None or own in named else (own,) if own not in getting else ()
    manners = {key: value for key, value in letter.manners.items() if value != getattr(usual, key)}
    manners.pop("to", None)
    if to and set(to) != set(getting):
        manners["to"] = f"[{', '.join(to)}]"
    return replace(draft, letter=replace(letter, manners=manners))


def assembly_of(workspace: Workspace, sources: Sources, meeting: Meeting) -> Assembly:
    """What puts the dossier of a meeting together of its documents."""
    known = known_of(workspace, meeting)
    return Assembly(workspace, sources, meeting, known, known.shape)


def differing(usual: Shape, own: Shape) -> dict[str, object]:
    """The keys in which a shape differs from another, as they are written."""
    found: dict[str, object] = {}
    for name in Shape.__struct_fields__:
        one, other = getattr(usual, name), getattr(own, name)
        if one == other:
            continue
        if name == "numbers":
            before, numbers = to_builtins(one), to_builtins(other)
            found["numbers"] = {
                key: value for key, value in numbers.items() if value != before[key]
            }
        elif name in ("sections", "nota"):
            found[name] = tuple(map(_written, other))
        else:
            found[name] = other
    return found


def _written(head: Head) -> Mapping[str, object]:
    keys = {"id": head.id, "heading": head.heading, "is": head.means, "empty": head.empty}
    required = {"required": True} if head.required else {}
    return {key: value for key, value in (keys | required).items() if value}
