"""Dutch as it is written: words that need no explanation, are wrong, or say nothing."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from briefgen.facts.data import facts

ABBREVIATIONS = "abbreviations.yaml"


@cache
def named() -> frozenset[str]:
    """Codes of parties, countries, ministries and media, in capitals: behind a name, not terms."""
    return _all("names")


@cache
def well_known() -> frozenset[str]:
    """Abbreviations in capitals that the general reader knows, with those of `named`."""
    return named() | _all("known")


def _all(part: str) -> frozenset[str]:
    return frozenset(
        word for words in facts(ABBREVIATIONS)[part].values() for word in words.split()
    )


@cache
def function_words() -> frozenset[str]:
    """The Dutch words that any title may share with any other."""
    return frozenset(facts("language.yaml")["dutch"]["function"])


@cache
def english_words() -> frozenset[str]:
    """English words that no Dutch title has, save with a few that it may have too."""
    english = facts("language.yaml")["english"]
    return frozenset((*english["function"], *english["words"], *english["kinds"]))


@cache
def english_sources() -> frozenset[str]:
    """The English words for a source: conclusions, communication, report."""
    return frozenset(facts("language.yaml")["english"]["kinds"])


WORDING = "wording.yaml"


def replacements(name: str) -> Mapping[str, str]:
    """A list of words or phrases, each with what belongs in its place.

    The lists: misspelt, diacritics, split, compounds, phrases, case_pairs, confusable.
    """
    return facts(WORDING)[name]


@cache
def words_listed(name: str) -> Sequence[str]:
    """A list of words: eu_nouns, eu_masses, capitals, possessions and those about them."""
    found: Any = facts(WORDING)[name]
    return tuple(found.split() if isinstance(found, str) else found)
