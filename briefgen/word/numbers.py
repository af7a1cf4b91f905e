"""The numbers of headings, which Word counts itself (ECMA-376 part 1, 17.9).

The levels of headings that have numbers are levels of one list, bound to their styles: who puts a
heading between others in Word gives it its number, and those behind it count on. A heading whose
number does not follow from the one before says where it starts. One without a number, in a style
that has them, says that it is in no list. What no list can count, such as 4a, is typed.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.markdown.tree import Inline, Words
from briefgen.word.pieces import read, run, words
from briefgen.word.shell import LEVELS, add_list, use_list
from briefgen.word.xml import Element, W, element, own

FORMATS = {"I": "upperRoman", "A": "upperLetter", "1": "decimal", "a": "lowerLetter"}
SILENT = "none"
"""The form of headings that show no number, and below which numbers begin anew."""
BELOW = "1.1"
"""The form of a number behind that of the heading above it."""
LETTERS = 26
"""After z a list of Word goes on with bb, where we write ab."""
HEADING = "Heading"
BEFORE = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"]
"""What stands before the number among the properties of a paragraph (17.3.1.26)."""
BEHIND = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
"""What stands behind the properties of paragraphs in a style (17.7.4.17)."""


class Given(Struct, frozen=True):
    """A heading: its level, and the form, the value and the words of its number, if it has one."""

    heading: Element
    level: int
    form: str = ""
    value: int = 0
    typed: str = ""


def without_number(
    inlines: tuple[Inline, ...], mark: str | None
) -> tuple[tuple[Inline, ...], str | None]:
    """The words of a heading without the number that its mark names; and the mark, if it fits."""
    first = inlines[0] if inlines else None
    typed = f"{mark.split(' ', 2)[2]}. " if mark else ""
    if not (typed and isinstance(first, Words) and first.text.startswith(typed)):
        return inlines, None
    return (Words(first.text.removeprefix(typed)), *inlines[1:]), mark


class HeadingNumbers:
    """The numbers of the headings of a document, in the order of its text."""

    def __init__(self) -> None:
        self.given: list[Given] = []

    def add(self, heading: Element, level: int, mark: str | None) -> None:
        """Note a heading, and how its number is counted if it has one: its form, value, words."""
        form, value, number = mark.split(" ", 2) if mark else ("", "0", "")
        self.given.append(Given(heading, level, form, int(value), f"{number}. " if mark else ""))

    def typed(self) -> dict[Element, str]:
        """The numbers as they are shown before the words of their headings."""
        return {each.heading: each.typed for each in self.given if each.typed}

    def bind(self, styles: Element, numbering: Element) -> None:
        """Let Word count them: bind lists to the styles, and say what does not follow."""
        if not (forms := self._forms()):
            return
        starts = self._starts(forms)
        abstracts: dict[int, int] = {}
        bound: dict[str, tuple[int, int]] = {}
        for level in sorted(forms):
            first = starts[level]
            if first not in abstracts:
                own = {n: form for n, form in forms.items() if starts[n] == first}
                abstracts[first] = add_list(numbering, _levels(own))
                use = use_list(numbering, abstracts[first])
            bound[f"{HEADING}{level}"] = level - 1, use
        _bind_styles(styles, bound)
        counts: dict[int, int] = {}
        for each in (given for given in self.given if given.level in forms):
            self._count(each, forms, starts, counts, (numbering, abstracts))

    def _forms(self) -> dict[int, str]:
        """The form of each level that is counted: that of its first number."""
        forms: dict[int, str] = {}
        for each in self.given:
            if each.form:
                forms.setdefault(each.level, each.form)
        for level in tuple(forms):
            if level - 1 not in forms and self._begins_anew(level):
                forms[level - 1] = SILENT
        return forms

    def _begins_anew(self, level: int) -> bool:
        """Whether a level counts from 1 below each heading of the level above."""
        below, found = False, list[bool]()
        for each in self.given:
            if each.level == level - 1:
                below = True
            elif each.form and each.level == level and below:
                found.append(each.value == 1)
                below = False
        return len(found) > 1 and all(found)

    def _starts(self, forms: Mapping[int, str]) -> dict[int, int]:
        """Of each level the first one of its list: one that runs through those above begins one."""
        starts, first = dict[int, int](), min(forms)
        for level in sorted(forms):
            first = level if self._runs_on(level, forms) else first
            starts[level] = first
        return starts

    def _runs_on(self, level: int, forms: Mapping[int, str]) -> bool:
        """Whether the numbers of a level go on wherever a heading above has a number."""
        last, above, found = 0, False, list[bool]()
        for each in self.given:
            if each.level < level and (each.form or forms.get(each.level) == SILENT):
                above = True
            elif each.form and each.level == level:
                if above and last:
                    found.append(each.value == last + 1)
                last, above = each.value, False
        return bool(found) and all(found)

    def _count(
        self,
        given: Given,
        forms: Mapping[int, str],
        starts: Mapping[int, int],
        counts: dict[int, int],
        lists: tuple[Element, Mapping[int, int]],
    ) -> None:
        """Say of one heading how it is counted, if its style says something else."""
        level, letters = given.level, given.form in ("A", "a")
        silent = forms[level] == SILENT
        if not silent and (given.form != forms[level] or (letters and given.value > LETTERS)):
            put_number(given.heading[0], level - 1, 0)
            if given.typed:
                given.heading.insert(1, read(run(None, words(given.typed))))
            return
        follows = counts.get(level, 0) + 1
        for deeper in [n for n in counts if n > level and starts[n] == starts[level]]:
            del counts[deeper]
        counts[level] = given.value or follows
        if not silent and given.value != follows:
            numbering, abstracts = lists
            own = use_list(numbering, abstracts[starts[level]], level - 1, given.value)
            put_number(given.heading[0], level - 1, own)


def _levels(forms: Mapping[int, str]) -> Iterator[Element]:
    """The levels of a list of headings, each bound to its style; the others show nothing."""
    for level in range(1, LEVELS + 1):
        form = forms.get(level)
        number = form if form and form != SILENT else ""
        shown = f"%{level - 1}.%{level}." if number == BELOW else f"%{level}." if number else ""
        counted = FORMATS[number.rpartition(".")[2]] if number else "none"
        style = (element("pStyle", val=f"{HEADING}{level}"),) if form else ()
        indent = element("pPr", element("ind", left=0, firstLine=0))
        yield element(
            "lvl",
            *(element("start", val=1), element("numFmt", val=counted), *style),
            *(element("suff", val="space" if shown else "nothing"), element("lvlText", val=shown)),
            *(element("lvlJc", val="left"), indent),
            ilvl=level - 1,
        )


def _bind_styles(styles: Element, bound: Mapping[str, tuple[int, int]]) -> None:
    """Number styles; one that is based on a numbered one, and is not numbered itself, says so."""
    for style in styles.iterchildren(f"{W}style"):
        base = style.find(f"{W}basedOn")
        number = bound.get(style.get(f"{W}styleId", ""))
        if number:
            put_number(own(style, "pPr", BEHIND), *number)
        elif base is not None and base.get(f"{W}val") in bound:
            put_number(own(style, "pPr", BEHIND), 0, 0)


def put_number(properties: Element, level: int, list_: int) -> None:
    """Put a paragraph or a style in a list at a level; in none if that is 0."""
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    at = sum(each.tag[len(W) :] in BEFORE for each in properties)
    number = element("numPr", element("ilvl", val=level), element("numId", val=list_))
    properties.insert(at, number)
