"""Writes docs/regels.md, the page of all rules of `briefgen check`: `python -m tools.rules`."""

from pathlib import Path

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.explain import all_explained

PAGE = Path(__file__).parent.parent / "docs" / "regels.md"

if __name__ == "__main__":
    PAGE.write_text(all_explained(), "utf-8")
