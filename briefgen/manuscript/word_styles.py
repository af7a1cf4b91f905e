"""What the styles and the lists of a Word file say of its paragraphs and runs."""

import re
from collections.abc import Iterator

from briefgen.model.numerals import numeral
from briefgen.word.xml import Element, W

HEADING = re.compile(r"(?:heading|kop|titel|title)\s*([1-6])?$", re.IGNORECASE)
LISTED = re.compile(
    r"(?:list (?:bullet|number)|lijst(?:opsom|nummer)\w*)\s*([2-5])?$", re.IGNORECASE
)
QUOTE = re.compile(r"(?:intense )?(?:quote|citaat)|block text|bloktekst|quotations", re.IGNORECASE)
"""The styles of quotations, those of pandoc and of LibreOffice too."""
CONTENTS = re.compile(r"(?:toc|inhopg) (?:\d|heading)|kopvaninhoudsopgave", re.IGNORECASE)
OFF = ("0", "false", "off", "none")
VALUE = f"{W}val"
NUMBERED = re.compile(r"list number|lijstnummer", re.IGNORECASE)
DEEPEST = 8
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
PREFIXES = {"footnote": "", "endnote": "e"}
"""What stands before the number of a note in its name, by what kind of note it is."""


def value(element: Element | None, *path: str) -> str | None:
    """The value of an element, or of the first one at the end of a path of names below it."""
    if element is None:
        return None
    if not path:
        return element.get(VALUE, "")
    for each in element.iterchildren(W + path[0]):
        if (said := value(each, *path[1:])) is not None:
            return said
    return None


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property such as italic is on (ECMA-376 part 1, 17.17.4); None if not said."""
    said = value(properties, name)
    return None if said is None else said not in OFF


class Styles:
    """The styles of a file, each with the styles that it is based on.

    Args:
        part: word/styles.xml, if the file has it.
    """

    def __init__(self, part: Element | None) -> None:
        styles = [] if part is None else list(part.iter(f"{W}style"))
        self.by_id = {style.get(f"{W}styleId", ""): style for style in styles}
        self.names = {id_: value(style, "name") or "" for id_, style in self.by_id.items()}
        self.levels: dict[str | None, tuple[bool, int]] = {}
        self.said: dict[tuple[str | None, str], bool | None] = {}
        self.lists: dict[str | None, tuple[str, int] | None] = {}
        paragraphs = (each for each in styles if each.get(f"{W}type") == "paragraph")
        defaults = (each for each in paragraphs if each.get(f"{W}default") in ("1", "true", "on"))
        self.default = next((each.get(f"{W}styleId") for each in defaults), None)

    def name(self, id_: str) -> str:
        """The name of a style."""
        return self.names.get(id_, "")

    def chain(self, id_: str | None) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while id_ in self.by_id and id_ not in seen:
            seen.add(id_)
            yield self.by_id[id_]
            id_ = value(self.by_id[id_], "basedOn")

    def says(self, id_: str | None, name: str, otherwise: str | None = None) -> bool:
        """Whether a style, or else another one, makes its text so: i, b, strike or vanish."""
        for each in (id_, otherwise):
            if (each, name) not in self.said:
                self.said[each, name] = self._says(each, name)
            if (said := self.said[each, name]) is not None:
                return said
        return False

    def _says(self, id_: str | None, name: str) -> bool | None:
        properties = (style.find(f"{W}rPr") for style in self.chain(id_))
        said = (is_on(each, name) for each in properties)
        return next((each for each in said if each is not None), None)

    def level(self, paragraph: Element) -> int:
        """The level of a heading; 0 for a paragraph."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle") if properties is not None else None
        if style not in self.levels:
            self.levels[style] = self._level(style)
        named, level = self.levels[style]
        direct = None if named or properties is None else value(properties, "outlineLvl")
        return level if direct is None else _outline(direct)

    def _level(self, style: str | None) -> tuple[bool, int]:
        """Whether a style, or one that it is based on, is a heading by its name; and the level."""
        for each in self.chain(style):
            if found := HEADING.match(value(each, "name") or ""):
                return True, int(found[1] or 1)
            if said := value(each, "pPr", "outlineLvl"):
                return False, _outline(said)
        return False, 0

    def is_quote(self, paragraph: Element) -> bool:
        """Whether a paragraph is a quotation."""
        return bool(QUOTE.match(self.of(paragraph)))

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return bool(CONTENTS.match(self.of(paragraph)))

    def of(self, paragraph: Element) -> str:
        """The name of the style of a paragraph."""
        return self.name(value(paragraph, "pPr", "pStyle") or "")

    def listed(self, paragraph: Element) -> tuple[str | None, int, str] | None:
        """The number of the list that a paragraph is in, how deep, and the name of its style."""
        style = value(paragraph, "pPr", "pStyle")
        if style not in self.lists:
            own = (each for each in map(_numbered, self.chain(style)) if each)
            self.lists[style] = next(own, None)
        name = self.name(style or "")
        if known := _numbered(paragraph) or self.lists[style]:
            return None if known[0] == "0" else (*known, name)
        found = LISTED.match(name)
        return (None, int(found[1] or 1) - 1, name) if found else None


def _numbered(properties: Element) -> tuple[str, int] | None:
    """The number of the list that a paragraph or a style names itself, and how deep it is."""
    number = value(properties, "pPr", "numPr", "numId")
    if number is None:
        return None
    deep = value(properties, "pPr", "numPr", "ilvl") or "0"
    return number, min(int(deep), DEEPEST) if deep.isdecimal() else 0


def _outline(said: str) -> int:
    return int(said) + 1 if said.isdecimal() and int(said) < 6 else 0


class Numbering:
    """The lists of a file: how each level is numbered."""

    def __init__(self, part: Element | None) -> None:
        self.levels: dict[tuple[str, str], Element] = {}
        self.kinds: dict[str, str] = {}
        """Of each list the definition that it shares: lists that do, count on (17.9.15)."""
        self.restarts: dict[tuple[str, str], str] = {}
        abstract: dict[str, Element] = {}
        for each in () if part is None else part.iter(f"{W}abstractNum"):
            abstract[each.get(f"{W}abstractNumId", "")] = each
        for number in () if part is None else part.iter(f"{W}num"):
            kind = self.kinds[number.get(f"{W}numId", "")] = value(number, "abstractNumId") or ""
            for override in number.iter(f"{W}lvlOverride"):
                if (start := value(override, "startOverride")) is not None:
                    self.restarts[number.get(f"{W}numId", ""), override.get(f"{W}ilvl", "")] = start
            base = abstract.get(kind)
            for level in (*(() if base is None else base.iter(f"{W}lvl")), *number.iter(f"{W}lvl")):
                self.levels[number.get(f"{W}numId", ""), level.get(f"{W}ilvl", "")] = level

    def form(self, number: str | None, depth: int, style: str) -> str:
        """The form of an element: bullet, decimal and so on; “none” if it shows no mark."""
        level = self.levels.get((number or "", str(depth)))
        if level is None:
            return "decimal" if NUMBERED.match(style) else "bullet"
        form = value(level, "numFmt") or "decimal"
        shown = (value(level, "lvlText") or "").strip()
        return "none" if form == "bullet" and not shown else form

    def start(self, number: str | None, depth: int) -> int:
        """The first number of a list."""
        said = value(self.levels.get((number or "", str(depth))), "start") or "1"
        return int(said) if said.isdecimal() else 1


class Counted:
    """The numbers of the elements of lists, in the order of the text.

    `met` are the levels of lists that were there before.
    """

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.met: set[tuple[str | None, int]] = set()
        self.reached: dict[tuple[str, int], int] = {}

    def next(self, number: str | None, depth: int) -> int:
        """The number of the next element of a list at this depth."""
        if number is None:
            return 1
        kind = self.numbering.kinds.get(number, number)
        again = self.numbering.restarts.get((number, str(depth)), "")
        if (number, depth) not in self.met and again.isdecimal():
            self.reached[kind, depth] = int(again) - 1
        self.met.add((number, depth))
        for deeper in range(depth + 1, DEEPEST + 1):
            level = self.numbering.levels.get((number, str(deeper)))
            if value(level, "lvlRestart") != "0":
                self.reached.pop((kind, deeper), None)
        start = self.numbering.start(number, depth)
        self.reached[kind, depth] = self.reached.get((kind, depth), start - 1) + 1
        return self.reached[kind, depth]

    def shown(self, number: str | None, depth: int) -> str:
        """The number of the next heading in a list, as it stands before its words: “II. ”."""
        level = self.numbering.levels.get((number or "", str(depth)))
        if number is None or level is None or value(level, "numFmt") == "bullet":
            return ""
        self.next(number, depth)
        legal = is_on(level, "isLgl")

        def reached(place: re.Match[str]) -> str:
            above = int(place[1]) - 1
            own = value(self.numbering.levels.get((number, str(above))), "numFmt")
            count = self.reached.get((self.numbering.kinds.get(number, number), above))
            count = self.numbering.start(number, above) if count is None else count
            return _written(count, "decimal" if legal else own or "decimal")

        words = PLACE.sub(reached, value(level, "lvlText") or "")
        return words + (" " if words and value(level, "suff") != "nothing" else "")


PLACE = re.compile(r"%([1-9])")
"""Where the number of a level stands in what a level shows (17.9.11)."""
WRITTEN = {"upperRoman": "I", "lowerRoman": "I", "upperLetter": "A", "lowerLetter": "a"}
LETTERS = 26


def _written(count: int, form: str) -> str:
    """A number in a form of Word (17.18.59): after z come aa, bb and so on."""
    if form == "none" or count < 0:
        return ""
    style, times = WRITTEN.get(form, "1"), 1
    if style in ("A", "a"):
        times, count = (count - 1) // LETTERS + 1, (count - 1) % LETTERS + 1
    if form == "decimalZero":
        return f"{count:02}"
    written = (numeral(style, count) or "") * times
    return written.lower() if form == "lowerRoman" else written


def notes_of(part: Element | None, kind: str) -> Iterator[tuple[str, Element]]:
    """The notes of a part by their names; `kind` is footnote or endnote (17.11)."""
    for note in () if part is None else part.iter(f"{W}{kind}"):
        if note.get(f"{W}type") not in SEPARATORS:
            yield f"{PREFIXES[kind]}{note.get(f'{W}id')}", note
