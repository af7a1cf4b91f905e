"""How a letter ends: its last lines, the sign-off and the first signature stay on one page."""

from collections.abc import Sequence

from briefgen.word.anchors import words_of
from briefgen.word.lent import NAME_ABOVE, POST_BELOW, SIGN_OFF
from briefgen.word.xml import Element, W, element

FIRST_LINES, SECOND_LINES = ("Ondertekening", NAME_ABOVE), ("Ondertekenaar", POST_BELOW)
"""The styles of what stands above in a signature, post or name, and of what stands under it."""
SIGNING = (SIGN_OFF, *FIRST_LINES, *SECOND_LINES)


def stays_with(before: str | None, style: str | None) -> bool:
    """Whether a line of a style must stand on the page of the line before it.

    All lines of a signature must, but the next signature need not stand on the page of the first.
    """
    return style in SIGNING and not (style in FIRST_LINES and before in SIGNING[1:])


def keep_signature_with_text(blocks: Sequence[Element]) -> None:
    """Keep the sign-off and the first signature on the page of the text before them.

    Word has no “keep with previous”: what stands before says it, each paragraph of a last row too.
    """
    styles = [block.find(f"{W}pPr/{W}pStyle") for block in blocks]
    names = [None if style is None else style.get(f"{W}val") for style in styles]
    first = next((number for number, name in enumerate(names) if name in SIGNING), 0)
    for block in reversed(blocks[:first]):
        rows = block.findall(f"{W}tr")
        for each in rows[-1].iter(f"{W}p") if rows else (block,):
            _keep_with_next(each)
        if rows or words_of(block):
            return


def _keep_with_next(paragraph: Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    # After the style, before what else there may be (ECMA-376 part 1, 17.3.1.26).
    properties.insert(len(properties.findall(f"{W}pStyle")), element("keepNext"))
