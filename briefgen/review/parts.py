"""The parts of a Word file by their names, read as they are."""

import io
import zipfile

from lxml import etree

from briefgen.word.xml import Element

MAX_BYTES = 100_000_000
MAX_TAGS = 1_500_000
"""In one part: a tree of that many takes some hundreds of megabytes, and no dossier comes near."""
DOCUMENT, FOOTNOTES, NUMBERING = "word/document.xml", "word/footnotes.xml", "word/numbering.xml"


def read_parts(package: bytes) -> dict[str, bytes]:
    """The parts in their order.

    Raises:
        ValueError: if it is no Word file, or one that unfolds without end.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            if sum(each.file_size for each in opened.infolist()) > MAX_BYTES:
                raise ValueError(MAX_BYTES)
            parts = {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError(str(error)) from error
    if DOCUMENT not in parts:
        raise ValueError(DOCUMENT)
    return parts


def parsed(content: bytes) -> Element:
    """A part as a tree; nothing outside of it is read.

    Raises:
        ValueError: if it is no XML, defines entities (ECMA-376 part 2, 6.5.2 forbids a DTD), or is
            larger than any document can be.
    """
    if b"<!DOCTYPE" in content or content.count(b"<") > MAX_TAGS:
        raise ValueError(MAX_TAGS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError(root.tag)
    return root


def written(root: Element) -> bytes:
    """A tree as a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
