"""The objects that git keeps (gitglossary(7), “object”), all asked of one process."""

import contextlib
import os
import re
import subprocess
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

HEADER = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) (?:blob|tree|commit|tag) (\d+)\n")
"""What `git cat-file --batch` says of an object before its content (git-cat-file(1))."""
TREE, LINK, SUBMODULE = "40000", "120000", "160000"
"""How a tree keeps what is no file (git-fast-import(1), “filemodify”)."""


class Object(NamedTuple):
    """A file, a folder or a commit: its id, and what git keeps of it."""

    id: str
    content: bytes


class Entry(NamedTuple):
    """What stands under a name in a folder: what it is, and the id of its object."""

    mode: str
    id: str


class Objects:
    """The objects of the repository in a folder.

    Git is started when the first is asked for, and ends with this value.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._git: subprocess.Popen[bytes] | None = None
        self._trees: dict[str, Mapping[str, Entry]] = {}

    def named(self, name: str) -> Object | None:
        """The object that has a name (gitrevisions(7)) or an id; None if git can read none."""
        if "\n" in name:
            return None
        git = self._git = self._git or self._started()
        # Both are pipes, as they were asked to be.
        if git.stdin is None or git.stdout is None:
            raise ValueError(git)
        with contextlib.suppress(OSError):
            git.stdin.write(os.fsencode(name) + b"\n")
            git.stdin.flush()
        if found := HEADER.fullmatch(line := git.stdout.readline()):
            size = int(found[2])
            content = git.stdout.read(size + 1)
            if len(content) > size:
                return Object(found[1].decode(), content[:size])
        elif line:
            return None
        # It ended, as over an object that is damaged: what comes next is asked of another one.
        self._git = None
        return None

    def _started(self) -> subprocess.Popen[bytes]:
        command = ["git", "-C", str(self._root), "cat-file", "--batch"]
        made = subprocess.Popen(  # noqa: S603 - git itself
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        weakref.finalize(self, _end, made)
        return made

    def at(self, commit: str, path: str) -> Entry | None:
        """What stands at a path in a commit; None if nothing does."""
        found = Entry(TREE, f"{commit}^{{tree}}")
        for name in PurePosixPath(path).parts:
            inside = self.inside(found).get(name)
            if inside is None:
                return None
            found = inside
        return found

    def inside(self, folder: Entry) -> Mapping[str, Entry]:
        """What stands in a folder, by the names there; nothing if it is none.

        It is asked once, for what an object holds never changes.
        """
        if folder.mode != TREE:
            return {}
        if folder.id not in self._trees:
            tree = self.named(folder.id)
            self._trees[folder.id] = dict(_entries(tree)) if tree else {}
        return self._trees[folder.id]

    def below(self, path: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
        """What stands at a path and below it, other than folders, each by its path."""
        if entry.mode != TREE:
            yield path, entry
        for name, each in self.inside(entry).items():
            yield from self.below(_joined(path, name), each)

    def differing(self, path: str, old: Entry | None, new: Entry | None) -> Iterator[str]:
        """The paths of what is not the same at a path and below it, folders left out."""
        if old == new:
            return
        if any(each and each.mode != TREE for each in (old, new)):
            yield path
        was, now = (self.inside(each) if each else {} for each in (old, new))
        for name in was.keys() | now.keys():
            yield from self.differing(_joined(path, name), was.get(name), now.get(name))


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


def _entries(tree: Object) -> Iterator[tuple[str, Entry]]:
    """What a tree holds: of each its mode, its name, and its id, as long as that of the tree."""
    at, size, content = 0, len(tree.id) // 2, tree.content
    while at < len(content):
        end = content.index(b"\0", at)
        mode, _, name = content[at:end].partition(b" ")
        at = end + 1 + size
        yield os.fsdecode(name), Entry(mode.decode(), content[end + 1 : at].hex())


def _end(git: subprocess.Popen[bytes]) -> None:
    """End git, whatever it is doing: it has no more to read, and nobody reads what it writes."""
    for pipe in (git.stdin, git.stdout):
        with contextlib.suppress(OSError):
            if pipe:
                pipe.close()
    git.wait()
