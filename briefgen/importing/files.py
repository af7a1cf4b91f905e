"""A draft → the texts of its YAML files, written as one would type them."""

import json
import re
from collections.abc import Iterable, Iterator

from briefgen.importing.draft import Draft, Entry, LetterDraft, NotaDraft, Remark, SubjectDraft
from briefgen.locale.say import speaker
from briefgen.problem import Say
from briefgen.source.reader import PLAIN

SAFE = re.compile(r"[A-Za-zÀ-ÿ0-9(‘’“”€][^\n\t]*")
UNSAFE = re.compile(r":(?:\s|$)|\s#|^[0-9][0-9:._-]*$|^---|^\.\.\.")


def scalar(text: str) -> str:
    """A line of text: as it is where YAML reads it so, else between double quotes."""
    plain = SAFE.fullmatch(text) and not UNSAFE.search(text) and text == text.strip()
    return text if plain and text not in PLAIN else quoted(text)


def quoted(text: str) -> str:
    """A text between quotes, since it may look like a number or hold signs of Markdown."""
    return json.dumps(text, ensure_ascii=False)


def flow(names: Iterable[str]) -> str:
    """Names in a row: [a, b]."""
    return f"[{', '.join(names)}]"


def block(key: str, text: str, indent: int = 0) -> Iterator[str]:
    """A text below its key, after a |."""
    margin = " " * indent
    yield f"{margin}{key}: |"
    for line in text.split("\n"):
        yield f"{margin}  {line}" if line else ""


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
    for item in draft.items():
        made[f"agenda/{item.id}.yaml"] = _text(_subject(item, "item", say))
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
    yield from (*comments.above("place"), f"place: {scalar(meeting.place)}")
    if meeting.presidency:
        yield from (*comments.above("presidency"), f"presidency: {meeting.presidency}")
    yield from (*comments.above("attending"), f"attending: {flow(draft.attending)}")
    yield from (*comments.above("agenda"), "agenda:")
    for part in draft.parts:
        yield from Comments(part.remarks, say).above("part", 2)
        if part.name:
            yield f"  - part: {scalar(part.name)}"
            yield "    items:"
        else:
            yield "  - items:"
        yield from _entries(part.entries, "items", "title", 6, say)
    if draft.letter:
        yield from _letter(draft.letter, say)
    if draft.nota:
        yield from _nota(draft.nota, say)


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
    yield from comments.above("text")
    yield from block("text", subject.text) if subject.text else ()
    if subject.footnotes:
        yield "footnotes:"
        for name, text in subject.footnotes.items():
            yield f"  {name}: {quoted(text)}"


def _responsible(subject: SubjectDraft) -> str:
    if subject.responsible is not None and not subject.responsible:
        return "{none: in de nota aan niemand toebedeeld}"
    return flow(subject.responsible or ())
