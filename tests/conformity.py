"""What validators of Word files miss: functions that take a file and yield complaints."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lxml import etree

Check = Callable[[Path], Iterator[str]]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
TITLE = "{http://purl.org/dc/elements/1.1/}title"

STYLE_TYPES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
STYLE_USES = {**STYLE_TYPES, **dict.fromkeys(("basedOn", "next", "link"))}
"""The elements that name a style, and of which type it must be."""
SEPARATORS = [("-1", "separator"), ("0", "continuationSeparator")]
USED_BY_BEING_THERE = {
    *("styles", "settings", "webSettings", "numbering", "footnotes", "endnotes", "comments"),
    *("fontTable", "theme", "customXml", "customXmlProps"),
}
"""The types of relationships that no element names by their ids."""
OFF = {"0", "false", "off"}
BODY_TEXT = "9"
"""The w:outlineLvl of what is no heading."""


def read(file: Path) -> dict[str, Any]:
    """The parts of a Word file that are XML, by their names; each check reads the same ones."""
    return _parts(file.read_bytes())


@lru_cache(maxsize=64)
def _parts(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def stories(file: Path) -> Iterator[tuple[str, Any]]:
    """The parts that hold text."""
    text = re.compile(r"word/(document|footnotes|endnotes|comments|(header|footer)\d*)\.xml")
    return ((name, root) for name, root in read(file).items() if text.fullmatch(name))


def bookmarks_are_closed(file: Path) -> Iterator[str]:
    """Every bookmark has one end, which comes after its start in the same part."""
    seen: Counter[str] = Counter()
    for part, root in stories(file):
        order = list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))
        marks = [(mark.tag.removeprefix(f"{W}bookmark"), mark.get(f"{W}id")) for mark in order]
        starts = [id_ for kind, id_ in marks if kind == "Start"]
        ends = Counter(id_ for kind, id_ in marks if kind == "End")
        seen.update(starts)
        for id_ in dict.fromkeys(starts):
            if ends[id_] != 1:
                yield f"{part}: bookmark {id_} has {ends[id_]} ends"
            elif marks.index(("End", id_)) < marks.index(("Start", id_)):
                yield f"{part}: bookmark {id_} ends before it starts"
        for id_ in ends.keys() - set(starts):
            yield f"{part}: the end of bookmark {id_} has no start"
    yield from (f"the id {id_} is that of {n} bookmarks" for id_, n in seen.items() if n > 1)


def bookmarks_have_names_that_all_programs_keep(file: Path) -> Iterator[str]:
    """At most 40 letters and digits, hidden by a low line, and unique whatever their case."""
    names: list[str] = [
        mark.get(f"{W}name") or ""
        for _, root in stories(file)
        for mark in root.iter(f"{W}bookmarkStart")
    ]
    for name, count in Counter(map(str.casefold, names)).items():
        if count > 1:
            yield f"{count} bookmarks are named {name}"
    for name in names:
        if not re.fullmatch(r"_[A-Za-z][A-Za-z0-9_]{0,38}", name):
            yield f"a bookmark is named {name!r}"


def references_reach_a_bookmark(file: Path) -> Iterator[str]:
    """What links within the document, or asks for the page of a bookmark, names one."""
    field = re.compile(r"\s*(?:PAGE)?REF\s+(\w+)")
    found = dict(stories(file))
    names = {m.get(f"{W}name") for root in found.values() for m in root.iter(f"{W}bookmarkStart")}
    for part, root in found.items():
        fields = [each.text or "" for each in root.iter(f"{W}instrText")]
        fields += [each.get(f"{W}instr") or "" for each in root.iter(f"{W}fldSimple")]
        targets = [match[1] for match in map(field.match, fields) if match]
        targets += [each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")]
        for target in targets:
            if target and target not in names:
                yield f"{part}: there is no bookmark {target}"


def styles_are_defined(file: Path) -> Iterator[str]:
    """Every style that text, a list or another style uses."""
    found = read(file)
    defined = {
        (style.get(f"{W}styleId"), type_)
        for style in found["word/styles.xml"].iter(f"{W}style")
        for type_ in (None, style.get(f"{W}type"))
    }
    for part, root in found.items():
        for kind, type_ in STYLE_USES.items():
            used = dict.fromkeys(each.get(f"{W}val") for each in root.iter(f"{W}{kind}"))
            for style in used:
                if (style, type_) not in defined:
                    yield f"{part}: {kind} {style} is not defined"


def notes_stand_in_order(file: Path) -> Iterator[str]:
    """Notes 1, 2, … in the order of their references, and no others but the separators."""
    found = read(file)
    references = [
        each.get(f"{W}id") for each in found["word/document.xml"].iter(f"{W}footnoteReference")
    ]
    notes = [(each.get(f"{W}id"), each.get(f"{W}type")) for each in found["word/footnotes.xml"]]
    if notes[:2] != SEPARATORS or any(type_ for _, type_ in notes[2:]):
        yield "word/footnotes.xml: the separators are not -1 and 0"
    expected = [str(number) for number in range(1, len(references) + 1)]
    held = [id_ for id_, type_ in notes if not type_]
    for part, ids in (("document", references), ("footnotes", held)):
        pairs = zip_longest(expected, ids)
        wrong = next(((number, id_) for number, id_ in pairs if number != id_), None)
        if wrong:
            yield f"word/{part}.xml: footnote {wrong[1]} stands where {wrong[0]} should"


def relationships_are_there_and_used(file: Path) -> Iterator[str]:
    """Every id that an element names is a relationship of its part, and the other way round."""
    found = read(file)
    with zipfile.ZipFile(file) as package:
        names = set(package.namelist())
    for part, root in found.items():
        folder, name = posixpath.split(part)
        declared = found.get(f"{folder}/_rels/{name}.rels", ())
        ids = {each.get("Id"): each.get("Type").rsplit("/")[-1] for each in declared}
        attributes = [pair for each in root.iter("*") for pair in each.attrib.items()]
        used = {value for name, value in attributes if name.startswith(f"{{{OFFICE}}}")}
        for id_ in sorted(used - ids.keys()):
            yield f"{part}: there is no relationship {id_}"
        for id_, type_ in ids.items():
            if id_ not in used and type_ not in USED_BY_BEING_THERE:
                yield f"{part}: the relationship {id_} is not used"
        for each in declared:
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target")))
            if each.get("TargetMode") != "External" and target[1:] not in names:
                yield f"{part}: there is no part {target[1:]}"


def numbering_is_defined(file: Path) -> Iterator[str]:
    """Every list that a paragraph or a style belongs to."""
    found = read(file)
    numbering = found["word/numbering.xml"]
    abstract = {each.get(f"{W}abstractNumId") for each in numbering.iter(f"{W}abstractNum")}
    lists = {each.get(f"{W}numId") for each in numbering.iter(f"{W}num")}
    for part, root in found.items():
        used = dict.fromkeys(each.get(f"{W}val") for each in root.iter(f"{W}numId"))
        for id_ in used:
            if id_ not in lists | {"0"}:
                yield f"{part}: the list {id_} is not defined"
    for each in numbering.iterfind(f"{W}num/{W}abstractNumId"):
        if each.get(f"{W}val") not in abstract:
            yield f"word/numbering.xml: the abstract list {each.get(f'{W}val')} is not defined"


def placeholders_are_filled(file: Path) -> Iterator[str]:
    """Nothing between {{ }} is left, in no part, not even spread over runs."""
    for part, root in read(file).items():
        values = [value for each in root.iter("*") for value in each.attrib.values()]
        for text in ("".join(root.itertext("*")), *values):
            for left in re.findall(r"\{\{.*?\}\}|\{\{|\}\}", text):
                yield f"{part}: {left} was left"


def language_is_set(file: Path) -> Iterator[str]:
    """The language of all text that does not say otherwise, for screen readers."""
    path = f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"
    language = read(file)["word/styles.xml"].find(path)
    if language is None or not language.get(f"{W}val"):
        yield "word/styles.xml: the language is not set"


def title_is_set(file: Path) -> Iterator[str]:
    """The title, which a reader of PDF shows in place of the name of the file."""
    if not (read(file)["docProps/core.xml"].findtext(TITLE) or "").strip():
        yield "docProps/core.xml: the title is not set"


def has_header(table: Any) -> bool:
    """A table has a header unless its w:tblLook says that it has not: then it is layout."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return True
    if (first := look.get(f"{W}firstRow")) is not None:
        return first not in OFF
    return bool(int(look.get(f"{W}val", "0020"), 16) & 0x20)


def table_headers_are_marked(file: Path) -> Iterator[str]:
    """The first row of a table with a header is marked as such."""
    for part, root in stories(file):
        for number, table in enumerate(root.iter(f"{W}tbl"), 1):
            mark = table.find(f"{W}tr").find(f"{W}trPr/{W}tblHeader")
            if has_header(table) and (mark is None or mark.get(f"{W}val") in OFF):
                yield f"{part}: the header of table {number} is not marked"


def outline(styles: Any) -> dict[str, int]:
    """The level of each style that is a heading, 1 and up, be it by the style it is based on."""
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    levels: dict[str, int] = {}
    for id_, own in by_id.items():
        style = own
        for _ in by_id:
            if style is None or style.find(f"{W}pPr/{W}outlineLvl") is not None:
                break
            base = style.find(f"{W}basedOn")
            style = None if base is None else by_id.get(base.get(f"{W}val"))
        found = None if style is None else style.find(f"{W}pPr/{W}outlineLvl")
        if found is not None and found.get(f"{W}val") != BODY_TEXT:
            levels[id_] = int(found.get(f"{W}val")) + 1
    return levels


def heading_levels_do_not_skip(file: Path) -> Iterator[str]:
    """A heading is at most one level below the one before it, and none above the first."""
    found = read(file)
    levels = outline(found["word/styles.xml"])
    top = before = 0
    for paragraph in found["word/document.xml"].iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = levels.get("" if style is None else style.get(f"{W}val"), 0)
        if not level:
            continue
        text = "".join(paragraph.itertext(f"{W}t"))[:19]
        top = top or level
        if before and not top <= level <= before + 1:
            yield f"word/document.xml: the heading {text!r} has level {level} after {before}"
        before = level


def pictures_are_described(file: Path) -> Iterator[str]:
    """A picture has an alternative text, or says that it is decoration."""
    for part, root in stories(file):
        for picture in root.iter(f"{WP}docPr"):
            decorative = any(each.get("val") == "1" for each in picture.iter(DECORATIVE))
            if not decorative and not (picture.get("descr") or "").strip():
                yield f"{part}: the picture {picture.get('name')} has no alternative text"
        for data in root.iter(f"{VML}imagedata"):
            if not (data.getparent().get("alt") or "").strip():
                yield f"{part}: a picture in VML has no alternative text"


CHECKS: tuple[Check, ...] = (
    bookmarks_are_closed,
    bookmarks_have_names_that_all_programs_keep,
    references_reach_a_bookmark,
    styles_are_defined,
    notes_stand_in_order,
    relationships_are_there_and_used,
    numbering_is_defined,
    language_is_set,
    table_headers_are_marked,
    heading_levels_do_not_skip,
    pictures_are_described,
)
"""What holds in every Word file."""
CHECKS_OF_BUILT: tuple[Check, ...] = (*CHECKS, placeholders_are_filled, title_is_set)
"""What holds in a document, but not in the shell that it is made of."""
