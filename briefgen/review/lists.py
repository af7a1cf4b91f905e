"""The numbering of lists of two texts in one: an old paragraph keeps its own list."""

from copy import deepcopy

from briefgen.review.parts import parsed, written
from briefgen.review.tokens import form_of
from briefgen.word.xml import Element, W

NUMBER = f"{W}numPr/{W}numId"


class Lists:
    """Takes lists of the old text over into the numbering of the new one, when they are needed."""

    def __init__(self, old: bytes | None, new: bytes | None) -> None:
        self.old = None if old is None else parsed(old)
        self.new = None if new is None else parsed(new)
        self.taken: dict[str, str] = {}

    def taken_over(self, properties: Element | None) -> Element | None:
        """The properties of an old paragraph, as they are to stand in the whole."""
        if properties is None:
            return None
        made = deepcopy(properties)
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
