"""`briefgen check` on documents that were not made of a dossier."""

import functools
import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from briefgen.manuscript.from_word import from_word
from tests.conftest import ROOT, Briefgen
from tests.workspace import write

LETTER = """Den Haag, 3 november 2023

# Raad Algemene Zaken

Op dinsdag 15 november a.s. vindt in Brussel de Raad Algemene Zaken plaats.

## Meerjarig Financieel Kader

De Raad spreekt op 31 juni over het kader.[^1]

[^1]: Kamerstukken II 2024/25, 21501-20, nr. 1234.
"""


def found(briefgen: Briefgen, folder: Path, *arguments: str) -> list[tuple[str, int, int]]:
    out = briefgen("check", "--format", "json", *arguments, cwd=folder).out
    return [(row["code"], row["line"], row["column"]) for row in json.loads(out)]


def test_a_letter_in_markdown_is_checked_at_its_lines(tmp_path: Path, briefgen: Briefgen) -> None:
    write(tmp_path / "brief.md", LETTER)
    rules = ("--rule=BG103", "--rule=BG116", "--rule=BG402")
    assert found(briefgen, tmp_path, "brief.md", *rules) == [
        ("BG103", 5, 4),
        ("BG116", 9, 20),
        ("BG402", 11, 7),
    ]


def test_what_is_guessed_is_said(tmp_path: Path, briefgen: Briefgen) -> None:
    write(tmp_path / "brief.md", LETTER)
    outcome = briefgen("check", "brief.md", cwd=tmp_path)
    assert outcome.code == 1
    assert "brief.md: van 3 november 2023, volgens de tekst zelf" in outcome.err
    assert "over de vergadering van 15 november 2023" in outcome.err
    assert "volgens de tekst" not in briefgen("check", "-q", "brief.md", cwd=tmp_path).err


def test_a_day_with_its_year_needs_no_day_of_the_document(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    write(
        tmp_path / "a.md", "Op woensdag 9 december is overleg, en dinsdag 10 december 2025 ook.\n"
    )
    assert found(briefgen, tmp_path, "a.md", "--rule=BG103") == [("BG103", 1, 39)]


def test_a_day_beside_one_of_the_meeting_is_likely_to_be_wrong(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    known = ("--meeting=2025-12-08", "--meeting=2025-12-09", "--council=jbz", "--rule=BG101")
    write(tmp_path / "a.md", "De JBZ-Raad van 8 en 10 december 2025 gaat hierover.\n")
    assert found(briefgen, tmp_path, "a.md", *known) == [("BG101", 1, 17)]
    write(tmp_path / "a.md", "De JBZ-Raad van 8 en 18 december 2025 gaat hierover.\n")
    assert found(briefgen, tmp_path, "a.md", *known) == []


def test_options_say_what_a_document_does_not(tmp_path: Path, briefgen: Briefgen) -> None:
    text = LETTER.replace("Den Haag, 3 november 2023\n\n", "")
    write(tmp_path / "brief.md", text)
    unknown = briefgen("check", "brief.md", cwd=tmp_path)
    assert "de dag van het stuk is niet bekend" in unknown.err
    given = ("--date=2023-11-03", "--meeting=2023-11-15", "--place=Brussel", "--council=raz")
    known = briefgen("check", "brief.md", "--rule=BG103", *given, cwd=tmp_path)
    assert "15-11-2023 is een woensdag" in known.out
    assert known.err.startswith("1 fout(en)")


def test_front_matter_says_what_a_document_is_about(tmp_path: Path, briefgen: Briefgen) -> None:
    front = "---\ndate: 2023-11-03\nmeeting: [2023-11-15]\nplace: Brussel\ncouncil: raz\n---\n"
    write(tmp_path / "brief.md", front + LETTER)
    outcome = briefgen("check", "brief.md", "--rule=BG103", cwd=tmp_path)
    assert "brief.md:11:4: fout: 15-11-2023 is een woensdag" in outcome.out
    assert outcome.err.startswith("1 fout(en)"), "nothing had to be guessed"


@pytest.mark.parametrize("option", ["--date=15 november", "--meeting=morgen", "--council=jbzz"])
def test_options_that_say_nothing_are_refused(
    option: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    write(tmp_path / "brief.md", LETTER)
    assert briefgen("check", "brief.md", option, cwd=tmp_path).code == 2


def word_letter(path: Path) -> None:
    document = docx.Document()
    for line in ("Datum", "3 november 2023"):
        document.add_paragraph(line)
    document.add_heading("Raad Algemene Zaken", 1)
    document.add_paragraph(LETTER.split("\n")[4])
    document.save(str(path))


def test_a_letter_in_word_is_checked_by_its_paragraphs(tmp_path: Path, briefgen: Briefgen) -> None:
    word_letter(tmp_path / "brief.docx")
    assert found(briefgen, tmp_path, "brief.docx", "--rule=BG103") == [("BG103", 4, 4)]


def test_what_we_build_ourselves_is_read_again(briefgen: Briefgen) -> None:
    letter = "out/2025-12-08-jbz/aanbiedingsbrief-tweede-kamer.docx"
    outcome = briefgen("check", letter, "--rule=BG102", "--rule=BG103", cwd=ROOT)
    assert (outcome.code, outcome.out) == (0, "")
    assert "van 24 november 2025" in outcome.err
    assert "8 en 9 december 2025" in outcome.err


def test_notes_of_word_are_read_with_their_marks() -> None:
    content = (ROOT / "out/2025-12-08-jbz/geannoteerde-agenda.docx").read_bytes()
    read = from_word(content, "agenda.docx")
    notes = {block.name for block in read.blocks if block.kind == "note"}
    text = "\n".join(block.text for block in read.blocks if block.kind == "text")
    assert len(notes) >= 13
    assert all(f"[^{name}]" in text for name in notes)


@functools.cache
def broken() -> dict[str, bytes]:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * 70_000_000)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("word/document.xml", "<a>&x;</a>")
    return {
        "no zip": b"x",
        "empty": b"",
        "bomb": bomb.getvalue(),
        "no xml": other.getvalue(),
    }


@pytest.mark.parametrize("name", ["no zip", "empty", "bomb", "no xml"])
def test_a_word_file_that_cannot_be_read_is_refused(
    name: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    write(tmp_path / "brief.docx", broken()[name])
    outcome = briefgen("check", "brief.docx", cwd=tmp_path)
    assert outcome.code == 1
    assert "kan niet als Word-bestand worden gelezen" in outcome.out


def test_a_document_that_is_not_there_is_an_error(tmp_path: Path, briefgen: Briefgen) -> None:
    outcome = briefgen("check", "weg.md", cwd=tmp_path)
    assert outcome.code == 1
    assert "weg.md" in outcome.out


def test_the_terms_of_the_workspace_count(tmp_path: Path, briefgen: Briefgen) -> None:
    write(tmp_path / "agendas" / "terms.yaml", "abbreviations: {}\n")
    write(tmp_path / "brief.md", LETTER)
    assert found(briefgen, tmp_path, "brief.md", "--rule=BG116") == [("BG116", 9, 20)]


NOTA = """# 1. Aanleiding

De Raad vergadert.

# 5. Informatie die niet openbaar gemaakt kan worden

## 5.1. Toelichting

# 6. Bijlagen

1. Aanbiedingsbrief
"""


def test_an_empty_section_of_a_nota_is_found(tmp_path: Path, briefgen: Briefgen) -> None:
    write(tmp_path / "nota.md", f"# Nota\n\nTer beslissing.\n\n{NOTA}")
    assert found(briefgen, tmp_path, "nota.md", "--rule=BG701") == [("BG701", 11, 4)]
    filled = NOTA.replace("Toelichting\n", "Toelichting\n\nN.v.t.\n")
    write(tmp_path / "nota.md", f"# Nota\n\n{filled}")
    assert found(briefgen, tmp_path, "nota.md", "--rule=BG701") == []
