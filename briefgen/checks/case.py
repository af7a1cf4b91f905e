"""What rules see: texts with what is known of their meeting, and a dossier with its YAML files."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.checks.passage import Document, Passage
from briefgen.checks.suppression import Suppression
from briefgen.model.dossier import Dossier
from briefgen.model.wordlist import Terms
from briefgen.source import Source


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the meeting that texts are about; of a free text it may be nothing.

    `names` are those of the formation of the Council, the short one first; `kamerstuk_dossier` is
    the number of its dossier in parliament.
    """

    names: tuple[str, ...] = ()
    dates: tuple[datetime.date, ...] = ()
    place: str | None = None
    informal: bool = False
    kamerstuk_dossier: str | None = None


@dataclass(frozen=True)
class Texts:
    """Texts to check: all that is printed in the order of the documents, and what is internal last.

    They are those of a dossier, or of one document that was not made of a dossier.
    """

    passages: tuple[Passage, ...]
    about: About = field(default_factory=About)
    terms: Terms = field(default_factory=Terms)
    suppressions: tuple[Suppression, ...] = ()

    def of(self, document: Document, *roles: str) -> Iterator[Passage]:
        """The passages of a document, in its order; of these roles, if any are named."""
        return (each for each in self.printed(*roles) if each.document == document)

    def printed(self, *roles: str) -> Iterator[Passage]:
        """All passages that are printed in a public document; of these roles, if any are named."""
        return (
            passage
            for passage in self.passages
            if passage.role != "internal" and (not roles or passage.role in roles)
        )

    def dated(self) -> Iterator[tuple[Passage, datetime.date]]:
        """The printed passages of which the day is known, with that day."""
        return ((each, each.on) for each in self.printed() if each.on)

    def documents(self) -> tuple[Document, ...]:
        """The documents that print a text."""
        return tuple(dict.fromkeys(each.document for each in self.printed()))


@dataclass(frozen=True, kw_only=True)
class Case(Texts):
    """A dossier to check: `source` is dossier.yaml, `items` and `topics` the other files by id.

    `files` are those in its folder attachments/, by their path from the folder of the dossier.
    """

    dossier: Dossier
    source: Source
    items: Mapping[str, Source]
    topics: Mapping[str, Source]
    files: tuple[str, ...] = ()
