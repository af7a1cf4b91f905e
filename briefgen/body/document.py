"""A document as text, and what is made of it: its Markdown file, the fields of its shell."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from briefgen.body.filters import day
from briefgen.markdown.marks import without_marks
from briefgen.model.dossier import Dossier, Ministry

MetaValue = str | datetime.date | list[str]


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
    fields: Mapping[str, tuple[str, ...]]
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


CONCEPT = "CONCEPT"
Fields = Mapping[str, tuple[str, ...]]
"""The lines of each placeholder by its name; none where there is nothing to say."""


def fields(meta: Mapping[str, MetaValue | None], dossier: Dossier) -> Fields:
    """The values of all placeholders that a shell of this document may have."""
    return {
        **dict(_letterhead(dossier.council.ministry)),
        "concept": (CONCEPT,) if dossier.status == "concept" else (),
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
