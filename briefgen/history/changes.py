"""What changed between two revisions of a dossier, as values: what, of which item, and where."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

from briefgen.history.words import Passage, compare_lines, compare_texts, plain
from briefgen.problem import Place
from briefgen.source.document import Path, Source

Sort = Literal[
    "dossier", "shape", "agenda", "item", "other_business", "annex", "letter", "topic", "nota",
    "attachments", "shared",
]  # fmt: skip


class Kind(StrEnum):
    """Every kind of change that is told apart."""

    DOSSIER_ADDED = "dossier-added"
    DOSSIER_REMOVED = "dossier-removed"
    DOSSIER_RENAMED = "dossier-renamed"
    STATUS = "status"
    COUNCIL = "council"
    DATES = "dates"
    MEETING = "meeting"
    PLACE = "place"
    PRESIDENCY = "presidency"
    INFORMAL = "informal"
    NOT_INFORMAL = "not-informal"
    PROVISIONAL = "provisional"
    NOT_PROVISIONAL = "not-provisional"
    COMPACT = "compact"
    NOT_COMPACT = "not-compact"
    INTRODUCTION = "introduction"
    ATTENDING = "attending"
    TAKES_PART = "takes-part"
    REPLACED_BY = "replaced-by"
    SHAPE = "shape"
    PART_ADDED = "part-added"
    PART_REMOVED = "part-removed"
    PART_RENAMED = "part-renamed"
    PART_MOVED = "part-moved"
    PART_NUMBER = "part-number"
    PART_COUNCIL = "part-council"
    PART_DATES = "part-dates"
    PART_PLACE = "part-place"
    PART_ATTENDING = "part-attending"
    PART_ON_BEHALF_OF = "part-on-behalf-of"
    GROUP_ADDED = "group-added"
    GROUP_REMOVED = "group-removed"
    GROUP_RENAMED = "group-renamed"
    GROUP_MOVED = "group-moved"
    GROUP_NUMBER = "group-number"
    GROUP_AOB = "group-aob"
    GROUP_NOT_AOB = "group-not-aob"
    RENUMBERED = "items-renumbered"
    ITEM_ADDED = "item-added"
    ITEM_REMOVED = "item-removed"
    ITEM_MOVED = "item-moved"
    ITEM_ELSEWHERE = "item-elsewhere"
    OTHER_BUSINESS_ADDED = "other-business-added"
    OTHER_BUSINESS_REMOVED = "other-business-removed"
    OTHER_BUSINESS_MOVED = "other-business-moved"
    ANNEX_ADDED = "annex-added"
    ANNEX_REMOVED = "annex-removed"
    ANNEX_MOVED = "annex-moved"
    FILE_RENAMED = "file-renamed"
    TITLE = "title"
    SHORT_TITLE = "short-title"
    HANDLING = "handling"
    NUMBER = "number"
    DOCUMENTS = "documents"
    STANDING = "standing"
    NOT_STANDING = "not-standing"
    LANDSCAPE = "landscape"
    NOT_LANDSCAPE = "not-landscape"
    RESPONSIBLE = "responsible"
    SAME_AS = "same-as"
    TEXT = "text"
    POSITION = "position"
    SECTION = "section"
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
    LETTER_TO = "letter-to"
    LETTER_DATE = "letter-date"
    LETTER_REFERENCE = "letter-reference"
    YOUR_REFERENCE = "your-reference"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    SIGN_OFF = "sign-off"
    SIGNATURE = "signature"
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
    NOTA_SECTION = "nota-section"
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


class About(Struct, frozen=True):
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


class Change(Struct, frozen=True):
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


Owner = TypeVar("Owner")


class Reporter(Struct, frozen=True):
    """The file that something stood and stands in, what it is, and whom it concerns."""

    about: About
    old: Source
    new: Source
    posts: tuple[str, ...] = ()

    def place(self, path: Path, *, gone: bool = False) -> Place:
        """Where a key stands, in the old file if it is gone."""
        return (self.old if gone else self.new).key_place(path)

    def say(  # noqa: PLR0913 - the fields of a change
        self,
        kind: Kind,
        path: Path,
        *,
        old: str | None = None,
        new: str | None = None,
        name: str = "",
        posts: Iterable[str] = (),
        gone: bool = False,
    ) -> Change:
        """A change without marked words."""
        concerned = tuple(dict.fromkeys((*self.posts, *posts)))
        place = self.place(path, gone=gone)
        return Change(kind, self.about, place, old, new, name, posts=concerned)

    def line(
        self, kind: Kind, path: Path, old: str | None, new: str | None, name: str = ""
    ) -> Iterator[Change]:
        """That a value on one line is another one, with the words marked; nothing if it is not."""
        if old != new:
            place = self.place(path, gone=new is None)
            passages = compare_lines(old, new)
            yield Change(kind, self.about, place, old, new, name, passages, self.posts)

    def prose(
        self, kind: Kind, path: Path, old: str | None, new: str | None, name: str = ""
    ) -> Iterator[Change]:
        """That a text says something else, by sentences."""
        passages = compare_texts(plain(old), plain(new))[0]
        if passages:
            place = self.place(path, gone=new is None)
            yield Change(kind, self.about, place, old, new, name, passages, self.posts)

    def names(
        self, kind: Kind, path: Path, old: Sequence[str], new: Sequence[str], name: str = ""
    ) -> Iterator[Change]:
        """That a list of posts is another one; it concerns those that came or went."""
        if tuple(old) != tuple(new):
            posts = [each for each in (*old, *new) if (each in old) != (each in new)]
            values = (", ".join(old) or None, ", ".join(new) or None)
            gone = values[1] is None
            yield self.say(
                kind, path, old=values[0], new=values[1], name=name, posts=posts, gone=gone
            )


class Field(Struct, Generic[Owner], frozen=True):
    """What a letter, a nota or a dossier says under one key, and how a change of it is said.

    `say` is the method of Reporter for values of its sort, `value` gives that of one revision.
    """

    key: str
    kind: Kind
    say: Callable[..., Iterator[Change]]
    value: Callable[[Owner], Any]

    def changes(
        self, reporter: Reporter, path: Path, old: Owner, new: Owner, name: str = ""
    ) -> Iterator[Change]:
        """That the value is another one; nothing if it is not."""
        return self.say(reporter, self.kind, path, self.value(old), self.value(new), name)
