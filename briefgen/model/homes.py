"""Where each key belongs: in which file, and below which other key."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import get_origin

from msgspec import Struct

from briefgen.model.fitting import keys_of, models_in, root_of, unmarked
from briefgen.model.shapes import DossierFile
from briefgen.model.shared_files import SHARED_FILES
from briefgen.model.subjects import AnnexFile, ItemFile, TopicFile
from briefgen.model.values import GATHERED, Shape, Whole
from briefgen.problem import Text, nearest, t

FILES: Mapping[str, type[Shape]] = {
    "dossier.yaml": DossierFile,
    "agenda/….yaml": ItemFile,
    "annexes/….yaml": AnnexFile,
    "letter/….yaml": TopicFile,
    **SHARED_FILES,
}
DEPTH = 4
NAME = "…"
"""Stands for a name that the author chose, such as the id of a post."""


class Home(Struct, frozen=True):
    """A place of a key: its file, the keys above it, and whether it is in a list there."""

    file: str
    above: tuple[str, ...]
    listed: bool


def keys_at(
    model: type[Shape], location: Iterable[int | str], chambers: Iterable[str]
) -> list[str]:
    """The keys that a shape knows at a location; `chambers` are those of a letter."""
    for step in location:
        if issubclass(model, Whole):
            model = next(models_in(root_of(model)))
        elif key := keys_of(model).get(str(step)):
            model = next(models_in(key.type), model)
    keys = keys_of(model).keys()
    return sorted({*keys, *chambers} - {GATHERED} if GATHERED in keys else keys)


@cache
def homes() -> Mapping[str, tuple[Home, ...]]:
    """The places of each key, by its name."""
    found: dict[str, list[Home]] = {}
    for file, model in FILES.items():
        for key, home in _within(model, Home(file, (), listed=False)):
            found.setdefault(key, []).append(home)
    return {key: tuple(places) for key, places in found.items()}


def _within(model: type[Shape], here: Home) -> Iterator[tuple[str, Home]]:
    if issubclass(model, Whole):
        for inner in models_in(root_of(model)):
            yield from _within(inner, Home(here.file, (NAME,), here.listed))
        return
    for key, each in keys_of(model).items():
        if key == GATHERED or len(here.above) > DEPTH:
            continue
        yield key, here
        kind = get_origin(unmarked(each.type)[0])
        named = (NAME,) if kind is dict else ()
        listed = here.listed or kind is tuple
        for inner in models_in(each.type):
            yield from _within(inner, Home(here.file, (*here.above, key, *named), listed))


def belongs(
    key: str, model: type[Shape], above: tuple[str, ...], *, near: bool = False
) -> Text | None:
    """Where a key belongs that stands below `above` in a file of `model`; None if nowhere.

    The same file comes before others, what is sure to be one place before what is in a list. Where
    a key is `near` to one that is known there, only the same file counts.
    """
    here = _file_of(model)
    places = [home for home in homes().get(key, ()) if (home.file, home.above) != (here, above)]
    if near:
        # What stands deeper has other names for other things.
        places = [h for h in places if h.file == here and not h.listed and len(h.above) < 2]
    if not (here and places):
        return None
    best = min(places, key=lambda home: (home.listed, home.file != here, len(home.above)))
    keys = " → ".join(key for key in best.above if key != NAME)
    if best.file != here:
        elsewhere = t("it belongs in {file}, below “{keys}”", file=best.file, keys=keys)
        return elsewhere if keys else t("it belongs in {file}", file=best.file)
    if keys:
        return t("put it below “{keys}”, two spaces further to the right", keys=keys)
    return t("let its line start in the first column, not below “{key}”", key=above[0])


def _file_of(model: type[Shape]) -> str:
    return next((file for file, each in FILES.items() if each is model), "")


def meant(key: str, model: type[Shape], above: tuple[str, ...]) -> Text | None:
    """The key of the same file that a misspelt one is nearest to, and where it belongs."""
    here, places = _file_of(model), homes().items()
    known = [name for name, all_ in places if any(h.file == here and not h.listed for h in all_)]
    name = nearest(key, known)
    where = belongs(name, model, above, near=True) if name else None
    return where and t("did you mean “{name}”? Then: {where}", name=name, where=where)
