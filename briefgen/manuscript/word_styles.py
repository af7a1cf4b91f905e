"""What the styles and the lists of a Word file say of its paragraphs and runs."""

import re
from collections.abc import Iterator, Mapping

from briefgen.word.xml import Element, W

HEADING = re.compile(r"(?:heading|kop|titel|title)\s*([1-6])?$", re.IGNORECASE)
LISTED = re.compile(
    r"(?:list (?:bullet|number)|lijst(?:opsom|nummer)\w*)\s*([2-5])?$", re.IGNORECASE
)
OFF = ("0", "false", "off", "none")
NUMBERED = re.compile(r"list number|lijstnummer", re.IGNORECASE)
DEEPEST = 8
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
PREFIXES = {"footnote": "", "endnote": "e"}
"""What stands before the number of a note in its name, by what kind of note it is."""


def value(element: Element | None, path: str = "") -> str | None:
    """The value of an element below another; None if there is none."""
    found = element.find(path) if element is not None and path else element
    return None if found is None else found.get(f"{W}val", "")


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property such as italic is on (ECMA-376 part 1, 17.17.4); None if not said."""
    said = value(properties, f"{W}{name}")
    return None if said is None else said not in OFF


class Styles:
    """The styles of a file, each with the styles that it is based on.

    Args:
        part: word/styles.xml, if the file has it.
        by_name: whether a style counts for its name alone, and not for what it says.
    """

    def __init__(self, part: Element | None, *, by_name: bool = False) -> None:
        styles = () if part is None else part.iter(f"{W}style")
        self.by_name = by_name
        self.by_id = {style.get(f"{W}styleId", ""): style for style in styles}

    def name(self, id_: str) -> str:
        """The name of a style."""
        return value(self.by_id.get(id_), f"{W}name") or ""

    def chain(self, id_: str | None) -> Iterator[Element]:
        """A style and those that it is based on, as far as they count."""
        seen: set[str] = set()
        while id_ in self.by_id and id_ not in seen and not self.by_name:
            seen.add(id_)
            yield self.by_id[id_]
            id_ = value(self.by_id[id_], f"{W}basedOn")

    def says(self, id_: str | None, name: str) -> bool:
        """Whether a style makes its text so: i, b or vanish."""
        for style in self.chain(id_):
            said = is_on(style.find(f"{W}rPr"), name)
            if said is not None:
                return said
        return False

    def level(self, paragraph: Element) -> int:
        """The level of a heading; 0 for a paragraph."""
        style = value(paragraph, f"{W}pPr/{W}pStyle")
        if found := HEADING.match(self.name(style or "")):
            return int(found[1] or 1)
        direct = value(paragraph, f"{W}pPr/{W}outlineLvl")
        inherited = (value(each, f"{W}pPr/{W}outlineLvl") for each in self.chain(style))
        said = direct or next((each for each in inherited if each), "9")
        return int(said) + 1 if said.isdecimal() and int(said) < 6 else 0

    def listed(self, paragraph: Element) -> tuple[str | None, int, str] | None:
        """The number of the list that a paragraph is in, how deep, and the name of its style."""
        style = value(paragraph, f"{W}pPr/{W}pStyle")
        name = self.name(style or "")
        for properties in (paragraph, *self.chain(style)):
            number = value(properties, f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                deep = value(properties, f"{W}pPr/{W}numPr/{W}ilvl") or "0"
                depth = min(int(deep), DEEPEST) if deep.isdecimal() else 0
                return None if number == "0" else (number, depth, name)
        found = LISTED.match(name)
        return (None, int(found[1] or 1) - 1, name) if found else None


class Numbering:
    """The lists of a file: how each level is numbered."""

    def __init__(self, part: Element | None) -> None:
        self.levels: dict[tuple[str, str], Element] = {}
        abstract: dict[str, Element] = {}
        for each in () if part is None else part.iter(f"{W}abstractNum"):
            abstract[each.get(f"{W}abstractNumId", "")] = each
        for number in () if part is None else part.iter(f"{W}num"):
            base = abstract.get(value(number, f"{W}abstractNumId") or "")
            for level in () if base is None else base.iter(f"{W}lvl"):
                self.levels[number.get(f"{W}numId", ""), level.get(f"{W}ilvl", "")] = level

    def form(self, number: str | None, depth: int, style: str) -> str:
        """The form of an element: bullet, decimal and so on; “none” if it shows no mark."""
        level = self.levels.get((number or "", str(depth)))
        if level is None:
            return "decimal" if NUMBERED.match(style) else "bullet"
        form = value(level, f"{W}numFmt") or "decimal"
        shown = (value(level, f"{W}lvlText") or "").strip()
        return "none" if form == "bullet" and not shown else form

    def start(self, number: str | None, depth: int) -> int:
        """The first number of a list."""
        said = value(self.levels.get((number or "", str(depth))), f"{W}start") or "1"
        return int(said) if said.isdecimal() else 1


def notes_of(part: Element | None, kind: str) -> Iterator[tuple[str, Element]]:
    """The notes of a part by their names; `kind` is footnote or endnote (17.11)."""
    for note in () if part is None else part.iter(f"{W}{kind}"):
        if note.get(f"{W}type") not in SEPARATORS:
            yield f"{PREFIXES[kind]}{note.get(f'{W}id')}", note


Targets = Mapping[str, str]
"""The addresses of the links of a part, by their ids."""


def targets(part: Element | None) -> dict[str, str]:
    """The addresses that a part links to (ECMA-376 part 2, 9.3)."""
    links = () if part is None else tuple(part)
    return {
        str(each.get("Id")): str(each.get("Target"))
        for each in links
        if each.get("TargetMode") == "External"
    }
