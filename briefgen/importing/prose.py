"""Blocks of a document → the Markdown of a key: a line for each sentence, footnotes by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.importing.draft import slug
from briefgen.importing.outline import section_of
from briefgen.manuscript.tree import Inlines, joined, plain
from briefgen.markdown.parse import parse, parse_line
from briefgen.markdown.reading import LINK_TARGET
from briefgen.markdown.sentences import find_sentences
from briefgen.markdown.tree import (
    Block,
    Break,
    Emphasis,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    SoftBreak,
    Strong,
    Table,
    Words,
    children,
    walk,
)
from briefgen.markdown.write import escape_starts, write, write_inlines
from briefgen.model.written import KEY
from briefgen.problem import Text, t

Dress = Emphasis | Strong | Link
"""What words stand in without being words of their own."""


class Footnotes(Struct):
    """The footnotes of a document; `used` are those that some text took, `lacking` without text."""

    texts: Mapping[str, Inlines]
    used: set[str] = field(default_factory=set)
    lacking: set[str] = field(default_factory=set)

    def of(self, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], dict[str, str]]:
        """The blocks with their footnotes by telling names, and the texts of those."""
        names: dict[str, str] = {}
        texts: dict[str, str] = {}
        for node in walk(blocks):
            if isinstance(node, Note) and node.name not in names and self._known(node.name):
                words = self.texts[node.name]
                name = slug(plain(words), texts, most=2, other="noot")
                names[node.name], texts[name] = name, note_text(words)
        return tuple(_replaced(block, lambda note: _mark(note, names)) for block in blocks), texts

    def of_each(
        self, texts: Mapping[str, Sequence[Block]]
    ) -> tuple[dict[str, tuple[Block, ...]], dict[str, str]]:
        """The same of several texts of one subject, whose footnotes share their names."""
        blocks, notes = self.of([block for each in texts.values() for block in each])
        rest = iter(blocks)
        return {key: tuple(islice(rest, len(each))) for key, each in texts.items()}, notes

    def loose(self) -> Iterator[Text]:
        """The footnotes without a mark, and the marks without a footnote."""
        for name in sorted(self.texts.keys() - self.used):
            if words := plain(self.texts[name]):
                yield t("the footnote “{text}”, to which no text refers", text=words)
        for name in sorted(self.lacking):
            yield t("the mark [^{name}] has no footnote and is now plain text", name=name)

    def _known(self, name: str) -> bool:
        there = bool(plain(self.texts.get(name, ())))
        (self.used if there else self.lacking).add(name)
        return there

    def within(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with their footnotes in brackets, for a text that can have none."""

        def words(note: Note) -> Inline:
            text = plain(self.texts.get(note.name, ()))
            self.used.add(note.name)
            return Words(f" ({text})" if text else f"[^{note.name}]")

        return tuple(_replaced(block, words) for block in blocks)


def _mark(note: Note, names: Mapping[str, str]) -> Inline:
    there = note.name in names
    return replace(note, name=names[note.name]) if there else Words(f"[^{note.name}]")


def _replaced(node: Any, change: Any) -> Any:
    """A node with each footnote in it changed to something else."""
    if isinstance(node, Note):
        return change(node)
    made = {}
    for name in ("children", "items", "header", "rows"):
        rows = getattr(node, name, None)
        if rows is not None:
            made[name] = _each(rows, change)
    return replace(node, **made) if made else node


def _each(row: Any, change: Any) -> Any:
    return tuple(_each(x, change) if isinstance(x, tuple) else _replaced(x, change) for x in row)


def note_text(inlines: Inlines) -> str:
    """The Markdown of a footnote, in one line."""
    bare = _each(inlines, lambda note: _mark(note, {}))
    text = write_inlines(tuple(_without(_leads_nowhere, bare)))
    read, faults = parse_line(text)
    if not faults and write_inlines(read) == text:
        return text
    return write_inlines((Words(plain(inlines)),))


def prose(blocks: Iterable[Block]) -> str:
    """The Markdown of blocks, that reads back to the same: else without their emphasis."""
    made: list[Block] = []
    for block in blocks:
        tidy = _tidy(block)
        if isinstance(tidy, Paragraph) and not tidy.children:
            continue
        same = parse(write((tidy,)))
        made.append(_bare(tidy) if same.faults or same.blocks != (tidy,) else tidy)
    whole = parse(write(made))
    if whole.faults or whole.blocks != tuple(made):
        made = [_bare(block) for block in made]
    return _keyless("\n\n".join(_sentences(made)))


def _leads_nowhere(node: Dress) -> bool:
    return isinstance(node, Link) and not LINK_TARGET.fullmatch(node.target)


def _tidy(block: Block, dropped: Callable[[Dress], bool] = _leads_nowhere) -> Block:
    """A block with spaces for the ends of lines, and only links that can be followed."""
    made: Block = _mapped(block, lambda row: _trimmed(joined(_without(dropped, row))))
    return made


def _bare(block: Block) -> Block:
    """A block without emphasis and links."""
    return _tidy(block, lambda _node: True)


def _mapped(block: Any, change: Any) -> Any:
    """A block with each of its rows of running text changed."""
    match block:
        case Paragraph() | Heading():
            return replace(block, children=change(block.children))
        case Table():
            header, *rows = (tuple(map(change, row)) for row in (block.header, *block.rows))
            return replace(block, header=header, rows=tuple(rows))
    name = "items" if hasattr(block, "items") else "children"
    return replace(block, **{name: _mapped_each(getattr(block, name), change)})


def _mapped_each(row: Any, change: Any) -> Any:
    return tuple(
        _mapped_each(x, change) if isinstance(x, tuple) else _mapped(x, change) for x in row
    )


def _without(dropped: Callable[[Dress], bool], row: Iterable[Inline]) -> Iterator[Inline]:
    """Running text with spaces for the ends of lines; of what is dropped only its words."""
    for node in row:
        if isinstance(node, Emphasis | Strong | Link):
            inner = _without(dropped, node.children)
            if dropped(node):
                yield from inner
            else:
                yield replace(node, children=tuple(joined(inner)))
        else:
            yield Words(" ") if isinstance(node, SoftBreak) else node


def _trimmed(row: list[Inline]) -> Inlines:
    """Running text without spaces at its start and its end: YAML would read them otherwise."""
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        edge = row[at] if row else None
        if isinstance(edge, Words):
            row[at] = Words(strip(edge.text, " \n"))
    return tuple(node for node in row if node != Words(""))


def _sentences(blocks: Sequence[Block]) -> Iterator[str]:
    """Each block, a paragraph with a line for each of its sentences."""
    whole = write(blocks)
    texts = [write((block,)) for block in blocks]
    if "\n\n".join(texts) != whole:  # two lists in a row differ in their marks
        yield whole
        return
    for block, text in zip(blocks, texts, strict=True):
        yield _cut(block, text) if isinstance(block, Paragraph) else text


def _cut(block: Paragraph, text: str) -> str:
    if any(isinstance(node, Break) for node in walk((block,))):
        return text
    lines, position = [""], 0
    for start, end in find_sentences(text):
        gap = text[position:start]
        if gap == " " and position:
            lines.append("")
        else:
            lines[-1] += gap
        lines[-1] += text[start:end]
        position = end
    lines[-1] += text[position:]
    made = escape_starts("\n".join(lines))
    return made if _tidy(_only(made)) == block else text


def _only(text: str) -> Block:
    blocks = parse(text).blocks
    return blocks[0] if len(blocks) == 1 else Paragraph(())


def _keyless(text: str) -> str:
    """Lines that look like a key of the YAML with a backslash, so as not to be taken for one."""
    return "\n".join(
        line.replace(":", "\\:", 1) if KEY.match(line) else line for line in text.split("\n")
    )


def sentences(blocks: Iterable[Block]) -> Iterator[str]:
    """The sentences of blocks in plain words; of a heading those behind its number."""
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from filter(None, (plain(cell) for cell in row))
            continue
        if isinstance(block, Heading):
            yield section_of(block).title
            continue
        inner = getattr(block, "children", None)
        if inner and not any(isinstance(each, Paragraph) for each in inner):
            words = " ".join(plain(inner).split())
            yield from (words[start:end] for start, end in find_sentences(words))
        else:
            for below in children(block):
                yield from sentences(below)  # type: ignore[arg-type]
