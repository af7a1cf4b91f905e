"""All messages of the rules, as a civil servant reads them, in both languages.

Each stands in tests/golden/messages.txt with an example from the cases of its rule; it is rewritten
by --rebase, to be read in git.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.checks.check import check
from briefgen.checks.rule import RULES, Hit
from briefgen.locale.say import speaker
from tests.test_checks import case_files, prepared

GOLDEN = Path(__file__).parent / "golden" / "messages.txt"
JARGON = ("YAML", "regex", "null", "string", "parse", "token", "traceback", "None")


def hits(root: Path) -> Iterator[tuple[str, Hit]]:
    """One hit for each wording of each rule."""
    seen: set[tuple[str, str, str]] = set()
    for code in sorted(RULES):
        cases: list[dict[str, Any]] = case_files().get(code, {"fails": []})["fails"]
        for number, case in enumerate(cases):
            here = root / f"{code}-{number}"
            (checked,) = check(here, [prepared(case, here)], [code])
            for finding in checked.outcome.findings:
                wording = (code, finding.hit.what.template, finding.hit.fix.template)
                if finding.rule.code == code and wording not in seen:
                    seen.add(wording)
                    yield code, finding.hit


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Hit]]:
    return list(hits(tmp_path_factory.mktemp("messages")))


def test_the_messages_are_as_they_were_read(
    found: list[tuple[str, Hit]], golden: Callable[[Path, str], None]
) -> None:
    lines = []
    for code, hit in found:
        lines.append(f"{code} {RULES[code].name}")
        for language in ("nl", "en"):
            say = speaker(language)
            lines.append(f"  {language}: {say(hit.what)}; {say(hit.fix)}")
        lines.append(f"      {hit.spot.quoted or '.'.join(map(str, hit.spot.key))!r}")
    golden(GOLDEN, "\n".join(lines) + "\n")


def test_messages_have_no_jargon_and_no_full_stop(found: list[tuple[str, Hit]]) -> None:
    for code, hit in found:
        for said in (speaker(each)(text) for each in ("nl", "en") for text in (hit.what, hit.fix)):
            assert said, code
            assert not re.search(r"\w{4}\.$", said), (code, said)
            assert not any(word in said for word in JARGON), (code, said)
