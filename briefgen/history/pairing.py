"""Which file became which: by its name, or else by what it says."""

from collections.abc import Iterable, Mapping

from briefgen.history.words import alike
from briefgen.model.shapes import ItemFile, SubjectShape

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
