"""A loaded dossier → the case that rules see: its texts in the order of its documents."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.files.workspace import is_written
from briefgen.model.dossier import Dossier
from briefgen.model.resolve import Files
from briefgen.model.shapes import GroupShape, LetterShape, TopicGroupShape
from briefgen.model.shared_files import terms_of
from briefgen.model.subjects import SuppressShape
from briefgen.model.written import AnySubject
from briefgen.source.document import Path, Source
from briefgen.texts.case import About, Case, Document, Passage, Role, Suppression, key_spot

INTERNAL = ("bottom_line", "speaking_points", "sensitive")


def case_of(dossier: Dossier, files: Files) -> Case:
    """The case of a dossier that was read without problems."""
    reader = _Reader(dossier, files)
    return Case(
        (*reader.agenda(), *reader.letter(), *reader.nota(), *reader.internal()),
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
    council, meeting = dossier.council, dossier.meeting
    return About(
        council.names,
        meeting.dates,
        meeting.place,
        meeting.informal,
        council.kamerstuk_dossiers,
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


@dataclass(frozen=True, slots=True)
class _Reader:
    dossier: Dossier
    files: Files

    def agenda(self) -> Iterator[Passage]:
        file = self.files.dossier
        if file.introduction:
            yield self.own("agenda", "introduction", ("introduction",), file.introduction)
        yield from self.items()
        for id_ in (*file.other_business, *file.annexes):
            if written := self.files.items.get(id_):
                yield from self.subject("agenda", id_, written)
        if self.dossier.meeting.place:
            yield self.own("agenda", "place", ("place",), self.dossier.meeting.place)

    def items(self) -> Iterator[Passage]:
        for index, part in enumerate(self.files.dossier.agenda):
            path: Path = ("agenda", index)
            if part.part:
                yield self.own("agenda", "heading", (*path, "part"), part.part)
            for number, entry in enumerate(part.items):
                here = (*path, "items", number)
                if isinstance(entry, GroupShape):
                    yield self.own("agenda", "heading", (*here, "title"), entry.title)
                ids = entry.items if isinstance(entry, GroupShape) else (entry,)
                for id_ in ids:
                    if written := self.files.items.get(id_):
                        yield from self.subject("agenda", id_, written)

    def letter(self) -> Iterator[Passage]:
        letter = self.files.dossier.letter
        if letter is None:
            return
        if letter.opening:
            yield self.own("letter", "opening", ("letter", "opening"), letter.opening)
        for key, changes in letter.chambers.items():
            if changes.opening:
                path = ("letter", key, "opening")
                yield self.own("letter", "opening", path, changes.opening)
        yield from self.topics(letter)

    def topics(self, letter: LetterShape) -> Iterator[Passage]:
        for index, entry in enumerate(letter.topics or ()):
            if isinstance(entry, TopicGroupShape):
                path = ("letter", "topics", index, "heading")
                yield self.own("letter", "heading", path, entry.heading)
            for id_ in entry.topics if isinstance(entry, TopicGroupShape) else (entry,):
                if written := self.files.topics.get(id_):
                    yield from self.subject("letter", id_, written)

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
            yield from self.notes("agenda", id_, item) if item else ()
        for id_, topic in self.files.topics.items():
            yield from self.notes("letter", id_, topic) if topic else ()

    def notes(self, document: Document, id_: str, written: AnySubject) -> Iterator[Passage]:
        for key in INTERNAL:
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
