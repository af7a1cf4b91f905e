"""Readings of texts that are done once, while memory stays flat over many dossiers."""

import gc
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

KEPT = 1 << 15
"""How many texts are remembered while one dossier or document is read: more than any has."""
MANY = 128
"""How many may be left when the next is read; the texts of all would fill the memory."""
Read = TypeVar("Read")
_FORGETTING: list[Callable[[], bool]] = []


def remembered(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """Let a reading of a text, which the same text always gives, be done once."""
    kept = lru_cache(KEPT)(read)

    def forget() -> bool:
        many = kept.cache_info().currsize > MANY
        if many:
            kept.cache_clear()
        return many

    _FORGETTING.append(forget)
    return kept


def forget_many() -> None:
    """Forget the texts that were read before, if they are many, and what they left in rings."""
    forgotten = [forget() for forget in _FORGETTING]
    if any(forgotten):
        gc.collect(1)
