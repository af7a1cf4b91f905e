"""The footnotes of two texts in one: each old one is the new one that it became, or its own."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from briefgen.review.align import Block, align
from briefgen.review.tokens import text_of
from briefgen.word.xml import Element, W


@dataclass
class Notes:
    """The footnotes of both; `old` and `new` by their ids, `names` what stands for each of both.

    A note has one name in both texts if it is the same or a changed one.
    """

    old: Mapping[str, Element]
    new: Mapping[str, Element]
    old_names: dict[str, str] = field(default_factory=dict)
    new_names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        olds, news = list(self.old), list(self.new)
        blocks = [[Block("", text_of(notes[id_])) for id_ in ids] for notes, ids in (
            (self.old, olds), (self.new, news)
        )]  # fmt: skip
        for number, pair in enumerate(align(*blocks)):
            if pair.old is not None:
                self.old_names[olds[pair.old]] = f"n{number}"
            if pair.new is not None:
                self.new_names[news[pair.new]] = f"n{number}"

    def pairs(self) -> dict[str, tuple[Element | None, Element | None]]:
        """The old and the new note of each name."""
        olds = {name: self.old[id_] for id_, name in self.old_names.items()}
        news = {name: self.new[id_] for id_, name in self.new_names.items()}
        names = dict.fromkeys((*self.new_names.values(), *self.old_names.values()))
        return {name: (olds.get(name), news.get(name)) for name in names}


def notes_of(root: Element | None) -> dict[str, Element]:
    """The footnotes of a part by their ids, without the lines that part them from the text."""
    found = () if root is None else root.findall(f"{W}footnote")
    return {each.get(f"{W}id", ""): each for each in found if not each.get(f"{W}type")}


def numbered(note: Element, number: int) -> Element:
    """A note under another number."""
    made = deepcopy(note)
    made.set(f"{W}id", str(number))
    return made
