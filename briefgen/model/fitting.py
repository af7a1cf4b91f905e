"""The data of a YAML file → the shape that it has, or every reason why it has not."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from msgspec import Struct, field
from msgspec.structs import FieldInfo, fields

from briefgen.model.values import Filled, Made, Shape, Unfit, Whole

Location = tuple[int | str, ...]
Model = TypeVar("Model", bound=Shape)


class Fault(Struct, frozen=True):
    """A value that does not fit: in which way, where, what it is, and what it could have been."""

    kind: str
    at: Location
    value: object
    known: tuple[str, ...] = ()


class _Told(Struct):
    """What a reading is told, the chambers that have a key in a letter, and what it tells."""

    chambers: Collection[str] | None
    faults: list[Fault] = field(default_factory=list)


_Reader = Callable[[Any, Location, _Told], Any]
"""Data at a place → the value that it stands for; what does not fit is told, and is no value."""


def fitted(
    model: type[Model], data: object, chambers: Collection[str] | None
) -> tuple[Model | None, list[Fault]]:
    """The data of a file as `model`, or None and every fault, as `faults.shape` tells of them."""
    told = _Told(chambers)
    value = _of_shape(model)(data, (), told)
    return (None if told.faults else value), told.faults


@cache
def keys_of(model: type[Shape]) -> Mapping[str, FieldInfo]:
    """The keys of a shape as an author writes them, those of what it extends first."""
    return {each.encode_name: each for each in fields(model)}


def unmarked(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without the marks on it, and these."""
    if get_origin(annotation) is not Annotated:
        return annotation, ()
    kind, *marks = get_args(annotation)
    return kind, tuple(marks)


def members(kind: Any) -> tuple[Any, ...]:
    """The types of which a value may have one; None is not named among them."""
    if get_origin(kind) not in {Union, UnionType}:
        return (kind,)
    return tuple(each for each in get_args(kind) if each is not NoneType)


def is_shape(kind: Any) -> bool:
    """Whether a type is that of a mapping of known keys."""
    return isinstance(kind, type) and issubclass(kind, Shape)


def models_in(annotation: Any) -> Iterator[type[Shape]]:
    """The shapes that a value may have."""
    if is_shape(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def root_of(model: type[Whole]) -> Any:
    """The type of what a file that has names for keys says as a whole."""
    return keys_of(model)["root"].type


def _reader(annotation: Any) -> _Reader:
    kind, marks = unmarked(annotation)
    read = _of_kind(kind)
    if Filled() in marks:
        read = _of_something(read)
    for mark in marks:
        if isinstance(mark, Made):
            read = _of_made(mark.make, read)
    return read


def _of_kind(kind: Any) -> _Reader:
    if is_shape(kind):
        return _of_shape(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is None:
        return _of_switch if kind is bool else _as_it_is
    if origin is Literal:
        return _of_words(arguments)
    if origin in _GENERIC:
        return _GENERIC[origin](*map(_reader, arguments))
    choice = sorted(members(kind), key=is_shape, reverse=True)
    return (_of_either if len(choice) > 1 else _of_optional)(*map(_reader, choice))


@cache
def _of_shape(model: type[Shape]) -> _Reader:
    keys = [
        (name, each.name, _reader(each.type), each.required)
        for name, each in keys_of(model).items()
    ]
    if issubclass(model, Whole):
        ((_name, root, read_root, _needed),) = keys
        return lambda value, at, told: model(**{root: read_root(value, at, told)})
    known = {name for name, *_rest in keys}

    def read(value: Any, at: Location, told: _Told) -> Shape | None:
        if not isinstance(value, dict):
            told.faults.append(Fault("mapping", at, value))
            return None
        before = len(told.faults)
        gathered = model.gathered(value, told.chambers)
        data = {key: each for key, each in gathered.items() if each is not None}
        made = {}
        for name, attribute, read_key, needed in keys:
            if name in data:
                made[attribute] = read_key(data[name], (*at, name), told)
            elif needed:
                told.faults.append(Fault("missing", (*at, name), data))
        told.faults += [
            Fault("unknown", (*at, key), each) for key, each in data.items() if key not in known
        ]
        return model(**made) if len(told.faults) == before else None

    return read


def _of_list(read_each: _Reader, _three_dots: _Reader) -> _Reader:
    def read(value: Any, at: Location, told: _Told) -> tuple[Any, ...]:
        if isinstance(value, list):
            return tuple(read_each(each, (*at, i), told) for i, each in enumerate(value))
        told.faults.append(Fault("list", at, value))
        return ()

    return read


def _of_names(read_name: _Reader, read_each: _Reader) -> _Reader:
    def read(value: Any, at: Location, told: _Told) -> dict[str, Any]:
        if isinstance(value, dict):
            return {
                read_name(name, (*at, name, "[key]"), told): read_each(each, (*at, name), told)
                for name, each in value.items()
            }
        told.faults.append(Fault("mapping", at, value))
        return {}

    return read


def _of_words(words: tuple[str, ...]) -> _Reader:
    def read(value: Any, at: Location, told: _Told) -> Any:
        if not isinstance(value, str) or value not in words:
            told.faults.append(Fault("choice", at, value, words))
        return value

    return read


def _of_something(read_all: _Reader) -> _Reader:
    def read(value: Any, at: Location, told: _Told) -> Any:
        before = len(told.faults)
        made = read_all(value, at, told)
        if not made and len(told.faults) == before:
            told.faults.append(Fault("too_short", at, value))
        return made

    return read


def _of_optional(read_value: _Reader) -> _Reader:
    return lambda value, at, told: None if value is None else read_value(value, at, told)


def _of_either(read_mapping: _Reader, read_other: _Reader) -> _Reader:
    def read(value: Any, at: Location, told: _Told) -> Any:
        return (read_mapping if isinstance(value, dict) else read_other)(value, at, told)

    return read


def _of_made(make: Callable[[Any], Any], read_made: _Reader) -> _Reader:
    def read(value: Any, at: Location, told: _Told) -> Any:
        try:
            made = make(value)
        except Unfit as unfit:
            told.faults.append(Fault(unfit.kind, at, value))
            return None
        return made if read_made is _as_it_is else read_made(made, at, told)

    return read


def _of_switch(value: Any, at: Location, told: _Told) -> Any:
    if not isinstance(value, bool):
        told.faults.append(Fault("switch", at, value))
    return value


def _as_it_is(value: Any, _at: Location, _told: _Told) -> Any:
    return value


_GENERIC: Mapping[type, Callable[..., _Reader]] = {tuple: _of_list, dict: _of_names}
