"""The placeholders of a shell: `{{ date }}` in a paragraph of its body, headers or footers.

A placeholder is a name and nothing else, so that a shell cannot run anything; its value becomes
text of the paragraph as it stands. A paragraph with a placeholder that has no value is left out,
with its label; one with several values is repeated; `{{ name[] }}` repeats its row of a table.
"""

import copy
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from briefgen.problem import InvalidInputError, Place, Problem, choose, t
from briefgen.word.package import Part
from briefgen.word.pictures import NoPictureError, picture
from briefgen.word.shell import Shell
from briefgen.word.text_styles import GENERATED
from briefgen.word.xml import SPACE, Element, W, element

PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
ROW = "[]"
BODY, LOGO, CONCEPT = "body", "logo", "concept"
LOGO_WIDTH, LOGO_HEIGHT = 80, 25
"""How large a logo is at most, in millimetres."""
PARAGRAPH, TEXT, ROWS = f"{W}p", f"{W}t", f"{W}tr"
Values = Mapping[str, Sequence[str]]


class Logo(Struct, frozen=True):
    """The picture for the place of the logo, and the text for who cannot see it."""

    file: Path
    alternative: str


def fill(shell: Shell, values: Values, required: Collection[str], logo: Logo | None) -> Element:
    """Fill the placeholders; gives the paragraph whose place the text of the document takes.

    Raises:
        InvalidInputError: naming each placeholder that is unknown or missing.
    """
    _check(shell, {*values, LOGO, BODY}, {*required, BODY})
    for part in shell.stories():
        for row in list(part.root.iter(ROWS)):
            _repeat_row(row, values)
        for paragraph in list(part.root.iter(PARAGRAPH)):
            names = _names(paragraph)
            if LOGO in names:
                _place_logo(shell, part, paragraph, logo)
            elif names and BODY not in names:
                _fill_paragraph(paragraph, values)
    return _body(shell)


def _body(shell: Shell) -> Element:
    return next(each for each in shell.body.iterchildren(PARAGRAPH) if BODY in _names(each))


def _check(shell: Shell, known: Collection[str], required: Collection[str]) -> None:
    places = [
        (name, paragraph)
        for part in shell.stories()
        for paragraph in part.root.iter(PARAGRAPH)
        for name in _names(paragraph)
    ]
    problems = [*_misplaced(shell, places)]
    found = [name.removesuffix(ROW) for name, _paragraph in places]
    for name in dict.fromkeys(found):
        if name not in known:
            what = t("the placeholder “{name}” is not known in this Word file", name=name)
            problems.append(shell.problem(what, choose(name, known)))
    in_body = shell.body.iterchildren(PARAGRAPH)
    there = {*found} - {BODY} | {BODY for each in in_body if BODY in _names(each)}
    for name in sorted({*required} - there):
        what = t("the placeholder “{name}” is missing in this Word file", name=name)
        fix = t("add it in Word, in a paragraph: {{{{ {name} }}}}", name=name)
        problems.append(shell.problem(what, fix))
    if problems:
        raise InvalidInputError(problems)


def _misplaced(shell: Shell, places: Sequence[tuple[str, Element]]) -> Iterator[Problem]:
    """Rows to repeat that are none, and a second place for the text."""
    for name, paragraph in places:
        if name.endswith(ROW) and next(paragraph.iterancestors(ROWS), None) is None:
            what = t("the placeholder “{name}” stands in no row of a table", name=name)
            fix = t("put it in a table, or write it without []")
            yield shell.problem(what, fix)
    if sum(1 for name, _paragraph in places if name == BODY) > 1:
        what = t("the placeholder “{name}” stands here twice", name=BODY)
        yield shell.problem(what, t("keep one of the two"))


def own_texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph itself, not those of a text box within it."""
    own = list(paragraph.iter(TEXT))
    if next(paragraph.iterdescendants(PARAGRAPH), None) is None:
        return own
    return [text for text in own if next(text.iterancestors(PARAGRAPH)) is paragraph]


def _names(paragraph: Element) -> list[str]:
    words = "".join(text.text or "" for text in own_texts(paragraph))
    return [found[1] for found in PLACEHOLDER.finditer(words)]


def _repeat_row(row: Element, values: Values) -> None:
    names = [
        name.removesuffix(ROW)
        for paragraph in row.iter(PARAGRAPH)
        for name in _names(paragraph)
        if name.endswith(ROW)
    ]
    if not names:
        return
    for number in range(max(len(values[name]) for name in names)):
        made = copy.deepcopy(row)
        for paragraph in made.iter(PARAGRAPH):
            _replace(paragraph, {f"{name}{ROW}": values[name][number] for name in names})
        row.addprevious(made)
    next(row.iterancestors()).remove(row)


def _fill_paragraph(paragraph: Element, values: Values) -> None:
    """Fill a paragraph once for each value; all its placeholders have one, or it is left out."""
    names = _names(paragraph)
    if not all(values[name] for name in names):
        # Without the mark of a concept every line stands where it stood with it.
        (_empty if names == [CONCEPT] else _leave_out)(paragraph)
        return
    for number in range(max(len(values[name]) for name in names)):
        made = copy.deepcopy(paragraph)
        _replace(made, {name: _nth(values[name], number) for name in names})
        paragraph.addprevious(made)
    next(paragraph.iterancestors()).remove(paragraph)


def _nth(lines: Sequence[str], number: int) -> str:
    return lines[min(number, len(lines) - 1)]


def _leave_out(paragraph: Element) -> None:
    """Remove a paragraph, but keep the last of a cell or header, empty.

    Word wants one in a cell (ECMA-376 part 1, 17.4.65), and frames in a header stand on one.
    """
    parent = next(paragraph.iterancestors())
    if parent.tag != f"{W}body" and parent[-1] is paragraph:
        _empty(paragraph)
    else:
        parent.remove(paragraph)


def _empty(paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def _replace(paragraph: Element, values: Mapping[str, str]) -> None:
    """Put values in place of placeholders, which Word may have spread over several runs."""
    texts = own_texts(paragraph)
    words = "".join(text.text or "" for text in texts)
    for found in reversed(list(PLACEHOLDER.finditer(words))):
        if found[1] in values:
            _splice(texts, found.start(), found.end(), values[found[1]])


def _splice(texts: Sequence[Element], start: int, end: int, value: str) -> None:
    for text, begin in reversed(list(offsets(texts))):
        own = text.text or ""
        first, last = max(start - begin, 0), min(end - begin, len(own))
        if first < len(own) and last > 0 and first < last:
            here = value if begin <= start else ""
            text.text = own[:first] + here + own[last:]
            text.set(SPACE, "preserve")
            _show_as_made(next(text.iterancestors()))


def _show_as_made(run: Element) -> None:
    """Let a run be seen as one that no author wrote, unless it looks like something already."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = element("rPr")
        run.insert(0, properties)
    if properties.find(f"{W}rStyle") is None:
        properties.insert(0, element("rStyle", val=GENERATED))


def offsets(texts: Sequence[Element]) -> Iterator[tuple[Element, int]]:
    """Each text, and where in those of its paragraph it begins."""
    position = 0
    for text in texts:
        yield text, position
        position += len(text.text or "")


def _place_logo(shell: Shell, part: Part, paragraph: Element, logo: Logo | None) -> None:
    if logo is None:
        _leave_out(paragraph)
        return
    try:
        made = picture(shell.package, part, logo.file, (LOGO_WIDTH, LOGO_HEIGHT), logo.alternative)
    except NoPictureError as error:
        what = t("this is no picture that Word knows")
        fix = t("save it as .png or .jpg")
        raise InvalidInputError([Problem(Place(str(logo.file)), what, fix)]) from error
    _empty(paragraph)
    paragraph.append(element("r", element("drawing", made)))
