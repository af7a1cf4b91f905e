"""What a rule is about, in Dutch: what, why, a bad and a good example, the remedy, the norm."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import indent

import yaml

from briefgen.checks.rule import Rule

LEVELS = {"error": "fout", "warning": "waarschuwing", "note": "opmerking"}
FOLDER = Path(__file__).parent / "explanations"


@dataclass(frozen=True, slots=True)
class Explanation:
    """The text of a rule; the norm has its address, where there is one."""

    what: str
    why: str
    bad: str
    good: str
    fix: str
    norm: str | None = None
    url: str | None = None


def explained(rule: Rule) -> str:
    """The explanation of a rule as a page of text."""
    text = explanation(rule.code)
    parts = [
        f"{rule.code} {rule.name} ({LEVELS[rule.level]})",
        f"{text.what}\n\n{text.why}",
        f"Fout:\n\n{indent(text.bad, '    ').rstrip()}",
        f"Goed:\n\n{indent(text.good, '    ').rstrip()}",
        f"Zo lost u het op: {text.fix}",
    ]
    if text.norm:
        parts.append(f"Norm: {text.norm}, {text.url}")
    return "\n\n".join(parts)


@cache
def explanation(code: str) -> Explanation:
    """The explanation of the rule with this code.

    Raises:
        FileNotFoundError: if there is none, which a test sees to.
    """
    data = yaml.load((FOLDER / f"{code}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    norm = data.pop("norm", None) or {}
    return Explanation(**data, norm=norm.get("text"), url=norm.get("url"))
