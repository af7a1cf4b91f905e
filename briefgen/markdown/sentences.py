"""The sentences of a Dutch text in Markdown: where each starts and ends."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from briefgen.markdown.tree import (
    Block,
    Break,
    BulletList,
    Inline,
    Note,
    OrderedList,
    Paragraph,
    SoftBreak,
    Words,
    walk,
)

WORDS = (
    "jl a.s d.d nr nrs mr mrs dr drs ir ing prof o.a t/m m.b.t d.w.z bijv bv ca cf dhr e.a e.d enz "
    "etc evt excl i.c i.h.b i.p.v i.v.m incl inz jr k.k m.a.w m.i.v m.m.v m.n m.u.v n.a.v n.v.t nl "
    "o.b.v o.g.v o.i.d o.l.v o.m p pag par pp resp s.v.p sr t.a.v t.b.v t.g.v t.n.v t.o.v t.w "
    "t.z.t vgl vs z.g z.s.m zgn zsm art artt blz hfst jan feb mrt apr jun jul aug sep sept okt nov "
    "dec pb def doc afd bijl stb stcrt trb a.i c.q e.v jo wnd plv"
)
ABBREVIATIONS = frozenset(WORDS.split())
"""After these a stop ends no sentence."""
END = re.compile(
    r"""[.!?…] (?<![.!?…][.!?…]) (?>[.!?…]*) [”’"')\]»*_]* (?:[ ]?\[\^[^\]\s\[]+\])*
    (?=\s+[“‘"'(\[«*_]*[A-Z0-9ÀÖØ-Þ€‘’]|\s*\Z)""",
    re.VERBOSE,
)
BREAK = re.compile(r"\n[^\S\n]*(?=\n|[-*+>#|]|\d+[.)]\s)")
SEPARATORS = re.compile(r"[\s(\[“‘\"']")
LONGEST = 60
"""How far back the start of a word is looked for."""
INITIALS = re.compile(r"(?:[A-Z][a-z]?\.)*[A-Z]\Z")


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence; blank lines and starts of list elements end one too."""
    start = 0
    for block in (*BREAK.finditer(text), None):
        end = block.start() if block else len(text)
        yield from _within(text, start, end)
        start = block.end() if block else end


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for found in END.finditer(text, start, end):
        if not _ends(text, position, found):
            continue
        yield from _trimmed(text, position, found.end())
        position = found.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the stop ends a sentence; not that of an abbreviation, initials or a list number."""
    if found[0][0] != "." or found.end() == len(text):
        return True
    at = found.start()
    line = text[max(start, at - LONGEST) : at].rpartition("\n")[2]
    last = SEPARATORS.split(line.rpartition(" ")[2])[-1]
    if INITIALS.fullmatch(last) or line.strip().isdecimal():
        return False
    in_capitals = last.isupper() and "." not in last
    return in_capitals or last.lower().rstrip(".") not in ABBREVIATIONS


Blocks = tuple[Block, ...]
Row = tuple[Inline, ...]
WHOLE = re.compile(r"[.!?…:][”’\"')\]»]*$")


def apart(blocks: Iterable[Block], meant: Callable[[str], bool]) -> tuple[Blocks, Blocks]:
    """A text without some of its sentences, and those, each with what it introduces.

    Each sentence stands on a line of its own (`lines.one_sentence_a_line`). What a list, a table or
    a quotation says without being a sentence stays.
    """
    rest, taken = list[Block](), list[Block]()
    introduced = False
    for block in blocks:
        if introduced and isinstance(block, BulletList | OrderedList):
            taken.append(block)
        elif isinstance(block, Paragraph):
            left, said = _apart(block.children, meant)
            rest += [replace(block, children=left)] if left else []
            taken += [Paragraph(said)] if said else []
            introduced = bool(said) and _shown(said).endswith(":")
            continue
        elif isinstance(block, BulletList | OrderedList):
            items = [apart(item, meant) for item in block.items]
            left_items = tuple(left for left, _said in items if left)
            rest += [replace(block, items=left_items)] if left_items else []
            taken += [each for _left, said in items for each in said]
        else:
            rest.append(block)
        introduced = False
    return tuple(rest), tuple(taken)


def _apart(children: Row, meant: Callable[[str], bool]) -> tuple[Row, Row]:
    """The sentences of a paragraph that are not meant, and those that are."""
    sides: tuple[list[Inline], list[Inline]] = ([], [])
    for sentence in _sentences(children):
        words = _shown(sentence)
        side = sides[bool(WHOLE.search(words)) and meant(words)]
        side += [SoftBreak(), *sentence] if side else sentence
    return tuple(sides[0]), tuple(sides[1])


def _sentences(children: Row) -> list[Row]:
    """The lines of a paragraph; all of them as one where one is no whole sentence."""
    lines: list[list[Inline]] = [[]]
    for child in children:
        if isinstance(child, SoftBreak):
            lines.append([])
        else:
            lines[-1].append(child)
    whole = all(WHOLE.search(_shown(line)) for line in lines)
    return [tuple(line) for line in lines] if whole else [children]


def _shown(row: Iterable[Inline]) -> str:
    """The words of running text."""
    spoken = (each for each in walk(row) if not isinstance(each, Note))
    words = (each.text if isinstance(each, Words) else " " for each in spoken
             if isinstance(each, Words | Break | SoftBreak))  # fmt: skip
    return "".join(words).strip()
