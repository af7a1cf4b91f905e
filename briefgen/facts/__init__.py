"""What European or Dutch law fixes for everyone: dated data with its source."""

from briefgen.facts.council import (
    MemberState,
    member_state,
    member_state_codes,
    presidency_on,
    seat_in,
)

__all__ = ["MemberState", "member_state", "member_state_codes", "presidency_on", "seat_in"]
