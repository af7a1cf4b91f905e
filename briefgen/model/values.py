"""What the YAML files consist of: mappings of known keys, and simple values.

The description of a field is what an editor shows on hover, in the language of the catalogue.
"""

import datetime
import re
from typing import Annotated, Any, LiteralString

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from briefgen.facts import woo_grounds

GATHERED = "<chambers>"
"""The key under which a shape gathers keys that are names: one that no author writes."""


class Shape(BaseModel):
    """A mapping of known keys; a key without a value counts as left out."""

    # Only whole files are validated: what builds nested shapes on their own is left undone.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data


def by_form(mapping_tag: str, other_tag: str) -> Discriminator:
    """Choose between a mapping and something else by looking at the value."""
    return Discriminator(lambda value: mapping_tag if isinstance(value, dict) else other_tag)


ID = re.compile(r"\w[\w-]{0,99}")
SMALLEST, LARGEST = 6, 20
"""Between which sizes, in points, a text can be read and still be called a text."""
SIZE = re.compile(r"\d{1,2}([.](0|5))?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text", "text")
    return value


def _line(value: Any) -> str:
    text = _text(value).strip()
    if not text:
        raise PydanticCustomError("empty", "empty")
    if "\n" in text:
        raise PydanticCustomError("one_line", "one_line")
    return text


def _title(value: Any) -> str:
    line = _line(value)
    if re.search(r"(?<!\\)\[\^[^\]\s\[]+\]", line):
        raise PydanticCustomError("note_in_line", "note_in_line")
    return line


def _like(pattern: re.Pattern[str], kind: LiteralString) -> BeforeValidator:
    """Text of a form; `kind` is that of the error on any other."""

    def checked(value: Any) -> str:
        if not pattern.fullmatch(_text(value)):
            raise PydanticCustomError(kind, kind)
        return str(value)

    return BeforeValidator(checked)


def _markdown(value: Any) -> str | None:
    return _text(value) if _text(value).strip() else None


def _day(value: Any) -> datetime.date:
    try:
        if DAY.fullmatch(_text(value)):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("day", "day")


def _points(value: Any) -> float:
    if not SIZE.fullmatch(_text(value)) or not SMALLEST <= float(value) <= LARGEST:
        raise PydanticCustomError("points", "points")
    return float(value)


def _ground(value: Any) -> str:
    if _text(value) not in woo_grounds():
        raise PydanticCustomError("ground", "ground")
    return str(value)


Line = Annotated[str, BeforeValidator(_line), WithJsonSchema({"type": "string", "minLength": 1})]
"""One line of plain text."""

Title = Annotated[str, BeforeValidator(_title), WithJsonSchema({"type": "string", "minLength": 1})]
"""A line of plain text in which no footnote can stand, though an author may try."""

Website = Annotated[
    str,
    _like(re.compile(r"https?://\S+"), "website"),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]
"""The address of a website."""

Chair = Annotated[
    str,
    _like(re.compile(r"rotating|none|[^\n]*[\sA-Z][^\n]*"), "chair"),
    WithJsonSchema({"type": "string", "minLength": 1}),
]
"""Who presides: a word that briefgen knows, or a name or title."""

NoteName = Annotated[
    str, _like(re.compile(r"[^\]\s\[^]+"), "note_name"), WithJsonSchema({"type": "string"})
]
"""The name of a footnote, as [^name] in a text refers to it."""

Code = Annotated[str, BeforeValidator(_line), WithJsonSchema({"type": ["string", "number"]})]
"""One line of text that may look like a number, such as a reference."""

Markdown = Annotated[
    str | None, BeforeValidator(_markdown), WithJsonSchema({"type": ["string", "null"]})
]
"""Markdown; nothing at all if it is blank."""

Id = Annotated[
    str, _like(ID, "id"), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})
]
"""The name of an item, a topic, a post: also the name of its file."""

Day = Annotated[
    datetime.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
"""A date, as JJJJ-MM-DD."""

Points = Annotated[
    float,
    BeforeValidator(_points),
    WithJsonSchema({"type": "number", "minimum": SMALLEST, "maximum": LARGEST, "multipleOf": 0.5}),
]
"""A size of type in points; Word knows halves (ECMA-376 part 1, 17.3.2.38)."""

Ground = Annotated[
    str,
    BeforeValidator(_ground),
    WithJsonSchema({"enum": [*woo_grounds(), 5.2, 68]}),
]
"""An article of the Woo on which a passage is kept from the public, e.g. 5.1.2a."""
