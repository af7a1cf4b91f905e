"""What changed between two revisions of a dossier, as values: what, of which item, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from briefgen.problem import Place

Op = Literal["same", "removed", "added"]
Sort = Literal["dossier", "agenda", "item", "letter", "topic", "nota", "attachments", "shared"]


class Kind(StrEnum):
    """Every kind of change that is told apart."""

    DOSSIER_ADDED = "dossier-added"
    DOSSIER_REMOVED = "dossier-removed"
    DOSSIER_RENAMED = "dossier-renamed"
    STATUS = "status"
    COUNCIL = "council"
    DATES = "dates"
    PLACE = "place"
    PRESIDENCY = "presidency"
    INFORMAL = "informal"
    NOT_INFORMAL = "not-informal"
    ATTENDING = "attending"
    PART_ADDED = "part-added"
    PART_REMOVED = "part-removed"
    PART_RENAMED = "part-renamed"
    PART_MOVED = "part-moved"
    GROUP_ADDED = "group-added"
    GROUP_REMOVED = "group-removed"
    GROUP_RENAMED = "group-renamed"
    GROUP_MOVED = "group-moved"
    GROUP_AOB = "group-aob"
    GROUP_NOT_AOB = "group-not-aob"
    RENUMBERED = "items-renumbered"
    ITEM_ADDED = "item-added"
    ITEM_REMOVED = "item-removed"
    ITEM_MOVED = "item-moved"
    FILE_RENAMED = "file-renamed"
    TITLE = "title"
    SHORT_TITLE = "short-title"
    HANDLING = "handling"
    RESPONSIBLE = "responsible"
    SAME_AS = "same-as"
    TEXT = "text"
    POSITION = "position"
    FOOTNOTE_ADDED = "footnote-added"
    FOOTNOTE_REMOVED = "footnote-removed"
    FOOTNOTE_CHANGED = "footnote-changed"
    SOURCE = "source"
    INTERNAL = "internal"
    TOPIC_ADDED = "topic-added"
    TOPIC_REMOVED = "topic-removed"
    TOPIC_MOVED = "topic-moved"
    TOPIC_REGROUPED = "topic-regrouped"
    HEADING_ADDED = "heading-added"
    HEADING_REMOVED = "heading-removed"
    HEADING_RENAMED = "heading-renamed"
    HEADING_MOVED = "heading-moved"
    LETTER_ADDED = "letter-added"
    LETTER_REMOVED = "letter-removed"
    LETTER_DATE = "letter-date"
    LETTER_REFERENCE = "letter-reference"
    ON_BEHALF_OF = "on-behalf-of"
    SIGNATORIES = "signatories"
    OPENING = "opening"
    HOLDER = "holder"
    NOTA_ADDED = "nota-added"
    NOTA_REMOVED = "nota-removed"
    NOTA_DATE = "nota-date"
    NOTA_REFERENCE = "nota-reference"
    FOR_INFORMATION = "for-information"
    REASON = "reason"
    DECISION = "decision"
    EXPLANATION = "explanation"
    GROUNDS = "grounds"
    NOT_PUBLIC = "not-public"
    ATTACHMENT_ADDED = "attachment-added"
    ATTACHMENT_REMOVED = "attachment-removed"
    ATTACHMENT_CHANGED = "attachment-changed"
    ATTACHMENT_MOVED = "attachment-moved"
    SUPPRESS_ADDED = "suppress-added"
    SUPPRESS_REMOVED = "suppress-removed"
    SUPPRESS_CHANGED = "suppress-changed"
    POST_TITLE = "post-title"
    COUNCIL_FACTS = "council-facts"
    LETTERHEAD = "letterhead"
    CHAMBER = "chamber"
    HOUSE_STYLE = "house-style"
    ABBREVIATION = "abbreviation"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Run:
    """Words one after the other that stayed, went or came; a space before them belongs to them."""

    op: Op
    words: str


Passage = tuple[Run, ...]
"""One or more sentences in which something changed, from the first word to the last."""


@dataclass(frozen=True, slots=True)
class About:
    """Which part of the dossier: an item or a topic by its id, or a section of dossier.yaml.

    `was` and `now` are the numbers of an item (I.3), None where it was not or is not there;
    `old_id` is the id that it had, if its file was renamed.
    """

    sort: Sort
    id: str = ""
    title: str = ""
    was: str | None = None
    now: str | None = None
    old_id: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    `old` and `new` are the values, None where there was or is none; `name` says which of several
    (a footnote, a chamber, a post); `passages` are the values with the words marked; `posts` are
    the ids of those it concerns; `place` is in the new files, in the old ones for what is gone.
    """

    kind: Kind
    about: About
    place: Place
    old: str | None = None
    new: str | None = None
    name: str = ""
    passages: tuple[Passage, ...] = ()
    posts: tuple[str, ...] = ()


def by_subject(changes: Sequence[Change]) -> Iterator[tuple[About, tuple[Change, ...]]]:
    """The changes of each part of the dossier together, in the order of the first of each."""
    together: dict[About, list[Change]] = {}
    for change in changes:
        together.setdefault(change.about, []).append(change)
    for about, found in together.items():
        yield about, tuple(found)
