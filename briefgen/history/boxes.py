"""Parts, groups and headings of two revisions compared: those that came, went and moved."""

from collections.abc import Iterator, Mapping

from briefgen.history.changes import Change, Kind, Reporter
from briefgen.history.outline import Box, Compared, Outline, leaves

KINDS = {
    "part": (Kind.PART_ADDED, Kind.PART_REMOVED, Kind.PART_RENAMED, Kind.PART_MOVED),
    "group": (Kind.GROUP_ADDED, Kind.GROUP_REMOVED, Kind.GROUP_RENAMED, Kind.GROUP_MOVED),
    "heading": (Kind.HEADING_ADDED, Kind.HEADING_REMOVED, Kind.HEADING_RENAMED, Kind.HEADING_MOVED),
}
"""For each sort of box: that it was added, removed, given another title, moved."""


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
        if now.sort not in KINDS:
            continue
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
