"""Abbreviations that need no explanation in a letter to parliament."""

from functools import cache

from briefgen.facts.data import facts

FILE = "abbreviations.yaml"


@cache
def named() -> frozenset[str]:
    """Codes of parties, countries, ministries and media, in capitals: behind a name, not terms."""
    return _all("names")


@cache
def well_known() -> frozenset[str]:
    """Abbreviations in capitals that the general reader knows, with those of `named`."""
    return named() | _all("known")


def _all(part: str) -> frozenset[str]:
    return frozenset(word for words in facts(FILE)[part].values() for word in words.split())
