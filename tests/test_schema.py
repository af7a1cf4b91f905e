"""The JSON Schemas: current, in Dutch, and satisfied by every YAML file of the workspace."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefgen.source.reader import read_source
from tests.conftest import ROOT, Briefgen

FILES = sorted((ROOT / "agendas").rglob("*.yaml"))


def schema_of(path: Path) -> dict[str, Any]:
    first = path.read_text("utf-8").splitlines()[0]
    start = "# yaml-language-server: $schema="
    assert first.startswith(start), path
    schema: dict[str, Any] = json.loads(
        (path.parent / first.removeprefix(start)).read_text("utf-8")
    )
    return schema


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "agendas")))
def test_each_yaml_file_names_its_schema_and_satisfies_it(path: Path) -> None:
    data = read_source(path.read_bytes(), path.name).data
    jsonschema.Draft202012Validator(schema_of(path)).validate(data)


def test_the_committed_schemas_are_current(briefgen: Briefgen) -> None:
    assert briefgen("schema", "--check", cwd=ROOT).code == 0


def test_check_fails_on_a_stale_schema_and_writing_mends_it(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    shutil.copytree(ROOT / "agendas", tmp_path / "agendas")
    stale = tmp_path / "agendas" / "schemas" / "item.json"
    stale.write_text("{}", "utf-8")
    assert briefgen("schema", "--check", cwd=tmp_path).code == 1
    assert stale.read_text("utf-8") == "{}"
    assert briefgen("schema", cwd=tmp_path).code == 0
    assert briefgen("schema", "--check", cwd=tmp_path).code == 0


def test_a_schema_cannot_be_written_from_broken_facts(tmp_path: Path, briefgen: Briefgen) -> None:
    shutil.copytree(ROOT / "agendas", tmp_path / "agendas")
    (tmp_path / "agendas" / "councils.yaml").write_text("jbz: {naam: JBZ}\n", "utf-8")
    outcome = briefgen("schema", cwd=tmp_path)
    assert outcome.code == 1
    assert "agendas/councils.yaml:1:" in outcome.err


@pytest.mark.parametrize("path", sorted((ROOT / "agendas/schemas").glob("*.json")))
def test_each_key_has_a_dutch_description(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for shape in (schema, *schema["$defs"].values()):
        for name, key in shape.get("properties", {}).items():
            assert key["description"].endswith("."), name
            assert " the " not in key["description"], name


HEADS = """\
landbouw:
  shape:
    sections:
      - {id: inhoud, heading: Inhoud, is: text}
      - {id: krachtenveld, heading: Krachtenveld, is: positions_of_others}
      - {id: ep, heading: Rol Europees Parlement}
    nota:
      - {id: kernpunten, heading: Kernpunten, is: routing}
      - {id: politiek, heading: Politieke context}
milieu:
  shape:
    sections:
      - {id: ep, heading: Europees Parlement}
"""


def test_an_editor_offers_the_heads_chambers_bodies_and_introductions_of_the_workspace(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    shutil.copytree(ROOT / "agendas", tmp_path / "agendas")
    (tmp_path / "agendas" / "councils.yaml").write_text(HEADS, "utf-8")
    assert briefgen("schema", cwd=tmp_path).code == 0
    schemas = tmp_path / "agendas" / "schemas"
    item, annex, dossier = (
        json.loads((schemas / f"{name}.json").read_text("utf-8"))
        for name in ("item", "annex", "dossier")
    )
    for schema in (item, annex):
        offered = schema["properties"]["sections"]["properties"]
        assert offered["krachtenveld"]["description"] == "Krachtenveld."
        assert offered["ep"]["description"] == "Rol Europees Parlement / Europees Parlement."
        assert "inhoud" not in offered
    assert "landscape" in annex["properties"]
    shapes = dossier["$defs"]
    nota = shapes["NotaShape"]["properties"]["sections"]["properties"]
    assert nota["politiek"]["description"] == "Politieke context."
    assert "kernpunten" not in nota

    def accepts(**keys: Any) -> bool:
        known = {"council": "landbouw", "dates": ["2025-06-23"], "place": "Luxemburg"}
        agenda = {"agenda": [{"items": ["a"]}]}
        return bool(jsonschema.Draft202012Validator(dossier).is_valid({**known, **agenda, **keys}))

    assert accepts(letter={"date": "2025-06-10", "to": ["tweede_kamer"]})
    assert not accepts(letter={"date": "2025-06-10", "to": ["tweede-kamer"]})
    assert accepts(agenda=[{"part": "Eurogroep", "council": "eurogroep", "items": ["a"]}])
    assert not accepts(agenda=[{"part": "Eurogroep", "council": "eurogrop", "items": ["a"]}])
    assert accepts(shape={"introduction": "standaard"})
    assert accepts(shape={"introduction": "none"})
    assert not accepts(shape={"introduction": "standaart"})


def test_an_editor_finds_the_schema_of_each_folder_of_a_dossier(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    assert briefgen("init", "-q", cwd=tmp_path).code == 0
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    found = {
        pattern: schema
        for schema, patterns in settings["yaml.schemas"].items()
        for pattern in ([patterns] if isinstance(patterns, str) else patterns)
    }
    for folder, name in {
        "agenda": "item",
        "other_business": "item",
        "annexes": "annex",
        "letter": "topic",
    }.items():
        schema = found[f"agendas/*/{folder}/*.yaml"]
        assert schema == f"./agendas/schemas/{name}.json"
        assert (tmp_path / schema).is_file()


def test_an_editor_offers_the_posts_and_refuses_others() -> None:
    schema = json.loads((ROOT / "agendas/schemas/item.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"title": "x", "responsible": ["MJenV"]})
    assert not validator.is_valid({"title": "x", "responsible": ["MJenv"]})
    assert not validator.is_valid({"titel": "x"})
