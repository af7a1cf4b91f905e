"""A Word file: elements of WordprocessingML (ECMA-376 part 1, 17), and the package of its parts.

A package (part 2) is written in one fixed form: zip entries carry 1980-01-01, the first day that
the format knows (APPNOTE.TXT 4.4.6), the same maker and rights, and the order of python-docx's walk
over the relationships. Written here and not by python-docx, which would date the entries and
compress everything a first time for nothing.
"""

import hashlib
import html
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import Part
from docx.oxml.ns import nsmap
from lxml import etree

Element = etree._Element  # noqa: SLF001 - the public name of the type in lxml's stubs
W = f"{{{nsmap['w']}}}"
RELATED = f"{{{nsmap['r']}}}id"
"""The attribute that names a relation, the target of a link for instance."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML, with its attributes in the same namespace."""
    made = etree.Element(W + tag, {W + key: str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def run(style: str | None, *children: Element) -> Element:
    """A run in a character style, or in none."""
    if style is None:
        return element("r", *children)
    return element("r", element("rPr", element("rStyle", val=style)), *children)


def text(words: str) -> Element:
    """The text of a run; its spaces are kept."""
    made = element("t")
    made.text = words
    made.set(SPACE, "preserve")
    return made


def paragraph(
    style: str | None, *children: Element, properties: tuple[Element, ...] = ()
) -> Element:
    """A paragraph in a style (None: the default one), with further properties in schema order."""
    named = (element("pStyle", val=style),) if style else ()
    if named or properties:
        return element("p", element("pPr", *named, *properties), *children)
    return element("p", *children)


MAX_BYTES = 100_000_000
MAX_PARTS = 5_000
COMPRESSED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts may be packed (ECMA-376 part 2, annex B); other ways unpack without a bound."""
UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)
"""What a package raises that is cut off, damaged or encrypted."""
MAX_TAGS = 1_500_000
"""In one part: a tree of that many takes some hundreds of megabytes, and no dossier comes near."""
RELATIONS = "_rels/.rels"
"""Which part is the text (ECMA-376 part 2, 9.3)."""
DOCUMENT, FOOTNOTES, NUMBERING = "word/document.xml", "word/footnotes.xml", "word/numbering.xml"


def read_parts(package: bytes) -> dict[str, bytes]:
    """The parts in their order.

    Raises:
        ValueError: if it is no Word file, or one that unfolds without end.
    """
    parts = _unpacked(package)
    if DOCUMENT not in parts and RELATIONS not in parts:
        raise ValueError(DOCUMENT)
    return parts


def read_parts_below(package: bytes, folder: str) -> dict[str, bytes]:
    """The parts in a folder of the package, such as customXml/; the others are left packed.

    Raises:
        ValueError: if it cannot be read, or unfolds without end.
    """
    return _unpacked(package, folder)


def _unpacked(package: bytes, folder: str = "") -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = MAX_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            if len(opened.infolist()) > MAX_PARTS:
                raise ValueError(MAX_PARTS)
            wanted = [each for each in opened.infolist() if each.filename.startswith(folder)]
            for each in wanted:
                room -= each.file_size
                if room < 0 or each.compress_type not in COMPRESSED:
                    raise ValueError(each.filename)
                # An entry may unpack to more than it says: no more is taken, and its CRC fails.
                with opened.open(each) as part:
                    parts[each.filename] = part.read(each.file_size + 1)
            if len(parts) < len(wanted):
                raise ValueError(len(parts))
    except UNREADABLE as error:
        raise ValueError(str(error)) from error
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


RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
EMPTY = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class Relations:
    """The relationships of a part; `targets` are the addresses of its links by their ids."""

    def __init__(self, parts: Mapping[str, bytes], part: str) -> None:
        folder, name = posixpath.split(part)
        self.name = f"{folder}/_rels/{name}.rels"
        content = parts.get(self.name)
        self.root = parsed(content or EMPTY)
        self.targets = {
            each.get("Id", ""): each.get("Target", "")
            for each in self.root
            if each.get("Type") == HYPERLINK
        }
        self.added = False

    def relate(self, address: str) -> str:
        """The id of the link to an address; one is added if there is none."""
        for id_, target in self.targets.items():
            if target == address:
                return id_
        known = {each.get("Id") for each in self.root}
        id_ = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
        etree.SubElement(
            self.root, f"{{{RELATIONSHIPS}}}Relationship",
            Id=id_, Type=HYPERLINK, Target=address, TargetMode="External",
        )  # fmt: skip
        self.targets[id_], self.added = address, True
        return id_

    def parts(self) -> dict[str, bytes]:
        """The part with the relationships, if one was added."""
        return {self.name: written(self.root)} if self.added else {}


LEVEL = 6
UNIX = 3
RIGHTS = 0o600 << 16
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def to_bytes(document: Document) -> bytes:
    """The bytes of the package."""
    return packed(_entries(document))


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of a package of parts, each with its name, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as package:
        for name, content in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, UNIX
            info.external_attr = RIGHTS
            package.writestr(info, content)
    return buffer.getvalue()


def content_digest(package: bytes) -> str:
    """What a Word file says, whatever compressed it: the SHA-256 of its parts in their order.

    Of one that cannot be read it is that of its bytes.
    """
    try:
        parts = _unpacked(package)
    except ValueError:
        return hashlib.sha256(package).hexdigest()
    digest = hashlib.sha256()
    for name, content in parts.items():
        digest.update(f"{name}\n".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def typeface_of(package: bytes) -> str | None:
    """The typeface that the defaults of a Word file name."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        styles = etree.fromstring(opened.read("word/styles.xml"))
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii")


def _entries(document: Document) -> Iterator[tuple[str, bytes]]:
    package = document.part.package
    parts = list(package.iter_parts())
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: Iterable[Part]) -> bytes:
    """[Content_Types].xml (ECMA-376 part 2, 7.2.3): each part by its name."""
    overrides = "".join(
        f'<Override PartName="{html.escape(str(part.partname))}" '
        f'ContentType="{html.escape(part.content_type)}"/>'
        for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{TYPES}">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    ).encode()
