"""What `git-setup` and `as-text` do, between click and the core."""
# ruff: noqa: PLC0415

import hashlib
import shutil
import sys
from pathlib import Path

from briefgen.cli.console import Console
from briefgen.errors import InvalidInputError
from briefgen.files.workspace import find_workspace, shown
from briefgen.locale.say import current_say
from briefgen.problem import t


def git_setup(undo: bool, quiet: bool) -> int:
    """Set up git for this clone, or take that back; gives the exit code."""
    from briefgen.history.git import find_repository
    from briefgen.history.setup import by_hand, set_up, take_back

    console = Console(current_say(), quiet=quiet)
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


def as_text(file: str) -> int:
    """Print a Word file as Markdown; gives the exit code.

    One that cannot be read is told by its digest and is no error: git would show no change at all,
    also not those of other files.
    """
    from briefgen.manuscript.from_word import as_markdown, from_word

    console = Console(current_say())
    content = Path(file).read_bytes()
    try:
        words = as_markdown(from_word(content, file))
    except InvalidInputError:
        digest = hashlib.sha256(content).hexdigest()
        words = console.say(t("[no Word file that can be read: {digest}]\n", digest=digest))
    console.text(words)
    return 0


def _program() -> tuple[str, ...]:
    """How to call this very briefgen from any folder, also where it is in no PATH."""
    beside = shutil.which("briefgen", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("briefgen")
    if found:
        return (Path(found).absolute().as_posix(),)
    return (Path(sys.executable).as_posix(), "-P", "-m", "briefgen")
