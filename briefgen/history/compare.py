"""Two revisions of one dossier compared as data: what changed in meaning, each change once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.history.agenda import Side, agenda_changes, attendance
from briefgen.history.changes import About, Change, Field, Kind, Reporter
from briefgen.history.index import repository_of
from briefgen.history.letters import ids, letter_changes, words_of
from briefgen.history.outline import moved, renamed
from briefgen.history.shared import shared_changes
from briefgen.history.snapshot import Snapshot, snapshot
from briefgen.history.texts import suppress_changes
from briefgen.model.dossier import Attachment, Confidential, Dossier, Nota, Past
from briefgen.model.load import Loaded
from briefgen.model.shapes import BY_VIDEO, DossierFile
from briefgen.model.workspace import Workspace
from briefgen.problem import Place

NOTA: tuple[Field[Nota], ...] = (
    Field("date", Kind.NOTA_DATE, Reporter.line, lambda nota: nota.date.isoformat()),
    Field("reference", Kind.NOTA_REFERENCE, Reporter.line, lambda nota: nota.reference),
    Field("for_information", Kind.FOR_INFORMATION, Reporter.names,
          lambda nota: ids(nota.for_information)),
    Field("reason", Kind.REASON, Reporter.prose, lambda nota: words_of(nota.reason)),
    Field("decision", Kind.DECISION, Reporter.prose, lambda nota: words_of(nota.decision)),
    Field("explanation", Kind.EXPLANATION, Reporter.prose, lambda nota: words_of(nota.explanation)),
)  # fmt: skip
FACTS: tuple[Field[Dossier], ...] = (
    Field("status", Kind.STATUS, Reporter.line, lambda dossier: dossier.status),
    Field("council", Kind.COUNCIL, Reporter.line, lambda dossier: dossier.council.id),
    Field("dates", Kind.DATES, Reporter.line,
          lambda dossier: ", ".join(map(str, dossier.meeting.dates))),
    Field("presidency", Kind.PRESIDENCY, Reporter.line,
          lambda dossier: dossier.meeting.presidency and dossier.meeting.presidency.code),
)  # fmt: skip
STATED: tuple[Field[DossierFile], ...] = (
    Field("introduction", Kind.INTRODUCTION, Reporter.prose, lambda file: file.introduction),
    Field("meeting", Kind.MEETING, Reporter.line, lambda file: file.meeting),
    Field("place", Kind.PLACE, Reporter.line,
          lambda file: None if file.place == BY_VIDEO else file.place),
)  # fmt: skip


def nota_changes(
    old: Side, new: Side, old_secret: Confidential, new_secret: Confidential
) -> Iterator[Change]:
    """Everything that changed in the nota; of what is not public only that it did."""
    reporter = Reporter(About("nota"), old.files.source, new.files.source)
    was, now = old.dossier.nota, new.dossier.nota
    if was is None or now is None:
        if was or now:
            kind = Kind.NOTA_ADDED if now else Kind.NOTA_REMOVED
            yield reporter.say(kind, ("nota",), gone=now is None)
        return
    for field in NOTA:
        yield from field.changes(reporter, ("nota", field.key), was, now)
    for id_ in dict.fromkeys((*was.sections, *now.sections)):
        texts = [words_of(each.sections.get(id_)) for each in (was, now)]
        path = ("nota", "sections", id_)
        yield from reporter.prose(Kind.NOTA_SECTION, path, texts[0], texts[1], id_)
    grounds = tuple(", ".join(each.grounds) or None for each in (was, now))
    not_public = ("nota", "not_public")
    if grounds[0] != grounds[1]:
        gone = grounds[1] is None
        yield reporter.say(Kind.GROUNDS, not_public, old=grounds[0], new=grounds[1], gone=gone)
    secrets = [[passage.text for passage in each.not_public] for each in (old_secret, new_secret)]
    if secrets[0] != secrets[1] and grounds[0] and grounds[1]:
        yield reporter.say(Kind.NOT_PUBLIC, not_public)


def attachment_changes(old: Side, new: Side) -> Iterator[Change]:
    """Attachments that came, went, moved, or are described otherwise."""
    reporter = Reporter(About("attachments"), old.files.source, new.files.source)
    was = {each.title: (index, each) for index, each in enumerate(old.dossier.attachments)}
    now = {each.title: (index, each) for index, each in enumerate(new.dossier.attachments)}
    contents = [
        {title: described(each) for title, (_, each) in side.items()} for side in (was, now)
    ]
    names = renamed(*contents)
    before = {names.get(title, title): each for title, each in was.items()}
    for title in moved(list(before), list(now)):
        places = (str(before[title][0] + 1), str(now[title][0] + 1))
        path = ("attachments", now[title][0])
        yield reporter.say(Kind.ATTACHMENT_MOVED, path, old=places[0], new=places[1], name=title)
    for title, (index, each) in now.items():
        path = ("attachments", index)
        if title not in before:
            yield reporter.say(Kind.ATTACHMENT_ADDED, path, new=described(each))
        else:
            values = (described(before[title][1]), described(each))
            yield from reporter.line(Kind.ATTACHMENT_CHANGED, path, *values)
    for title, (index, each) in before.items():
        if title not in now:
            path = ("attachments", index)
            yield reporter.say(Kind.ATTACHMENT_REMOVED, path, old=described(each), gone=True)


def described(attachment: Attachment) -> str:
    """An attachment in one line: its title, and its reference and file if it has any."""
    facts = [each for each in (attachment.reference, attachment.file) if each]
    return f"{attachment.title} ({', '.join(facts)})" if facts else attachment.title


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
    for fact in FACTS:
        yield from fact.changes(reporter, (fact.key,), was, now)
    if was.meeting.informal != now.meeting.informal:
        kind = Kind.INFORMAL if now.meeting.informal else Kind.NOT_INFORMAL
        yield reporter.say(kind, ("informal",))
    if was.provisional != now.provisional:
        kind = Kind.PROVISIONAL if now.provisional else Kind.NOT_PROVISIONAL
        yield reporter.say(kind, ("provisional",), gone=not now.provisional)
    files = (old.files.dossier, new.files.dossier)
    if files[0].briefing.compact != files[1].briefing.compact:
        kind = Kind.COMPACT if files[1].briefing.compact else Kind.NOT_COMPACT
        yield reporter.say(kind, ("briefing", "compact"), gone=kind == Kind.NOT_COMPACT)
    for field in STATED:
        yield from field.changes(reporter, (field.key,), *files)
    attending = (was.attendance, now.attendance)
    yield from attendance(reporter, Kind.ATTENDING, ("attending",), attending)
    yield from suppress_changes(reporter, files[0].suppress, files[1].suppress)


OF_THE_FILE = frozenset({
    Kind.FILE_RENAMED, Kind.SHORT_TITLE, Kind.NUMBER, Kind.STANDING, Kind.NOT_STANDING,
    Kind.SAME_AS, Kind.SUPPRESS_ADDED, Kind.SUPPRESS_REMOVED, Kind.SUPPRESS_CHANGED,
})  # fmt: skip
"""What changes nothing in what a reader is told of an item."""


def past_of(workspace: Workspace, folder: Path, loaded: Loaded) -> Past:
    """Which version of a dossier this is, and what changed of its items since the one before.

    That is the last commit in which it was other than it is now, so that to commit what was built
    changes nothing.
    """
    repository = repository_of(folder)
    if repository is None:
        return Past()
    log, fresh = repository.log(folder), repository.changed(folder)
    before = log[0 if fresh else 1 :]
    version = len(log) + fresh or None
    if not before:
        return Past(version)
    commit, there = before[0], (workspace.root, folder.name)
    with snapshot(repository, *there, commit.id, workspace.offered, made=False) as old:
        changed = _by_subject(old, Snapshot(None, workspace, folder, loaded))
    return Past(version, commit.when, changed)


def _by_subject(old: Snapshot, new: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """The kinds of change of each item and topic; of internal notes the keys."""
    found: dict[str, list[str]] = {}
    if old.loaded.dossier:
        was, now = _side(old), _side(new)
        for change in (*agenda_changes(was, now), *letter_changes(was, now)):
            if change.about.id and change.kind not in OF_THE_FILE:
                kinds = change.name.split(", ") if change.kind == Kind.INTERNAL else [change.kind]
                found.setdefault(change.about.id, []).extend(map(str, kinds))
    return {id_: tuple(dict.fromkeys(kinds)) for id_, kinds in found.items()}
