"""The chambers of parliament, and the grounds on which they and the public may be kept waiting."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _facts() -> Mapping[str, Mapping[str, Any]]:
    content = Path(__file__).with_name("parliament.yaml").read_bytes()
    facts: Mapping[str, Mapping[str, Any]] = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506
    return facts


def chambers() -> Mapping[str, Mapping[str, Any]]:
    """The chambers by their id, each with name, short_name and address."""
    return _facts()["chambers"]


def woo_grounds() -> Mapping[str, str]:
    """The grounds by their short form, e.g. 5.1.2a, as an article in Dutch."""
    return _facts()["grounds"]
