"""A Word file of any origin → blocks, and Markdown to read and to compare.

Each paragraph counts as one line of the file.
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
from briefgen.manuscript.word_styles import PREFIXES, Styles, notes_of, value
from briefgen.markdown.sentences import find_sentences
from briefgen.problem import Place, Problem, t
from briefgen.source.document import Source
from briefgen.word.xml import UNREADABLE, Element, W

MAX_BYTES = 60_000_000
"""No part of a letter is larger: what is has been made to fill the memory."""
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
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
    except (*UNREADABLE, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise InvalidInputError([Problem(Place(file), BROKEN, MEND)]) from error


def _part(package: zipfile.ZipFile, name: str, most: int) -> Element:
    with package.open(name) as opened:
        content = opened.read(most + 1)
    if len(content) > most:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


def _blocks(parts: Mapping[str, Element]) -> Iterator[Block]:
    styles = Styles(parts.get("word/styles.xml"), by_name=True)
    headers = (parts[name] for name in sorted(parts) if "header" in name)
    paragraphs: Iterator[tuple[Kind, int, str | None, str]] = chain(
        (("margin", 0, None, _text(p)) for header in headers for p in _paragraphs(header)),
        (_of_body(p, styles) for p in _paragraphs(parts["word/document.xml"])),
        *(_notes(parts.get(f"word/{kind}s.xml"), kind) for kind in PREFIXES),
    )
    number = 0
    for kind, level, name, text in paragraphs:
        if text.strip():
            yield Block(kind, text, number, name, level)
            number += 1


def _of_body(paragraph: Element, styles: Styles) -> tuple[Kind, int, str | None, str]:
    text = _text(paragraph)
    if level := styles.level(paragraph):
        return "heading", level, None, text
    if QUOTE.match(styles.name(value(paragraph, f"{W}pPr/{W}pStyle") or "")):
        return "quote", 0, None, text
    if listed := styles.listed(paragraph):
        return "text", listed[1] + 1, None, text
    apart = any(each.tag in (f"{W}tbl", f"{W}txbxContent") for each in paragraph.iterancestors())
    return "margin" if apart else "text", 0, None, text


def _paragraphs(part: Element) -> Iterator[Element]:
    for paragraph in part.iter(f"{W}p"):
        if not any(each.tag == FALLBACK for each in paragraph.iterancestors()):
            yield paragraph


def _notes(part: Element | None, kind: str) -> Iterator[tuple[Kind, int, str | None, str]]:
    for name, note in notes_of(part, kind):
        text = " ".join(_text(paragraph).strip() for paragraph in _paragraphs(note))
        yield "note", 0, name, text


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


def as_markdown(existing: Existing) -> str:
    """The text of a document, its footnotes at the end."""
    lines, in_list = list[str](), False
    for block in existing.blocks:
        listed = block.kind == "text" and block.level > 0
        if lines and not (listed and in_list):
            lines.append("")
        lines.extend(_lines(block))
        in_list = listed
    return "".join(f"{line}\n" for line in lines)


def _lines(block: Block) -> Iterator[str]:
    first = _mark(block)
    after = "> " if block.kind == "quote" else " " * len(first)
    if block.kind == "heading":
        yield f"{first}{block.text.strip()}"
        return
    for number, (start, end) in enumerate(find_sentences(block.text)):
        yield f"{after if number else first}{block.text[start:end]}"


def _mark(block: Block) -> str:
    """What stands before the first line of a block."""
    match block.kind:
        case "heading":
            return f"{'#' * block.level} "
        case "note":
            return f"[^{block.name}]: "
        case "quote":
            return "> "
    return f"{'  ' * (block.level - 1)}- " if block.level else ""
