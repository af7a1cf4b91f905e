"""Two versions of one item, or of one topic, compared."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.history.changes import About, Change, Kind
from briefgen.history.reporter import Reporter, added_removed
from briefgen.history.texts import note_changes, pair_notes, text_changes
from briefgen.model.shapes import ItemFile, SubjectShape, SuppressShape, TopicFile, Unassigned
from briefgen.model.written import Written
from briefgen.source.document import Path

AnyWritten = Written[ItemFile] | Written[TopicFile]


def concerned(*versions: AnyWritten | None) -> tuple[str, ...]:
    """The ids of the posts that an item or topic concerned and concerns."""
    return tuple(dict.fromkeys(post for each in versions if each for post in each.posts()))


def subject_changes(
    about: About, old: AnyWritten, new: AnyWritten, names: Mapping[str, str]
) -> Iterator[Change]:
    """What changed in an item or a topic that was and is there.

    Args:
        about: which it is.
        old: as it was.
        new: as it is.
        names: the new id of each item whose file was renamed, by its old one.
    """
    reporter = Reporter(about, old.source, new.source, concerned(old, new))
    was, now = old.shape, new.shape
    if about.old_id:
        yield reporter.say(Kind.FILE_RENAMED, (), old=about.old_id, new=about.id)
    yield from reporter.line(Kind.TITLE, ("title",), was.title, now.title)
    yield from reporter.line(Kind.SHORT_TITLE, ("short_title",), was.short_title, now.short_title)
    if isinstance(was, ItemFile) and isinstance(now, ItemFile):
        yield from reporter.line(Kind.HANDLING, ("handling",), was.handling, now.handling)
    values = (_responsible(was), _responsible(now))
    if values[0] != values[1]:
        yield reporter.say(
            Kind.RESPONSIBLE, ("responsible",), old=values[0], new=values[1], gone=not values[1]
        )
    if isinstance(was, ItemFile) and isinstance(now, ItemFile):
        same = names.get(was.same_as or "", was.same_as)
        if same != now.same_as:
            gone = now.same_as is None
            yield reporter.say(
                Kind.SAME_AS, ("same_as",), old=was.same_as, new=now.same_as, gone=gone
            )
    notes = pair_notes(old.notes(), new.notes())
    for kind, key in ((Kind.TEXT, "text"), (Kind.POSITION, "position")):
        proses = (old.prose(key), new.prose(key))
        yield from text_changes(reporter, kind, key, proses, notes)
    yield from note_changes(reporter, notes)
    if was.internal != now.internal:
        yield reporter.say(
            Kind.INTERNAL, ("internal",), gone="internal" not in now.model_fields_set
        )
    yield from suppress_changes(reporter, was.suppress, now.suppress)


def suppress_changes(
    reporter: Reporter, old: Iterable[SuppressShape], new: Iterable[SuppressShape]
) -> Iterator[Change]:
    """Findings that are accepted now, no longer, or for another reason."""
    was = {each.rule: each.reason for each in old}
    now = {each.rule: each.reason for each in new}
    rules = {True: list(was), False: list(now)}
    for rule, before, after in added_removed(was, now):
        gone = after is None
        path: Path = ("suppress", rules[gone].index(rule))
        kind = Kind.SUPPRESS_CHANGED
        if before is None or gone:
            kind = Kind.SUPPRESS_REMOVED if gone else Kind.SUPPRESS_ADDED
        yield reporter.say(kind, path, old=before, new=after, name=rule, gone=gone)


def _responsible(shape: SubjectShape) -> str | None:
    responsible = shape.responsible
    if isinstance(responsible, Unassigned):
        return f"none: {responsible.none}"
    return ", ".join(responsible) or None
