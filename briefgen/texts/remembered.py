"""Readings of texts that are done once, while memory stays flat over many dossiers."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

KEPT = 1 << 15
"""How many texts are remembered while one dossier or document is read: more than any has."""
MANY = 128
"""How many may be left when the next is read; the texts of all would fill the memory."""
Read = TypeVar("Read")
_FORGETTING: list[Callable[[], None]] = []


def remembered(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """Let a reading of a text, which the same text always gives, be done once."""
    kept = lru_cache(KEPT)(read)

    def forget() -> None:
        if kept.cache_info().currsize > MANY:
            kept.cache_clear()

    _FORGETTING.append(forget)
    return kept


def forget_many() -> None:
    """Forget the texts that were read before, if they are many."""
    for forget in _FORGETTING:
        forget()
