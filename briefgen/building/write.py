"""The files of one dossier, written; what it no longer has is removed."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from briefgen.body.kinds import to_markdown
from briefgen.building.compose import Made
from briefgen.building.metadata import to_xml
from briefgen.building.paginate import Paginated, Typeset
from briefgen.building.read import Plan, Ready
from briefgen.building.request import Built, LastBuild, Request, forget, keep, outputs
from briefgen.files.output import (
    IGNORE,
    MANIFEST,
    METADATA,
    folders_written,
    keep_out_of_git,
    write_files,
)
from briefgen.files.workspace import content_if_there, digest
from briefgen.history.index import made_by_briefgen
from briefgen.layout.page_map import FILE, doubt, to_yaml
from briefgen.problem import InvalidInputError, Place, Problem, Text, t

NOT_LAID = t("they were not laid out")
Files = Mapping[str, Mapping[str, bytes]]
"""The content of each file, by its folder below that of the dossier and its name."""


def write(plan: Plan, typeset: Typeset, done: Paginated) -> Built:
    """Write the files of a dossier; after a whole build, what it no longer has is removed.

    Raises:
        InvalidInputError: if a folder cannot be written.
    """
    failures = typeset.problems()
    warnings = (*done.ready.warnings, *_warnings(plan, typeset, done))
    built = _write_folders(plan, done.ready.out, _files(plan, typeset, done))
    built = replace(built, failures=failures, warnings=warnings)
    whole = not (failures or built.kept or built.left)
    _remember(plan, typeset, done, built, done.ready.inputs if whole else "")
    return built


def _remember(plan: Plan, typeset: Typeset, done: Paginated, built: Built, inputs: str) -> None:
    """Record a build; what was laid out before stays known after a build of a part."""
    out, before = done.ready.out, done.ready.last
    files = outputs(out, (*built.written, *built.unchanged))
    now = {
        each.document.name: each.laid_as
        for each in (*done.cited, *done.new)
        if each.pdf in typeset.pdfs
    }
    last = LastBuild(
        inputs,
        plan.tools,
        tuple(files),
        {**(before.outputs if before else {}), **files},
        {**(before.laid if before else {}), **now},
        {**_pictures(done.ready), **_ignoring(plan, out)},
        built.warnings,
    )
    keep(out, last)


def _pictures(ready: Ready) -> dict[str, str]:
    logo = ready.dossier.council.ministry.letterhead.logo
    return {str(logo): digest(logo.read_bytes())} if logo else {}


def _ignoring(plan: Plan, out: Path) -> dict[str, str]:
    """The files by which git ignores what is internal."""
    paths = (out / name / IGNORE for name in sorted(plan.internal_folders))
    return {str(path): digest(path.read_bytes()) for path in paths if path.is_file()}


def _files(plan: Plan, typeset: Typeset, done: Paginated) -> Files:
    files: dict[str, dict[str, bytes]] = {}
    for each in (*done.cited, *done.new):
        folder, _, name = each.document.name.rpartition("/")
        if plan.asks(each.document):
            made = {f"{name}.{ending}": c for ending, c in _formats(plan, typeset, done, each)}
            if METADATA in plan.request.formats and each.record:
                made[f"{name}.{METADATA}"] = to_xml(each.record, made, _attached(each))
            files.setdefault(folder, {}).update(made)
    for map_ in done.maps.values():
        if map_:
            files.setdefault("", {})[FILE] = to_yaml(map_)
    return files


def _attached(made: Made) -> Mapping[str, bytes]:
    """The files that go along with a letter, those that are there, by their names."""
    names = [a.file for a in made.of.dossier.attachments if a.file]
    if not (made.record and made.record.attached):
        return {}
    contents = {name: content_if_there(made.of.files.folder / name) for name in names}
    return {name: content for name, content in contents.items() if content is not None}


def _formats(
    plan: Plan, typeset: Typeset, done: Paginated, made: Made
) -> Iterator[tuple[str, bytes]]:
    formats = plan.request.formats
    if "md" in formats:
        yield "md", to_markdown(made.document)
    if "docx" in formats:
        yield "docx", made.docx
    if "pdf" in formats and (content := typeset.pdfs.get(made.pdf)):
        yield "pdf", content
    if "html" in formats:
        yield "html", _page(plan, done, made)


def _page(plan: Plan, done: Paginated, made: Made) -> bytes:
    """The page of a document, with links to the items of the one whose pages it names."""
    documents = (each.document for each in done.cited)
    names = (each.name for each in documents if each.cited_as == made.kind.file.cites_pages_of)
    terms, dossier = made.of.files.workspace.terms, made.of.dossier
    return plan.templates.page(made.document, dossier, made.kind, next(names, None), terms.english)


def _warnings(plan: Plan, typeset: Typeset, done: Paginated) -> Iterator[Problem]:
    """What is not sure of the pages that a document cites."""
    there = {each.document.kind for each in done.new}
    if METADATA in plan.request.formats and not any(e.record for e in (*done.cited, *done.new)):
        what = t("there are no metadata of documents that are concepts, or not published")
        fix = t("they come with --metadata once the dossier says status: definitief")
        yield Problem(Place(done.name), what, fix)
    for each in done.cited:
        if each.document.lists_pages and not typeset.pages_of(each):
            what = t(
                "the pages in the list of contents are not known: {why}",
                why=_why(plan.request, typeset),
            )
            fix = t("they are left out; build again with LibreOffice")
            yield Problem(Place(each.document.name), what, fix)
    for kind in plan.kinds:
        cited, place = kind.file.cites_pages_of, Place(kind.name)
        if kind.name not in there or cited is None:
            continue
        map_ = done.maps.get(cited)
        if map_ is None:
            why = _why(plan.request, typeset)
            what = t("the pages of {cited} are not known: {why}", cited=cited, why=why)
            fix = t("the numbers of items stand here instead; build again with LibreOffice")
            yield Problem(place, what, fix)
        elif problem := doubt(map_, place):
            yield problem


def _why(request: Request, typeset: Typeset) -> Text:
    if typeset.failure:
        return typeset.failure.what
    return request.engine if isinstance(request.engine, Text) else NOT_LAID


def _write_folders(plan: Plan, out: Path, files: Files) -> Built:
    """Write files below the folder of a dossier; a whole build removes what is not among them.

    Raises:
        InvalidInputError: if a folder cannot be written.
    """
    request = plan.request
    folders = {out / name: contents for name, contents in files.items()}
    # A page map is that of a Word file: beside a newer one it would mislead.
    maps = (FILE,) if "docx" in request.formats else ()
    endings = () if request.only else (*(f".{each}" for each in request.formats), *maps)
    if endings:
        folders = {folder: {} for folder in folders_written(out)} | folders
    forget(out)
    built, made = Built(out.name), partial(made_by_briefgen, MANIFEST)
    for folder, contents in folders.items():
        try:
            if folder.relative_to(out).as_posix() in plan.internal_folders:
                keep_out_of_git(folder)
            done = write_files(
                folder, contents, overwrite=request.overwrite, only_endings=endings, made=made
            )
        except OSError as error:
            raise _cannot_write(folder, error) from None
        built = Built(
            out.name,
            (*built.written, *done.written),
            (*built.unchanged, *done.unchanged),
            (*built.kept, *done.kept),
            (*built.removed, *done.removed),
            (*built.left, *done.left),
            (*built.conflicts, *done.conflicts),
        )
    return built


def _cannot_write(folder: Path, error: OSError) -> InvalidInputError:
    reason = error.strerror or type(error).__name__
    what = t("the documents cannot be written here ({reason})", reason=reason)
    fix = t("check the rights and the space on the disk, or choose another place with --out")
    return InvalidInputError([Problem(Place(str(folder)), what, fix)])
