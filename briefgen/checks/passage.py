"""A piece of text as its author wrote it, and a spot in it: what findings point at."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from briefgen.checks.mentions import plain
from briefgen.problem import Place
from briefgen.source import Prose, Source

Document = Literal["agenda", "letter", "nota", "text"]
"""Which document prints a text; “text” is one that was not made of a dossier, of unknown kind."""
Role = Literal[
    "title", "short_title", "handling", "text", "position", "note", "heading", "opening", "reason",
    "decision", "explanation", "attachment", "place", "internal",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
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
        """The text, equally long, without what is not words: see `mentions.plain`."""
        return plain(self.prose.text)

    def spot(self, start: int, end: int) -> "Spot":
        """A part of the text, by its offsets."""
        return Spot(self.prose.source, self.key, self, start, end)

    def place(self, offset: int) -> Place:
        """Where a character of the text stands in the file."""
        line = self.text.count("\n", 0, offset)
        return self.prose.place(line, offset - self.text.rfind("\n", 0, offset) - 1)

    def whole(self) -> "Spot":
        """The text as a whole."""
        return self.spot(0, len(self.text))


@dataclass(frozen=True, slots=True)
class Spot:
    """What a finding points at: a part of a passage, or a value or key of a YAML file."""

    source: Source
    key: tuple[str | int, ...]
    passage: Passage | None = field(default=None, compare=False)
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
        if "\n" not in self.quoted:
            start = self.place()
            return Place(start.file, start.line, start.column + len(self.quoted), start.source)
        last = self.passage.place(self.end - 1)
        return Place(last.file, last.line, last.column + 1, last.source)


def key_spot(source: Source, *key: str | int) -> Spot:
    """A key of a YAML file, or an element of a list."""
    return Spot(source, key)
