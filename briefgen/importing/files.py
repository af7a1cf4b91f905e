"""A draft → the texts of its YAML files, written as one would type them."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.facts import placeholders
from briefgen.importing.draft import (
    Draft,
    Entry,
    LetterDraft,
    NotaDraft,
    PartDraft,
    Remark,
    SubjectDraft,
)
from briefgen.importing.lines import block, flow, mapping, mappings, quoted, scalar
from briefgen.locale.say import speaker
from briefgen.model.government import Attendance
from briefgen.problem import Say


class Comments:
    """Writes what was guessed as comments above the key that it is about."""

    def __init__(self, remarks: Iterable[Remark], say: Say) -> None:
        self.remarks, self.say = tuple(remarks), say

    def above(self, key: str, indent: int = 0) -> Iterator[str]:
        """The comments for a key."""
        for remark in self.remarks:
            if remark.key == key:
                yield f"{' ' * indent}# nagaan: {' '.join(self.say(remark.text).split())}"


SCHEMA = "# yaml-language-server: $schema={folder}schemas/{name}.json"


def files_of(draft: Draft) -> dict[str, str]:
    """The files of a dossier, by their names below its folder."""
    say = speaker("nl")
    made = {"dossier.yaml": _text(_dossier(draft, say))}
    for folder, item in draft.filed():
        schema = "annex" if folder == "annexes" else "item"
        made[f"{folder}/{item.id}.yaml"] = _text(_subject(item, schema, say))
    for topic in draft.topics():
        made[f"letter/{topic.id}.yaml"] = _text(_subject(topic, "topic", say))
    return made


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _dossier(draft: Draft, say: Say) -> Iterator[str]:
    meeting, comments = draft.meeting, Comments(draft.remarks, say)
    yield SCHEMA.format(folder="../", name="dossier")
    yield "#"
    yield "# Overgenomen uit bestaande stukken met briefgen import."
    yield "# Wat niet zeker is, staat onder “nagaan”: haal die regel weg als het klopt."
    yield from (*comments.above("council"), f"council: {meeting.council}")
    if meeting.informal:
        yield "informal: true"
    yield "status: concept            # wordt definitief als alles klopt"
    yield from (*comments.above("dates"), f"dates: {flow(map(str, meeting.dates))}")
    if meeting.by_video:
        yield "meeting: videoconferentie"
    else:
        yield from (*comments.above("place"), f"place: {scalar(meeting.place)}")
    if meeting.presidency:
        yield from (*comments.above("presidency"), f"presidency: {meeting.presidency}")
    yield from (*comments.above("attending"), *_attending(draft.attendance, ""))
    if draft.provisional:
        yield "provisional: true"
    if draft.introduction:
        yield from (*comments.above("introduction"), *block("introduction", draft.introduction))
    yield from (*comments.above("agenda"), "agenda:")
    for part in draft.parts:
        yield from _part(part, say)
    yield from _behind(draft, comments, say)


def _behind(draft: Draft, comments: Comments, say: Say) -> Iterator[str]:
    """What stands behind the agenda: what follows it, the letter, the nota, the shape."""
    for key, others in (("other_business", draft.other_business), ("annexes", draft.annexes)):
        if others:
            yield f"{key}: {flow(each.id for each in others)}"
    if draft.letter:
        yield from _letter(draft.letter, say)
    if draft.nota:
        yield from _nota(draft.nota, say)
    if draft.shape:
        yield from (*comments.above("shape"), "shape:", *mappings(draft.shape))


def _attending(attendance: Sequence[Attendance], margin: str) -> Iterator[str]:
    """Who takes part: posts in a row, or a line for each where some do not come."""
    if all(each.takes_part == "yes" for each in attendance):
        yield f"{margin}attending: {flow(each.post.id for each in attendance)}"
        return
    yield f"{margin}attending:"
    for each in attendance:
        keys = {"post": each.post.id, "takes_part": each.takes_part}
        if each.replaced_by:
            keys["replaced_by"] = each.replaced_by
        yield f"{margin}  - {mapping(keys) if each.takes_part != 'yes' else each.post.id}"


def _part(part: PartDraft, say: Say) -> Iterator[str]:
    yield from Comments(part.remarks, say).above("part", 2)
    if not part.name:
        yield "  - items:"
    else:
        yield f"  - part: {scalar(part.name)}"
        if part.council:
            yield f"    council: {part.council}"
        if part.dates:
            yield f"    dates: {flow(map(str, part.dates))}"
        if part.place:
            yield f"    place: {scalar(part.place)}"
        if part.attendance:
            yield from _attending(part.attendance, "    ")
        if part.on_behalf_of:
            yield f"    on_behalf_of: {flow(part.on_behalf_of)}"
        yield "    items:"
    yield from _entries(part.entries, "items", "title", 6, say)


def _entries(entries: Iterable[Entry], key: str, name: str, indent: int, say: Say) -> Iterator[str]:
    """The ids of subjects in order, and the groups with theirs."""
    margin = " " * indent
    for entry in entries:
        if isinstance(entry, SubjectDraft):
            yield f"{margin}- {entry.id}"
            continue
        comments = Comments(entry.remarks, say)
        yield from (*comments.above("title", indent), *comments.above("heading", indent))
        yield f"{margin}- {name}: {scalar(entry.title)}"
        if entry.aob:
            yield f"{margin}  aob: true"
        yield f"{margin}  {key}:"
        yield from (f"{margin}    - {subject.id}" for subject in entry.subjects)


def _dated(key: str, document: LetterDraft | NotaDraft, comments: Comments) -> Iterator[str]:
    """A key with what a letter and a nota both start with."""
    yield f"{key}:"
    yield from (*comments.above("date", 2), f"  date: {document.date}")
    if document.reference:
        yield f"  reference: {quoted(document.reference)}"


def _letter(letter: LetterDraft, say: Say) -> Iterator[str]:
    comments = Comments(letter.remarks, say)
    yield from _dated("letter", letter, comments)
    if letter.your_reference:
        yield f"  your_reference: {quoted(letter.your_reference)}"
    if letter.subject:
        yield from (*comments.above("subject", 2), f"  subject: {quoted(letter.subject)}")
    for key, value in letter.manners.items():
        yield f"  {key}: {value if key == 'to' else quoted(value)}"
    if letter.opening:
        yield from (*comments.above("opening", 2), *block("opening", letter.opening, 2))
    yield from (*comments.above("on_behalf_of", 2), f"  on_behalf_of: {flow(letter.on_behalf_of)}")
    yield from (*comments.above("signatories", 2), f"  signatories: {flow(letter.signatories)}")
    if letter.entries:
        yield "  topics:"
        yield from _entries(letter.entries, "topics", "heading", 4, say)
    else:
        yield "  topics: []"


def _nota(nota: NotaDraft, say: Say) -> Iterator[str]:
    comments = Comments(nota.remarks, say)
    yield from _dated("nota", nota, comments)
    yield f"  for_information: {flow(nota.for_information)}"
    for key in ("reason", "decision", "explanation"):
        if text := nota.texts.get(key):
            yield from (*comments.above(key, 2), *block(key, text, 2))
    if nota.others:
        yield from (*comments.above("sections", 2), "  sections:")
        for id_, text in nota.others.items():
            yield from block(id_, text, 4)
    if nota.grounds:
        yield from (*comments.above("not_public", 2), "  not_public:")
        write = placeholders()["passage"]
        yield from (f"    - {mapping({'text': write, 'ground': each})}" for each in nota.grounds)
    else:
        yield "  not_public: []"
    if nota.attachments:
        yield from (*comments.above("attachments"), "attachments:")
        for title in nota.attachments:
            yield f"  - title: {scalar(title)}"


def _subject(subject: SubjectDraft, schema: str, say: Say) -> Iterator[str]:
    comments = Comments(subject.remarks, say)
    yield SCHEMA.format(folder="../../", name=schema)
    yield from (*comments.above("title"), f"title: {scalar(subject.title)}")
    if subject.short_title:
        yield from comments.above("short_title")
        yield f"short_title: {scalar(subject.short_title)}"
    if subject.handling:
        yield from (*comments.above("handling"), f"handling: {scalar(subject.handling)}")
    yield from comments.above("responsible")
    yield f"responsible: {_responsible(subject)}"
    if subject.same_as:
        yield from (*comments.above("same_as"), f"same_as: {subject.same_as}")
    if subject.number:
        yield f"number: {quoted(subject.number)}"
    if subject.documents:
        yield from (*comments.above("documents"), "documents:")
        yield from (f"  - {quoted(each)}" for each in subject.documents)
    yield from comments.above("text")
    yield from block("text", subject.text) if subject.text else ()
    yield from block("position", subject.position) if subject.position else ()
    if subject.sections:
        yield "sections:"
        for id_, text in subject.sections.items():
            yield from block(id_, text, 2)
    if subject.footnotes:
        yield "footnotes:"
        for name, text in subject.footnotes.items():
            yield f"  {name}: {quoted(text)}"


def _responsible(subject: SubjectDraft) -> str:
    if subject.responsible is not None and not subject.responsible:
        return "{none: in de nota aan niemand toebedeeld}"
    return flow(subject.responsible or ())
