"""Two revisions of one dossier compared as data: what changed in meaning, each change once."""

from collections.abc import Iterator

from briefgen.history.agenda import Side, agenda_changes
from briefgen.history.changes import About, Change, Kind
from briefgen.history.letters import ids, letter_changes
from briefgen.history.nota import attachment_changes, nota_changes
from briefgen.history.reporter import Reporter
from briefgen.history.shared import shared_changes
from briefgen.history.snapshot import Snapshot
from briefgen.history.subjects import suppress_changes
from briefgen.problem import Place


def compare(old: Snapshot | None, new: Snapshot | None) -> tuple[Change, ...]:
    """What changed from one revision to the other.

    Args:
        old: the dossier as it was; None if it was not there.
        new: the dossier as it is; None if it is not there any more.

    Raises:
        ValueError: if one of them cannot be read; its `loaded.problems` say why.
    """
    if old is None or new is None:
        one = new or old
        return tuple(_whole(one, there=new is not None)) if one else ()
    return tuple(_changes(old, new))


def _changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    was, now = _side(old), _side(new)
    yield from _dossier_changes(was, now)
    yield from agenda_changes(was, now)
    yield from letter_changes(was, now)
    yield from nota_changes(was, now, old.loaded.confidential, new.loaded.confidential)
    yield from attachment_changes(was, now)
    yield from shared_changes(was, now)


def _side(snapshot: Snapshot) -> Side:
    dossier, files = snapshot.loaded.dossier, snapshot.loaded.files
    if dossier is None or files is None:
        raise ValueError(snapshot.folder.name)
    return Side(dossier, files)


def _whole(snapshot: Snapshot, *, there: bool) -> Iterator[Change]:
    name = snapshot.workspace.shown(snapshot.folder / "dossier.yaml")
    kind = Kind.DOSSIER_ADDED if there else Kind.DOSSIER_REMOVED
    dossier = snapshot.loaded.dossier
    posts = ids(dossier.attending) if dossier else ()
    yield Change(kind, About("dossier"), Place(name), posts=posts)


def _dossier_changes(old: Side, new: Side) -> Iterator[Change]:
    reporter = Reporter(About("dossier"), old.files.source, new.files.source)
    was, now = old.dossier, new.dossier
    if was.id != now.id:
        yield reporter.say(Kind.DOSSIER_RENAMED, (), old=was.id, new=now.id)
    yield from reporter.line(Kind.STATUS, ("status",), was.status, now.status)
    yield from reporter.line(Kind.COUNCIL, ("council",), was.council.id, now.council.id)
    dates = [", ".join(map(str, each.meeting.dates)) for each in (was, now)]
    yield from reporter.line(Kind.DATES, ("dates",), dates[0], dates[1])
    yield from reporter.line(Kind.PLACE, ("place",), was.meeting.place, now.meeting.place)
    presidencies = [each.meeting.presidency.code for each in (was, now)]
    yield from reporter.line(Kind.PRESIDENCY, ("presidency",), presidencies[0], presidencies[1])
    if was.meeting.informal != now.meeting.informal:
        kind = Kind.INFORMAL if now.meeting.informal else Kind.NOT_INFORMAL
        yield reporter.say(kind, ("informal",))
    attending = (ids(was.attending), ids(now.attending))
    yield from reporter.names(Kind.ATTENDING, ("attending",), *attending)
    suppressed = (old.files.dossier.suppress, new.files.dossier.suppress)
    yield from suppress_changes(reporter, *suppressed)
