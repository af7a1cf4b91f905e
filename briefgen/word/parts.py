"""Parts of a Word file that text needs, which an editor leaves out of a shell as unused."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import PartFactory, XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from briefgen.word.xml import Element, element

PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart
LEVELS, INDENT = 9, 357
"""How many levels a list can have in Word, and how far each stands in, in twentieths of a point."""
MARKS = ("•", "–")
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


def abstract_list(numbering: Element, form: str) -> int:
    """The id of the shell's first list with bullets (form “bullet”) or numbers (“decimal”).

    An editor numbers them anew when it saves, so they are known by what they are; one is added to
    a shell that has none.
    """
    lists = numbering.findall(qn("w:abstractNum"))
    for each in lists:
        first = each.find(f"{qn('w:lvl')}/{qn('w:numFmt')}")
        if first is not None and first.get(qn("w:val")) == form:
            return int(each.get(qn("w:abstractNumId"), "0"))
    id_ = max((int(each.get(qn("w:abstractNumId"), "0")) for each in lists), default=-1) + 1
    levels = [_level(number, form) for number in range(LEVELS)]
    numbering.insert(len(lists), element("abstractNum", *levels, abstractNumId=id_))
    return id_


def _level(number: int, form: str) -> Element:
    text = MARKS[number % len(MARKS)] if form == "bullet" else f"%{number + 1}."
    indent = element("ind", left=INDENT * (number + 1), hanging=INDENT)
    return element(
        "lvl",
        *(element("start", val=1), element("numFmt", val=form), element("lvlText", val=text)),
        *(element("lvlJc", val="left"), element("pPr", indent)),
        ilvl=number,
    )
