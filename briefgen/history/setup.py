"""Sets up git for one clone: Word files shown as text, dossiers checked before a commit.

What is added to files of the repository stands in a block between marks, at their start, so that
taking it back leaves them as they were, byte for byte; in info/attributes what others wrote below
it prevails. Sources: gitattributes(5), “Performing text diffs of binary files”; githooks(5).
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from briefgen.files.workspace import BOM, content_if_there, replace_file
from briefgen.history.git import Repository

DRIVER, MERGE = "briefgen-docx", "briefgen-out"
CACHE = f"refs/notes/textconv/{DRIVER}"
"""Where git keeps the texts of Word files that it showed before."""
NAME = b"briefgen git-setup"
BEGIN, END = b"# >>> %s\n" % NAME, b"# <<< %s\n" % NAME
BLOCK = re.compile(rb"# >>> %s\r?\n.*?# <<< %s(?:\r?\n|\Z)" % (NAME, NAME), re.DOTALL)
CONFIG, ATTRIBUTES, HOOK = "config", "info/attributes", "hooks/pre-commit"
HEADING = "^#+ .*$"
"""The line that git shows above a change: the heading of the text it is in."""


class Outcome(Struct, frozen=True):
    """The files that changed, and the folder or file of hooks that are someone else's, if any."""

    changed: tuple[Path, ...]
    foreign: Path | None = None


def set_up(
    repository: Repository, folder: Path, program: Sequence[str], missing: str, rebuild: str
) -> Outcome:
    """Set up the clone of a workspace; what is so already stays as it is.

    Args:
        repository: that of the workspace.
        folder: the workspace.
        program: how briefgen is called on this machine.
        missing: what to say when it is not there any more.
        rebuild: what to say of a document that both sides of a merge changed.

    Raises:
        OSError: if a file cannot be written.
    """
    config, attributes = repository.inside(CONFIG), repository.inside(ATTRIBUTES)
    written = [
        path
        for path, lines in (
            (config, _drivers(program, rebuild)),
            (attributes, _attributes(repository.below(folder))),
        )
        if _write(path, _with_block(content_if_there(path) or b"", lines))
    ]
    if written:
        repository.drop(CACHE)
    hook, foreign = repository.inside(HOOK), _foreign(repository)
    if foreign is None and _write(hook, _hook(repository.below(folder), program, missing)):
        written.append(hook)
    if foreign is None:
        hook.chmod(0o755)
    return Outcome(tuple(written), foreign)


def take_back(repository: Repository) -> Outcome:
    """Leave the clone as it was before it was set up.

    Raises:
        OSError: if a file cannot be written.
    """
    changed = []
    for name in (CONFIG, ATTRIBUTES):
        path = repository.inside(name)
        if not BLOCK.search(content := content_if_there(path) or b""):
            continue
        changed.append(path)
        if rest := BLOCK.sub(b"", content):
            _write(path, rest)
        else:
            path.unlink()
    hook = repository.inside(HOOK)
    if _is_ours(hook):
        hook.unlink()
        changed.append(hook)
    repository.drop(CACHE)
    return Outcome(tuple(changed))


def by_hand(program: Sequence[str]) -> str:
    """The line that checks the dossiers in a hook of someone's own."""
    return f"{shlex.join(program)} git-setup --staged || exit 1"


def _drivers(program: Sequence[str], rebuild: str) -> Iterator[str]:
    """How Word files are shown, and what is generated merges: ours stays, until the next build."""
    yield f'[diff "{DRIVER}"]'
    yield f"\ttextconv = {_quoted(f'{shlex.join(program)} as-text')}"
    yield "\tcachetextconv = true"
    yield f"\txfuncname = {_quoted(HEADING)}"
    yield f'[merge "{MERGE}"]'
    yield f"\tname = {_quoted(rebuild)}"
    yield f"\tdriver = {_quoted(f'echo %P: {shlex.quote(rebuild)} >&2')}"


def _quoted(value: str) -> str:
    """A value as git-config(1) reads it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _attributes(folder: str) -> Iterator[str]:
    yield f"*.docx diff={DRIVER}"
    below = "" if folder == "." else f"{folder}/"
    yield f'"/{below}out/**" merge={MERGE}'


def _with_block(content: bytes, lines: Iterator[str]) -> bytes:
    block = BEGIN + "".join(f"{line}\n" for line in lines).encode() + END
    if BLOCK.search(content):
        return BLOCK.sub(lambda _found: block, content, count=1)
    mark = BOM if content.startswith(BOM) else b""
    return mark + block + content.removeprefix(mark)


def _hook(folder: str, program: Sequence[str], missing: str) -> bytes:
    """The hook: nothing is checked when no YAML is committed; a folder may be gone in a branch.

    Git names the repository to hooks as seen from the root, and in some of them only.
    """
    called = shlex.join(program)
    lines = (
        "#!/bin/sh",
        f"# {NAME.decode()}; --undo",
        "git diff --cached --quiet -- '*.yaml' && exit 0",
        "GIT_DIR=$(git rev-parse --absolute-git-dir)",
        "GIT_WORK_TREE=$(git rev-parse --show-toplevel)",
        "export GIT_DIR GIT_WORK_TREE",
        f"cd {shlex.quote(folder)} 2>/dev/null || exit 0",
        f"if ! command -v {shlex.quote(program[0])} >/dev/null 2>&1; then",
        f"  echo {shlex.quote(missing)} >&2",
        "  exit 0",
        "fi",
        f"exec {called} git-setup --staged",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _foreign(repository: Repository) -> Path | None:
    """The hooks of someone else: a folder of their own, or a hook that is there."""
    if folder := repository.setting("core.hooksPath"):
        return Path(folder)
    hook = repository.inside(HOOK)
    there = hook.exists() or hook.is_symlink()
    return hook if there and not _is_ours(hook) else None


def _is_ours(hook: Path) -> bool:
    begins = b"#!/bin/sh\n# %s" % NAME
    return not hook.is_symlink() and (content_if_there(hook) or b"").startswith(begins)


def _write(path: Path, content: bytes) -> bool:
    """Write a file with the rights that it has, behind a link too; gives whether it changed."""
    path = path.resolve()
    if content_if_there(path) == content:
        return False
    rights = path.stat().st_mode if path.is_file() else None
    replace_file(path, content)
    if rights is not None:
        path.chmod(rights & 0o777)
    return True
