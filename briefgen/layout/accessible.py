"""PDF/UA-1 (ISO 14289-1): what LibreOffice leaves undone for readers who hear a page.

LibreOffice 7.4 tags text, lists, tables and most links, embeds fonts, and writes title, language
and bookmarks; all that is kept. This module mends what two validators and the standard itself find
wrong in that; archive.py does the rest. Clauses of one number are those
of ISO 14289-1; 32000 stands for ISO 32000-1.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pikepdf
from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    NumberTree,
    Object,
    Pdf,
    String,
)

from briefgen.layout.archive import keep
from briefgen.layout.contents import lead_to_pages, name_places
from briefgen.layout.engine import Stated
from briefgen.layout.spoken import mend_speech

STANDARD_TYPES = """
/Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private
/P /H /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot
/Span /Quote /Note /Reference /BibEntry /Code /Link /Annot /Ruby /RB /RT /RP /Warichu /WT /WP
/Figure /Formula /Form
"""
"""The structure types that have a meaning of their own (32000, 14.8.4)."""
PARAGRAPHS = frozenset({"/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"})
"""Those of them that hold text, and no other blocks."""

NOWHERE: Mapping[str, str] = {}
Place = tuple[int, Object]
"""A piece of a page's content by its number (32000, 14.7.4.2), and the element that holds it."""


def finish(pdf: bytes, stated: Stated, places: Mapping[str, str] = NOWHERE) -> bytes:
    """A PDF of LibreOffice made conformant with PDF/UA-1 and PDF/A-2a, the same bytes each time.

    Args:
        pdf: what LibreOffice made, exported as tagged PDF with PDFUACompliance.
        stated: what it says of itself.
        places: what the places of bookmarks are called, by the names that LibreOffice gave them.

    Raises:
        ValueError: if it is no PDF, or one without tags.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            if "/StructTreeRoot" not in opened.Root:
                raise ValueError("the PDF is not tagged")
            elements = _elements(opened)
            _keep_standard_types(opened, elements)
            _take_frames_out_of_paragraphs(opened, elements)
            lead_to_pages(opened, elements)
            notes = _name_notes(opened, elements)
            _mend_pages(opened)
            name_places(opened, places)
            mend_speech(opened, elements, stated.mark)
            _tag_links(opened, notes)
            return keep(opened, stated)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


def _elements(pdf: Pdf) -> list[Object]:
    """The structure elements (32000, 14.7.2) in the order in which LibreOffice wrote them."""
    return [
        each
        for each in pdf.objects
        if isinstance(each, Dictionary) and each.get("/Type") == Name.StructElem
    ]


def _roles(pdf: Pdf) -> Object:
    roles: Object = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    return roles


def _new(pdf: Pdf, type_: Name, parent: Object, page: Object, kids: Iterable[object]) -> Object:
    """A new element, which its parent does not hold yet."""
    made = Dictionary(Type=Name.StructElem, S=type_, P=parent, Pg=page, K=Array(kids))
    return pdf.make_indirect(made)


def _put(element: Object, *instead: Object) -> None:
    """Put elements in the place of one, in the element that holds it."""
    kids: list[Object] = []
    for kid in element.P.K:
        same = isinstance(kid, Dictionary) and kid.objgen == element.objgen
        kids += instead if same else [kid]
    element.P.K = Array(kids)


def _keep_standard_types(pdf: Pdf, elements: Sequence[Object]) -> None:
    """Standard types keep their meaning (7.1; 32000, 14.8.4).

    A paragraph style called Quote becomes a type Quote that LibreOffice maps to P: a standard type
    with another meaning, for Quote is for words within a line. What is meant is a BlockQuote, which
    holds paragraphs.
    """
    roles = _roles(pdf)
    for name in sorted(roles.keys() & set(STANDARD_TYPES.split())):
        for element in (each for each in elements if str(each.S) == name):
            element.S = roles[name]
            if name == "/Quote" and element.S == "/P":
                block = _new(pdf, Name.BlockQuote, element.P, element.Pg, [element])
                _put(element, block)
                element.P = block
        del roles[name]


def _take_frames_out_of_paragraphs(pdf: Pdf, elements: Sequence[Object]) -> None:
    """Grouping elements stand beside paragraphs, not in them (7.1; 32000, 14.8.4.2).

    LibreOffice writes a frame, such as the side column of a letter, as a Div inside the paragraph
    that it is anchored to, so that a reader would run the two together. In the Word file it stands
    before that paragraph.
    """
    roles = _roles(pdf)
    for element in elements:
        paragraph = element.P
        style = str(paragraph.get("/S"))
        if element.S == "/Div" and str(roles.get(style, style)) in PARAGRAPHS:
            _put(element)
            _put(paragraph, element, paragraph)
            element.P = paragraph.P


def _name_notes(pdf: Pdf, elements: Sequence[Object]) -> list[Object]:
    """Each Note has an ID of its own (7.9), by which the IDTree finds it (32000, 14.7.2).

    Where a note runs on to a next page LibreOffice writes an empty Note there as well: no note.
    """
    names, notes = NameTree.new(pdf), []
    for note in (each for each in elements if each.S == "/Note"):
        if not len(note.get("/K", Array())):
            _put(note)
            if not len(note.P.K):
                _put(note.P)
            continue
        notes.append(note)
        note.ID = String(f"note{len(notes):04}")
        names[str(note.ID)] = note
    if notes:
        pdf.Root.StructTreeRoot.IDTree = names.obj
    return notes


def _tag_links(pdf: Pdf, notes: Sequence[Object]) -> None:
    """Each link annotation is in a Link element (7.18.5; 32000, 14.8.4.4.2 and 14.7.4.4).

    LibreOffice leaves out the way back from a note to its place in the text; what it links is the
    number before the note. A link of which the text is an artifact, as in a header, comes at the
    end of the document.
    """
    root = pdf.Root.StructTreeRoot
    parents, numbers = NumberTree(root.ParentTree), _numbers(notes)
    free, document = max(parents.keys(), default=-1) + 1, root.K[0]
    for page in pdf.pages:
        places = _places(page.obj, numbers[page.obj.objgen])
        for annotation in _untagged_links(page.obj):
            reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj)
            if annotation.objgen in places:
                content, paragraph = places[annotation.objgen]
                link = _new(pdf, Name.Link, paragraph, page.obj, [content, reference])
                paragraph.K[0] = link
                parents[int(page.obj.StructParents)][content] = link
            else:
                link = _new(pdf, Name.Link, document, page.obj, [reference])
                document.K.append(link)
            annotation.StructParent, parents[free] = free, link
            free += 1
    root.ParentTreeNextKey = free


def _untagged_links(page: Object) -> list[Object]:
    return [
        each
        for each in page.get("/Annots", ())
        if each.Subtype == Name.Link and "/StructParent" not in each
    ]


def _numbers(notes: Iterable[Object]) -> Mapping[tuple[int, int], list[Place]]:
    """The numbers before notes, by the page on which they stand."""
    found = defaultdict[tuple[int, int], list[Place]](list)
    for note in notes:
        element, first = note, note.K[0]
        while isinstance(first, Dictionary) and len(first.get("/K", Array())):
            element, first = first, first.K[0]
        # A piece on another page than its paragraph's has a dictionary of its own.
        content = first.get("/MCID") if isinstance(first, Dictionary) else first
        page = first.get("/Pg", element.Pg) if isinstance(first, Dictionary) else element.Pg
        if content is not None:
            found[page.objgen].append((int(content), element))
    return found


def _places(page: Object, numbers: list[Place]) -> Mapping[tuple[int, int], Place]:
    """Where the way back from each note on a page belongs.

    The content of a page is numbered as it is painted, notes from top to bottom.
    """
    ways_back = [each for each in _untagged_links(page) if "/Dest" in each]
    ways_back.sort(key=lambda annotation: -annotation.Rect[3])
    if len(ways_back) != len(numbers):
        return {}
    ordered = sorted(numbers, key=lambda number: number[0])
    return dict(zip((each.objgen for each in ways_back), ordered, strict=True))


def _mend_pages(pdf: Pdf) -> None:
    """The tab key follows the structure (7.18.3), and meets no link that cannot be hit (7.18.5).

    LibreOffice writes S as a string, or not at all; and where a cell that ends in a link ends a
    page, it adds slivers of that link to the next page.
    """
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        # No letter fits in a box of less than 1 by 4 points.
        slivers = [
            each.objgen
            for each in _untagged_links(page.obj)
            if each.Rect[2] - each.Rect[0] < 1 or each.Rect[3] - each.Rect[1] < 4
        ]
        if slivers:
            page.obj.Annots = Array([a for a in page.obj.Annots if a.objgen not in slivers])
