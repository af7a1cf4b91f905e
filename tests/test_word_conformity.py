"""Word files keep to the standard, as the Open XML SDK, openxml-audit and we ourselves read it."""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from briefgen.cli.main import run
from tests.conformity import CHECKS, CHECKS_OF_BUILT, Check
from tests.conftest import ROOT, THOROUGH, needs
from tests.word_faults import FAULTS, Fault, in_text
from tests.workspace import DATA, DOSSIER, ITEM, TOPIC, make_workspace

TOOL = ROOT / "tools" / "ooxml-validator"
VALIDATOR = TOOL / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
SDK = (VALIDATOR.exists(), "`npm ci --prefix tools/ooxml-validator` was not run")
SHELLS = sorted(ROOT.glob("templates/*/shell.docx"))

NOTES = {f"noot{n}": f"Noot {n}, [met een link](https://example.org/{n})." for n in range(1, 31)}
TEXT = """\
De tabel staat in een **alinea** met een [link](https://example.org/a) en *nadruk*.[^noot1]

| Wat | Hoeveel | Waar |
| :-- | --: | :-: |
| *Eerste* | 1 | [hier](https://example.org/b)[^noot2] |
| **Tweede** | 2 | daar |

1. Een genummerd punt;
   - met een punt eronder;
     1. en daaronder nog een;
     2. en een laatste.[^noot3]

     Met een tweede alinea.
2. Een tweede punt.

Een nieuwe lijst:

3. begint bij drie;
4. en gaat verder.

> Een citaat\\
> met een harde regel,[^noot4]
>
> en een tweede alinea.

"""
TEXT += "Veel noten." + "".join(f" Zin {n}.[^noot{n}]" for n in range(5, 31)) + "\n"
HEADED = (
    f"{TEXT}\n# Een tussenkop\n\n{TEXT}\n## Een kop daaronder\n\nSlot.\n\n# Nog een\n\nEinde.\n"
)
PLAIN = re.sub(r"\[\^\w+\]", "", TEXT)
INTERNAL = {"bottom_line": PLAIN, "speaking_points": PLAIN, "sensitive": PLAIN}


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A concept with everything that texts may have, built."""
    item = {**ITEM, "text": TEXT, "footnotes": NOTES, "position": PLAIN, "internal": INTERNAL}
    topic = {**TOPIC, "text": HEADED, "footnotes": NOTES}
    letter = {
        **DATA["letter"],
        "topics": [{"heading": "Een groep", "topics": ["onderwerp", "tweede"]}, "derde"],
    }
    hidden = {"text": "Iets wat niet openbaar is.", "ground": "5.1.2a"}
    folder = make_workspace(
        tmp_path_factory.mktemp("rich"),
        dossier={
            "status": "concept",
            "agenda": [
                {"part": "Deel een", "items": ["eerste"]},
                {
                    "part": "Deel twee",
                    "items": [{"title": "Diversen", "aob": True, "items": ["tweede", "derde"]}],
                },
            ],
            "letter": letter,
            "nota": {**DATA["nota"], "explanation": PLAIN, "not_public": [hidden]},
        },
        items=dict.fromkeys(("eerste", "tweede", "derde"), item),
        topics=dict.fromkeys(("onderwerp", "tweede", "derde"), topic),
    )
    out = tmp_path_factory.mktemp("built-rich")
    assert run(["build", "-q", "--out", str(out), str(folder)]) == 0
    return out / DOSSIER


@pytest.fixture(scope="session")
def documents(built: Path, rich: Path) -> list[Path]:
    """Every Word file that is built."""
    found = sorted([*built.rglob("*.docx"), *rich.rglob("*.docx")])
    assert len(found) == 12 + 6
    return found


def complaints(file: Path, checks: Iterable[Check]) -> list[str]:
    return [complaint for check in checks for complaint in check(file)]


def sdk_errors(file: Path) -> list[str]:
    """What the Open XML SDK says of a file; its program ends with 0 whatever it finds."""
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "DOTNET_TieredPGO": "0"}
    done = subprocess.run([VALIDATOR, file], capture_output=True, text=True, check=True, env=env)
    result = json.loads(done.stdout)
    errors = [f"{each['path']} {each['xPath']}: {each['description']}" for each in result["errors"]]
    assert result["ok"] is not bool(errors)
    return errors


@pytest.mark.programs
def test_the_validator_of_the_open_xml_sdk_finds_no_error(
    documents: Sequence[Path], rich: Path
) -> None:
    needs("node", *SDK)
    for file in for_validators(documents, rich):
        assert sdk_errors(file) == [], file


def for_validators(documents: Sequence[Path], rich: Path) -> list[Path]:
    """The files that validators read, which are slow: outside CI one of each kind for the public.

    These have in them all that texts may have.
    """
    kinds = ("geannoteerde-agenda", "aanbiedingsbrief-tweede-kamer", "nota")
    return [*documents, *SHELLS] if THOROUGH else [rich / f"{name}.docx" for name in kinds]


NO_NUMBER = "Numbering definition '0' referenced"
"""No error: 0 takes the numbers of its style from a paragraph (ECMA-376 part 1, 17.9.18)."""


def audit_errors(file: Path) -> list[str]:
    """What openxml-audit says of a file.

    With a validator for each file: it remembers notes by the id() of an opened file, and Python
    gives the same id() to another file later.
    """
    errors = map(str, OpenXmlValidator().validate(file).errors)
    return [error for error in errors if NO_NUMBER not in error]


def test_openxml_audit_finds_no_error(documents: Sequence[Path], rich: Path) -> None:
    for file in for_validators(documents, rich):
        assert audit_errors(file) == [], file


@pytest.mark.programs
def test_both_validators_find_a_planted_fault(rich: Path, tmp_path: Path) -> None:
    """Else they might pass what they never read."""
    fault = in_text('<w:p><w:pPr><w:jc w:val="scheef"/></w:pPr></w:p>', "scheef")
    broken = fault.plant(rich / "geannoteerde-agenda.docx", tmp_path / "broken.docx")
    assert fault.complaint in "".join(audit_errors(broken))
    needs("node", *SDK)
    assert fault.complaint in "".join(sdk_errors(broken))


def test_the_shells_keep_to_what_validators_miss() -> None:
    assert {str(f): found for f in SHELLS if (found := complaints(f, CHECKS))} == {}


def test_the_documents_keep_to_what_validators_miss(documents: Sequence[Path]) -> None:
    found = {str(file): complaints(file, CHECKS_OF_BUILT) for file in documents}
    assert {file: each for file, each in found.items() if each} == {}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=list(FAULTS))
def test_a_planted_fault_is_what_our_checks_complain_of(
    fault: Fault, rich: Path, tmp_path: Path
) -> None:
    broken = fault.plant(rich / "geannoteerde-agenda.docx", tmp_path / "broken.docx")
    assert complaints(broken, CHECKS_OF_BUILT) == [fault.complaint]


def test_every_check_has_a_planted_fault_that_it_finds(rich: Path, tmp_path: Path) -> None:
    whole = rich / "geannoteerde-agenda.docx"
    broken = [fault.plant(whole, tmp_path / f"{name}.docx") for name, fault in FAULTS.items()]
    for check in CHECKS_OF_BUILT:
        assert complaints(whole, [check]) == []
        assert any(complaints(file, [check]) for file in broken), check.__name__


def test_the_lock_of_the_validator_pins_it_and_names_no_host_or_path() -> None:
    lock = (TOOL / "package-lock.json").read_text("utf-8")
    assert not re.search(r"https?:|file:|\"resolved\"", lock)
    wanted = json.loads((TOOL / "package.json").read_text("utf-8"))["dependencies"]
    for name, version in wanted.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        pinned = json.loads(lock)["packages"][f"node_modules/{name}"]
        assert pinned["version"] == version
        assert pinned["integrity"].startswith("sha512-")
        assert pinned["license"] == "MIT"
