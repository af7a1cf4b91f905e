"""Presidencies of the Council and the seat of its meetings."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LUXEMBURG_MONTHS = (4, 6, 10)
"""Protocol (No 6) on the location of the seats of the institutions, sole article, point (b)."""


@dataclass(frozen=True, slots=True)
class MemberState:
    """A member state that holds the presidency: its code and Dutch adjective, uninflected."""

    code: str
    adjective: str


@cache
def _facts() -> Mapping[str, Mapping[Any, str]]:
    content = Path(__file__).with_name("presidencies.yaml").read_bytes()
    facts: Mapping[str, Mapping[Any, str]] = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506
    return facts


def member_state(code: str) -> MemberState | None:
    """The member state with this two-letter code, or None."""
    adjective = _facts()["member_states"].get(code)
    return MemberState(code, adjective) if adjective else None


def member_state_codes() -> tuple[str, ...]:
    """The codes of all member states."""
    return tuple(_facts()["member_states"])


def presidency_on(day: datetime.date) -> MemberState | None:
    """Who holds the presidency on `day`; None outside the years that the Decision fixes."""
    starts = [date for date in _facts()["presidencies"] if date <= day.isoformat()]
    last_half_year = max(_facts()["presidencies"])[:4]
    if not starts or day.year > int(last_half_year):
        return None
    return member_state(_facts()["presidencies"][max(starts)])


def seat_in(month: int) -> str:
    """Where the Council holds its formal meetings in this month (1-12)."""
    return "Luxemburg" if month in LUXEMBURG_MONTHS else "Brussel"
