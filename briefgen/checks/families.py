"""The families of rules: importing this module fills the registry."""

from briefgen.checks import dates, meeting, sources

FAMILIES = (dates, meeting, sources)
