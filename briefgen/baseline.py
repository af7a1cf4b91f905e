"""The baseline of an old dossier: findings that are known and left, so that new ones stand out.

Each is kept by its rule, its file and the way to its text in it, and the words it quotes: not by
its line, so that it stays known when other texts change.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.checking import Checked
from briefgen.checks.finding import Finding
from briefgen.output import replace_file

FILE = "check-baseline.json"
VERSION = 1
Known = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Baselined:
    """A dossier without the findings that its baseline knows.

    `hidden` is how many those are; `outdated` how many entries of the baseline fit none.
    """

    checked: Checked
    hidden: int = 0
    outdated: int = 0


def apply_baseline(checked: Checked, folder: Path) -> Baselined:
    """Leave out the findings that the baseline in the folder of a dossier knows.

    Raises:
        ValueError: if the baseline is not one that briefgen wrote.
    """
    path = folder / FILE
    if not path.is_file():
        return Baselined(checked)
    rest = Counter(_entries(path.read_bytes()))
    known = rest.total()
    kept = []
    for finding in checked.outcome.findings:
        key = _known(finding, folder.name)
        if rest[key]:
            rest[key] -= 1
        else:
            kept.append(finding)
    outcome = replace(checked.outcome, findings=tuple(kept))
    return Baselined(replace(checked, outcome=outcome), known - rest.total(), rest.total())


def write_baseline(checked: Checked, folder: Path) -> int:
    """Write all findings of a dossier to its baseline; gives how many.

    Raises:
        OSError: if it cannot be written.
    """
    found = sorted(_known(finding, folder.name) for finding in checked.outcome.findings)
    names = ("rule", "file", "key", "quoted")
    entries = [dict(zip(names, each, strict=True)) for each in found]
    content = {"version": VERSION, "findings": entries}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    replace_file(folder / FILE, text.encode())
    return len(entries)


def _known(finding: Finding, dossier: str) -> Known:
    """What a finding is known by; its file is named from the folder of the dossier."""
    spot = finding.hit.spot
    file = spot.source.file.partition(f"{dossier}/")[2] or spot.source.file
    key = ".".join(str(step) for step in spot.key)
    return finding.rule.code, file, key, " ".join(spot.quoted.split())


def _entries(content: bytes) -> Iterable[Known]:
    data = json.loads(content)
    try:
        for each in data["findings"]:
            yield str(each["rule"]), str(each["file"]), str(each["key"]), str(each["quoted"])
    except (KeyError, TypeError) as error:
        raise ValueError(FILE) from error
