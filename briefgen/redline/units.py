"""The units of a Word file in their order: letters, ends of paragraphs, and all that is no letter.

Both texts of a redline are rows of units in the same order as in their own files: what was not
added is the old text, what was not taken away the new one. So a unit of a redline is known by its
number in either, and what is known of those texts can be said of it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from briefgen.redline.words import ADDED, KEPT, PICTURES, TAKEN
from briefgen.word.xml import DOCUMENT, FOOTNOTES, Element, W, parsed, read_parts

EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")
"""The part with a header or footer."""
ENDING, OTHER = "\n", "\ufffc"
TEXTS = (f"{W}t", f"{W}delText")
STATES = {
    f"{W}ins": ADDED, f"{W}moveTo": ADDED, f"{W}del": TAKEN, f"{W}moveFrom": TAKEN,
    f"{W}cellIns": ADDED, f"{W}cellDel": TAKEN,
}  # fmt: skip


class Unit(Struct):
    """A letter of a text, the end of a paragraph, or something else; and what became of it.

    `element` is the one that holds it: of a letter its w:t or w:delText, else its own. `shaped`
    says how a paragraph was, or how its words looked; None if they did not change.
    """

    element: Element
    state: str
    sign: str
    shaped: Element | None


def stories_of(roots: Mapping[str, Element]) -> dict[str, list[Unit]]:
    """The units of each story of a file by its part; each note stands at its mark."""
    footnotes = roots.get(FOOTNOTES)
    notes = {} if footnotes is None else {
        each.get(f"{W}id", ""): each for each in footnotes.findall(f"{W}footnote")
    }  # fmt: skip
    return {
        name: _gather(root, KEPT, notes, []) for name, root in roots.items() if name != FOOTNOTES
    }


@lru_cache(maxsize=8)
def texts_of(package: bytes) -> Mapping[str, str]:
    """The signs of the units of each story of a Word file without tracked changes.

    Raises:
        ValueError: if it cannot be read.
    """
    parts = read_parts(package)
    names = [name for name in parts if name in {DOCUMENT, FOOTNOTES} or EDGE.fullmatch(name)]
    stories = stories_of({name: parsed(parts[name]) for name in names})
    return {name: old_and_new(units)[1] for name, units in stories.items()}


def old_and_new(units: Iterable[Unit]) -> tuple[str, str]:
    """The signs of both texts."""
    row = list(units)
    old = "".join(unit.sign for unit in row if unit.state != ADDED)
    return old, "".join(unit.sign for unit in row if unit.state != TAKEN)


def _gather(
    parent: Element, state: str, notes: Mapping[str, Element], into: list[Unit]
) -> list[Unit]:
    """The units below an element; `state` is what became of all of it."""
    for each in parent:
        if each.tag == f"{W}p":
            _gather(each, state, notes, into)
            shaped = each.find(f"{W}pPr/{W}pPrChange")
            into.append(Unit(each, state or _state(each, "pPr/rPr"), ENDING, shaped))
        elif each.tag == f"{W}tr":
            _gather(each, state or _state(each, "trPr"), notes, into)
        elif each.tag == f"{W}tc":
            _gather(each, state or _state(each, "tcPr"), notes, into)
        elif each.tag == f"{W}r":
            _gather_run(each, state, notes, into)
        elif not each.tag.endswith("Pr"):
            _gather(each, state or STATES.get(each.tag, KEPT), notes, into)
    return into


def _gather_run(run: Element, state: str, notes: Mapping[str, Element], into: list[Unit]) -> None:
    shaped = run.find(f"{W}rPr/{W}rPrChange")
    for each in run:
        if each.tag in TEXTS:
            into += [Unit(each, state, letter, shaped) for letter in each.text or ""]
        elif each.tag != f"{W}rPr" and each.tag not in PICTURES:
            into.append(Unit(each, state, OTHER, shaped))
        if each.tag == f"{W}footnoteReference" and each.get(f"{W}id", "") in notes:
            _gather(notes[each.get(f"{W}id", "")], state, notes, into)


def _state(element: Element, where: str) -> str:
    """What became of the mark of a paragraph, of a row or of a cell."""
    for path in where.split("/"):
        found = element.find(f"{W}{path}")
        if found is None:
            return KEPT
        element = found
    return next((STATES[each.tag] for each in element if each.tag in STATES), KEPT)
