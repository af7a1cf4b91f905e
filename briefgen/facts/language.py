"""Words that tell a language apart, and words that say nothing of a subject."""

from functools import cache

from briefgen.facts.data import facts


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
