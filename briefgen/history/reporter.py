"""Which file became which, and the changes of one part of the dossier."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.history.changes import About, Change, Kind
from briefgen.history.words import alike, compare_lines, compare_texts, plain
from briefgen.model.shapes import ItemFile, SubjectShape
from briefgen.problem import Place
from briefgen.source.document import Path, Source

SAME = 0.6
"""How much of the words of two texts must be the same for one to be the other, changed."""


def renamed(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The new name of each thing that has another name now.

    Args:
        old: the names that are only in the old, and what each says.
        new: the names that are only in the new.
    """
    found: dict[str, str] = {}
    likeness = sorted(
        ((_likeness(was, now), before, after) for before, was in old.items()
         for after, now in new.items()),
        key=lambda each: -each[0],
    )  # fmt: skip
    for ratio, before, after in likeness:
        if ratio >= SAME and before not in found and after not in found.values():
            found[before] = after
    return found


def only_in(one: Mapping[str, str], other: Iterable[str]) -> dict[str, str]:
    """The entries whose names are not in the other."""
    names = set(other)
    return {name: value for name, value in one.items() if name not in names}


def content(shape: SubjectShape) -> str:
    """What an item or topic says in public, to recognise it by."""
    position = shape.position if isinstance(shape, ItemFile) else None
    texts = (shape.title, shape.text, position, *shape.footnotes.values())
    return "\n".join(text for text in texts if text)


def _likeness(old: str, new: str) -> float:
    return 1.0 if old.split() == new.split() else alike(old, new)


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reporter:
    """The file that something stood and stands in, what it is, and whom it concerns."""

    about: About
    old: Source
    new: Source
    posts: tuple[str, ...] = ()

    def place(self, path: Path, *, gone: bool = False) -> Place:
        """Where a key stands, in the old file if it is gone."""
        return (self.old if gone else self.new).key_place(path)

    def say(  # noqa: PLR0913 - the fields of a change
        self,
        kind: Kind,
        path: Path,
        *,
        old: str | None = None,
        new: str | None = None,
        name: str = "",
        posts: Iterable[str] = (),
        gone: bool = False,
    ) -> Change:
        """A change without marked words."""
        concerned = tuple(dict.fromkeys((*self.posts, *posts)))
        place = self.place(path, gone=gone)
        return Change(kind, self.about, place, old, new, name, posts=concerned)

    def line(
        self, kind: Kind, path: Path, old: str | None, new: str | None, name: str = ""
    ) -> Iterator[Change]:
        """That a value on one line is another one, with the words marked; nothing if it is not."""
        if old != new:
            place = self.place(path, gone=new is None)
            passages = compare_lines(old, new)
            yield Change(kind, self.about, place, old, new, name, passages, self.posts)

    def prose(
        self, kind: Kind, path: Path, old: str | None, new: str | None, name: str = ""
    ) -> Iterator[Change]:
        """That a text says something else, by sentences."""
        passages = compare_texts(plain(old), plain(new))[0]
        if passages:
            place = self.place(path, gone=new is None)
            yield Change(kind, self.about, place, old, new, name, passages, self.posts)

    def names(
        self, kind: Kind, path: Path, old: Sequence[str], new: Sequence[str], name: str = ""
    ) -> Iterator[Change]:
        """That a list of posts is another one; it concerns those that came or went."""
        if tuple(old) != tuple(new):
            posts = [each for each in (*old, *new) if (each in old) != (each in new)]
            values = (", ".join(old) or None, ", ".join(new) or None)
            gone = values[1] is None
            yield self.say(
                kind, path, old=values[0], new=values[1], name=name, posts=posts, gone=gone
            )


def added_removed(
    old: Mapping[str, Value], new: Mapping[str, Value]
) -> Iterator[tuple[str, Value | None, Value | None]]:
    """Each name whose value is another one, with both; None where it was not or is not there."""
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)
