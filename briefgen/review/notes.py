"""The footnotes of two texts in one: each mark in the text has a note of its own.

A note that changed is taken away and added, mark and all. Marks of changes within a note would say
more, but LibreOffice (7.4) reads their words and not the marks, so that both the old and the new
words would stand there; and it takes notes in their order, whatever their numbers.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from briefgen.review.changes import Marker, as_deleted
from briefgen.review.inline import ADDED, KEPT, TAKEN
from briefgen.review.tokens import form_of
from briefgen.word.xml import Element, W


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
