"""`briefgen git-setup`: git shows Word files as text in one clone, and checks before a commit."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

import shutil
import sys
from pathlib import Path

import click

from briefgen.cli.command import Console, Translate, flag, speaking
from briefgen.files.workspace import find_workspace, shown
from briefgen.problem import t


def parameters(say: Translate) -> list[click.Parameter]:
    """Whether to set up, or to take it back."""
    return [flag("--undo", means=say("Take back what this set up.")), *speaking(say)]


def run(console: Console, undo: bool) -> int:
    """Set up git for this clone, or take that back; gives the exit code."""
    from briefgen.history.git import find_repository
    from briefgen.history.setup import by_hand, set_up, take_back

    root = find_workspace(())
    repository = find_repository(root)
    if undo:
        outcome = take_back(repository)
    else:
        missing = t("briefgen is not found, nothing was checked; run: briefgen git-setup")
        outcome = set_up(repository, root, _program(), console.say(missing))
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
    return 0


def _program() -> tuple[str, ...]:
    """How to call this very briefgen from any folder, also where it is in no PATH."""
    beside = shutil.which("briefgen", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("briefgen")
    if found:
        return (Path(found).absolute().as_posix(),)
    return (Path(sys.executable).as_posix(), "-P", "-m", "briefgen")
