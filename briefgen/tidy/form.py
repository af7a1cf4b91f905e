"""How a kind of file is to be written: the order of its keys, and which values are Markdown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from briefgen.markdown.flat import flat
from briefgen.markdown.parse import parse
from briefgen.model.shape import GATHERED
from briefgen.model.shapes import SubjectShape
from briefgen.model.values import Markdown

SUBJECT = (
    "title",
    "short_title",
    "handling",
    "responsible",
    "same_as",
    "text",
    "position",
    "footnotes",
    "internal",
    "suppress",
)
"""The order of an item and of a topic: as one reads it, which is not as the shapes inherit it."""
IS_MARKDOWN = get_args(Markdown)[1]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a mapping, or of each mapping in a list.

    Where `order` is empty the author's order stays; `others` is the form below keys that are names.
    """

    order: tuple[str, ...] = ()
    keys: Mapping[str, "Form"] = field(default_factory=dict)
    others: "Form | None" = None
    markdown: frozenset[str] = frozenset()

    def below(self, key: str) -> "Form":
        """The form of the value of a key."""
        return self.keys.get(key) or (None if key in self.order else self.others) or PLAIN

    def place(self, key: str) -> int:
        """Where a key comes; all keys that are names come last."""
        return self.order.index(key) if key in self.order else len(self.order)


PLAIN = Form()


@cache
def form_of(model: type[BaseModel]) -> Form:
    """The form of a file that is read as `model`."""
    root = model.model_fields.get("root")
    return _form(root.annotation) if root else _of_shape(model)


def _of_shape(model: type[BaseModel]) -> Form:
    fields = {each.alias or name: each for name, each in model.model_fields.items()}
    named = fields.pop(GATHERED, None)
    order = tuple(fields)
    if issubclass(model, SubjectShape):
        order = tuple(key for key in SUBJECT if key in fields)
    return Form(
        order,
        {key: _form(each.annotation) for key, each in fields.items()},
        _form(named.annotation).others if named else None,
        frozenset(key for key, each in fields.items() if IS_MARKDOWN in each.metadata),
    )


def _form(annotation: Any) -> Form:
    """The form of a value of this type; lists and choices have that of the mapping in them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _of_shape(annotation)
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return Form(others=_form(arguments[1]))
    return next((found for each in arguments if (found := _form(each)) != PLAIN), PLAIN)


def essence(data: object, form: Form) -> object:
    """What data says, in whatever order of keys and on whatever lines it is written."""
    if isinstance(data, Mapping):
        return tuple(_of_mapping(data, form))
    if isinstance(data, list):
        return ("list", *(essence(each, form) for each in data))
    return data


def _of_mapping(data: Mapping[str, object], form: Form) -> Iterator[tuple[str, object]]:
    for key in sorted(data, key=form.place):
        value = data[key]
        if isinstance(value, str) and key in form.markdown:
            yield key, _read(value)
        else:
            yield key, essence(value, form.below(key))


def _read(text: str) -> object:
    """A text as it reads; what is no Markdown that briefgen knows must stay to the letter."""
    parsed = parse(text)
    return text if parsed.faults else flat(parsed.blocks)
