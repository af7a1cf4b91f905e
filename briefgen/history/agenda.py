"""The agendas of two revisions compared: parts, groups, the items and their order."""

from collections.abc import Container, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefgen.history.boxes import box_changes
from briefgen.history.changes import About, Change, Field, Kind, Reporter, Sort
from briefgen.history.outline import ROOT, Box, Compared, Outline, compare_outlines, renamed
from briefgen.history.texts import as_a_whole, concerned, contents, subject_changes
from briefgen.model.agenda import Entry, Group
from briefgen.model.dossier import Dossier
from briefgen.model.government import AGENDA, Attendance
from briefgen.model.numerals import joined
from briefgen.model.resolve import Files
from briefgen.model.shapes import DossierFile, PartShape
from briefgen.model.subjects import ItemFile
from briefgen.model.written import Written
from briefgen.source.document import Path

CHAPTERS: Mapping[str, tuple[Sort, Kind, Kind, Kind]] = {
    AGENDA: ("item", Kind.ITEM_ADDED, Kind.ITEM_REMOVED, Kind.ITEM_MOVED),
    "other_business": (
        "other_business",
        Kind.OTHER_BUSINESS_ADDED,
        Kind.OTHER_BUSINESS_REMOVED,
        Kind.OTHER_BUSINESS_MOVED,
    ),
    "annexes": ("annex", Kind.ANNEX_ADDED, Kind.ANNEX_REMOVED, Kind.ANNEX_MOVED),
}
"""What stands in a chapter, and that it was added, removed, moved within it."""
PART: tuple[Field[PartShape], ...] = (
    Field("number", Kind.PART_NUMBER, Reporter.line, lambda part: part.number),
    Field("council", Kind.PART_COUNCIL, Reporter.line, lambda part: part.council),
    Field("dates", Kind.PART_DATES, Reporter.line,
          lambda part: ", ".join(map(str, part.dates)) or None),
    Field("place", Kind.PART_PLACE, Reporter.line, lambda part: part.place),
    Field("on_behalf_of", Kind.PART_ON_BEHALF_OF, Reporter.names, lambda part: part.on_behalf_of),
)  # fmt: skip


class Side(Struct, frozen=True):
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
    yield from _part_changes(reporter, compared, old, new)
    was = {names.get(each.item.id, each.item.id): each for each in old.dossier.entries()}
    now = {each.item.id: each for each in new.dossier.entries()}
    old_ids = {after: before for before, after in names.items()}
    apart = set(compared.along())
    for id_, entry in now.items():
        before, old_id = was.get(id_), old_ids.get(id_, "")
        about = _about(entry, before, old_id)
        after_file, old_file = new.files.items[id_], old.files.items.get(old_id or id_)
        if not after_file:
            continue
        if not (before and old_file):
            kind = CHAPTERS[entry.chapter][1]
            yield as_a_whole(kind, about, after_file, new=entry.reference)
            continue
        if before.chapter != entry.chapter:
            chapters = (before.chapter, entry.chapter)
            yield as_a_whole(Kind.ITEM_ELSEWHERE, about, after_file, *chapters)
        elif id_ in compared.moved:
            places = (_place(id_, was), _place(id_, now))
            yield as_a_whole(CHAPTERS[entry.chapter][3], about, after_file, *places)
        if old_file.shape.number != after_file.shape.number:
            apart.add(id_)
        yield from subject_changes(about, old_file, after_file, names)
    for id_, entry in was.items():
        gone = old.files.items.get(id_)
        if id_ not in now and gone:
            sort, _, kind, _ = CHAPTERS[entry.chapter]
            about = About(sort, id_, entry.item.title, entry.reference)
            yield as_a_whole(kind, about, gone, old=entry.reference)
    yield from _renumbered(reporter, apart, was, now)


def _place(id_: str, entries: Mapping[str, Entry]) -> str | None:
    """The number of an item of the agenda; of what is in another chapter its place there."""
    chapter = entries[id_].chapter
    if chapter == AGENDA:
        return entries[id_].reference
    return str([each for each in entries if entries[each].chapter == chapter].index(id_) + 1)


def _part_changes(reporter: Reporter, compared: Compared, old: Side, new: Side) -> Iterator[Change]:
    """What changed in the facts of the parts that were and are there."""
    for _key, was, now in compared.both():
        if now.sort == "group":
            path = (*now.path, "number")
            kept = (_kept(old.files.dossier, was.path), _kept(new.files.dossier, now.path))
            yield from reporter.line(Kind.GROUP_NUMBER, path, *kept, now.title or "")
        if now.sort != "part":
            continue
        before, after = int(was.path[1]), int(now.path[1])
        stated = (old.files.dossier.agenda[before], new.files.dossier.agenda[after])
        for field in PART:
            yield from field.changes(reporter, (*now.path, field.key), *stated, now.title or "")
        attending = (old.dossier.parts[before].attendance, new.dossier.parts[after].attendance)
        path = (*now.path, "attending")
        yield from attendance(reporter, Kind.PART_ATTENDING, path, attending, now.title or "")


def _kept(file: DossierFile, path: Path) -> str | None:
    """The number by hand of the group at a path."""
    group = file.agenda[int(path[1])].items[int(path[3])]
    return None if isinstance(group, str) else group.number


def attendance(
    reporter: Reporter,
    kind: Kind,
    path: Path,
    sides: tuple[tuple[Attendance, ...], tuple[Attendance, ...]],
    part: str = "",
) -> Iterator[Change]:
    """Who is named to attend, and of each whether they take part and who comes instead."""
    was, now = ({each.post.id: each for each in side} for side in sides)
    yield from reporter.names(kind, path, tuple(was), tuple(now), part)
    for index, (id_, each) in enumerate(now.items()):
        before = was.get(id_, Attendance(each.post))
        own = replace(reporter, posts=(id_,))
        name, here = f"{id_}, {part}" if part else id_, (*path, index)
        yield from own.line(Kind.TAKES_PART, here, before.takes_part, each.takes_part, name)
        yield from own.line(Kind.REPLACED_BY, here, before.replaced_by, each.replaced_by, name)


def _files(side: Side, names: Mapping[str, str]) -> Iterator[tuple[str, Written[ItemFile]]]:
    """The files of the items, by the ids that they have now."""
    return ((names.get(id_, id_), each) for id_, each in side.files.items.items() if each)


def _about(entry: Entry, before: Entry | None, old_id: str) -> About:
    was = before.reference if before else None
    sort = CHAPTERS[entry.chapter][0]
    return About(sort, entry.item.id, entry.item.title, was, entry.reference, old_id)


def _renumbered(
    reporter: Reporter, apart: Container[str], was: Mapping[str, Entry], now: Mapping[str, Entry]
) -> Iterator[Change]:
    """One change for all items that have another number because others came, went or moved.

    Not those in `apart`, of which it is told by themselves, nor those that had or have no number.
    """
    runs: list[list[str]] = []
    order = {id_: index for index, id_ in enumerate(was)}
    after: str | None = None
    for id_, entry in now.items():
        number = was[id_].reference if id_ in was else None
        same = bool(number and entry.reference) and number != entry.reference and id_ not in apart
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
    chapters = {"other_business": dossier.other_business, "annexes": dossier.annexes}
    boxes[ROOT] = Box("root", None, None, "", (*keys, *(f"/{name}" for name in chapters)))
    for index, (key, part) in enumerate(zip(keys, dossier.parts, strict=True)):
        path = ("agenda", index)
        members = tuple(
            f"{key}/{place}" if isinstance(entry, Group) else entry.item.id
            for place, entry in enumerate(part.entries)
        )
        boxes[key] = Box("part", part.name, part.number, ROOT, members, path)
        running = dossier.shape.numbers.running
        for place, entry in enumerate(part.entries):
            if isinstance(entry, Group):
                here = (*path, "items", place)
                boxes[members[place]] = _group(key, None if running else part.number, entry, here)
    for name, entries in chapters.items():
        members = tuple(entry.item.id for entry in entries)
        boxes[f"/{name}"] = Box("chapter", name, None, ROOT, members, (name,))
    return boxes


def _group(parent: str, part: str | None, group: Group, path: Path) -> Box:
    number = joined(part, group.number) if group.number else None
    ids = tuple(entry.item.id for entry in group.entries)
    aob = any(entry.aob for entry in group.entries)
    return Box("group", group.title, number, parent, ids, path, aob)
