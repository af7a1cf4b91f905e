"""`briefgen import` of the documents of each shape: what comes of them builds to the same text."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.importing import Imported, import_dossier
from briefgen.manuscript.meeting import Given
from tests.conftest import Briefgen, at_length
from tests.random_shapes import REST, ShapedWriter
from tests.test_fidelity import score
from tests.test_import import empty, imported, loaded
from tests.test_import_random import alike, built_agenda
from tests.workspace import load, write

SHAPES = Path(__file__).parent / "shapes"
EXAMPLES = sorted(each.name for each in (SHAPES / "agendas").iterdir() if each.is_dir())
LEAST = 0.99
KINDS = {"geannoteerde-agenda": "agenda", "nota": "nota"}
PUBLIC = ("aanbiedingsbrief", *KINDS)
__all__ = ["empty"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The documents of the examples; no document names pages, which need LibreOffice."""
    root = tmp_path_factory.mktemp("shapes")
    shutil.copytree(SHAPES / "agendas", root / "agendas")
    for name in EXAMPLES:
        built_agenda(root, root / "agendas" / name, root / "out", ("md", "docx"), *PUBLIC)
    return root


def taken_over(root: Path, name: str, ending: str, into: Path) -> tuple[Imported, list[Path]]:
    """The agenda, the letter to the last chamber and the nota of an example, imported."""
    (into / "agendas").mkdir()
    for file in (root / "agendas").glob("*.yaml"):
        shutil.copy(file, into / "agendas")
    letters = sorted((root / "out" / name).glob(f"aanbiedingsbrief-*.{ending}"))
    rest = (root / "out" / name / f"{kind}.{ending}" for kind in KINDS)
    files = [*letters[-1:], *(each for each in rest if each.exists())]
    return import_dossier(into, {each.name: each for each in files}, Given(), "terug"), files


def reference(file: Path, ending: str, folder: Path) -> Path:
    """The Markdown of a document; of a Word file without the letters that Word counts there."""
    text = file.with_suffix(".md").read_text("utf-8")
    made = folder / f"{file.stem}.md"
    made.write_text(
        re.sub(r"^(#+ )[A-Z]\. ", r"\1", text, flags=re.MULTILINE) if ending == "docx" else text
    )
    return made


@pytest.mark.parametrize("ending", ["md", "docx"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_home_with_its_shape(
    name: str, ending: str, made: Path, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    outcome, files = taken_over(made, name, ending, tmp_path)
    assert outcome.missing == ()
    again = built_agenda(tmp_path, outcome.files[0].parent, tmp_path / "out", [ending], *PUBLIC)
    for file in files:
        kind = KINDS.get(file.stem, "letter")
        result = score(kind, again / f"{file.stem}.{ending}", reference(file, ending, tmp_path))
        figure(f"import of {name} {file.name}: {result['ratio']:.6f}")
        assert result["ratio"] >= LEAST
        assert result["headings_ok"]
        assert result["footnotes_ok"]
    before, after = (load(folder / "dossier.yaml") for folder in
                     (made / "agendas" / name, outcome.files[0].parent))  # fmt: skip
    assert [shown(part) for part in after["agenda"]] == [shown(part) for part in before["agenda"]]
    for key in ("council", "dates", "informal", "meeting", "provisional"):
        assert after.get(key) == before.get(key), key
    for key in REST:
        assert len(after.get(key, ())) == len(before.get(key, ())), key
    assert attending(after) == attending(before)
    for key in ("date", "signatories", "subject", "your_reference"):
        assert after["letter"].get(key) == before["letter"].get(key), key
    assert after.get("shape", {}).keys() <= before.get("shape", {}).keys(), "the rest is as usual"


def shown(part: dict[str, Any]) -> tuple[Any, ...]:
    """What is to be recognised of a part: its name, body, days, and how many items it has."""
    keys = ("part", "council", "dates", "on_behalf_of")
    counts = [len(each["items"]) if isinstance(each, dict) else 1 for each in part["items"]]
    return (*(part.get(key) for key in keys), counts, attending(part))


def attending(keys: dict[str, Any]) -> set[tuple[Any, ...]]:
    found: set[tuple[Any, ...]] = set()
    for each in keys.get("attending", ()):
        entry = each if isinstance(each, dict) else {"post": each}
        takes_part = entry.get("takes_part", "yes")
        says = {True: "yes", False: "no"}.get(takes_part, str(takes_part))
        found.add((entry["post"], says, entry.get("replaced_by")))
    return found


@pytest.mark.parametrize("seed", range(at_length(20)))
def test_a_dossier_of_a_formation_that_nobody_foresaw_is_the_same_after_import(
    seed: int, tmp_path: Path
) -> None:
    dossier = ShapedWriter(seed).write(tmp_path)
    first = built_agenda(tmp_path, dossier, tmp_path / "out", ("md", "docx"), *PUBLIC)
    for ending in ("md", "docx"):
        files = [each for each in first.glob(f"*.{ending}") if "eerste" not in each.name]
        documents = {each.name: each for each in sorted(files)}
        outcome = import_dossier(tmp_path, documents, Given(), f"na-{ending}")
        again = built_agenda(tmp_path, outcome.files[0].parent, tmp_path / "out", ["md"], *PUBLIC)
        for file in files:
            after = (again / f"{file.stem}.md").read_text("utf-8")
            assert alike(after) == alike((first / f"{file.stem}.md").read_text("utf-8")), file.name


LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 19 februari 2026

Geachte voorzitter,

Hierbij bied ik uw Kamer de geannoteerde agenda aan van de {council} van 5 maart 2026 in Brussel.

**I. Geannoteerde agenda**

**Eerste punt (Gedachtewisseling)**

**Aard bespreking:** Oriënterend debat

**Toelichting**

De Raad bespreekt dit.

**Tweede punt (Aanname)**

**Toelichting:**

Dit wordt aangenomen.

**II. Overig**

**Moties en toezeggingen**

De motie is uitgevoerd.

Hoogachtend,

De minister van Financiën,
"""


def test_bold_lines_are_items_and_heads_where_a_letter_has_no_headings(
    empty: Path, briefgen: Briefgen
) -> None:
    write(empty / "brief.md", LETTER.format(council="Ecofinraad"))
    folder = imported(briefgen, empty, "brief.md")
    dossier = loaded(folder / "dossier.yaml")
    assert dossier["agenda"] == [
        {"items": ["eerste-punt-gedachtewisseling", "tweede-punt-aanname"]}
    ]
    assert dossier["other_business"] == ["moties-toezeggingen"]
    assert dossier["shape"]["agenda"] == "in_letter"
    assert dossier["letter"]["salutation"] == "Geachte voorzitter,"
    item = loaded(folder / "agenda" / "eerste-punt-gedachtewisseling.yaml")
    assert (item["handling"], item["text"]) == ("Oriënterend debat", "De Raad bespreekt dit.\n")


def test_numbers_that_jump_are_kept_and_none_are_said_to_be_none(
    empty: Path, briefgen: Briefgen
) -> None:
    items = (
        "## 1. Een\n\n*Debat*\n\nA.\n\n## 2. Twee\n\n*Debat*\n\nB.\n\n## 4. Vier\n\n*Debat*\n\nC."
    )
    write(empty / "stuk.md", f"# Geannoteerde agenda JBZ-Raad 5 maart 2026\n\n{items}\n")
    folder = imported(briefgen, empty, "stuk.md")
    assert loaded(folder / "agenda" / "vier.yaml")["number"] == "4"
    assert "number" not in loaded(folder / "agenda" / "twee.yaml")
    assert "shape" not in loaded(folder / "dossier.yaml")
    shutil.rmtree(folder)
    bare = items.replace("1. ", "").replace("2. ", "").replace("4. ", "")
    write(empty / "stuk.md", f"# Geannoteerde agenda JBZ-Raad 5 maart 2026\n\n{bare}\n")
    folder = imported(briefgen, empty, "stuk.md")
    assert loaded(folder / "dossier.yaml")["shape"] == {"numbers": {"items": "none"}}


def test_a_number_that_stands_twice_is_kept_once_and_told(empty: Path, briefgen: Briefgen) -> None:
    items = (
        "## 1. Een\n\n*Debat*\n\nA.\n\n## 4. Vier\n\n*Debat*\n\nB.\n\n## 4. Weer\n\n*Debat*\n\nC."
    )
    write(empty / "stuk.md", f"# Geannoteerde agenda JBZ-Raad 5 maart 2026\n\n{items}\n")
    folder = imported(briefgen, empty, "stuk.md")
    assert loaded(folder / "agenda" / "vier.yaml")["number"] == "4"
    again = (folder / "agenda" / "weer.yaml").read_text("utf-8")
    assert "number:" not in again
    assert "# nagaan: had nummer “4”" in again
