"""A rule on texts that nobody has written yet (BG712)."""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.checks.rule import Hit, text_rule
from briefgen.checks.rules.completeness import GAP
from briefgen.facts import placeholders
from briefgen.problem import t
from briefgen.texts.case import BLANK, Passage, Texts
from briefgen.texts.words import on_one_line, unquoted

BRACKETS = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?"
    rf"(?P<gap>\[[^\[\]\n{BLANK}]{{3,300}}\])(?=[{BLANK}.]*[ \t]*$)",
    re.MULTILINE,
)
"""A line, or a whole title, that is nothing but words in brackets."""
LETTERS = re.compile(r"[^\W\d_]{2}")


@cache
def _skeleton() -> re.Pattern[str]:
    """Any placeholder of a new dossier, on whatever lines it was put."""
    words = (map(re.escape, each.split()) for each in placeholders().values())
    return re.compile("|".join(map(r"\s{1,9}".join, words)), re.IGNORECASE)


@text_rule("BG712", "nog-te-schrijven", "error", "structure", incomplete=True)
def not_written_yet(texts: Texts) -> Iterator[Hit]:
    """A placeholder of a new dossier, or a line of nothing but words in brackets.

    A concept may have them.
    """
    for passage in texts.passages:
        for start, end in _gaps(passage):
            words = on_one_line(passage.text[start:end])
            what = t("“{words}” stands where the text is still to be written", words=words)
            yield Hit(passage.spot(start, end), what, t("write the text, or remove this"))


def _gaps(passage: Passage) -> Iterator[tuple[int, int]]:
    if "[" not in passage.text:
        return
    known = {found.span() for found in _skeleton().finditer(passage.text)}
    if passage.role != "internal":
        for found in BRACKETS.finditer(unquoted(passage.text)):
            link = passage.text.startswith("(", found.end())
            if LETTERS.search(found["gap"]) and not link and not GAP.fullmatch(found["gap"]):
                known.add(found.span("gap"))
    yield from sorted(known)
