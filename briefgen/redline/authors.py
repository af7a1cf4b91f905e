"""Signs the changes of a redline: each mark has the author of the units in it."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import groupby

from msgspec import Struct, field

from briefgen.redline.changes import Marker, Stamp
from briefgen.redline.units import ENDING, STATES, TEXTS, Unit
from briefgen.redline.words import ADDED, KEPT, PICTURES, TAKEN
from briefgen.word.xml import SPACE, Element, W, element

RANGES = (f"{W}moveFromRangeStart", f"{W}moveToRangeStart")


class StoryAuthors(Struct, frozen=True):
    """Who made the changes of a story; None where it cannot be told.

    `taken` is by the units of the old text, `added` by those of the new one, `shaped` who changed
    the form of a paragraph, by the unit of its end in the new text, or how a word looks.
    """

    taken: Sequence[Stamp | None]
    added: Sequence[Stamp | None]
    shaped: Mapping[int, Stamp | None] = field(default_factory=dict)


Authors = Mapping[str, StoryAuthors]
"""By the part of the story."""
Signed = tuple[Unit, Stamp]


def sign(
    stories: Mapping[str, Sequence[Unit]], authors: Authors, neutral: Stamp, marker: Marker
) -> None:
    """Give each change its author, and those of several a mark for each.

    Args:
        stories: the units of the redline.
        authors: who made its changes.
        neutral: the author of those that cannot be told.
        marker: numbers the marks.
    """
    for name, units in stories.items():
        known = authors.get(name)
        if known is None or not _fits(units, known):
            continue
        signed = list(_signed(units, known, neutral))
        _sign_shapes(units, known, neutral, marker)
        _sign_marks(signed, marker)
        _split(signed, neutral, marker)


def _fits(units: Sequence[Unit], known: StoryAuthors) -> bool:
    olds = sum(unit.state != ADDED for unit in units)
    return (olds, sum(unit.state != TAKEN for unit in units)) == (
        len(known.taken),
        len(known.added),
    )


def _signed(units: Sequence[Unit], known: StoryAuthors, neutral: Stamp) -> Iterator[Signed]:
    """The units that changed, each with its author."""
    found: list[tuple[Unit, Stamp | None]] = []
    old = new = 0
    for unit in units:
        who = None
        if unit.state == TAKEN:
            who = known.taken[old]
        elif unit.state == ADDED:
            who = known.added[new]
        old, new = old + (unit.state != ADDED), new + (unit.state != TAKEN)
        found.append((unit, who))
    for changed, group in groupby(_by_stretch(found), key=lambda each: each[0]):
        stretch = [each for _number, each in group]
        if changed >= 0:
            yield from _told(stretch, neutral)


def _by_stretch(
    found: Sequence[tuple[Unit, Stamp | None]],
) -> Iterator[tuple[int, tuple[Unit, Stamp | None]]]:
    """Each unit with the number of its stretch of changes within a paragraph; -1 if it stayed."""
    number, before = 0, KEPT
    for unit, who in found:
        number += before in {KEPT, ENDING} or unit.state == KEPT
        yield (-1 if unit.state == KEPT else number), (unit, who)
        before = ENDING if unit.sign == ENDING else unit.state


def _told(stretch: Sequence[tuple[Unit, Stamp | None]], neutral: Stamp) -> Iterator[Signed]:
    """A stretch in which what cannot be told is of the only author in it, else of none.

    A sign or space goes with what stands before it.
    """
    authors = {who.author for _unit, who in stretch if who}
    last = next((who for _unit, who in stretch if who), neutral)
    for unit, who in stretch:
        if who is None and unit.sign.isalnum() and len(authors) > 1:
            yield unit, neutral
        else:
            last = who or last
            yield unit, last


def _sign_shapes(
    units: Sequence[Unit], known: StoryAuthors, neutral: Stamp, marker: Marker
) -> None:
    new = 0
    makers: dict[Element, set[Stamp]] = {}
    for unit in units:
        if (change := unit.shaped) is not None:
            who = known.shaped.get(new) if unit.state == KEPT else None
            makers.setdefault(change, set()).add(who or neutral)
        new += unit.state != TAKEN
    for change, stamps in makers.items():
        marker.put(change, stamps.pop() if len(stamps) == 1 else neutral)


def _sign_marks(signed: Sequence[Signed], marker: Marker) -> None:
    """Sign the marks of paragraphs, of rows, of cells and of the ranges of what moved."""
    for unit, who in signed:
        if unit.sign != ENDING:
            continue
        around = [
            around.find(f"{W}{name}")
            for tag, name in (("tr", "trPr"), ("tc", "tcPr"))
            for around in unit.element.iterancestors(f"{W}{tag}")
        ]
        for holder in (unit.element.find(f"{W}pPr/{W}rPr"), *around):
            for each in () if holder is None else holder:
                if each.tag in STATES:
                    marker.put(each, who)
        for each in (unit.element.getprevious(), *unit.element):
            if each is not None and each.tag in RANGES:
                marker.put(each, who)


def _split(signed: Sequence[Signed], neutral: Stamp, marker: Marker) -> None:
    """Make of each mark around runs one for each author."""
    letters: dict[Element, list[Signed]] = {}
    for unit, who in signed:
        if unit.sign != ENDING:
            letters.setdefault(unit.element, []).append((unit, who))
    wrappers = {
        wrapper: None
        for each in letters
        if (run := each.getparent()) is not None
        and (wrapper := run.getparent()) is not None
        and wrapper.tag in STATES
    }
    for wrapper in wrappers:
        pieces = [piece for run in wrapper for piece in _pieces(run, letters, neutral)]
        groups = [
            (who, [run for _who, run in group])
            for who, group in groupby(pieces, key=lambda piece: piece[0])
        ]
        _replace(wrapper, groups, marker)


def _replace(
    wrapper: Element, groups: Sequence[tuple[Stamp, list[Element]]], marker: Marker
) -> None:
    parent = wrapper.getparent()
    if parent is None or not groups:
        return
    at = parent.index(wrapper)
    for number, (who, runs) in enumerate(groups):
        marker.stamp = who
        made = marker.change(wrapper.tag.removeprefix(W), *runs)
        parent.insert(at + number, made)
    parent.remove(wrapper)


def _pieces(
    run: Element, letters: Mapping[Element, Sequence[Signed]], neutral: Stamp
) -> Iterator[tuple[Stamp, Element]]:
    """The parts of a run, each of one author; a picture is no unit and of nobody."""
    looks = run.find(f"{W}rPr")
    for child in run:
        if child is looks:
            continue
        for who, group in groupby(letters.get(child, ()), key=lambda each: each[1]):
            content = deepcopy(child)
            if child.tag in TEXTS:
                content.text = "".join(unit.sign for unit, _who in group)
                content.set(SPACE, "preserve")
            yield who, element("r", *(() if looks is None else (deepcopy(looks),)), content)
        if child.tag in PICTURES:
            yield neutral, element("r", deepcopy(child))
