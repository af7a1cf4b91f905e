"""What Word numbers, of two texts in one: lists and footnotes.

A note that changed is taken away and added, mark and all. Marks of changes within a note would say
more, but LibreOffice (7.4) reads their words and not the marks, so that both the old and the new
words would stand there; and it takes notes in their order, whatever their numbers.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from briefgen.redline.changes import Marker, as_deleted
from briefgen.redline.words import ADDED, KEPT, TAKEN, form_of
from briefgen.word.xml import Element, W, parsed, written

NUMBER = f"{W}numPr/{W}numId"


class Lists:
    """Takes lists of the old text over into the numbering of the new one, when they are needed."""

    def __init__(self, old: bytes | None, new: bytes | None) -> None:
        self.old = None if old is None else parsed(old)
        self.new = None if new is None else parsed(new)
        self.taken: dict[str, str] = {}

    def taken_over(self, properties: Element | None) -> Element | None:
        """The properties of an old paragraph, as they are to stand in the whole.

        Where pages lie on their side is as in the new one: both would be a break too many.
        """
        if properties is None:
            return None
        made = deepcopy(properties)
        for each in made.findall(f"{W}sectPr"):
            made.remove(each)
        number = made.find(NUMBER)
        if number is not None:
            number.set(f"{W}val", self._number(number.get(f"{W}val", "0")))
        return made

    def form(self, properties: Element | None, *, old: bool) -> str:
        """What the properties of a paragraph say, whichever number its list has."""
        if properties is None:
            return ""
        made = deepcopy(properties)
        for each in (*made.findall(f"{W}rPr"), *made.findall(f"{W}sectPr")):
            made.remove(each)
        number = made.find(NUMBER)
        if number is not None:
            number.set(f"{W}val", self._kind(number.get(f"{W}val", "0"), old=old))
        return form_of(made) if len(made) else ""

    def written(self) -> bytes | None:
        """The part with the numbering, if a list was taken over."""
        return written(self.new) if self.taken and self.new is not None else None

    def _kind(self, id_: str, *, old: bool) -> str:
        root = self.old if old else self.new
        levels = [] if root is None else _levels(root, id_)
        first = levels[0].find(f"{W}numFmt") if levels else None
        return "" if first is None else first.get(f"{W}val", "")

    def _number(self, id_: str) -> str:
        """The number in the new text of a list of the old one."""
        if self.old is not None and self.new is not None and id_ not in self.taken:
            self.taken[id_] = _take(self.old, self.new, id_)
        return self.taken.get(id_, id_)


def _take(old: Element, new: Element, id_: str) -> str:
    """Copy a list of the old numbering into the new one; gives its number there."""
    number, abstract = (None if each is None else deepcopy(each) for each in _definition(old, id_))
    if number is None or abstract is None:
        return id_
    abstracts, numbers = new.findall(f"{W}abstractNum"), new.findall(f"{W}num")
    new_abstract, new_number = _next(abstracts, "abstractNumId"), _next(numbers, "numId")
    abstract.set(f"{W}abstractNumId", new_abstract)
    number.set(f"{W}numId", new_number)
    for reference in number.findall(f"{W}abstractNumId"):
        reference.set(f"{W}val", new_abstract)
    new.insert(len(abstracts), abstract)
    new.insert(len(abstracts) + 1 + len(numbers), number)
    return new_number


def _definition(root: Element, id_: str) -> tuple[Element | None, Element | None]:
    for number in root.findall(f"{W}num"):
        reference = number.find(f"{W}abstractNumId")
        if number.get(f"{W}numId") == id_ and reference is not None:
            for abstract in root.findall(f"{W}abstractNum"):
                if abstract.get(f"{W}abstractNumId") == reference.get(f"{W}val"):
                    return number, abstract
    return None, None


def _levels(root: Element, id_: str) -> list[Element]:
    abstract = _definition(root, id_)[1]
    return [] if abstract is None else abstract.findall(f"{W}lvl")


def _next(elements: list[Element], name: str) -> str:
    numbers = [int(each.get(f"{W}{name}", "0")) for each in elements]
    return str(max(numbers, default=0) + 1)


class Notes:
    """Gives each mark of the whole its number, in the order of the text, and writes the notes.

    `old_names` and `new_names` are what notes are compared by, by their ids: what they say.
    """

    def __init__(self, old: Element | None, new: Element | None, marker: Marker) -> None:
        self.root, self.marker = new, marker
        self.old, self.new = _notes(old), _notes(new)
        self.old_names = {id_: form(note) for id_, note in self.old.items()}
        self.new_names = {id_: form(note) for id_, note in self.new.items()}
        self.made: list[Element] = []

    def number(self, state: str, id_: str) -> str:
        """The number of a mark; `state` is what became of it, `id_` what it had in its own text."""
        note = (self.old if state == TAKEN else self.new).get(id_)
        if note is not None:
            made = deepcopy(note)
            made.set(f"{W}id", str(len(self.made) + 1))
            if state != KEPT:
                _mark(made, state, self.marker)
            self.made.append(made)
        return str(len(self.made))

    def write(self) -> Element | None:
        """The part of the new text, with the notes of both; None if there is none."""
        if self.root is not None:
            for each in self.new.values():
                self.root.remove(each)
            self.root.extend(self.made)
        return self.root


def form(note: Element) -> str:
    """What a note says, whatever its number."""
    return "".join(form_of(each) for each in note)


def _notes(root: Element | None) -> Mapping[str, Element]:
    """The notes of a part by their ids, without the lines that part them from the text."""
    found: Iterable[Element] = () if root is None else root.findall(f"{W}footnote")
    return {each.get(f"{W}id", ""): each for each in found if not each.get(f"{W}type")}


def _mark(note: Element, state: str, marker: Marker) -> None:
    """Say of the words of a note that they were added or taken away."""
    for paragraph in note.iter(f"{W}p"):
        for run in paragraph.findall(f"{W}r"):
            if run.find(f"{W}footnoteRef") is None:
                change = marker.change("ins" if state == ADDED else "del")
                paragraph.replace(run, change)
                change.append(as_deleted(run) if state == TAKEN else run)
