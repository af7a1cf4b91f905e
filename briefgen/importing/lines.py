"""Values as lines of YAML, written as one would type them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.source.reader import PLAIN

SAFE = re.compile(r"[A-Za-zÀ-ÿ0-9(‘’“”€][^\n\t]*")
WORD = re.compile(r"[A-Za-z][\w.-]*")
UNSAFE = re.compile(r":(?:\s|$)|\s#|^[0-9][0-9:._-]*$|^---|^\.\.\.")


def scalar(text: str) -> str:
    """A line of text: as it is where YAML reads it so, else between double quotes."""
    plain = SAFE.fullmatch(text) and not UNSAFE.search(text) and text == text.strip()
    return text if plain and text not in PLAIN else quoted(text)


def quoted(text: str) -> str:
    """A text between quotes, since it may look like a number or hold signs of Markdown."""
    return json.dumps(text, ensure_ascii=False)


def flow(names: Iterable[str]) -> str:
    """Names in a row: [a, b]."""
    return f"[{', '.join(names)}]"


def block(key: str, text: str, indent: int = 0) -> Iterator[str]:
    """A text below its key, after a |."""
    margin = " " * indent
    yield f"{margin}{key}: |"
    for line in text.split("\n"):
        yield f"{margin}  {line}" if line else ""


def mapping(keys: Mapping[str, object]) -> str:
    """Keys in a row: {a: b, c: "d e"}."""
    return f"{{{', '.join(f'{key}: {_word(value)}' for key, value in keys.items())}}}"


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    plain = WORD.fullmatch(str(value)) and value not in PLAIN
    return str(value) if plain else quoted(str(value))


def mappings(keys: Mapping[str, object]) -> Iterator[str]:
    """Keys below another, with values of any kind: lines, words in a row, keys in a row."""
    for key, value in keys.items():
        if isinstance(value, Mapping):
            yield f"  {key}: {mapping(value)}"
        elif isinstance(value, bool):
            yield f"  {key}: {str(value).lower()}"
        elif not isinstance(value, tuple):
            yield f"  {key}: {scalar(str(value))}"
        elif all(isinstance(each, str) for each in value):
            yield f"  {key}: {flow(value)}"
        else:
            yield f"  {key}:"
            yield from (f"    - {mapping(each)}" for each in value)
