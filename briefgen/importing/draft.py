"""A dossier that is being made of documents: values, before any of it is YAML, and their names."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.markdown.tree import Block
from briefgen.model.government import Attendance
from briefgen.problem import Text
from briefgen.source.reader import PLAIN


class Remark(Struct, frozen=True):
    """What was guessed for a key and is to be looked at by the author."""

    key: str
    text: Text


class SubjectDraft(Struct, frozen=True):
    """An item of the agenda or a topic of the letter.

    `responsible` is None where no nota says whom it concerns, and empty where the nota names it
    for nobody. `shown` is the number that it had; `number` is that number where counting would
    give another one.
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
    position: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    shown: str = ""
    number: str | None = None


class GroupDraft(Struct, frozen=True):
    """Items or topics under one heading; `shown` is the number that it had."""

    title: str
    subjects: tuple[SubjectDraft, ...]
    aob: bool = False
    remarks: tuple[Remark, ...] = ()
    shown: str = ""


Entry = SubjectDraft | GroupDraft
Change = Callable[[SubjectDraft], SubjectDraft]


class PartDraft(Struct, frozen=True):
    """A part of the agenda; a meeting of one part may have no name for it.

    `council` is the id of its body if that is another one than the dossier's.
    """

    name: str | None
    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...] = ()
    shown: str = ""
    council: str | None = None
    dates: tuple[datetime.date, ...] = ()
    place: str | None = None
    attendance: tuple[Attendance, ...] = ()
    on_behalf_of: tuple[str, ...] = ()


class LetterDraft(Struct, frozen=True):
    """The letter; `preamble` is what stands before its first topic.

    `manners` are how it begins and ends, and to whom it goes, where that is not as usual.
    """

    entries: tuple[Entry, ...] = ()
    preamble: tuple[Block, ...] = ()
    date: datetime.date | None = None
    reference: str | None = None
    opening: str | None = None
    on_behalf_of: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[Text, ...] = ()
    manners: Mapping[str, str] = field(default_factory=dict)
    subject: str | None = None
    your_reference: str | None = None


class NotaDraft(Struct, frozen=True):
    """The nota; `sections` are its texts by what they are, to be compared with generated ones."""

    sections: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    date: datetime.date | None = None
    reference: str | None = None
    for_information: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[Text, ...] = ()
    grounds: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


class Meeting(Struct, frozen=True):
    """The meeting, and what had to be guessed of it; `council` is the id of its formation."""

    council: str
    dates: tuple[datetime.date, ...]
    place: str
    presidency: str | None
    informal: bool
    remarks: tuple[Remark, ...]
    by_video: bool = False


class Draft(Struct, frozen=True):
    """All of a dossier; `remarks` are those of dossier.yaml, the guesses about the meeting too.

    `preface` is what stands before the first item; `shape` where the documents have another shape
    than those of their formation.
    """

    meeting: Meeting
    parts: tuple[PartDraft, ...]
    attendance: tuple[Attendance, ...] = ()
    letter: LetterDraft | None = None
    nota: NotaDraft | None = None
    remarks: tuple[Remark, ...] = ()
    preface: tuple[Block, ...] = ()
    introduction: str | None = None
    provisional: bool = False
    other_business: tuple[SubjectDraft, ...] = ()
    annexes: tuple[SubjectDraft, ...] = ()
    shape: Mapping[str, object] = field(default_factory=dict)

    def items(self) -> Iterator[SubjectDraft]:
        """The items of the agenda in order, and what follows it."""
        for _, subject in self.filed():
            yield subject

    def filed(self) -> Iterator[tuple[str, SubjectDraft]]:
        """The items in order, each with the folder of its file."""
        for part in self.parts:
            yield from (("agenda", each) for each in subjects(part.entries))
        yield from (("other_business", each) for each in self.other_business)
        yield from (("annexes", each) for each in self.annexes)

    def topics(self) -> Iterator[SubjectDraft]:
        """The topics of the letter in order."""
        yield from subjects(self.letter.entries if self.letter else ())

    def with_subjects(self, item: Change, topic: Change) -> "Draft":
        """The draft with each item and each topic changed, in their order."""
        parts = tuple(replace(each, entries=_each(each.entries, item)) for each in self.parts)
        letter = self.letter
        if letter:
            letter = replace(letter, entries=_each(letter.entries, topic))
        others, annexes = (tuple(map(item, each)) for each in (self.other_business, self.annexes))
        return replace(self, parts=parts, other_business=others, annexes=annexes, letter=letter)

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
        for folder, subject in (*self.filed(), *(("letter", each) for each in self.topics())):
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
