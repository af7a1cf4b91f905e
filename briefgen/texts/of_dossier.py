"""A loaded dossier → the case that rules see: its texts in the order of its documents."""

import datetime
from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefgen.files.workspace import is_written
from briefgen.model.dossier import NOTES, Dossier
from briefgen.model.resolve import Files
from briefgen.model.shapes import GroupShape, LetterChanges, TopicGroupShape
from briefgen.model.subjects import SuppressShape
from briefgen.model.terms import terms_of
from briefgen.model.written import AnySubject
from briefgen.source.document import Path, Source
from briefgen.texts.case import About, Case, Document, Passage, Role, Suppression, key_spot


def case_of(dossier: Dossier, files: Files) -> Case:
    """The case of a dossier that was read without problems."""
    reader = _Reader(dossier, files)
    return Case(
        (*reader.printed(), *reader.nota(), *reader.internal()),
        _about(dossier),
        terms_of(files.workspace.terms),
        tuple(_suppressions(files)),
        dossier=dossier,
        source=files.source,
        items={id_: written.source for id_, written in files.items.items() if written},
        topics={id_: written.source for id_, written in files.topics.items() if written},
        files=tuple(_attached(files)),
    )


def _attached(files: Files) -> Iterator[str]:
    """The files in attachments/, without those that an office program or a system leaves there."""
    for path in sorted((files.folder / "attachments").rglob("*")):
        if path.is_file() and is_written(path):
            yield path.relative_to(files.folder).as_posix()


def _about(dossier: Dossier) -> About:
    bodies, meeting = dossier.bodies, dossier.meeting
    places = dict.fromkeys(part.place or meeting.place for part in dossier.parts)
    return About(
        tuple(name for body in bodies for name in body.names),
        meeting.dates,
        " en ".join(place for place in places if place) or None,
        meeting.informal,
        tuple(dict.fromkeys(each for body in bodies for each in body.kamerstuk_dossiers)),
    )


def _suppressions(files: Files) -> Iterator[Suppression]:
    subjects = (each for each in (*files.items.values(), *files.topics.values()) if each)
    shapes: list[tuple[Source, tuple[SuppressShape, ...]]] = [
        (files.source, files.dossier.suppress),
        *((written.source, written.shape.suppress) for written in subjects),
    ]
    for source, accepted in shapes:
        for index, each in enumerate(accepted):
            spot = key_spot(source, "suppress", index)
            yield Suppression(each.rule, each.reason, spot, source)


class _Reader(Struct, frozen=True):
    dossier: Dossier
    files: Files

    def printed(self) -> Iterator[Passage]:
        """The agenda and the letter; where the letter holds the agenda, that in its order."""
        file, shape = self.files.dossier, self.dossier.shape
        made = {
            "head": self.head(),
            "introduction": self.introduction(),
            "agenda": self.items(),
            "topics": self.topics(),
            "other_business": self.after(file.other_business),
            "annexes": self.after(file.annexes),
            "place": self.place(),
        }
        order = ["introduction", "agenda", "other_business", "annexes", "place", "head", "topics"]
        if shape.in_letter:
            order = ["head", *shape.chapters(), "place"]
            if "introduction" not in order:
                order.insert(order.index("agenda"), "introduction")
        for name in order:
            yield from made.get(name, ())

    @property
    def holder(self) -> Document:
        """The document that holds the agenda."""
        return "letter" if self.dossier.shape.in_letter else "agenda"

    def introduction(self) -> Iterator[Passage]:
        text = self.files.dossier.introduction
        if text:
            yield self.own(self.holder, "introduction", ("introduction",), text)

    def place(self) -> Iterator[Passage]:
        if self.dossier.meeting.place:
            yield self.own(self.holder, "place", ("place",), self.dossier.meeting.place)

    def after(self, ids: Iterable[str]) -> Iterator[Passage]:
        """What follows the agenda."""
        for id_ in ids:
            if written := self.files.items.get(id_):
                yield from self.subject(self.holder, id_, written)

    def items(self) -> Iterator[Passage]:
        for index, part in enumerate(self.files.dossier.agenda):
            path: Path = ("agenda", index)
            if part.part:
                yield self.own(self.holder, "heading", (*path, "part"), part.part)
            if part.place:
                yield self.own(self.holder, "place", (*path, "place"), part.place)
            for number, entry in enumerate(part.items):
                here = (*path, "items", number)
                if isinstance(entry, GroupShape):
                    yield self.own(self.holder, "heading", (*here, "title"), entry.title)
                ids = entry.items if isinstance(entry, GroupShape) else (entry,)
                for id_ in ids:
                    if written := self.files.items.get(id_):
                        yield from self.subject(self.holder, id_, written)

    def head(self) -> Iterator[Passage]:
        """What the letters begin with."""
        for path, each in self.letters():
            if each.subject:
                yield self.own("letter", "title", (*path, "subject"), each.subject)
            if each.opening:
                yield self.own("letter", "opening", (*path, "opening"), each.opening)

    def letters(self) -> Iterator[tuple[Path, LetterChanges]]:
        """What the letter says, and what it says otherwise to a chamber."""
        if letter := self.files.dossier.letter:
            yield ("letter",), letter
            for key, changes in letter.chambers.items():
                yield ("letter", key), changes

    def topics(self) -> Iterator[Passage]:
        """The topics of all letters, each once."""
        seen: set[str] = set()
        for path, letter in self.letters():
            for index, entry in enumerate(letter.topics or ()):
                ids = entry.topics if isinstance(entry, TopicGroupShape) else (entry,)
                if isinstance(entry, TopicGroupShape) and seen.isdisjoint(ids):
                    heading = (*path, "topics", index, "heading")
                    yield self.own("letter", "heading", heading, entry.heading)
                for id_ in ids:
                    written = self.files.topics.get(id_)
                    if written and id_ not in seen:
                        yield from self.subject("letter", id_, written)
                    seen.add(id_)

    def nota(self) -> Iterator[Passage]:
        nota = self.files.dossier.nota
        roles: tuple[Role, ...] = ("reason", "decision", "explanation")
        for role in roles if nota else ():
            if text := getattr(nota, role):
                yield self.own("nota", role, ("nota", role), text)
        for id_, text in nota.sections.items() if nota else ():
            if text:
                yield self.own("nota", "explanation", ("nota", "sections", id_), text)
        for index, attachment in enumerate(self.files.dossier.attachments):
            path = ("attachments", index, "title")
            yield self.own("nota", "attachment", path, attachment.title)
            if attachment.reference:
                path = ("attachments", index, "reference")
                yield self.own("nota", "attachment", path, attachment.reference)

    def internal(self) -> Iterator[Passage]:
        for id_, item in self.files.items.items():
            yield from self.notes(self.holder, id_, item) if item else ()
        for id_, topic in self.files.topics.items():
            yield from self.notes("letter", id_, topic) if topic else ()

    def notes(self, document: Document, id_: str, written: AnySubject) -> Iterator[Passage]:
        for key in NOTES:
            if text := getattr(written.shape.internal, key):
                path = ("internal", key)
                yield self.passage(written.source, document, "internal", path, text, id_=id_)

    def subject(self, document: Document, id_: str, written: AnySubject) -> Iterator[Passage]:
        shape, title = written.shape, written.shape.title
        roles: tuple[Role, ...] = ("title", "short_title", "handling", "text", "position")
        for role in roles:
            if text := getattr(shape, role, None):
                yield self.passage(
                    written.source, document, role, (role,), text, id_=id_, title=title
                )
        for name, prose in written.sections().items():
            path = ("sections", name)
            yield self.passage(
                written.source, document, "text", path, prose.text, id_=id_, title=title
            )
        for index, cited in enumerate(getattr(shape, "documents", ())):
            at: Path = ("documents", index)
            yield self.passage(
                written.source, document, "document", at, cited, id_=id_, title=title
            )
        for name, text in shape.footnotes.items():
            path = ("footnotes", name)
            yield self.passage(
                written.source, document, "note", path, text, id_=id_, title=title, note=name
            )

    def own(self, document: Document, role: Role, path: Path, text: str) -> Passage:
        """A text of dossier.yaml itself."""
        return self.passage(self.files.source, document, role, path, text)

    def passage(  # noqa: PLR0913 - each is a fact of the passage
        self,
        source: Source,
        document: Document,
        role: Role,
        path: Path,
        text: str,
        *,
        id_: str | None = None,
        title: str = "",
        note: str | None = None,
    ) -> Passage:
        on = self.day(document)
        return Passage(source.prose(path, text), document, role, path, on, id_, title, note)

    def day(self, document: Document) -> datetime.date:
        """The day that a document carries; the agenda goes with the letter."""
        if document == "nota" and self.dossier.nota:
            return self.dossier.nota.date
        letters = self.dossier.letters
        return letters[0].date if letters else self.dossier.meeting.dates[0]
