"""The real dossier, built, against what was sent: equal but for listed corrections."""

import contextlib
import importlib
import io
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import load

REFERENCE = Path(__file__).parent / "reference"
SCORE = importlib.import_module("tests.reference.score")
DOCUMENTS = {
    "agenda": "geannoteerde-agenda",
    "letter": "aanbiedingsbrief-tweede-kamer",
    "nota": "nota",
}


def corrections() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = load(REFERENCE / "corrections.yaml")
    return loaded


def corrected(document: str) -> str:
    """The reference text with its corrections applied, each of which must fit exactly once."""
    text = (REFERENCE / f"{document}.md").read_text("utf-8")
    for correction in corrections():
        if correction["document"] == document:
            assert text.count(correction["original"]) == 1, correction
            text = text.replace(correction["original"], correction["ours"])
    return text


def score(document: str, file: Path, reference: Path) -> dict[str, Any]:
    """What the program beside the reference says, called as it calls itself."""
    options = ("--ref", str(reference), "--skip-style", "Briefhoofd", "--json")
    with contextlib.redirect_stdout(io.StringIO()) as said, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves files to be closed by Python
        SCORE.main([document, str(file), *options])
    result: dict[str, Any] = json.loads(said.getvalue())
    return result


def test_each_correction_says_what_it_corrects_and_why() -> None:
    for correction in corrections():
        assert correction["original"] != correction["ours"], correction
        assert correction["why"], correction
        assert "row" in correction or "generated" in correction, correction


@pytest.mark.parametrize("ending", ["md", "docx"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_built_document_equals_the_sent_one_but_for_the_corrections(
    document: str, ending: str, built: Path, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    file = built / "2025-12-08-jbz" / f"{DOCUMENTS[document]}.{ending}"
    reference = tmp_path / "corrected.md"
    reference.write_text(corrected(document), "utf-8")
    result = score(document, file, reference)
    raw = score(document, file, REFERENCE / f"{document}.md")
    figure(
        f"fidelity of {file.name}: {result['ratio']:.6f} "
        f"(without the corrections {raw['ratio']:.6f})"
    )
    assert result["ratio"] == 1
    assert result["footnotes_ok"]
    assert result["anchors_wrong"] == []
    assert result["headings_ok"]
    assert result["ok"]
