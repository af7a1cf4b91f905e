"""A Word file → blocks of plain text, and Markdown to read and to compare.

Each paragraph counts as one line of the file.
"""

from collections.abc import Iterable, Iterator

from briefgen.manuscript.block import MARK, Block, Existing, Kind
from briefgen.manuscript.word_file import WordFile, read_word
from briefgen.markdown.sentences import find_sentences
from briefgen.source.document import Source
from briefgen.word.xml import Element, W

READ = tuple(f"{W}{name}" for name in ("t", "br", "footnoteReference", "endnoteReference"))
Said = tuple[Kind, int, str | None, str]
"""The kind of a block, its level, its name and its text."""


def from_word(content: bytes, file: str) -> Existing:
    """Read a Word file.

    Raises:
        InvalidInputError: if it cannot be read.
    """
    return read_word(content, file, existing_of)


def existing_of(word: WordFile, file: str) -> Existing:
    """The text of a Word file.

    Raises:
        UnreadableError: if much of it cannot be read.
    """
    blocks = tuple(_numbered(_said(word)))
    aside = tuple(_numbered(_beside(word)))
    read = [_without_marks(each.text, word) for each in (*blocks, *aside)]
    comments = word.comment_words()
    left_out = (*word.left_out, *comments, *word.unread(read, comments))
    lines = tuple(each.text for each in blocks)
    return Existing(Source(file, lines), blocks, aside=aside, left_out=left_out)


def _numbered(found: Iterable[Said]) -> Iterator[Block]:
    number = 0
    for kind, level, name, text in found:
        if text.strip():
            yield Block(kind, text, number, name, level)
            number += 1


def _said(word: WordFile) -> Iterator[Said]:
    yield from _margin(word.margins["header"])
    for paragraph in _all(word.document):
        yield _of_body(paragraph, word)
        yield from _margin(_boxes(word, paragraph))
    for name, note in word.notes.items():
        yield "note", 0, name, " ".join(_text(each).strip() for each in _all(note.element))


def _beside(word: WordFile) -> Iterator[Said]:
    """The footers, and the text boxes that hang on no paragraph of the text."""
    yield from _margin(word.margins["footer"])
    hung = {box for each in _all(word.document) for box in _boxes(word, each)}
    yield from _margin(each for boxes in word.boxes.values() for each in boxes if each not in hung)


def _margin(roots: Iterable[Element]) -> Iterator[Said]:
    for root in roots:
        for each in _all(root):
            yield "margin", 0, None, _text(each)


def _boxes(word: WordFile, paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, and those in them."""
    for box in word.boxes.get(paragraph, ()):
        yield box
        for each in _all(box):
            yield from _boxes(word, each)


def _all(root: Element) -> Iterator[Element]:
    return root.iter(f"{W}p")


def _of_body(paragraph: Element, word: WordFile) -> Said:
    text, styles = _text(paragraph), word.styles
    if level := styles.level(paragraph):
        return "heading", level, None, word.numbers.get(paragraph, "") + text
    if styles.is_quote(paragraph):
        return "quote", 0, None, text
    if listed := styles.listed(paragraph):
        return "text", listed[1] + 1, None, text
    in_table = next(paragraph.iterancestors(f"{W}tbl"), None) is not None
    apart = in_table or paragraph.find(f"{W}pPr/{W}framePr") is not None
    return "margin" if apart else "text", 0, None, text


def _text(paragraph: Element) -> str:
    """The words of a paragraph in one line; a footnote is a mark as in Markdown."""
    return "".join(map(_words, paragraph.iter(*READ)))


def _words(element: Element) -> str:
    if element.tag == f"{W}t":
        return (element.text or "").replace("\n", " ")
    if element.tag == f"{W}br":
        return " "
    prefix = "e" if element.tag == f"{W}endnoteReference" else ""
    return f"[^{prefix}{element.get(f'{W}id')}]"


def _without_marks(text: str, word: WordFile) -> str:
    return MARK.sub(lambda mark: "" if mark[1] in word.notes else mark[0], text)


def as_markdown(existing: Existing) -> str:
    """The text of a document, its footnotes and footers at the end."""
    lines, in_list = list[str](), False
    for block in (*existing.blocks, *existing.aside):
        listed = block.kind == "text" and block.level > 0
        if lines and not (listed and in_list):
            lines.append("")
        lines.extend(_lines(block))
        in_list = listed
    return "".join(f"{line}\n" for line in lines)


def _lines(block: Block) -> Iterator[str]:
    first = _mark(block)
    after = "> " if block.kind == "quote" else " " * len(first)
    if block.kind == "heading":
        yield f"{first}{block.text.strip()}"
        return
    for number, (start, end) in enumerate(find_sentences(block.text)):
        yield f"{after if number else first}{block.text[start:end]}"


def _mark(block: Block) -> str:
    """What stands before the first line of a block."""
    match block.kind:
        case "heading":
            return f"{'#' * block.level} "
        case "note":
            return f"[^{block.name}]: "
        case "quote":
            return "> "
    return f"{'  ' * (block.level - 1)}- " if block.level else ""
