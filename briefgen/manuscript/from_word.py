"""A Word file of any origin → blocks; each paragraph counts as one line of the file.

Deleted text of tracked changes is left out, what was inserted is read. Source of the elements:
ECMA-376 part 1, section 17.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import chain

from lxml import etree

from briefgen.errors import InvalidInputError
from briefgen.manuscript.block import Block, Existing, Kind
from briefgen.problem import Place, Problem, t
from briefgen.source.document import Source
from briefgen.word.xml import Element, W

MAX_BYTES = 60_000_000
"""No part of a letter is larger: what is has been made to fill the memory."""
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING = re.compile(r"(?:heading|kop|titel|title)\s*([1-6])?$", re.IGNORECASE)
LISTED = re.compile(
    r"(?:list (?:bullet|number)|lijst(?:opsom|nummer)\w*)\s*([2-5])?$", re.IGNORECASE
)
QUOTE = re.compile(r"(?:intense )?(?:quote|citaat)", re.IGNORECASE)
WANTED = re.compile(r"word/(?:styles|footnotes|endnotes|header\d{1,3})\.xml")
BROKEN = t("this file cannot be read as a Word file")
MEND = t("open it in Word, save it again as .docx, and try again")


def from_word(content: bytes, file: str) -> Existing:
    """Read a Word file.

    Raises:
        InvalidInputError: if it cannot be read.
    """
    blocks = tuple(_blocks(read_parts(content, file, WANTED)))
    return Existing(Source(file, tuple(block.text for block in blocks)), blocks)


def read_parts(
    content: bytes, file: str, wanted: re.Pattern[str], most: int = MAX_BYTES
) -> dict[str, Element]:
    """The text of a Word file and the other parts whose names fit, by their names.

    Args:
        content: the bytes of the file.
        file: its name as shown to the user.
        wanted: the names of the other parts.
        most: how large a part may be, in bytes.

    Raises:
        InvalidInputError: if it cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            named = ["word/document.xml", *filter(wanted.fullmatch, package.namelist())]
            return {name: _part(package, name, most) for name in named}
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError,
            OSError, etree.XMLSyntaxError) as error:  # fmt: skip
        raise InvalidInputError([Problem(Place(file), BROKEN, MEND)]) from error


def _part(package: zipfile.ZipFile, name: str, most: int) -> Element:
    with package.open(name) as opened:
        content = opened.read(most + 1)
    if len(content) > most:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


def _blocks(parts: Mapping[str, Element]) -> Iterator[Block]:
    styles = _styles(parts.get("word/styles.xml"))
    headers = (parts[name] for name in sorted(parts) if "header" in name)
    paragraphs: Iterator[tuple[Kind, int, str | None, str]] = chain(
        (("margin", 0, None, _text(p)) for header in headers for p in _paragraphs(header)),
        (_of_body(p, styles) for p in _paragraphs(parts["word/document.xml"])),
        _notes(parts.get("word/footnotes.xml"), "footnote", ""),
        _notes(parts.get("word/endnotes.xml"), "endnote", "e"),
    )
    number = 0
    for kind, level, name, text in paragraphs:
        if text.strip():
            yield Block(kind, text, number, name, level)
            number += 1


def _of_body(paragraph: Element, styles: Mapping[str, str]) -> tuple[Kind, int, str | None, str]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = styles.get("" if style is None else style.get(f"{W}val", ""), "")
    level = _level(paragraph, name)
    text = _text(paragraph)
    if level:
        return "heading", level, None, text
    if QUOTE.match(name):
        return "quote", 0, None, text
    if depth := _depth(paragraph, name):
        return "text", depth, None, text
    apart = any(each.tag in (f"{W}tbl", f"{W}txbxContent") for each in paragraph.iterancestors())
    return "margin" if apart else "text", 0, None, text


def _level(paragraph: Element, style: str) -> int:
    """The level of a heading: of its style, or by itself; 0 for a paragraph."""
    if found := HEADING.match(style):
        return int(found[1] or 1)
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    value = "9" if outline is None else outline.get(f"{W}val", "9")
    return int(value) + 1 if value.isdecimal() and int(value) < 6 else 0


def _depth(paragraph: Element, style: str) -> int:
    """How deep in a list a paragraph is, by itself or by its style; 0 if in none."""
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    if number is not None:
        depth = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        value = "0" if depth is None else depth.get(f"{W}val", "0")
        deep = int(value) + 1 if value.isdecimal() else 1
        return 0 if number.get(f"{W}val") == "0" else min(deep, 9)
    found = LISTED.match(style)
    return int(found[1] or 1) if found else 0


def _styles(part: Element | None) -> dict[str, str]:
    """The names of the styles by their ids."""
    found = {}
    for style in () if part is None else part.iter(f"{W}style"):
        name = style.find(f"{W}name")
        found[style.get(f"{W}styleId", "")] = "" if name is None else name.get(f"{W}val", "")
    return found


def _paragraphs(part: Element) -> Iterator[Element]:
    for paragraph in part.iter(f"{W}p"):
        if not any(each.tag == FALLBACK for each in paragraph.iterancestors()):
            yield paragraph


def _notes(
    part: Element | None, tag: str, prefix: str
) -> Iterator[tuple[Kind, int, str | None, str]]:
    for note in () if part is None else part.iter(f"{W}{tag}"):
        if note.get(f"{W}type") not in ("separator", "continuationSeparator", "continuationNotice"):
            text = " ".join(_text(paragraph).strip() for paragraph in _paragraphs(note))
            yield "note", 0, f"{prefix}{note.get(f'{W}id')}", text


def _text(paragraph: Element) -> str:
    """The words of a paragraph in one line; a footnote is a mark as in Markdown."""
    return "".join(_words(each) for each in _within(paragraph))


def _within(element: Element) -> Iterator[Element]:
    """What is in a paragraph, without the paragraphs of text boxes that hang on it."""
    for child in element:
        if child.tag not in (f"{W}p", f"{W}moveFrom", FALLBACK):
            yield child
            if child.tag != f"{W}txbxContent":
                yield from _within(child)


def _words(element: Element) -> str:
    tag = element.tag
    if tag == f"{W}t":
        return (element.text or "").replace("\n", " ")
    if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        prefix = "e" if tag == f"{W}endnoteReference" else ""
        return f"[^{prefix}{element.get(f'{W}id')}]"
    if tag == f"{W}noBreakHyphen":
        return "-"
    return " " if tag in (f"{W}br", f"{W}tab", f"{W}cr") else ""
