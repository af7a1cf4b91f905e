"""Two texts compared: by sentence first, and by word within the sentences that differ."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from msgspec import Struct

from briefgen.markdown.sentences import find_sentences

WORD = re.compile(r"\[\^[^\]\s\[]+\]|\w+(?:[-’'./]\w+)*|[^\w\s]")
NEW_BLOCK = re.compile(r"\n\s*\n|\n\s*(?=[-*+>#|]|\d+[.)]\s)")
HARD_BREAK = re.compile(r" {2,}\n")
ALIKE = 0.35
"""Below this ratio sentences have nothing to do with each other: all words went and came."""


Op = Literal["same", "removed", "added"]


class Run(Struct, frozen=True):
    """Words one after the other that stayed, went or came; a space before them belongs to them."""

    op: Op
    words: str


Passage = tuple[Run, ...]
"""One or more sentences in which something changed, from the first word to the last."""


class Token(Struct, frozen=True):
    """A word or a mark as it is shown, whether a space comes before it, where it stands."""

    words: str
    gap: bool
    offset: int


Unit = tuple[Token, ...]
"""A sentence, or the break between two blocks."""

PARAGRAPH, LINE_END = "¶", "↵"
"""How the start of another block is shown, and a line end that the author asked for."""


class Reading(Struct, frozen=True):
    """How a text is to be read.

    `pieces` are parts of it (start, end) that count as one word, and that word; `notes` are the
    footnotes with another name, None for those that do not count.
    """

    text: str
    pieces: Mapping[tuple[int, int], str]
    notes: Mapping[str, str | None]


def plain(text: str | None) -> Reading:
    """A text that is read as it stands."""
    return Reading(text or "", {}, {})


def compare_lines(old: str | None, new: str | None) -> tuple[Passage, ...]:
    """Two short values compared by word."""
    before = (tuple(_tokens(plain(old), 0, len(old or ""))),)
    after = (tuple(_tokens(plain(new), 0, len(new or ""))),)
    return (tuple(_runs(_flat(before), _flat(after))),)


def compare_texts(old: Reading, new: Reading) -> tuple[tuple[Passage, ...], int, int]:
    """Two texts compared; also where the first difference stands in each.

    Line ends within a paragraph make no difference: there are no passages then.
    """
    if old.text == new.text and not _otherwise(old.notes) and not _otherwise(new.notes):
        return (), 0, 0
    before, after = tuple(_units(old)), tuple(_units(new))
    keys = [[_key(unit) for unit in units] for units in (before, after)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    found: list[Passage] = []
    first: tuple[int, int] | None = None
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        if op == "equal":
            continue
        if _only_breaks(before[i:i_end]) and _only_breaks(after[j:j_end]):
            i, i_end = max(0, i - 1), i_end + 1  # noqa: PLW2901 - what stands around a break
            j, j_end = max(0, j - 1), j_end + 1  # noqa: PLW2901
        one, two = _flat(before[i:i_end]), _flat(after[j:j_end])
        found.append(tuple(_runs(one, two)))
        first = first or (_start(one, two, old.text), _start(two, one, new.text))
    return tuple(found), *(first or (0, 0))


def _otherwise(notes: Mapping[str, str | None]) -> bool:
    """Whether a footnote is to be read by another name, or not at all."""
    return any(name != other for name, other in notes.items())


def alike(old: str, new: str) -> float:
    """How much of two texts is the same words, from 0 to 1."""
    matcher = SequenceMatcher(None, WORD.findall(old), WORD.findall(new), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > ALIKE else 0.0


def _units(reading: Reading) -> Iterator[Unit]:
    end = 0
    for start, stop in find_sentences(reading.text):
        between = reading.text[end : start + 2] if end else ""
        if NEW_BLOCK.search(between):
            yield (Token(PARAGRAPH, gap=True, offset=start),)
        elif HARD_BREAK.search(between):
            yield (Token(LINE_END, gap=True, offset=start),)
        if unit := tuple(_tokens(reading, start, stop)):
            yield unit
        end = stop


def _tokens(reading: Reading, start: int, stop: int) -> Iterator[Token]:
    """The tokens of a sentence; its first counts as one with a space before it."""
    at, gap = start, True
    while at < stop:
        piece = next((each for each in reading.pieces if each[0] == at and each[1] <= stop), None)
        if piece:
            yield Token(reading.pieces[piece], gap, at)
            at, gap = piece[1], False
        elif hard := HARD_BREAK.match(reading.text, at):
            yield Token(LINE_END, gap=True, offset=at)
            at, gap = hard.end(), True
        elif reading.text[at].isspace():
            at, gap = at + 1, True
        else:
            limit = min((each[0] for each in reading.pieces if each[0] > at), default=stop)
            word = WORD.match(reading.text, at, min(limit, stop))
            words = word[0] if word else reading.text[at]
            shown = _note(words, reading.notes)
            at += len(words)
            if shown:
                yield Token(shown, gap, at - len(words))
                gap = False


def _note(words: str, notes: Mapping[str, str | None]) -> str | None:
    name = words[2:-1] if words.startswith("[^") else None
    if name is None or name not in notes:
        return words
    other = notes[name]
    return f"[^{other}]" if other else None


def _key(unit: Unit) -> tuple[tuple[str, bool], ...]:
    return tuple((token.words, token.gap) for token in unit)


def _only_breaks(units: Iterable[Unit]) -> bool:
    return all(unit[0].words in {PARAGRAPH, LINE_END} for unit in units)


def _flat(units: Sequence[Unit]) -> Unit:
    return tuple(token for unit in units for token in unit)


def _start(one: Unit, two: Unit, text: str) -> int:
    """Where the first token stands that differs; behind the last if none does."""
    for mine, other in zip(one, two, strict=False):
        if (mine.words, mine.gap) != (other.words, other.gap):
            return mine.offset
    shared = min(len(one), len(two))
    if shared < len(one):
        return one[shared].offset
    return one[-1].offset if one else max(0, len(text.rstrip()) - 1)


def _runs(old: Unit, new: Unit) -> Iterator[Run]:
    matcher = SequenceMatcher(None, _key(old), _key(new), autojunk=False)
    if old and new and matcher.ratio() < ALIKE:
        yield from (_run("removed", old), _run("added", new))
        return
    pieces: list[tuple[Op, Token]] = []
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        if op == "equal":
            pieces += (("same", token) for token in new[j:j_end])
        else:
            pieces += (("removed", token) for token in old[i:i_end])
            pieces += (("added", token) for token in new[j:j_end])
    for kind, group in groupby(pieces, lambda each: each[0]):
        yield _run(kind, [token for _, token in group])


def _run(op: Op, tokens: Iterable[Token]) -> Run:
    return Run(op, "".join(" " * token.gap + token.words for token in tokens))
