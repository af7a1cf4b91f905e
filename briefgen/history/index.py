"""What git keeps: what the next commit will hold, what led to a revision, what a build made."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from briefgen.files.workspace import digest
from briefgen.history.git import FORMAT, Commit, Repository, find_repository, run_git
from briefgen.problem import UsageError

EXACT = "R100"
"""How git calls a file that has another name and the same content (git-diff(1), --raw)."""


def repository_of(path: Path) -> Repository | None:
    """The repository that a folder is in; None if it is in none, or git is not there."""
    try:
        return find_repository(path)
    except UsageError:
        return None


class Staged(Struct, frozen=True):
    """The files that the next commit changes; `written` are those of which it changes the content.

    Of a merge only those are meant that are like neither side: the others were written elsewhere.
    `sides` are the commits before this one.
    """

    touched: frozenset[Path]
    written: frozenset[Path]
    sides: tuple[str, ...]


def staged(repository: Repository) -> Staged:
    """What the next commit will change."""
    heads = [name for name in ("HEAD", "MERGE_HEAD") if repository.found(name)]
    changes = [dict(_changes(repository, side)) for side in heads or [""]]
    both = set.intersection(*(set(each) for each in changes))
    written = {path for path in both if all(each[path] for each in changes)}
    return Staged(frozenset(both), frozenset(written), tuple(heads))


def _changes(repository: Repository, side: str) -> Iterator[tuple[Path, bool]]:
    """Each file that differs from a commit (if there is one), and whether its content is new."""
    wanted = ("--cached", "--name-status", "-z", "-M", *([side] if side else []))
    done = run_git(repository.root, "diff", *wanted, "--")
    fields = iter(os.fsdecode(done.stdout).split("\0"))
    while status := next(fields, ""):
        if status[0] in "RC":
            yield repository.root / next(fields), False
            yield repository.root / next(fields), status != EXACT
        else:
            yield repository.root / next(fields), status != "D"


def export_staged(repository: Repository, paths: Sequence[Path], folder: Path) -> None:
    """Write the files below some paths as they are staged, below a folder, as `export` does."""
    names = [repository.below(path) for path in paths]
    there = run_git(repository.root, "ls-files", "-z", "--", *names).stdout
    prefix = f"--prefix={folder.as_posix()}/"
    run_git(repository.root, "checkout-index", "-z", "--stdin", "-q", prefix, given=there)


def differs_from_staged(repository: Repository, path: Path) -> bool:
    """Whether a file in the working tree is another than what is staged of it."""
    done = run_git(repository.root, "diff", "--quiet", "--", repository.below(path))
    return done.returncode != 0


def tracked(folder: Path) -> tuple[Path, ...]:
    """The files below a folder that git keeps, or will from the next commit on."""
    try:
        repository = find_repository(folder)
    except UsageError:
        return ()
    done = run_git(repository.root, "ls-files", "-z", "--", repository.below(folder))
    return tuple(repository.root / name for name in os.fsdecode(done.stdout).split("\0") if name)


def graph(
    repository: Repository, paths: Sequence[Path], since: str, until: str
) -> tuple[tuple[Commit, tuple[str, ...]], ...]:
    """The commits that changed some of these paths, the earliest first, each with its parents.

    Parents are those among these commits, else ones that `since` already has; see git-log(1) on the
    simplification of histories.
    """
    names = [repository.below(path) for path in paths]
    wanted = ("--reverse", "--topo-order", "--parents", f"--format=%P%x00{FORMAT}", "-z")
    done = run_git(repository.root, "log", *wanted, f"{since}..{until}", "--", *names)
    records = done.stdout.decode("utf-8", "replace").split("\0")
    return tuple(
        (Commit.of(*row), tuple(parents.split()))
        for parents, *row in zip(*[iter(records)] * 6, strict=False)
    )


TAKING_OVER = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD")
"""What names the commit that is being taken over, which no branch may have (gitrevisions(7))."""


def made_by_briefgen(manifest: str, path: Path, content: bytes) -> bool:
    """Whether any commit says that briefgen made this content, or git made it by merging such.

    Args:
        manifest: the name of the file in which a build says what it made.
        path: the file, in whichever state a merge left it.
        content: what it holds.
    """
    try:
        repository = find_repository(path.parent)
    except UsageError:
        return False
    if not repository.found("HEAD"):
        return False
    return _recorded(repository, manifest, content) or _merged(repository, manifest, path, content)


def _recorded(repository: Repository, manifest: str, content: bytes) -> bool:
    """Whether the digest of a content is in the manifest of any commit."""
    heads = ("--all", "HEAD", *(name for name in TAKING_OVER if repository.found(name)))
    wanted = (
        f"-S{digest(content)}",
        "-1",
        "--format=%H",
        *heads,
        "--",
        f":(glob,top)**/{manifest}",
    )
    return bool(run_git(repository.root, "log", *wanted).stdout.strip())


def _merged(repository: Repository, manifest: str, path: Path, content: bytes) -> bool:
    """Whether git makes this of two contents that briefgen made: in this merge or the last one."""
    sides = [repository.found("HEAD"), repository.found("MERGE_HEAD")]
    if not sides[1]:
        wanted = ("-1", "--merges", "--full-history", "--format=%P", "--", repository.below(path))
        sides = run_git(repository.root, "log", *wanted).stdout.decode().split()[:2]
    if len(sides) < 2:
        return False
    base = run_git(repository.root, "merge-base", *sides).stdout.decode().strip()
    versions = [
        repository.content(each, path) or b"" for each in (sides[0], base, sides[1]) if each
    ]
    if len(versions) < 3 or not all(
        _recorded(repository, manifest, each) for each in versions[::2]
    ):
        return False
    try:
        made, _conflict = repository.merge(versions[0], versions[1], versions[2], ("", "", ""))
    except ValueError:
        return False
    return made == content
