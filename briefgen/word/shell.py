"""A shell.docx: page set-up, styles and letterhead, which the keeper of the house style edits."""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct

from briefgen.problem import InvalidInputError, Place, Problem, Text, t
from briefgen.word.package import (
    FOOTER,
    FOOTNOTES,
    HEADER,
    NUMBERING,
    STYLES,
    WML,
    Part,
    main_part,
    opened,
)
from briefgen.word.xml import DECLARED, OFFICE, Element, W, element, parsed

LEVELS, INDENT = 9, 357
"""How many levels a list can have in Word, and how far each stands in, in twentieths of a point."""
MARKS = ("•", "–")
NESTED = ("decimal", "lowerLetter", "lowerRoman")
"""How the levels of a list with numbers are counted: 1., a., i. and again."""
BODY, STYLE, STYLE_ID, VALUE = f"{W}body", f"{W}style", f"{W}styleId", f"{W}val"
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


def footnotes_of(document: Part) -> Part:
    """The part with the footnotes, with the lines that part them from the text."""
    if found := next(document.related(FOOTNOTES), None):
        return found
    part = _add(document, "footnotes", FOOTNOTES)
    for id_, kind in SEPARATORS:
        line = element("p", element("r", element(kind)))
        part.root.append(element("footnote", line, type=kind, id=id_))
    return part


def _related(document: Part, name: str, kind: str) -> Element:
    """The root of a part of a kind; one is added to a shell that has none."""
    return (next(document.related(kind), None) or _add(document, name, kind)).root


def _add(document: Part, name: str, kind: str) -> Part:
    """An empty part beside the document."""
    root = parsed(f'<w:{name} {DECLARED} xmlns:r="{OFFICE}"/>'.encode())
    return document.added(kind, f"word/{name}.xml", f"{WML}.{name}+xml", root)


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


NEEDED = (
    *(f"Heading{level}" for level in (1, 2, 3, 4)),
    *("ListBullet", "ListNumber", "ListContinue", "Quote", "Briefhoofd", "TableText", "TableGrid"),
    *("FootnoteText", "FootnoteReference", "Hyperlink", "Emphasis", "Strong", "StrongEmphasis"),
)
REFERRING = tuple(
    f"{W}{name}"
    for name in (
        *("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink"),
    )
)
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
            self.package = opened(path.read_bytes())
            self.part = main_part(self.package)
            self.body = next(self.part.root.iterchildren(BODY))
            self.styles = _related(self.part, "styles", STYLES)
            self.numbering = _related(self.part, "numbering", NUMBERING)
            self.footnotes = footnotes_of(self.part)
        except (KeyError, ValueError, OSError, StopIteration):
            what = t("this Word file cannot be opened")
            fix = t("put the file of briefgen back, or save it anew as .docx in Word")
            raise InvalidInputError([self.problem(what, fix)]) from None
        self.name_styles()
        self.require_styles(NEEDED)

    def problem(self, what: Text, fix: Text) -> Problem:
        """Something wrong with this file as a whole."""
        return Problem(Place(self.name), what, fix)

    def name_styles(self) -> None:
        """Give each style the id that is its English name without spaces.

        A Word that speaks Dutch renames the ids of built-in styles when it saves (Kop1), and
        LibreOffice some of them; their names stay (ECMA-376 part 1, 17.7.4.9).
        """
        ours: dict[str, str] = {}
        for style in self.styles.iterchildren(STYLE):
            name = style.find(f"{W}name")
            words = "" if name is None else name.get(VALUE, "")
            ours[style.get(STYLE_ID, "")] = "".join(
                word[:1].upper() + word[1:] for word in words.split()
            )
        for style in self.styles.iterchildren(STYLE):
            style.set(STYLE_ID, ours[style.get(STYLE_ID, "")])
        for root in (self.styles, self.numbering, *(story.root for story in self.stories())):
            for reference in root.iter(*REFERRING):
                id_ = reference.get(VALUE, "")
                reference.set(VALUE, ours.get(id_, id_))

    def require_styles(self, names: Collection[str]) -> None:
        """Refuse a shell without the styles that text needs.

        Raises:
            InvalidInputError: naming each style that is missing.
        """
        there = {style.get(STYLE_ID) for style in self.styles}
        missing = [style for style in names if style not in there]
        if missing:
            what = t("the style “{name}” is missing in this Word file", name=", ".join(missing))
            raise InvalidInputError([self.problem(what, t("add it in Word"))])

    def stories(self) -> Iterator[Part]:
        """The parts that hold text of the letterhead: the body, the headers and the footers."""
        yield self.part
        yield from self.part.related(HEADER, FOOTER)

    def text_width(self) -> int:
        """The width between the margins of the first pages, in twentieths of a point."""
        ends = (f"{W}p/{W}pPr/{W}sectPr", f"{W}sectPr")
        section = next(found for end in ends for found in self.body.iterfind(end))
        size, margins = (
            next(section.iterchildren(f"{W}{name}"), element(name)) for name in ("pgSz", "pgMar")
        )
        beside = sum(round(float(margins.get(f"{W}{side}", "0"))) for side in ("left", "right"))
        return int(size.get(f"{W}w", "0")) - beside
