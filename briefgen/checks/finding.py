"""A finding: a hit of a rule with what the runner stamped on it."""

from dataclasses import dataclass

from briefgen.checks.rule import Hit, Level, Rule
from briefgen.problem import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """What the user is told; `document` and `title` name the document and the item."""

    rule: Rule
    level: Level
    hit: Hit
    place: Place
    until: Place
    also: tuple[Place, ...] = ()

    @property
    def document(self) -> str | None:
        """The document in which it is printed, if it is a text."""
        return self.hit.spot.passage.document if self.hit.spot.passage else None

    @property
    def title(self) -> str:
        """The title of the item or topic, if it is in one."""
        return self.hit.spot.passage.title if self.hit.spot.passage else ""
