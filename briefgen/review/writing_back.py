"""Puts what a document brings into the text of a YAML file; all else in it stays as it was."""

import json
from collections.abc import Sequence

from briefgen.checks.fixing import mend, yaml_reader
from briefgen.checks.rule import Edit
from briefgen.review.taken import GoneNote, NewNote, Remark, Taken

FOOTNOTES = "footnotes:"
AFTER_NOTES = ("internal:", "suppress:")


def files_of(taken: Taken, remarks: Sequence[Remark]) -> list[str]:
    """The YAML files that change."""
    names = {each.spot.source.file for each in taken.edits} | {each.file for each in remarks}
    names |= {each.file for each in taken.new_notes} | {each.file for each in taken.gone_notes}
    return sorted(names - {""})


def applied(text: str, file: str, taken: Taken) -> tuple[str, tuple[Edit, ...]]:
    """The text of a file with what a document brings, and the changes that could not be made."""
    edits = [each for each in taken.edits if each.spot.source.file == file]
    mended = mend(text, edits, yaml_reader(file))
    made = mended.text
    for note in taken.new_notes:
        if note.file == file:
            made = _with_note(made, note)
    for gone in taken.gone_notes:
        if gone.file == file:
            made = _without_note(made, gone)
    return made, (*mended.undone, *mended.overlapping)


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
