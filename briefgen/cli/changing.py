"""What `check` changes when it is asked to: texts that it mends, the baseline of a dossier."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from briefgen.checks.baseline import write_baseline
from briefgen.checks.documents import check_files
from briefgen.checks.dossiers import Checked
from briefgen.checks.dossiers import check as check_dossiers
from briefgen.checks.mending import Change, in_a_copy, mend_files
from briefgen.checks.record import Asked
from briefgen.cli.console import Console
from briefgen.manuscript.meeting import given
from briefgen.problem import t


def change(
    console: Console, asked: Asked, *, unsafe: bool, only_shown: bool, baseline: bool
) -> None:
    """Mend what was asked for, or show it; write baselines.

    Raises:
        OSError: if a file cannot be written.
    """
    if only_shown:
        for each in _mended(asked, unsafe=unsafe, write=False):
            console.diff(each.file, each.before.splitlines(), each.after.splitlines())
    elif baseline:
        _keep_all(console, asked)
    else:
        _say(console, _mended(asked, unsafe=unsafe, write=True))


def _in_dossiers(asked: Asked, root: Path) -> Iterator[Checked]:
    """The dossiers, in the workspace or in a copy of it."""
    folders = [root / folder.relative_to(asked.root) for folder in asked.dossiers]
    if folders:
        yield from check_dossiers(root, folders, asked.rules, asked.status)


def _in_files(asked: Asked, _root: Path) -> Iterator[Checked]:
    known = given(*asked.about)
    return (each.checked for each in check_files(asked.files, known, asked.rules))


def _mended(asked: Asked, *, unsafe: bool, write: bool) -> list[Change]:
    mend = partial(mend_files, check=partial(_in_dossiers, asked), unsafe=unsafe)
    made = mend(asked.root) if write else in_a_copy(asked.root, asked.dossiers, mend)
    if asked.files:
        made += mend_files(Path.cwd(), partial(_in_files, asked), unsafe=unsafe, write=write)
    return made


def _say(console: Console, changes: Sequence[Change]) -> None:
    for each in changes:
        if each.made:
            console.result(t("mended     {path} ({count})", path=each.file, count=each.made))
        if each.left:
            what = t(
                "{path}: {count} change(s) have to be made by hand",
                path=each.file,
                count=each.left,
            )
            console.error(what)


def _keep_all(console: Console, asked: Asked) -> None:
    for folder, checked in zip(asked.dossiers, _in_dossiers(asked, asked.root), strict=True):
        if not checked.problems:
            shown = folder.relative_to(asked.root).as_posix()
            count = write_baseline(checked.outcome, folder, shown)
            console.result(t("{name}: {count} finding(s) kept", name=folder.name, count=count))
