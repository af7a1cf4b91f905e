"""The files of one dossier, written; what it no longer has is removed."""

from collections.abc import Mapping
from pathlib import Path

from briefgen.build.record import forget
from briefgen.build.request import Built, Request
from briefgen.errors import InvalidInputError
from briefgen.files.output import folders_written, write_files
from briefgen.layout.page_map import FILE
from briefgen.problem import Place, Problem, t


def write_folders(request: Request, out: Path, files: Mapping[str, Mapping[str, bytes]]) -> Built:
    """Write files below the folder of a dossier.

    Args:
        request: a whole build removes files of its formats that are not among `files`.
        out: the folder of the dossier.
        files: the content of each file, by its folder below `out` and its name.

    Raises:
        InvalidInputError: if a folder cannot be written.
    """
    folders = {out / name: contents for name, contents in files.items()}
    # A page map is that of a Word file: beside a newer one it would mislead.
    maps = (FILE,) if "docx" in request.formats else ()
    endings = () if request.only else (*(f".{each}" for each in request.formats), *maps)
    if endings:
        folders = {folder: {} for folder in folders_written(out)} | folders
    forget(out)
    built = Built(out.name)
    for folder, contents in folders.items():
        try:
            done = write_files(folder, contents, overwrite=request.overwrite, only_endings=endings)
        except OSError as error:
            raise _cannot_write(folder, error) from None
        built = Built(
            out.name,
            (*built.written, *done.written),
            (*built.unchanged, *done.unchanged),
            (*built.kept, *done.kept),
            (*built.removed, *done.removed),
            (*built.left, *done.left),
        )
    return built


def _cannot_write(folder: Path, error: OSError) -> InvalidInputError:
    reason = error.strerror or type(error).__name__
    what = t("the documents cannot be written here ({reason})", reason=reason)
    fix = t("check the rights and the space on the disk, or choose another place with --out")
    return InvalidInputError([Problem(Place(str(folder)), what, fix)])
