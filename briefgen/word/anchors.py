"""Anchors of paragraphs: what tells, when a reviewer sends a document back, which one each was.

Each paragraph of the text has a bookmark, which editors carry along: that of its item if it is a
heading or the last of an item, else one of its own, `bp1`, `bp2` and so on (two in one paragraph
make LibreOffice lose one). A part of custom XML (ECMA-376 part 1, 15.2.5) holds what each said: no
path, no name of git, and the same for the same text.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefgen.markdown import marks
from briefgen.word.bookmarks import Bookmarks
from briefgen.word.xml import Element, W

PREFIX = "bp"
SPACE = "urn:briefgen:blocks"
PART, CONTENT = "/customXml/item1.xml", "application/xml"
LENGTH = 16
NAME = re.compile(rf"{PREFIX}\d+|bg[a-z2-7]{{{marks.LENGTH}}}(?:{marks.END_OF_SECTION})?")
PROPERTIES, ITEM_ID = "/customXml/itemProps1.xml", "{6B1F2C0E-5D3A-4C55-9E0B-8D1A27B0F3C1}"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
PROPERTIES_RELATION = f"{RELATIONSHIP_TYPE.CUSTOM_XML}Props"
STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def anchor(made: Iterable[Element], bookmarks: Bookmarks) -> dict[str, str]:
    """Put each paragraph in a bookmark; gives the digest of what each says, by its name."""
    digests: dict[str, str] = {}
    for block in made:
        for paragraph in block.iter(f"{W}p"):
            name = own_name(paragraph)
            if name is None and words_of(paragraph):
                name = f"{PREFIX}{len(digests) + 1}"
                bookmarks.around(paragraph, name)
            if name:
                digests[name] = digest(words_of(paragraph))
    return digests


def own_name(paragraph: Element) -> str | None:
    """The name of the bookmark that a paragraph is known by; None if it has none."""
    names = (each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart"))
    return next((name for name in names if NAME.fullmatch(name)), None)


def record(document: Document, digests: Mapping[str, str]) -> None:
    """Add the part that says what each paragraph said."""
    root = etree.Element(f"{{{SPACE}}}blocks", nsmap={None: SPACE})  # type: ignore[dict-item]
    for name, value in digests.items():
        etree.SubElement(root, f"{{{SPACE}}}block", id=name, digest=value)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(PART), CONTENT, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    item = etree.Element(f"{{{STORE}}}datastoreItem", nsmap={"ds": STORE})
    item.set(f"{{{STORE}}}itemID", ITEM_ID)
    etree.SubElement(item, f"{{{STORE}}}schemaRefs")
    properties = etree.tostring(item, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    part.relate_to(
        Part(PackURI(PROPERTIES), PROPERTIES_TYPE, properties, package), PROPERTIES_RELATION
    )


def words_of(paragraph: Element) -> str:
    """The words of a paragraph, however they are split into runs; a footnote is one sign."""
    return "".join(
        (each.text or "") if each.tag == f"{W}t" else "†"
        for each in paragraph.iter(f"{W}t", f"{W}footnoteReference")
    )


def digest(words: str) -> str:
    """What stands for words, whatever their spaces."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:LENGTH]
