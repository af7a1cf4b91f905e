"""What a meeting is about: items at their numbered places in the agenda, topics of the letter."""

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.model.government import AGENDA, ANNEXES, Attendance, Council, Post, Section, Shape
from briefgen.model.numerals import numbered
from briefgen.source.document import Path, Prose


class Subject(Struct, frozen=True):
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


class Topic(Subject, frozen=True):
    """A topic of the letter."""


class Item(Subject, frozen=True):
    """An item of the agenda; `same_as` is the id of the other day's item on the same subject.

    `sections` are the texts below the fixed heads that have no key of their own, by their ids.
    """

    handling: str | None
    same_as: str | None
    position: Prose | None
    sections: Mapping[str, Prose]
    documents: tuple[str, ...]
    landscape: bool = False


class Headed(Struct, frozen=True):
    """What stands under a fixed head of an item: texts, a line, or documents."""

    heading: str
    texts: tuple[Prose, ...] = ()
    line: str | None = None
    documents: tuple[str, ...] = ()


class Entry(Struct, frozen=True):
    """An item at its place: its number there, and its number in the whole; it may have none.

    `chapter` is “agenda”, “other_business” or “annexes”; `shape` that of its part. What has a fixed
    head stands in `headed`; the handling, the documents and the texts that have none, before it.
    """

    number: str | None
    reference: str | None
    aob: bool
    item: Item
    shape: Shape
    chapter: str = AGENDA

    @property
    def heading(self) -> str:
        """Its title with its number, and with its handling where that stands in brackets."""
        handling = self._loose("handling") and self.item.handling
        behind = f" ({handling})" if handling and self.shape.handling == "brackets" else ""
        return numbered(self.number, f"{self.item.title}{behind}")

    @property
    def handling(self) -> str | None:
        """The handling where it has a line of its own."""
        below = self._loose("handling") and self.shape.handling == "line"
        return self.item.handling if below else None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it is about, where there is no head for them."""
        return self.item.documents if self._loose("documents") else ()

    @property
    def texts(self) -> tuple[Prose, ...]:
        """The texts that have no head, in their order."""
        return self._texts(None)

    @property
    def page(self) -> str | None:
        """Where it begins if that is on a page of its own: “new”, or “landscape” if that lies."""
        if self.chapter != ANNEXES:
            return None
        return "landscape" if self.item.landscape else "new"

    @property
    def headed(self) -> tuple[Headed, ...]:
        """What stands under the fixed heads of its formation; an empty one is left out."""
        return tuple(
            headed
            for section in self.shape.sections
            if (headed := self._headed(section)) != Headed(section.heading)
        )

    @property
    def positions_of_others(self) -> Prose | None:
        """What others want, by the head that holds it."""
        section = self.shape.section("positions_of_others")
        return self.item.sections.get(section.id) if section else None

    def _loose(self, means: str) -> bool:
        return self.shape.section(means) is None

    def _headed(self, section: Section) -> Headed:
        line = self.item.handling if section.means == "handling" else None
        documents = self.item.documents if section.means == "documents" else ()
        texts = self._texts(section)
        filled = texts or line or documents
        return Headed(section.heading, texts, line if filled else section.empty, documents)

    def keys(self, section: Section | None) -> tuple[Path, ...]:
        """The ways to the texts below a head, or before the first one, in the file of the item.

        A position that has no head of its own follows the text.
        """
        position: tuple[Path, ...] = (("position",),)
        text: tuple[Path, ...] = (("text",), *(position if self._loose("position") else ()))
        if section is None:
            return text if self._loose("text") else ()
        own = {"text": text, "position": position, "handling": (), "documents": ()}
        return own.get(section.means or "", (("sections", section.id),))

    def _texts(self, section: Section | None) -> tuple[Prose, ...]:
        own: dict[Path, Prose | None] = {
            ("text",): self.item.text,
            ("position",): self.item.position,
            **{("sections", id_): text for id_, text in self.item.sections.items()},
        }
        return tuple(text for key in self.keys(section) if (text := own.get(key)))


class Group(Struct, frozen=True):
    """Items under one heading, e.g. any other business."""

    number: str | None
    title: str
    entries: tuple[Entry, ...]

    @property
    def heading(self) -> str:
        """Its title with its number."""
        return numbered(self.number, self.title)


class Part(Struct, frozen=True):
    """A part (day) of the meeting; a meeting of one part has no name and no number.

    `council` is that of the dossier unless another body meets in this part; dates, place and who
    attends are its own ones only.
    """

    number: str | None
    name: str | None
    entries: tuple[Entry | Group, ...]
    council: Council
    dates: tuple[datetime.date, ...] = ()
    place: str | None = None
    attendance: tuple[Attendance, ...] = ()
    on_behalf_of: tuple[Post, ...] = ()

    @property
    def heading(self) -> str:
        """Its name with its number."""
        return numbered(self.number, self.name or "")

    def placed(self) -> Iterator[Entry]:
        """Its items at their places, those of its groups too."""
        for entry in self.entries:
            yield from entry.entries if isinstance(entry, Group) else (entry,)
