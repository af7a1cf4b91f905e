"""The YAML files of a workspace in their fixed form, or why one is left as it is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from briefgen.errors import InvalidInputError, UsageError
from briefgen.files.workspace import BOM, content_of, is_written
from briefgen.model.faults import shape
from briefgen.model.load import ITEMS
from briefgen.model.reading import over_ours
from briefgen.model.shapes import DossierFile
from briefgen.model.shared_files import SHARED_FILES
from briefgen.model.subjects import TopicFile
from briefgen.problem import Problem, t, unreadable
from briefgen.source.reader import read_source
from briefgen.tidy.form import Row, essence, form_of, rows_of, with_sentences, written
from briefgen.tidy.keys import in_order


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is left alone, since it cannot be read."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file, its content before and after; `doubt` says why nothing in it was changed."""

    path: Path
    name: str
    before: bytes
    after: bytes
    doubt: Problem | None = None

    @property
    def changed(self) -> bool:
        """Whether it is not in its fixed form yet."""
        return self.before != self.after

    def lines(self) -> tuple[list[str], list[str]]:
        """Its lines before and after."""
        before, after = (
            [row.text for row in rows_of(content.decode("utf-8-sig"))]
            for content in (self.before, self.after)
        )
        return before, after


def tidy(
    path: Path,
    name: str,
    content: bytes,
    model: type[BaseModel],
    chambers: Sequence[str] | None = None,
) -> Tidied | Kept:
    """Put a file in its fixed form.

    Args:
        path: where it is.
        name: what the user calls it.
        content: its bytes.
        model: what it is read as.
        chambers: the keys of a letter that stand for a chamber; None if these are not known.
    """
    try:
        source = read_source(content, name)
    except InvalidInputError as error:
        return Kept(error.problems)
    shared = next((each for each, shape_ in SHARED_FILES.items() if shape_ is model), None)
    whole = over_ours(source, shared, path.parent) if shared else source
    _, problems = shape(model, whole, chambers)
    if problems:
        return Kept(problems)
    if source.data is None:
        return Tidied(path, name, content, content)
    form = form_of(model)
    after = _again(content, in_order(source, rows_of(content.decode("utf-8-sig")), form))
    try:
        ordered = read_source(after, name)
        after = _again(content, with_sentences(ordered, rows_of(after.decode("utf-8-sig")), form))
        same = essence(read_source(after, name).data, form) == essence(source.data, form)
    except InvalidInputError:
        same = False
    if not same:
        what = t("this file would not say the same in its fixed form, so it is left as it is")
        fix = t("put its keys in order by hand: {keys}", keys=", ".join(form.order))
        return Tidied(path, name, content, content, Problem(source.at(0, 0), what, fix))
    return Tidied(path, name, content, after)


def _again(content: bytes, rows: Sequence[Row]) -> bytes:
    return (BOM if content.startswith(BOM) else b"") + written(rows).encode()


def tidy_files(
    root: Path, dossiers: Sequence[Path], chambers: Sequence[str] | None, *, shared: bool
) -> Iterator[Tidied | Kept]:
    """Put the files of dossiers in their fixed form; nothing is written.

    Args:
        root: the folder that holds `agendas/`.
        dossiers: the folders of the dossiers.
        chambers: the keys of a letter that stand for a chamber; None if these are not known.
        shared: whether to read the files too that all dossiers share.
    """
    for path, model in _files(root, dossiers, shared=shared):
        yield _tidied(root, path, model, chambers)


def tidy_named(
    root: Path, files: Collection[Path], chambers: Sequence[str] | None
) -> Iterator[Tidied | Kept]:
    """Put some files of a workspace in their fixed form, as `tidy_files` does.

    Raises:
        UsageError: if one is no file of a dossier, nor one that all share.
    """
    left = set(files)
    folders = {folder for path in files for folder in (path.parent, path.parent.parent)}
    for path, model in _files(root, sorted(folders), shared=True):
        if path in left:
            left.remove(path)
            yield _tidied(root, path, model, chambers)
    for path in sorted(left):
        what = t("“{file}” is no file of a dossier", file=path.name)
        raise UsageError(what, t("name a dossier, or a file in agenda/ or letter/"))


def _tidied(
    root: Path, path: Path, model: type[BaseModel], chambers: Sequence[str] | None
) -> Tidied | Kept:
    name = path.relative_to(root).as_posix()
    try:
        return tidy(path, name, content_of(path), model, chambers)
    except InvalidInputError as error:
        return Kept(error.problems)
    except OSError as error:
        return Kept((unreadable(name, error),))


def _files(
    root: Path, dossiers: Sequence[Path], *, shared: bool
) -> Iterator[tuple[Path, type[BaseModel]]]:
    for name, model in SHARED_FILES.items():
        if shared and (root / "agendas" / name).is_file():
            yield root / "agendas" / name, model
    folders: dict[str, type[BaseModel]] = {**ITEMS, "letter": TopicFile}
    for folder in dossiers:
        if (folder / "dossier.yaml").is_file():
            yield folder / "dossier.yaml", DossierFile
        for name, subject in folders.items():
            for path in filter(is_written, sorted(folder.glob(f"{name}/*.yaml"))):
                yield path, subject
