"""Whether git knows a file as one that briefgen made: what is generated is nobody's own work."""

from pathlib import Path

from briefgen.errors import UsageError
from briefgen.files.workspace import digest
from briefgen.history.git import Repository, find_repository, run_git


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
    if not repository.has_commits():
        return False
    return _recorded(repository, manifest, content) or _merged(repository, manifest, path, content)


def _recorded(repository: Repository, manifest: str, content: bytes) -> bool:
    """Whether the digest of a content is in the manifest of any commit."""
    heads = ("--all", "HEAD", *(("MERGE_HEAD",) if _commit(repository, "MERGE_HEAD") else ()))
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
    sides = [_commit(repository, "HEAD"), _commit(repository, "MERGE_HEAD")]
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


def _commit(repository: Repository, name: str) -> str:
    done = run_git(repository.root, "rev-parse", "--quiet", "--verify", name)
    return done.stdout.decode().strip()
