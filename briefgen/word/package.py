"""A Word file in one fixed form: the same content gives the same bytes.

Zip entries carry 1980-01-01, the first day that the format knows (APPNOTE.TXT 4.4.6), the same
maker and rights, and the order of python-docx's walk over the relationships. Written here and not
by python-docx, which would date the entries and compress everything a first time for nothing.
"""

import hashlib
import html
import io
import zipfile
from collections.abc import Iterable, Iterator

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import Part
from lxml import etree

from briefgen.word.xml import W

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
    """What a Word file says, whatever compressed it: the SHA-256 of its parts in their order."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        for name in opened.namelist():
            digest.update(f"{name}\n".encode() + hashlib.sha256(opened.read(name)).digest())
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
