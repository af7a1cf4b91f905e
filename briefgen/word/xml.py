"""A Word file: elements of WordprocessingML (ECMA-376 part 1, 17), and the files that it packs.

They are packed (part 2) in one fixed form: zip entries carry 1980-01-01, the first day that the
format knows (APPNOTE.TXT 4.4.6), the same maker and rights.
"""

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from lxml import etree

Element = etree._Element  # noqa: SLF001 - the public name of the type in lxml's stubs
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
DECLARED = f'xmlns:w="{NAMESPACE}"'
"""How an element that is written out says what its “w:” stands for."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED, HYPERLINK = f"{{{OFFICE}}}id", f"{OFFICE}/hyperlink"
"""The attribute that names a relation, and what the target of a link is to the part with it."""
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIPS = f"{PACKAGE}/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML, with its attributes in the same namespace."""
    made = etree.Element(W + tag, {W + key: str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def own(parent: Element, tag: str, behind: Sequence[str] = ()) -> Element:
    """The element of a name in another; one is put before what must stand behind it, or last."""
    found = parent.find(W + tag)
    if found is None:
        found, names = element(tag), {W + each for each in behind}
        at = (number for number, each in enumerate(parent) if each.tag in names)
        parent.insert(next(at, len(parent)), found)
    return found


def text(words: str) -> Element:
    """The text of a run; its spaces are kept."""
    made = element("t")
    made.text = words
    made.set(SPACE, "preserve")
    return made


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
PROPERTIES = "docProps/core.xml"


def read_parts(package: bytes) -> dict[str, bytes]:
    """The parts in their order.

    Raises:
        ValueError: if it is no Word file, or one that unfolds without end.
    """
    parts = unpacked(package)
    if DOCUMENT not in parts and RELATIONS not in parts:
        raise ValueError(DOCUMENT)
    return parts


def read_parts_below(package: bytes, folder: str) -> dict[str, bytes]:
    """The parts in a folder of the package, such as customXml/; the others are left packed.

    Raises:
        ValueError: if it cannot be read, or unfolds without end.
    """
    return unpacked(package, folder)


def unpacked(package: bytes, folder: str = "") -> dict[str, bytes]:
    """What is packed in a folder of a package.

    Raises:
        ValueError: if it cannot be read, or unfolds without end.
    """
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


def parsed(content: bytes, *, blanks: bool = True) -> Element:
    """A part as a tree, or one without the blanks between elements; nothing outside of it is read.

    Raises:
        ValueError: if it is no XML, defines entities (ECMA-376 part 2, 6.5.2 forbids a DTD), or is
            larger than any document can be.
    """
    if b"<!DOCTYPE" in content or content.count(b"<") > MAX_TAGS:
        raise ValueError(MAX_TAGS)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_blank_text=not blanks
    )
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


EMPTY = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()


def relations_of(part: str) -> str:
    """Where the relationships of a part stand, or those of the package, which has no name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def free_id(known: Collection[str | None]) -> str:
    """The first id that no relationship of a part has."""
    ids = (f"rId{number}" for number in range(1, len(known) + 2))
    return next(each for each in ids if each not in known)


class Relations:
    """The relationships of a part; `targets` are the addresses of its links by their ids."""

    def __init__(self, parts: Mapping[str, bytes], part: str) -> None:
        self.name = relations_of(part)
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
        id_ = free_id({each.get("Id") for each in self.root})
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
        parts = unpacked(package)
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
