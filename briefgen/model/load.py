"""One dossier's folder → a Dossier and its confidential part, or every reason why not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.facts import MemberState, member_state, member_state_codes, presidency_on
from briefgen.model.dossier import Attachment, Confidential, Dossier, Meeting, Nota, Passage
from briefgen.model.letters import Letters
from briefgen.model.named import Agenda, Names
from briefgen.model.shapes import DossierFile, ItemFile, NotaShape, TopicFile
from briefgen.model.workspace import Workspace, read_shape
from briefgen.model.written import Texts, Written, read_folder, stray_files
from briefgen.problem import Place, Problem, choose, each_once, t
from briefgen.source.document import Prose, Source


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one dossier as they are written, and the workspace they are in."""

    workspace: Workspace
    folder: Path
    source: Source
    dossier: DossierFile
    items: Mapping[str, Written[ItemFile] | None]
    topics: Mapping[str, Written[TopicFile] | None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier as far as its files can be read.

    `dossier` is None when `problems` is not empty; `texts` is all Markdown that was found, to be
    checked in either case; `warnings` is what a concept still lacks; `files` are what it was read
    from, with their sources.
    """

    dossier: Dossier | None
    confidential: Confidential
    texts: tuple[Texts, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    files: Files | None = None


def load_dossier(workspace: Workspace, folder: Path) -> Loaded:
    """Read and resolve the dossier in `folder`; the problems of the workspace come first."""
    problems = list(workspace.problems)
    items = read_folder(workspace, folder / "agenda", ItemFile, problems)
    topics = read_folder(workspace, folder / "letter", TopicFile, problems)
    written: list[Written[ItemFile] | Written[TopicFile]] = [
        found for found in (*items.values(), *topics.values()) if found
    ]
    texts = [found.texts() for found in written]
    name = workspace.shown(folder / "dossier.yaml")
    problems.extend(stray_files(workspace, folder))
    chambers = None if workspace.problems else tuple(workspace.chamber_keys())
    source, dossier_file = read_shape(
        folder / "dossier.yaml", name, DossierFile, problems, chambers
    )
    dossier, confidential, files = None, Confidential(), None
    warnings: list[Problem] = []
    if source and dossier_file and not workspace.problems:
        files = Files(workspace, folder, source, dossier_file, items, topics)
        texts.extend(_own_texts(dossier_file, source))
        names = Names(source, problems, concept=dossier_file.status == "concept")
        dossier, warnings = _resolve(names, files), each_once(names.warnings)
        confidential = _confidential(files)
    return Loaded(
        None if problems else dossier,
        confidential,
        tuple(texts),
        tuple(each_once(problems)),
        tuple(warnings),
        files,
    )


def _resolve(names: Names, files: Files) -> Dossier | None:
    workspace, file = files.workspace, files.dossier
    what = t("there is no council “{name}” in councils.yaml", name=file.council)
    council = names.find(workspace.councils, file.council, ("council",), what)
    agenda, letters = (
        Agenda(names, workspace, files.items),
        Letters(names, workspace, files.topics),
    )
    parts = agenda.parts(file)
    to_chambers = letters.to_chambers(file.letter) if file.letter else ()
    meeting = _meeting(names, file)
    attachments = tuple(_attachments(names, files.folder, file))
    nota = _nota(names, workspace, file.nota) if file.nota else None
    attending = names.posts(workspace, file.attending, ("attending",))
    in_dossier = workspace.shown(files.folder / "dossier.yaml")
    names.problems.extend(_left_over(files.items, {*agenda.placed, *names.meant}, in_dossier))
    names.problems.extend(_left_over(files.topics, {*letters.placed, *names.meant}, in_dossier))
    if council is None or meeting is None:
        return None
    return Dossier(
        id=files.folder.name,
        council=council,
        meeting=meeting,
        status=file.status,
        attending=attending,
        parts=parts,
        letters=to_chambers,
        nota=nota,
        attachments=attachments,
        posts=tuple(workspace.posts.values()),
        chambers=tuple(workspace.chambers.values()),
        house_style=workspace.house_style,
    )


def _meeting(names: Names, file: DossierFile) -> Meeting | None:
    if list(file.dates) != sorted(set(file.dates)):
        what = t("the dates of the meeting are not in order, or one stands there twice")
        names.problem(("dates",), what, t("write the first day first"))
    presidency = _presidency(names, file)
    if presidency is None:
        return None
    return Meeting(file.dates, file.place, file.informal, presidency)


def _presidency(names: Names, file: DossierFile) -> MemberState | None:
    if file.presidency is None:
        presidency = presidency_on(file.dates[0])
        if presidency is None:
            what = t("the presidency of this year is not known to briefgen")
            names.problem(("dates",), what, t("add a line presidency: with the country code"))
        return presidency
    presidency = member_state(file.presidency)
    if presidency is None:
        what = t("“{code}” is not the code of a member state", code=file.presidency)
        names.problem(("presidency",), what, choose(file.presidency, member_state_codes()))
    return presidency


def _nota(names: Names, workspace: Workspace, shape: NotaShape) -> Nota:
    def prose(key: str) -> Prose | None:
        text: str | None = getattr(shape, key)
        return names.source.prose(("nota", key), text) if text else None

    return Nota(
        shape.date,
        shape.reference,
        names.posts(workspace, shape.for_information, ("nota", "for_information")),
        prose("reason"),
        prose("decision"),
        prose("explanation"),
        tuple(passage.ground for passage in shape.not_public),
    )


def _attachments(names: Names, folder: Path, file: DossierFile) -> Iterator[Attachment]:
    for index, attachment in enumerate(file.attachments):
        path = ("attachments", index, "file")
        if attachment.file and not _inside(folder, attachment.file):
            what = t("the file “{file}” is not in the folder of the dossier", file=attachment.file)
            fix = t("put it there, under attachments/, or correct the name")
            names.incomplete(path, what, fix)
        yield Attachment(attachment.title, attachment.reference, attachment.file)


def _inside(folder: Path, name: str) -> bool:
    try:
        path = (folder / name).resolve()
        return path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):
        return False


def _left_over(
    found: Mapping[str, Written[ItemFile] | None] | Mapping[str, Written[TopicFile] | None],
    placed: Iterable[str],
    dossier: str,
) -> Iterator[Problem]:
    """A file that no list names would silently be left out of the documents."""
    used = set(placed)
    for id_, written in found.items():
        if written and id_ not in used:
            what = t("this file stands in no list of {dossier}", dossier=dossier)
            fix = t("add “{name}” to the list, or remove the file", name=id_)
            yield Problem(Place(written.source.file), what, fix)


def _own_texts(file: DossierFile, source: Source) -> Iterator[Texts]:
    """The Markdown in dossier.yaml itself, none of which has footnotes."""
    paths: list[tuple[str, ...]] = [("nota", key) for key in ("reason", "decision", "explanation")]
    letter = file.letter
    if letter:
        paths += [("letter", "opening"), *(("letter", key, "opening") for key in letter.chambers)]
    for path in paths:
        value: object = source.data
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str):
            yield Texts((source.prose(path, value),))


def _confidential(files: Files) -> Confidential:
    passages = files.dossier.nota.not_public if files.dossier.nota else ()
    return Confidential(
        {id_: found.internal() for id_, found in files.items.items() if found},
        {id_: found.internal() for id_, found in files.topics.items() if found},
        tuple(Passage(passage.text, passage.ground) for passage in passages),
    )
