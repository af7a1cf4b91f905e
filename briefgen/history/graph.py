"""The commits between two revisions, each with those before it."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from briefgen.history.git import FORMAT, Commit, Repository, run_git


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
        (
            Commit(id_, name, mail, datetime.datetime.fromisoformat(when), subject),
            tuple(parents.split()),
        )
        for parents, id_, name, mail, when, subject in zip(*[iter(records)] * 6, strict=False)
    )
