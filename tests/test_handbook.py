"""The handbook's chapter on shapes: who follows it gets documents, and it leaves out no key."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from briefgen.model.fitting import keys_of
from briefgen.model.shapes import (
    AttendingShape,
    DossierFile,
    GroupShape,
    LetterShape,
    NotaShape,
    PartShape,
)
from briefgen.model.shared_files import CouncilShape
from briefgen.model.stated import ItemSectionKeys, MannersKeys, NumbersKeys, ShapeKeys
from briefgen.model.subjects import AnnexFile
from briefgen.model.values import GATHERED, Shape
from tests.conftest import ROOT, Briefgen
from tests.test_blocks import NAMES, blocks_of, extending
from tests.workspace import AGENDAS, data_of, load, write

LOCALE = ROOT / "briefgen/locale"
HANDBOOK = (ROOT / "docs/handleiding.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
CHAPTER = HANDBOOK[HANDBOOK.index("## 14. Uw Raad") : HANDBOOK.index("## 15. ")]
CODE = re.findall(r"^```\w*\n(.*?)^```", CHAPTER, re.DOTALL | re.MULTILINE)
FILES = {
    code.split("\n")[0].removeprefix("# "): code for code in CODE if code.startswith("# agendas/")
}
OF_COUNCILS = [
    (id_, stated)
    for code in CODE
    if code.startswith("# councils.yaml")
    for id_, stated in data_of(code).items()
]
CELLS = " ".join(re.findall(r"^\| (.+?) \|", HANDBOOK, re.MULTILINE))
EXPLAINED = {key for keys in re.findall(r"`([\w: ]+)`", CELLS) for key in keys.split(": ")}
"""The keys in the first column of a table."""


@pytest.fixture
def workspace(tmp_path: Path, briefgen: Briefgen) -> Path:
    """An empty folder in which the steps of the handbook are taken."""
    assert briefgen("init", "-q", cwd=tmp_path).code == 0
    write(tmp_path / "agendas/councils.yaml", FILES["agendas/councils.yaml"])
    assert briefgen("new", "toerisme", "2026-06-11", cwd=tmp_path).code == 0
    for path in (tmp_path / "agendas/2026-06-11-toerisme/agenda").iterdir():
        path.unlink()
    for name, text in FILES.items():
        write(tmp_path / name, text)
    return tmp_path


def test_who_follows_the_steps_gets_the_documents_that_they_promise(
    workspace: Path, briefgen: Briefgen
) -> None:
    outcome = briefgen("build", "-q", "--format", "md", cwd=workspace)
    assert (outcome.code, [line for line in outcome.err.split("\n") if "agendas/" in line]) == (
        0,
        [],
    )
    out = workspace / "out/2026-06-11-toerisme"
    assert sorted(path.name for path in out.glob("*.md")) == [
        "aanbiedingsbrief-tweede-kamer.md",
        "nota.md",
    ]
    letter = (out / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")
    heads = [line for line in letter.split("\n") if line.startswith("#")]
    assert heads[:6] == [
        "# Geannoteerde agenda",
        "## 1. Actieplan duurzaam toerisme (Gedachtewisseling)",
        "### Inhoud",
        "### Inzet Nederland",
        "### Krachtenveld",
        "### Rol Europees Parlement",
    ]
    assert letter.index("Hoogachtend,") < letter.index("# Geannoteerde agenda")
    assert "wordt vervangen door de Permanente Vertegenwoordiger" in letter
    assert "# Overig\n\n## Uitvoering van moties en toezeggingen" in letter
    assert "AOB" not in (out / "nota.md").read_text("utf-8")


def test_the_block_that_the_handbook_shows_can_be_used_as_it_stands(
    workspace: Path, briefgen: Briefgen
) -> None:
    block = next(code for code in CODE if code.startswith("{% extends"))
    write(workspace / "templates/nota/body.md.j2", block)
    assert briefgen("build", "-q", "--format", "md", cwd=workspace).code == 0
    nota = (workspace / "out/2026-06-11-toerisme/nota.md").read_text("utf-8")
    said = "Akkoord gaan met verzending van de aanbiedingsbrief met de geannoteerde agenda aan"
    assert f"{said} de Kamer.\n\n# 3. Kernpunten" in nota


def test_what_the_handbook_says_can_be_filled_in_is_filled_in(
    workspace: Path, briefgen: Briefgen
) -> None:
    rows = re.findall(r"^\| (`\{\{.*) \| [^|]* \|$", CHAPTER, re.MULTILINE)
    found = [each for row in rows for each in re.findall(r"`(\{\{.*?\}\})`", row)]
    said = [each.replace("\\|", "|") for each in found]
    assert len(said) > 12
    of_letter = [each for each in said if "letter." in each or "alone" in each]
    rest = [each for each in said if each not in of_letter and "each." not in each]
    attending = [each for each in said if "each." in each]
    for file, block, texts in (
        ("nota/body.md.j2", "reason", rest),
        ("aanbiedingsbrief/body.md.j2", "opening", of_letter),
        ("aanbiedingsbrief/attending.md.j2", "not_coming", attending),
    ):
        write(workspace / "templates" / file, extending(file, **{block: " / ".join(texts)}))
    assert briefgen("build", "-q", "--format", "md", cwd=workspace).code == 0


@pytest.mark.parametrize(("id_", "stated"), OF_COUNCILS, ids=[id_ for id_, _stated in OF_COUNCILS])
def test_what_the_handbook_shows_of_a_formation_can_be_written(
    id_: str, stated: dict[str, Any], tmp_path: Path, briefgen: Briefgen
) -> None:
    assert briefgen("init", "-q", cwd=tmp_path).code == 0
    write(tmp_path / "agendas/councils.yaml", yaml.safe_dump({id_: stated}))
    assert briefgen("new", id_, "2026-06-11", cwd=tmp_path).code == 0
    outcome = briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize("id_", ["jbz", "raz", "ecofin", "milieu", "landbouw"])
def test_the_house_styles_of_the_handbook_are_those_that_briefgen_knows(id_: str) -> None:
    readme = re.findall(rf"^```yaml\n({id_}:\n.*?)^```", README, re.DOTALL | re.MULTILINE)
    shown = next(stated for name, stated in OF_COUNCILS if name == id_)
    known = load(AGENDAS / "councils.yaml")[id_]
    for code in readme:
        assert data_of(code)[id_].items() <= known.items()
    assert shown == {key: known.get(key) for key in shown}
    assert shown.get("shape") == known.get("shape")
    assert shown.get("letter") == known.get("letter")


@pytest.mark.parametrize(
    "shape",
    [
        *(CouncilShape, ShapeKeys, NumbersKeys, ItemSectionKeys, MannersKeys, AnnexFile),
        *(DossierFile, PartShape, GroupShape, AttendingShape, LetterShape, NotaShape),
    ],
)
def test_each_key_of_councils_and_dossiers_is_explained(shape: type[Shape]) -> None:
    keys = {*keys_of(shape)}
    elsewhere = {"suppress", "post", "takes_part", "replaced_by", GATHERED}
    assert keys - EXPLAINED - elsewhere == set()
    assert all(f"`{key}" in HANDBOOK or f"{key}:" in HANDBOOK for key in elsewhere - {GATHERED})


def test_a_heading_of_briefgen_has_another_word_by_one_block(
    workspace: Path, briefgen: Briefgen
) -> None:
    row = re.search(r"`heading`: de kop “Overig”, als `(.*?)` \|", CHAPTER)
    assert row
    said = row[1].replace("\\|", "|").replace('"Overig"', '"Tot slot"')
    name = "geannoteerde-agenda/other_business.md.j2"
    write(workspace / "templates" / name, extending(name, heading=said))
    assert briefgen("build", "-q", "--format", "md", cwd=workspace).code == 0
    letter = workspace / "out/2026-06-11-toerisme/aanbiedingsbrief-tweede-kamer.md"
    assert "\n# Tot slot\n\n## Uitvoering" in letter.read_text("utf-8")


def test_a_key_without_value_takes_away_what_briefgen_knows(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    assert briefgen("init", "-q", cwd=tmp_path).code == 0
    shown = next(code for code in CODE if "salutation:\n" in code)
    write(tmp_path / "agendas/councils.yaml", shown)
    assert briefgen("new", "milieu", "2026-06-11", cwd=tmp_path).code == 0
    assert briefgen("build", "-q", "--format", "md", cwd=tmp_path).code == 0
    letter = tmp_path / "out/2026-06-11-milieu/aanbiedingsbrief-tweede-kamer.md"
    text = letter.read_text("utf-8")
    assert "Geachte" not in text
    assert "Hoogachtend," in text
    assert "\n## 1. " in text


def test_an_opening_of_ones_own_is_one_file(workspace: Path, briefgen: Briefgen) -> None:
    sentence = next(code for code in CODE if code.startswith("Met deze brief"))
    write(workspace / "templates/aanbiedingsbrief/openings/informeren.md.j2", sentence)
    councils = workspace / "agendas/councils.yaml"
    text = councils.read_text("utf-8").replace("opening: ontvangen", "opening: informeren")
    write(councils, text)
    assert briefgen("build", "-q", "--format", "md", cwd=workspace).code == 0
    letter = workspace / "out/2026-06-11-toerisme/aanbiedingsbrief-tweede-kamer.md"
    said = "Met deze brief informeer ik uw Kamer over de Raad Toerisme (Toerismeraad) van 11 juni"
    assert said in letter.read_text("utf-8")


def test_the_handbook_lists_each_block_that_can_be_said_otherwise() -> None:
    rows = re.findall(r"^\| `(\S+\.j2)` \| (.*) \|$", CHAPTER, re.MULTILINE)
    listed = {name: re.findall(r"`(\w+)`:", text) for name, text in rows}
    made = {name: blocks_of(name) for name in NAMES if blocks_of(name)}
    assert {name: sorted(blocks) for name, blocks in listed.items()} == {
        name: sorted(blocks) for name, blocks in made.items()
    }


def test_the_messages_that_the_handbook_explains_are_those_of_briefgen() -> None:
    catalogue = read_po(io.BytesIO((LOCALE / "nl/LC_MESSAGES/briefgen.po").read_bytes()))
    said = [str(message.string).replace("{{ }}", "{ }") for message in catalogue if message.id]
    table = CHAPTER[CHAPTER.index("### Fouten die men maakt") :]
    explained = re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)
    assert len(explained) > 15
    for part in (part for message in explained for part in message.split("; ")):
        words = re.split(r"…|“[^”]*”|\b[\w-]+/|: I, A.*|: routing|\bis$|position:", part)
        assert any(all(word.strip() in each for word in words) for each in said), part


def test_the_pictures_of_the_handbook_are_there() -> None:
    for name in re.findall(r"!\[[^\]]+\]\((\S+)\)", CHAPTER):
        assert (ROOT / "docs" / name).is_file(), name
