"""What stands in the places of a shell: the front matter in words, and the letterhead."""

import datetime
from collections.abc import Iterator, Mapping

from briefgen.body.document import MetaValue
from briefgen.body.filters import day
from briefgen.model.dossier import Dossier, Ministry

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
