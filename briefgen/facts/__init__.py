"""What European or Dutch law fixes for everyone: dated data with its source."""

from briefgen.facts.calendar import prinsjesdag, vergaderjaar
from briefgen.facts.council import (
    MemberState,
    member_state,
    member_state_codes,
    presidency_on,
    seat_in,
)
from briefgen.facts.formations import Formation, formations
from briefgen.facts.parliament import chambers, woo_grounds

__all__ = [
    "Formation",
    "MemberState",
    "chambers",
    "formations",
    "member_state",
    "member_state_codes",
    "presidency_on",
    "prinsjesdag",
    "seat_in",
    "vergaderjaar",
    "woo_grounds",
]
