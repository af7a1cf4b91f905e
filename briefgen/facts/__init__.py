"""What European or Dutch law fixes for everyone: dated data with its source."""

from briefgen.facts.abbreviations import named, well_known
from briefgen.facts.calendar import prinsjesdag, vergaderjaar
from briefgen.facts.council import (
    MemberState,
    member_state,
    member_state_codes,
    presidency_on,
    seat_in,
)
from briefgen.facts.formations import Formation, formations
from briefgen.facts.internet import identifier_sites, private_mail, secure_sites
from briefgen.facts.language import english_sources, english_words, function_words
from briefgen.facts.parliament import chambers, woo_grounds
from briefgen.facts.wording import replacements, words_listed

__all__ = [
    "Formation",
    "MemberState",
    "chambers",
    "english_sources",
    "english_words",
    "formations",
    "function_words",
    "identifier_sites",
    "member_state",
    "member_state_codes",
    "named",
    "presidency_on",
    "prinsjesdag",
    "private_mail",
    "replacements",
    "seat_in",
    "secure_sites",
    "vergaderjaar",
    "well_known",
    "woo_grounds",
    "words_listed",
]
