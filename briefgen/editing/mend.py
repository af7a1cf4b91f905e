"""Changes of texts in the files that hold them: only the words change, and only if that is sure.

A change is kept if the file, read again, says exactly the text that was meant: in a quoted or
folded YAML text that need not be so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.problem import InvalidInputError
from briefgen.source.reader import read_source
from briefgen.texts.case import Edit, Passage

Value = Callable[[Passage], str | None]
Reread = Callable[[str], Value | None]
"""From the whole text of a file, what it now says in the place of a passage; None if unreadable."""
INDENT = re.compile(r"\n *")


class Mended(Struct, frozen=True):
    """A file with the changes that were made in it, and those that could not be made by machine.

    `overlapping` are those that touch an earlier one: they may be made in another turn.
    """

    text: str
    made: int
    undone: tuple[Edit, ...] = ()
    overlapping: tuple[Edit, ...] = ()

    @property
    def left(self) -> int:
        """How many could not be made."""
        return len(self.undone)


def mend(text: str, edits: Iterable[Edit], reread: Reread | None) -> Mended:
    """Make changes in the text of one file.

    Args:
        text: the whole text of the file, with line feeds for line ends.
        edits: the changes, all of passages in this file; of two that overlap the first is made.
        reread: see `Reread`; None for a file that says what stands there, without any quoting.
    """
    edits = list(edits)
    chosen = list(_apart(edits))
    overlapping = tuple(each for each in edits if each not in chosen)
    whole = _changed(text, chosen, reread)
    if whole is not None:
        return Mended(whole, len(chosen), overlapping=overlapping)
    made, undone = 0, list[Edit]()
    for edit in reversed(chosen):
        changed = _changed(text, [edit], reread)
        if changed is None:
            undone.insert(0, edit)
        else:
            text, made = changed, made + 1
    return Mended(text, made, tuple(undone), overlapping)


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The changes in the order of the file, without those that touch an earlier one."""
    placed = [(edit.spot.place(), edit.spot.until(), edit) for edit in edits if edit.spot.passage]
    end = (0, 0)
    for start, until, edit in sorted(placed, key=lambda each: (each[0].line, each[0].column)):
        if (start.line, start.column) >= end:
            end = until.line, max(until.column, start.column + 1)
            yield edit


def _changed(text: str, edits: Sequence[Edit], reread: Reread | None) -> str | None:
    """The text with these changes; None if it would not say what was meant."""
    changed = text
    for edit in reversed(edits):
        start, end = _span(text, edit)
        if INDENT.sub("\n", text[start:end]) != edit.spot.quoted:
            return None
        changed = changed[:start] + _indented(edit) + changed[end:]
    if reread is None or not edits:
        return changed
    read, before = reread(changed), reread(text)
    if read is None or before is None:
        return None
    return changed if all(_says(read, before, *meant) for meant in _meant(edits)) else None


def _indented(edit: Edit) -> str:
    """The words of a change as they stand in the file: further lines of a block are indented."""
    span = edit.spot.passage.prose.span if edit.spot.passage else None
    if "\n" not in edit.words or span is None or not span.literal:
        return edit.words
    first, *rest = edit.words.split("\n")
    *whole, last = (" " * span.indent + line if line else "" for line in rest)
    last = last or " " * span.indent * _goes_on(edit)
    return "\n".join((first, *whole, last))


def _goes_on(edit: Edit) -> bool:
    """Whether words stand after a change, in its last line."""
    text = edit.spot.passage.text if edit.spot.passage else ""
    return text[edit.spot.end : edit.spot.end + 1] not in ("", "\n")


def _says(read: Value, before: Value, passage: Passage, meant: str) -> bool:
    """Whether a text is now what was meant, and was before what the rules read."""
    now, then = read(passage), before(passage)
    if now is None or then is None or then.strip() != passage.text.strip():
        return False
    return now.strip() == meant.strip()


def _span(text: str, edit: Edit) -> tuple[int, int]:
    """Where the words of a change stand in the whole text of a file."""
    place, until = edit.spot.place(), edit.spot.until()
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    if until.line > len(starts):
        return 0, 0
    # An empty line has no indentation, so that a place in it may be past its end.
    line_end = starts[place.line] - 1 if place.line < len(starts) else len(text)
    start = min(starts[place.line - 1] + place.column - 1, line_end)
    return start, starts[until.line - 1] + until.column - 1


def _meant(edits: Sequence[Edit]) -> Iterator[tuple[Passage, str]]:
    """What each passage must say after the changes."""
    for passage, group in by_passage(edits).values():
        yield passage, after_edits(passage, group)


def by_passage(edits: Iterable[Edit]) -> dict[int, tuple[Passage, list[Edit]]]:
    """The changes of each text, by what tells it from others."""
    found: dict[int, tuple[Passage, list[Edit]]] = {}
    for edit in edits:
        if passage := edit.spot.passage:
            found.setdefault(id(passage), (passage, []))[1].append(edit)
    return found


def after_edits(passage: Passage, edits: Iterable[Edit]) -> str:
    """What a text must say after changes that lie apart from each other."""
    text = passage.text
    for edit in sorted(edits, key=lambda each: (each.spot.start, each.spot.end), reverse=True):
        text = text[: edit.spot.start] + edit.words + text[edit.spot.end :]
    return text


def yaml_reader(file: str) -> Reread:
    """What a YAML file says, from its whole text."""

    def reread(text: str) -> Value | None:
        try:
            data = read_source(text.encode("utf-8", "surrogateescape"), file).data
        except InvalidInputError:
            return None
        return lambda passage: _value(data, passage)

    return reread


def _value(data: object, passage: Passage) -> str | None:
    for step in passage.key:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data if isinstance(data, str) else None
