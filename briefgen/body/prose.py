"""An author's Markdown: checked once, then put into documents with its footnotes numbered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from msgspec.structs import replace

from briefgen.body.cited import cited, with_citations
from briefgen.facts import replacements
from briefgen.markdown.lines import one_sentence_a_line
from briefgen.markdown.parse import Parsed, parse, parse_line
from briefgen.markdown.reading import Fault
from briefgen.markdown.sentences import apart
from briefgen.markdown.tree import (
    Block,
    Emphasis,
    Heading,
    Inline,
    Note,
    Paragraph,
    Strong,
    renamed,
    walk,
)
from briefgen.markdown.write import write, write_inlines
from briefgen.model.government import HouseStyle
from briefgen.model.load import Loaded
from briefgen.model.written import KEY, Texts
from briefgen.problem import Problem, each_once, nearest, not_too_many, t
from briefgen.source.document import Prose

SUB_LEVELS = 2
"""How many levels of sub-headings a topic may have: documents have four, two are the topic's."""

QUOTING = str.maketrans("", "", "'\"\\")
LIST = re.compile(r"\s*(([-*+]|\d{1,3}[.)])\s+\S|\|)")
TOO_CLOSE = (
    t("two marks of emphasis (* or _) stand too close to each other in this text"),
    t("put a space between them, or leave one out"),
)

parsed = lru_cache(maxsize=256)(parse)


def problems_of(loaded: Loaded) -> list[Problem]:
    """What is wrong with a dossier that was loaded: with its data, and in its texts."""
    texts = (problem for texts in loaded.texts for problem in check(texts))
    return not_too_many(each_once([*loaded.problems, *texts]))


def check(texts: Texts) -> Iterator[Problem]:
    """Every problem in the Markdown of one subject, at its line."""
    notes = texts.notes or {}
    used: set[str] = set()
    for prose in texts.public:
        yield from _check(prose, headings=texts.headings)
        for note in _notes(prose):
            used.add(note.name)
            if parsed(prose.text).faults or note.name in notes:
                continue
            if texts.notes is None:
                yield _note_not_here(prose, note)
            else:
                meant = nearest(note.name, notes)
                used |= {meant} if meant else set()
                suggestion = t("did you mean [^{name}]?", name=meant)
                what = t("the footnote [^{name}] has no text", name=note.name)
                add = t('add under footnotes: {name}: "…"', name=note.name)
                place = prose.place(note.line, note.column)
                yield Problem(place, what, suggestion if meant else add)
    for prose in texts.internal:
        yield from _check(prose, headings=False)
        for note in _notes(prose):
            yield _note_not_here(prose, note)
    yield from _check_notes(notes, used)


def _note_not_here(prose: Prose, note: Note) -> Problem:
    what = t("a footnote cannot stand in this text")
    return Problem(prose.place(note.line, note.column), what, t("write it out in the text itself"))


def _check(prose: Prose, *, headings: bool) -> Iterator[Problem]:
    yield from _check_form(prose)
    result = parsed(prose.text)
    yield from _problems(prose, result.faults)
    if result.faults:
        return
    yield from _check_headings(prose, result, allowed=headings)
    marked = "*" in prose.text or "_" in prose.text
    if marked and any(isinstance(node, Emphasis | Strong) for node in walk(result.blocks)):
        yield from _check_emphasis(prose, result)


def _check_emphasis(prose: Prose, result: Parsed) -> Iterator[Problem]:
    """Emphasis that would not read back: `*a*_b_` has no other way to be written."""
    for node in walk(result.blocks):
        if isinstance(node, Paragraph) and parse(write((node,))).blocks != (node,):
            yield Problem(prose.place(node.line), *TOO_CLOSE)
            return
    if parse(write(result.blocks)).blocks != result.blocks:
        yield Problem(prose.place(), *TOO_CLOSE)


def _check_form(prose: Prose) -> Iterator[Problem]:
    """Text that YAML reads otherwise than its author meant it."""
    for number, line in prose.lines():
        place = prose.source.at(number, len(line) - len(line.lstrip()))
        if prose.span.literal and (key := KEY.match(line)):
            what = t("“{key}:” stands within the text above it and would be printed", key=key[1])
            yield Problem(place, what, t("let it start as far to the left as that text's own key"))
        elif not prose.span.literal and LIST.match(line) and not _starts_a_line(prose, line):
            what = t("YAML joins the lines of this text, so that this is no list or table")
            yield Problem(place, what, t("write a | after the key, and the text below it"))
            return


def _starts_a_line(prose: Prose, line: str) -> bool:
    """Whether a line of the file is one of the text too: an empty line before it does that."""
    start = _start(line)
    return any(_start(text) == start for text in prose.text.split("\n"))


def _start(line: str) -> list[str]:
    """The first words of a line, without what YAML doubles or escapes in a quoted text."""
    return line.translate(QUOTING).split()[:2]


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
            yield Problem(place, what, t("remove the # at the start of the line"))
        elif not heading.children:
            yield Problem(place, t("this heading is empty"), t("write its text after the #"))
        elif heading is found[0] and heading.level > top:
            what = t("the first heading is lower than a heading below it")
            yield Problem(place, what, t("give the first heading as few # as the highest one"))
        elif heading.level > previous + 1 and heading is not found[0]:
            what = t("this heading skips a level")
            yield Problem(place, what, t("use one # more than the heading above it, not two"))
        elif heading.level >= top + SUB_LEVELS:
            what = t("headings go more than {count} levels deep", count=SUB_LEVELS)
            yield Problem(place, what, t("use one # less"))
        previous = heading.level


def _check_notes(notes: Mapping[str, Prose], used: set[str]) -> Iterator[Problem]:
    for name, prose in notes.items():
        inlines, faults = parse_line(prose.text)
        yield from _problems(prose, faults)
        if any(isinstance(node, Note) for node in walk(inlines)):
            what = t("a footnote cannot refer to a footnote")
            yield Problem(prose.place(), what, t("write it out in the text of the note"))
        elif not faults and not _reads_back(inlines, prose.text):
            yield Problem(prose.place(), *TOO_CLOSE)
        if name not in used:
            what = t("the footnote “{name}” is referred to nowhere", name=name)
            fix = t("put [^{name}] where it belongs in the text, or remove the note", name=name)
            yield Problem(prose.place(), what, fix)


def _reads_back(inlines: tuple[Inline, ...], text: str) -> bool:
    """Whether running text that was read of `text` is the same when it is written and read."""
    written = write_inlines(inlines)
    return written == text or parse_line(written)[0] == inlines


def _notes(prose: Prose) -> Iterator[Note]:
    blocks = parsed(prose.text).blocks if "[^" in prose.text else ()
    return (node for node in walk(blocks) if isinstance(node, Note))


def addresses_parliament(words: str) -> bool:
    """Whether a sentence speaks to parliament, as “Het kabinet zal uw Kamer informeren” does."""
    return _addressed().search(words) is not None


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(replacements("addressed", "briefing")["words"], re.IGNORECASE)


@lru_cache(maxsize=256)
def _told_apart(text: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A text without the sentences that address parliament, and those."""
    return apart(parsed(text).blocks, addresses_parliament)


class Numbering:
    """The footnotes of one document, numbered in the order in which it refers to them."""

    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        self.texts: list[str] = []

    def insert(self, proses: Iterable[Prose], level: int, told: bool | None = None) -> str:
        """The Markdown of texts in a row: top headings at `level`, notes numbered and kept.

        They are written as one, so that a list at the end of one text and a list at the start of
        the next stay two. If `told` is True only the sentences that address parliament, if it is
        False all others.
        """
        return write(block for prose in proses for block in self._blocks(prose, level, told))

    def _blocks(self, prose: Prose, level: int, told: bool | None) -> Iterator[Block]:
        # On whatever lines its author wrote it, the same text gives the same document.
        text = one_sentence_a_line(prose.text)
        blocks = parsed(text).blocks if told is None else _told_apart(text)[told]
        tops = [block.level for block in blocks if isinstance(block, Heading)]
        shift = level - min(tops) if tops else 0
        numbered = renamed(blocks, lambda note: self._number(note, prose))
        for block in with_citations(numbered, self.style):
            yield _shifted(block, shift)

    def _number(self, note: Note, prose: Prose) -> str:
        inlines, _ = parse_line(prose.notes[note.name].text)
        self.texts.append(write_inlines(cited(inlines, self.style)))
        return str(len(self.texts))


def _shifted(block: Block, shift: int) -> Block:
    return replace(block, level=block.level + shift) if isinstance(block, Heading) else block
