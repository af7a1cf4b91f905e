"""`briefgen import`: a dossier from documents that are there already."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.body.kinds import read_workspace
from briefgen.files.workspace import replace_file, templates_of
from briefgen.importing.assembled import Assembly, assembly_of
from briefgen.importing.draft import Draft, Meeting, Remark
from briefgen.importing.files import files_of
from briefgen.importing.generated import Made, differences, generate
from briefgen.importing.settled import Settler
from briefgen.importing.sources import meeting_of, read_sources
from briefgen.manuscript.meeting import Given
from briefgen.model.values import ID
from briefgen.model.workspace import Workspace
from briefgen.problem import InvalidInputError, Text, UsageError, t


class Imported(Struct, frozen=True):
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
    assembly = assembly_of(workspace, sources, meeting)
    temporary = folder.with_name(f".{folder.name}.briefgen-tmp")

    def make(draft: Draft) -> Made:
        _write(temporary, draft)
        return generate(workspace, temporary, templates)

    try:
        draft = assembly.draft(asked.day)
        draft = Settler(make, assembly.shape, sources.notes).settle(draft, workspace.posts)
        files = _write(temporary, draft)
        made = generate(workspace, temporary, templates)
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    missing, added = _compared(assembly, made)
    return Imported(
        tuple(folder / each for each in files),
        tuple(draft.all_remarks()),
        (*sources.left_out, *sources.loose_notes()),
        missing,
        added,
    )


Told = tuple[tuple[str, str], ...]


def _compared(assembly: Assembly, made: Made) -> tuple[Told, Told]:
    """The sentences of documents that will not be built, and those that are added."""
    texts = {kind: (each.kept, made.texts.get(kind, ())) for kind, each in assembly.kept.items()}
    pairs = [(kind, *differences(*both)) for kind, both in texts.items()]
    return (
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


def _write(folder: Path, draft: Draft) -> tuple[str, ...]:
    files = files_of(draft)
    for name, content in files.items():
        replace_file(folder / name, content.encode())
    return tuple(files)
