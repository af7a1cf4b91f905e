"""One dossier's folder → a Dossier and its confidential part, or every reason why not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.facts import MemberState, member_state, member_state_codes, presidency_on
from briefgen.files.workspace import is_written
from briefgen.model.dossier import Attachment, Confidential, Dossier, Meeting, Nota, Passage
from briefgen.model.named import Agenda, Letters
from briefgen.model.reading import read_shape
from briefgen.model.shapes import DossierFile, ItemFile, NotaShape, TopicFile
from briefgen.model.values import ID
from briefgen.model.workspace import Workspace, without_letterhead
from briefgen.model.written import AnySubject, Names, SubjectFile, Texts, Written
from briefgen.problem import Place, Problem, choose, each_once, t
from briefgen.source.document import Prose, Source

SUBJECTS = ("agenda", "letter")


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
    items = _read_folder(workspace, folder / "agenda", ItemFile, problems)
    topics = _read_folder(workspace, folder / "letter", TopicFile, problems)
    written: list[AnySubject] = [found for found in (*items.values(), *topics.values()) if found]
    texts = [found.texts() for found in written]
    name = workspace.shown(folder / "dossier.yaml")
    problems.extend(_stray_files(workspace, folder))
    known = (*workspace.chamber_keys(), *sorted(workspace.without_letter))
    chambers = None if workspace.problems else known
    source, dossier_file = read_shape(
        folder / "dossier.yaml", name, DossierFile, problems, chambers
    )
    dossier, confidential, files = None, Confidential(), None
    warnings: list[Problem] = []
    if source and dossier_file and not workspace.problems:
        files = Files(workspace, folder, source, dossier_file, items, topics)
        texts.extend(_own_texts(dossier_file, source))
        names = Names(workspace, source, problems, concept=dossier_file.status == "concept")
        dossier, warnings = _resolve(names, files), each_once(names.warnings)
        if dossier and dossier.letters and not problems:
            warnings.extend(without_letterhead(dossier.council.ministry))
        confidential = _confidential(files)
    return Loaded(
        None if problems else dossier,
        confidential,
        tuple(texts),
        tuple(each_once(problems)),
        tuple(warnings),
        files,
    )


def _read_folder(
    workspace: Workspace, folder: Path, model: type[SubjectFile], problems: list[Problem]
) -> dict[str, Written[SubjectFile] | None]:
    """The files of `folder` by id; None for a file that cannot be used, its reasons added."""
    found: dict[str, Written[SubjectFile] | None] = {}
    for path in filter(is_written, sorted(folder.glob("*.yaml"))):
        name = workspace.shown(path)
        if not ID.fullmatch(path.stem):
            what = t("this name of a file cannot be used in a list")
            fix = t("rename it, with letters, digits and hyphens only: no spaces")
            problems.append(Problem(Place(name), what, fix))
            continue
        source, shape = read_shape(path, name, model, problems)
        found[path.stem] = Written(source, shape) if source and shape else None
    return found


def _stray_files(workspace: Workspace, folder: Path) -> Iterator[Problem]:
    """YAML files that would be passed over without a word: elsewhere, or with another ending."""
    for path in sorted(folder.rglob("*")):
        place = Place(workspace.shown(path))
        inside = path.relative_to(folder).parts
        if not all(is_written(Path(part)) for part in inside):
            continue
        if not re.search(r"\.ya?ml", path.name, re.IGNORECASE) or inside[0] == "attachments":
            continue
        if path.suffix != ".yaml":
            name = re.sub(r"\.ya?ml.*", ".yaml", path.name, flags=re.IGNORECASE)
            what = t("a file of a dossier must end in .yaml")
            yield Problem(place, what, t("rename it to {name}", name=name))
        elif inside != ("dossier.yaml",) and (len(inside) != 2 or inside[0] not in SUBJECTS):
            what = t("a file in this place belongs to no document")
            yield Problem(place, what, t("put it in the folder agenda/ or letter/ of the dossier"))


def _resolve(names: Names, files: Files) -> Dossier | None:
    workspace, file = files.workspace, files.dossier
    council = names.council(file.council)
    agenda, letters = Agenda(names, files.items), Letters(names, files.topics)
    parts = agenda.parts(file)
    to_chambers = letters.to_chambers(file.letter) if file.letter else ()
    meeting = _meeting(names, file)
    attachments = tuple(_attachments(names, files.folder, file))
    nota = _nota(names, file.nota) if file.nota else None
    attending = names.posts(file.attending, ("attending",))
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


def _nota(names: Names, shape: NotaShape) -> Nota:
    def prose(key: str) -> Prose | None:
        text: str | None = getattr(shape, key)
        return names.source.prose(("nota", key), text) if text else None

    return Nota(
        shape.date,
        shape.reference,
        names.posts(shape.for_information, ("nota", "for_information")),
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
