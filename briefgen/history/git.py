"""Everything that is asked of git (https://git-scm.com/docs): it is run as a program."""

import datetime
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from briefgen.files.temporary import temporary_folder
from briefgen.history.objects import LINK, SUBMODULE, TREE, Entry, Objects
from briefgen.problem import UsageError, t

ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
MOST_CONFLICTS = 127
"""From here on what `git merge-file` gives is no number of conflicts but an error."""
FORMAT = "%H%x00%an%x00%ae%x00%aI%x00%s"
FOLDERS = (TREE, SUBMODULE)
POINTER = b"version https://git-lfs.github.com/spec/"
"""How what git keeps of a file begins that Git LFS keeps elsewhere."""


class Commit(Struct, frozen=True):
    """A commit: its id, who wrote it and when (with the offset of that place), what it is about."""

    id: str
    author: str
    mail: str
    when: datetime.datetime
    subject: str

    @classmethod
    def of(cls, id_: str, author: str, mail: str, when: str, subject: str) -> "Commit":
        """A commit by what git says of it in `FORMAT`."""
        return cls(id_.strip(), author, mail, datetime.datetime.fromisoformat(when), subject)


class Repository(Struct, frozen=True):
    """The git repository of a workspace; `root` is its working tree."""

    root: Path
    objects: Objects

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names.

        Raises:
            UsageError: if there is none.
        """
        if id_ := self.found(revision):
            return id_
        what = t("git knows no revision “{name}”", name=revision)
        raise UsageError(what, t("give a commit, a branch or a tag; see: git log --oneline"))

    def found(self, revision: str) -> str:
        """The id of the commit that a revision names; empty if there is none."""
        commit = self.objects.named(f"{revision}^{{commit}}")
        return commit.id if commit else ""

    def export(self, revision: str, paths: Sequence[Path], folder: Path) -> None:
        """Write files and folders as they were in a revision, below a folder.

        A link that leads out of what is written is left out.

        Args:
            revision: a revision that `commit` knows.
            paths: within the working tree; those that were not there are left out.
            folder: where to; the paths are relative to the root of the repository.

        Raises:
            UsageError: if git cannot read one of them.
        """
        links: dict[Path, str] = {}
        for start in dict.fromkeys(map(self.below, paths)):
            entry = self._at(revision, start)
            for name, each in self.objects.below(start, entry) if entry else ():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if each.mode == SUBMODULE:
                    path.mkdir(exist_ok=True)
                elif each.mode == LINK:
                    links[path] = os.fsdecode(self._read(each, name, revision))
                else:
                    path.write_bytes(self._read(each, name, revision))
        for path, target in links.items():
            path.symlink_to(target)
        for path in links:
            if not path.resolve().is_relative_to(folder.resolve()):
                path.unlink()

    def _read(self, entry: Entry, name: str, revision: str) -> bytes:
        """The content of a file; of one that Git LFS keeps elsewhere (git-lfs(1)), from there.

        Raises:
            UsageError: if git cannot read it.
        """
        found = self.objects.named(entry.id)
        if not found:
            what = t("git cannot read {name} as it was in {revision}", name=name, revision=revision)
            raise UsageError(what, t("see what is missing: git fsck"))
        if found.content.startswith(POINTER):
            return run_git(self.root, "cat-file", "--filters", f"{revision}:{name}").stdout
        return found.content

    def _at(self, revision: str, path: str) -> Entry | None:
        """What stands at a path in a revision."""
        return self.objects.at(revision if ID.fullmatch(revision) else self.commit(revision), path)

    def folders(self, revision: str, path: Path) -> tuple[str, ...]:
        """The names of the folders in a folder, as it was in a revision."""
        entry = self._at(revision, self.below(path))
        inside = self.objects.inside(entry) if entry else {}
        return tuple(name for name, each in inside.items() if each.mode in FOLDERS)

    def content(self, revision: str, path: Path) -> bytes | None:
        """A file as it was in a revision; None if it was not there."""
        entry = self._at(revision, self.below(path))
        found = self.objects.named(entry.id) if entry and entry.mode not in FOLDERS else None
        return found.content if found else None

    def differing(self, old: str, new: str | None, folder: Path) -> tuple[str, ...]:
        """The files below a folder that differ, from that folder; `new` None: in the working tree.

        Files that git does not keep yet differ too, unless it is told to ignore them.
        """
        where = self.below(folder)
        if new:
            names = list(self.objects.differing(where, self._at(old, where), self._at(new, where)))
        else:
            wanted = ("--name-only", "--no-renames", "-z", old, "--", where)
            untracked = ("--others", "--exclude-standard", "--full-name", "-z", "--", where)
            done = (run_git(self.root, "diff", *wanted), run_git(self.root, "ls-files", *untracked))
            names = [name for each in done for name in each.stdout.decode().split("\0") if name]
        start = 0 if where == "." else len(where) + 1
        return tuple(sorted({name[start:] for name in names}))

    def log(self, path: Path, since: str | None = None, until: str = "HEAD") -> tuple[Commit, ...]:
        """The commits that changed a file or folder, the latest first.

        Args:
            path: within the working tree; it need not be there any more.
            since: a revision whose own commits do not count; None for all.
            until: the revision to start from.
        """
        span = f"{since}..{until}" if since else until
        done = run_git(self.root, "log", f"--format={FORMAT}", "-z", span, "--", self.below(path))
        records = done.stdout.decode("utf-8", "replace").split("\0")
        rows = zip(*[iter(records)] * 5, strict=False)
        return tuple(Commit.of(*row) for row in rows)

    def last_changes(self, folder: Path) -> dict[str, Commit]:
        """The last commit that changed each file in a folder, by its path from the root."""
        if not self.found("HEAD"):
            return {}
        wanted = (f"--format={FORMAT}%x00", "--name-only", "--no-renames", "-z", "HEAD")
        done = run_git(self.root, "log", *wanted, "--", self.below(folder))
        found: dict[str, Commit] = {}
        rows = iter(done.stdout.decode("utf-8", "replace").split("\0"))
        row = next(rows, "")
        while row.strip():
            commit = Commit.of(row, *(next(rows) for _field in range(4)))
            next(rows)
            # The first of its files comes on a line of its own; the next commit is told by its id.
            while (row := next(rows, "")) and not ID.fullmatch(row):
                found.setdefault(row.removeprefix("\n"), commit)
        return found

    def uncommitted(self, folder: Path) -> frozenset[str]:
        """The files in a folder that differ from the last commit, or are not in it."""
        wanted = ("--porcelain", "-z", "--no-renames", "--untracked-files=all")
        done = run_git(self.root, "status", *wanted, "--", self.below(folder))
        rows = done.stdout.decode("utf-8", "replace").split("\0")
        return frozenset(row[3:] for row in rows if row)

    def setting(self, key: str) -> str:
        """The value of a setting of git, from whichever file; empty if it is not set."""
        return run_git(self.root, "config", key).stdout.decode("utf-8", "replace").strip()

    def inside(self, name: str) -> Path:
        """Where a file of the repository itself stands; that of all its working trees."""
        done = run_git(self.root, "rev-parse", "--git-common-dir")
        return self.root / done.stdout.decode().strip() / name

    def drop(self, reference: str) -> None:
        """Remove a reference, if it is there."""
        run_git(self.root, "update-ref", "-d", reference)

    def changed(self, path: Path) -> bool:
        """Whether a file or folder differs from the last commit, or is not in it."""
        return bool(self.uncommitted(path))

    def user(self) -> str:
        """The name of who works here, as git knows it; empty if it knows none."""
        return self.setting("user.name")

    def merge(
        self, ours: bytes, base: bytes, theirs: bytes, labels: tuple[str, str, str]
    ) -> tuple[bytes, bool]:
        """Three versions of a file in one, as `git merge-file` does; whether a conflict is left.

        Raises:
            ValueError: if git cannot merge them, as when they are no text.
        """
        with temporary_folder() as folder:
            paths = [Path(folder) / name for name in ("ours", "base", "theirs")]
            for path, content in zip(paths, (ours, base, theirs), strict=True):
                path.write_bytes(content)
            named = [argument for label in labels for argument in ("-L", label)]
            done = run_git(self.root, "merge-file", "-p", *named, *map(str, paths))
        if done.returncode > MOST_CONFLICTS:
            raise ValueError(done.stderr.decode("utf-8", "replace"))
        return done.stdout, done.returncode != 0

    def below(self, path: Path) -> str:
        """A path from the root of the repository, with forward slashes."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()


def find_repository(path: Path) -> Repository:
    """The repository that a folder is in.

    Raises:
        UsageError: if it is in none, or git is not there.
    """
    done = run_git(path, "rev-parse", "--show-toplevel")
    if done.returncode:
        what = t("{folder} is not kept in git", folder=path)
        raise UsageError(what, t("make it a repository first: git init, git add, git commit"))
    root = Path(done.stdout.decode().strip())
    return Repository(root, Objects(root))


def run_git(
    folder: Path, *arguments: str, given: bytes | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """What git answers in a folder; `given` is what it reads.

    Raises:
        UsageError: if git is not there.
    """
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - git itself
    except FileNotFoundError:
        what = t("git is not installed here")
        raise UsageError(what, t("install git, and try again")) from None
