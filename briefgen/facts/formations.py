"""The formations of the Council, by the names that Dutch texts give them."""

from dataclasses import dataclass
from functools import cache

from briefgen.facts.data import facts

FILE = "formations.yaml"


@dataclass(frozen=True, slots=True)
class Formation:
    """A formation: its id, its names (the usual one first), its Kamerstuk dossier."""

    id: str
    names: tuple[str, ...]
    kamerstuk_dossier: str | None


@cache
def formations() -> tuple[Formation, ...]:
    """All formations."""
    return tuple(
        Formation(id_, tuple(each["names"]), each.get("kamerstuk_dossier"))
        for id_, each in facts(FILE)["formations"].items()
    )
