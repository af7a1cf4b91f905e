"""What no regular expression of ours may lean on, since an interpreter that we run on is wrong."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import briefgen

# The standard library's own parser of expressions; it has no public name.
parser = importlib.import_module("re._parser")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The expressions that stand in modules of briefgen, each with its name."""
    for found in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{found.name}.{name}", value


def possessive(parsed: Any) -> Iterator[Any]:
    """What is repeated possessively, anywhere in a parsed expression."""
    if isinstance(parsed, tuple) and parsed and str(parsed[0]) == "POSSESSIVE_REPEAT":
        yield parsed[1][2]
    if isinstance(parsed, (list, tuple, parser.SubPattern)):
        for part in parsed:
            yield from possessive(part)


def test_only_single_characters_are_repeated_possessively() -> None:
    """Before 3.11.5 `(?:ab?)*+` finds other text than it should; `(?>(?:ab?)*)` does not."""
    seen = 0
    for name, pattern in patterns():
        for repeated in possessive(parser.parse(pattern.pattern, pattern.flags)):
            seen += 1
            single = len(repeated) == 1 and str(repeated[0][0]) in {"IN", "LITERAL", "NOT_LITERAL"}
            assert single, f"{name} repeats {repeated}"
    assert seen > 3
