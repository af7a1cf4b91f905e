"""The registry of rules: a rule reads a case and yields hits; its code and level are stamped on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from briefgen.checks.case import Case
from briefgen.checks.passage import Spot
from briefgen.problem import Text

Level = Literal["error", "warning", "note"]
"""fout, waarschuwing, opmerking."""

Family = Literal[
    "meeting", "routing", "titles", "sources", "terms", "footnotes", "structure", "openness",
    "typography", "built",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text that mends a hit: what comes in the place of its spot."""

    spot: Spot
    words: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing wrong: where, what, how to mend it, where else, and the change that mends it."""

    spot: Spot
    what: Text
    fix: Text
    also: tuple[Spot, ...] = ()
    edit: Edit | None = None


Read = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what the runner stamps on its hits.

    `incomplete` marks a lack that a concept may have: an error is a warning there. `on` is False
    for a rule that has to be asked for.
    """

    code: str
    name: str
    level: Level
    family: Family
    read: Read
    incomplete: bool = False
    on: bool = True


RULES: dict[str, Rule] = {}
"""All rules by their code; filled when the modules of the families are imported."""


def rule(  # noqa: PLR0913 - each is a fact of the rule
    code: str,
    name: str,
    level: Level,
    family: Family,
    *,
    incomplete: bool = False,
    on: bool = True,
) -> Callable[[Read], Read]:
    """Register a rule."""

    def register(read: Read) -> Read:
        if code in RULES or any(each.name == name for each in RULES.values()):
            raise ValueError(code)
        RULES[code] = Rule(code, name, level, family, read, incomplete, on)
        return read

    return register
