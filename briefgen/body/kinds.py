"""Documents: their kinds, what each may see, and what is made of one.

A kind is a folder in `templates/` with a kind.yaml and a body template. A public view has no
internal fields at all.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from briefgen.body.filters import day, days
from briefgen.errors import InvalidInputError
from briefgen.markdown.marks import without_marks
from briefgen.model.dossier import Confidential, Dossier, Ministry, Notes, Post, Subject
from briefgen.model.routing import entries_of, routings, topics_of
from briefgen.model.values import Line, Shape
from briefgen.model.workspace import read_shape
from briefgen.problem import Problem, choose, t
from briefgen.problem import mark as _
from briefgen.source.document import Source


class KindFile(Shape):
    """kind.yaml: what a kind of document is made for, and for whom."""

    name: Line = Field(
        description=_("The name of the file; {{chamber}} and {{post}} stand for whom it is made.")
    )
    per: Literal["dossier", "letter", "post"] = Field(
        description=_("Made once, for each letter, or for each post that attends.")
    )
    audience: Literal["public", "internal"] = Field(description=_("Who may read it."))
    needs: Literal["letter", "nota", "not_public"] | None = Field(
        None, description=_("The part of the dossier without which it is not made.")
    )
    fields: tuple[Line, ...] = Field(
        (), description=_("What the Word file must have a place for, e.g. date.")
    )
    cites_pages_of: Line | None = Field(
        None, description=_("The kind of document whose pages it names.")
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its folder and what kind.yaml says."""

    folder: Path
    file: KindFile


def load_kinds(templates: Path) -> tuple[Kind, ...]:
    """All kinds of documents, by name, those that cite the pages of another after that one.

    Raises:
        InvalidInputError: with every mistake in the kind.yaml files.
    """
    problems: list[Problem] = []
    read = tuple(_read(templates, problems))
    kinds = {kind.folder.name: kind for kind, _source in read}
    for kind, source in read:
        problems.extend(_check_cited(kind, source, kinds))
    if problems:
        raise InvalidInputError(problems)
    return tuple(sorted(kinds.values(), key=lambda kind: kind.file.cites_pages_of is not None))


def _read(templates: Path, problems: list[Problem]) -> Iterator[tuple[Kind, Source]]:
    for path in sorted(templates.glob("*/kind.yaml")):
        name = f"templates/{path.parent.name}/kind.yaml"
        source, file = read_shape(path, name, KindFile, problems)
        if file and source:
            yield Kind(path.parent, file), source


def _check_cited(kind: Kind, source: Source, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    """A document is laid out once, so what cites pages cannot be cited itself, in a ring least."""
    name = kind.file.cites_pages_of
    if name is None:
        return
    place = source.place(("cites_pages_of",))
    cited = kinds.get(name)
    if cited is None:
        what = t("there is no kind of document “{name}”", name=name)
        yield Problem(place, what, choose(name, kinds))
    elif cited.file.cites_pages_of or cited.file.per != "dossier":
        what = t("the pages of “{name}” cannot be cited", name=name)
        fix = t("cite a document that cites no pages itself and is made once for a dossier")
        yield Problem(place, what, fix)


Pages = Mapping[str, tuple[int, int]]
"""The first and last page of each item, by its id, in the document whose pages a kind cites."""

View = Mapping[str, object]
"""The names that a template knows, with their values."""


@dataclass(frozen=True, slots=True)
class Briefed:
    """A subject in an internal briefing: its number on the agenda (None for a topic), its notes."""

    reference: str | None
    subject: Subject
    notes: Notes


def views(
    kind: Kind, dossier: Dossier, confidential: Confidential, pages: Pages | None
) -> Iterator[tuple[str, View]]:
    """The documents of a kind: the name of each, and what its template is given."""
    if not _has(kind.file.needs, dossier):
        return
    public = {**_public(dossier), "pages": pages}
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
        "routings": routings(dossier),
    }


def designation(dossier: Dossier) -> str:
    """What the meeting is called in titles: (informele) JBZ-Raad 8 en 9 december 2025."""
    informal = "informele " if dossier.meeting.informal else ""
    return f"{informal}{dossier.council.short_name} {days(dossier.meeting.dates)}"


def _briefing(dossier: Dossier, confidential: Confidential, post: Post) -> dict[str, object]:
    return {
        "post": post,
        "items": tuple(
            Briefed(entry.reference, entry.item, confidential.items.get(entry.item.id, Notes()))
            for entry in entries_of(dossier, post)
        ),
        "topics": tuple(
            Briefed(None, topic, confidential.topics.get(topic.id, Notes()))
            for topic in topics_of(dossier, post)
        ),
    }


MetaValue = str | datetime.date | list[str]
Fields = Mapping[str, tuple[str, ...]]
"""The lines of each placeholder by its name; none where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a dossier.

    `name` is its path below the dossier's folder, without an ending; `kind` the folder of its
    templates; `date` the day that it carries; `meta` its front matter; `fields` the values for
    the placeholders of its shell; `body` Markdown with marks; `notes` the Markdown of footnote
    1, 2, …, in the order of their references.
    """

    name: str
    kind: str
    date: datetime.date
    meta: Mapping[str, MetaValue]
    fields: Fields
    body: str
    notes: tuple[str, ...]


def to_markdown(document: Document) -> bytes:
    """The bytes of the file: UTF-8, line ends LF."""
    front = yaml.dump(
        dict(document.meta),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    notes = "".join(f"\n[^{number}]: {text}\n" for number, text in enumerate(document.notes, 1))
    return f"---\n{front}---\n\n{without_marks(document.body)}{notes}".encode()


def fields(meta: Mapping[str, MetaValue | None], dossier: Dossier) -> Fields:
    """The values of all placeholders that a shell of this document may have."""
    return {
        **dict(_letterhead(dossier.council.ministry)),
        "concept": ("CONCEPT",) if dossier.status == "concept" else (),
        **{key: tuple(_lines(value)) for key, value in meta.items()},
    }


def _letterhead(ministry: Ministry) -> Iterator[tuple[str, tuple[str, ...]]]:
    head = ministry.letterhead
    yield "ministry", (f"Ministerie van {ministry.name}",)
    for name, value in (
        ("cluster", head.cluster),
        ("directorate", head.directorate),
        ("unit", head.unit),
        ("website", ministry.website),
        ("return_address", ", ".join(head.postal_address)),
    ):
        yield name, (value,) if value else ()
    yield "visiting_address", head.visiting_address
    yield "postal_address", head.postal_address
    yield "contact", head.contact


def _lines(value: MetaValue | None) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if each is not None:
            yield day(each) if isinstance(each, datetime.date) else each
