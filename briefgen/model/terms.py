"""The YAML file of words: terms.yaml, its shape and what it comes to."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct, field

from briefgen.model.values import Line, Means, Shape
from briefgen.problem import mark as _


class TermShape(Shape, frozen=True, kw_only=True):
    """A preferred term."""

    term: Annotated[Line, Means(_("The term to use."))]
    instead_of: Annotated[tuple[Line, ...], Means(_("The variants that are not to be used."))]


class TermsFile(Shape, frozen=True, kw_only=True):
    """agendas/terms.yaml: abbreviations, preferred terms, right words and English terms."""

    abbreviations: Annotated[
        dict[Line, Line], Means(_("Each abbreviation with its one expansion."))
    ] = field(default_factory=dict)
    preferred: Annotated[tuple[TermShape, ...], Means(_("Preferred terms."))] = ()
    words: Annotated[tuple[Line, ...], Means(_("Right words that the dictionary lacks."))] = ()
    english: Annotated[tuple[Line, ...], Means(_("Terms that are read out in English."))] = ()


class Terms(Struct, frozen=True):
    """Each abbreviation with its expansion, each variant with the term to use, and right words."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


def terms_of(file: TermsFile) -> Terms:
    """The terms of a file."""
    preferred = {each: entry.term for entry in file.preferred for each in entry.instead_of}
    return Terms(file.abbreviations, preferred, (*file.words, *" ".join(file.english).split()))
