"""What each document may see: a public view has no internal fields at all.

And which items and topics concern which post: the split in the nota, and the internal briefings.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.body.filters import bodies, days, weekdays
from briefgen.body.kinds import Kind
from briefgen.facts import replacements
from briefgen.model.agenda import Entry, Part, Subject, Topic
from briefgen.model.dossier import Confidential, Dossier, Notes
from briefgen.model.government import AGENDA, Post
from briefgen.model.numerals import numbered
from briefgen.source.document import Prose, Source

Pages = Mapping[str, tuple[int, int]]
"""The first and last page of each item, by its id, in the document whose pages a kind cites."""

SMALL = "Achtergrond"
"""The look of what stands behind the rest."""
SPEAKING, LISTENS = ("speaking_points", "bottom_line"), "luistert"
"""The notes without which nobody can speak, and the role of who does not."""

View = Mapping[str, object]
"""The names that a template knows, with their values."""


class Briefed(Struct, frozen=True):
    """A subject in an internal briefing, and its notes; of an item its place, and on which day.

    `changed` is what became otherwise since the version before, in words.
    """

    subject: Subject
    notes: Notes
    changed: tuple[str, ...]
    entries: tuple[Entry, ...] = ()
    day: str = ""

    @property
    def heading(self) -> str:
        """Its title with its number on the whole agenda, if it has one."""
        numbers = [entry.reference for entry in self.entries]
        return numbered(numbers[0] if numbers else None, self.subject.title)

    @property
    def planned(self) -> bool:
        """Whether it is dealt with at the meeting: an item, or what somebody has a role in."""
        return bool(self.entries or self.notes.role or self.notes.time)

    @property
    def handling(self) -> str | None:
        """What the Council does with it."""
        return self.entries[0].item.handling if self.entries else None

    @property
    def position(self) -> Prose | None:
        """What the government wants, in public."""
        return self.entries[0].item.position if self.entries else None

    @property
    def others(self) -> Prose | None:
        """What others want of it."""
        return self.entries[0].positions_of_others if self.entries else None

    @property
    def public(self) -> tuple[Prose, ...]:
        """All that it says in public, in the order of its page."""
        own = (self.position, self.others, *(text for _heading, text, _look, _ in self.background))
        return tuple(text for text in own if text)

    @property
    def background(self) -> list[tuple[str, Prose, str, bool]]:
        """The other public texts, each below its head, in small print; none that is told."""
        texts = [("Achtergrond", self.subject.text)]
        for entry in self.entries:
            heads = [each for each in entry.shape.sections if each.means != "positions_of_others"]
            texts += [(each.heading, entry.item.sections.get(each.id)) for each in heads]
        return [(heading, text, SMALL, False) for heading, text in texts if text]


def views(kind: Kind, dossier: Dossier, confidential: Confidential) -> Iterator[tuple[str, View]]:
    """The documents of a kind: the name of each, and what its template is given but for pages."""
    if not _has(kind.file.needs, dossier):
        return
    public = _public(dossier)
    internal = {"passages": confidential.not_public} if kind.file.audience == "internal" else {}
    if kind.file.per == "letter":
        for letter in dossier.letters:
            name = kind.file.name.replace("{chamber}", letter.chamber.id)
            yield name, {**public, **internal, "letter": letter}
    elif kind.file.per == "post" and kind.file.audience == "internal":
        for post in dossier.attending:
            name = kind.file.name.replace("{post}", post.id)
            yield name, {**public, **internal, **_briefing(dossier, confidential, post)}
    else:
        yield kind.file.name, {**public, **internal}


def _has(needs: str | None, dossier: Dossier) -> bool:
    if needs == "agenda":
        return not dossier.shape.in_letter
    if needs == "letter":
        return bool(dossier.letters)
    if needs == "nota":
        return dossier.nota is not None
    if needs == "not_public":
        return dossier.nota is not None and bool(dossier.nota.grounds)
    return True


def _public(dossier: Dossier) -> dict[str, object]:
    return {
        "dossier": dossier,
        "council": dossier.council,
        "meeting": dossier.meeting,
        "designation": designation(dossier),
        "nota": dossier.nota,
        "routings": _routings(dossier),
    }


def designation(dossier: Dossier) -> str:
    """What the meeting is called in titles: (informele) JBZ-Raad 8 en 9 december 2025."""
    return f"{bodies(dossier, 'short', '')} {days(dossier.meeting.dates)}"


def _briefing(dossier: Dossier, confidential: Confidential, post: Post) -> dict[str, object]:
    parts = {entry.item.id: part for part in dossier.parts for entry in part.placed()}
    words, past = replacements("changes", "briefing"), confidential.past
    changed = {
        id_: tuple(dict.fromkeys(words[kind] for kind in kinds if kind in words))
        for id_, kinds in past.changed.items()
    }
    return {
        "post": post,
        "name": confidential.names.get(post.id),
        "compact": confidential.compact,
        "past": past,
        "items": [
            Briefed(
                entry.item,
                confidential.items.get(entry.item.id, Notes()),
                changed.get(entry.item.id, ()),
                (entry,),
                _day(parts.get(entry.item.id)),
            )
            for entry in _entries_of(dossier, post)
        ],
        "topics": [
            Briefed(topic, confidential.topics.get(topic.id, Notes()), changed.get(topic.id, ()))
            for topic in _topics_of(dossier, post)
        ],
    }


def _day(part: Part | None) -> str:
    """On which day a part meets, without the year, or how it is called where that is not said."""
    if part is None:
        return ""
    return weekdays(part.dates).rpartition(" ")[0] if part.dates else part.name or ""


def unprepared(dossier: Dossier, files: Mapping[str, Source]) -> Mapping[str, tuple[str, ...]]:
    """The items at which somebody attends and may speak, by their ids: the notes that they lack."""
    coming = set(dossier.attending)
    concerned = (each.item for each in dossier.entries() if each.chapter == AGENDA)
    found = {}
    for item in concerned:
        data = files[item.id].data if item.id in files else {}
        notes = (data.get("internal") if isinstance(data, dict) else None) or {}
        lacking = tuple(key for key in SPEAKING if not notes.get(key))
        if lacking and coming & set(item.responsible) and notes.get("role") != LISTENS:
            found[item.id] = lacking
    return found


class Bullet(Struct, frozen=True):
    """A subject in the nota: its name, and its items on the agenda; a topic has none."""

    name: str
    aob: bool
    entries: tuple[Entry, ...]


class Routing(Struct, frozen=True):
    """What concerns one post."""

    post: Post
    for_information: bool
    bullets: tuple[Bullet, ...]


def _routings(dossier: Dossier) -> tuple[Routing, ...]:
    """The split over the posts: in the order of protocol, those for information last."""
    informed = dossier.nota.for_information if dossier.nota else ()
    split = [
        Routing(post, post in informed, tuple(_bullets(dossier, post))) for post in dossier.posts
    ]
    return tuple(sorted((r for r in split if r.bullets), key=lambda r: r.for_information))


def _entries_of(dossier: Dossier, post: Post) -> Iterator[Entry]:
    """The items that concern a post, in the order of the agenda."""
    return (entry for entry in dossier.entries() if post in entry.item.responsible)


def _topics_of(dossier: Dossier, post: Post) -> Iterator[Topic]:
    """The topics that concern a post, in the order of the letter."""
    return (topic for topic in dossier.topics() if post in topic.responsible)


def _bullets(dossier: Dossier, post: Post) -> Iterator[Bullet]:
    """Agenda order with any other business last, a merged item at its first place; then the rest.

    That is what follows the agenda, and the topics of the letter.
    """
    first: dict[str, Subject] = {entry.item.id: entry.item for entry in dossier.entries()}
    merged: dict[str, list[Entry]] = {}
    for entry in _entries_of(dossier, post):
        merged.setdefault(entry.item.same_as or entry.item.id, []).append(entry)
    for id_, entries in sorted(merged.items(), key=lambda each: _late(each[1][0])):
        yield Bullet(first[id_].name, entries[0].aob, tuple(entries))
    for topic in _topics_of(dossier, post):
        yield Bullet(topic.name, aob=False, entries=())


def _late(entry: Entry) -> tuple[bool, bool]:
    return entry.chapter != AGENDA, entry.aob
