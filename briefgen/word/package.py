"""The package of a Word file: its parts and how they are related (ECMA-376 part 2, 9), in memory.

One that is put down again has its parts in the order in which the relationships lead to them, each
by its name in [Content_Types].xml. Written here since all of python-docx takes 30 ms to import and
as long to open the shells of a dossier; it looks at pictures only (`pictures.py`).
"""

import html
import posixpath
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree
from msgspec import Struct

from briefgen.word.xml import (
    OFFICE,
    PACKAGE,
    RELATIONSHIPS,
    Element,
    free_id,
    packed,
    parsed,
    relations_of,
    unpacked,
    written,
)

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = f"{PACKAGE}/content-types"
OF_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
MAIN, HEADER, FOOTER = f"{OFFICE}/officeDocument", f"{OFFICE}/header", f"{OFFICE}/footer"
STYLES, NUMBERING = f"{OFFICE}/styles", f"{OFFICE}/numbering"
FOOTNOTES, SETTINGS = f"{OFFICE}/footnotes", f"{OFFICE}/settings"
FONTS, THEME, IMAGE = f"{OFFICE}/fontTable", f"{OFFICE}/theme", f"{OFFICE}/image"
CORE = f"{RELATIONSHIPS}/metadata/core-properties"
"""What a part, or an address elsewhere, is to another part (part 1, 11.3 and 15.2; part 2, 11)."""
DOCUMENT_TYPE, CORE_TYPE = (
    f"{WML}.document.main+xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
)
TREES = {
    *(DOCUMENT_TYPE, CORE_TYPE),
    *(f"{WML}.{name}+xml" for name in ("header", "footer", "styles", "numbering", "footnotes")),
    *(f"{WML}.{name}+xml" for name in ("settings", "comments")),
}
"""The types of parts that are read as trees, and written as such; others stay what they are."""


class Relation(Struct, frozen=True):
    """That a part needs another part, or an address elsewhere; what that is to it."""

    kind: str
    target: "Part | str"


class Part:
    """A part of a package by its name in it; the package itself has none."""

    def __init__(self, name: str, type_: str, content: bytes = b"") -> None:
        self.name, self.type, self.content = name, type_, content
        self.relations: dict[str, Relation] = {}
        self._root: Element | None = None

    @property
    def root(self) -> Element:
        """Its tree, which what is written is made of.

        Raises:
            ValueError: if it is no XML.
        """
        if self._root is None:
            self._root = parsed(self.content, blanks=False)
        return self._root

    @property
    def written(self) -> bytes:
        """What stands in the package for it."""
        return written(self.root) if self._root is not None or self.type in TREES else self.content

    def relate(self, kind: str, target: "Part | str") -> str:
        """The id by which this part names another part or an address; one is made if need be."""
        relation = Relation(kind, target)
        for id_, each in self.relations.items():
            if each.kind == kind and each.target == target:
                return id_
        id_ = free_id(self.relations)
        self.relations[id_] = relation
        return id_

    def related(self, *kinds: str) -> Iterator["Part"]:
        """The parts that are of these kinds to it, or of any."""
        for relation in self.relations.values():
            if isinstance(relation.target, Part) and (not kinds or relation.kind in kinds):
                yield relation.target

    def added(self, kind: str, name: str, type_: str, content: bytes | Element) -> "Part":
        """A new part beside this one."""
        made = Part(name, type_, content if isinstance(content, bytes) else b"")
        made._root = None if isinstance(content, bytes) else content
        self.relate(kind, made)
        return made


def opened(package: bytes) -> Part:
    """A package of which parts can be changed; the same bytes are taken apart once.

    Raises:
        ValueError, KeyError: if it is no such package.
    """
    kept = _taken_apart(package)
    parts = {name: Part(name, each.type, each.content) for name, each in kept.items()}
    for name, each in kept.items():
        for id_, kind, target, outside in each.relations:
            parts[name].relations[id_] = Relation(kind, target if outside else parts[target])
    return parts[""]


def main_part(package: Part) -> Part:
    """The part with the text.

    Raises:
        ValueError: if there is none, or it is that of another kind of file.
    """
    found = list(package.related(MAIN))
    if len(found) != 1 or found[0].type != DOCUMENT_TYPE:
        raise ValueError(DOCUMENT_TYPE)
    return found[0]


def parts_of(package: Part) -> list[Part]:
    """All parts that a package or part leads to, each once and before those that it leads to."""
    found: dict[str, Part] = {}
    waiting = [*package.related()][::-1]
    while waiting:
        part = waiting.pop()
        if part.name not in found:
            found[part.name] = part
            waiting += [*part.related()][::-1]
    return list(found.values())


def to_bytes(package: Part) -> bytes:
    """The bytes of the package."""
    return packed(_entries(package))


class _Kept(Struct, frozen=True):
    """A part as it was read; of each relation its id, its kind, its target, and whether outside."""

    type: str
    content: bytes
    relations: tuple[tuple[str, str, str, bool], ...]


@lru_cache(maxsize=16)
def _taken_apart(package: bytes) -> dict[str, _Kept]:
    files = unpacked(package)
    types = _types(files["[Content_Types].xml"])
    found = {"": _Kept("", b"", tuple(_relations(files, "")))}
    waiting = [""]
    while waiting:
        for _id, _kind, name, outside in found[waiting.pop()].relations:
            if not outside and name not in found:
                ending = name.rpartition(".")[2].lower()
                type_ = types.get(f"/{name}".lower()) or types[ending]
                found[name] = _Kept(type_, files[name], tuple(_relations(files, name)))
                waiting.append(name)
    return found


def _types(content: bytes) -> dict[str, str]:
    """The type of each part by its name, and of the others by the endings of theirs (7.2.3)."""
    return {
        each.get("PartName", each.get("Extension", "")).lower(): each.get("ContentType", "")
        for each in parsed(content)
    }


def _relations(files: dict[str, bytes], name: str) -> Iterator[tuple[str, str, str, bool]]:
    for each in parsed(files[of_name]) if (of_name := relations_of(name)) in files else ():
        target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target))[1:]
        yield each.get("Id", ""), each.get("Type", ""), target, outside


def _entries(package: Part) -> Iterator[tuple[str, bytes]]:
    parts = parts_of(package)
    yield "[Content_Types].xml", _content_types(parts)
    yield relations_of(""), _told(package)
    for part in parts:
        yield part.name, part.written
        if part.relations:
            yield relations_of(part.name), _told(part)


def _told(part: Part) -> bytes:
    """The relations of a part as XML (part 2, 9.3)."""
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})  # type: ignore[dict-item]
    folder = posixpath.dirname(part.name)
    for id_, relation in part.relations.items():
        target = relation.target
        where = target if isinstance(target, str) else posixpath.relpath(target.name, folder or ".")
        made = etree.SubElement(
            root, f"{{{RELATIONSHIPS}}}Relationship", Id=id_, Type=relation.kind, Target=where
        )
        if isinstance(target, str):
            made.set("TargetMode", "External")
    return written(root)


def _content_types(parts: Iterable[Part]) -> bytes:
    """[Content_Types].xml (ECMA-376 part 2, 7.2.3): each part by its name."""
    overrides = "".join(
        f'<Override PartName="/{html.escape(part.name)}" ContentType="{html.escape(part.type)}"/>'
        for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{TYPES}">'
        f'<Default Extension="rels" ContentType="{OF_RELATIONS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
