"""A dossier that is being made of documents: values, before any of it is YAML, and their names."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefgen.markdown.tree import Block
from briefgen.problem import Text, t
from briefgen.source.reader import PLAIN


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
Change = Callable[[SubjectDraft], SubjectDraft]


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
class Meeting:
    """The meeting, and what had to be guessed of it; `council` is the id of its formation."""

    council: str
    dates: tuple[datetime.date, ...]
    place: str
    presidency: str | None
    informal: bool
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a dossier; `remarks` are those of dossier.yaml, the guesses about the meeting too."""

    meeting: Meeting
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

    def with_subjects(self, item: Change, topic: Change) -> "Draft":
        """The draft with each item and each topic changed, in their order."""
        parts = tuple(replace(each, entries=_each(each.entries, item)) for each in self.parts)
        letter = self.letter
        if letter:
            letter = replace(letter, entries=_each(letter.entries, topic))
        return replace(self, parts=parts, letter=letter)

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


def _each(entries: tuple[Entry, ...], change: Change) -> tuple[Entry, ...]:
    return tuple(
        replace(entry, subjects=tuple(map(change, entry.subjects)))
        if isinstance(entry, GroupDraft)
        else change(entry)
        for entry in entries
    )


SMALL_WORDS = (
    "de het een van voor en in op te tot met aan bij over inzake betreffende om der den des door "
    "naar uit tussen als ter ten zijn wordt die dat of the and for"
)
SMALL = frozenset(SMALL_WORDS.split())
"""Words that say nothing in a name."""
LONGEST, MOST_WORDS = 44, 4


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without accents, those that say nothing left out."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    found = re.findall(r"[a-z0-9]+", bare)
    return [word for word in found if word not in SMALL] or found


def slug(text: str, taken: Collection[str], *, most: int = MOST_WORDS, other: str) -> str:
    """A name of a few words that is not taken yet; `other` if there are no words."""
    made = ""
    for word in words_of(text)[:most]:
        longer = f"{made}-{word}" if made else word
        if len(longer) > LONGEST:
            break
        made = longer
    made = made or words_of(text)[0][:LONGEST] if words_of(text) else other
    if made in PLAIN:
        made = f"{other}-{made}"
    number, name = 1, made
    while name in taken:
        number += 1
        name = f"{made}-{number}"
    return name


TWIN = t("“{id}” has the same title; if it is the same subject, add same_as: {id}")


class _Namer:
    """Gives each subject an id that no other has; tells where two have one title."""

    def __init__(self, other: str) -> None:
        self.other = other
        self.taken: dict[str, str] = {}

    def subject(self, subject: SubjectDraft) -> SubjectDraft:
        """A subject with an id."""
        id_ = slug(subject.title, self.taken, other=self.other)
        twin = next((n for n, title in self.taken.items() if title == subject.title), None)
        self.taken[id_] = subject.title
        remarks = subject.remarks
        if twin:
            remarks = (*remarks, Remark("title", Text(TWIN.template, {"id": twin})))
        return replace(subject, id=id_, remarks=remarks)


def with_ids(draft: Draft) -> Draft:
    """The draft with an id for each item and each topic."""
    return draft.with_subjects(_Namer("punt").subject, _Namer("onderwerp").subject)
