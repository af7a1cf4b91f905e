"""Shapes read by pydantic too: what fits, what it comes to, and where what does not fit stands."""

import copy
import json
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Annotated, Any, Literal, get_args, get_origin

import pydantic
import pytest
from msgspec import NODEFAULT
from msgspec.structs import FieldInfo
from pydantic_core import PydanticCustomError

from briefgen.body.kinds import KindFile
from briefgen.model.fitting import fitted, is_shape, keys_of, members, unmarked
from briefgen.model.homes import FILES
from briefgen.model.values import Filled, Made, Shape, Unfit, Whole
from briefgen.source.reader import read_source
from tests.conftest import ROOT, at_length

KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "model_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "list",
    "literal_error": "choice",
    "bool_type": "switch",
}
"""What we call the errors of pydantic that have another name here."""
VALUES: tuple[Any, ...] = (
    *(None, True, "", "x", "a b", "twee\nregels", "2025-12-08", "2025-13-01", "5.1.2e", "9.5"),
    *([], {}, ["a"], [None], [[]], [{}], {"a": "b"}, {"a": None}, {"none": "r"}, {"title": "t"}),
    *({"post": "MJenV"}, {"title": "t", "items": ["x"]}, {"heading": "h", "topics": []}),
    *({"tweede_kamer": {"date": "2025-01-01"}}, {"tweede_kamer": None}, "videoconferentie"),
)
KEYS = ("title", "date", "items", "meeting", "place", "is", "means", "from", "chambers", "letter",
        "tweede_kamer", "root", "shape", "numbers", "sections", "responsible")  # fmt: skip
EXAMPLES = {
    "dossier.yaml": "2025-12-08-jbz/dossier.yaml",
    "agenda/….yaml": "2025-12-08-jbz/agenda/terugkeerverordening.yaml",
    "annexes/….yaml": "2025-12-08-jbz/agenda/terugkeerverordening.yaml",
    "letter/….yaml": "2025-12-08-jbz/letter/ebsp.yaml",
}


class Loose(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", arbitrary_types_allowed=True)


@cache
def twin(shape: type[Shape]) -> Any:
    """The model of pydantic that says the same as a shape."""
    keys = keys_of(shape)
    if issubclass(shape, Whole):
        return twin_of(keys["root"].type)

    def before(data: Any, info: pydantic.ValidationInfo) -> Any:
        if not isinstance(data, dict):
            return data
        gathered = shape.gathered(data, info.context)
        return {key: value for key, value in gathered.items() if value is not None}

    fields: dict[str, Any] = {
        each.name: (twin_of(each.type), pydantic.Field(usual(each), alias=key))
        for key, each in keys.items()
    }
    checks: Any = {"before": pydantic.model_validator(mode="before")(before)}
    return pydantic.create_model(shape.__name__, __base__=Loose, __validators__=checks, **fields)


def usual(key: FieldInfo) -> Any:
    if key.required:
        return ...
    if key.default is NODEFAULT:
        return {}
    return twin(type(key.default))() if isinstance(key.default, Shape) else key.default


def twin_of(annotation: Any) -> Any:
    kind, marks = unmarked(annotation)
    own: list[Any] = [pydantic.BeforeValidator(made(each.make)) for each in marks
                      if isinstance(each, Made)]  # fmt: skip
    own += [pydantic.Field(min_length=1)] if Filled() in marks else []
    model = twin_of_kind(kind)
    for each in own:
        model = Annotated[model, each]
    return model


def twin_of_kind(kind: Any) -> Any:
    arguments = get_args(kind)
    if is_shape(kind):
        return twin(kind)
    if get_origin(kind) is tuple:
        return tuple[twin_of(arguments[0]), ...]  # type: ignore[misc]
    if get_origin(kind) is dict:
        return dict[twin_of(arguments[0]), twin_of(arguments[1])]  # type: ignore[misc]
    if get_origin(kind) in {None, Literal}:
        return pydantic.StrictBool if kind is bool else kind
    choice = members(kind)
    if len(choice) == 1:
        return twin_of(choice[0]) | None
    mapping, other = (next(each for each in choice if is_shape(each) is way)
                      for way in (True, False))  # fmt: skip
    tagged: Any = (
        Annotated[twin_of(mapping), pydantic.Tag("<mapping>")]
        | Annotated[twin_of(other), pydantic.Tag("<other>")]
    )
    by_form = pydantic.Discriminator(
        lambda value: "<mapping>" if isinstance(value, dict) else "<other>"
    )
    return Annotated[tagged, by_form]


def made(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def told(value: Any) -> Any:
        try:
            return make(value)
        except Unfit as unfit:
            raise PydanticCustomError("custom", unfit.kind) from None

    return told


@cache
def adapter(shape: type[Shape]) -> Any:
    """What reads data as a shape in pydantic."""
    return pydantic.TypeAdapter(twin(shape))


def by_pydantic(shape: type[Shape], data: object, chambers: Any) -> Any:
    """What the data comes to, or the kind and the place of each error."""
    try:
        value = adapter(shape).validate_python(data, context=chambers)
    except pydantic.ValidationError as error:
        return [
            (
                each["msg"] if each["type"] == "custom" else KINDS.get(each["type"], each["type"]),
                tuple(step for step in each["loc"] if step not in {"<mapping>", "<other>"}),
            )
            for each in error.errors()
            # What held something that does not fit is not empty besides.
            if each["type"] != "too_short" or not each["input"]
        ]
    return stated(value)


def by_us(shape: type[Shape], data: object, chambers: Any) -> Any:
    value, faults = fitted(shape, data, chambers)
    if isinstance(value, Whole):
        value = getattr(value, "root")  # noqa: B009 - not each has it by its type
    return [(each.kind, each.at) for each in faults] or stated(value)


def stated(value: Any) -> Any:
    """A value as plain data; what is left out is not told from what is nothing."""
    if isinstance(value, Shape | pydantic.BaseModel):
        names = [each.name for each in keys_of(type(value)).values()] if isinstance(
            value, Shape) else list(type(value).model_fields)  # fmt: skip
        return {name: said for name in names if (said := stated(getattr(value, name)))}
    if isinstance(value, dict):
        return {key: stated(each) for key, each in value.items()}
    return [stated(each) for each in value] if isinstance(value, tuple) else value


def within(data: Any) -> list[Any]:
    """The mappings and lists in data."""
    found = [data] if isinstance(data, (dict, list)) else []
    for each in found:
        values = each.values() if isinstance(each, dict) else each
        found += [value for value in values if isinstance(value, (dict, list))]
    return found


def changed(random: Random, text: str) -> Any:
    """What JSON says, with some keys and values that are others, or gone."""
    data = json.loads(text)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        here = random.choice(within(data) or [{}])
        value = copy.deepcopy(random.choice(VALUES))
        known = [*here] if isinstance(here, dict) else [*range(len(here))]
        way = random.random()
        if known and way < 0.6:
            key = random.choice(known)
            here[key] = value
            if way < 0.2:
                here.pop(key)
        elif isinstance(here, dict):
            here[random.choice(KEYS)] = value
        else:
            here.append(value)
    return data if random.random() < 0.97 else copy.deepcopy(random.choice(VALUES))


SHAPES: dict[str, type[Shape]] = {**FILES, "kind.yaml": KindFile}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read_as_pydantic_reads_it(name: str) -> None:
    path = ROOT / "agendas" / EXAMPLES.get(name, name)
    if name == "kind.yaml":
        path = ROOT / "templates" / "nota" / name
    text = json.dumps(read_source(path.read_bytes(), name).data)
    random, shape = Random(name), SHAPES[name]  # noqa: S311
    fitting = 0
    for _ in range(at_length(1500)):
        other = changed(random, text)
        chambers = random.choice((None, (), ("tweede_kamer", "eerste_kamer")))
        ours = by_us(shape, other, chambers)
        assert ours == by_pydantic(shape, other, chambers), other
        fitting += isinstance(ours, dict)
    assert 0 < fitting < at_length(1500)
