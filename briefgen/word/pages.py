"""Pages that lie on their side, and headings on a new page (ECMA-376 part 1, 17.6).

A section of a Word file is told at its end: in the properties of its last paragraph, and of the
last one at the end of the body. The letterhead stands on the first page of the first one only.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from briefgen.markdown.marks import NEW_PAGE, ON_ITS_SIDE
from briefgen.word.package import FOOTER, HEADER, Part, parts_of
from briefgen.word.shell import Shell
from briefgen.word.xml import RELATED, Element, W, element, own

OF_FIRST_PAGE = "first"
ONLY_FIRST = ("titlePg", "type", "pgNumType")
"""What a section says of its own first page."""
BEHIND_INDENT = (
    *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
    *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr"),
    "pPrChange",
)
"""What stands behind the indents among the properties of a paragraph (17.3.1.26)."""


class Pages:
    """Which pages the text stands on; `last` is the paragraph that was written last."""

    def __init__(self, shell: Shell, last: Element | None) -> None:
        self.shell, self.last = shell, last
        self.section: Any = shell.body.find(f"{W}sectPr")
        self.upright: Any = deepcopy(self.section)
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
            self.section.getparent().replace(self.section, self._told())

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
            part: Any = self.shell.part.relations[id_].target
            made = deepcopy(part.root)
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
            properties = paragraph.find(f"{W}pPr")
            if properties is None:
                properties = element("pPr")
                paragraph.insert(0, properties)
            indent = own(properties, "ind", BEHIND_INDENT)
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

    def _added(self, part: Part, root: Element) -> str:
        """The relationship of a new header or footer, with the pictures of the other one."""
        name, kind = ("header", HEADER) if root.tag == f"{W}hdr" else ("footer", FOOTER)
        there = parts_of(self.shell.package)
        number = sum(each.name.startswith(f"word/{name}") for each in there) + 1
        made = self.shell.part.added(kind, f"word/{name}{number}.xml", part.type, root)
        made.relations.update(part.relations)
        return self.shell.part.relate(kind, made)
