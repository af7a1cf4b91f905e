"""Makes the changes of one part of the dossier: what they are about is said once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.history.changes import About, Change, Kind
from briefgen.history.words import compare_lines, compare_texts, plain
from briefgen.problem import Place
from briefgen.source import Source
from briefgen.source.document import Path

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
