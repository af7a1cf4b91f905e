"""What a rule is about, in Dutch: what, why, a bad and a good example, the remedy, the norm."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import indent

import yaml
from msgspec import Struct

from briefgen.checks.rule import RULES, Rule

LEVELS = {"error": "fout", "warning": "waarschuwing", "note": "opmerking"}
FAMILIES = {
    "reading": "Het dossier zelf",
    "meeting": "Vergadering en data",
    "routing": "Verdeling over bewindspersonen",
    "titles": "Titels en nummering",
    "sources": "Bronnen: Kamerstukken, EU-stukken, BNC-fiches",
    "terms": "Afkortingen en termen",
    "footnotes": "Voetnoten",
    "structure": "Opbouw en volledigheid",
    "openness": "Openbaarheid en vertrouwelijkheid",
    "typography": "Typografie en taal",
    "built": "De gemaakte stukken",
}
"""The families of rules, in the order of the page on which they all stand."""
FOLDER = Path(__file__).parent / "explanations"
INTRODUCTION = """# De regels van `briefgen check`

Elke melding van `briefgen check` noemt een code en een naam; `briefgen explain CODE` geeft de
uitleg die hier staat. Beide mogen overal: bij `--rule`, en onder `suppress` in een YAML-bestand.

- Een **fout** houdt een definitief dossier tegen: `briefgen build` schrijft het dan niet, behalve
  met `--force`, en dan met CONCEPT erop.
- Een **waarschuwing** is bijna altijd een vergissing; met `--strict` telt zij als fout.
- Een **opmerking** gaat over de vorm.
- *Op verzoek*: de regel werkt alleen met `--rule`.
- *Ook losse stukken*: de regel werkt ook op een `.docx` of `.md` die niet uit een dossier komt.

Deze bladzijde wordt gemaakt door `python -m tools.rules`.
"""


class Explanation(Struct, frozen=True):
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


def all_explained() -> str:
    """The page of all rules, in Markdown."""
    return "\n".join((INTRODUCTION, *_table(), *_sections()))


@cache
def explanation(code: str) -> Explanation:
    """The explanation of the rule with this code.

    Raises:
        FileNotFoundError: if there is none, which a test sees to.
    """
    data = yaml.load((FOLDER / f"{code}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    norm = data.pop("norm", None) or {}
    return Explanation(**data, norm=norm.get("text"), url=norm.get("url"))


def _of(family: str) -> list[Rule]:
    return [RULES[code] for code in sorted(RULES) if RULES[code].family == family]


def _table() -> Iterator[str]:
    yield "| code | naam | niveau | waarover |"
    yield "| --- | --- | --- | --- |"
    for family in FAMILIES:
        for rule in _of(family):
            what = explanation(rule.code).what.strip()
            code = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
            yield f"| {code} | {rule.name} | {LEVELS[rule.level]} | {what} |"
    yield ""


def _sections() -> Iterator[str]:
    for family, title in FAMILIES.items():
        rules = _of(family)
        if rules:
            yield f"## {title}\n"
        for rule in rules:
            yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    text = explanation(rule.code)
    marks = [LEVELS[rule.level]]
    marks += [] if rule.on else ["op verzoek"]
    marks += ["ook losse stukken"] if rule.on_texts and rule.family != "reading" else []
    yield f"### {rule.code} {rule.name}\n"
    yield f"*{', '.join(marks)}*\n"
    yield f"{text.what.strip()} {text.why.strip()}\n"
    for title, example in (("Fout", text.bad), ("Goed", text.good)):
        yield f"{title}:\n\n```text\n{example.strip()}\n```\n"
    yield f"Zo lost u het op: {text.fix.strip()}\n"
    if text.norm:
        yield f"Norm: [{text.norm}]({text.url})\n"
