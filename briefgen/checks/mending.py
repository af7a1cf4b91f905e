"""Mends what rules found in the files of dossiers and in texts: written at once, or only shown."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.checks.check import Checked, check
from briefgen.checks.documents import check_files
from briefgen.checks.found import Asked
from briefgen.editing.mend import Mended, mend, yaml_reader
from briefgen.files.temporary import temporary_folder
from briefgen.files.workspace import content_of, replace_file, text_file
from briefgen.manuscript.meeting import given
from briefgen.texts.case import Edit

ROUNDS = 5
"""Of changes that overlap the first is made, and the others in the next round."""
TEXTS = (".md", ".markdown", ".txt")
YAML = (".yaml", ".yml")


class Change(Struct, frozen=True):
    """A file that was mended: its text before and after, how many changes were made or left."""

    file: str
    before: str
    after: str
    made: int
    left: int


Check = Callable[[Path], Iterable[Checked]]
"""Checks what is to be mended, in the folder that takes the place of the workspace."""


def mended(asked: Asked, *, unsafe: bool, write: bool) -> list[Change]:
    """Mend the dossiers and documents of a check, or only say how.

    Raises:
        OSError: if a file cannot be written.
    """
    mend_dossiers = partial(mend_files, check=partial(_in_dossiers, asked), unsafe=unsafe)
    if write:
        made = mend_dossiers(asked.root)
    else:
        made = _in_a_copy(asked.root, asked.dossiers, mend_dossiers)
    if asked.files:
        made += mend_files(Path.cwd(), partial(_in_documents, asked), unsafe=unsafe, write=write)
    return made


def _in_dossiers(asked: Asked, root: Path) -> Iterator[Checked]:
    """The dossiers, in the workspace or in a copy of it."""
    folders = [root / folder.relative_to(asked.root) for folder in asked.dossiers]
    if folders:
        yield from check(root, folders, asked.rules, asked.status)


def _in_documents(asked: Asked, _root: Path) -> Iterator[Checked]:
    known = given(*asked.about)
    return (each.checked for each in check_files(asked.files, known, asked.rules))


def mend_files(root: Path, check: Check, *, unsafe: bool, write: bool = True) -> list[Change]:
    """Mend files, again and again until nothing changes.

    Args:
        root: the folder to which the places of findings are relative.
        check: gives what was found.
        unsafe: whether to make the changes too that may be wrong.
        write: if not, the first round of changes is made but not written.

    Raises:
        OSError: if a file cannot be written.
    """
    changes: dict[str, Change] = {}
    for _round in range(ROUNDS):
        made = [
            _mend(root / file, file, edits, write=write)
            for file, edits in _edits(check(root), unsafe)
        ]
        for change in made:
            first = changes.get(change.file, change)
            total = change.made + (first.made if change.file in changes else 0)
            changes[change.file] = replace(change, before=first.before, made=total)
        if not write or not any(change.made for change in made):
            break
    return [change for change in changes.values() if change.made or change.left]


def _in_a_copy(
    root: Path, folders: Sequence[Path], work: Callable[[Path], list[Change]]
) -> list[Change]:
    """Do work in a copy of a workspace with some of its dossiers; nothing in it is written."""
    with temporary_folder() as temporary:
        copy = Path(temporary)
        (copy / "agendas").mkdir()
        for file in (root / "agendas").glob("*.yaml"):
            shutil.copy(file, copy / "agendas" / file.name)
        if (root / "templates").is_dir():
            shutil.copytree(root / "templates", copy / "templates")
        for folder in folders:
            shutil.copytree(folder, copy / folder.relative_to(root), dirs_exist_ok=True)
        return work(copy)


def _edits(checked: Iterable[Checked], unsafe: bool) -> Iterable[tuple[str, list[Edit]]]:
    by_file: dict[str, list[Edit]] = {}
    for each in checked:
        for finding in each.outcome.findings:
            edit = finding.hit.edit
            if edit and (edit.safe or unsafe):
                by_file.setdefault(edit.spot.source.file, []).append(edit)
    return list(by_file.items())


def _mend(path: Path, file: str, edits: Sequence[Edit], *, write: bool) -> Change:
    now = text_file(content_of(path))
    suffix = path.suffix.lower()
    if now.mixed or suffix not in (*TEXTS, *YAML):
        return Change(file, now.text, now.text, 0, len(edits))
    mended: Mended = mend(now.text, edits, yaml_reader(file) if suffix in YAML else None)
    if mended.made and write:
        replace_file(path, now.written(mended.text))
    return Change(file, now.text, mended.text, mended.made, mended.left)
