"""What only some documents need: pages that lie, lists of contents, deep headings, a sign-off.

The templates here use each of them; that the documents of the examples stay as they are, their
committed bytes tell.
"""

import datetime
import io
import itertools
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import docx2python
import mammoth
import pikepdf
import pypandoc
import pypdf
import pytest
from docx.enum.style import WD_STYLE_TYPE

from briefgen.cli.main import run
from briefgen.layout.accessible import finish
from briefgen.markdown import marks
from briefgen.redline.changes import Stamp
from briefgen.redline.redline import redline
from briefgen.word.anchors import read_lines
from briefgen.word.xml import DOCUMENT, RELATED, Element, W, parsed, read_parts
from tests.conformity import CHECKS_OF_BUILT
from tests.conftest import ROOT, Briefgen, needs
from tests.page_reading import read_pages, squeezed
from tests.settled import both_said
from tests.test_accessibility import MARGIN, STATED, add_link, faults, laid_out, verapdf
from tests.test_word_conformity import SDK, audit_errors, complaints, sdk_errors
from tests.word_text import said
from tests.workspace import DATA, DOSSIER, ITEM, dump, load, make_workspace, write

AGENDA, LETTER, NOTA = "geannoteerde-agenda", "aanbiedingsbrief-tweede-kamer", "nota"
BUILD = ["build", "-q", "--only", AGENDA, "--only", LETTER, "--format", "docx", "--out"]
SENTENCE = "De Raad bespreekt dit punt en Nederland steunt de voorstellen van het voorzitterschap. "
COLUMNS = 7
TABLE = "\n".join(
    [
        "| " + " | ".join(f"Kolom {column}" for column in range(COLUMNS)) + " |",
        "|" + " --- |" * COLUMNS,
        *("| " + " | ".join(f"cel {row}" for _ in range(COLUMNS)) + " |" for row in range(40)),
    ]
)
TEXT = f"{SENTENCE * 9}[^bron]\n\n{SENTENCE * 3}\n"
WIDE = f"{SENTENCE * 3}[^bron]\n\n{TABLE}\n"
ITEMS = {"eerste": TEXT, "tweede": WIDE, "derde": WIDE, "vierde": TEXT, "vijfde": TEXT}
PAGES = {"tweede": "landscape", "derde": "landscape", "vierde": "new"}
"""Where an item begins; the others just follow."""
BODY = """\
{% set pages = WHERE %}
{% set known = KNOWN %}
{% set entries = dossier.entries()|list %}
# De agenda

{{ "Inhoud"|strong|styled("TOCHeading") }}

{% for entry in entries %}
{% set id, title = entry.item.id, entry.number ~ ". " ~ entry.item.title %}
{{ title|contents_entry(1 + loop.index0 % 3, id, known[id]) }}

{% endfor %}
{% for entry in entries %}
{% set id, title = entry.item.id, entry.number ~ ". " ~ entry.item.title %}
{{ title|heading(2, id, entry.reference, page=pages[id]) }}

{{ entry.item.text|prose }}

{% for level in [3, 4, 5, 6] %}
{{ ("Tussenkop " ~ level ~ " van " ~ entry.item.id)|heading(level) }}

Onder de tussenkop.

{% endfor %}
{% endfor %}
"""
END = """\
{{ "Hoogachtend,"|styled("Closing") }}

{{ "D. Naam"|styled("OndertekeningNaam") }}

{{ "Minister van Iets"|styled("OndertekenaarAmbt") }}

"""
LENT = {"Heading5", "Heading6", "TOCHeading", "Toc1", "Toc2", "Toc3", "ContentsLink"}
SIGNING = {"Salutation", "Closing", "OndertekeningNaam", "OndertekenaarAmbt"}


def titled(id_: str) -> str:
    return f"Het {id_} punt"


def make(root: Path, known: dict[str, Any], where: dict[str, str] = PAGES) -> Path:
    """A workspace whose agenda and letter have it all; `known` are the pages in the contents."""
    folder = make_workspace(
        root,
        dossier={
            "agenda": [{"items": [*ITEMS]}],
            "letter": {**DATA["letter"], "reference": "7654321"},
        },
        items={id_: {**ITEM, "title": titled(id_), "text": text} for id_, text in ITEMS.items()},
    )
    shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)
    places = {id_: where.get(id_) for id_ in ITEMS}
    body = BODY.replace("WHERE", str(places)).replace("KNOWN", str(known))
    write(root / "templates" / AGENDA / "body.md.j2", body)
    letter = '{{ "Geachte voorzitter,"|styled("Salutation") }}\n\n' + body
    write(root / "templates" / "aanbiedingsbrief" / "body.md.j2", f"{letter}\n{END}")
    return folder


UNKNOWN = dict.fromkeys(ITEMS)
GUESSED = dict(zip(ITEMS, (1, 3, 5, 7, 12), strict=True))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Documents with all of it, made without LibreOffice."""
    root = tmp_path_factory.mktemp("shapes")
    folder = make(root, GUESSED)
    assert run(["build", "-q", "--out", str(root / "out"), str(folder)]) == 0
    return root / "out" / DOSSIER


def both(out: Path) -> list[Path]:
    return [out / f"{name}.docx" for name in (AGENDA, LETTER)]


def body_of(file: Path) -> Element:
    body = parsed(read_parts(file.read_bytes())[DOCUMENT]).find(f"{W}body")
    assert body is not None
    return body


def words(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def style_of(block: Element) -> str:
    found = block.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def sections(file: Path) -> Iterator[tuple[Element, list[Element]]]:
    """The properties of each section of a Word file, and its blocks."""
    blocks: list[Element] = []
    for block in body_of(file):
        if block.tag == f"{W}sectPr":
            yield block, blocks
            return
        blocks.append(block)
        if (told := block.find(f"{W}pPr/{W}sectPr")) is not None:
            yield told, blocks
            blocks = []


def lies(section: Element) -> bool:
    size = section.find(f"{W}pgSz")
    assert size is not None
    wide = int(size.get(f"{W}w", "")) > int(size.get(f"{W}h", ""))
    assert wide is (size.get(f"{W}orient") == "landscape")
    return wide


def test_a_style_is_added_to_the_documents_that_use_it_and_to_no_other(out: Path) -> None:
    for name, asked in ((AGENDA, LENT), (LETTER, LENT | SIGNING), (NOTA, set[str]())):
        styles = docx.Document(str(out / f"{name}.docx")).styles
        there = [style.style_id for style in styles if style.style_id in LENT | SIGNING]
        assert sorted(there) == sorted(asked), name


def test_a_style_of_the_shell_goes_before_that_of_briefgen(tmp_path: Path) -> None:
    folder = make(tmp_path, GUESSED)
    shell = tmp_path / "templates" / AGENDA / "shell.docx"
    opened = docx.Document(str(shell))
    for name in ("Heading 5", "toc 1"):
        opened.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).font.name = "Verdana"
    opened.save(str(shell))
    assert run([*BUILD, str(tmp_path / "out"), str(folder)]) == 0
    styles = docx.Document(str(tmp_path / "out" / DOSSIER / f"{AGENDA}.docx")).styles
    for id_ in ("Heading5", "Toc1"):
        (found,) = (style for style in styles if style.style_id == id_)
        assert found.font.name == "Verdana"


def test_a_shell_without_what_an_added_style_is_based_on_is_named(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make(tmp_path, GUESSED)
    shell = tmp_path / "templates" / "aanbiedingsbrief" / "shell.docx"
    opened = docx.Document(str(shell))
    opened.styles["Ondertekenaar"].delete()
    opened.save(str(shell))
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert "templates/aanbiedingsbrief/shell.docx: de stijl “Ondertekenaar”" in outcome.err


def test_headings_of_every_level_are_kept_with_their_text_and_in_the_outline(out: Path) -> None:
    for file in both(out):
        found = list(body_of(file).iter(f"{W}p"))
        heads = [(style_of(p), words(p)) for p in found if words(p).startswith("Tussenkop")]
        assert heads == [
            (f"Heading{level}", f"Tussenkop {level} van {id_}")
            for id_ in ITEMS
            for level in (3, 4, 5, 6)
        ]
        styles = docx.Document(str(file)).styles
        for level in (5, 6):
            style: Any = styles[f"Heading {level}"]
            assert style.paragraph_format.keep_with_next
            assert style.element.pPr.find(f"{W}outlineLvl").get(f"{W}val") == str(level - 1)


def test_pages_that_lie_end_where_the_next_heading_as_high_begins(out: Path) -> None:
    for file in both(out):
        found = [
            (lies(section), [words(b) for b in blocks if style_of(b) == "Heading2"])
            for section, blocks in sections(file)
        ]
        assert found == [
            (False, ["1. Het eerste punt"]),
            (True, ["2. Het tweede punt", "3. Het derde punt"]),
            (False, ["4. Het vierde punt", "5. Het vijfde punt"]),
        ]
        anew = [words(p) for p in body_of(file) if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
        assert anew == ["3. Het derde punt"]


@pytest.mark.parametrize(
    ("where", "expected", "anew"),
    [
        ({}, [False], []),
        ({"vijfde": "landscape"}, [False, True], []),
        ({"derde": "new", "vijfde": "new"}, [False], ["3. Het derde punt", "5. Het vijfde punt"]),
        ({"eerste": "landscape", "derde": "landscape"}, [False, True, False, True, False], []),
    ],
)
def test_each_heading_has_the_pages_that_it_asks_for(
    where: dict[str, str], expected: list[bool], anew: list[str], tmp_path: Path
) -> None:
    folder = make(tmp_path, GUESSED, where)
    assert run([*BUILD, str(tmp_path / "out"), str(folder)]) == 0
    for file in both(tmp_path / "out" / DOSSIER):
        assert [lies(section) for section, _blocks in sections(file)] == expected
        found = [
            words(p) for p in body_of(file) if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
        ]
        assert found == anew


def test_a_table_on_a_page_that_lies_is_as_wide_as_its_text(out: Path) -> None:
    for file in both(out):
        for section, blocks in sections(file):
            size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            assert size is not None
            assert margins is not None
            width = int(size.get(f"{W}w", "")) - sum(
                int(margins.get(f"{W}{side}", "")) for side in ("left", "right")
            )
            tables = [each for each in blocks if each.find(f"{W}tblGrid") is not None]
            assert bool(tables) is lies(section)
            for table in tables:
                wide = sum(int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol"))
                assert width - COLUMNS < wide <= width


def test_the_letterhead_stands_in_the_first_section_only_and_pages_count_on(out: Path) -> None:
    first, *others = sections(out / f"{LETTER}.docx")
    assert first[0].find(f"{W}titlePg") is not None
    for section, _blocks in others:
        assert section.find(f"{W}titlePg") is None
        assert section.find(f"{W}pgNumType") is None
        kinds = [each.get(f"{W}type") for each in section.iter(f"{W}headerReference")]
        assert kinds == ["default"]


def test_a_header_of_pages_that_lie_keeps_its_links(tmp_path: Path) -> None:
    folder = make(tmp_path, GUESSED)
    shell = tmp_path / "templates" / "aanbiedingsbrief" / "shell.docx"
    opened = docx.Document(str(shell))
    header = opened.sections[0].header
    add_link(header.paragraphs[0]._p, header.part, MARGIN)
    opened.save(str(shell))
    assert run([*BUILD, str(tmp_path / "out"), str(folder)]) == 0
    file = tmp_path / "out" / DOSSIER / f"{LETTER}.docx"
    assert complaints(file, CHECKS_OF_BUILT) == []
    assert audit_errors(file) == []
    upright, lying, _rest = docx.Document(str(file)).sections
    for section in (upright, lying):
        (link,) = section.header._element.iter(f"{W}hyperlink")
        assert section.header.part.rels[link.get(RELATED)].target_ref == MARGIN
    assert lying.header.part is not upright.header.part


def test_lines_of_contents_lead_to_their_items(out: Path) -> None:
    for file in both(out):
        lines = [p for p in body_of(file).iter(f"{W}p") if style_of(p).startswith("Toc")]
        found = []
        for line in lines:
            (link,) = line.iter(f"{W}hyperlink")
            assert words(link) == words(line)
            found.append((style_of(line), link.get(f"{W}anchor"), words(line)))
        assert found == [
            (
                f"Toc{1 + number % 3}",
                marks.bookmark(id_),
                f"{number + 1}. {titled(id_)}{GUESSED[id_]}",
            )
            for number, id_ in enumerate(ITEMS)
        ]
    told = [each for each in read_lines(both(out)[0].read_bytes()) if each.style in LENT]
    listed = [each for each in told if (each.style or "").startswith("Toc")]
    assert [each.references for each in listed] == [
        ((marks.bookmark(id_), str(number)),) for id_, number in GUESSED.items()
    ]


def test_the_last_item_of_a_letter_ends_before_its_sign_off(out: Path) -> None:
    name = marks.end_of(marks.bookmark("vijfde"))
    for file in both(out):
        (end,) = (
            p
            for p in body_of(file).iter(f"{W}p")
            if name in [each.get(f"{W}name") for each in p.iter(f"{W}bookmarkStart")]
        )
        assert words(end) == "Onder de tussenkop."


def test_pages_that_are_not_known_are_left_out_of_the_contents(tmp_path: Path) -> None:
    folder = make(tmp_path, UNKNOWN)
    assert run(["build", "-q", "--out", str(tmp_path / "out"), str(folder)]) == 0
    for file in both(tmp_path / "out" / DOSSIER):
        lines = [p for p in body_of(file).iter(f"{W}p") if style_of(p).startswith("Toc")]
        assert [words(p) for p in lines] == [
            f"{number}. {titled(id_)}" for number, id_ in enumerate(ITEMS, 1)
        ]
        assert not [each for p in lines for each in p.iter(f"{W}tab")]
        text = file.with_suffix(".md").read_text("utf-8")
        assert "1\\. Het eerste punt\n" in text


def test_markdown_shows_contents_as_text_and_no_mark(out: Path) -> None:
    for file in both(out):
        text = file.with_suffix(".md").read_text("utf-8")
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)
        for number, (id_, at) in enumerate(GUESSED.items(), 1):
            assert f"\n{number}\\. {titled(id_)} … {at}\n" in text
            assert f"\n## {number}. {titled(id_)}\n" in text
        assert "\n###### Tussenkop 6 van derde\n" in text


def test_openxml_audit_and_our_own_checks_find_no_error(out: Path) -> None:
    for file in both(out):
        assert audit_errors(file) == []
        assert complaints(file, CHECKS_OF_BUILT) == []


@pytest.mark.programs
def test_the_validator_of_the_open_xml_sdk_finds_no_error(out: Path) -> None:
    needs("node", *SDK)
    for file in both(out):
        assert sdk_errors(file) == []


def said_in(file: Path) -> str:
    """The letters and digits of the text of a document, in their order."""
    return squeezed("".join(words(block) for block in body_of(file)))


@pytest.mark.programs
def test_other_readers_find_every_word(out: Path) -> None:
    for file in both(out):
        pandoc = pypandoc.convert_file(str(file), "plain", extra_args=["--wrap=none"])
        with file.open("rb") as opened:
            raw = mammoth.extract_raw_text(opened).value
        with docx2python.docx2python(file) as read:
            third = read.text
        paragraphs = [
            squeezed(words(each)) for block in body_of(file) for each in block.iter(f"{W}p")
        ]
        for text in map(squeezed, (pandoc, raw, third)):
            assert text.count("cel39") == 2 * COLUMNS, file
            assert [each for each in paragraphs if each not in text] == [], file


@pytest.mark.parametrize("name", [AGENDA, LETTER])
def test_changes_to_pages_that_lie_and_to_contents_are_tracked(
    name: str, out: Path, tmp_path: Path
) -> None:
    folder = make(tmp_path, {**GUESSED, "vijfde": 13}, {"derde": "landscape", "vijfde": "new"})
    path = folder / "agenda" / "eerste.yaml"
    path.write_text(path.read_text("utf-8").replace("steunt de", "steunt nu de"), "utf-8")
    assert run([*BUILD, str(tmp_path / "out"), str(folder)]) == 0
    files = [folder_ / f"{name}.docx" for folder_ in (out, tmp_path / "out" / DOSSIER)]
    stamp = Stamp("A. Redacteur", datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC))
    for old, new in itertools.permutations(file.read_bytes() for file in files):
        made = redline(old, new, stamp)
        accepted, rejected = both_said(made)
        assert accepted == said(new)
        assert rejected == said(old)
        (tmp_path / "made.docx").write_bytes(made)
        assert audit_errors(tmp_path / "made.docx") == []
        (tmp_path / "new.docx").write_bytes(new)
        found = [lies(section) for section, _blocks in sections(tmp_path / "made.docx")]
        assert found == [lies(section) for section, _blocks in sections(tmp_path / "new.docx")]


@pytest.fixture(scope="module")
def printed(out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDFs of both documents, by the name of the document."""
    folder = tmp_path_factory.mktemp("printed")
    found = {}
    for file, raw in zip(both(out), laid_out(folder, both(out)), strict=True):
        found[file.stem] = folder / f"{file.stem}.pdf"
        found[file.stem].write_bytes(finish(raw, STATED))
    return found


def starts(pdf: Path) -> dict[str, int]:
    """The page on which the text of each item begins, by its first sub-heading."""
    pages = read_pages(pdf)
    return {
        id_: next(
            n
            for n, each in enumerate(pages, 1)
            if squeezed(titled(id_)) + squeezed(SENTENCE)[:20] in each
        )
        for id_ in ITEMS
    }


@pytest.mark.libreoffice
def test_items_stand_on_pages_that_lie_or_stand_as_asked(printed: dict[str, Path]) -> None:
    for pdf in printed.values():
        sheets = pypdf.PdfReader(pdf).pages
        lying = [sheet.mediabox.width > sheet.mediabox.height for sheet in sheets]
        begin = starts(pdf)
        assert lying == [
            begin["tweede"] <= number < begin["vierde"] for number in range(1, len(sheets) + 1)
        ]
        assert begin["derde"] > begin["tweede"] + 1
        for number, text in enumerate(read_pages(pdf), 1):
            assert f"Pagina{number}van{len(sheets)}" in text


@pytest.mark.libreoffice
def test_the_side_column_stays_right_of_the_text_and_the_letterhead_does_not_come_back(
    printed: dict[str, Path],
) -> None:
    for number, sheet in enumerate(pypdf.PdfReader(printed[LETTER]).pages):
        found = dict[str, float]()

        def visit(
            text: str, _cm: Any, tm: Any, _font: Any, _size: Any, found: dict[str, float] = found
        ) -> None:
            for words_ in ("7654321", "Pagina", "Retouradres"):
                if words_ in text:
                    found[words_] = float(tm[4])

        sheet.extract_text(visitor_text=visit)
        assert ("Voorzitter van de Tweede Kamer" in sheet.extract_text()) is (number == 0)
        right = float(sheet.mediabox.width) * 0.7
        assert found["7654321"] > right
        assert found["Pagina"] > right


@pytest.mark.libreoffice
def test_the_build_knows_the_pages_of_items_on_pages_that_lie(
    tmp_path: Path, briefgen: Briefgen, with_libreoffice: None
) -> None:
    make(tmp_path, UNKNOWN)
    assert briefgen("build", "-q", cwd=tmp_path).code == 0
    folder = tmp_path / "out" / DOSSIER
    kept = {each["id"]: each for each in load(folder / "pages.yaml")["anchors"]}
    begin = starts(folder / f"{AGENDA}.pdf")
    pages = read_pages(folder / f"{AGENDA}.pdf")
    for id_ in ITEMS:
        assert kept[id_]["first"] == begin[id_]
        last = next(n for n, each in enumerate(pages, 1) if f"Tussenkop6van{id_}" in each)
        assert kept[id_]["last"] == last
    assert briefgen("verify", cwd=tmp_path).code == 0


def elements(parent: Any) -> Iterator[Any]:
    for kid in parent.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.mark.libreoffice
def test_the_pdf_can_be_heard_and_its_contents_are_a_list_of_links(
    printed: dict[str, Path], tmp_path: Path
) -> None:
    for pdf in printed.values():
        content = pdf.read_bytes()
        assert faults(content) == set()
        with pikepdf.open(io.BytesIO(content)) as opened:
            found = list(elements(opened.Root.StructTreeRoot.K[0]))
            types = [str(each.S) for each in found]
            assert types.count("/TOC") == 1
            assert types.count("/TOCI") == len(ITEMS)
            for level in range(2, 7):
                assert types.count(f"/H{level}") == len(ITEMS)
            numbers = {sheet.obj.objgen: n for n, sheet in enumerate(opened.pages, 1)}
            begin = starts(pdf)
            for id_, item in zip(ITEMS, (each for each in found if each.S == "/TOCI"), strict=True):
                links = [each for each in elements(item) if each.S == "/Link"]
                linked = [kid.Obj for each in links for kid in each.K if not isinstance(kid, int)]
                assert linked
                for annotation in linked:
                    assert numbers[annotation.Dest[0].objgen] == begin[id_]
                    assert titled(id_) in str(annotation.Contents)
    contents = [pdf.read_bytes() for pdf in printed.values()]
    assert [each["failed"] for each in verapdf(contents, tmp_path)] == [[], []]


def test_the_reference_of_who_wrote_first_stands_in_the_side_column(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    meta = tmp_path / "templates" / "aanbiedingsbrief" / "meta.yaml.j2"
    before = meta.read_text("utf-8")
    file = tmp_path / "out" / DOSSIER / f"{LETTER}.docx"
    assert briefgen("build", "-q", "--format", "docx", "--only", LETTER, cwd=tmp_path).code == 0
    assert "Uw kenmerk" not in zipfile.Path(file, DOCUMENT).read_text("utf-8")
    known = [line for line in before.split("\n") if not line.startswith("your_reference")]
    meta.write_text("\n".join([*known, "your_reference: 2026D04321", ""]), "utf-8")
    assert briefgen("build", "-q", "--format", "docx", "--only", LETTER, cwd=tmp_path).code == 0
    shown = [line.text for line in read_lines(file.read_bytes())]
    assert "Uw kenmerk 2026D04321" in shown


def test_a_letter_that_holds_the_agenda_is_signed_before_its_annexes_which_begin_anew(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    """By the templates of briefgen themselves."""
    manners = {
        "salutation": "Geachte voorzitter,",
        "sign_off": "Hoogachtend,",
        "signature": "name_office",
        "your_reference": "2026D04321",
    }
    folder = make_workspace(
        tmp_path,
        dossier={
            "shape": {"agenda": "in_letter"},
            "annexes": ["breed", "smal"],
            "letter": {**DATA["letter"], **manners},
        },
    )
    for id_, more in (("breed", {"landscape": True, "text": f"{TABLE}\n"}), ("smal", {})):
        annex = {"title": f"Bijlage {id_}", "responsible": ["MJenV"], "text": "Tekst.\n", **more}
        write(folder / "annexes" / f"{id_}.yaml", json.dumps(annex))
    outcome = briefgen("build", "-q", "--format", "docx", "--only", LETTER, cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    file = tmp_path / "out" / DOSSIER / f"{LETTER}.docx"
    told = [(lies(section), list(map(words, blocks))) for section, blocks in sections(file)]
    assert [lying for lying, _texts in told] == [False, True, False]
    assert [texts_[0] for _lying, texts_ in told[1:]] == ["Bijlage breed", "Bijlage smal"]
    lines = [(each.style, each.text) for each in read_lines(file.read_bytes()) if each.text]
    where = [style for style, _text in lines if style in SIGNING]
    assert where == ["Salutation", "Closing", "OndertekeningNaam", "OndertekenaarAmbt"]
    assert told[0][1][-1] == dict(lines)["OndertekenaarAmbt"]
    assert "Uw kenmerk 2026D04321" in [text for _style, text in lines]
    assert complaints(file, CHECKS_OF_BUILT) == []


def test_the_contact_of_the_ministry_stands_in_the_side_column(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    government = tmp_path / "agendas" / "government.yaml"
    data = load(government)
    data["ministries"]["JenV"]["letterhead"] = {"contact": ["Afdeling Raad", "raad@example.org"]}
    write(government, dump(data))
    assert briefgen("build", "-q", "--format", "docx", cwd=tmp_path).code == 0
    for name in (LETTER, NOTA):
        file = tmp_path / "out" / DOSSIER / f"{name}.docx"
        shown = [line.text for line in read_lines(file.read_bytes())]
        assert {"Afdeling Raad", "raad@example.org"} <= set(shown)
