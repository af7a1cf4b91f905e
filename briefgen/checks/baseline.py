"""The baseline of an old dossier: findings that are known and left, so that new ones stand out.

Each is kept by its rule, its file and the way to its text in it, and the words it quotes: not by
its line, so that it stays known when other texts change.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.checks.rule import Finding
from briefgen.checks.runner import Outcome
from briefgen.files.workspace import content_of, replace_file
from briefgen.problem import InvalidInputError, Place, Problem, t

FILE = "check-baseline.json"
VERSION = 1
Known = tuple[str, str, str, str]


class Baselined(Struct, frozen=True):
    """The findings that the baseline of a dossier does not know.

    `hidden` is how many it does; `outdated` how many of its entries fit none.
    """

    outcome: Outcome
    hidden: int = 0
    outdated: int = 0


def apply_baseline(outcome: Outcome, folder: Path, shown: str) -> Baselined:
    """Leave out the findings that the baseline in the folder of a dossier knows.

    Args:
        outcome: what was found in the dossier.
        folder: the folder of the dossier.
        shown: its name as it stands in the places of findings.

    Raises:
        InvalidInputError: if the baseline is not one that briefgen wrote.
    """
    path = folder / FILE
    if not path.is_file():
        return Baselined(outcome)
    rest = Counter(_entries(content_of(path), f"{shown}/{FILE}"))
    known = rest.total()
    kept = []
    for finding in outcome.findings:
        key = _known(finding, shown)
        if rest[key] > 0:
            rest[key] -= 1
        else:
            kept.append(finding)
    left = rest.total()
    return Baselined(replace(outcome, findings=tuple(kept)), known - left, left)


def write_baseline(outcome: Outcome, folder: Path, shown: str) -> int:
    """Write all findings of a dossier to its baseline; gives how many.

    Raises:
        OSError: if it cannot be written.
    """
    found = sorted(_known(finding, shown) for finding in outcome.findings)
    names = ("rule", "file", "key", "quoted")
    entries = [dict(zip(names, each, strict=True)) for each in found]
    content = {"version": VERSION, "findings": entries}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    replace_file(folder / FILE, text.encode())
    return len(entries)


def _known(finding: Finding, shown: str) -> Known:
    """What a finding is known by; its file is named from the folder of the dossier."""
    spot = finding.hit.spot
    file = spot.source.file.removeprefix(f"{shown}/")
    key = ".".join(str(step) for step in spot.key)
    return finding.rule.code, file, key, " ".join(spot.quoted.split())


def _entries(content: bytes, name: str) -> Iterator[Known]:
    try:
        for each in json.loads(content)["findings"]:
            yield str(each["rule"]), str(each["file"]), str(each["key"]), str(each["quoted"])
    except (ValueError, KeyError, TypeError):
        what = t("this is no baseline of briefgen")
        fix = t("write it anew: briefgen check --write-baseline")
        raise InvalidInputError([Problem(Place(name), what, fix)]) from None
