"""What became of each unit of a text on its way through versions, one step at a time.

A step pairs the units of two versions as a redline of them does; of what it marks, words that each
version has once, and what stands beside those, are taken to be carried elsewhere, as in a moved
paragraph or a note that was made again (P. Heckel, A technique for isolating differences between
files, CACM 21/4, 1978).
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from briefgen.redline.authors import StoryAuthors
from briefgen.redline.changes import Stamp
from briefgen.redline.redline import merged
from briefgen.redline.units import Unit, old_and_new, stories_of, texts_of
from briefgen.redline.words import ADDED, TAKEN, WORD

NOBODY = Stamp("", datetime.datetime.min.replace(tzinfo=datetime.UTC))
"""Stands for whoever it was while a step is only looked at."""
NONE = -1


class Step(Struct, frozen=True):
    """A story in a version, by the one before.

    `source` is the number of each unit in the one before, or NONE; `carried` those of them that
    stood elsewhere; `reshaped` the ends of paragraphs whose form changed, and what looks otherwise.
    """

    source: Sequence[int]
    carried: frozenset[int] = frozenset()
    reshaped: frozenset[int] = frozenset()


class State(Struct, frozen=True):
    """What is known of the units of a story in a version.

    `origin` is the number of each in the first version, or NONE; `by` who put it there since, None
    if it stood there or it cannot be told; `shaped` who gave them their form or look.
    """

    origin: Sequence[int]
    by: Sequence[Stamp | None]
    shaped: dict[int, Stamp | None] = field(default_factory=dict)


def first(length: int) -> State:
    """The state of a story in the first version."""
    return State(range(length), [None] * length)


def beginning(package: bytes) -> dict[str, State]:
    """The state of each story of the first version.

    Raises:
        ValueError: if it cannot be read.
    """
    return {part: first(len(text)) for part, text in texts_of(package).items()}


def steps(old: bytes | None, new: bytes) -> dict[str, Step]:
    """The step of each story from one version of a Word file to the next; None: there was none.

    Raises:
        ValueError: if one of them cannot be read.
    """
    now = texts_of(new)
    if old == new:
        return {name: Step(range(len(text))) for name, text in now.items()}
    if old is None:
        return {name: Step([NONE] * len(text)) for name, text in now.items()}
    was, found = texts_of(old), stories_of(merged(old, new, NOBODY).roots)
    return {
        name: _step(found[name])
        if old_and_new(found.get(name, ())) == (was.get(name), text)
        else Step(range(len(text)) if was.get(name) == text else [NONE] * len(text))
        for name, text in now.items()
    }


def _step(units: Sequence[Unit]) -> Step:
    source: list[int] = []
    taken: list[int] = []
    reshaped: set[int] = set()
    old, new = old_and_new(units)
    count = 0
    for unit in units:
        if unit.state == ADDED:
            source.append(NONE)
            continue
        if unit.state == TAKEN:
            taken.append(count)
        else:
            if unit.shaped is not None:
                reshaped.add(len(source))
            source.append(count)
        count += 1
    carried = dict(_carried(old, new, set(taken), source))
    for at, place in carried.items():
        source[at] = place
    return Step(source, frozenset(carried), frozenset(reshaped))


def _carried(
    old: str, new: str, taken: set[int], source: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The units of the new text that are added by the marks, but stood elsewhere in the old one."""
    olds, news = (list(WORD.finditer(text)) for text in (old, new))
    gone = [each.start() in taken for each in olds]
    come = [source[each.start()] == NONE for each in news]
    places = _once(olds)
    for word, start in _once(news).items():
        if word not in places or not (come[start] and gone[places[word]]):
            continue
        for way in (1, -1):
            at, place = (start, places[word]) if way == 1 else (start - 1, places[word] - 1)
            while (
                0 <= at < len(news)
                and 0 <= place < len(olds)
                and come[at]
                and gone[place]
                and news[at].group() == olds[place].group()
            ):
                come[at] = gone[place] = False
                yield from zip(range(*news[at].span()), range(*olds[place].span()), strict=True)
                at, place = at + way, place + way


def _once(words: Sequence["re.Match[str]"]) -> dict[str, int]:
    """The words that a text has once, and their numbers."""
    counts = Counter(each.group() for each in words)
    return {
        each.group(): number
        for number, each in enumerate(words)
        if counts[each.group()] == 1 and each.group()[0].isalnum()
    }


def after(stamp: Stamp | None, parents: Sequence[tuple[State, Step]]) -> State:
    """The state of a version that came of others by one commit.

    What a parent has kept its place and its author; what was carried elsewhere keeps the author who
    wrote it, and otherwise has the one who carried it.
    """
    length = len(parents[0][1].source)
    origin, by = [NONE] * length, [stamp] * length
    shaped: dict[int, Stamp | None] = {}
    for at in range(length):
        found = [
            (step.source[at], at in step.carried, state, step)
            for state, step in parents
            if step.source[at] != NONE
        ]
        if not found:
            continue
        place, carried, state, step = min(found, key=lambda each: each[1])
        origin[at] = state.origin[place]
        by[at] = state.by[place]
        if carried and (origin[at] != NONE or by[at] is None):
            by[at] = stamp
        if at in step.reshaped:
            shaped[at] = stamp
        elif place in state.shaped:
            shaped[at] = state.shaped[place]
    return State(origin, by, shaped)


class Takers(Struct):
    """Who took each unit of the first version away; `surely` where no other parent lacked it."""

    surely: dict[int, Stamp | None] = field(default_factory=dict)
    perhaps: dict[int, Stamp | None] = field(default_factory=dict)

    def note(self, stamp: Stamp | None, parents: Sequence[State], state: State) -> None:
        """What one commit took away."""
        alive = [set(each.origin) for each in parents]
        left = set(state.origin)
        for units, known in (
            (set.intersection(*alive) - left, self.surely),
            (set.union(*alive) - left, self.perhaps),
        ):
            known.update(dict.fromkeys(units - {NONE}, stamp))

    def authors(self, length: int, last: State) -> StoryAuthors:
        """Who made the changes between the first version, of that length, and the last."""
        standing = {place: at for at, place in enumerate(last.origin) if place != NONE}
        gone = {**self.perhaps, **self.surely}
        taken = [
            last.by[standing[place]] if place in standing else gone.get(place)
            for place in range(length)
        ]
        return StoryAuthors(taken, last.by, last.shaped)
