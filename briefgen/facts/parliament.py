"""The chambers of parliament, and the grounds on which they and the public may be kept waiting."""

from collections.abc import Mapping
from typing import Any

from briefgen.facts.data import facts

FILE = "parliament.yaml"


def chambers() -> Mapping[str, Mapping[str, Any]]:
    """The chambers by their id, each with name, short_name and address."""
    return facts(FILE)["chambers"]


def woo_grounds() -> Mapping[str, str]:
    """The grounds by their short form, e.g. 5.1.2a, as an article in Dutch."""
    return facts(FILE)["grounds"]
