"""One file over another: what briefgen knows of itself, and over it what a workspace says.

Keys are merged at every depth; a text or a list replaces the one beneath as a whole, also one that
is empty: whoever leaves a title open does not ask for ours. A key without a value that has keys
beneath counts as left out, and `false` takes away what stands beneath.
"""

from collections.abc import Iterable, Mapping

from msgspec import field

from briefgen.problem import Place
from briefgen.source.document import Data, Path, Source


class Layered(Source, frozen=True):
    """A file with what it says over another; a place is in the file that says it."""

    under: Source = field(default_factory=lambda: Source("", ()))

    def place(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest value around it."""
        beneath = path not in self.values and path in self.under.values
        return self.under.place(path) if beneath else super().place(path)

    def key_place(self, path: Path) -> Place:
        """The place of the key at `path`; for a list element the place of its value."""
        beneath = path not in self.keys and path in self.under.keys
        return self.under.key_place(path) if beneath else super().key_place(path)


def over(own: Source, under: Source, whole: Iterable[str] = (), known_by: str = "") -> Layered:
    """What a file says over another.

    Args:
        own: the upper file.
        under: the file beneath it.
        whole: the keys at the top whose entries are all named by the file that names any to keep.
        known_by: the key by which elements of lists are known; one that the upper file does not
            have comes after its own.
    """
    data = _merged(own.data, under.data, known_by)
    if isinstance(data, dict) and isinstance(own.data, dict):
        for key in whole:
            if isinstance(named := own.data.get(key), dict):
                kept = [name for name in named if named[name] is not False]
                if kept or not named:
                    data[key] = {name: data[key].get(name) for name in kept}
    return Layered(own.file, own.lines, data, own.values, own.keys, under)


def _merged(own: Data, under: Data, known_by: str) -> Data:
    if own is None and isinstance(under, dict):
        return under
    if isinstance(own, dict) and isinstance(under, dict):
        return {
            key: _merged(own[key], under.get(key), known_by) if key in own else under[key]
            for key in _in_order(own, under)
            if not (own.get(key) is False and key in under)
        }
    if known_by and isinstance(own, list) and isinstance(under, list):
        named = [each.get(known_by) for each in own if isinstance(each, dict)]
        rest = [
            each for each in under if isinstance(each, dict) and each.get(known_by) not in named
        ]
        return [*own, *rest]
    return own


def _in_order(own: Mapping[str, Data], under: Mapping[str, Data]) -> list[str]:
    """The keys of both: the upper file's in its order, each other one after its neighbour."""
    order, at = list(own), 0
    for key in under:
        if key in own:
            at = order.index(key) + 1
        else:
            order.insert(at, key)
            at += 1
    return order
