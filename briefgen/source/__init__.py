"""YAML files read strictly, as plain data that knows its lines."""

from briefgen.source.document import Prose, Source, Span
from briefgen.source.reader import read_source

__all__ = ["Prose", "Source", "Span", "read_source"]
