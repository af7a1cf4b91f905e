"""What git keeps, and what the next commit will hold."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.history.git import Repository, run_git

EXACT = "R100"
"""How git calls a file that has another name and the same content (git-diff(1), --raw)."""


@dataclass(frozen=True, slots=True)
class Staged:
    """The files that the next commit changes; `written` are those of which it changes the content.

    Of a merge only those are meant that are like neither side: the others were written elsewhere.
    `sides` are the commits before this one.
    """

    touched: frozenset[Path]
    written: frozenset[Path]
    sides: tuple[str, ...]


def staged(repository: Repository) -> Staged:
    """What the next commit will change."""
    heads = [name for name in ("HEAD", "MERGE_HEAD") if _is_there(repository, name)]
    changes = [dict(_changes(repository, side)) for side in heads or [""]]
    both = set.intersection(*(set(each) for each in changes))
    written = {path for path in both if all(each[path] for each in changes)}
    return Staged(frozenset(both), frozenset(written), tuple(heads))


def _is_there(repository: Repository, name: str) -> bool:
    return run_git(repository.root, "rev-parse", "--quiet", "--verify", name).returncode == 0


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


def tracked(repository: Repository, folder: Path) -> tuple[Path, ...]:
    """The files below a folder that git keeps, or will from the next commit on."""
    done = run_git(repository.root, "ls-files", "-z", "--", repository.below(folder))
    return tuple(repository.root / name for name in os.fsdecode(done.stdout).split("\0") if name)
