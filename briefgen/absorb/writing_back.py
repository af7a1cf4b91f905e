"""Changes of a reviewer → the text of YAML files, each change whole or not made.

What was written is read again: the file must say what was meant and nothing else anew, and each
paragraph must read as it came back.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from briefgen.absorb.change import Change, GoneNote, NewNote, Remark, same
from briefgen.absorb.rewriting import rewritten
from briefgen.editing.mend import after_edits, by_passage, mend, yaml_reader
from briefgen.markdown.lines import canonical, leaves
from briefgen.problem import InvalidInputError
from briefgen.source.reader import read_source
from briefgen.texts.case import Edit, Passage

FOOTNOTES = "footnotes"
HEAD = f"{FOOTNOTES}:"
AFTER_NOTES = ("internal:", "suppress:")
MOST_TRIES = 100
"""How often changes are tried together in parts; what is left then is not made."""
Path = tuple[str | int, ...]
Made = TypeVar("Made")


def most_of(
    changes: Sequence[Change], attempt: Callable[[Sequence[Change]], Made | None]
) -> tuple[Made | None, list[Change]]:
    """What is made of the changes that can be made together, and those that cannot.

    Args:
        changes: all of them.
        attempt: what is made of some; None if they cannot be made together.
    """
    kept, left, tries = list[Change](), list[Change](), 0
    made: Made | None = None
    waiting = [list(changes)]
    while waiting:
        group = waiting.pop()
        tries += 1
        if tries > MOST_TRIES:
            left += group
        elif (now := attempt([*kept, *group])) is not None:
            kept, made = [*kept, *group], now
        elif len(group) > 1:
            half = len(group) // 2
            waiting += [group[half:], group[:half]]
        elif group and group[0].instead:
            waiting.append([replace(group[0], edits=group[0].instead, instead=())])
        else:
            left += group
    return made, left


def applied(text: str, file: str, changes: Sequence[Change]) -> str | None:
    """The text of a file with some changes; None if they cannot all be made for sure.

    Args:
        text: as it was when the document was made, with line feeds.
        file: its name.
        changes: the changes, those of other files among them.
    """
    edits = _one_each(each for change in changes for each in change.edits)
    here = [each for each in _joined(edits) if each.spot.source.file == file]
    made = _with_edits(text, file, here)
    if made is None:
        return None
    added = [note for each in changes for note in each.new_notes if note.file == file]
    gone = [note for each in changes for note in each.gone_notes if note.file == file]
    for new in added:
        made = _with_note(made, new)
    for old in gone:
        made = _without_note(made, old)
    before, after = _values(text, file), _values(made, file)
    if before is None or after is None:
        return None
    passages = {id(each.spot.passage): each.spot.passage for each in here}
    touched = {each.key for each in passages.values() if each}
    meant = {key: value for key, value in before.items() if key not in touched}
    meant |= {(FOOTNOTES, each.name): each.text for each in added}
    dropped = {(FOOTNOTES, each.name) for each in gone} - after.keys()
    rest = {key: value for key, value in after.items() if key not in touched}
    if rest != {key: value for key, value in meant.items() if key not in dropped}:
        return None
    return made if all(_reads(after, *each) for each in _paragraphs(changes, file)) else None


def _with_edits(text: str, file: str, edits: Sequence[Edit]) -> str | None:
    """The text of a file with changes of its texts; None if they cannot all be made for sure."""
    own = by_passage(edits)
    anew = {id_ for id_, each in own.items() if not after_edits(*each).strip()}
    mended = mend(text, [e for e in edits if id(e.spot.passage) not in anew], yaml_reader(file))
    if mended.undone:
        anew |= {id(each.spot.passage) for each in mended.undone}
        mended = mend(text, [e for e in edits if id(e.spot.passage) not in anew], yaml_reader(file))
    if mended.undone or mended.overlapping:
        return None
    return rewritten(mended.text, [own[id_] for id_ in anew])


def _one_each(edits: Iterator[Edit]) -> list[Edit]:
    """The changes without those that are the same: a note that is cited twice is changed once."""
    found = {(id(e.spot.passage), e.spot.start, e.spot.end, e.words): e for e in edits}
    return list(found.values())


def _joined(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The changes in the order of their texts, with all that begins in one place as one."""
    passages = {id(each.spot.passage): number for number, each in reversed([*enumerate(edits)])}
    before: Edit | None = None
    for each in sorted(edits, key=lambda one: (passages[id(one.spot.passage)], one.spot.start)):
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


def _values(text: str, file: str) -> dict[Path, object] | None:
    """All values of a YAML file by their paths; None if it cannot be read."""
    try:
        data = read_source(text.encode("utf-8", "surrogateescape"), file).data
    except InvalidInputError:
        return None
    return dict(_flat((), data))


def _flat(path: Path, data: object) -> Iterator[tuple[Path, object]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _flat((*path, key), value)
    elif isinstance(data, list):
        yield path, len(data)
        for number, value in enumerate(data):
            yield from _flat((*path, number), value)
    else:
        yield path, data


def _paragraphs(changes: Sequence[Change], file: str) -> Iterator[tuple[Passage, list[str]]]:
    """Each text of a file of which paragraphs change, with what these must be."""
    passages = dict[int, Passage]()
    own = dict[tuple[int, int], tuple[str, ...]]()
    behind = dict[tuple[int, int], tuple[str, ...]]()
    for said in (said for change in changes for said in change.said):
        if said.passage.prose.source.file == file:
            key = id(said.passage), said.number
            passages[key[0]] = said.passage
            where = behind if said.after else own
            where[key] = (*(where.get(key, ()) if said.after else ()), *said.paragraphs)
    for id_, passage in passages.items():
        meant = [*behind.get((id_, -1), ())]
        for number, text in enumerate(_leaf_texts(passage.text)):
            meant += [*own.get((id_, number), (text,)), *behind.get((id_, number), ())]
        yield passage, meant


def _reads(values: Mapping[Path, object], passage: Passage, meant: Sequence[str]) -> bool:
    """Whether a text has these paragraphs."""
    text = values.get(passage.key, "")
    found = [*_leaf_texts(text)] if isinstance(text, str) else []
    said = [each for each in meant if each]
    return len(found) == len(said) and all(map(same, found, said))


def _leaf_texts(text: str) -> Iterator[str]:
    return (canonical(leaf.written(text)) for leaf in leaves(text))


def _with_note(text: str, note: NewNote) -> str:
    """A footnote added at the end of those of a file."""
    lines = text.rstrip("\n").split("\n")
    added = f"  {note.name}: {json.dumps(note.text, ensure_ascii=False)}"
    if HEAD in lines:
        at = lines.index(HEAD) + 1
        while at < len(lines) and (lines[at].startswith((" ", "#")) or not lines[at].strip()):
            at += 1
        lines.insert(at, added)
    else:
        at = next((n for n, line in enumerate(lines) if line.startswith(AFTER_NOTES)), len(lines))
        lines[at:at] = [HEAD, added]
    return "\n".join(lines) + "\n"


def _without_note(text: str, gone: GoneNote) -> str:
    """A file without a footnote that nothing refers to any more."""
    lines = text.split("\n")
    if f"[^{gone.name}]" in text or HEAD not in lines:
        return text
    name = re.compile(rf"  ['\"]?{re.escape(gone.name)}['\"]?:")
    head = lines.index(HEAD)
    start = next((n for n in range(head, len(lines)) if name.match(lines[n])), None)
    if start is None:
        return text
    end = start + 1
    while end < len(lines) and lines[end].startswith("    "):
        end += 1
    del lines[start:end]
    if head + 1 >= len(lines) or not lines[head + 1].startswith("  "):
        del lines[head]
    return "\n".join(lines)


def with_remarks(text: str, remarks: Sequence[Remark]) -> str:
    """Comments of reviewers as YAML comments above the keys that they are about."""
    lines = text.split("\n")
    for remark in remarks:
        at = next((n for n, line in enumerate(lines) if line.startswith(f"{remark.key}:")), None)
        if at is not None and remark.line not in lines:
            lines.insert(at, remark.line)
    return "\n".join(lines)
