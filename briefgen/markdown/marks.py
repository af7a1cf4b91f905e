"""Marks in a body of Markdown that only the Word file knows: they never reach a Markdown file.

They say which heading is whose, in which style a paragraph stands, on which pages a text stands,
which item a line of contents leads to and what is a reference to a page. They are made of control
characters, which the reader of YAML refuses and Word's XML cannot hold: nothing that an author
writes can be one.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from briefgen.markdown.tree import Inline, Words

START, END = "\x02", "\x03"
OF_BLOCK = re.compile(rf" ?{START}([#./@:=+])([^{END}]+){END}$")
OF_REFERENCE = re.compile(rf"{START}\[([^{END}]+){END}([^{START}]*){START}\]{END}")
ANY_OF_BLOCK = re.compile(rf" {START}[#./@:=+][^{END}]+{END}")
ANY_OF_REFERENCE = re.compile(rf"{START}(?:\[[^{END}]+|\]){END}")
ALONE = re.compile(rf" {START}\.(?<![^\n] {START}\.)[^{END}]+{END}\n\n")
"""A line that is a mark of style; what an expression begins with is what it is looked for by."""
HEADING = re.compile(
    rf"^#+ (.*) {START}#([^{END}]+){END}(?: {START}[/:=+][^{END}]+{END})*$", re.MULTILINE
)
OF_LANGUAGE = re.compile(r"\](?<!\\\])\{lang=[a-z]+\}")
BRACKET = re.compile(r"[\[\]](?<!\\.)")
LENGTH = 16
END_OF_SECTION = "end"
NEW_PAGE, ON_ITS_SIDE = "new", "landscape"
"""Where a heading and the text under it begin: on a new page, or on new pages that lie."""
LEADER = " … "
"""What stands between a line of contents and its page, where no dots lead to it."""

MEANING = {"#": "anchor", ".": "style", "/": "page", ":": "under", "=": "source", "+": "number"}


class BlockMark(Struct, frozen=True):
    """What marks say of a heading or a paragraph: whose it is, or its style in Word.

    `page` is where it begins; `target` the item that a line of contents leads to; `under` the look
    of all that stands under a heading, until the next as high; `source` the key of dossier.yaml
    that it is made of, if no author wrote it; `number` the form of a heading’s number, its value
    and how it is written: `I 4 IV`.
    """

    anchor: str | None = None
    style: str | None = None
    page: str | None = None
    target: str | None = None
    under: str | None = None
    source: str | None = None
    number: str | None = None


def anchored(id_: str, label: str) -> str:
    """The mark at the end of a heading: which item begins there, and how it is called in short."""
    return f" {START}#{id_} {label}{END}"


def styled(style: str) -> str:
    """The mark at the end of a paragraph that names its style in Word."""
    return f" {START}.{style}{END}"


def paged(page: str) -> str:
    """The last mark of a heading: that it begins on a new page, or on pages that lie."""
    return f" {START}/{page}{END}"


def under(look: str) -> str:
    """The last mark of a heading: the look of what stands under it."""
    return f" {START}:{look}{END}"


def made_of(source: str) -> str:
    """The mark at the end of a line that is made of a key of dossier.yaml."""
    return f" {START}={source}{END}"


def counted(form: str, value: int, number: str) -> str:
    """The last mark of a heading whose number Word can count itself."""
    return f" {START}+{form} {value} {number}{END}"


def listed(level: int, id_: str) -> str:
    """The mark at the end of a line of contents: its level, and the item that it leads to."""
    return f" {START}@Toc{level} {id_}{END}"


def has_contents(markdown: str) -> bool:
    """Whether a line of contents stands in it."""
    return f" {START}@" in markdown


def referring(ids: Iterable[str], shown: str) -> str:
    """A reference to the pages of items, as plain text that remembers whose they are."""
    return f"{START}[{' '.join(ids)}{END}{shown}{START}]{END}"


def without_marks(markdown: str) -> str:
    """The Markdown as it is shown: readers of it know no marks, and none of languages."""
    made = ANY_OF_REFERENCE.sub("", ANY_OF_BLOCK.sub("", ALONE.sub("", markdown)))
    return _without_languages(made) if OF_LANGUAGE.search(made) else made


def _without_languages(markdown: str) -> str:
    """The Markdown without the brackets around what is in another language, and what they say."""
    opened, gone = list[int](), list[tuple[int, int]]()
    for found in BRACKET.finditer(markdown):
        if found[0] == "[":
            opened.append(found.start())
            continue
        start = opened.pop() if opened else None
        if start is not None and (said := OF_LANGUAGE.match(markdown, found.start())):
            gone += [(start, start + 1), said.span()]
    position, pieces = 0, list[str]()
    for start, end in sorted(gone):
        pieces.append(markdown[position:start])
        position = end
    return "".join(pieces) + markdown[position:]


def block_mark(text: str) -> tuple[str, BlockMark]:
    """The last words of a block without their marks, and what the marks say."""
    said: dict[str, str] = {}
    while found := OF_BLOCK.search(text):
        kind, name = found.groups()
        if kind == "@":
            said["style"], said["target"] = name.split(" ", 1)
        else:
            said[MEANING[kind]] = name.split()[0] if kind == "#" else name
        text = text[: found.start()]
    return text, BlockMark(**said)


def unmarked(children: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], BlockMark]:
    """The text of a block without its marks, and what they say; of its lines each may have one."""
    made, mark, sources = list[Inline](), BlockMark(), dict[str, None]()
    for child in children:
        if isinstance(child, Words):
            words, mark = block_mark(child.text)
            made += [Words(words)] if words else []
            sources |= {mark.source: None} if mark.source else {}
        else:
            made.append(child)
    return tuple(made), replace(mark, source=", ".join(sources) or None)


def line_of_contents(text: str) -> tuple[str, str]:
    """The last words of a line of contents, and the reference to its page, if it has one."""
    words, leader, page = text.rpartition(LEADER)
    return (words, page) if leader and page.startswith(f"{START}[") else (text, "")


def references(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The pieces of running text in order: the ids that a piece refers to (none: plain text)."""
    position = 0
    for found in OF_REFERENCE.finditer(text):
        if before := text[position : found.start()]:
            yield (), before
        yield tuple(found[1].split()), found[2]
        position = found.end()
    if rest := text[position:]:
        yield (), rest


def headings(markdown: str) -> dict[str, tuple[str, str]]:
    """The label and the Markdown of each marked heading, by the id of its item."""
    found = ((text, *mark.split(" ", 1)) for text, mark in HEADING.findall(markdown))
    return {id_: (label, text) for text, id_, label in found}


ITEM, ENDS, REFERS, PARAGRAPH = "_punt_", "_eind_", "_zie_", "_p_"
"""How bookmarks begin: Word shows none of which the name begins with a low line."""
PLAIN, LONGEST = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), 28
"""The ids that a bookmark can show: Word takes letters, digits and low lines, 40 at most."""
FORMER = re.compile(rf"bp\d+|bg[a-z2-7]{{{LENGTH}}}(?:{END_OF_SECTION})?")
NAMED = re.compile(rf"({ITEM}|{ENDS}|{PARAGRAPH})([a-z0-9_]+)")


def bookmark(id_: str) -> str:
    """The name of an item's bookmark: its id, or the beginning of that and a digest."""
    if PLAIN.fullmatch(id_) and len(id_) <= LONGEST:
        return ITEM + id_.replace("-", "_")
    start = re.sub(r"[^a-z0-9]+", "_", id_.lower())[: LONGEST - LENGTH - 2].strip("_")
    return f"{ITEM}{start}__{_digest(id_)}"


def end_of(name: str) -> str:
    """The bookmark where the section of an item ends, by the one where it begins."""
    return ENDS + name.removeprefix(ITEM)


def destination(id_: str, *, end: bool = False) -> str:
    """The name in our PDFs and pages of the place where an item begins, or where it ends."""
    return f"punt-{id_}-einde" if end else f"punt-{id_}"


def former(name: str) -> str | None:
    """The name that files had which were sent out before names were hidden; None: not ours.

    By these both are compared, so that either comes home: `bg` and the digest of an item's id, and
    `bp` and the number of a paragraph.
    """
    if FORMER.fullmatch(name):
        return name
    if not (found := NAMED.fullmatch(name)):
        return None
    if found[1] == PARAGRAPH:
        return f"bp{found[2]}"
    _start, long, digest = found[2].partition("__")
    known = digest if long else _digest(found[2].replace("_", "-"))
    return f"bg{known}{END_OF_SECTION if found[1] == ENDS else ''}"


@lru_cache(maxsize=1000)
def _digest(id_: str) -> str:
    digest = base64.b32encode(hashlib.sha256(id_.encode()).digest()).decode()
    return digest[:LENGTH].lower()
