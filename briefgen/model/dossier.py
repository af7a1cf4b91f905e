"""The dossier as the documents see it: frozen, resolved, numbered, and free of internal notes.

What must never leave the ministry (bottom lines, speaking points, passages of the nota that cannot
be published) is a value of its own, `Confidential`: a public document is given a `Dossier`,
which has no field for it.
"""

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from briefgen.facts import MemberState
from briefgen.model.agenda import Entry, Group, Part, Topic
from briefgen.model.government import (
    AGENDA,
    Attendance,
    Chamber,
    Council,
    HouseStyle,
    Manners,
    Post,
    Shape,
    Signatory,
)
from briefgen.source.document import Prose


class Meeting(Struct, frozen=True):
    """When and where the Council meets, and who presides.

    There is no place where it meets by video; no presidency where another one is in the `chair`,
    and neither where nobody is, or where several bodies meet that differ in it.
    """

    dates: tuple[datetime.date, ...]
    place: str | None
    informal: bool
    presidency: MemberState | None
    chair: str | None = None
    by_video: bool = False


class TopicGroup(Struct, frozen=True):
    """Topics of the letter under one heading, or without one."""

    heading: str | None
    topics: tuple[Topic, ...]


class Letter(Struct, frozen=True):
    """The letter to one chamber."""

    chamber: Chamber
    date: datetime.date
    reference: str | None
    on_behalf_of: tuple[Post, ...]
    signatories: tuple[Signatory, ...]
    opening: Prose | None
    groups: tuple[TopicGroup, ...]
    manners: Manners
    subject: str | None = None
    your_reference: str | None = None


class Nota(Struct, frozen=True):
    """The nota to the bewindspersonen, as it may be published: of section 5 the grounds only."""

    date: datetime.date
    reference: str | None
    for_information: tuple[Post, ...]
    reason: Prose | None
    decision: Prose | None
    explanation: Prose | None
    grounds: tuple[str, ...]
    sections: Mapping[str, Prose]


class Attachment(Struct, frozen=True):
    """A document that goes along with the letter."""

    title: str
    reference: str | None
    file: str | None


class Dossier(Struct, frozen=True):
    """All that the public documents of one meeting of the Council say."""

    id: str
    council: Council
    meeting: Meeting
    status: str
    attendance: tuple[Attendance, ...]
    parts: tuple[Part, ...]
    other_business: tuple[Entry, ...]
    annexes: tuple[Entry, ...]
    introduction: Prose | None
    provisional: bool
    shape: Shape
    letters: tuple[Letter, ...]
    nota: Nota | None
    attachments: tuple[Attachment, ...]
    posts: tuple[Post, ...]
    chambers: tuple[Chamber, ...]
    house_style: HouseStyle

    @property
    def attending(self) -> tuple[Post, ...]:
        """The posts that take part in the meeting or in a part of it, or may still do so."""
        all_ = (*self.attendance, *(each for part in self.parts for each in part.attendance))
        return tuple(dict.fromkeys(each.post for each in all_ if each.takes_part != "no"))

    @property
    def bodies(self) -> tuple[Council, ...]:
        """The formations and bodies that meet, in the order of the agenda."""
        return tuple(dict.fromkeys(part.council for part in self.parts))

    def entries(self) -> Iterator[Entry]:
        """All that has an anchor: items of the agenda in order, other business, annexes."""
        for part in self.parts:
            yield from part.placed()
        yield from self.other_business
        yield from self.annexes

    def contents(self) -> Iterator[tuple[int, str, str]]:
        """The lines of a list of contents: how deep, the heading, and the item that it leads to.

        A part and a group, which have no anchor, lead to their first item.
        """
        for part in self.parts:
            top = 2 if part.name else 1
            placed = next(part.placed(), None)
            if part.name and placed:
                yield 1, part.heading, placed.item.id
            for entry in part.entries:
                if not isinstance(entry, Group):
                    yield top, entry.heading, entry.item.id
                    continue
                for index, each in enumerate(entry.entries):
                    if index == 0:
                        yield top, entry.heading, each.item.id
                    yield top + 1, each.heading, each.item.id
        for placed in (*self.other_business, *self.annexes):
            yield 1, placed.heading, placed.item.id

    @property
    def says_who_attends(self) -> bool:
        """Whether a generated introduction in the letter itself says who takes part."""
        return bool(self.shape.in_letter and self.shape.introduction and not self.introduction)

    def names(self) -> tuple[str, ...]:
        """What stands on the agenda, without any other business, by the names that it may have."""
        return tuple(
            entry.item.name for entry in self.entries() if entry.chapter == AGENDA and not entry.aob
        )

    def topics(self) -> Iterator[Topic]:
        """The topics of the letters in order, each once."""
        seen: set[str] = set()
        for letter in self.letters:
            for topic in (topic for group in letter.groups for topic in group.topics):
                if topic.id not in seen:
                    seen.add(topic.id)
                    yield topic


class Notes(Struct, frozen=True):
    """What one bewindspersoon must know of an item or a topic, and no one else."""

    core: Prose | None = None
    asked: Prose | None = None
    speaking_points: Prose | None = None
    bottom_line: Prose | None = None
    avoid: Prose | None = None
    sensitive: Prose | None = None
    role: str | None = None
    time: str | None = None


NOTES = ("core", "asked", "speaking_points", "bottom_line", "avoid", "sensitive")
"""Those of the notes that are texts."""


class Passage(Struct, frozen=True):
    """A passage of the nota that cannot be made public, and the article of the Woo that says so."""

    text: str
    ground: str


class Past(Struct, frozen=True):
    """Where a dossier comes from, by its history: its version, and the one before.

    `version` is how many there were, None where no history is kept; `since` is when the version
    before was made, and `changed` what became otherwise of each item and topic since then, by its
    id: kinds of change, and keys of internal notes.
    """

    version: int | None = None
    since: datetime.datetime | None = None
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Confidential(Struct, frozen=True):
    """The internal part of a dossier: notes by item and by topic, passages of the nota.

    And what only a briefing says: `names` are those who hold a post on the first day, by its id;
    `compact` tells whether items may share a page.
    """

    items: Mapping[str, Notes] = field(default_factory=dict)
    topics: Mapping[str, Notes] = field(default_factory=dict)
    not_public: tuple[Passage, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    compact: bool = False
    past: Past = Past()
