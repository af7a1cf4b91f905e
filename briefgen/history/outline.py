"""Order, names and outlines compared: what moved, and which became which under another name.

A box has members: ids of items or topics, and keys of boxes in it. The one at the top is ROOT.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.history.words import alike
from briefgen.source.document import Path

Value = TypeVar("Value")
SAME = 0.6
"""How much of the words of two texts must be the same for one to be the other, changed."""


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


def renamed(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The new name of each thing that has another name now.

    Args:
        old: what each thing said, by its name then.
        new: what each thing says, by its name now; what is in both kept its name.
    """
    found: dict[str, str] = {}
    gone = [(name, said) for name, said in old.items() if name not in new]
    came = [(name, said) for name, said in new.items() if name not in old]
    likeness = sorted(
        ((_likeness(was, now), before, after) for before, was in gone for after, now in came),
        key=lambda each: -each[0],
    )
    for ratio, before, after in likeness:
        if ratio >= SAME and before not in found and after not in found.values():
            found[before] = after
    return found


def _likeness(old: str, new: str) -> float:
    return 1.0 if old.split() == new.split() else alike(old, new)


ROOT = "/"


class Box(Struct, frozen=True):
    """A part, a group or a heading with what is in it, in order; and where it stands."""

    sort: str
    title: str | None
    number: str | None
    parent: str
    members: tuple[str, ...]
    path: Path = ()
    aob: bool = False


Outline = Mapping[str, Box]
"""Boxes by a key that is no id of an item or topic, the outer ones first."""


class Compared(Struct, frozen=True):
    """Two outlines: the old one with the keys of the new one, and what moved.

    `boxes` are the keys of boxes that are in both; `moved` is ids and keys whose place among the
    others is another; `reboxed` is ids that are in another box now.
    """

    old: Outline
    new: Outline
    moved: frozenset[str]
    reboxed: frozenset[str]

    def both(self) -> Iterator[tuple[str, Box, Box]]:
        """The boxes that were and are there, as they were and are."""
        for key, box in self.new.items():
            if key in self.old and key != ROOT:
                yield key, self.old[key], box

    def along(self) -> set[str]:
        """The ids that moved, by themselves or along with a box that they are in."""
        boxes = [key for key in self.moved if key in self.new]
        return {*self.moved, *(id_ for key in boxes for id_ in leaves(self.new, key))}


def compare_outlines(old: Outline, new: Outline, names: Mapping[str, str]) -> Compared:
    """Find what moved.

    Args:
        old: the old outline.
        new: the new one.
        names: the new id of an item or topic whose file was renamed, by its old one.
    """
    old = _renamed(old, names)
    keys = _matches(old, new)
    keys = {key: keys.get(key, f"old:{key}") for key in old}
    old = {keys[key]: box for key, box in _renamed(old, keys).items()}
    was, now = _parents(old), _parents(new)
    reboxed = {each for each in now if each in was and was[each] != now[each]}
    shifted: set[str] = set()
    for key, box in new.items():
        if key in old:
            shifted |= moved(old[key].members, box.members)
    known = {each for each in reboxed if not _because_of_boxes(each, old, new, was, now)}
    return Compared(old, new, frozenset(shifted | known), frozenset(known))


def _matches(old: Outline, new: Outline) -> dict[str, str]:
    """The new key of each old box: the one with its title, or else with most of its contents."""
    keys = {ROOT: ROOT}
    titles = Counter((box.sort, box.title) for box in old.values())
    for by_title in (True, False):
        for key, box in old.items():
            used = set(keys.values())
            free = {
                name: each
                for name, each in new.items()
                if each.sort == box.sort and name not in used
            }
            if key in keys:
                continue
            if by_title:
                alone = titles[box.sort, box.title] == 1
                match = _same_title(box, keys.get(box.parent), free, alone=alone)
            else:
                mine = leaves(old, key)
                match = _same_content(mine, {name: leaves(new, name) for name in free})
            if match:
                keys[key] = match
    return keys


def _same_title(box: Box, home: str | None, free: Outline, *, alone: bool) -> str | None:
    """The box with the same title, in the same box; anywhere if there is but one."""
    found = [name for name, each in free.items() if each.title == box.title]
    near = [name for name in found if free[name].parent == home]
    if near or box.title is None or not alone:
        return near[0] if near else None
    return found[0] if found else None


def _same_content(mine: set[str], free: Mapping[str, set[str]]) -> str | None:
    """The box that has most of the contents, at least half of those of the smaller."""
    best = max(free, key=lambda name: len(mine & free[name]), default=None)
    if best is None:
        return None
    common = len(mine & free[best])
    return best if common and 2 * common >= min(len(mine), len(free[best])) else None


def leaves(outline: Outline, key: str) -> set[str]:
    """The ids in a box, also those in the boxes within it."""
    found: set[str] = set()
    for member in outline[key].members:
        found |= leaves(outline, member) if member in outline else {member}
    return found


def _renamed(outline: Outline, names: Mapping[str, str]) -> dict[str, Box]:
    return {
        key: replace(
            box,
            parent=names.get(box.parent, box.parent),
            members=tuple(names.get(each, each) for each in box.members),
        )
        for key, box in outline.items()
    }


def _parents(outline: Outline) -> dict[str, str]:
    return {member: key for key, box in outline.items() for member in box.members}


def _because_of_boxes(
    each: str, old: Outline, new: Outline, was: Mapping[str, str], now: Mapping[str, str]
) -> bool:
    """Whether it only is in another box because a box was put around it, or taken away."""
    around, inside = new.get(now[each]), old.get(was[each])
    if now[each] not in old and around and around.sort != "part":
        return around.parent == was[each]
    if was[each] not in new and inside and inside.sort != "part":
        return inside.parent == now[each]
    return False


def added_removed(
    old: Mapping[str, Value], new: Mapping[str, Value]
) -> Iterator[tuple[str, Value | None, Value | None]]:
    """Each name whose value is another one, with both; None where it was not or is not there."""
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)
