"""What is said of public documents: the metadata beside them, and the same in their PDFs."""

import hashlib
import io
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pytest
import yaml
from lxml import etree
from msgspec.structs import replace

from briefgen.body.kinds import KindFile
from briefgen.building.compose import compose
from briefgen.building.metadata import SPACE, to_xml
from briefgen.building.read import plan_of, read
from briefgen.building.request import Request
from briefgen.facts import usual
from briefgen.model.fitting import keys_of, members, unmarked
from tests.conftest import ROOT, Briefgen
from tests.workspace import DATA, DOSSIER, make_workspace

LETTERS = ("aanbiedingsbrief-eerste-kamer", "aanbiedingsbrief-tweede-kamer")
PUBLIC = (*LETTERS, "geannoteerde-agenda", "nota")
ATTACHED = {"title": "Een verslag", "file": "attachments/verslag.pdf"}
MORE = {"title": "Een mededeling", "reference": "COM(2025) 795"}
TOOI = "https://identifier.overheid.nl/tooi"
SCHEMA = "BRIEFGEN_DIWOO"
"""The environment variable with the folder of diwoo-metadata.xsd, which is not ours to keep."""
SHAPE: Mapping[str, tuple[str, str]] = {
    "Document": ("DiWoo", "extraMetadata"),
    "DiWoo": (
        "publisher titelcollectie classificatiecollectie documenthandelingen",
        """identifiers verantwoordelijke medeverantwoordelijken opsteller omschrijvingen
        creatiedatum language format isPartOf hasParts documentrelaties""",
    ),
    "identifiers": ("identifier", ""),
    "medeverantwoordelijken": ("medeverantwoordelijke", ""),
    "titelcollectie": ("officieleTitel", ""),
    "omschrijvingen": ("omschrijving", ""),
    "classificatiecollectie": ("informatiecategorieen", "documentsoorten"),
    "informatiecategorieen": ("informatiecategorie", ""),
    "documentsoorten": ("documentsoort", ""),
    "hasParts": ("hasPart", ""),
    "documenthandelingen": ("documenthandeling", ""),
    "documenthandeling": ("soortHandeling atTime", "wasAssociatedWith"),
    "documentrelaties": ("documentrelatie", ""),
    "documentrelatie": ("role relation", ""),
    "extraMetadata": ("extraMetadatavelden", ""),
    "extraMetadatavelden": ("extraMetadataveld", ""),
    "extraMetadataveld": ("key values", ""),
    "values": ("value", ""),
}
"""What each element of DiWoo 0.9.8 must hold, and what it may; what is not here holds text."""
REPEATED = {"identifiers", "hasParts", "documentrelaties", "values", "medeverantwoordelijken"}
DC, DCTERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier that is definitive, with one attachment that is there and one that is not ours."""
    folder = make_workspace(
        tmp_path,
        dossier={
            "letter": {**DATA["letter"], "reference": "6908376", "signatories": ["MJenV", "MBZ"]},
            "attachments": [ATTACHED, MORE],
        },
    )
    (folder / "attachments").mkdir()
    (folder / "attachments" / "verslag.pdf").write_bytes(b"%PDF-1.7\n")
    return folder


def metadata(tmp_path: Path) -> dict[str, Any]:
    out = tmp_path / "out" / DOSSIER
    files = sorted(out.rglob("*.metadata.xml"))
    return {f.name.removesuffix(".metadata.xml"): etree.parse(str(f)).getroot() for f in files}


def found(root: Any, name: str) -> list[Any]:
    return list(root.iter(f"{{{SPACE}}}{name}"))


def one(root: Any, name: str) -> Any:
    [element] = found(root, name)
    return element


def faults(element: Any) -> Iterator[str]:
    """What is not as the standard has it."""
    name = etree.QName(element).localname
    must, may = (words.split() for words in SHAPE.get(name, ("", "")))
    inside = [etree.QName(each).localname for each in element]
    if element.tag != f"{{{SPACE}}}{name}" or bool((element.text or "").strip()) == bool(inside):
        yield name
    if not set(must) <= set(inside) <= {*must, *may}:
        yield f"{name}: {inside}"
    if name not in REPEATED and len(inside) != len(set(inside)):
        yield f"{name} repeats"
    for each in element:
        yield from faults(each)


def test_each_public_document_has_metadata_of_the_standard(
    tmp_path: Path, dossier: Path, briefgen: Briefgen
) -> None:
    outcome = briefgen("build", "-q", "--metadata", "--format", "md,docx", cwd=tmp_path)
    assert (outcome.code, outcome.err.count("--metadata")) == (0, 0)
    made = metadata(tmp_path)
    assert sorted(made) == sorted(PUBLIC)
    published = usual("documents", "publication")
    for name, root in made.items():
        assert list(faults(root)) == [], name
        assert one(root, "publisher").attrib == {"resource": f"{TOOI}/id/ministerie/mnre1058"}
        assert one(root, "publisher").text == "ministerie van Justitie en Veiligheid"
        sort = one(root, "documentsoort")
        assert sort.get("resource").endswith(f"/{published[sort.text]['type'][0]}")
        act = one(root, "soortHandeling").text
        assert act == ("ondertekening" if name in LETTERS else "vaststelling")
        day = "2026-02-12" if name == "nota" else "2026-02-19"
        assert (one(root, "creatiedatum").text, one(root, "atTime").text[:10]) == (day, day)
        front = (tmp_path / "out" / DOSSIER / f"{name}.md").read_text("utf-8").split("---\n")[1]
        assert one(root, "officieleTitel").text == yaml.safe_load(front)["title"]
        assert one(root, "format").text == "Word DOCX"
    others = [each.text for each in found(made[LETTERS[0]], "medeverantwoordelijke")]
    assert others == ["ministerie van Buitenlandse Zaken"]


def test_documents_that_belong_together_name_each_other(
    tmp_path: Path, dossier: Path, briefgen: Briefgen
) -> None:
    assert briefgen("build", "-q", "--metadata", "--format", "docx", cwd=tmp_path).code == 0
    made = metadata(tmp_path)
    own = {name: found(root, "identifier")[0].text for name, root in made.items()}
    for name in LETTERS:
        parts = [(each.get("resource"), each.text) for each in found(made[name], "hasPart")]
        assert [id_ for id_, _title in parts[:2]] == [own["geannoteerde-agenda"], own["nota"]]
        assert parts[2:] == [(None, "Een verslag"), ("COM(2025) 795", "Een mededeling")]
        assert [each.text for each in found(made[name], "relation")] == [t for _, t in parts[2:]]
        ids = [each.text for each in found(made[name], "identifier")]
        assert ids == [own[name], "6908376", "Kamerstuk 32317"]
    for name in ("geannoteerde-agenda", "nota"):
        assert one(made[name], "isPartOf").get("resource") == own[LETTERS[0]]
        assert not found(made[name], "hasPart")


def test_the_digests_are_those_of_the_files_beside_them(
    tmp_path: Path, dossier: Path, briefgen: Briefgen
) -> None:
    assert briefgen("build", "-q", "--metadata", "--format", "md,docx", cwd=tmp_path).code == 0
    for name, root in metadata(tmp_path).items():
        lines = dict(each.text.split("  ")[::-1] for each in found(root, "value"))
        out = tmp_path / "out" / DOSSIER
        files = {each: out / each for each in (f"{name}.md", f"{name}.docx")}
        if name in LETTERS:
            files["attachments/verslag.pdf"] = dossier / "attachments" / "verslag.pdf"
        assert lines == {
            each: hashlib.sha256(path.read_bytes()).hexdigest() for each, path in files.items()
        }


def test_what_is_internal_or_a_concept_has_none(
    tmp_path: Path, dossier: Path, briefgen: Briefgen
) -> None:
    assert briefgen("build", "-q", "--metadata", "--format", "docx", cwd=tmp_path).code == 0
    intern = tmp_path / "out" / DOSSIER / "intern"
    assert list(intern.glob("*.docx"))
    assert not list(intern.glob("*.xml"))
    file = dossier / "dossier.yaml"
    file.write_text(file.read_text("utf-8").replace("definitief", "concept"), "utf-8")
    outcome = briefgen("build", "-q", "--metadata", "--format", "docx", cwd=tmp_path)
    assert outcome.code == 0
    assert "zet status: definitief in het dossier; dan maakt --metadata ze" in outcome.err
    assert metadata(tmp_path) == {}


def test_metadata_do_not_outlive_the_files_that_they_are_of(
    tmp_path: Path, dossier: Path, briefgen: Briefgen
) -> None:
    build = ("build", "-q", "--format", "md,docx")
    assert briefgen(*build, "--metadata", cwd=tmp_path).code == 0
    again = briefgen("build", "--format", "md,docx", "--metadata", cwd=tmp_path)
    assert "0 bestand(en) geschreven" in again.out
    assert briefgen(*build, cwd=tmp_path).code == 0
    assert sorted(metadata(tmp_path)) == sorted(PUBLIC)
    item = dossier / "agenda" / "eerste.yaml"
    item.write_text(item.read_text("utf-8").replace("van gedachten", "van inzicht"), "utf-8")
    assert briefgen(*build, cwd=tmp_path).code == 0
    assert sorted(metadata(tmp_path)) == sorted((*LETTERS, "nota"))


def test_a_ministry_without_a_code_is_called_by_its_name(tmp_path: Path, dossier: Path) -> None:
    plan = plan_of(Request(tmp_path, (dossier,), tmp_path / "out", ("docx",)))
    record = next(made.record for made in compose(plan, read(plan, dossier)).new if made.record)
    bare = replace(record, publisher=replace(record.publisher, tooi=None))
    publisher = one(etree.fromstring(to_xml(bare, {"a.pdf": b""}, {})), "publisher")
    assert (publisher.text, dict(publisher.attrib)) == ("ministerie van Justitie en Veiligheid", {})


def test_a_pdf_is_made_anew_if_only_what_it_says_of_itself_changed(
    tmp_path: Path, dossier: Path
) -> None:
    def stand_for() -> dict[str, tuple[str, str]]:
        request = Request(tmp_path, (dossier,), tmp_path / "out", ("docx", "pdf"))
        plan = plan_of(request)
        made = compose(plan, read(plan, dossier)).new
        return {each.document.name: (each.digest, each.laid_as) for each in made}

    before = stand_for()
    file = dossier / "dossier.yaml"
    file.write_text(file.read_text("utf-8").replace("Een verslag", "Het verslag"), "utf-8")
    after = stand_for()
    for name in LETTERS:
        assert after[name][0] == before[name][0]
        assert after[name][1] != before[name][1]
    assert after["geannoteerde-agenda"] == before["geannoteerde-agenda"]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_a_pdf_says_the_same_of_itself(tmp_path: Path, dossier: Path, briefgen: Briefgen) -> None:
    assert briefgen("build", "-q", "--metadata", cwd=tmp_path).code == 0
    for name, root in metadata(tmp_path).items():
        content = (tmp_path / "out" / DOSSIER / f"{name}.pdf").read_bytes()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            said = etree.fromstring(pdf.Root.Metadata.read_bytes())
        values = {
            each.tag: [(kid.text or "").strip() for kid in each.iter() if not len(kid)]
            for each in said.iter()
            if str(each.tag).startswith((DC, DCTERMS))
        }
        assert one(root, "format").text == "PDF"
        assert values[f"{DC}publisher"] == [one(root, "publisher").get("resource")]
        assert values[f"{DC}title"] == [one(root, "officieleTitel").text]
        assert values[f"{DC}type"] == [one(root, "documentsoort").text]
        assert values[f"{DC}identifier"][0].split("; ") == [
            each.text for each in found(root, "identifier")
        ]
        assert values[f"{DC}language"] == ["nl-NL"]
        assert values[f"{DCTERMS}issued"] == [one(root, "creatiedatum").text]
        related = [*found(root, "isPartOf"), *found(root, "hasPart")]
        assert values[f"{DC}relation"] == [each.get("resource") or each.text for each in related]
    internal = tmp_path / "out" / DOSSIER / "intern" / "briefing-MJenV.pdf"
    with pikepdf.open(internal) as pdf:
        assert b"dc:publisher" not in pdf.Root.Metadata.read_bytes()


def test_what_a_kind_can_be_published_as_is_known() -> None:
    named = get_args(members(unmarked(keys_of(KindFile)["published_as"].type)[0])[0])
    assert set(named) == set(usual("documents", "publication"))


def test_each_ministry_has_its_code() -> None:
    government = yaml.safe_load((ROOT / "agendas" / "government.yaml").read_text("utf-8"))
    for name, ministry in government["ministries"].items():
        assert re.fullmatch(r"mnre\d{4}", ministry.get("tooi", "")), name


def test_the_published_schema_finds_nothing_wrong(
    tmp_path: Path, dossier: Path, briefgen: Briefgen
) -> None:
    """Where it is at hand; of MDTO, which it builds on as well, nothing is used."""
    folder = os.environ.get(SCHEMA)
    if not folder:
        pytest.skip(f"{SCHEMA} names no folder with diwoo-metadata.xsd")
    parsed = etree.parse(str(Path(folder) / "diwoo-metadata.xsd"))
    for each in list(parsed.iter("{*}import", "{*}element")):
        if "mdto" in f"{each.get('namespace')} {each.get('ref')}":
            each.getparent().remove(each)
    schema = etree.XMLSchema(parsed)
    assert briefgen("build", "-q", "--metadata", "--format", "docx", cwd=tmp_path).code == 0
    for name, root in metadata(tmp_path).items():
        assert schema.validate(root), (name, schema.error_log)
