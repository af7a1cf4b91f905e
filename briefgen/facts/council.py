"""The Council: its presidencies, the seat of its meetings, the Dutch names of its formations."""

import datetime
from dataclasses import dataclass
from functools import cache

from briefgen.facts.data import facts

PRESIDENCIES = "presidencies.yaml"

LUXEMBURG_MONTHS = (4, 6, 10)
"""Protocol (No 6) on the location of the seats of the institutions, sole article, point (b)."""


@dataclass(frozen=True, slots=True)
class MemberState:
    """A member state that holds the presidency: its code and Dutch adjective, uninflected."""

    code: str
    adjective: str


def member_state(code: str) -> MemberState | None:
    """The member state with this two-letter code, or None."""
    adjective = facts(PRESIDENCIES)["member_states"].get(code)
    return MemberState(code, adjective) if adjective else None


def member_state_codes() -> tuple[str, ...]:
    """The codes of all member states."""
    return tuple(facts(PRESIDENCIES)["member_states"])


def presidency_on(day: datetime.date) -> MemberState | None:
    """Who holds the presidency on `day`; None outside the years that the Decision fixes."""
    starts = [date for date in facts(PRESIDENCIES)["presidencies"] if date <= day.isoformat()]
    last_half_year = max(facts(PRESIDENCIES)["presidencies"])[:4]
    if not starts or day.year > int(last_half_year):
        return None
    return member_state(facts(PRESIDENCIES)["presidencies"][max(starts)])


def seat_in(month: int) -> str:
    """Where the Council holds its formal meetings in this month (1-12)."""
    return "Luxemburg" if month in LUXEMBURG_MONTHS else "Brussel"


FORMATIONS = "formations.yaml"


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
        for id_, each in facts(FORMATIONS)["formations"].items()
    )
