"""A dossier that is being made of documents: values, before any of it is YAML."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.markdown.tree import Block
from briefgen.problem import Text


@dataclass(frozen=True, slots=True)
class Remark:
    """What was guessed for a key and is to be looked at by the author."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """An item of the agenda or a topic of the letter.

    `responsible` is None where no nota says whom it concerns, and empty where the nota names it
    for nobody.
    """

    title: str
    text: str
    id: str = ""
    handling: str | None = None
    footnotes: Mapping[str, str] = field(default_factory=dict)
    short_title: str | None = None
    responsible: tuple[str, ...] | None = None
    same_as: str | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """Items or topics under one heading."""

    title: str
    subjects: tuple[SubjectDraft, ...]
    aob: bool = False
    remarks: tuple[Remark, ...] = ()


Entry = SubjectDraft | GroupDraft


@dataclass(frozen=True, slots=True)
class PartDraft:
    """A part of the agenda; a meeting of one part may have no name for it."""

    name: str | None
    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """The letter; `preamble` is what stands before its first topic, `kept` all that is its text."""

    entries: tuple[Entry, ...] = ()
    preamble: tuple[Block, ...] = ()
    kept: tuple[Block, ...] = ()
    date: datetime.date | None = None
    reference: str | None = None
    opening: str | None = None
    on_behalf_of: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class NotaDraft:
    """The nota; `sections` are its texts by what they are, to be compared with generated ones."""

    sections: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    date: datetime.date | None = None
    reference: str | None = None
    for_information: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a dossier."""

    council: str
    dates: tuple[datetime.date, ...]
    place: str
    presidency: str | None
    informal: bool
    parts: tuple[PartDraft, ...]
    attending: tuple[str, ...] = ()
    letter: LetterDraft | None = None
    nota: NotaDraft | None = None
    remarks: tuple[Remark, ...] = ()

    def items(self) -> Iterator[SubjectDraft]:
        """The items of the agenda in order."""
        for part in self.parts:
            yield from subjects(part.entries)

    def topics(self) -> Iterator[SubjectDraft]:
        """The topics of the letter in order."""
        yield from subjects(self.letter.entries if self.letter else ())

    def all_remarks(self) -> Iterator[tuple[str, Remark]]:
        """What was guessed, with the file that it is in."""
        nested = [(self.letter, "letter"), (self.nota, "nota")]
        for remark in self.remarks:
            yield "dossier.yaml", remark
        for part in self.parts:
            yield from (("dossier.yaml", remark) for remark in part.remarks)
            for entry in part.entries:
                if not isinstance(entry, SubjectDraft):
                    yield from (("dossier.yaml", remark) for remark in entry.remarks)
        for owner, key in nested:
            for remark in owner.remarks if owner else ():
                yield "dossier.yaml", Remark(f"{key}.{remark.key}", remark.text)
        for folder, found in (("agenda", self.items()), ("letter", self.topics())):
            for subject in found:
                yield from ((f"{folder}/{subject.id}.yaml", each) for each in subject.remarks)


def subjects(entries: tuple[Entry, ...]) -> Iterator[SubjectDraft]:
    """The items or topics of entries, those in groups as well."""
    for entry in entries:
        yield from entry.subjects if isinstance(entry, GroupDraft) else (entry,)
