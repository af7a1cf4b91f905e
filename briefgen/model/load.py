"""One dossier's folder → a Dossier and its confidential part, or every reason why not."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.files.workspace import is_written
from briefgen.model.dossier import Confidential, Dossier, Passage
from briefgen.model.government import AGENDA, ANNEXES, OTHER_BUSINESS
from briefgen.model.reading import read_shape
from briefgen.model.resolve import NOTA_TEXTS, Files, resolve
from briefgen.model.shapes import DossierFile
from briefgen.model.subjects import AnnexFile, ItemFile, TopicFile
from briefgen.model.values import ID
from briefgen.model.workspace import Workspace, without_letterhead
from briefgen.model.written import AnySubject, Names, SubjectFile, Texts, Written
from briefgen.problem import Place, Problem, each_once, t
from briefgen.source.document import Source

ITEMS: Mapping[str, type[ItemFile]] = {
    AGENDA: ItemFile,
    OTHER_BUSINESS: ItemFile,
    ANNEXES: AnnexFile,
}
"""The folders of what has a place in the agenda or after it, in the order of the documents."""
SUBJECTS = (*ITEMS, "letter")


class Loaded(Struct, frozen=True):
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
    folders = {
        name: _read_folder(workspace, folder / name, model, problems)
        for name, model in ITEMS.items()
    }
    items = {id_: each for found in folders.values() for id_, each in found.items()}
    problems.extend(_ids_twice(workspace, folder, folders))
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
        dossier, warnings = resolve(names, files, folders), each_once(names.warnings)
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


def _ids_twice(
    workspace: Workspace, folder: Path, folders: Mapping[str, Mapping[str, object]]
) -> Iterator[Problem]:
    """What has pages is known by its id alone, wherever it stands."""
    seen: dict[str, str] = {}
    for name, found in folders.items():
        for id_ in found:
            if id_ in seen:
                place = Place(workspace.shown(folder / name / f"{id_}.yaml"))
                what = t("there is a file of this name in {folder}/ too", folder=seen[id_])
                yield Problem(place, what, t("give one of the two another name"))
            seen.setdefault(id_, name)


def _stray_files(workspace: Workspace, folder: Path) -> Iterator[Problem]:
    """YAML files that would be passed over without a word: elsewhere, or with another ending."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        subject = len(inside) == 2 and inside[0] in SUBJECTS and path.suffix == ".yaml"
        read = subject or inside == ("dossier.yaml",)
        if read or not all(is_written(Path(part)) for part in inside):
            continue
        if not re.search(r"\.ya?ml", path.name, re.IGNORECASE) or inside[0] == "attachments":
            continue
        place = Place(workspace.shown(path))
        if path.suffix != ".yaml":
            name = re.sub(r"\.ya?ml.*", ".yaml", path.name, flags=re.IGNORECASE)
            what = t("a file of a dossier must end in .yaml")
            yield Problem(place, what, t("rename it to {name}", name=name))
        else:
            what = t("a file in this place belongs to no document")
            fix = t("put it in the folder agenda/, other_business/, annexes/ or letter/")
            yield Problem(place, what, fix)


def _own_texts(file: DossierFile, source: Source) -> Iterator[Texts]:
    """The Markdown in dossier.yaml itself, none of which has footnotes."""
    paths: list[tuple[str, ...]] = [("introduction",), *(("nota", key) for key in NOTA_TEXTS)]
    if file.nota:
        paths += [("nota", "sections", id_) for id_ in file.nota.sections]
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
        dict(_names(files)),
        files.dossier.briefing.compact,
    )


def _names(files: Files) -> Iterator[tuple[str, str]]:
    """Who holds each post on the first day of the meeting, as far as that is known."""
    for post in files.workspace.posts.values():
        if name := files.workspace.signatory(post, files.dossier.dates[0]).name:
            yield post.id, name
