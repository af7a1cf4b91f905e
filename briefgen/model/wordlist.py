"""What terms.yaml says, as rules read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.model.shared_files import TermsFile


@dataclass(frozen=True, slots=True)
class Terms:
    """Each abbreviation with its expansion, and each variant with the term to use."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)


def terms_of(file: TermsFile) -> Terms:
    """The terms of a file."""
    preferred = {each: entry.term for entry in file.preferred for each in entry.instead_of}
    return Terms(file.abbreviations, preferred)
