"""Items and topics compared: their values, their texts with footnotes and sources."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from msgspec import Struct

from briefgen.history.changes import About, Change, Kind, Reporter
from briefgen.history.outline import added_removed, renamed
from briefgen.history.words import Reading, compare_texts
from briefgen.markdown.citations.citation import Citation
from briefgen.markdown.citations.finding import find_citations
from briefgen.model.subjects import AnnexFile, ItemFile, SubjectShape, SuppressShape, Unassigned
from briefgen.model.written import AnySubject
from briefgen.source.document import Path, Prose

EMPTY: Mapping[str, str | None] = {}
Pieces = dict[tuple[int, int], str]


class Notes(Struct, frozen=True):
    """The footnotes of both, and the old name of each that is in both by its new name."""

    old: Mapping[str, Prose]
    new: Mapping[str, Prose]
    pairs: Mapping[str, str]

    def as_before(self) -> dict[str, str | None]:
        """How the old text is to be read: without what was removed."""
        return {name: None for name in self.old if name not in self.pairs.values()}

    def as_now(self) -> dict[str, str | None]:
        """How the new text is to be read: without what was added, and by the old names."""
        return {name: self.pairs.get(name) for name in self.new}


def pair_notes(old: Mapping[str, Prose], new: Mapping[str, Prose]) -> Notes:
    """Find which footnote is which: a name is for the author only, and says nothing."""
    texts = ({name: note.text for name, note in notes.items()} for notes in (old, new))
    other = {after: before for before, after in renamed(*texts).items()}
    return Notes(old, new, {**{name: name for name in new if name in old}, **other})


def note_changes(reporter: Reporter, notes: Notes) -> Iterator[Change]:
    """Footnotes added, removed and changed; a source that became another is said as such."""
    for name, note in notes.new.items():
        before = notes.pairs.get(name)
        if before is None:
            yield reporter.say(Kind.FOOTNOTE_ADDED, ("footnotes", name), new=note.text, name=name)
            continue
        old = notes.old[before]
        passages = compare_texts(Reading(old.text, {}, EMPTY), Reading(note.text, {}, EMPTY))[0]
        if not passages:
            continue
        pairs, rest = _but_for_sources(old.text, note.text)
        kind = Kind.SOURCE if pairs else Kind.FOOTNOTE_CHANGED
        values = (old.text, note.text)
        if len(pairs) == 1 and not rest:
            values, passages = (pairs[0][0].written, pairs[0][1].written), ()
        place = reporter.place(("footnotes", name))
        yield Change(kind, reporter.about, place, *values, name, passages, reporter.posts)
    for name, note in notes.old.items():
        if name not in notes.pairs.values():
            path = ("footnotes", name)
            yield reporter.say(Kind.FOOTNOTE_REMOVED, path, old=note.text, name=name, gone=True)


def text_changes(
    reporter: Reporter,
    kind: Kind,
    path: Path,
    proses: tuple[Prose | None, Prose | None],
    notes: Notes,
) -> Iterator[Change]:
    """The sentences that differ, and each source in them that became another.

    Args:
        reporter: makes the changes.
        kind: that of a text in this place.
        path: the way to the text; where there are several of its kind, with which it is.
        proses: the old text and the new.
        notes: the footnotes; those added and removed are said elsewhere.
    """
    old, new = proses
    name = "".join(map(str, path[1:]))
    before, after = (prose.text if prose else "" for prose in proses)
    pairs = _other_sources(before, after)
    pieces = _pieces(pairs)
    for was, now in pairs:
        place = new.at(now.start) if new else reporter.place(path)
        yield Change(
            Kind.SOURCE, reporter.about, place, was.written, now.written, posts=reporter.posts
        )
    readings = (
        Reading(before, pieces[0], notes.as_before()),
        Reading(after, pieces[1], notes.as_now()),
    )
    passages, at_old, at_new = compare_texts(*readings)
    if passages:
        place = new.at(at_new) if new else old.at(at_old) if old else reporter.place(())
        values = (old.text if old else None, new.text if new else None)
        yield Change(kind, reporter.about, place, *values, name, passages, reporter.posts)


def _other_sources(old: str, new: str) -> list[tuple[Citation, Citation]]:
    """The citations that came in the place of another one, with that one."""
    if old == new or not (old and new):
        return []
    was, now = list(find_citations(old)), list(find_citations(new))
    keys = ([each.identity for each in was], [each.identity for each in now])
    pairs: list[tuple[Citation, Citation]] = []
    for op, i, i_end, j, j_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if op == "replace" and i_end - i == j_end - j:
            pairs += zip(was[i:i_end], now[j:j_end], strict=True)
    return pairs


def _pieces(pairs: list[tuple[Citation, Citation]]) -> tuple[Pieces, Pieces]:
    """The citations in both texts, each as one word that is the same in both."""
    old = {(was.start, was.end): now.written for was, now in pairs}
    return old, {(now.start, now.end): now.written for _, now in pairs}


def _but_for_sources(old: str, new: str) -> tuple[list[tuple[Citation, Citation]], bool]:
    """The sources of a note that became others, and whether something else changed as well."""
    pairs = _other_sources(old, new)
    was, now = _pieces(pairs)
    rest = compare_texts(Reading(old, was, EMPTY), Reading(new, now, EMPTY))[0]
    return pairs, bool(rest)


def concerned(*versions: AnySubject | None) -> tuple[str, ...]:
    """The ids of the posts that an item or topic concerned and concerns."""
    return tuple(dict.fromkeys(post for each in versions if each for post in each.posts()))


def contents(files: Mapping[str, AnySubject | None]) -> dict[str, str]:
    """What each item or topic that could be read says in public, to recognise it by."""
    return {id_: _content(each.shape) for id_, each in files.items() if each}


def _content(shape: SubjectShape) -> str:
    own = (shape.position, *shape.sections.values()) if isinstance(shape, ItemFile) else ()
    texts = (shape.title, shape.text, *own, *shape.footnotes.values())
    return "\n".join(text for text in texts if text)


def as_a_whole(
    kind: Kind, about: About, file: AnySubject, old: str | None = None, new: str | None = None
) -> Change:
    """The change that an item or topic came, went or moved."""
    own = Reporter(about, file.source, file.source, concerned(file))
    return own.say(kind, (), old=old, new=new)


def subject_changes(
    about: About, old: AnySubject, new: AnySubject, names: Mapping[str, str]
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
    values = (_responsible(was), _responsible(now))
    if values[0] != values[1]:
        yield reporter.say(
            Kind.RESPONSIBLE, ("responsible",), old=values[0], new=values[1], gone=not values[1]
        )
    if isinstance(was, ItemFile) and isinstance(now, ItemFile):
        yield from _item_changes(reporter, was, now, names)
    notes = pair_notes(old.notes(), new.notes())
    for kind, key in ((Kind.TEXT, "text"), (Kind.POSITION, "position")):
        proses = (old.prose(key), new.prose(key))
        yield from text_changes(reporter, kind, (key,), proses, notes)
    sections = (old.sections(), new.sections())
    for id_ in dict.fromkeys((*sections[0], *sections[1])):
        proses = (sections[0].get(id_), sections[1].get(id_))
        yield from text_changes(reporter, Kind.SECTION, ("sections", id_), proses, notes)
    yield from note_changes(reporter, notes)
    if was.internal != now.internal:
        keys = [key for key in now.internal.__struct_fields__
                if getattr(was.internal, key) != getattr(now.internal, key)]  # fmt: skip
        data = new.source.data
        gone = not isinstance(data, dict) or data.get("internal") is None
        yield reporter.say(Kind.INTERNAL, ("internal",), name=", ".join(keys), gone=gone)
    yield from suppress_changes(reporter, was.suppress, now.suppress)


def _item_changes(
    reporter: Reporter, was: ItemFile, now: ItemFile, names: Mapping[str, str]
) -> Iterator[Change]:
    """What changed in the values that an item has, and a topic has not."""
    yield from reporter.line(Kind.HANDLING, ("handling",), was.handling, now.handling)
    yield from reporter.line(Kind.NUMBER, ("number",), was.number, now.number)
    documents = [", ".join(each.documents) or None for each in (was, now)]
    yield from reporter.line(Kind.DOCUMENTS, ("documents",), documents[0], documents[1])
    if was.standing != now.standing:
        kind = Kind.STANDING if now.standing else Kind.NOT_STANDING
        yield reporter.say(kind, ("standing",), gone=not now.standing)
    wide = [isinstance(each, AnnexFile) and each.landscape for each in (was, now)]
    if wide[0] != wide[1]:
        kind = Kind.LANDSCAPE if wide[1] else Kind.NOT_LANDSCAPE
        yield reporter.say(kind, ("landscape",), gone=not wide[1])
    same = names.get(was.same_as or "", was.same_as)
    if same != now.same_as:
        values = (was.same_as, now.same_as)
        yield reporter.say(
            Kind.SAME_AS, ("same_as",), old=values[0], new=values[1], gone=not values[1]
        )


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
