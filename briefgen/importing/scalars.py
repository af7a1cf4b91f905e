"""Values as YAML, written so that they read back as what they are and look as one would type."""

import json
import re
from collections.abc import Iterable, Iterator

from briefgen.importing.draft import Remark
from briefgen.locale.say import Say
from briefgen.source.reader import PLAIN

SAFE = re.compile(r"[A-Za-zÀ-ÿ0-9(‘’“”€][^\n\t]*")
UNSAFE = re.compile(r":(?:\s|$)|\s#|^[0-9][0-9:._-]*$|^---|^\.\.\.")


def scalar(text: str) -> str:
    """A line of text: as it is where YAML reads it so, else between double quotes."""
    plain = SAFE.fullmatch(text) and not UNSAFE.search(text) and text == text.strip()
    return text if plain and text not in PLAIN else json.dumps(text, ensure_ascii=False)


def flow(names: Iterable[str]) -> str:
    """Names in a row: [a, b]."""
    return f"[{', '.join(names)}]"


def block(key: str, text: str, indent: int = 0) -> Iterator[str]:
    """A text below its key, after a |."""
    margin = " " * indent
    yield f"{margin}{key}: |"
    for line in text.split("\n"):
        yield f"{margin}  {line}" if line else ""


class Comments:
    """Writes what was guessed as comments above the key that it is about."""

    def __init__(self, remarks: Iterable[Remark], say: Say) -> None:
        self.remarks, self.say = tuple(remarks), say

    def above(self, key: str, indent: int = 0) -> Iterator[str]:
        """The comments for a key."""
        for remark in self.remarks:
            if remark.key == key:
                yield f"{' ' * indent}# nagaan: {one_line(self.say(remark.text))}"


def one_line(text: str) -> str:
    """A text for a comment."""
    return " ".join(text.split())
