"""What one document that came back brings: changes of the author's own characters in the YAML."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from briefgen.editing.mend import mend, yaml_reader
from briefgen.problem import Text, t
from briefgen.texts.case import Edit, Passage


@dataclass(frozen=True, slots=True)
class NewNote:
    """A footnote that a reviewer added: in which file, under which name, and its text."""

    file: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class GoneNote:
    """A footnote whose mark a reviewer took away."""

    file: str
    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not taken over: why, and the words as they came back and as they were sent."""

    why: Text
    came: str
    sent: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of a reviewer on a text: in which file, above which key, and as what line."""

    file: str
    key: str
    line: str


@dataclass
class Taken:
    """What one document brings: changes of texts, of notes, remarks, and what has no place."""

    edits: list[Edit] = field(default_factory=list)
    new_notes: list[NewNote] = field(default_factory=list)
    gone_notes: list[GoneNote] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def joined(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The changes in the order of their texts, with all that begins in one place as one."""
    passages = list(dict.fromkeys(id(each.spot.passage) for each in edits))
    before: Edit | None = None
    for each in sorted(
        edits, key=lambda one: (passages.index(id(one.spot.passage)), one.spot.start)
    ):
        if before and before.spot.passage is each.spot.passage and _meet(before, each):
            longest = max(before, each, key=lambda one: one.spot.end)
            before = Edit(longest.spot, before.words + each.words)
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two changes begin in one place, and one of them only adds there."""
    adds = one.spot.start == one.spot.end or other.spot.start == other.spot.end
    return one.spot.start == other.spot.start and adds


TOKEN = re.compile(r"\[\^[^\]\s\[]+\]|\s+|\\?[^\w\s]|\w+")
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


FOOTNOTES = "footnotes:"
AFTER_NOTES = ("internal:", "suppress:")
NO_PLACE = t("the words could not be placed in the YAML without changing others")


def files_of(taken: Taken, remarks: Sequence[Remark]) -> list[str]:
    """The YAML files that change."""
    names = {each.spot.source.file for each in taken.edits} | {each.file for each in remarks}
    names |= {each.file for each in taken.new_notes} | {each.file for each in taken.gone_notes}
    return sorted(names - {""})


def applied(text: str, file: str, taken: Taken) -> tuple[str, tuple[Refused, ...]]:
    """The text of a file with what a document brings, and what could not be put into it."""
    reread = yaml_reader(file)
    mended = mend(text, [each for each in taken.edits if each.spot.source.file == file], reread)
    made = mended.text
    left = [
        Refused(NO_PLACE, each.words.strip(), each.spot.quoted)
        for each in (*mended.undone, *mended.overlapping)
    ]
    for note in taken.new_notes:
        if note.file == file:
            noted = _with_note(made, note)
            if f"[^{note.name}]" in made and reread(noted) is not None:
                made = noted
            else:
                left.append(Refused(NO_PLACE, note.text))
    for gone in taken.gone_notes:
        if gone.file == file:
            made = _without_note(made, gone)
    return made, tuple(left)


def _with_note(text: str, note: NewNote) -> str:
    """A footnote added at the end of those of a file."""
    lines = text.rstrip("\n").split("\n")
    added = f"  {note.name}: {json.dumps(note.text, ensure_ascii=False)}"
    if FOOTNOTES in lines:
        at = lines.index(FOOTNOTES) + 1
        while at < len(lines) and (lines[at].startswith((" ", "#")) or not lines[at].strip()):
            at += 1
        lines.insert(at, added)
    else:
        at = next((n for n, line in enumerate(lines) if line.startswith(AFTER_NOTES)), len(lines))
        lines[at:at] = [FOOTNOTES, added]
    return "\n".join(lines) + "\n"


def with_remarks(text: str, remarks: Sequence[Remark]) -> str:
    """Comments of reviewers as YAML comments above the keys that they are about."""
    lines = text.split("\n")
    for remark in remarks:
        at = next((n for n, line in enumerate(lines) if line.startswith(f"{remark.key}:")), None)
        if at is not None and remark.line not in lines:
            lines.insert(at, remark.line)
    return "\n".join(lines)


def _without_note(text: str, gone: GoneNote) -> str:
    """A file without a footnote that nothing refers to any more."""
    if f"[^{gone.name}]" in text:
        return text
    lines = text.split("\n")
    start = next((n for n, each in enumerate(lines) if each.startswith(f"  {gone.name}:")), None)
    if start is None:
        return text
    end = start + 1
    while end < len(lines) and lines[end].startswith("    "):
        end += 1
    del lines[start:end]
    if FOOTNOTES in lines:
        at = lines.index(FOOTNOTES)
        if at + 1 >= len(lines) or not lines[at + 1].startswith("  "):
            del lines[at]
    return "\n".join(lines)
