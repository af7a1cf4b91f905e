"""Which items and topics concern which post: the split in the nota, and the internal briefings."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model.dossier import Dossier, Entry, Post, Subject, Topic


@dataclass(frozen=True, slots=True)
class Bullet:
    """A subject in the nota: its name, and its items on the agenda; a topic has none."""

    name: str
    aob: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """What concerns one post."""

    post: Post
    for_information: bool
    bullets: tuple[Bullet, ...]


def routings(dossier: Dossier) -> tuple[Routing, ...]:
    """The split over the posts: in the order of protocol, those for information last."""
    informed = dossier.nota.for_information if dossier.nota else ()
    split = [
        Routing(post, post in informed, tuple(_bullets(dossier, post))) for post in dossier.posts
    ]
    return tuple(sorted((r for r in split if r.bullets), key=lambda r: r.for_information))


def entries_of(dossier: Dossier, post: Post) -> Iterator[Entry]:
    """The items that concern a post, in the order of the agenda."""
    return (entry for entry in dossier.entries() if post in entry.item.responsible)


def topics_of(dossier: Dossier, post: Post) -> Iterator[Topic]:
    """The topics that concern a post, in the order of the letter."""
    return (topic for topic in dossier.topics() if post in topic.responsible)


def _bullets(dossier: Dossier, post: Post) -> Iterator[Bullet]:
    """Agenda order with any other business last, a merged item at its first place; then topics."""
    first: dict[str, Subject] = {entry.item.id: entry.item for entry in dossier.entries()}
    merged: dict[str, list[Entry]] = {}
    for entry in entries_of(dossier, post):
        merged.setdefault(entry.item.same_as or entry.item.id, []).append(entry)
    for id_, entries in sorted(merged.items(), key=lambda each: each[1][0].aob):
        yield Bullet(first[id_].name, entries[0].aob, tuple(entries))
    for topic in topics_of(dossier, post):
        yield Bullet(topic.name, aob=False, entries=())
