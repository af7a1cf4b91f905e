"""What does not fit in a shape as problems at a line of YAML, in the words of a civil servant."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from briefgen.model.fitting import Fault, Location, fitted
from briefgen.model.homes import belongs, homes, keys_at, meant
from briefgen.model.values import Shape
from briefgen.problem import Problem, Text, choose, nearest, t
from briefgen.source.document import Path, Source
from briefgen.source.remedies import space_missing

Model = TypeVar("Model", bound=Shape)
Advice = tuple[Text, Text]
Wording = Callable[[Fault, object], Advice]
"""What is wrong and how to mend it, from a fault and the name of the value."""


def shape(
    model: type[Model], source: Source, chambers: Sequence[str] | None = ()
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Read the data of `source` as `model`: the value, or None and every reason why not.

    `chambers` are the keys of a letter that stand for a chamber of parliament; None if these are
    not known, so that any key may be one.
    """
    if source.data is None:
        what = t("the file is empty")
        return None, (Problem(source.at(0, 0), what, t("fill it in, or remove the file")),)
    value, faults = fitted(model, source.data, chambers)
    return value, tuple(_Faults(model, source, chambers or ()).problems(faults))


class _Faults:
    """The faults of one file, told to its author."""

    def __init__(self, model: type[Shape], source: Source, chambers: Sequence[str]) -> None:
        self.model, self.source, self.chambers = model, source, chambers

    def problems(self, faults: Sequence[Fault]) -> Iterator[Problem]:
        misspelt = dict(self.misspelt(faults))
        for fault in faults:
            if fault.at in misspelt.values():
                continue
            if fault.kind == "unknown":
                yield self.unknown(fault, misspelt.get(fault.at))
            elif fault.kind == "missing":
                yield self.missing(fault)
            else:
                yield self.wrong(fault)

    def misspelt(self, faults: Sequence[Fault]) -> Iterator[tuple[Location, Location]]:
        """Unknown keys that stand where a key is missing: one mistake, not two."""
        missing = [fault.at for fault in faults if fault.kind == "missing"]
        for fault in faults:
            beside = {loc[-1]: loc for loc in missing if loc[:-1] == fault.at[:-1]}
            if fault.kind != "unknown" or not beside:
                continue
            close = nearest(str(fault.at[-1]), [str(key) for key in beside])
            alone = next(iter(beside)) if len(beside) == 1 else None
            if close or (alone and (len(fault.at) > 1 or fault.at[-1] not in homes())):
                loc = beside[close or str(alone)]
                missing.remove(loc)
                yield fault.at, loc

    def unknown(self, fault: Fault, meant_here: Location | None) -> Problem:
        path = self.path(fault.at)
        key, place = str(fault.at[-1]), self.source.key_place(path)
        if advice := space_missing(key):
            return Problem(place, *advice)
        if " " in key.strip():
            what = t("“{key}” looks like text, but stands where a key must stand", key=key)
            return Problem(
                place, what, t("let the line start as far to the right as the text above it")
            )
        what = t("the key “{key}” is not known here", key=key)
        if meant_here:
            return Problem(place, what, t("did you mean “{name}”?", name=meant_here[-1]))
        known = keys_at(self.model, fault.at[:-1], self.chambers)
        above = tuple(step for step in path[:-1] if isinstance(step, str))
        if where := belongs(key, self.model, above, near=bool(nearest(key, known))):
            return Problem(place, t("the key “{key}” does not belong here", key=key), where)
        elsewhere = None if nearest(key, known) else meant(key, self.model, above)
        return Problem(place, what, elsewhere or choose(key, known))

    def missing(self, fault: Fault) -> Problem:
        path, key = self.path(fault.at), str(fault.at[-1])
        if path and path[-1] == key:
            what = t("“{key}” is empty", key=key)
            fix = t("fill it in: {key}: …", key=key)
            return Problem(self.source.key_place(path), what, fix)
        there: Any = self.source.data
        for step in path:
            there = there[step]
        for name in there if isinstance(there, dict) else ():
            if name.startswith(f"{key}:") and (advice := space_missing(name)):
                return Problem(self.source.key_place((*path, name)), *advice)
        what = t("the key “{key}” is missing", key=key)
        return Problem(self.source.key_place(path), what, t("add a line {key}: …", key=key))

    def wrong(self, fault: Fault) -> Problem:
        path = self.path(fault.at)
        if fault.at and fault.at[-1] == "[key]":
            advice = space_missing(str(path[-1])) or _advice(fault, path[-1])
            return Problem(self.source.key_place(path), *advice)
        value = fault.value
        glued = isinstance(value, str) and (
            value.partition(":")[0] in homes() or _BY_FORM.get(fault.kind) is _mapping
        )
        said = space_missing(str(value)) if glued else None
        return Problem(self.source.place(path), *(said or _advice(fault, self.name(path))))

    def path(self, location: Location) -> Path:
        """The part of a location that exists in the data: shapes gather keys under other names."""
        path: Path = ()
        data: Any = self.source.data
        for step in location:
            known: Any = range(len(data)) if isinstance(data, list) else data
            if isinstance(data, dict | list) and step in known:
                path, data = (*path, step), data[step]  # type: ignore[index]
        return path

    def name(self, path: Path) -> object:
        """What to call the value at a path: its key, or an element of the list at that key."""
        keys = [step for step in path if isinstance(step, str)]
        if path and isinstance(path[-1], int) and keys:
            return t("an element of {key}", key=keys[-1])
        return keys[-1] if keys else ""


def _advice(fault: Fault, name: object) -> Advice:
    """What is wrong with the value called `name`, and how to mend it."""
    if fault.kind in _FIXED:
        what, fix = _FIXED[fault.kind]
        return Text(what.template, {"key": name}), Text(fix.template, {"key": name})
    if fault.value is None:
        return t("“{key}” is empty", key=name), t("fill it in, or remove the line")
    return _BY_FORM.get(fault.kind, _other)(fault, name)


def _found(fault: Fault) -> Text:
    value = fault.value
    if isinstance(value, dict):
        return t("keys with values (“key: value”)")
    if isinstance(value, list):
        return t("a list")
    if isinstance(value, bool):
        return t("true or false")
    return t("text")


def _text(fault: Fault, name: object) -> Advice:
    value = fault.value
    if isinstance(value, dict) and len(value) == 1 and any(" " in key for key in value):
        return (
            t("the colon in this text makes YAML read its first words as a key"),
            t('put the whole text between double quotes: "text: more text"'),
        )
    what = t("“{key}” must be text, but here stands: {found}", key=name, found=_found(fault))
    if isinstance(value, bool):
        return what, t("put the word between double quotes")
    return what, t("write one text, without [ ] or “- ”, and without keys below it")


def _list(fault: Fault, name: object) -> Advice:
    what = t("“{key}” must be a list, but here stands: {found}", key=name, found=_found(fault))
    value = fault.value
    if isinstance(value, str) and re.match(r"\w[^\n]*$", value):
        return what, t("put it between brackets: [{value}]", value=value)
    if isinstance(value, str) and re.match("[-–—•]", value):
        return what, t("start each line with “- ”: a hyphen and a space")
    return what, t("write [one, two], or below each other, each on a line that starts with “- ”")


def _mapping(fault: Fault, name: object) -> Advice:
    if name == "":
        what = t("this file must consist of lines “key: value”")
        return what, t("compare it with the example in the handbook")
    what = t("“{key}” must have keys, but here stands: {found}", key=name, found=_found(fault))
    return what, t("write the keys below it, each indented by two spaces: key: value")


def _choice(fault: Fault, name: object) -> Advice:
    what = t("this value of “{key}” is not known", key=name)
    return what, t("choose from: {names}", names=", ".join(fault.known))


def _other(_fault: Fault, name: object) -> Advice:
    what = t("the value of “{key}” cannot be used", key=name)
    return what, t("compare it with the example in the handbook")


_BY_FORM: Mapping[str, Wording] = {
    "text": _text,
    "list": _list,
    "mapping": _mapping,
    "choice": _choice,
}

_FIXED: Mapping[str, Advice] = {
    "empty": (t("“{key}” is empty"), t("fill it in, or remove the line")),
    "one_line": (t("“{key}” must be on one line"), t("write it on one line")),
    "note_in_line": (
        t("a footnote cannot stand in “{key}”"),
        t("put it in the text"),
    ),
    "id": (
        t("this name cannot be the name of a file"),
        t("use letters, digits and hyphens only: no spaces, no folder, no .yaml"),
    ),
    "note_name": (
        t("this name of a footnote cannot be used"),
        t("use one word without spaces and brackets, e.g. bron"),
    ),
    "chair": (
        t("this does not say who presides"),
        t("write rotating, none, or a title, e.g. “de voorzitter van …”"),
    ),
    "day": (
        t("this is not a date"),
        t("write year, month and day, with ordinary hyphens: 2026-03-05"),
    ),
    "ground": (
        t("this is not a ground of the Woo that we know"),
        t("write e.g. 5.1.1c, 5.1.2a or 5.1.2e (Woo), or 68 (Grondwet)"),
    ),
    "website": (
        t("this is not the address of a website"),
        t("write the whole address, e.g. https://www.rijksoverheid.nl"),
    ),
    "switch": (t("“{key}” must be true or false"), t("write true or false, without quotes")),
    "points": (t("this is not a size of type"), t("write points, e.g. 9 or 9.5")),
    "too_short": (t("“{key}” is empty"), t("add at least one element")),
}
