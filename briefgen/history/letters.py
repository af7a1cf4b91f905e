"""The letters of two revisions compared: what is said once for all chambers is reported once."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from briefgen.history.agenda import Side
from briefgen.history.boxes import box_changes
from briefgen.history.changes import About, Change, Field, Kind, Reporter
from briefgen.history.outline import ROOT, Box, Compared, Outline, compare_outlines, renamed
from briefgen.history.shared import of_councils
from briefgen.history.texts import as_a_whole, concerned, contents, subject_changes
from briefgen.model.dossier import Letter
from briefgen.model.government import Post
from briefgen.source.document import Path, Prose


def letter_changes(old: Side, new: Side) -> Iterator[Change]:
    """Everything that changed in the letters and their topics."""
    reporter = Reporter(About("letter"), old.files.source, new.files.source)
    was, now = old.dossier.letters, new.dossier.letters
    if bool(was) != bool(now):
        kind = Kind.LETTER_ADDED if now else Kind.LETTER_REMOVED
        topics = (*old.dossier.topics(), *new.dossier.topics())
        posts = [post.id for topic in topics for post in topic.responsible]
        yield reporter.say(kind, ("letter",), posts=posts, gone=not now)
        return
    names = renamed(contents(old.files.topics), contents(new.files.topics))
    pairs = [
        (before, after) for after in now for before in was if before.chamber.id == after.chamber.id
    ]
    yield from _to(old, new, reporter)
    for field in FIELDS:
        yield from _each(pairs, reporter, field)
    for field in MANNERS:
        for change in _each(pairs, reporter, field):
            yield from _by_whom(change, reporter, field.key, old, new)
    outlines = [(_outline(before, old), _outline(after, new)) for before, after in pairs]
    concerns = {topic.id: ids(topic.responsible) for topic in new.dossier.topics()}
    shifted: dict[str, Change] = {}
    for index, (pair, (before, after)) in enumerate(zip(pairs, outlines, strict=True)):
        if outlines.index((before, after)) == index:
            chamber = "" if _all_same(outlines) else pair[1].chamber.short_name
            compared = compare_outlines(before, after, names)
            yield from box_changes(reporter, compared, concerns, chamber)
            for id_, change in _shifts(compared, new, chamber):
                shifted.setdefault(id_, change)
    yield from _topics(old, new, names, shifted)


def _to(old: Side, new: Side, reporter: Reporter) -> Iterator[Change]:
    """To which chambers the letters go, of those that government.yaml knew and knows."""
    known = [{each.id for each in side.files.workspace.chambers.values()} for side in (old, new)]
    was, now = (
        ", ".join(
            each.chamber.short_name for each in side.dossier.letters
            if each.chamber.id in known[0] & known[1]
        )
        for side in (old, new)
    )  # fmt: skip
    for change in reporter.line(Kind.LETTER_TO, ("letter", "to"), was or None, now or None):
        yield from _by_whom(change, reporter, "to", old, new)


def _by_whom(
    change: Change, reporter: Reporter, key: str, old: Side, new: Side
) -> Iterator[Change]:
    """A change of what councils.yaml may say too, with the file that says it.

    What follows from another council is told by that alone.
    """
    paths = (*reporter.old.keys, *reporter.new.keys)
    if any(path[0] == "letter" and path[-1] == key for path in paths):
        yield change
    elif old.dossier.council.id == new.dossier.council.id:
        yield of_councils(change)


def _topics(
    old: Side, new: Side, names: Mapping[str, str], shifted: Mapping[str, Change]
) -> Iterator[Change]:
    was = {names.get(each.id, each.id): each for each in old.dossier.topics()}
    now = {each.id: each for each in new.dossier.topics()}
    old_ids = {after: before for before, after in names.items()}
    for id_, topic in now.items():
        about = About("topic", id_, topic.title, old_id=old_ids.get(id_, ""))
        after = new.files.topics[id_]
        before = old.files.topics.get(old_ids.get(id_, id_))
        if after and not (before and id_ in was):
            yield as_a_whole(Kind.TOPIC_ADDED, about, after)
        elif after and before:
            if id_ in shifted:
                place, posts = after.source.key_place(()), concerned(before, after)
                yield replace(shifted[id_], about=about, place=place, posts=posts)
            yield from subject_changes(about, before, after, {})
    for id_, topic in was.items():
        gone = old.files.topics.get(topic.id)
        if id_ not in now and gone:
            yield as_a_whole(Kind.TOPIC_REMOVED, About("topic", id_, topic.title), gone)


def _shifts(compared: Compared, new: Side, chamber: str) -> Iterator[tuple[str, Change]]:
    """Each topic that moved, with the places or the headings it went from and to."""
    places = [_places(outline) for outline in (compared.old, compared.new)]
    nowhere = Reporter(About("topic"), new.files.source, new.files.source)
    for id_ in sorted(compared.moved - compared.new.keys()):
        kind = Kind.TOPIC_REGROUPED if id_ in compared.reboxed else Kind.TOPIC_MOVED
        index = 1 if id_ in compared.reboxed else 0
        old, new_place = (each[id_][index] for each in places)
        yield id_, nowhere.say(kind, (), old=old, new=new_place, name=chamber)


def _places(outline: Outline) -> dict[str, tuple[str, str]]:
    """The place of each topic in the letter, counted from 1, and the heading above it."""
    found: dict[str, tuple[str, str]] = {}
    for member in outline[ROOT].members:
        box = outline.get(member)
        for id_ in box.members if box else (member,):
            found[id_] = (str(len(found) + 1), (box.title if box else None) or "–")
    return found


def _each(
    pairs: list[tuple[Letter, Letter]], reporter: Reporter, field: Field[Letter]
) -> Iterator[Change]:
    """What changed in one field: once if it did so in the letters to all chambers."""
    paths = [_path(reporter, after, field.key) for _before, after in pairs]
    changes = [
        list(field.changes(reporter, path, *pair)) for path, pair in zip(paths, pairs, strict=True)
    ]
    values = [[(each.old, each.new, each.name) for each in found] for found in changes]
    if _all_same(values):
        yield from changes[0] if changes else ()
        return
    for path, (before, after) in zip(paths, pairs, strict=True):
        yield from field.changes(reporter, path, before, after, after.chamber.short_name)


def _all_same(values: list) -> bool:  # type: ignore[type-arg]
    return all(each == values[0] for each in values)


def _path(reporter: Reporter, letter: Letter, name: str) -> Path:
    """Where a field of a letter stands: below the key of its chamber, or else in the letter."""
    own = ("letter", letter.chamber.id.replace("-", "_"), name)
    return own if own in reporter.new.keys or own in reporter.old.keys else ("letter", name)


def ids(posts: Iterable[Post]) -> tuple[str, ...]:
    """The ids of posts."""
    return tuple(post.id for post in posts)


FIELDS: tuple[Field[Letter], ...] = (
    Field("date", Kind.LETTER_DATE, Reporter.line, lambda letter: letter.date.isoformat()),
    Field("reference", Kind.LETTER_REFERENCE, Reporter.line, lambda letter: letter.reference),
    Field("your_reference", Kind.YOUR_REFERENCE, Reporter.line, lambda it: it.your_reference),
    Field("subject", Kind.SUBJECT, Reporter.line, lambda letter: letter.subject),
    Field("on_behalf_of", Kind.ON_BEHALF_OF, Reporter.names, lambda it: ids(it.on_behalf_of)),
    Field(
        "signatories",
        Kind.SIGNATORIES,
        Reporter.names,
        lambda letter: ids(each.post for each in letter.signatories),
    ),
    Field("opening", Kind.OPENING, Reporter.prose, lambda letter: words_of(letter.opening)),
)
"""What each letter has of its own."""
MANNERS: tuple[Field[Letter], ...] = (
    Field("salutation", Kind.SALUTATION, Reporter.line, lambda it: it.manners.salutation),
    Field("sign_off", Kind.SIGN_OFF, Reporter.line, lambda letter: letter.manners.sign_off),
    Field("signature", Kind.SIGNATURE, Reporter.line, lambda letter: letter.manners.signature),
)
"""How each letter begins and ends, where councils.yaml may say so too."""


def words_of(text: Prose | None) -> str | None:
    """What a text says; None if there is none."""
    return text.text if text else None


def _outline(letter: Letter, side: Side) -> Outline:
    boxes: dict[str, Box] = {}
    top: list[str] = []
    for index, group in enumerate(letter.groups):
        topics = tuple(topic.id for topic in group.topics)
        if group.heading is None:
            top += topics
            continue
        key = f"/heading/{index}"
        own = ("letter", letter.chamber.id.replace("-", "_"), "topics", index)
        path = own if own in side.files.source.values else ("letter", "topics", index)
        boxes[key] = Box("heading", group.heading, None, ROOT, topics, path)
        top.append(key)
    return {ROOT: Box("root", None, None, "", tuple(top)), **boxes}
