"""The families of rules: importing this module fills the registry."""

from briefgen.checks import dates, meeting, reader, sources

FAMILIES = (dates, meeting, reader, sources)
