"""What rules see: the dossier, its texts in the order of the documents, and its YAML files."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.checks.passage import Document, Passage
from briefgen.checks.suppression import Suppression
from briefgen.model.dossier import Dossier
from briefgen.source import Source


@dataclass(frozen=True, slots=True)
class Terms:
    """terms.yaml: each abbreviation with its expansion, and each variant with the term to use."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One dossier to check.

    `passages` are all texts that are printed, and internal ones last; `source` is dossier.yaml,
    `items` and `topics` the sources of the other files by id.
    """

    dossier: Dossier
    source: Source
    items: Mapping[str, Source]
    topics: Mapping[str, Source]
    passages: tuple[Passage, ...]
    terms: Terms = field(default_factory=Terms)
    suppressions: tuple[Suppression, ...] = ()

    def of(self, document: Document, *roles: str) -> Iterator[Passage]:
        """The passages of a document, in its order; of these roles, if any are named."""
        return (
            passage
            for passage in self.passages
            if passage.document == document and (not roles or passage.role in roles)
        )

    def printed(self, *roles: str) -> Iterator[Passage]:
        """All passages that are printed in a public document."""
        return (
            passage
            for passage in self.passages
            if passage.role != "internal" and (not roles or passage.role in roles)
        )

    def dates(self) -> tuple[datetime.date, ...]:
        """The days of the meeting."""
        return self.dossier.meeting.dates
