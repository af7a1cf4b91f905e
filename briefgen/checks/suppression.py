"""A finding that an author accepts: the name of its rule and a reason, in the file it is in."""

from dataclasses import dataclass, field

from briefgen.checks.passage import Spot
from briefgen.source import Source


@dataclass(frozen=True, slots=True)
class Suppression:
    """An element of `suppress` in a YAML file: it hides the findings of a rule in that file."""

    rule: str
    reason: str
    spot: Spot
    source: Source = field(repr=False, compare=False)
