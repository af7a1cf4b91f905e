"""What Word numbers, of two texts in one: lists and footnotes.

LibreOffice (7.4) takes notes in their order, whatever their numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher

from msgspec.structs import replace

from briefgen.redline.words import ADDED, FROM, NOTE, TAKEN, TO, Token, form_of, runs_of
from briefgen.word.xml import Element, W, parsed, written

NUMBER = f"{W}numPr/{W}numId"
APART = tuple(f"{W}{name}" for name in ("rPr", "sectPr", "numPr"))
"""What is not of the form of a paragraph, or does not say it itself."""
KIND = ("start", "numFmt", "lvlText", "startOverride")
Links = Mapping[str, str]
"""The addresses of the links of a part, by their ids."""


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
        number = properties.find(NUMBER)
        kind = ""
        if number is not None:
            level = properties.find(f"{W}numPr/{W}ilvl")
            at = "0" if level is None else level.get(f"{W}val", "0")
            kind = f"{at}{self._kind(number.get(f'{W}val', '0'), at, old=old)}"
        return "".join(form_of(each) for each in properties if each.tag not in APART) + kind

    def written(self) -> bytes | None:
        """The part with the numbering, if a list was taken over."""
        return written(self.new) if self.taken and self.new is not None else None

    def _kind(self, id_: str, level: str, *, old: bool) -> str:
        """How a list numbers at a level, and from where."""
        root = self.old if old else self.new
        found = () if root is None else _definition(root, id_)
        return "".join(
            form_of(part)
            for each in found
            if each is not None
            for name in ("lvl", "lvlOverride")
            for at in each.findall(f"{W}{name}")
            if at.get(f"{W}ilvl") == level
            for part in at.iter(*(f"{W}{name}" for name in KIND))
        )

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


def _next(elements: list[Element], name: str) -> str:
    numbers = [int(each.get(f"{W}{name}", "0")) for each in elements]
    return str(max(numbers, default=0) + 1)


class Notes:
    """Gives each mark of the whole its number, in the order of the text.

    `old_names` and `new_names` are what notes are compared by, by their ids: what they say.
    """

    def __init__(self, old: Element | None, new: Element | None, links: Sequence[Links]) -> None:
        self.root = new
        self.old, self.new = _notes(old), _notes(new)
        self.old_names, self.new_names = (
            {id_: _name(note, targets) for id_, note in notes.items()}
            for notes, targets in zip((self.old, self.new), links, strict=True)
        )
        self.made: list[tuple[str, Element | None, Element | None]] = []

    def number(self, state: str, id_: str, before: str) -> str:
        """The number of a mark.

        Args:
            state: what became of it.
            id_: what it had in its own text.
            before: what it had in the old one, if it is in both.
        """
        old = None if state in {ADDED, TO} else self.old.get(before)
        new = None if state in {TAKEN, FROM} else self.new.get(id_)
        if old is not None or new is not None:
            self.made.append((state, old, new))
        return str(len(self.made))

    def matched(self, old: Sequence[Token], new: Sequence[Token]) -> tuple[Token, ...]:
        """The old tokens of a paragraph, of which notes that changed are called as they are now."""
        names = ({each.words for each in side if each.kind == NOTE} for side in (old, new))
        olds, news = names
        gone = [each for each in dict.fromkeys(t.words for t in old) if each in olds - news]
        come = [each for each in dict.fromkeys(t.words for t in new) if each in news - olds]
        scores = [
            (-SequenceMatcher(None, one, other).ratio(), one, other)
            for one in gone
            for other in come
        ]
        became: dict[str, str] = {}
        for _score, one, other in sorted(scores):
            if one not in became and other not in became.values():
                became[one] = other
        return tuple(
            replace(each, words=became[each.words])
            if each.kind == NOTE and each.words in became
            else each
            for each in old
        )

    def write(self, made: Iterable[Element]) -> Element | None:
        """The part of the new text with other notes, numbered in their order; None if none."""
        if self.root is not None:
            for each in self.new.values():
                self.root.remove(each)
            for number, each in enumerate(made, 1):
                each.set(f"{W}id", str(number))
                self.root.append(each)
        return self.root


def _name(note: Element, links: Links) -> str:
    """What a note says, whatever its number and those of its links."""
    paragraphs = (runs_of(each, links, {}) for each in note.iter(f"{W}p"))
    return "\n".join(
        "".join(f"{run.words}<{run.look} {run.link}>" for run in runs) for runs in paragraphs
    )


def _notes(root: Element | None) -> Mapping[str, Element]:
    """The notes of a part by their ids, without the lines that part them from the text."""
    found: Iterable[Element] = () if root is None else root.findall(f"{W}footnote")
    return {each.get(f"{W}id", ""): each for each in found if not each.get(f"{W}type")}
