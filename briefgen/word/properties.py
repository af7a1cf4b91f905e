"""What a Word file says of itself (ECMA-376 part 2, 8.3)."""

import datetime
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from briefgen.word.package import CORE, CORE_TYPE, Part
from briefgen.word.xml import PROPERTIES, parsed

MAX_PROPERTY = 255
"""What Word holds of a property (ECMA-376 part 2, 11)."""
OF_PROPERTIES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
NO_PROPERTIES = (
    f'<cp:coreProperties xmlns:cp="{OF_PROPERTIES["cp"]}" xmlns:dc="{OF_PROPERTIES["dc"]}"'
    f' xmlns:dcterms="{OF_PROPERTIES["dcterms"]}" xmlns:xsi="{OF_PROPERTIES["xsi"]}"/>'
).encode()


class Properties(Struct, frozen=True):
    """What a Word file says of itself; `date` stands for both made and changed.

    `english` are terms that are English wherever they stand in it; `internal` tells whether it is
    for some only, so that nothing of it is ever taken over.
    """

    title: str
    subject: str
    author: str
    language: str
    date: datetime.date
    status: str = ""
    description: str = ""
    english: tuple[str, ...] = ()
    internal: bool = False


def status_of(parts: Mapping[str, bytes]) -> str:
    """What a Word file says of its status; nothing if it does not.

    Raises:
        ValueError: if the part that would say so cannot be read.
    """
    core = parts.get(PROPERTIES)
    return parsed(core).findtext(f"{{{OF_PROPERTIES['cp']}}}contentStatus", "") if core else ""


def set_properties(package: Part, properties: Properties) -> None:
    """Let a package say so, and nothing else of these."""
    if not (core := next(package.related(CORE), None)):
        core = package.added(CORE, PROPERTIES, CORE_TYPE, parsed(NO_PROPERTIES))
    moment = f"{properties.date:%Y-%m-%dT00:00:00Z}"
    for prefix, name, value in (
        ("dc", "title", properties.title[:MAX_PROPERTY]),
        ("dc", "subject", properties.subject[:MAX_PROPERTY]),
        ("dc", "creator", properties.author[:MAX_PROPERTY]),
        ("cp", "lastModifiedBy", properties.author[:MAX_PROPERTY]),
        ("dc", "language", properties.language),
        ("cp", "contentStatus", properties.status),
        ("dc", "description", properties.description),
        ("dcterms", "created", moment),
        ("dcterms", "modified", moment),
    ):
        tag = f"{{{OF_PROPERTIES[prefix]}}}{name}"
        found = core.root.find(tag)
        if found is None:
            found = etree.SubElement(core.root, tag, nsmap={prefix: OF_PROPERTIES[prefix]})
        found.text = value
        if prefix == "dcterms":
            found.set(f"{{{OF_PROPERTIES['xsi']}}}type", "dcterms:W3CDTF")
