"""The sentences of a Dutch text in Markdown: where each starts and ends."""

import re
from collections.abc import Iterator

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
    r"""(?<![.!?…]) (?>[.!?…]+) [”’"')\]»*_]* (?:[ ]?\[\^[^\]\s\[]+\])*
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
    last = SEPARATORS.split(line)[-1]
    if INITIALS.fullmatch(last) or line.strip().isdecimal():
        return False
    in_capitals = last.isupper() and "." not in last
    return in_capitals or last.lower().rstrip(".") not in ABBREVIATIONS
