"""Whether a line that a reviewer added looks like the title of an item or topic of its own.

What stands below it may be another minister's; so rather one line too many is refused.
"""

import re

from briefgen.absorb.printed import NUMBER
from briefgen.absorb.reviewed import MARK, Paragraph
from briefgen.markdown.lines import plain

BOLD = re.compile(r"(\*{1,3}|_{1,3})(?!\s)(?:(?!\1).)+\1[.:]?")
STOP = re.compile(r"[.:;,…][)\]”\"’'*_]*$")
QUESTION = re.compile(r"[?!][)\]”\"’'*_]*$")
BREAK = "\\\n"
SHORT, MOST = 12, 25
"""How many words a title has: as a question; and in bold, in capitals or with a number."""


def looks_like_a_title(
    paragraph: Paragraph, before: Paragraph | None, following: Paragraph | None
) -> bool:
    """Whether a paragraph that was added may be, or have in it, the title of something.

    Args:
        paragraph: the paragraph.
        before: the one before it.
        following: the one after it that was added too, if there is one.
    """
    followed = following is not None and following.kind == "text"
    if paragraph.kind == "list" and not (followed and (before is None or before.kind != "list")):
        return False
    first, broken, _rest = paragraph.text.partition(BREAK)
    if broken:
        return has_a_title("", paragraph.text) or _is_title(first, followed=True, set_off=False)
    return _is_title(first, followed=followed, set_off=paragraph.set_off)


def has_a_title(before: str, after: str) -> bool:
    """Whether a paragraph got lines of which one looks like a title of the lines below it."""
    known, lines = before.split(BREAK) if before else [], after.split(BREAK)
    return len(lines) > len(known) and any(
        line not in known and _is_marked(line.strip(), set_off=False)
        for line in lines[bool(known) : -1]
    )


def _is_title(text: str, *, followed: bool, set_off: bool) -> bool:
    text = MARK.sub("", text).strip()
    words = plain(text).split()
    if not words:
        return False
    if _is_marked(text, set_off=set_off):
        return True
    if NUMBER.match(text) and len(words) <= MOST and followed:
        return True
    if QUESTION.search(text):
        return followed and len(words) <= SHORT
    return followed and not STOP.search(text)


def _is_marked(text: str, *, set_off: bool) -> bool:
    """Whether a short line is set off by its looks or by a number, and so is no sentence."""
    words = plain(text).split()
    if not words or len(words) > MOST:
        return False
    return (
        set_off
        or bool(BOLD.fullmatch(text))
        or text.isupper()
        or (bool(NUMBER.match(text)) and not STOP.search(text))
    )
