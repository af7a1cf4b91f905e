"""All tracked changes of a part of a Word file accepted or rejected, as Word does it.

Source: ECMA-376 part 1, 17.13.5: w:ins and w:del around runs, within the properties of paragraph
marks and of table rows; w:moveFrom and w:moveTo; w:pPrChange and w:rPrChange hold what was before.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy

from briefgen.word.xml import Element, W

ADDED, TAKEN = ("ins", "moveTo"), ("del", "moveFrom")
RANGES = tuple(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))
CHANGES = ("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange")


def settle(root: Element, *, accept: bool) -> None:
    """Accept or reject all changes of one part, in place."""
    kept, gone = (ADDED, TAKEN) if accept else (TAKEN, ADDED)
    for each in list(root.iter(*RANGES)):
        remove(each)
    _settle_rows(root, kept, gone)
    for each in list(root.iter(f"{W}cellIns", f"{W}cellDel")):
        remove(_of_cell(each, "cellDel" if accept else "cellIns"))
    merging = list(_merging(root, gone))
    for each in [each for each in root.iter(*_named(gone)) if not _is_mark(each)]:
        remove(each)
    for each in list(root.iter(*_named(kept))):
        remove(each) if _is_mark(each) else unwrap(each)
    for each in list(root.iter(f"{W}delText")):
        if accept:
            remove(each)
        else:
            each.tag = f"{W}t"
    for each in reversed(merging):
        _merge(each, gone)
    for each in list(root.iter(*_named(CHANGES))):
        _settle_properties(each, accept=accept)


def _named(names: Iterable[str]) -> list[str]:
    return [f"{W}{name}" for name in names]


def _is_mark(element: Element) -> bool:
    """Whether a change is that of a paragraph mark or a row, not around text."""
    parent = element.getparent()
    return parent is not None and parent.tag in (f"{W}rPr", f"{W}trPr")


def _merging(root: Element, gone: tuple[str, ...]) -> Iterator[Element]:
    """The paragraphs whose mark is gone."""
    for properties in dict.fromkeys(each.getparent() for each in root.iter(*_named(gone))):
        of_mark = properties is not None and properties.tag == f"{W}rPr"
        above = properties.getparent() if of_mark and properties is not None else None
        if above is not None and above.tag == f"{W}pPr" and (p := above.getparent()) is not None:
            yield p


def _mark(paragraph: Element, names: tuple[str, ...]) -> Element | None:
    for name in names:
        if (found := paragraph.find(f"{W}pPr/{W}rPr/{W}{name}")) is not None:
            return found
    return None


def _settle_rows(root: Element, kept: tuple[str, ...], gone: tuple[str, ...]) -> None:
    for row in list(root.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is None:
            continue
        if any(properties.find(f"{W}{name}") is not None for name in gone):
            table = row.getparent()
            remove(row)
            if table is not None and table.find(f"{W}tr") is None:
                remove(table)
            continue
        for name in kept:
            for each in properties.findall(f"{W}{name}"):
                properties.remove(each)


def _of_cell(change: Element, gone: str) -> Element:
    """What of the change of a cell goes: the cell, or the mark alone (17.13.5.1, 17.13.5.2)."""
    cell = next(change.iterancestors(f"{W}tc"), None)
    return cell if cell is not None and change.tag == f"{W}{gone}" else change


def _merge(paragraph: Element, names: tuple[str, ...]) -> None:
    """Join a paragraph with the next one, whose properties stay: its mark is gone."""
    mark = _mark(paragraph, names)
    following = next(paragraph.itersiblings(f"{W}p", f"{W}tbl"), None)
    contents = [each for each in paragraph if each.tag != f"{W}pPr"]
    empty = not any(each.tag == f"{W}r" or len(each) for each in contents)
    if following is not None and following.tag == f"{W}p":
        at = 0 if following.find(f"{W}pPr") is None else 1
        for number, each in enumerate(contents):
            following.insert(at + number, each)
        remove(paragraph)
    elif empty and following is not None and following.tag == f"{W}tbl":
        remove(paragraph)
    elif mark is not None:
        remove(mark)


def _settle_properties(change: Element, *, accept: bool) -> None:
    properties = change.getparent()
    if properties is None:
        return
    if not accept:
        before = change[0] if len(change) else None
        staying = [
            each for each in properties
            if each.tag in (f"{W}rPr", f"{W}sectPr") and properties.tag == f"{W}pPr"
        ]  # fmt: skip
        for each in list(properties):
            properties.remove(each)
        properties.extend([deepcopy(each) for each in before] if before is not None else [])
        properties.extend(staying)
        return
    properties.remove(change)


def unwrap(element: Element) -> None:
    """Put what is in an element in its place."""
    if element.getparent() is not None:
        for each in list(element):
            element.addprevious(each)
        remove(element)


def remove(element: Element) -> None:
    """Take an element away."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
