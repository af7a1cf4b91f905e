"""What one document that came back brings: changes of the author's own characters in the YAML."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from briefgen.absorb.added import Added
from briefgen.problem import Text
from briefgen.texts.case import Edit, Passage


class NewNote(Struct, frozen=True):
    """A footnote that a reviewer added: in which file, under which name, and its text."""

    file: str
    name: str
    text: str


class GoneNote(Struct, frozen=True):
    """A footnote whose mark a reviewer took away."""

    file: str
    name: str


class Refused(Struct, frozen=True):
    """What is not taken over: why, and the words as they came back and as they were sent.

    `added` is what may be an item or topic of its own.
    """

    why: Text
    came: str
    sent: str = ""
    added: Added | None = None


class Remark(Struct, frozen=True):
    """A comment of a reviewer on a text: in which file, above which key, and as what line."""

    file: str
    key: str
    line: str


class Said(Struct, frozen=True):
    """What stands in the place of a paragraph of a text from now on, in one line each.

    `number` is that of the paragraph among those of the text; -1 is before the first. `after` says
    whether the paragraphs come behind that one, which stays, or in its place.
    """

    passage: Passage
    number: int
    after: bool
    paragraphs: tuple[str, ...]


class Change(Struct, frozen=True):
    """What a reviewer did in one place: it is made whole or not at all.

    `edits` make it with the fewest changes of characters; `instead`, if there are any, put whole
    paragraphs in the place of others. `came` and `sent` are its words.
    """

    edits: tuple[Edit, ...]
    came: str
    sent: str
    said: tuple[Said, ...] = ()
    new_notes: tuple[NewNote, ...] = ()
    gone_notes: tuple[GoneNote, ...] = ()
    instead: tuple[Edit, ...] = ()

    def files(self) -> set[str]:
        """The YAML files that it changes."""
        names = {each.spot.source.file for each in self.edits}
        return names | {each.file for each in self.new_notes} | {e.file for e in self.gone_notes}


def joined(one: Change, other: Change) -> Change:
    """Two changes as one: what was moved within a text, taken away here and put in there."""
    return Change(
        (*one.edits, *other.edits),
        "\n".join(filter(None, (one.came, other.came))),
        "\n".join(filter(None, (one.sent, other.sent))),
        (*one.said, *other.said),
        (*one.new_notes, *other.new_notes),
        (*one.gone_notes, *other.gone_notes),
    )


class Taken(Struct, frozen=True):
    """What one document brings: changes, remarks, and what has no place.

    `missing` is how much of what was sent is not there any more, from 0 to 1.
    """

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...] = ()
    remarks: tuple[Remark, ...] = ()
    missing: float = 0.0


TOKEN = re.compile(r"\\\n|\[\^[^\]\s\[]+\]|\s+|\\?[^\w\s]|\w+")
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})
"""What a word processor changes by itself while someone types: no change of the text."""


class Piece(Struct, frozen=True):
    """A word, a space or a sign, and where it stands in the text of a passage."""

    words: str
    start: int
    end: int


def form(words: str) -> str:
    """What words are compared by: without what is mere form."""
    return " " if words.isspace() else words.translate(SAME).replace("\xad", "")


def forms(text: str) -> list[str]:
    """The words and signs of a text, without what is mere form."""
    return [form(each) for each in TOKEN.findall(text.strip())]


def same(one: str, other: str) -> bool:
    """Whether two texts differ in form at most."""
    return one == other or forms(one) == forms(other)


def replaced(passage: Passage, pieces: Sequence[tuple[int, int]], after: str) -> Edit:
    """A paragraph with other words in the place of all its own."""
    return Edit(passage.spot(pieces[0][0], pieces[-1][1]), after.strip())


def edits_of(
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
    if [_bare(each.words) for each in own] != [_bare(each) for each in sent]:
        yield replaced(passage, pieces, after)
        return
    came = TOKEN.findall(after.strip())
    matcher = SequenceMatcher(None, [*map(form, sent)], [*map(form, came)], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            start = own[i1].start if i1 < i2 else own[i1 - 1].end if i1 else pieces[0][0]
            end = own[i2 - 1].end if i1 < i2 else start
            yield Edit(passage.spot(start, end), "".join(came[j1:j2]))


def _bare(token: str) -> str:
    """A word or sign as it is seen: an author need not escape all that briefgen does."""
    return form(token).removeprefix("\\") if len(token) > 1 and token[1] != "\n" else form(token)


def _pieces(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The tokens of lines, with the end of a line as a space or as the break that it is."""
    before: int | None = None
    for start, end in pieces:
        if before is not None:
            hard = text[before - 1 : before] == "\\"
            yield Piece("\\\n" if hard else " ", before - hard, start)
        last = end - 1 if text[end - 1 : end + 1] == "\\\n" else end
        for found in TOKEN.finditer(text, start, last):
            yield Piece(found[0], found.start(), found.end())
        before = end
