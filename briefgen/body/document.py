"""A document as text: what its Markdown file and its Word file are both made from."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

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
