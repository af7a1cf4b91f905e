"""What each document may see: a public view has no internal fields at all.

And which items and topics concern which post: the split in the nota, and the internal briefings.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.body.filters import bodies, days
from briefgen.body.kinds import Kind
from briefgen.model.agenda import Entry, Subject, Topic
from briefgen.model.dossier import Confidential, Dossier, Notes
from briefgen.model.government import AGENDA, Post
from briefgen.source.document import Prose

Pages = Mapping[str, tuple[int, int]]
"""The first and last page of each item, by its id, in the document whose pages a kind cites."""

View = Mapping[str, object]
"""The names that a template knows, with their values."""


class Briefed(Struct, frozen=True):
    """A subject in an internal briefing: its number on the agenda if it has one, its notes.

    `others` is what others want of it.
    """

    reference: str | None
    subject: Subject
    notes: Notes
    others: Prose | None = None


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
    return {
        "post": post,
        "items": tuple(
            Briefed(
                entry.reference,
                entry.item,
                confidential.items.get(entry.item.id, Notes()),
                entry.positions_of_others,
            )
            for entry in _entries_of(dossier, post)
        ),
        "topics": tuple(
            Briefed(None, topic, confidential.topics.get(topic.id, Notes()))
            for topic in _topics_of(dossier, post)
        ),
    }


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
