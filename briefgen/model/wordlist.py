"""What terms.yaml says, as rules read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Terms:
    """Each abbreviation with its expansion, and each variant with the term to use."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)
