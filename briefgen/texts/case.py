"""What a rule reads and a reviewer changes: texts with their places, and what they mention."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.markdown.dates import DateMention
from briefgen.model.dossier import Dossier
from briefgen.model.terms import Terms
from briefgen.problem import Place
from briefgen.source.document import Prose, Source
from briefgen.texts.reading import dates_in, plain

Document = Literal["agenda", "letter", "nota", "text"]
"""Which document prints a text; “text” is one that was not made of a dossier, of unknown kind."""
Role = Literal[
    "title", "short_title", "handling", "text", "position", "note", "heading", "opening", "reason",
    "decision", "explanation", "attachment", "place", "internal", "introduction", "document",
]  # fmt: skip

Read = TypeVar("Read")


class Passage(Struct, frozen=True):
    """One text of a dossier.

    `text` is raw Markdown or one plain line; `document` is where it is printed, `subject` the id of
    its item or topic (None: the document as a whole), `key` its path in the YAML file, `note` the
    name of the footnote, `on` the day of the document that prints it, where that is known, `level`
    that of a heading in a text that was not made of a dossier.
    """

    prose: Prose
    document: Document
    role: Role
    key: tuple[str | int, ...]
    on: datetime.date | None
    subject: str | None = None
    title: str = ""
    note: str | None = None
    level: int = 0

    @property
    def text(self) -> str:
        """The text as it is written."""
        return self.prose.text

    @property
    def plain(self) -> str:
        """The text, equally long, without what is not words: see `plain`."""
        return plain(self.prose.text)

    def spot(self, start: int, end: int) -> "Spot":
        """A part of the text, by its offsets."""
        return Spot(self.prose.source, self.key, self, start, end)

    def place(self, offset: int) -> Place:
        """Where a character of the text stands in the file."""
        return self.prose.at(offset)

    def whole(self) -> "Spot":
        """The text as a whole."""
        return self.spot(0, len(self.text))


class Spot(Struct, frozen=True):
    """What a finding points at: a part of a passage, or a value or key of a YAML file."""

    source: Source
    key: tuple[str | int, ...]
    passage: Passage | None = None
    start: int = 0
    end: int = 0

    @property
    def quoted(self) -> str:
        """The words pointed at; none for a key."""
        return self.passage.text[self.start : self.end] if self.passage else ""

    def place(self) -> Place:
        """Where it stands in the file."""
        if self.passage is None:
            return self.source.key_place(self.key)
        return self.passage.place(self.start)

    def until(self) -> Place:
        """Where it ends: behind its last character, or its place if it is a key."""
        if self.passage is None or self.end <= self.start:
            return self.place()
        if self.quoted.endswith("\n") and self.end < len(self.passage.text):
            return self.passage.place(self.end)
        if "\n" not in self.quoted:
            return replace(self.place(), column=self.place().column + len(self.quoted))
        last = self.passage.place(self.end - 1)
        return replace(last, column=last.column + 1)


def key_spot(source: Source, *key: str | int) -> Spot:
    """A key of a YAML file, or an element of a list."""
    return Spot(source, key)


class Suppression(Struct, frozen=True):
    """An element of `suppress` in a YAML file: it hides the findings of a rule in that file."""

    rule: str
    reason: str
    spot: Spot
    source: Source


class About(Struct, frozen=True):
    """What is known of the meeting that texts are about; of a free text it may be nothing.

    `names` are those of the formation of the Council, the short one first; `kamerstuk_dossiers`
    are the numbers of its dossiers in parliament.
    """

    names: tuple[str, ...] = ()
    dates: tuple[datetime.date, ...] = ()
    place: str | None = None
    informal: bool = False
    kamerstuk_dossiers: tuple[str, ...] = ()


class Texts(Struct, frozen=True, dict=True):
    """Texts to check: all that is printed in the order of the documents, and what is internal last.

    They are those of a dossier, or of one document that was not made of a dossier.
    """

    passages: tuple[Passage, ...]
    about: About = field(default_factory=About)
    terms: Terms = field(default_factory=Terms)
    suppressions: tuple[Suppression, ...] = ()

    @cached_property
    def readings(self) -> dict[Callable[["Texts"], Any], Any]:
        """What was read of them, by what read it: see `once`."""
        return {}

    @cached_property
    def public(self) -> tuple[Passage, ...]:
        """All passages that are printed in a public document."""
        return tuple(each for each in self.passages if each.role != "internal")

    def of(self, document: Document, *roles: str) -> Iterator[Passage]:
        """The passages of a document, in its order; of these roles, if any are named."""
        return (each for each in self.printed(*roles) if each.document == document)

    def printed(self, *roles: str) -> Iterator[Passage]:
        """All passages that are printed in a public document; of these roles, if any are named."""
        return (each for each in self.public if not roles or each.role in roles)

    def dated(self) -> Iterator[tuple[Passage, datetime.date]]:
        """The printed passages of which the day is known, with that day."""
        return ((each, each.on) for each in self.printed() if each.on)

    def dates(self) -> Iterator[tuple[Passage, datetime.date, DateMention]]:
        """The dates in the passages of `dated`, each with its passage and that day."""
        return ((each, on, date) for each, on in self.dated() for date in dates_in(each.text))

    def documents(self) -> tuple[Document, ...]:
        """The documents that print a text."""
        return tuple(dict.fromkeys(each.document for each in self.printed()))


def once(read: Callable[[Texts], Read]) -> Callable[[Texts], Read]:
    """Let what several rules ask of texts be read once: it lasts as long as these, unchanging."""

    def kept(texts: Texts) -> Read:
        if read not in texts.readings:
            texts.readings[read] = read(texts)
        found: Read = texts.readings[read]
        return found

    return kept


class Case(Texts, frozen=True, kw_only=True):
    """A dossier to check: `source` is dossier.yaml, `items` and `topics` the other files by id.

    `files` are those in its folder attachments/, by their path from the folder of the dossier.
    """

    dossier: Dossier
    source: Source
    items: Mapping[str, Source]
    topics: Mapping[str, Source]
    files: tuple[str, ...] = ()


class Edit(Struct, frozen=True):
    """A change of the text that mends a hit: what comes in the place of its spot."""

    spot: Spot
    words: str
    safe: bool = True
