"""The YAML files of facts inside the package."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def facts(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The facts of one file, all values as text."""
    content = Path(__file__).with_name(name).read_bytes()
    found: Mapping[str, Mapping[str, Any]] = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506
    return found
