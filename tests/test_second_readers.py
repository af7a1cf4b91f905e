"""Other people's readers open our Word files and find in them what stands in our Markdown."""

import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import docx2python
import mammoth
import pypandoc
import pytest
from lxml import etree

from briefgen.markdown import ties
from briefgen.markdown.parse import parse
from briefgen.markdown.tree import BulletList, Heading, OrderedList, walk
from tests.in_writer import convert

LINK = re.compile(r"(?<!\\)\[([^\]]*)\]\([^)]*\)")
HEADINGS = {f"Heading{level}" for level in range(1, 7)}
NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|[IVX]+|[A-Z]|[a-z]{1,2})\. ")
"""What Word counts before a heading; these readers know its level and do not write the number.

In a briefing it is typed: the number that the item has on the agenda.
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def documents(built: Path) -> list[Path]:
    found = sorted(built.rglob("*.docx"))
    assert len(found) == 12
    return found


def ours(file: Path) -> tuple[list[str], list[str], int, int]:
    """Headings, footnotes, and the numbers of bulleted and numbered elements in our Markdown."""
    text = file.with_suffix(".md").read_text("utf-8").split("---\n", 2)[2]
    body, *notes = re.split(r"^\[\^\d+\]: ", text, flags=re.MULTILINE)
    nodes = list(walk(parse(body).blocks))
    headings = [plain(words(node)) for node in nodes if isinstance(node, Heading)]
    if not file.name.startswith("briefing"):
        headings = [NUMBER.sub("", each, count=1) for each in headings]
    bullets = sum(len(node.items) for node in nodes if isinstance(node, BulletList))
    numbered = sum(len(node.items) for node in nodes if isinstance(node, OrderedList))
    notes = [plain(LINK.sub(r"\1", note).replace("\\", "")) for note in notes]
    return headings, notes, bullets, numbered


def words(node: Any) -> str:
    return "".join(getattr(child, "text", "") for child in walk((node,)))


def plain(text: str) -> str:
    return " ".join(ties.plain(text).split())


def pandoc_text(inlines: Any) -> str:
    """The words in a piece of pandoc's JSON, its notes left out."""
    if isinstance(inlines, list):
        return "".join(pandoc_text(each) for each in inlines)
    match inlines.get("t") if isinstance(inlines, dict) else None:
        case "Str":
            return str(inlines["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Note" | None:
            return ""
        case "Quoted" | "Link" | "Span":
            return pandoc_text(inlines["c"][1])
        case _:
            return pandoc_text(inlines["c"])


def found_by(kind: str, node: Any) -> list[Any]:
    """The contents of all nodes of a kind in pandoc's JSON, in order."""
    if isinstance(node, list):
        return [each for child in node for each in found_by(kind, child)]
    if not isinstance(node, dict):
        return []
    here = [node["c"]] if node.get("t") == kind else []
    return here + found_by(kind, node.get("c", []))


def pandoc_agrees(file: Path) -> None:
    tree = json.loads(pypandoc.convert_file(str(file), "json"))["blocks"]
    headings, notes, bullets, numbered = ours(file)
    found = [plain(pandoc_text(h[2])) for h in found_by("Header", tree)]
    assert found == with_contents(file, headings), file
    found = [plain(pandoc_text([p["c"] for p in note])) for note in found_by("Note", tree)]
    assert found == notes, file
    assert sum(len(items) for items in found_by("BulletList", tree)) == bullets, file
    assert sum(len(items[1]) for items in found_by("OrderedList", tree)) == numbered, file


def with_contents(file: Path, headings: list[str]) -> list[str]:
    """Headings with that of the list of contents, which pandoc takes for one by its style."""
    paragraphs = docx.Document(str(file)).paragraphs
    styles = [getattr(each.style, "style_id", "") for each in paragraphs]
    if "TOCHeading" not in styles:
        return headings
    at = styles.index("TOCHeading")
    before = sum(style in HEADINGS for style in styles[:at])
    return [*headings[:before], plain(paragraphs[at].text), *headings[before:]]


def mammoth_agrees(file: Path) -> None:
    with file.open("rb") as opened:
        html = mammoth.convert_to_html(opened).value
    tree: Any = etree.fromstring(f"<html>{html}</html>", etree.HTMLParser())
    headings, notes, bullets, numbered = ours(file)
    levels = tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")
    found = [plain("".join(each.itertext())) for each in levels]
    assert [re.sub(r"\[\d+\]", "", each) for each in found] == headings, file
    marks = tree.xpath("//sup/a[starts-with(@id,'footnote-ref')]")
    assert len(marks) == len(notes), file
    texts = ["".join(li.itertext()) for li in tree.xpath("//li[starts-with(@id,'footnote-')]")]
    assert [plain(text.replace("↑", "")) for text in texts] == notes, file
    assert len(tree.xpath("//ul/li")) == bullets, file
    assert len(tree.xpath("//ol/li[not(starts-with(@id,'footnote-'))]")) == numbered, file


def docx2python_agrees(file: Path) -> None:
    with docx2python.docx2python(file) as read:
        text = json.dumps(read.footnotes, ensure_ascii=False)
        text = plain(re.sub(r"</?a\b[^>]*>", "", text))
    for note in ours(file)[1]:
        assert note[:40] in text, file


@pytest.mark.programs
def test_pandoc_finds_the_same_headings_notes_and_lists(built: Path) -> None:
    for file in documents(built):
        pandoc_agrees(file)


def test_mammoth_finds_the_same_headings_notes_and_lists(built: Path) -> None:
    for file in documents(built):
        mammoth_agrees(file)


def test_docx2python_finds_the_same_notes(built: Path) -> None:
    for file in documents(built):
        docx2python_agrees(file)


@pytest.mark.libreoffice
def test_libreoffice_finds_the_same_headings_notes_and_lists(built: Path, tmp_path: Path) -> None:
    libreoffice_agrees(documents(built), tmp_path)


def libreoffice_agrees(files: list[Path], tmp_path: Path) -> None:
    copies = [tmp_path / f"{number}.docx" for number in range(len(files))]
    for copy, file in zip(copies, files, strict=True):
        copy.write_bytes(file.read_bytes())
    convert(tmp_path, "odt", copies, tmp_path)
    for number, file in enumerate(files):
        headings, notes, bullets, numbered = ours(file)
        with zipfile.ZipFile(tmp_path / f"{number}.odt") as odt:
            tree: Any = etree.fromstring(odt.read("content.xml"))
        names = tree.nsmap
        text = "{" + names["text"] + "}"
        found = [plain("".join(heading(each, text))) for each in tree.iter(f"{text}h")]
        assert found == headings, file
        bodies = [plain("".join(each.itertext())) for each in tree.iter(f"{text}note-body")]
        assert bodies == notes, file
        items = [each for each in tree.iter(f"{text}list-item") if not headed(each, text)]
        assert len(items) == bullets + numbered, file


def headed(item: Any, text: str) -> bool:
    """Whether an element of a list is a heading with a number."""
    return next(item.iter(f"{text}h"), None) is not None


def heading(element: Any, text: str) -> list[str]:
    """The text of a heading in an ODT, its notes left out."""
    for note in list(element.iter(f"{text}note")):
        note.getparent().remove(note)
    return list(element.itertext())


def test_word_files_have_styles_and_no_direct_formatting(built: Path) -> None:
    # A frame of the letterhead stands in its paragraphs, since LibreOffice heeds none in a style;
    # that the last lines stay with the signature says their place, whatever their style; and so
    # does the page that an item of a briefing begins.
    place = {"framePr", "keepNext", "pageBreakBefore"}
    allowed = {"rPr": {"rStyle"}, "pPr": {"pStyle", "numPr", *place}}
    for file in documents(built):
        with zipfile.ZipFile(file) as package:
            for part in ("word/document.xml", "word/footnotes.xml"):
                tree: Any = etree.fromstring(package.read(part))
                styled = Counter(
                    child.tag.removeprefix(W)
                    for kind in allowed
                    for properties in tree.iter(f"{W}{kind}")
                    for child in properties
                    if not is_separator(properties)
                )
                assert styled.keys() <= set().union(*allowed.values()), file


def is_separator(properties: Any) -> bool:
    """The lines above footnotes are the shell's."""
    note = next(properties.iterancestors(f"{W}footnote"), None)
    return note is not None and note.get(f"{W}type") is not None


def test_word_files_say_who_made_them_for_what_and_in_which_language(built: Path) -> None:
    for file in documents(built):
        with zipfile.ZipFile(file) as package:
            core: Any = etree.fromstring(package.read("docProps/core.xml"))
            app = package.read("docProps/app.xml").decode()
        values = {etree.QName(each).localname: each.text for each in core}
        front = file.with_suffix(".md").read_text("utf-8").split("---\n")[1]
        assert values["title"].removeprefix("Concept – ") in front
        assert values["creator"] == values["lastModifiedBy"]
        assert f"author: {values['creator']}" in front
        assert values["language"] == "nl-NL"
        assert "python" not in app
        assert (values["created"] or "") < "2025-12-31"
