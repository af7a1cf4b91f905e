"""The agendas of two revisions compared: parts, groups, the items and their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.history.changes import About, Change, Kind, Reporter
from briefgen.history.outline import ROOT, Box, Compared, Outline, compare_outlines, leaves, renamed
from briefgen.history.texts import as_a_whole, concerned, contents, subject_changes
from briefgen.model.agenda import Entry, Group
from briefgen.model.dossier import Dossier
from briefgen.model.resolve import Files
from briefgen.model.subjects import ItemFile
from briefgen.model.written import Written
from briefgen.source.document import Path

KINDS = {
    "part": (Kind.PART_ADDED, Kind.PART_REMOVED, Kind.PART_RENAMED, Kind.PART_MOVED),
    "group": (Kind.GROUP_ADDED, Kind.GROUP_REMOVED, Kind.GROUP_RENAMED, Kind.GROUP_MOVED),
    "heading": (Kind.HEADING_ADDED, Kind.HEADING_REMOVED, Kind.HEADING_RENAMED, Kind.HEADING_MOVED),
}
"""For each sort of box: that it was added, removed, given another title, moved."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two revisions: the dossier, and the files it was read from."""

    dossier: Dossier
    files: Files


def agenda_changes(old: Side, new: Side) -> Iterator[Change]:
    """Everything that changed in the agenda and its items."""
    names = renamed(contents(old.files.items), contents(new.files.items))
    compared = compare_outlines(_outline(old.dossier), _outline(new.dossier), names)
    reporter = Reporter(About("agenda"), old.files.source, new.files.source)
    posts = {id_: concerned(each) for id_, each in (*_files(old, names), *_files(new, {}))}
    yield from box_changes(reporter, compared, posts)
    was = {names.get(each.item.id, each.item.id): each for each in old.dossier.entries()}
    now = {each.item.id: each for each in new.dossier.entries()}
    old_ids = {after: before for before, after in names.items()}
    for id_, entry in now.items():
        before = was.get(id_)
        old_id = old_ids.get(id_, "")
        about = _about(entry, before, old_id)
        after_file, old_file = new.files.items[id_], old.files.items.get(old_id or id_)
        if not after_file:
            continue
        if not (before and old_file):
            yield as_a_whole(Kind.ITEM_ADDED, about, after_file, new=entry.reference)
            continue
        if id_ in compared.moved:
            numbers = (before.reference, entry.reference)
            yield as_a_whole(Kind.ITEM_MOVED, about, after_file, *numbers)
        yield from subject_changes(about, old_file, after_file, names)
    for id_, entry in was.items():
        gone = old.files.items.get(id_)
        if id_ not in now and gone:
            about = About("item", id_, entry.item.title, entry.reference)
            yield as_a_whole(Kind.ITEM_REMOVED, about, gone, old=entry.reference)
    yield from _renumbered(reporter, compared, was, now)


def _files(side: Side, names: Mapping[str, str]) -> Iterator[tuple[str, Written[ItemFile]]]:
    """The files of the items, by the ids that they have now."""
    return ((names.get(id_, id_), each) for id_, each in side.files.items.items() if each)


def box_changes(
    reporter: Reporter, compared: Compared, posts: Mapping[str, tuple[str, ...]], chamber: str = ""
) -> Iterator[Change]:
    """Parts, groups or headings that were added, removed, moved or have another title.

    Args:
        reporter: makes the changes.
        compared: the outlines.
        posts: those that each item or topic concerns.
        chamber: the one to which the letter is, if it is about one.
    """

    def within(outline: Outline, key: str) -> list[str]:
        return [post for id_ in sorted(leaves(outline, key)) for post in posts.get(id_, ())]

    for key, was, now in compared.both():
        renaming, moving = KINDS[now.sort][2:]
        name = now.number or chamber
        yield from reporter.line(renaming, now.path, was.title, now.title, name)
        title = _in_letter(now, chamber)
        if key in compared.moved:
            touched = within(compared.new, key)
            numbers = (was.number, now.number)
            yield reporter.say(
                moving, now.path, old=numbers[0], new=numbers[1], name=title, posts=touched
            )
        if was.aob != now.aob:
            kind = Kind.GROUP_AOB if now.aob else Kind.GROUP_NOT_AOB
            yield reporter.say(kind, now.path, name=title, posts=within(compared.new, key))
    for key, box in compared.new.items():
        if key not in compared.old and box.parent in compared.old:
            kind = KINDS[box.sort][0]
            yield reporter.say(kind, box.path, new=box.number, name=_in_letter(box, chamber))
    for key, box in compared.old.items():
        if key not in compared.new and box.parent in compared.new:
            kind = KINDS[box.sort][1]
            yield reporter.say(
                kind, box.path, old=box.number, name=_in_letter(box, chamber), gone=True
            )


def _in_letter(box: Box, chamber: str) -> str:
    """The title of a box, and in the letter to which chamber, if only there."""
    return f"{box.title} ({chamber})" if chamber else box.title or ""


def _about(entry: Entry, before: Entry | None, old_id: str) -> About:
    was = before.reference if before else None
    return About("item", entry.item.id, entry.item.title, was, entry.reference, old_id)


def _renumbered(
    reporter: Reporter, compared: Compared, was: Mapping[str, Entry], now: Mapping[str, Entry]
) -> Iterator[Change]:
    """One change for all items that have another number because others came, went or moved."""
    runs: list[list[str]] = []
    order = {id_: index for index, id_ in enumerate(was)}
    after: str | None = None
    along = compared.along()
    for id_, entry in now.items():
        same = id_ in was and was[id_].reference != entry.reference and id_ not in along
        if same and after is not None and order[id_] == order[after] + 1 and _near(after, id_, now):
            runs[-1].append(id_)
        elif same:
            runs.append([id_])
        after = id_ if same else None
    if runs:
        spans = [(_span(run, was), _span(run, now)) for run in runs]
        yield reporter.say(
            Kind.RENUMBERED,
            ("agenda",),
            old=", ".join(old for old, _ in spans),
            new=", ".join(new for _, new in spans),
            name=", ".join(f"{old} → {new}" for old, new in spans),
        )


def _near(one: str, other: str, now: Mapping[str, Entry]) -> bool:
    """Whether two numbers are of the same part, and of the same group if they are of one."""
    return _stem(now[one]) == _stem(now[other])


def _stem(entry: Entry) -> str:
    return (entry.reference or "").rpartition(".")[0]


def _span(run: list[str], entries: Mapping[str, Entry]) -> str:
    first, last = (entries[id_].reference or "" for id_ in (run[0], run[-1]))
    return first if first == last else f"{first}–{last}"


def _outline(dossier: Dossier) -> Outline:
    boxes: dict[str, Box] = {}
    keys = tuple(f"/part/{index}" for index, _ in enumerate(dossier.parts))
    boxes[ROOT] = Box("root", None, None, "", keys)
    for index, (key, part) in enumerate(zip(keys, dossier.parts, strict=True)):
        path = ("agenda", index)
        members = tuple(
            f"{key}/{entry.number}" if isinstance(entry, Group) else entry.item.id
            for entry in part.entries
        )
        boxes[key] = Box("part", part.name, part.number, ROOT, members, path)
        for place, entry in enumerate(part.entries):
            if isinstance(entry, Group):
                here = (*path, "items", place)
                boxes[members[place]] = _group(key, part.number, entry, here)
    return boxes


def _group(parent: str, roman: str | None, group: Group, path: Path) -> Box:
    number = f"{roman}.{group.number}" if roman else group.number
    ids = tuple(entry.item.id for entry in group.entries)
    aob = any(entry.aob for entry in group.entries)
    return Box("group", group.title, number, parent, ids, path, aob)
