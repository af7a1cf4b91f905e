"""The letterhead in Word: placeholders, styles, typeface and logo, as a keeper changes them."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.document import Document
from pypdfium2.raw import FPDFText_GetUnicode

from briefgen.manuscript.word_file import open_word
from briefgen.word.anchors import read_lines
from briefgen.word.xml import W, parsed, read_parts, typeface_of
from tests.conftest import ROOT, Briefgen
from tests.workspace import DOSSIER, dump, load, make_workspace

SHELLS = sorted(ROOT.glob("templates/*/shell.docx"))
NOTA = "templates/nota/shell.docx"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with shells of its own."""
    make_workspace(tmp_path)
    for file in (ROOT / "templates").rglob("*.*"):
        copy = tmp_path / "templates" / file.relative_to(ROOT / "templates")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return tmp_path


def edit(shell: Path, change: Callable[[Document], object]) -> None:
    """Change a shell as one does in Word."""
    document = docx.Document(str(shell))
    change(document)
    document.save(str(shell))


def change_part(shell: Path, part: str, change: Callable[[str], str]) -> None:
    """Change one part of a Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(shell) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, change(text) if name == part else text)
    shell.write_bytes(buffer.getvalue())


def government(workspace: Path, change: Callable[[Any], object]) -> None:
    """Change the facts of government.yaml."""
    path = workspace / "agendas" / "government.yaml"
    data = load(path)
    change(data)
    path.write_text(dump(data), "utf-8")


def lines(workspace: Path, name: str = "nota") -> list[str]:
    file = workspace / "out" / DOSSIER / f"{name}.docx"
    return [line.text for line in read_lines(file.read_bytes())]


def build(briefgen: Briefgen, workspace: Path) -> str:
    outcome = briefgen("build", "--format", "docx", cwd=workspace)
    assert outcome.code == 0, outcome.err
    return outcome.err


def test_what_stands_in_the_letterhead_comes_out_as_typed(
    workspace: Path, briefgen: Briefgen
) -> None:
    head = {"cluster": "R&D <b>", "directorate": "{{ cluster }} & {% raise %}", "unit": "'\"]]>"}
    government(workspace, lambda data: data["ministries"]["JenV"].update(letterhead=head))
    build(briefgen, workspace)
    assert {"R&D <b>", "{{ cluster }} & {% raise %}", "'\"]]>"} <= set(lines(workspace))


def test_what_is_not_known_is_left_out_with_its_label(workspace: Path, briefgen: Briefgen) -> None:
    build(briefgen, workspace)
    assert not any("Onze referentie" in line for line in lines(workspace))
    known = workspace / "agendas" / DOSSIER / "dossier.yaml"
    known.write_text(known.read_text("utf-8").replace("nota:", "nota:\n  reference: '77'"), "utf-8")
    build(briefgen, workspace)
    assert "Onze referentie 77" in lines(workspace)


def test_each_bewindspersoon_has_a_row_and_a_line(workspace: Path, briefgen: Briefgen) -> None:
    text = (workspace / "agendas" / DOSSIER / "dossier.yaml").read_text("utf-8")
    text = text.replace("nota:", "nota:\n  for_information: [MAenM, SJenV]")
    (workspace / "agendas" / DOSSIER / "dossier.yaml").write_text(text, "utf-8")
    build(briefgen, workspace)
    file = docx.Document(str(workspace / "out" / DOSSIER / "nota.docx"))
    (table,) = file.tables
    assert [row.cells[0].text for row in table.rows] == [
        "Bewindspersoon",
        "Minister van Justitie en Veiligheid",
        "Minister van Asiel en Migratie",
        "Staatssecretaris van Justitie en Veiligheid",
    ]
    assert lines(workspace).count("Minister van Asiel en Migratie") == 2


def test_a_placeholder_that_word_spread_over_runs_is_filled(
    workspace: Path, briefgen: Briefgen
) -> None:
    def spread(document: Document) -> None:
        added = document.paragraphs[0].insert_paragraph_before("Voor: {", style="Briefhoofd")
        for piece in ("{ sub", "ject", " }", "} en {{date}}."):
            added.add_run(piece)

    edit(workspace / NOTA, spread)
    build(briefgen, workspace)
    assert "Voor: Geannoteerde agenda JBZ-Raad 5 maart 2026 en 12 februari 2026." in lines(
        workspace
    )


Letter = tuple[int, str, float, float]


def letters(pdf: Path) -> list[Letter]:
    """Each letter of a PDF with its page and its place on it, without the mark of a concept."""
    found = list[Letter]()
    with pypdfium2.PdfDocument(pdf) as opened:
        for number, page in enumerate(opened, 1):
            text = page.get_textpage()
            each = [chr(FPDFText_GetUnicode(text, n)) for n in range(text.count_chars())]
            marks = re.finditer(" ?".join("CONCEPT"), "".join(each))
            marked = {n for at in marks for n in range(*at.span())}
            for n, letter in enumerate(each):
                if n not in marked and not letter.isspace():
                    left, _bottom, right, top = text.get_charbox(n, loose=True)
                    found.append((number, letter, round((left + right) / 2), round(top)))
    return sorted(found)


def mark_in_another_place(workspace: Path) -> None:
    """A house style with the mark above the other lines of the headers, and one above the text."""
    for name in ("aanbiedingsbrief", "nota", "geannoteerde-agenda"):
        shell = workspace / "templates" / name / "shell.docx"

        def moved(document: Document) -> None:
            section = document.sections[0]
            for header in (section.header, section.first_page_header):
                first = header.paragraphs[0]
                first.insert_paragraph_before("{{ concept }}")
            document.paragraphs[-1].insert_paragraph_before("{{ concept }}")

        edit(shell, moved)


NOT_DEFINITIVE = ("2025-06-19-ecofin", "2025-11-17-landbouw")
"""The examples that are concepts: their texts are made up."""


@pytest.mark.libreoffice
@pytest.mark.parametrize("change", [None, mark_in_another_place])
def test_a_concept_has_each_letter_where_the_definitive_document_has_it(
    change: Callable[[Path], None] | None,
    tmp_path: Path,
    briefgen: Briefgen,
    with_libreoffice: None,
) -> None:
    for name in ("agendas", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in NOT_DEFINITIVE:
        shutil.rmtree(tmp_path / "agendas" / name)
    if change:
        change(tmp_path)
    for status in ("concept", "definitief"):
        for file in tmp_path.glob("agendas/*/dossier.yaml"):
            text = file.read_text("utf-8")
            file.write_text(
                re.sub("^status: .*", f"status: {status}", text, flags=re.MULTILINE), "utf-8"
            )
        assert briefgen("build", "-q", "--format=pdf", "--out", status, cwd=tmp_path).code == 0
    pdfs = sorted((tmp_path / "definitief").rglob("*.pdf"))
    assert len(pdfs) == 12
    # A briefing says on each page which version it is, and that of a concept is another.
    for pdf in (each for each in pdfs if each.parent.name != "intern"):
        concept = tmp_path / "concept" / pdf.relative_to(tmp_path / "definitief")
        assert letters(concept) == letters(pdf), pdf.name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ datum }}", "“datum”"),
        ("{{ ''.__class__.__mro__ }}", "“''.__class__.__mro__”"),
        ("{{ date|upper }}", "“date|upper”"),
        ("{{ contact[] }}", "“contact[]”"),
        ("{{ body }}", "“body”"),
    ],
)
def test_a_placeholder_that_cannot_be_there_is_refused_by_name(
    text: str, words: str, workspace: Path, briefgen: Briefgen
) -> None:
    edit(workspace / NOTA, lambda document: document.paragraphs[0].insert_paragraph_before(text))
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert f"{NOTA}: " in outcome.err
    assert words in outcome.err


@pytest.mark.parametrize("name", ["date", "body", "reference"])
def test_a_placeholder_that_is_missing_is_named(
    name: str, workspace: Path, briefgen: Briefgen
) -> None:
    with zipfile.ZipFile(workspace / NOTA) as package:
        parts = package.namelist()
    for part in parts:
        change_part(workspace / NOTA, part, lambda text: text.replace(f"{{{{ {name} }}}}", ""))
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert f"{NOTA}: " in outcome.err
    assert f"“{name}”" in outcome.err
    assert f"{{{{ {name} }}}}" in outcome.err


def test_a_style_that_a_text_asks_for_is_named_if_the_shell_lacks_it(
    workspace: Path, briefgen: Briefgen
) -> None:
    shell = workspace / "templates/geannoteerde-agenda/shell.docx"
    change_part(shell, "word/styles.xml", lambda text: text.replace('"Behandeling"', '"Anders"'))
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert "templates/geannoteerde-agenda/shell.docx: " in outcome.err
    assert "“Behandeling”" in outcome.err


def speak_dutch(part: str) -> str:
    """What a Dutch Word makes of the ids of built-in styles."""
    ids = {"Heading1": "Kop1", "FootnoteText": "Voetnoottekst", "ListBullet": "Lijstopsomteken"}
    for ours, theirs in ids.items():
        part = part.replace(f'"{ours}"', f'"{theirs}"')
    return part


def test_a_word_that_speaks_dutch_may_rename_the_ids_of_styles(
    workspace: Path, briefgen: Briefgen
) -> None:
    build(briefgen, workspace)
    before = read_lines((workspace / "out" / DOSSIER / "nota.docx").read_bytes())
    for shell in (workspace / "templates").glob("*/shell.docx"):
        for part in ("word/styles.xml", "word/document.xml"):
            change_part(shell, part, speak_dutch)
    build(briefgen, workspace)
    assert read_lines((workspace / "out" / DOSSIER / "nota.docx").read_bytes()) == before


def test_the_typeface_is_one_setting(workspace: Path, briefgen: Briefgen) -> None:
    government(workspace, lambda data: data.update(house_style={"font": "Verdana", "font_size": 9}))
    build(briefgen, workspace)
    for file in (workspace / "out").rglob("*.docx"):
        assert typeface_of(file.read_bytes()) == "Verdana"
        normal = docx.Document(str(file)).styles.element.xpath("w:docDefaults//w:sz/@w:val")
        assert normal == ["18"]
        parts = read_parts(file.read_bytes())
        fonts, theme = parts["word/fontTable.xml"].decode(), parts["word/theme/theme1.xml"].decode()
        assert re.findall(r'<w:font w:name="([^"]*)"', fonts) == ["Verdana"]
        assert re.findall(r'<a:latin typeface="([^"]*)"', theme) == ["Verdana", "Verdana"]
        assert not [name for name, part in parts.items() if b"Arial" in part]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
@pytest.mark.parametrize(("font", "stands_in"), [("Nergens Sans", True), ("Arial", False)])
def test_a_build_says_that_another_typeface_stood_in(
    *, font: str, stands_in: bool, workspace: Path, briefgen: Briefgen
) -> None:
    government(workspace, lambda data: data.update(house_style={"font": font}))
    outcome = briefgen("build", "--only", "nota", "--format", "md", cwd=workspace)
    assert outcome.code == 0, outcome.err
    assert ("zijn berekend met het lettertype" in outcome.err) == stands_in


@pytest.mark.parametrize("size", ["9.2", "negen", "40", "[9]"])
def test_a_size_that_type_cannot_have_is_explained(
    size: str, workspace: Path, briefgen: Briefgen
) -> None:
    path = workspace / "agendas" / "government.yaml"
    style = f"house_style:\n  font_size: {size}\n"
    path.write_text(style + path.read_text("utf-8"), "utf-8")
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert "agendas/government.yaml:2:14: " in outcome.err


def test_what_a_shell_lacks_and_a_document_needs_is_added(
    workspace: Path, briefgen: Briefgen
) -> None:
    """A package may be without settings, properties, notes and lists (ECMA-376 part 1, 11.3)."""
    gone = ("/settings", "/core-properties", "/footnotes", "/numbering")

    def bare(document: Document) -> None:
        for source in (document.part, document.part.package):
            for id_, relation in [*source.rels.items()]:
                if relation.reltype.endswith(gone):
                    del source.rels[id_]

    edit(workspace / NOTA, bare)
    with zipfile.ZipFile(workspace / NOTA) as shell:
        assert "word/settings.xml" not in shell.namelist()
    build(briefgen, workspace)
    path = workspace / "out" / DOSSIER / "nota.docx"
    made = docx.Document(str(path))
    assert made.core_properties.title
    assert made.core_properties.created == made.core_properties.modified
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        names = {"settings", "footnotes", "numbering"}
        assert {f"word/{name}.xml" for name in names} <= set(package.namelist())


def test_a_logo_is_placed_with_words_for_who_cannot_see_it(
    workspace: Path, briefgen: Briefgen
) -> None:
    (workspace / "logo.png").write_bytes(PNG)
    head = {"logo": "logo.png"}
    government(workspace, lambda data: data["ministries"]["JenV"].update(letterhead=head))
    build(briefgen, workspace)
    with zipfile.ZipFile(workspace / "out" / DOSSIER / "nota.docx") as package:
        headers = "".join(
            package.read(name).decode() for name in package.namelist() if "header" in name
        )
    assert 'descr="Logo Ministerie van Justitie en Veiligheid"' in headers
    assert "{{" not in headers


@pytest.mark.parametrize(
    ("name", "content"), [("logo.png", b"geen plaatje"), ("logo.svg", b"<svg/>"), ("weg.png", b"")]
)
def test_a_logo_that_is_no_picture_is_explained(
    name: str, content: bytes, workspace: Path, briefgen: Briefgen
) -> None:
    if content:
        (workspace / name).write_bytes(content)
    head = {"logo": name}
    government(workspace, lambda data: data["ministries"]["JenV"].update(letterhead=head))
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert name in outcome.err


@pytest.mark.parametrize(
    ("cited", "words"), [("agenda", "geannoteerde-agenda"), ("nota-compleet", "nota-compleet")]
)
def test_only_what_is_laid_out_first_can_be_cited(
    cited: str, words: str, workspace: Path, briefgen: Briefgen
) -> None:
    kind = workspace / "templates" / "nota" / "kind.yaml"
    text = kind.read_text("utf-8").replace("cites_pages_of: geannoteerde-agenda", "")
    kind.write_text(f"{text}cites_pages_of: {cited}\n", "utf-8")
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert "templates/nota/kind.yaml:" in outcome.err
    assert words in outcome.err


OFFERED = [
    *("Normal", "heading 1", "heading 2", "heading 3", "heading 4", "Behandeling"),
    *("List Bullet", "List Number", "Quote", "Strong", "Emphasis"),
]


def styles_of(file: Path) -> list[Any]:
    return list(parsed(read_parts(file.read_bytes())["word/styles.xml"]).iter(f"{W}style"))


def test_word_offers_the_styles_of_text_in_the_order_of_use_and_no_letterhead(built: Path) -> None:
    for file in [*SHELLS, *built.rglob("*.docx")]:
        offered, shown = [], []
        for style in styles_of(file):
            name = style.find(f"{W}name").get(f"{W}val")
            rank = style.find(f"{W}uiPriority")
            if style.find(f"{W}qFormat") is not None:
                offered.append((int(rank.get(f"{W}val")), name))
            if style.find(f"{W}semiHidden") is None:
                shown.append(name)
        assert [name for _rank, name in sorted(offered)] == OFFERED, file
        assert not [name for name in shown if name.startswith("Briefhoofd")], file


@pytest.mark.parametrize("shell", SHELLS, ids=lambda shell: str(shell.parent.name))
def test_a_list_is_counted_by_its_style_alone(shell: Path, tmp_path: Path) -> None:
    document = docx.Document(str(shell))
    for style in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("Een", style=style)
    document.save(str(tmp_path / "a.docx"))
    word = open_word(read_parts((tmp_path / "a.docx").read_bytes()))
    listed = [word.styles.listed(p) for p in list(word.document.iter(f"{W}p"))[-3:]]
    forms = [word.numbering.form(*each) for each in listed if each]
    assert forms == ["decimal", "decimal", "bullet"]
    assert all(each and each[0] for each in listed)


def test_lists_of_two_documents_are_not_one_when_pasted_together(built: Path) -> None:
    found: dict[str, set[str]] = {}
    for file in built.rglob("*.docx"):
        parts = read_parts(file.read_bytes())
        lists = parsed(parts["word/numbering.xml"]).findall(f"{W}abstractNum")
        names = {each.find(f"{W}nsid").get(f"{W}val") or "" for each in lists}  # type: ignore[union-attr]
        assert len(names) == len(lists) > 1
        title = next(parsed(parts["docProps/core.xml"]).iter("{*}title")).text or ""
        found[title] = found.get(title, set()) | names
    assert len(found) > 5
    assert len(set.union(*found.values())) == sum(map(len, found.values()))
