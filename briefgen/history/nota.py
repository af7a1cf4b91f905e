"""The nota and the attachments of two revisions compared."""

from collections.abc import Iterator

from briefgen.history.agenda import Side
from briefgen.history.changes import About, Change, Kind
from briefgen.history.letters import ids
from briefgen.history.order import moved
from briefgen.history.pairing import only_in, renamed
from briefgen.history.reporter import Reporter
from briefgen.model.dossier import Attachment, Confidential
from briefgen.source.document import Path

TEXTS = (
    (Kind.REASON, "reason"),
    (Kind.DECISION, "decision"),
    (Kind.EXPLANATION, "explanation"),
)


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
    dates = (was.date.isoformat(), now.date.isoformat())
    yield from reporter.line(Kind.NOTA_DATE, ("nota", "date"), *dates)
    references = (was.reference, now.reference)
    yield from reporter.line(Kind.NOTA_REFERENCE, ("nota", "reference"), *references)
    informed = (ids(was.for_information), ids(now.for_information))
    yield from reporter.names(Kind.FOR_INFORMATION, ("nota", "for_information"), *informed)
    for kind, key in TEXTS:
        texts = [getattr(each, key) for each in (was, now)]
        words = [text.text if text else None for text in texts]
        yield from reporter.prose(kind, ("nota", key), words[0], words[1])
    grounds = tuple(", ".join(each.grounds) or None for each in (was, now))
    path = ("nota", "not_public")
    if grounds[0] != grounds[1]:
        gone = grounds[1] is None
        yield reporter.say(Kind.GROUNDS, path, old=grounds[0], new=grounds[1], gone=gone)
    secrets = [[passage.text for passage in each.not_public] for each in (old_secret, new_secret)]
    if secrets[0] != secrets[1] and grounds[0] and grounds[1]:
        yield reporter.say(Kind.NOT_PUBLIC, path)


def attachment_changes(old: Side, new: Side) -> Iterator[Change]:
    """Attachments that came, went, moved, or are described otherwise."""
    reporter = Reporter(About("attachments"), old.files.source, new.files.source)
    was = {each.title: (index, each) for index, each in enumerate(old.dossier.attachments)}
    now = {each.title: (index, each) for index, each in enumerate(new.dossier.attachments)}
    contents = [
        {title: described(each) for title, (_, each) in side.items()} for side in (was, now)
    ]
    names = renamed(only_in(contents[0], now), only_in(contents[1], was))
    before = {names.get(title, title): each for title, each in was.items()}
    for title in moved(list(before), list(now)):
        places = (str(before[title][0] + 1), str(now[title][0] + 1))
        path: Path = ("attachments", now[title][0])
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
