"""`briefgen import`: what exists already as a dossier that builds to the same text."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypandoc
import pytest
import yaml

from briefgen.source.reader import read_source
from tests.conftest import ROOT, Briefgen
from tests.in_writer import convert
from tests.test_fidelity import score
from tests.workspace import DOSSIER, ITEM, make_workspace, write

REFERENCE = Path(__file__).parent / "reference"
NAMES = ("agenda", "letter", "nota")
BUILT = {"agenda": "geannoteerde-agenda", "letter": "aanbiedingsbrief-tweede-kamer"}
LEAST = 0.999


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace without dossiers."""
    (tmp_path / "agendas").mkdir()
    for name in ("government.yaml", "councils.yaml", "terms.yaml"):
        shutil.copy(ROOT / "agendas" / name, tmp_path / "agendas")
    return tmp_path


def in_markdown(folder: Path) -> list[Path]:
    return [REFERENCE / f"{name}.md" for name in NAMES]


def by_pandoc(folder: Path) -> list[Path]:
    made = []
    for name in NAMES:
        made.append(folder / f"{name}.docx")
        source = str(REFERENCE / f"{name}.md")
        pypandoc.convert_file(source, "docx", format="markdown-smart", outputfile=str(made[-1]))
    return made


def by_libreoffice(folder: Path) -> list[Path]:
    files, out = by_pandoc(folder), folder / "libreoffice"
    convert(folder, "docx", files, out)
    return [out / file.name for file in files]


def loaded(path: Path) -> dict[str, Any]:
    data = read_source(path.read_bytes(), path.name).data
    assert isinstance(data, dict)
    return data


def imported(briefgen: Briefgen, root: Path, *arguments: object) -> Path:
    """Import, and give the folder of the dossier."""
    outcome = briefgen("import", *arguments, cwd=root)
    assert outcome.code == 0, outcome.err
    (folder,) = (root / "agendas").glob("20*")
    return folder


ORIGINS: list[Any] = [
    in_markdown,
    pytest.param(by_pandoc, marks=pytest.mark.programs),
    pytest.param(by_libreoffice, marks=pytest.mark.libreoffice),
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_reference_documents_build_back_to_the_same_text(
    origin: Callable[[Path], list[Path]],
    empty: Path,
    briefgen: Briefgen,
    figure: Callable[[str], None],
) -> None:
    folder = imported(briefgen, empty, *origin(empty))
    assert briefgen("build", "-q", "--format", "md,docx", cwd=empty).code == 0
    for name, document in BUILT.items():
        for ending in ("docx", "md"):
            file = empty / "out" / folder.name / f"{document}.{ending}"
            result = score(name, file, REFERENCE / f"{name}.md")
            figure(f"import {origin.__name__} {name}.{ending}: {result['ratio']:.6f}")
            assert result["ratio"] >= LEAST
            assert result["footnotes_ok"]
            assert result["anchors_wrong"] == []
            assert result["headings_ok"] or name == "agenda", "its title gets the place"


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_what_we_built_ourselves_comes_back_to_the_word(
    ending: str, empty: Path, built: Path, briefgen: Briefgen, tmp_path: Path
) -> None:
    ours = built / "2025-12-08-jbz"
    names = [*BUILT.values(), "nota"]
    folder = imported(briefgen, empty, *(ours / f"{name}.{ending}" for name in names))
    assert briefgen("build", "-q", "--format", "md", cwd=empty).code == 0
    for document in BUILT.values():
        again = (empty / "out" / folder.name / f"{document}.md").read_text("utf-8")
        first = (ours / f"{document}.md").read_text("utf-8")
        assert words(again) == words(first)
    before = loaded(ROOT / "agendas/2025-12-08-jbz/dossier.yaml")
    after = loaded(folder / "dossier.yaml")
    for key in ("date", "reference", "on_behalf_of", "signatories"):
        assert after["letter"][key] == before["letter"][key]
    assert "opening" not in after["letter"], "the template makes the same sentence"
    assert after["nota"]["date"] == before["nota"]["date"]
    assert "reason" not in after["nota"]
    assert after["attending"] == before["attending"]


def words(file: str) -> list[str]:
    """The words of a Markdown file, wherever its lines end."""
    return file.partition("\n---\n")[2].split()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The dossier of the reference documents, and what was said of it."""
    root = tmp_path_factory.mktemp("imported")
    (root / "agendas").mkdir()
    for name in ("government.yaml", "councils.yaml", "terms.yaml"):
        shutil.copy(ROOT / "agendas" / name, root / "agendas")
    command = [sys.executable, "-m", "briefgen", "import", *map(str, in_markdown(root))]
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BRIEFGEN_LANG": "nl"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return root / "agendas" / "2025-12-08-jbz", done.stdout


def test_parts_groups_and_other_business_are_in_place(reference: tuple[Path, str]) -> None:
    folder, _ = reference
    first, second = loaded(folder / "dossier.yaml")["agenda"]
    assert (first["part"], second["part"]) == ("Binnenlandse Zaken", "Justitie")
    assert (len(first["items"]), len(second["items"])) == (12, 7)
    assert first["items"][7]["title"] == "Implementatie asiel- en migratiepact"
    assert "aob" not in first["items"][7]
    assert first["items"][11]["aob"] is second["items"][6]["aob"] is True
    assert len(first["items"][11]["items"]) == 5
    assert [each["title"] for each in (first["items"][11], second["items"][6])] == [
        "Overige onderwerpen"
    ] * 2


def test_items_have_their_handling_text_and_footnotes(reference: tuple[Path, str]) -> None:
    folder, _ = reference
    item = loaded(folder / "agenda" / "verordening-veilige-landen-herkomst.yaml")
    assert item["title"] == "Verordening veilige landen van herkomst"
    assert item["handling"] == "Algemene oriëntatie"
    assert list(item["footnotes"].values()) == ["Fiche 1: Verordening Veilige landen van herkomst"]
    (name,) = item["footnotes"]
    assert f"via een BNC-fiche.[^{name}]\n" in item["text"]
    lines = item["text"].split("\n")
    assert lines[1].startswith("Op moment van schrijven"), "a line for each sentence"
    handled = [loaded(path).get("handling") for path in (folder / "agenda").glob("*.yaml")]
    assert len(handled) == 26
    assert all(handled)


def test_the_letter_has_its_themes_topics_and_headings(reference: tuple[Path, str]) -> None:
    folder, _ = reference
    letter = loaded(folder / "dossier.yaml")["letter"]
    assert [(each["heading"], len(each["topics"])) for each in letter["topics"]] == [
        ("Asiel- en migratie thema’s:", 3),
        ("Justitie- en veiligheidsthema’s:", 2),
        ("Overig:", 1),
    ]
    topic = loaded(folder / "letter" / f"{letter['topics'][0]['topics'][0]}.yaml")
    assert topic["title"] == "Solidariteitsmechanisme"
    headings = [line for line in topic["text"].split("\n") if line.startswith("#")]
    assert headings[0].startswith("# Mededeling van de Europese Commissie")
    assert headings[1] == "## Kabinetsappreciatie"


def test_an_opening_of_another_meeting_is_kept_and_marked(reference: tuple[Path, str]) -> None:
    folder, said = reference
    file = (folder / "dossier.yaml").read_text("utf-8")
    letter = loaded(folder / "dossier.yaml")["letter"]
    assert letter["opening"].endswith("van 13-14 oktober a.s. in Luxemburg.\n")
    assert letter["on_behalf_of"] == ["MBZK"]
    assert letter["signatories"] == ["MJenV", "MAenM", "SJenV"]
    assert file.split("  opening: |")[0].splitlines()[-1].startswith("  # nagaan: ")
    assert "letter.opening" in said
    assert loaded(folder / "dossier.yaml")["place"] == "Brussel", "not that of the old opening"


def test_the_split_of_the_nota_says_whom_each_subject_concerns(
    reference: tuple[Path, str],
) -> None:
    folder, said = reference
    ours = concerned(ROOT / "agendas/2025-12-08-jbz")
    found = concerned(folder)
    wrong = [title for (title, posts), _ in found.items() if (title, posts) not in ours]
    assert wrong == ["solidariteitsmechanisme"], "its name in the nota is like no title"
    assert "Onderdelen implementatie /uitvoering asiel-migratiepact" in said
    assert "EBSP" in found.values()
    merged = [loaded(path).get("same_as") for path in (folder / "agenda").glob("*.yaml")]
    assert list(filter(None, merged)) == ["aanpak-georganiseerde-criminaliteit"]
    nota = loaded(folder / "dossier.yaml")["nota"]
    assert nota["for_information"] == ["MAenM"]
    assert nota["reason"].startswith("De JBZ-Raad zal van 8-9 december 2025")
    assert "decision" not in nota, "the template makes the same sentence"


def concerned(folder: Path) -> dict[tuple[str, frozenset[str]], str | None]:
    """The short title of each subject, by its title and whom it concerns."""
    read = [loaded(path) for kind in ("agenda", "letter") for path in folder.glob(f"{kind}/*.yaml")]
    return {
        (normal(data["title"]), frozenset(data["responsible"])): data.get("short_title")
        for data in read
    }


def normal(title: str) -> str:
    """A title of the sent documents as the corrected dossier may have it."""
    return "".join(char for char in title.casefold() if char.isalnum())[:24]


def test_what_was_guessed_stands_in_the_files_and_is_said(reference: tuple[Path, str]) -> None:
    folder, said = reference
    marks = sum(path.read_text("utf-8").count("# nagaan: ") for path in folder.rglob("*.yaml"))
    assert marks == said.count("nagaan     ") > 10
    assert "twee weken voor de vergadering" in said


AGENDA = (
    "# Geannoteerde agenda van de bijeenkomst van de Raad Justitie en Binnenlandse Zaken, "
    "17 maart 2026 in Brussel\n\n"
)


def agenda_of(folder: Path, *items: str) -> Path:
    write(folder / "stuk.md", AGENDA + "\n\n".join(items) + "\n")
    return folder / "stuk.md"


def only(folder: Path) -> dict[str, Any]:
    (path,) = (folder / "agenda").glob("*.yaml")
    return loaded(path)


TITLES = [
    "Wet: een begin",
    '“Veilig” en "veilig"',
    "- met een streepje",
    "Over # en &",
    "null",
    "2026",
    "[Nog te bepalen]",
    "*: alles",
    "true: onwaar",
    "Met 'aanhalingstekens' erin",
    "100% C:\\map",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_comes_back_whatever_signs_are_in_it(
    title: str, empty: Path, briefgen: Briefgen
) -> None:
    escaped = title.replace("\\", "\\\\").replace("*", "\\*").replace("[", "\\[")
    folder = imported(
        briefgen, empty, agenda_of(empty, f"## 1. {escaped}", "*Debat*", "Een tekst.")
    )
    assert only(folder)["title"] == title
    assert briefgen("build", "-q", "--format", "md", cwd=empty).code == 0


TEXTS = [
    "Een opsomming: eerst dit # en dan dat.",
    "title: dit is geen sleutel.",
    "\\# Geen kop.",
    "1\\) Geen lijst. 2) Dit evenmin.",
    "\\- Geen lijst.",
    "- een\n- twee\n  - dieper\n- drie",
    "1. een\n2. twee\n\n   Nog een alinea.",
    "| a | b |\n| --- | --- |\n| *c* | d \\| e |",
    "> Een citaat.",
    "Met *nadruk*, **meer nadruk** en een [verwijzing](https://example.org/a_b).",
    "Regel een\\\nregel twee.",
    "‘Zo?’ zei hij. “Ja!” Toen (echt.) niets meer.",
    "`niet`".replace("`", "\\`"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_as_it_was(text: str, empty: Path, briefgen: Briefgen) -> None:
    item = agenda_of(empty, "## 1. Onderwerp", "*Debat*", "Begin.", text, "Einde.")
    folder = imported(briefgen, empty, item)
    assert briefgen("build", "-q", "--format", "md", cwd=empty).code == 0
    again = (empty / "out" / folder.name / "geannoteerde-agenda.md").read_text("utf-8")
    result = score("agenda", empty / "out" / folder.name / "geannoteerde-agenda.md", item)
    assert result["ratio"] == 1, again


def test_two_items_of_one_title_are_two_files(empty: Path, briefgen: Briefgen) -> None:
    item = ("*Debat*", "Een tekst.")
    agenda = agenda_of(empty, "## 1. Tweemaal", *item, "## 2. Tweemaal", *item)
    folder = imported(briefgen, empty, agenda)
    assert sorted(path.stem for path in (folder / "agenda").iterdir()) == ["tweemaal", "tweemaal-2"]
    assert "# nagaan: " in (folder / "agenda" / "tweemaal-2.yaml").read_text("utf-8")


def test_an_agenda_without_parts_has_one_without_a_name(empty: Path, briefgen: Briefgen) -> None:
    folder = imported(briefgen, empty, agenda_of(empty, "## 1. Een", "A.", "## 2. Twee", "B."))
    assert folder.name == "2026-03-17-jbz"
    assert loaded(folder / "dossier.yaml")["agenda"] == [{"items": ["een", "twee"]}]


def test_headings_within_an_item_become_bold_lines(empty: Path, briefgen: Briefgen) -> None:
    item = ("## Uitbreiding", "### Inhoud bespreking", "A.", "### Inzet Nederland", "B.")
    other = ("## Rechtsstaat", "### Inhoud bespreking", "C.", "### Inzet Nederland", "D.")
    folder = imported(briefgen, empty, agenda_of(empty, *item, *other))
    assert loaded(folder / "dossier.yaml")["agenda"] == [{"items": ["uitbreiding", "rechtsstaat"]}]
    text = loaded(folder / "agenda" / "uitbreiding.yaml")["text"]
    assert text == "**Inhoud bespreking**\n\nA.\n\n**Inzet Nederland**\n\nB.\n"


def test_a_footnote_of_a_title_is_kept_in_the_text(empty: Path, briefgen: Briefgen) -> None:
    agenda = agenda_of(empty, "## 1. Een[^a]", "Tekst.", "[^a]: - Een noot: met #.", "[^b]: Los.")
    outcome = briefgen("import", agenda, cwd=empty)
    item = only(empty / "agendas" / "2026-03-17-jbz")
    assert item["text"] == "Tekst.[^noot]\n"
    assert list(item["footnotes"].values()) == ["\\- Een noot: met #."]
    assert "Los." in outcome.out, "what no text refers to is told"


def test_options_say_what_the_document_does_not(empty: Path, briefgen: Briefgen) -> None:
    write(empty / "stuk.md", "# Geannoteerde agenda\n\n## 1. Een\n\nA.\n")
    assert briefgen("import", "stuk.md", cwd=empty).code == 2
    assert briefgen("import", "stuk.md", "--council", "raz", cwd=empty).code == 2
    options = ("--council=transport", "--meeting=2026-06-25", "--place=Luxemburg", "--name=proef")
    assert briefgen("import", "stuk.md", *options, cwd=empty).code == 0
    dossier = loaded(empty / "agendas" / "proef" / "dossier.yaml")
    assert (dossier["council"], dossier["place"]) == ("transport", "Luxemburg")
    assert dossier["dates"] == ["2026-06-25"]


@pytest.mark.parametrize(
    ("title", "council"),
    [
        ("Raad Buitenlandse Zaken van 23 juni 2026", "rbz"),
        ("RAAD BUITENLANDSE ZAKEN HANDEL VAN 23 JUNI 2026", "rbz-handel"),
        ("Raad Buitenlandse Zaken Ontwikkelingssamenwerking van 23 juni 2026", "rbz-ontwikkeling"),
        ("Formele Raad WSB 23 juni 2026", "wsb"),
        ("formele EU Gezondheidsraad 23 juni 2026, Luxemburg", "volksgezondheid"),
    ],
)
def test_of_two_formations_that_a_title_may_mean_the_longest_name_is_taken(
    title: str, council: str, empty: Path, briefgen: Briefgen
) -> None:
    write(empty / "stuk.md", f"# Geannoteerde agenda {title}\n\n## 1. Een\n\nA.\n")
    assert briefgen("import", "stuk.md", cwd=empty).code == 0
    assert (empty / "agendas" / f"2026-06-23-{council}" / "dossier.yaml").is_file()


def test_a_letter_alone_makes_a_dossier_with_an_agenda_to_write(
    empty: Path, briefgen: Briefgen
) -> None:
    options = ("--council=jbz", "--meeting=2025-12-08,2025-12-09", "--date=2025-11-24")
    folder = imported(briefgen, empty, REFERENCE / "letter.md", *options)
    assert loaded(folder / "dossier.yaml")["letter"]["date"] == "2025-11-24"
    assert only(folder)["title"] == "[Titel van het onderwerp]"
    assert briefgen("build", "-q", "--format", "md", cwd=empty).code == 0


def test_an_existing_folder_is_left_alone(empty: Path, briefgen: Briefgen) -> None:
    agenda = agenda_of(empty, "## 1. Een", "A.")
    imported(briefgen, empty, agenda)
    file = empty / "agendas/2026-03-17-jbz/dossier.yaml"
    file.write_text("van iemand", "utf-8")
    outcome = briefgen("import", agenda, cwd=empty)
    assert outcome.code == 2
    assert "agendas/2026-03-17-jbz" in outcome.err
    assert "--name" in outcome.err
    assert file.read_text("utf-8") == "van iemand"


def packed(part: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", part)
    return made.getvalue()


FOREIGN: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
    "a broken zip": ("a.docx", b"PK\x03\x04 stuk"),
    "a zip bomb": ("a.docx", lambda: packed("<a>" + " " * 70_000_000)),
    "a million runs": (
        "a.docx",
        lambda: packed("<a>" + "<r><t>a </t></r>" * 1_000_000 + "</a>"),
    ),
    "an outside entity": ("a.docx", packed('<!DOCTYPE a [<!ENTITY x SYSTEM "a.md">]><a>&x;</a>')),
    "another text": (
        "a.md",
        b"# Recept\n\nNeem een ui. De ui zal bakken in de pan, en dan is hij klaar.\n",
    ),
    "nothing": ("a.md", b""),
    "no headings": ("a.md", b"Geannoteerde agenda JBZ-Raad 5 maart 2026\n\nTekst.\n"),
    "no items": ("a.md", f"{AGENDA}Tekst die nergens onder staat.\n".encode()),
    "a nota alone": ("nota.md", (REFERENCE / "nota.md").read_bytes()),
    "another kind of file": ("a.odt", packed("<a/>")),
    "program code": ("a.md", f"{AGENDA}## 1. Een\n\n```\ncode\n```\n".encode()),
}
"""Files that are not ours; large ones are made when they are asked for."""


@pytest.mark.parametrize("name", FOREIGN)
def test_what_cannot_be_imported_is_refused_and_nothing_written(
    name: str, empty: Path, briefgen: Briefgen
) -> None:
    file, content = FOREIGN[name]
    write(empty / file, content if isinstance(content, bytes) else content())
    before = sorted((empty / "agendas").iterdir())
    outcome = briefgen("import", file, "--council=jbz", "--meeting=2026-03-05", cwd=empty)
    assert outcome.code == 1, outcome.out
    assert file in outcome.err
    assert "Traceback" not in outcome.err
    assert sorted((empty / "agendas").iterdir()) == before


def test_a_file_that_is_not_there_is_refused(empty: Path, briefgen: Briefgen) -> None:
    outcome = briefgen("import", "weg.docx", cwd=empty)
    assert outcome.code == 1
    assert "weg.docx" in outcome.err


def test_a_title_in_capitals_names_the_meeting(empty: Path, briefgen: Briefgen) -> None:
    title = "# GEANNOTEERDE AGENDA RAAD ALGEMENE ZAKEN VAN 16 DECEMBER 2025"
    write(empty / "stuk.md", f"{title}\n\n## Een\n\nA.\n\n## Diversen\n\n### Twee\n\nB.\n")
    folder = imported(briefgen, empty, "stuk.md")
    assert folder.name == "2025-12-16-raz"
    (part,) = loaded(folder / "dossier.yaml")["agenda"]
    assert part["items"] == ["een", {"title": "Diversen", "aob": True, "items": ["twee"]}]


LETTER = """Den Haag, 19 februari 2026

Betreft Geannoteerde agenda

Geachte voorzitter,

Hierbij bied ik uw Kamer de geannoteerde agenda aan van de Raad Justitie en Binnenlandse Zaken \
(JBZ-Raad) van 5 maart 2026 in Brussel.{more}

## Onderwerp: een

Tekst van het eerste.

#### Diep

##### Dieper

###### Diepst

Tekst daaronder.

De minister van Justitie en Veiligheid,\\
Foort van Oosten
"""


def test_a_letter_of_another_form_is_read(empty: Path, briefgen: Briefgen) -> None:
    attend = " De minister van Justitie en Veiligheid zal hieraan deelnemen."
    write(empty / "brief.md", LETTER.format(more=attend))
    folder = imported(briefgen, empty, "brief.md")
    dossier = loaded(folder / "dossier.yaml")
    assert dossier["letter"]["date"] == "2026-02-19"
    assert dossier["letter"]["signatories"] == ["MJenV"]
    assert "opening" not in dossier["letter"]
    assert dossier["attending"] == ["MJenV"]
    topic = loaded(folder / "letter" / "onderwerp.yaml")
    assert topic["title"] == "Onderwerp: een"
    assert topic["text"].split("\n\n")[1:] == [
        "# Diep",
        "## Dieper",
        "**Diepst**",
        "Tekst daaronder.\n",
    ]
    assert briefgen("build", "-q", "--format", "md", cwd=empty).code == 0


def test_sentences_after_the_opening_are_kept_with_their_footnote(
    empty: Path, briefgen: Briefgen
) -> None:
    more = " Tijdens de Raad spreekt men ook over iets anders.[^x]\n\nEen tweede alinea."
    write(empty / "brief.md", LETTER.format(more=more) + "\n[^x]: COM(2025) 1.\n")
    folder = imported(briefgen, empty, "brief.md")
    opening = loaded(folder / "dossier.yaml")["letter"]["opening"]
    assert "iets anders. (COM(2025) 1.)" in opening.replace("\n", " ")
    assert opening.endswith("\n\nEen tweede alinea.\n")


def test_what_a_nota_says_elsewhere_is_told(empty: Path, briefgen: Briefgen) -> None:
    nota = (REFERENCE / "nota.md").read_text("utf-8")
    nota = nota.replace("## 5.1. Toelichting\n", "## 5.1. Toelichting\n\nEen geheim.\n")
    nota = nota.replace("**SJenV**", "**MKust:**") + "\n# 7. Financiën\n\nHet kost niets.\n"
    write(empty / "nota.md", nota)
    outcome = briefgen("import", REFERENCE / "agenda.md", "nota.md", cwd=empty)
    assert outcome.code == 0
    left_out = [line for line in outcome.out.split("\n") if line.startswith("weggelaten")]
    assert any("not_public" in line for line in left_out)
    assert any("Financiën" in line for line in outcome.out.split("\n")), "it is to be looked at"
    dossier = loaded(next((empty / "agendas").glob("20*")) / "dossier.yaml")
    assert dossier["nota"]["sections"] == {"financien": "Het kost niets.\n"}
    assert dossier["shape"]["nota"][-1] == {"id": "financien", "heading": "Financiën"}
    assert sum("onbekende post" in line for line in left_out) == 5
    files = (empty / "agendas").rglob("*.yaml")
    assert not any("geheim" in path.read_text("utf-8") for path in files)


def test_two_agendas_at_once_are_refused(empty: Path, briefgen: Briefgen) -> None:
    one = agenda_of(empty, "## 1. Een", "A.")
    shutil.copy(one, empty / "ander.md")
    outcome = briefgen("import", one, "ander.md", cwd=empty)
    assert outcome.code == 1
    assert "ander.md" in outcome.err


def test_word_lists_tables_emphasis_and_links_become_markdown(
    empty: Path, briefgen: Briefgen
) -> None:
    source = (
        f"{AGENDA}## 1. Een\n\n*Debat*\n\nMet **vet *en schuin* erin**, en "
        "[hier](https://example.org).\n\n- een\n- twee\n\n    1. dieper\n\n- drie\n\n"
        "| a | b |\n|---|---|\n| c | *d* |\n\n> Citaat.\n"
    )
    target = empty / "stuk.docx"
    pypandoc.convert_text(source, "docx", format="markdown-smart", outputfile=str(target))
    text = only(imported(briefgen, empty, target))["text"]
    assert "Met **vet *en schuin* erin**, en [hier](https://example.org)." in text
    assert "- een\n\n- twee\n\n  1. dieper\n\n- drie\n" in text
    assert "| a | b |\n| --- | --- |\n| c | *d* |" in text
    assert "> Citaat." in text


def test_cells_of_signs_only_are_imported_and_built(empty: Path, briefgen: Briefgen) -> None:
    signs = ("Teken", "=", "===", "---", "#", "#a", ">", "-", "+", "1.", "•", "> 5", "+ 5")
    document = docx.Document()
    document.add_heading("Geannoteerde agenda van de JBZ-Raad op 5 maart 2026", 1)
    document.add_heading("1. Een", 2)
    table = document.add_table(len(signs), 2)
    for row, sign in zip(table.rows, signs, strict=True):
        row.cells[0].text = row.cells[1].text = sign
    document.save(str(empty / "stuk.docx"))
    assert briefgen("import", "stuk.docx", cwd=empty).code == 0
    assert briefgen("build", "-q", "--format", "docx", cwd=empty).code == 0
    (built,) = (empty / "out").glob("*/geannoteerde-agenda.docx")
    (again,) = docx.Document(str(built)).tables
    assert [row.cells[1].text for row in again.rows] == [*signs]


def test_signatures_side_by_side_in_a_table_are_read(empty: Path, briefgen: Briefgen) -> None:
    document = docx.Document()
    document.add_paragraph("Datum")
    document.add_paragraph("19 februari 2026")
    document.add_paragraph(
        "Hierbij bieden wij uw Kamer de geannoteerde agenda aan van de Raad Justitie en "
        "Binnenlandse Zaken (JBZ-Raad) van 5 maart 2026 in Brussel."
    )
    document.add_heading("Onderwerp", 1)
    document.add_paragraph("Een tekst.")
    table = document.add_table(2, 2)
    signs = ("De Minister van Justitie en Veiligheid,", "De Minister van Asiel en Migratie,")
    for cell, words in zip(table.row_cells(0), signs, strict=True):
        cell.text = words
    for cell, words in zip(table.row_cells(1), ("Foort van Oosten", "I. Mand"), strict=True):
        cell.text = words
    document.save(str(empty / "brief.docx"))
    folder = imported(briefgen, empty, "brief.docx")
    letter = loaded(folder / "dossier.yaml")["letter"]
    assert letter["signatories"] == ["MJenV", "MAenM"]
    assert letter["date"] == "2026-02-19"
    assert "opening" not in letter
    assert "I. Mand" in (folder / "dossier.yaml").read_text("utf-8"), "named in a comment"


def test_the_files_are_read_the_same_by_another_reader_of_yaml(
    reference: tuple[Path, str],
) -> None:
    folder, _ = reference
    for path in folder.rglob("*.yaml"):
        mine = json.dumps(loaded(path), sort_keys=True)
        theirs = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        assert mine.replace("true", '"true"') == json.dumps(theirs, sort_keys=True), path


def test_each_day_and_on_whose_behalf_a_body_meets_come_back(
    tmp_path: Path, empty: Path, briefgen: Briefgen
) -> None:
    days = ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-20"]
    there, own = "Washington D.C.", {"dates": ["2026-03-20"], "place": "Washington D.C."}
    parts = [
        {"part": "JBZ-Raad", "items": ["eerste"], "on_behalf_of": ["MBZK"], **own},
        {"part": "Justitie", "items": ["tweede"], "on_behalf_of": ["MFin"]},
    ]
    items = {"eerste": ITEM, "tweede": {**ITEM, "title": "Een ander punt"}}
    root = tmp_path / "built"
    whole = {"dates": days, "agenda": parts, "place": there}
    dossier = make_workspace(root, dossier=whole, items=items)
    assert briefgen("build", "-q", "--format", "md", cwd=dossier).code == 0
    out = root / "out" / DOSSIER
    letter = "aanbiedingsbrief-tweede-kamer.md"
    assert "voor de JBZ-Raad mede namens de minister" in (out / letter).read_text("utf-8")
    outcome = briefgen("import", out / "geannoteerde-agenda.md", out / letter, cwd=empty)
    assert outcome.code == 0, outcome.err
    made = empty / "agendas" / "2026-03-09-jbz"
    found = loaded(made / "dossier.yaml")
    assert [str(day) for day in found["dates"]] == days
    assert [part["on_behalf_of"] for part in found["agenda"]] == [["MBZK"], ["MFin"]]
    assert found["letter"]["on_behalf_of"] == []
    assert found["place"] == there
    assert [str(day) for day in found["agenda"][0]["dates"]] == ["2026-03-20"]
