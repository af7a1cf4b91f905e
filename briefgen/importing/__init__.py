"""`briefgen import`: a dossier from documents that are there already."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.body.kinds import read_workspace
from briefgen.errors import InvalidInputError, UsageError
from briefgen.facts import placeholders
from briefgen.files.workspace import replace_file, templates_of
from briefgen.importing.agenda import AgendaReader
from briefgen.importing.draft import Draft, Meeting, PartDraft, Remark, SubjectDraft, with_ids
from briefgen.importing.files import files_of
from briefgen.importing.generated import differences, generate, settled
from briefgen.importing.letter import read_letter
from briefgen.importing.nota import Bullet, read_nota
from briefgen.importing.routing import Matcher, places, with_routing
from briefgen.importing.sources import (
    NOTA_BEFORE,
    SENT_BEFORE,
    Sources,
    about_notes,
    meeting_of,
    no_items,
    read_sources,
)
from briefgen.manuscript.meeting import Given
from briefgen.markdown.tree import Block
from briefgen.model.values import ID
from briefgen.model.workspace import Workspace
from briefgen.problem import Text, t


@dataclass(frozen=True, slots=True)
class Imported:
    """A dossier that was written: its files, what was guessed in which, what was left out.

    `missing` are sentences of a document that will not be in what is built, `added` the others.
    """

    files: tuple[Path, ...]
    guessed: tuple[tuple[str, Remark], ...]
    left_out: tuple[tuple[str, Text], ...]
    missing: tuple[tuple[str, str], ...]
    added: tuple[tuple[str, str], ...]


def import_dossier(
    root: Path, documents: Mapping[str, Path], asked: Given, name: str | None = None
) -> Imported:
    """Make `agendas/<first day>-<council>/` of an agenda, a letter and a nota, or some of them.

    Args:
        root: the workspace.
        documents: the files, by the names that the user knows.
        asked: what the user says of the meeting; `day` is that of the letter.
        name: another name for the folder.

    Raises:
        InvalidInputError: if a document cannot be read, or is none of the three.
        UsageError: if the meeting is not known, or the folder is there already.
    """
    templates = templates_of(root)
    workspace = read_workspace(root)
    if workspace.problems:
        raise InvalidInputError(workspace.problems)
    sources = read_sources(workspace, documents)
    meeting = meeting_of(workspace, sources, asked)
    folder = _folder(workspace, meeting, name)
    draft, kept = _draft(workspace, sources, meeting, asked)
    temporary = folder.with_name(f".{folder.name}.briefgen-tmp")
    try:
        _write(temporary, draft)
        made = generate(workspace, temporary, templates)
        draft = settled(draft, made, workspace, sources.notes)
        files = _write(temporary, draft)
        made = generate(workspace, temporary, templates)
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    for kind, each in sources.notes.items():
        sources.left_out.extend(about_notes(kind, each))
    pairs = [(kind, *differences(kept[kind], made.get(kind, ()))) for kind in kept]
    return Imported(
        tuple(folder / each for each in files),
        tuple(draft.all_remarks()),
        tuple(sources.left_out),
        tuple((kind, each) for kind, missing, _ in pairs for each in missing),
        tuple((kind, each) for kind, _, added in pairs for each in added),
    )


def _folder(workspace: Workspace, meeting: Meeting, name: str | None) -> Path:
    if name is not None and not ID.fullmatch(name):
        what = t("“{name}” cannot be the name of a folder", name=name)
        raise UsageError(what, t("use letters, digits and hyphens only"))
    folder = workspace.agendas / (name or f"{meeting.dates[0]}-{meeting.council}")
    if folder.exists():
        what = t("the folder {folder} is there already", folder=workspace.shown(folder))
        fix = t("give the new one another name with --name, or remove the folder first")
        raise UsageError(what, fix)
    return folder


def _draft(
    workspace: Workspace, sources: Sources, meeting: Meeting, asked: Given
) -> tuple[Draft, dict[str, tuple[Block, ...]]]:
    """The dossier as far as the documents say it, and the text of each that is to come back."""
    documents, kept = sources.documents, dict[str, tuple[Block, ...]]()
    parts: tuple[PartDraft, ...] = ()
    if agenda := documents.get("agenda"):
        stated = workspace.stated.get(meeting.council)
        names = stated.parts if stated else ()
        reader = AgendaReader(agenda, names, sources.notes["agenda"])
        parts, kept["agenda"] = reader.parts(), agenda.blocks
        if not parts:
            raise no_items(agenda)
        said = (*agenda.left_out, *reader.said)
        sources.left_out.extend(("agenda", each) for each in said)
    letter = None
    if manuscript := documents.get("letter"):
        day, remarks = asked.day or sources.said["letter"].day, []
        if day is None:
            day = meeting.dates[0] - SENT_BEFORE
            remarks = [Remark("date", t("not found in the letter; two weeks before the meeting"))]
        letter = read_letter(manuscript, workspace, day, sources.notes["letter"])
        letter = replace(letter, remarks=(*remarks, *letter.remarks))
        kept["letter"] = letter.kept
        sources.left_out.extend(("letter", each) for each in letter.left_out)
    draft = Draft(
        meeting,
        parts or _placeholder(),
        letter=letter,
        remarks=meeting.remarks,
    )
    return _with_nota(workspace, sources, with_ids(draft), meeting), kept


def _placeholder() -> tuple[PartDraft, ...]:
    """An agenda of one item to be written, where none was imported."""
    write = placeholders()
    remark = Remark("title", t("no agenda was imported; write its items"))
    item = SubjectDraft(write["title"], write["imported"], remarks=(remark,))
    return (PartDraft(None, (item,)),)


def _with_nota(workspace: Workspace, sources: Sources, draft: Draft, meeting: Meeting) -> Draft:
    manuscript = sources.documents.get("nota")
    if manuscript is None:
        what = t("no nota was imported; write in each file for whom it is (responsible)")
        return replace(draft, remarks=(*draft.remarks, Remark("agenda", what)))
    nota, bullets = read_nota(manuscript, workspace.posts, sources.said["nota"].day)
    if nota.date is None:
        sent = draft.letter.date if draft.letter else None
        day = (sent or meeting.dates[0] - SENT_BEFORE) - NOTA_BEFORE
        remark = Remark("date", t("not found in the nota; a week before the letter"))
        nota = replace(nota, date=day, remarks=(remark,))
    sources.left_out.extend(("nota", each) for each in nota.left_out)
    return _routed(workspace, sources, replace(draft, nota=nota), bullets)


def _routed(
    workspace: Workspace, sources: Sources, draft: Draft, bullets: Sequence[Bullet]
) -> Draft:
    matcher = Matcher(places(draft.parts), draft.topics())
    matcher.match(bullets)
    sources.left_out.extend(("nota", each) for each in matcher.left_out)
    return with_routing(draft, matcher.found, tuple(workspace.posts))


def _write(folder: Path, draft: Draft) -> tuple[str, ...]:
    files = files_of(draft)
    for name, content in files.items():
        replace_file(folder / name, content.encode())
    return tuple(files)
