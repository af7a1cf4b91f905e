"""`briefgen git-setup`: git shows Word files as text in one clone, and checks before a commit."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

import contextlib
import shlex
import shutil
import sys
from pathlib import Path

import click

from briefgen.cli.command import Console, Translate, flag, speaking
from briefgen.files.workspace import find_workspace, shown
from briefgen.history.git import Repository, find_repository
from briefgen.problem import t


def parameters(say: Translate) -> list[click.Parameter]:
    """Whether to set up, or to take it back."""
    return [
        flag("--undo", means=say("Take back what this set up.")),
        flag("--staged", means=say("Check what is staged, as is done before each commit.")),
        *speaking(say),
    ]


def run(console: Console, undo: bool, staged: bool) -> int:
    """Set up git for this clone, or take that back; gives the exit code."""
    from briefgen.building.verify import all_kept_in_git
    from briefgen.history.setup import by_hand, set_up, take_back

    root = find_workspace(())
    repository = find_repository(root)
    if staged:
        return _check(console, repository, root)
    if undo:
        outcome = take_back(repository)
    else:
        missing = t("briefgen is not found, nothing was checked; run: briefgen git-setup")
        rebuild = t("both sides made this document; afterwards run: briefgen build")
        said = (console.say(missing), console.say(rebuild))
        outcome = set_up(repository, root, _program(), *said)
    for path in outcome.changed:
        console.result(t("changed    {path}", path=shown(path)))
    if not outcome.changed:
        console.result(t("nothing to change"))
    if outcome.foreign is not None:
        console.error(
            t(
                "{path} is not of briefgen and is left as it is; to check before each commit, add "
                "this line to its pre-commit hook: {line}",
                path=shown(outcome.foreign),
                line=by_hand(_program()),
            )
        )
    leaks = () if undo else all_kept_in_git(root, repository.root)
    console.problems(leaks)
    return 1 if leaks else 0


def _check(console: Console, repository: Repository, root: Path) -> int:
    """Say what keeps the commit back, and at the end the command that mends it."""
    from briefgen.checks.staged import held_back
    from briefgen.report.findings import report

    with held_back(repository, root, console.say) as held, contextlib.chdir(held.root):
        for line in report("text", held.errors, console.say):
            console.line(line)
    files = sorted({row.place.file for row in held.errors if (root / row.place.file).is_file()})
    if files:
        command = f"git add {shlex.join(files)}"
        console.error(t("mend these errors, and commit again after: {command}", command=command))
    if held.form:
        for name in held.form:
            console.result(t("would change {path}", path=name))
        names = shlex.join(held.form)
        command = f"briefgen fmt {names} && git add {'-p ' if held.partly else ''}{names}"
        what = t("not in their fixed form; commit again after: {command}", command=command)
        console.error(what)
    return 1 if held.errors or held.form else 0


def _program() -> tuple[str, ...]:
    """How to call this very briefgen from any folder, also where it is in no PATH."""
    beside = shutil.which("briefgen", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("briefgen")
    if found:
        return (Path(found).absolute().as_posix(),)
    return (Path(sys.executable).as_posix(), "-P", "-m", "briefgen")
