"""A document as text: what its Markdown file and its Word file are both made from."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

MetaValue = str | datetime.date | list[str]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a dossier.

    `name` is its path below the dossier's folder, without an ending; `kind` the folder of its
    templates; `date` the day that it carries; `concept` whether it is a draft; `meta` its front
    matter;
    `head` the lines above the text in Word; `body` Markdown; `notes` the Markdown of footnote
    1, 2, …, in the order of their references.
    """

    name: str
    kind: str
    date: datetime.date
    concept: bool
    meta: Mapping[str, MetaValue]
    head: tuple[str, ...]
    body: str
    notes: tuple[str, ...]
