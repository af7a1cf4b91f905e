"""The YAML files of a workspace in their fixed form, or why one is left as it is."""

import copy
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefgen.files.workspace import BOM, content_of, is_written
from briefgen.model.faults import shape
from briefgen.model.load import ITEMS, Loaded, load_dossier
from briefgen.model.reading import over_ours
from briefgen.model.shapes import DossierFile, GroupShape
from briefgen.model.shared_files import SHARED_FILES
from briefgen.model.subjects import ItemFile, TopicFile
from briefgen.model.values import Shape
from briefgen.model.workspace import Workspace
from briefgen.problem import InvalidInputError, Problem, UsageError, t, unreadable
from briefgen.source.document import Path as Way
from briefgen.source.document import Source
from briefgen.source.reader import read_source
from briefgen.tidy.form import Row, essence, form_of, rows_of, with_sentences, written
from briefgen.tidy.keys import in_order


class Kept(Struct, frozen=True):
    """A file that is left alone, since it cannot be read."""

    problems: tuple[Problem, ...]


class Tidied(Struct, frozen=True):
    """A file, its content before and after; `doubt` says why nothing in it was changed."""

    path: Path
    name: str
    before: bytes
    after: bytes
    doubt: Problem | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    """The numbers that were written in it, each with the title of what has it."""

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
    model: type[Shape],
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


def tidy_numbered(workspace: Workspace, folder: Path) -> Iterator[Tidied | Kept]:
    """The files of a dossier with the number in them that each part, group and item has now.

    What has a number by hand keeps it; a file in which none is to be written is left out.
    """
    loaded = load_dossier(workspace, folder)
    if loaded.dossier is None:
        yield Kept(loaded.problems)
    for path, given in _numbers(folder, loaded).items():
        name, content = workspace.shown(path), content_of(path)
        source = read_source(content, name)
        rows, meant = list(rows_of(content.decode("utf-8-sig"))), copy.deepcopy(source.data)
        open_ = any((*way, "number") in source.keys for way in given)
        for way, (_title, number) in sorted(given.items(), reverse=True):
            _put_number(source, rows, way, number)
            here: Any = meant
            for step in way:
                here = here[step]
            here["number"] = number
        after = _again(content, rows)
        if open_ or read_source(after, name).data != meant:
            said = ", ".join(f"{title} (number: {number})" for title, number in given.values())
            fix = t("write them by hand: {numbers}", numbers=said)
            what = t("the numbers cannot be written in this file by machine")
            yield Kept((Problem(source.at(0, 0), what, fix),))
            continue
        model = ItemFile if () in given else DossierFile
        made = tidy(path, name, after, model, tuple(workspace.chamber_keys()))
        if isinstance(made, Tidied):
            made = replace(made, before=content, numbers=tuple(given.values()))
        yield made


def _numbers(folder: Path, loaded: Loaded) -> Mapping[Path, dict[Way, tuple[str, str]]]:
    """For each file the way to what has a number, but none by hand, with its title and number."""
    found: dict[Path, dict[Way, tuple[str, str]]] = {}
    if loaded.dossier is None or loaded.files is None:
        return found
    for index, part in enumerate(loaded.dossier.parts):
        stated = loaded.files.dossier.agenda[index]
        own = found.setdefault(folder / "dossier.yaml", {})
        if part.number and not stated.number:
            own["agenda", index] = (part.name or "", part.number)
        for place, (entry, written_) in enumerate(zip(part.entries, stated.items, strict=True)):
            if isinstance(written_, GroupShape) and entry.number and not written_.number:
                own["agenda", index, "items", place] = (written_.title, entry.number)
    for each in loaded.dossier.entries():
        subject = loaded.files.items[each.item.id]
        if subject and each.number and not subject.shape.number:
            path = folder / each.chapter / f"{each.item.id}.yaml"
            found[path] = {(): (each.item.title, each.number)}
    return {path: given for path, given in found.items() if given}


def _put_number(source: Source, rows: list[Row], way: Way, number: str) -> None:
    """Put a number before the first key of the mapping at `way`, in its lines."""
    key = next(span for path, span in source.keys.items() if path[:-1] == way)
    row, said = rows[key.line], f'number: "{number}"'
    column = key.column - row.text[: key.column].endswith(("'", '"'))
    before, behind = row.text[:column], row.text[column:]
    if before.rstrip().endswith("{"):
        rows[key.line] = replace(row, text=f"{before}{said}, {behind}")
    else:
        below = replace(row, text=" " * column + behind)
        rows[key.line : key.line + 1] = [Row(before + said, row.end or "\n"), below]


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
    root: Path, path: Path, model: type[Shape], chambers: Sequence[str] | None
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
) -> Iterator[tuple[Path, type[Shape]]]:
    for name, model in SHARED_FILES.items():
        if shared and (root / "agendas" / name).is_file():
            yield root / "agendas" / name, model
    folders: dict[str, type[Shape]] = {**ITEMS, "letter": TopicFile}
    for folder in dossiers:
        if (folder / "dossier.yaml").is_file():
            yield folder / "dossier.yaml", DossierFile
        for name, subject in folders.items():
            for path in filter(is_written, sorted(folder.glob(f"{name}/*.yaml"))):
                yield path, subject
