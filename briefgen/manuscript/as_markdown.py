"""A Word file as Markdown to read and to compare: a line for each sentence."""

from collections.abc import Iterator

from briefgen.manuscript.block import Block, Existing
from briefgen.markdown.sentences import find_sentences


def as_markdown(existing: Existing) -> str:
    """The text of a document, its footnotes at the end."""
    lines, in_list = list[str](), False
    for block in existing.blocks:
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
