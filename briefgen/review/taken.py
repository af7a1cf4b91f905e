"""What one document that came back brings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.checks.rule import Edit
from briefgen.problem import Text


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
