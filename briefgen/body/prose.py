"""An author's Markdown: checked once, then put into documents with its footnotes numbered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from briefgen.markdown import (
    Block,
    Fault,
    Heading,
    Note,
    Parsed,
    parse,
    parse_line,
    write,
    write_inlines,
)
from briefgen.markdown.tree import renamed, walk
from briefgen.model.written import Texts
from briefgen.problem import Problem, t
from briefgen.source import Prose

SUB_LEVELS = 2
"""How many levels of sub-headings a topic may have: documents have four, two are the topic's."""

parsed = lru_cache(maxsize=512)(parse)


def check(texts: Texts) -> Iterator[Problem]:
    """Every problem in the Markdown of one subject, at its line."""
    used: set[str] = set()
    for prose in texts.public:
        yield from _check(prose, headings=texts.headings)
        for note in _notes(parsed(prose.text).blocks):
            used.add(note.name)
            if note.name not in (texts.notes or {}):
                what = t("the footnote [^{name}] has no text", name=note.name)
                fix = t('add under footnotes: {name}: "…"', name=note.name)
                yield Problem(prose.place(note.line, note.column), what, fix)
    for prose in texts.internal:
        yield from _check(prose, headings=False)
        for note in _notes(parsed(prose.text).blocks):
            what = t("a footnote cannot stand in an internal text")
            yield Problem(prose.place(note.line, note.column), what, t("write it out in the text"))
    yield from _check_notes(texts, used)


def _check(prose: Prose, *, headings: bool) -> Iterator[Problem]:
    result = parsed(prose.text)
    yield from _problems(prose, result.faults)
    if result.faults:
        return
    yield from _check_headings(prose, result, allowed=headings)
    if parse(write(result.blocks)).blocks != result.blocks:
        what = t("two marks of emphasis (* or _) stand too close to each other in this text")
        yield Problem(prose.place(), what, t("put a space between them, or leave one out"))


def _problems(prose: Prose, faults: Iterable[Fault]) -> Iterator[Problem]:
    for fault in faults:
        yield Problem(prose.place(fault.line, fault.column), fault.what, fault.fix)


def _check_headings(prose: Prose, result: Parsed, *, allowed: bool) -> Iterator[Problem]:
    found = [node for node in walk(result.blocks) if isinstance(node, Heading)]
    top = min((heading.level for heading in found), default=0)
    previous = top - 1
    for heading in found:
        place = prose.place(heading.line)
        if heading not in result.blocks:
            what = t("a heading cannot stand within a list or a quotation")
            yield Problem(place, what, t("put it at the start of a line, outside the list"))
        elif not allowed:
            what = t("a heading cannot stand in this text")
            yield Problem(
                place, what, t("remove the # at the start; only a topic of the letter has them")
            )
        elif not heading.children:
            yield Problem(place, t("this heading is empty"), t("write its text after the #"))
        elif heading.level > previous + 1:
            what = t("this heading skips a level")
            yield Problem(place, what, t("use one # more than the heading above it, not two"))
        elif heading.level >= top + SUB_LEVELS:
            what = t("headings go more than {count} levels deep", count=SUB_LEVELS)
            yield Problem(place, what, t("use one # less"))
        previous = heading.level


def _check_notes(texts: Texts, used: set[str]) -> Iterator[Problem]:
    for name, prose in (texts.notes or {}).items():
        inlines, faults = parse_line(prose.text)
        yield from _problems(prose, faults)
        if any(isinstance(node, Note) for node in walk(inlines)):
            what = t("a footnote cannot refer to a footnote")
            yield Problem(prose.place(), what, t("write it out in the text of the note"))
        elif not faults and parse_line(write_inlines(inlines))[0] != inlines:
            what = t("two marks of emphasis (* or _) stand too close to each other in this text")
            yield Problem(prose.place(), what, t("put a space between them, or leave one out"))
        if name not in used:
            what = t("the footnote “{name}” is referred to nowhere", name=name)
            fix = t("put [^{name}] where it belongs in the text, or remove the note", name=name)
            yield Problem(prose.place(), what, fix)


def _notes(blocks: Iterable[Block]) -> Iterator[Note]:
    return (node for node in walk(blocks) if isinstance(node, Note))


class Numbering:
    """The footnotes of one document, numbered in the order in which it refers to them."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def insert(self, prose: Prose, level: int) -> str:
        """The Markdown of `prose`, its top headings at `level`, its notes numbered and kept."""
        blocks = parsed(prose.text).blocks
        tops = [block.level for block in blocks if isinstance(block, Heading)]
        shift = level - min(tops) if tops else 0
        numbered = renamed(blocks, lambda note: self._number(note, prose))
        return write(_shifted(block, shift) for block in numbered)

    def _number(self, note: Note, prose: Prose) -> str:
        inlines, _ = parse_line(prose.notes[note.name].text)
        self.texts.append(write_inlines(inlines))
        return str(len(self.texts))


def _shifted(block: Block, shift: int) -> Block:
    return replace(block, level=block.level + shift) if isinstance(block, Heading) else block
