"""How Dutch is written: closed lists of what is wrong in every sentence."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from briefgen.facts.data import facts

FILE = "wording.yaml"


def replacements(name: str) -> Mapping[str, str]:
    """A list of words or phrases, each with what belongs in its place.

    The lists: misspelt, diacritics, split, compounds, phrases, case_pairs, confusable.
    """
    return facts(FILE)[name]


@cache
def words_listed(name: str) -> Sequence[str]:
    """A list of words: eu_nouns, eu_masses, capitals, possessions and those about them."""
    found: Any = facts(FILE)[name]
    return tuple(found.split() if isinstance(found, str) else found)
