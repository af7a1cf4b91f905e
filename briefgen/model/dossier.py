"""The dossier as the documents see it: frozen, resolved, numbered, and free of internal notes.

What must never leave the ministry (bottom lines, speaking points, passages of the nota that cannot
be published) is a value of its own, `Confidential`: a public document is given a `Dossier`,
which has no field for it.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.facts import MemberState
from briefgen.model.house_style import HouseStyle, Letterhead
from briefgen.source.document import Prose


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry; `tooi` is its code in the government's register of organisations."""

    id: str
    name: str
    website: str | None
    tooi: str | None
    letterhead: Letterhead


@dataclass(frozen=True, slots=True)
class Post:
    """The post of a bewindspersoon, e.g. id MJenV, title “minister van Justitie en Veiligheid”."""

    id: str
    title: str
    ministry: Ministry


@dataclass(frozen=True, slots=True)
class Signatory:
    """A post and who held it on the day of the letter; the name is None where it is not known."""

    post: Post
    name: str | None


@dataclass(frozen=True, slots=True)
class Chamber:
    """A chamber of parliament, to whose President a letter is addressed."""

    id: str
    name: str
    short_name: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Council:
    """A formation of the Council, and the ministry whose letterhead its letters carry."""

    id: str
    name: str
    short_name: str
    kamerstuk_dossier: str | None
    ministry: Ministry
    opening: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where the Council meets, and who presides."""

    dates: tuple[datetime.date, ...]
    place: str
    informal: bool
    presidency: MemberState


@dataclass(frozen=True, slots=True)
class Subject:
    """What an agenda item and a letter topic share: a title, a text, and the posts it concerns."""

    id: str
    title: str
    short_title: str | None
    responsible: tuple[Post, ...]
    text: Prose | None

    @property
    def name(self) -> str:
        """The title as the nota may shorten it."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True)
class Topic(Subject):
    """A topic of the letter."""


@dataclass(frozen=True, slots=True)
class Item(Subject):
    """An item of the agenda; `same_as` is the id of the other day's item on the same subject."""

    handling: str | None
    same_as: str | None
    position: Prose | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An item at its place in the agenda: its number there, and its number in the whole."""

    number: str
    reference: str
    aob: bool
    item: Item


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading, e.g. any other business."""

    number: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part (day) of the meeting; a meeting of one part has no name and no number."""

    number: str | None
    name: str | None
    entries: tuple[Entry | Group, ...]


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """Topics of the letter under one heading, or without one."""

    heading: str | None
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter to one chamber."""

    chamber: Chamber
    date: datetime.date
    reference: str | None
    on_behalf_of: tuple[Post, ...]
    signatories: tuple[Signatory, ...]
    opening: Prose | None
    groups: tuple[TopicGroup, ...]


@dataclass(frozen=True, slots=True)
class Nota:
    """The nota to the bewindspersonen, as it may be published: of section 5 the grounds only."""

    date: datetime.date
    reference: str | None
    for_information: tuple[Post, ...]
    reason: Prose | None
    decision: Prose | None
    explanation: Prose | None
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that goes along with the letter."""

    title: str
    reference: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the public documents of one meeting of the Council say."""

    id: str
    council: Council
    meeting: Meeting
    status: str
    attending: tuple[Post, ...]
    parts: tuple[Part, ...]
    letters: tuple[Letter, ...]
    nota: Nota | None
    attachments: tuple[Attachment, ...]
    posts: tuple[Post, ...]
    chambers: tuple[Chamber, ...]
    house_style: HouseStyle

    def entries(self) -> Iterator[Entry]:
        """The items of the agenda at their places, in order."""
        for part in self.parts:
            for entry in part.entries:
                yield from entry.entries if isinstance(entry, Group) else (entry,)

    def topics(self) -> Iterator[Topic]:
        """The topics of the letters in order, each once."""
        seen: set[str] = set()
        for letter in self.letters:
            for topic in (topic for group in letter.groups for topic in group.topics):
                if topic.id not in seen:
                    seen.add(topic.id)
                    yield topic


@dataclass(frozen=True, slots=True)
class Notes:
    """What one bewindspersoon must know of an item or a topic, and no one else."""

    bottom_line: Prose | None = None
    speaking_points: Prose | None = None
    sensitive: Prose | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the nota that cannot be made public, and the article of the Woo that says so."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Confidential:
    """The internal part of a dossier: notes by item and by topic, passages of the nota."""

    items: Mapping[str, Notes] = field(default_factory=dict)
    topics: Mapping[str, Notes] = field(default_factory=dict)
    not_public: tuple[Passage, ...] = ()
