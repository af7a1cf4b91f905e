"""What a reviewer changed in a paragraph, as changes of the author's own characters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.texts.case import Edit, Passage

TOKEN = re.compile(r"\[\^[^\]\s]+\]|\s+|\\?[^\w\s]|\w+")
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})
"""What a word processor changes by itself while someone types: no change of the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a space or a sign, and where it stands in the text of a passage."""

    words: str
    start: int
    end: int

    @property
    def form(self) -> str:
        """What it is compared by."""
        return form(self.words)


def form(words: str) -> str:
    """What words are compared by: without what is mere form."""
    return " " if words.isspace() else words.translate(SAME).replace("\xad", "")


def same(one: str, other: str) -> bool:
    """Whether two texts differ in form at most."""
    return [*map(form, TOKEN.findall(one.strip()))] == [*map(form, TOKEN.findall(other.strip()))]


def changes(
    passage: Passage, pieces: Sequence[tuple[int, int]], before: str, after: str
) -> Iterator[Edit]:
    """The changes that make of the author's words what the reviewer made of them.

    Args:
        passage: the text.
        pieces: where the words of the paragraph stand in it, line by line.
        before: the paragraph as it was sent, in one line; the marks of notes by their names.
        after: as it came back, in the same form.
    """
    own = list(_pieces(passage.text, pieces))
    sent = TOKEN.findall(before.strip())
    if [each.form for each in own] != [form(each) for each in sent]:
        yield Edit(passage.spot(pieces[0][0], pieces[-1][1]), after.strip())
        return
    came = TOKEN.findall(after.strip())
    matcher = SequenceMatcher(None, [*map(form, sent)], [*map(form, came)], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            start = own[i1].start if i1 < i2 else own[i1 - 1].end if i1 else pieces[0][0]
            end = own[i2 - 1].end if i1 < i2 else start
            yield Edit(passage.spot(start, end), "".join(came[j1:j2]))


def _pieces(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The tokens of lines, with the end of a line as a space."""
    before: int | None = None
    for start, end in pieces:
        if before is not None:
            yield Piece(" ", before, start)
        for found in TOKEN.finditer(text, start, end):
            yield Piece(found[0], found.start(), found.end())
        before = end
