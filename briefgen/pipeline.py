"""The flow from YAML to documents, top to bottom."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.body.document import Document
from briefgen.body.kinds import Kind, load_kinds, openings, templates_of
from briefgen.body.markdown_file import to_markdown
from briefgen.body.prose import check
from briefgen.body.render import Templates
from briefgen.errors import InvalidInputError, UsageError
from briefgen.model.load import load_dossier
from briefgen.model.workspace import Workspace, load_workspace
from briefgen.output import folders_written, write_files
from briefgen.problem import Place, Problem, choose, each_once, t
from briefgen.request import Built, Request
from briefgen.word import Properties, to_docx


def build(request: Request) -> Iterator[Built]:
    """Build dossiers one by one; a broken one does not keep the next from being built.

    Raises:
        InvalidInputError: if the kinds of documents cannot be read.
        UsageError: if `only` names a document that cannot exist.
    """
    folder = templates_of(request.root)
    kinds, templates = load_kinds(folder), Templates(folder)
    workspace = load_workspace(request.root, openings(folder))
    _check_names(request.only, kinds, workspace)
    for dossier in request.dossiers:
        try:
            documents, warnings = _documents(workspace, dossier, kinds, templates)
            files = _files(documents, request, folder)
            yield replace(_write(request.out / dossier.name, files, request), warnings=warnings)
        except InvalidInputError as error:
            yield Built(dossier.name, problems=error.problems)


def _documents(
    workspace: Workspace, folder: Path, kinds: Sequence[Kind], templates: Templates
) -> tuple[list[Document], tuple[Problem, ...]]:
    """All documents of a dossier, and what it still lacks as a concept."""
    loaded = load_dossier(workspace, folder)
    problems = [*loaded.problems, *(each for texts in loaded.texts for each in check(texts))]
    if loaded.dossier is None or problems:
        raise InvalidInputError(_in_order(each_once([*problems, *loaded.warnings])))
    documents = [
        document
        for kind in kinds
        for document in templates.documents(kind, loaded.dossier, loaded.confidential)
    ]
    return documents, loaded.warnings


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file and line, so that each file is mended from top to bottom."""
    return sorted(problems, key=lambda each: (each.place.file, each.place.line, each.place.column))


def _check_names(names: Collection[str], kinds: Sequence[Kind], workspace: Workspace) -> None:
    possible = {name for kind in kinds for name in _names(kind, workspace)}
    for name in names:
        if possible and name not in possible:
            raise UsageError(t("there is no document “{name}”", name=name), choose(name, possible))


def _names(kind: Kind, workspace: Workspace) -> Iterator[str]:
    """The names that a document of this kind can have, and that of the kind itself."""
    yield kind.folder.name
    pattern = kind.file.name
    if kind.file.per == "letter":
        yield from (pattern.replace("{chamber}", chamber) for chamber in workspace.chambers)
    elif kind.file.per == "post":
        yield from (pattern.replace("{post}", post) for post in workspace.posts)
    else:
        yield pattern


def _files(
    documents: Iterable[Document], request: Request, templates: Path
) -> dict[str, dict[str, bytes]]:
    """The content of each file, by its folder below that of the dossier and its name."""
    files: dict[str, dict[str, bytes]] = {}
    for document in documents:
        if request.only and not {document.name, document.kind} & set(request.only):
            continue
        folder, _, name = document.name.rpartition("/")
        for format_ in request.formats:
            files.setdefault(folder, {})[f"{name}.{format_}"] = _MAKERS[format_](
                document, templates
            )
    return files


def _docx(document: Document, templates: Path) -> bytes:
    meta = document.meta
    properties = Properties(
        str(meta.get("title", document.name)),
        str(meta.get("subject", "")),
        str(meta["author"]),
        str(meta["lang"]),
        document.date,
        document.concept,
    )
    shell = templates / document.kind / "shell.docx"
    return to_docx(shell, properties, document.head, document.body, document.notes)


_MAKERS: Mapping[str, Callable[[Document, Path], bytes]] = {
    "md": lambda document, templates: to_markdown(document),  # noqa: ARG005
    "docx": _docx,
}


def _write(out: Path, files: Mapping[str, Mapping[str, bytes]], request: Request) -> Built:
    """Write the files of one dossier; after a whole build, what it no longer has is removed."""
    folders = {out / name: contents for name, contents in files.items()}
    endings = () if request.only else tuple(f".{format_}" for format_ in request.formats)
    if endings:
        folders = {folder: {} for folder in folders_written(out)} | folders
    outcome = Built(out.name)
    for folder, contents in folders.items():
        try:
            done = write_files(folder, contents, overwrite=request.overwrite, only_endings=endings)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            what = t("the documents cannot be written here ({reason})", reason=reason)
            fix = t(
                "check the rights and the space on the disk, or choose another place with --out"
            )
            raise InvalidInputError([Problem(Place(str(folder)), what, fix)]) from None
        outcome = Built(
            out.name,
            (*outcome.written, *done.written),
            (*outcome.unchanged, *done.unchanged),
            (*outcome.kept, *done.kept),
            (*outcome.removed, *done.removed),
            (*outcome.left, *done.left),
        )
    return outcome
