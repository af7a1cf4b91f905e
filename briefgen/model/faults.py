"""Turns pydantic's errors into problems at a line of YAML, in the words of a civil servant."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, RootModel, ValidationError

from briefgen.problem import Problem, Text, choose, t
from briefgen.source import Source
from briefgen.source.document import Path

Model = TypeVar("Model", bound=BaseModel)


def shape(model: type[Model], source: Source) -> tuple[Model | None, tuple[Problem, ...]]:
    """Read the data of `source` as `model`: the value, or None and every reason why not."""
    try:
        return model.model_validate(source.data if source.data is not None else {}), ()
    except ValidationError as error:
        return None, tuple(_problems(error.errors(include_url=False), model, source))


def _problems(errors: Iterable[Any], model: type[BaseModel], source: Source) -> Iterator[Problem]:
    for error in errors:
        path, key = _path(error["loc"], source.data)
        if error["type"] == "missing":
            yield _missing(source, path, str(error["loc"][-1]))
        elif error["type"] == "extra_forbidden":
            known = _keys(model, error["loc"][:-1])
            what = t("the key “{key}” is not known here", key=key)
            yield Problem(source.key_place(path), what, choose(str(key), known))
        else:
            what, fix = _WORDING.get(error["type"], _other)(error, key)
            yield Problem(source.place(path), what, fix)


def _path(location: tuple[int | str, ...], data: Any) -> tuple[Path, int | str]:
    """The part of pydantic's location that exists in the data, and its last key.

    Pydantic adds the tags of unions, and our shapes gather keys under names of their own.
    """
    path: Path = ()
    for step in location:
        known: Any = range(len(data)) if isinstance(data, list) else data
        if isinstance(data, dict | list) and step in known:
            path, data = (*path, step), data[step]  # type: ignore[index]
    named = [step for step in path if isinstance(step, str)]
    return path, named[-1] if named else ""


def _missing(source: Source, path: Path, key: str) -> Problem:
    here: Any = source.data
    for step in path:
        here = here[step]
    if here is None:
        what = t("“{key}” is empty", key=key)
        return Problem(source.key_place(path), what, t("fill it in: {key}: …", key=key))
    what = t("the key “{key}” is missing", key=key)
    return Problem(source.key_place(path), what, t("add a line {key}: …", key=key))


def _keys(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The keys that the model knows at a location."""
    for step in location:
        if issubclass(model, RootModel):
            model = next(_models_in(model.model_fields["root"].annotation))
            continue
        field = model.model_fields.get(str(step)) or _aliased(model, str(step))
        if field is not None:
            model = next(_models_in(field.annotation), model)
    own = {field.alias or name for name, field in model.model_fields.items()}
    return sorted(own - {"chambers"}) if "chambers" in own and "topics" in own else sorted(own)


def _aliased(model: type[BaseModel], name: str) -> Any:
    return next((f for f in model.model_fields.values() if f.alias == name), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


Wording = Callable[[Mapping[str, Any], int | str], tuple[Text, Text]]
"""What is wrong and how to mend it, from pydantic's error and the last key on the way to it."""


def _found(error: Mapping[str, Any]) -> Text:
    value = error.get("input")
    if isinstance(value, dict):
        return t("keys with values (“key: value”)")
    if isinstance(value, list):
        return t("a list")
    if isinstance(value, bool):
        return t("true or false")
    if value is None:
        return t("nothing")
    return t("text")


def _colon(error: Mapping[str, Any]) -> bool:
    """Whether the value is a mapping only because of a colon in a text without quotes."""
    value = error.get("input")
    return isinstance(value, dict) and len(value) == 1 and any(" " in key for key in value)


def _text(error: Mapping[str, Any], key: int | str) -> tuple[Text, Text]:
    if _colon(error):
        return (
            t("the colon in this text makes YAML read its first words as a key"),
            t('put the whole text between double quotes: "text: more text"'),
        )
    what = t("“{key}” must be text, but here stands: {found}", key=key, found=_found(error))
    return what, t("write text; put it between double quotes if it is true, false or null")


def _list(error: Mapping[str, Any], key: int | str) -> tuple[Text, Text]:
    what = t("“{key}” must be a list, but here stands: {found}", key=key, found=_found(error))
    return what, t("write [one, two], or below each other, each on a line that starts with “- ”")


def _mapping(error: Mapping[str, Any], key: int | str) -> tuple[Text, Text]:
    what = t("“{key}” must have keys, but here stands: {found}", key=key, found=_found(error))
    return what, t("write the keys below it, each indented by two spaces: key: value")


def _other(_error: Mapping[str, Any], key: int | str) -> tuple[Text, Text]:
    what = t("the value of “{key}” cannot be used", key=key)
    return what, t("compare it with the example in the handbook")


_WORDING: dict[str, Wording] = {
    "text": _text,
    "string_type": _text,
    "tuple_type": _list,
    "list_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
}


def _words(kind: str, what: Text, fix: Text) -> None:
    def wording(_error: Mapping[str, Any], key: int | str) -> tuple[Text, Text]:
        return Text(what.template, {"key": key}), Text(fix.template, {"key": key})

    _WORDING[kind] = wording


_words("empty", t("“{key}” is empty"), t("fill it in: {key}: …"))
_words("one_line", t("“{key}” must be on one line"), t("write it on one line"))
_words(
    "id",
    t("this name cannot be the name of a file"),
    t("use letters, digits and hyphens only, without spaces"),
)
_words("day", t("this is not a date"), t("write year, month and day: 2026-03-05"))
_words(
    "ground",
    t("this is not a ground of the Woo that we know"),
    t("write e.g. 5.1.1c, 5.1.2a or 5.1.2e (Woo), or 68 (Grondwet)"),
)
_words("bool_type", t("“{key}” must be true or false"), t("write true or false, without quotes"))
_words(
    "literal_error",
    t("this value of “{key}” is not known"),
    t("choose from: concept, definitief"),
)
_words("too_short", t("“{key}” is an empty list"), t("add at least one element"))
