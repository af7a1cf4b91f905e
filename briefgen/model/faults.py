"""Turns pydantic's errors into problems at a line of YAML, in the words of a civil servant."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, RootModel, ValidationError

from briefgen.model.values import GATHERED
from briefgen.model.wording import Error, advice
from briefgen.problem import Problem, choose, nearest, t
from briefgen.source.document import Path, Source

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[int | str, ...]


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
    try:
        return model.model_validate(source.data, context={"chambers": chambers}), ()
    except ValidationError as error:
        faults = _Faults(model, source, chambers or ())
        return None, tuple(faults.problems(error.errors(include_url=False)))


class _Faults:
    """The errors of one file, told to its author."""

    def __init__(self, model: type[BaseModel], source: Source, chambers: Sequence[str]) -> None:
        self.model, self.source, self.chambers = model, source, chambers

    def problems(self, errors: Sequence[Error]) -> Iterator[Problem]:
        misspelt = dict(self.misspelt(errors))
        for error in errors:
            if error["loc"] in misspelt.values():
                continue
            if error["type"] == "extra_forbidden":
                yield self.unknown(error, misspelt.get(error["loc"]))
            elif error["type"] == "missing":
                yield self.missing(error)
            elif error["type"] != "too_short" or not error["input"]:
                yield self.wrong(error)

    def misspelt(self, errors: Sequence[Error]) -> Iterator[tuple[Location, Location]]:
        """Unknown keys that stand where a key is missing: one mistake, not two."""
        missing = [error["loc"] for error in errors if error["type"] == "missing"]
        for error in errors:
            beside = {loc[-1]: loc for loc in missing if loc[:-1] == error["loc"][:-1]}
            if error["type"] != "extra_forbidden" or not beside:
                continue
            meant = nearest(str(error["loc"][-1]), [str(key) for key in beside])
            alone = next(iter(beside)) if len(beside) == 1 else None
            if meant or alone:
                loc = beside[meant or str(alone)]
                missing.remove(loc)
                yield error["loc"], loc

    def unknown(self, error: Error, meant: Location | None) -> Problem:
        path = self.path(error["loc"])
        key = str(error["loc"][-1])
        if " " in key.strip():
            what = t("“{key}” looks like text, but stands where a key must stand", key=key)
            fix = t("let the line start as far to the right as the text above it")
            return Problem(self.source.key_place(path), what, fix)
        what = t("the key “{key}” is not known here", key=key)
        known = self.known(error["loc"][:-1])
        fix = t("did you mean “{name}”?", name=meant[-1]) if meant else choose(key, known)
        return Problem(self.source.key_place(path), what, fix)

    def missing(self, error: Error) -> Problem:
        path, key = self.path(error["loc"]), str(error["loc"][-1])
        if path and path[-1] == key:
            what = t("“{key}” is empty", key=key)
            fix = t("fill it in: {key}: …", key=key)
            return Problem(self.source.key_place(path), what, fix)
        what = t("the key “{key}” is missing", key=key)
        return Problem(self.source.key_place(path), what, t("add a line {key}: …", key=key))

    def wrong(self, error: Error) -> Problem:
        path = self.path(error["loc"])
        if error["loc"] and error["loc"][-1] == "[key]":
            return Problem(self.source.key_place(path), *advice(error, path[-1]))
        return Problem(self.source.place(path), *advice(error, self.name(path)))

    def path(self, location: Location) -> Path:
        """The part of pydantic's location that exists in the data.

        Pydantic adds the tags of unions, and our shapes gather keys under names of their own.
        """
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

    def known(self, location: Location) -> list[str]:
        """The keys that the model knows at a location."""
        model = self.model
        for step in location:
            if issubclass(model, RootModel):
                model = next(_models_in(model.model_fields["root"].annotation))
            elif field := _fields(model).get(str(step)):
                model = next(_models_in(field.annotation), model)
        keys = _fields(model).keys()
        return sorted({*keys, *self.chambers} - {GATHERED} if GATHERED in keys else keys)


def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
