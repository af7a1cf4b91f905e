"""Order compared: the fewest things of which it can be said that they moved."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Of what is in both, what is to be moved to come from the one order to the other.

    The others are a longest common subsequence (each name stands in a sequence once).
    """
    was = {name: index for index, name in enumerate(old)}
    common = [name for name in new if name in was]
    tails: list[int] = []
    heads: list[str] = []
    before: dict[str, str | None] = {}
    for name in common:
        at = bisect_left(tails, was[name])
        before[name] = heads[at - 1] if at else None
        tails[at : at + 1] = [was[name]]
        heads[at : at + 1] = [name]
    stayed = set()
    last = heads[-1] if heads else None
    while last is not None:
        stayed.add(last)
        last = before[last]
    return set(common) - stayed
