"""A dossier at a glance: of each item and topic who it is for, where it stands and how far it is.

Only values: `survey` gathers what they are made from.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from briefgen.body.views import designation, unprepared
from briefgen.checks.found import Row
from briefgen.model.agenda import Item, Subject
from briefgen.model.dossier import Dossier
from briefgen.model.resolve import Files
from briefgen.model.subjects import SubjectShape, Unassigned
from briefgen.model.written import AnySubject
from briefgen.problem import Problem

State = Literal["empty", "draft", "written", "none"]
"""No text yet; a text with gaps; a text without; no text is needed here."""
STATES: tuple[State, ...] = ("empty", "draft", "written", "none")
GAPS = frozenset({"BG709", "BG414"})
"""The rules that find what is still to be filled in."""
INCOMPLETE = "BG002"
"""The code under which a head that has to be filled, and is not, is told of a concept."""
GIVEN = re.compile(r"^[ \t]*(?:[-*] )?\[(?!\^)[^\[\]\n]+\](?:\[\^[^\]\n]+\])*[ \t]*$", re.MULTILINE)
"""A line with nothing but words in brackets, as `briefgen new` gives them."""


class Change(Struct, frozen=True):
    """When a file was last changed and by whom; `committed` is False if it was changed since.

    Without a day it never was committed.
    """

    day: datetime.date | None
    author: str
    committed: bool


class Standing(Struct, frozen=True):
    """An item or a topic: `number` is None where it has none; `nobody` is why it is nobody's.

    `lacking` are the notes without which nobody can speak at it, where somebody attends.

    `chapter` is “agenda”, “other_business”, “annexes” or “topics”, `document` the one that holds
    it: “agenda” or “letter”. `pages` is None where they are not known, `change` where git keeps no
    history.
    """

    id: str
    file: str
    chapter: str
    document: str
    number: str | None
    title: str
    name: str
    posts: tuple[str, ...]
    nobody: str | None
    handling: str | None
    pages: tuple[int, int] | None
    state: State
    errors: int
    warnings: int
    change: Change | None
    lacking: tuple[str, ...] = ()


class Overview(Struct, frozen=True):
    """A dossier; `errors` and `warnings` are those that are in no item or topic."""

    dossier: str
    meeting: str
    place: str | None
    status: str
    letters: tuple[datetime.date, ...]
    standings: tuple[Standing, ...]
    errors: int
    warnings: int
    paged: bool
    dated: bool

    def counted(self) -> dict[State, int]:
        """How many items and topics there are of each state."""
        counts = Counter(each.state for each in self.standings)
        return {state: counts[state] for state in STATES}


class Unreadable(Struct, frozen=True):
    """A dossier that cannot be read, and why."""

    dossier: str
    problems: tuple[Problem, ...]


Surveyed = Overview | Unreadable


class Known(Struct, frozen=True):
    """What is known of a dossier besides its texts.

    What the checker found; the pages of each item by its id, None if they are not known; the last
    change of each file by its name in findings, None if git keeps none.
    """

    rows: tuple[Row, ...]
    pages: Mapping[str, tuple[int, int]] | None
    changes: Mapping[str, Change] | None


def overview(dossier: Dossier, files: Files, known: Known) -> Overview:
    """The overview of a dossier that was read without problems."""
    standings = tuple(_standings(dossier, files, known))
    apart = {each.file for each in standings}
    rest = [row for row in known.rows if row.place.file not in apart]
    return Overview(
        dossier.id,
        designation(dossier),
        dossier.meeting.place,
        dossier.status,
        tuple(dict.fromkeys(letter.date for letter in dossier.letters)),
        standings,
        _count(rest, "error"),
        _count(rest, "warning"),
        known.pages is not None,
        known.changes is not None,
    )


def _standings(dossier: Dossier, files: Files, known: Known) -> Iterator[Standing]:
    written_in = {id_: each.source for id_, each in files.items.items() if each}
    lacking = unprepared(dossier, written_in)
    for entry in dossier.entries():
        if written := files.items.get(entry.item.id):
            pages = (known.pages or {}).get(entry.item.id)
            holder = "letter" if dossier.shape.in_letter else "agenda"
            placed = (entry.chapter, holder, entry.reference)
            standing = _standing(entry.item, written, known, placed, pages)
            yield replace(standing, lacking=lacking.get(entry.item.id, ()))
    for topic in dossier.topics():
        if found := files.topics.get(topic.id):
            yield _standing(topic, found, known, ("topics", "letter", None), None)


def _standing(
    subject: Subject,
    written: AnySubject,
    known: Known,
    placed: tuple[str, str, str | None],
    pages: tuple[int, int] | None,
) -> Standing:
    file, shape = written.source.file, written.shape
    rows = [row for row in known.rows if row.place.file == file]
    return Standing(
        subject.id,
        file,
        *placed,
        subject.title,
        subject.name,
        tuple(post.id for post in subject.responsible),
        shape.responsible.none if isinstance(shape.responsible, Unassigned) else None,
        subject.handling if isinstance(subject, Item) else None,
        pages,
        _state(shape, rows),
        _count(rows, "error"),
        _count(rows, "warning"),
        (known.changes or {}).get(file),
    )


def _state(shape: SubjectShape, rows: Iterable[Row]) -> State:
    sections = getattr(shape, "sections", {}).values()
    texts = [each for each in (shape.text, getattr(shape, "position", None), *sections) if each]
    found = {row.code for row in rows}
    if found & GAPS or (texts and INCOMPLETE in found):
        return "draft"
    words = (shape.title, getattr(shape, "handling", None), *texts)
    if any(GIVEN.search(text) for text in (*words, *shape.footnotes.values()) if text):
        return "draft"
    if texts:
        return "written"
    spared = getattr(shape, "same_as", None) or isinstance(shape.responsible, Unassigned)
    return "none" if spared else "empty"


def _count(rows: Iterable[Row], level: str) -> int:
    return sum(1 for row in rows if row.level == level)
