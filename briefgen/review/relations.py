"""The addresses that a part of a Word file links to (ECMA-376 part 2, 9.3)."""

import posixpath
from collections.abc import Mapping

from lxml import etree

from briefgen.review.parts import parsed, written

SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
EMPTY = f'<Relationships xmlns="{SPACE}"/>'.encode()
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
            self.root, f"{{{SPACE}}}Relationship",
            Id=id_, Type=HYPERLINK, Target=address, TargetMode="External",
        )  # fmt: skip
        self.targets[id_], self.added = address, True
        return id_

    def parts(self) -> dict[str, bytes]:
        """The part with the relationships, if one was added."""
        return {self.name: written(self.root)} if self.added else {}
