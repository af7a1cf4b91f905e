"""Pages that lie on their side, and headings on a new page (ECMA-376 part 1, 17.6).

A section of a Word file is told at its end: in the properties of its last paragraph, and of the
last one at the end of the body. The letterhead stands on the first page of the first one only.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from briefgen.markdown.marks import NEW_PAGE, ON_ITS_SIDE
from briefgen.word.shell import Shell
from briefgen.word.xml import RELATED, Element, W, element

OF_FIRST_PAGE = "first"
ONLY_FIRST = ("titlePg", "type", "pgNumType")
"""What a section says of its own first page."""


class Pages:
    """Which pages the text stands on; `last` is the paragraph that was written last."""

    def __init__(self, shell: Shell, last: Element | None) -> None:
        self.shell, self.last = shell, last
        self.section: Element = shell.document.element.body.sectPr
        self.upright = deepcopy(self.section)
        self.width = self._width = shell.text_width()
        self.level: int | None = None
        self.ended = 0
        self.margins: dict[str, str] = {}

    def begin(self, heading: Element, level: int, page: str | None) -> None:
        """Begin the pages of a heading, which end where the next of its level or higher begins."""
        lying = self.level is not None
        ends = self.level is None or level <= self.level
        if page == ON_ITS_SIDE and not lying:
            self._end()
            self.level, self.width = level, self._width + self._wider()
        elif page != ON_ITS_SIDE and lying and ends:
            self._end()
            self.level, self.width = None, self._width
        elif page in (NEW_PAGE, ON_ITS_SIDE):
            heading[0].append(element("pageBreakBefore"))
            self.level = min(self.level, level) if self.level is not None else None

    def finish(self) -> None:
        """Say at the end of the body what its last pages are."""
        if self.ended or self.level is not None:
            self.section.getparent().replace(self.section, self._told())  # type: ignore[union-attr]

    def _end(self) -> None:
        """End a section with the last paragraph; nothing stands before the very first one."""
        if self.last is None:
            return
        properties = self.last.find(f"{W}pPr")
        if properties is None:
            properties = element("pPr")
            self.last.insert(0, properties)
        properties.append(self._told())
        self.ended += 1

    def _told(self) -> Element:
        """The properties of the section that is open."""
        made: Element = deepcopy(self.upright)
        if self.ended:
            for each in list(made):
                if each.get(f"{W}type") == OF_FIRST_PAGE or each.tag[len(W) :] in ONLY_FIRST:
                    made.remove(each)
        if self.level is not None and self._wider():
            size: Any = made.find(f"{W}pgSz")
            upright = size.get(f"{W}w", ""), size.get(f"{W}h", "")
            for name, value in zip(("h", "w", "orient"), (*upright, ON_ITS_SIDE), strict=True):
                size.set(f"{W}{name}", value)
            for each in made.iter(f"{W}headerReference", f"{W}footerReference"):
                each.set(RELATED, self._wide(each.get(RELATED, "")))
        return made

    def _wider(self) -> int:
        """By how much a page of the shell is higher than wide."""
        size = self.upright.find(f"{W}pgSz")
        return max(int(size.get(f"{W}h")) - int(size.get(f"{W}w")), 0)

    def _wide(self, id_: str) -> str:
        """The header or footer for pages that lie, of one with anything right of its middle."""
        if id_ not in self.margins:
            part = self.shell.part.related_parts[id_]
            made: Any = deepcopy(part.element)
            moved = [self._moved(each) for each in made.iter(f"{W}p")]
            self.margins[id_] = self._added(part, made) if any(moved) else id_
        return self.margins[id_]

    def _moved(self, paragraph: Element) -> bool:
        """Whether a paragraph stood right of the middle: it moves along with the right edge."""
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        if frame is not None:
            x = int(frame.get(f"{W}x", "0"))
            if x > self._width / 2:
                frame.set(f"{W}x", str(x + self._wider()))
            return x > self._width / 2
        left = next(self._indents(paragraph), 0)
        if left > self._width / 2:
            indent = paragraph.get_or_add_pPr().get_or_add_ind()  # type: ignore[attr-defined]
            indent.set(f"{W}left", str(left + self._wider()))
        return left > self._width / 2

    def _indents(self, paragraph: Element) -> Iterator[int]:
        """How far a paragraph stands in: what it says itself, or its style, or that one's base."""
        ids = {style.get(f"{W}styleId"): style for style in self.shell.styles}
        each: Element | None = paragraph
        while each is not None:
            indent = each.find(f"{W}pPr/{W}ind")
            if indent is not None and indent.get(f"{W}left"):
                yield int(indent.get(f"{W}left", "0"))
            base = each.find(f"{W}pPr/{W}pStyle" if each is paragraph else f"{W}basedOn")
            each = None if base is None else ids.get(base.get(f"{W}val"))

    def _added(self, part: XmlPart, root: Any) -> str:
        """The relationship of a new header or footer, with the pictures of the other one."""
        package, kind = self.shell.document.part.package, qn("w:hdr") == root.tag
        name = "header" if kind else "footer"
        number = sum(
            str(each.partname).startswith(f"/word/{name}") for each in package.iter_parts()
        )
        made = type(part)(
            PackURI(f"/word/{name}{number + 1}.xml"), part.content_type, root, package
        )
        for id_, relation in part.rels.items():
            made.load_rel(relation.reltype, relation._target, id_, relation.is_external)  # noqa: SLF001
        relation_type = RELATIONSHIP_TYPE.HEADER if kind else RELATIONSHIP_TYPE.FOOTER
        return self.shell.part.relate_to(made, relation_type)
