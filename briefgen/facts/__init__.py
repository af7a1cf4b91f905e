"""What European or Dutch law fixes for everyone: dated data with its source."""

from briefgen.facts.council import (
    MemberState,
    member_state,
    member_state_codes,
    presidency_on,
    seat_in,
)
from briefgen.facts.parliament import chambers, woo_grounds

__all__ = [
    "MemberState",
    "chambers",
    "member_state",
    "member_state_codes",
    "presidency_on",
    "seat_in",
    "woo_grounds",
]
