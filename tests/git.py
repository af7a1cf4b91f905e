"""A git repository for tests: its settings are its own, whatever those of this machine are."""

import functools
import subprocess
from pathlib import Path

import pytest

from briefgen.history.git import Repository, find_repository

SETTINGS = (
    *("-c", "user.name=Anna de Vries", "-c", "user.email=anna@example.org"),
    *("-c", "maintenance.auto=false"),
)
"""Who commits here; and git looks after no repository that is gone in a moment."""


@functools.lru_cache(maxsize=4)
def repository_of(folder: Path) -> Repository:
    """The repository of a folder that stays in it, looked for once."""
    return find_repository(folder)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; gives what it says."""
    command = ["git", *SETTINGS, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings of this machine out."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-02-03T10:00:00+01:00")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-02-03T10:00:00+01:00")


def commit(folder: Path, words: str) -> None:
    """Commit all that is there."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", words)


def git_fails(folder: Path, *arguments: str) -> str:
    """Run git where it has to refuse; gives all that is said."""
    command = ["git", *SETTINGS, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode
    return (done.stdout + done.stderr).decode()
