"""A shell.docx: page set-up, styles and letterhead, which the keeper of the house style edits."""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError, PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import PartFactory, XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.parts.story import StoryPart
from msgspec import Struct

from briefgen.problem import InvalidInputError, Place, Problem, Text, t
from briefgen.word.xml import Element, W, element

PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart
LEVELS, INDENT = 9, 357
"""How many levels a list can have in Word, and how far each stands in, in twentieths of a point."""
MARKS = ("•", "–")
NESTED = ("decimal", "lowerLetter", "lowerRoman")
"""How the levels of a list with numbers are counted: 1., a., i. and again."""
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


def footnotes_of(document: Document) -> XmlPart:
    """The part with the footnotes, with the lines that part them from the text."""
    kind = RELATIONSHIP_TYPE.FOOTNOTES
    if found := _related(document, kind):
        return found
    part = _add(document, "footnotes", CONTENT_TYPE.WML_FOOTNOTES, kind)
    for id_, kind in SEPARATORS:
        line = element("p", element("r", element(kind)))
        part.element.append(element("footnote", line, type=kind, id=id_))
    return part


def numbering_of(document: Document) -> Element:
    """The root of the part with the numbering of lists."""
    kind = RELATIONSHIP_TYPE.NUMBERING
    found = _related(document, kind)
    part = found or _add(document, "numbering", CONTENT_TYPE.WML_NUMBERING, kind)
    root: Element = part.element
    return root


def _related(document: Document, kind: str) -> XmlPart | None:
    try:
        part = document.part.part_related_by(kind)
    except KeyError:
        return None
    return part if isinstance(part, XmlPart) else None


def _add(document: Document, name: str, content: str, relation: str) -> XmlPart:
    """An empty part beside the document."""
    root = parse_xml(f"<w:{name} {nsdecls('w', 'r')}/>")
    part = XmlPart(PackURI(f"/word/{name}.xml"), content, root, document.part.package)
    document.part.relate_to(part, relation)
    return part


def new_list(numbering: Element, form: str, level: int = 0, start: int = 1) -> int:
    """A list of its own with bullets or numbers (“decimal”), from `start`; gives its id."""
    return use_list(numbering, abstract_list(numbering, form), level, start * (form != "bullet"))


def abstract_list(numbering: Element, form: str) -> int:
    """The id of the first list with bullets (form “bullet”) or numbers (“decimal”) of a shell.

    An editor numbers them anew when it saves, so they are known by what they are; one is added to
    a shell that has none.
    """
    for each in numbering.findall(f"{W}abstractNum"):
        first = each.find(f"{W}lvl/{W}numFmt")
        if first is not None and first.get(f"{W}val") == form:
            return int(each.get(f"{W}abstractNumId", "0"))
    return add_list(numbering, (_level(number, form) for number in range(LEVELS)))


def _level(number: int, form: str) -> Element:
    bullets = form == "bullet"
    shown = MARKS[number % len(MARKS)] if bullets else f"%{number + 1}."
    counted = form if bullets else NESTED[number % len(NESTED)]
    indent = element("ind", left=INDENT * (number + 1), hanging=INDENT)
    return element(
        "lvl",
        *(element("start", val=1), element("numFmt", val=counted), element("lvlText", val=shown)),
        *(element("lvlJc", val="left"), element("pPr", indent)),
        ilvl=number,
    )


def add_list(numbering: Element, levels: Iterator[Element]) -> int:
    """The id of a new list of these levels."""
    lists = numbering.findall(f"{W}abstractNum")
    id_ = max((int(each.get(f"{W}abstractNumId", "0")) for each in lists), default=-1) + 1
    many = element("multiLevelType", val="multilevel")
    numbering.insert(len(lists), element("abstractNum", many, *levels, abstractNumId=id_))
    return id_


def use_list(numbering: Element, abstract: int, level: int = 0, start: int = 0) -> int:
    """The id of a new use of a list, at a level from a number of its own if that is not 0."""
    numbers = numbering.findall(f"{W}num")
    id_ = max((int(each.get(f"{W}numId", "0")) for each in numbers), default=0) + 1
    made = element("num", element("abstractNumId", val=abstract), numId=id_)
    if start:
        made.append(element("lvlOverride", element("startOverride", val=start), ilvl=level))
    # What may stand behind the lists is a picture for bullets that Word looked at last (17.9.20).
    numbering.insert(len(numbering.findall(f"{W}abstractNum")) + len(numbers), made)
    return id_


def name_lists(numbering: Element, document: str) -> None:
    """Tell the lists of a document from those of others, with which Word would join them (17.9.15).

    Args:
        numbering: the part with the lists.
        document: what it is called.
    """
    for number, each in enumerate(numbering.findall(f"{W}abstractNum")):
        for old in each.findall(f"{W}nsid"):
            each.remove(old)
        digest = hashlib.sha256(f"{document} {number}".encode()).hexdigest()
        each.insert(0, element("nsid", val=digest[:8].upper()))


STYLES = (
    *(f"Heading{level}" for level in (1, 2, 3, 4)),
    *("ListBullet", "ListNumber", "ListContinue", "Quote", "Briefhoofd", "TableText", "TableGrid"),
    *("FootnoteText", "FootnoteReference", "Hyperlink", "Emphasis", "Strong", "StrongEmphasis"),
)
REFERRING = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink")
"""The elements that name a style by its id."""


class Typeface(Struct, frozen=True):
    """A typeface and its size in points; None is what the shell says."""

    font: str | None = None
    size: float | None = None


class Shell:
    """An opened shell.docx that text is put into."""

    def __init__(self, path: Path) -> None:
        self.name = f"templates/{path.parent.name}/{path.name}"
        try:
            self.document: Document = docx.Document(str(path))
        except (OpcError, PackageNotFoundError, KeyError, ValueError, OSError):
            what = t("this Word file cannot be opened")
            fix = t("put the file of briefgen back, or save it anew as .docx in Word")
            raise InvalidInputError([self.problem(what, fix)]) from None
        self.part = self.document.part
        self.styles = self.document.styles.element
        self.numbering = numbering_of(self.document)
        self.name_styles()
        self.require_styles(STYLES)
        self.footnotes = footnotes_of(self.document)

    def problem(self, what: Text, fix: Text) -> Problem:
        """Something wrong with this file as a whole."""
        return Problem(Place(self.name), what, fix)

    def name_styles(self) -> None:
        """Give each style the id that is its English name without spaces.

        A Word that speaks Dutch renames the ids of built-in styles when it saves (Kop1), and
        LibreOffice some of them; their names stay (ECMA-376 part 1, 17.7.4.9).
        """
        ours: dict[str | None, str] = {}
        for style in self.styles.iterchildren(qn("w:style")):
            words = style.find(qn("w:name")).get(qn("w:val")).split()
            ours[style.get(qn("w:styleId"))] = "".join(
                word[:1].upper() + word[1:] for word in words
            )
        for style in self.styles.iterchildren(qn("w:style")):
            style.set(qn("w:styleId"), ours[style.get(qn("w:styleId"))])
        parts = [self.styles, self.numbering]
        for root in (*parts, *(story.element for story in self.stories())):
            for tag in REFERRING:
                for reference in root.iter(qn(f"w:{tag}")):
                    name = reference.get(qn("w:val"))
                    reference.set(qn("w:val"), ours.get(name, name))

    def require_styles(self, names: Collection[str]) -> None:
        """Refuse a shell without the styles that text needs.

        Raises:
            InvalidInputError: naming each style that is missing.
        """
        there = {style.get(qn("w:styleId")) for style in self.styles}
        missing = [style for style in names if style not in there]
        if missing:
            what = t("the style “{name}” is missing in this Word file", name=", ".join(missing))
            raise InvalidInputError([self.problem(what, t("add it in Word"))])

    def stories(self) -> Iterator[StoryPart]:
        """The parts that hold text of the letterhead: the body, the headers and the footers."""
        yield self.part
        kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        for relation in self.part.rels.values():
            if relation.reltype in kinds:
                yield relation.target_part

    def text_width(self) -> int:
        """The width between the margins, in twentieths of a point."""
        section = self.document.sections[0]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        return int(width / 635)
