"""What the YAML files consist of: mappings of known keys, and simple values.

The description of a field is what an editor shows on hover, in the language of the catalogue.
"""

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from typing import Annotated, Any

from msgspec import Struct

from briefgen.facts import woo_grounds

GATHERED = "<chambers>"
"""The key under which a shape gathers keys that are names: one that no author writes."""


class Shape(Struct, frozen=True):
    """A mapping of known keys; a key without a value counts as left out.

    What its fields say of their types, by the marks below, is held against what an author wrote by
    `fitting.py`; who makes a shape in Python knows what it says.
    """

    @classmethod
    def gathered(cls, data: dict[str, Any], _chambers: Collection[str] | None) -> dict[str, Any]:
        """The data as the keys ask for it; `chambers` as `faults.shape` has them."""
        return data


class Whole(Shape, frozen=True):
    """A file that has names for keys: what it says as a whole is `root`, its only field."""


class Unfit(ValueError):  # noqa: N818 - what an author wrote is no error of the program
    """A value is not what its place asks for; `kind` says in which way."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Made(Struct, frozen=True):
    """Marks a type of which `make` makes each value; it raises `Unfit` for what cannot be one."""

    make: Callable[[Any], Any]


class Offered(Struct, frozen=True, eq=False):
    """Marks a type with its JSON Schema, where that says something else than the type.

    Not compared by what it says: a type asks each mark on it for a hash, and a schema has none.
    """

    schema: Mapping[str, Any]


class Filled(Struct, frozen=True):
    """Marks a list or a mapping that may not be empty."""


class Means(Struct, frozen=True):
    """Marks a key with what it means."""

    description: str


ID = re.compile(r"\w[\w-]{0,99}")
SMALLEST, LARGEST = 6, 20
"""Between which sizes, in points, a text can be read and still be called a text."""
SIZE = re.compile(r"\d{1,2}([.](0|5))?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit("text")
    return value


def _line(value: Any) -> str:
    text = _text(value).strip()
    if not text:
        raise Unfit("empty")
    if "\n" in text:
        raise Unfit("one_line")
    return text


def _title(value: Any) -> str:
    line = _line(value)
    if re.search(r"(?<!\\)\[\^[^\]\s\[]+\]", line):
        raise Unfit("note_in_line")
    return line


def _like(pattern: re.Pattern[str], kind: str) -> Made:
    """Text of a form; `kind` is that of the error on any other."""

    def checked(value: Any) -> str:
        if not pattern.fullmatch(_text(value)):
            raise Unfit(kind)
        return str(value)

    return Made(checked)


def _markdown(value: Any) -> str | None:
    return _text(value) if _text(value).strip() else None


def _day(value: Any) -> datetime.date:
    try:
        if DAY.fullmatch(_text(value)):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise Unfit("day")


def _points(value: Any) -> float:
    if not SIZE.fullmatch(_text(value)) or not SMALLEST <= float(value) <= LARGEST:
        raise Unfit("points")
    return float(value)


def _ground(value: Any) -> str:
    if _text(value) not in woo_grounds():
        raise Unfit("ground")
    return str(value)


Line = Annotated[str, Made(_line), Offered({"type": "string", "minLength": 1})]
"""One line of plain text."""

Title = Annotated[str, Made(_title), Offered({"type": "string", "minLength": 1})]
"""A line of plain text in which no footnote can stand, though an author may try."""

Website = Annotated[
    str,
    _like(re.compile(r"https?://\S+"), "website"),
    Offered({"type": "string", "pattern": "^https?://"}),
]
"""The address of a website."""

Chair = Annotated[
    str,
    _like(re.compile(r"rotating|none|[^\n]*[\sA-Z][^\n]*"), "chair"),
    Offered({"type": "string", "minLength": 1}),
]
"""Who presides: a word that briefgen knows, or a name or title."""

NoteName = Annotated[
    str, _like(re.compile(r"[^\]\s\[^]+"), "note_name"), Offered({"type": "string"})
]
"""The name of a footnote, as [^name] in a text refers to it."""

Code = Annotated[str, Made(_line), Offered({"type": ["string", "number"]})]
"""One line of text that may look like a number, such as a reference."""

Markdown = Annotated[str | None, Made(_markdown), Offered({"type": ["string", "null"]})]
"""Markdown; nothing at all if it is blank."""

Id = Annotated[str, _like(ID, "id"), Offered({"type": "string", "pattern": f"^{ID.pattern}$"})]
"""The name of an item, a topic, a post: also the name of its file."""

Day = Annotated[datetime.date, Made(_day), Offered({"type": "string", "format": "date"})]
"""A date, as JJJJ-MM-DD."""

Points = Annotated[
    float,
    Made(_points),
    Offered({"type": "number", "minimum": SMALLEST, "maximum": LARGEST, "multipleOf": 0.5}),
]
"""A size of type in points; Word knows halves (ECMA-376 part 1, 17.3.2.38)."""

Ground = Annotated[
    str,
    Made(_ground),
    Offered({"enum": [*woo_grounds(), 5.2, 68]}),
]
"""An article of the Woo on which a passage is kept from the public, e.g. 5.1.2a."""
