"""The files of a build, written whole or not at all, and never over what someone changed.

In each folder a small manifest holds the digest of every file as briefgen wrote it. A file that
no longer has it was changed by someone, and is left alone. The manifest lists the new digests
beside the old before any file is replaced: a build that is killed in between leaves files that
are old or new, and both are known.

A merge by git can leave a file in which both sides stand; that is nobody's work, and made anew.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode

from briefgen.files.workspace import TEMPORARY, content_if_there, digest, replace_file

MANIFEST = ".briefgen.json"
WORD = ".docx"
LOCAL, LOCAL_MANIFEST = ".pdf", ".briefgen-pdf.json"
"""What is not kept in git, since each machine's LibreOffice makes its own, and its manifest."""
BESIDE_WORD = (LOCAL, ".html")
"""What shows what a Word file says, and would mislead beside a newer one."""

METADATA = "metadata.xml"
"""The ending of what is said of a document beside it: with digests of the files it is beside."""
IGNORE, NOTHING = ".gitignore", b"*\n"

Digests = dict[str, list[str]]


class Written(Struct, frozen=True):
    """What became of the files of one folder.

    `kept` were changed by someone and not replaced; `removed` no longer belong to the dossier;
    `left` neither, but were changed by someone; `conflicts` are those written in which a conflict
    of git stood.
    """

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    kept: tuple[Path, ...]
    removed: tuple[Path, ...]
    left: tuple[Path, ...]
    conflicts: tuple[Path, ...] = ()


Made = Callable[[Path, bytes], bool]
"""Whether a content was made by briefgen for a file, though no manifest there says so."""


def write_files(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    overwrite: bool = False,
    only_endings: tuple[str, ...] = (),
    made: Made = lambda _path, _content: False,
) -> Written:
    """Write files into a folder, each atomically.

    Args:
        folder: made if it is not there.
        files: the content of each file by its name.
        overwrite: whether to replace files that someone changed.
        only_endings: files with these endings that briefgen once wrote and that are not among
            `files` are removed, unless someone changed them; so are, in any case, the PDF and
            the page of a Word file that is replaced, and the metadata of any.
        made: asked of a file that the manifest does not know.

    Raises:
        OSError: if the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        for left_by_a_killed_build in folder.glob(f"*{TEMPORARY}"):
            left_by_a_killed_build.unlink(missing_ok=True)
        known = _manifest(folder)
        unchanged = [name for name in files if content_if_there(folder / name) == files[name]]
        changed = [name for name in files if name not in unchanged]
        conflicts = [name for name in changed if _in_conflict(content_if_there(folder / name))]
        kept = [name for name in changed if not overwrite and _foreign(folder / name, known, made)]
        written = [name for name in changed if name not in kept]
        outdated = set(_outdated(written))
        gone = [name for name in known if name not in files]
        stale = [name for name in gone if name.endswith(only_endings) or name in outdated]
        left = [name for name in stale if _foreign(folder / name, known, made)]
        removed = [name for name in stale if name not in left and (folder / name).exists()]
        after = {n: digests for n, digests in known.items() if n not in stale or n in left}
        after |= {name: [digest(files[name])] for name in (*unchanged, *written)}
        if written or after != known:
            _record(folder, {n: sorted({*known.get(n, []), *after[n]}) for n in after})
            _put(folder, {name: files[name] for name in written}, removed)
            _record(folder, after)
    names = (written, unchanged, kept, removed, left, conflicts)
    return Written(*(tuple(folder / name for name in each) for each in names))


def _outdated(written: Iterable[str]) -> Iterator[str]:
    """What was made of files that are other ones now."""
    for name in written:
        yield str(Path(name).with_suffix(f".{METADATA}"))
        if name.endswith(WORD):
            yield from (str(Path(name).with_suffix(ending)) for ending in BESIDE_WORD)


def _put(folder: Path, written: Mapping[str, bytes], removed: Iterable[str]) -> None:
    for name, content in written.items():
        replace_file(folder / name, content)
    for name in removed:
        (folder / name).unlink()


def keep_out_of_git(folder: Path) -> None:
    """Tell git to keep nothing of a folder, not even the file that says so.

    Raises:
        OSError: if it cannot be written.
    """
    path = folder / IGNORE
    if content_if_there(path) != NOTHING:
        replace_file(path, NOTHING)


def untouched(path: Path) -> bool:
    """Whether a file is there as briefgen wrote it, by the manifest beside it."""
    content = content_if_there(path)
    return content is not None and [digest(content)] == _manifest(path.parent).get(path.name)


def folders_written(folder: Path) -> tuple[Path, ...]:
    """The folders at and below `folder` into which briefgen wrote files before."""
    return tuple(sorted(manifest.parent for manifest in folder.rglob(MANIFEST)))


def _foreign(path: Path, known: Digests, made: Made) -> bool:
    """Whether a file is there that briefgen did not write like this."""
    content = content_if_there(path)
    if content is None or digest(content) in known.get(path.name, []):
        return False
    return not _in_conflict(content) and not made(path, content)


CONFLICT = re.compile(
    rb"^<{7} [^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\r?\n(?P<theirs>.*?)^>{7} [^\n]*\n?",
    re.DOTALL | re.MULTILINE,
)
"""What git leaves where both sides of a merge changed the same lines (git-merge(1))."""


def _in_conflict(content: bytes | None) -> bool:
    return content is not None and CONFLICT.search(content) is not None


def _manifest(folder: Path) -> Digests:
    """The digests that were recorded; none if a manifest was damaged, so that files are kept."""
    return _read(folder / MANIFEST) | _read(folder / LOCAL_MANIFEST)


def _record(folder: Path, digests: Digests) -> None:
    own = (LOCAL, METADATA)
    local = {name: each for name, each in digests.items() if name.endswith(own)}
    shared = {name: each for name, each in digests.items() if name not in local}
    for manifest, content in ((MANIFEST, shared), (LOCAL_MANIFEST, local)):
        if content or (folder / manifest).exists():
            replace_file(folder / manifest, _json(content))


def _read(manifest: Path) -> Digests:
    """The digests in a manifest; those of both sides, if a conflict of git stands in it."""
    content = content_if_there(manifest) or b""
    if not _in_conflict(content):
        return _digests(content)
    ours, theirs = (
        _digests(CONFLICT.sub(lambda found, side=side: found[side], content))  # type: ignore[misc]
        for side in ("ours", "theirs")
    )
    return {
        name: [*ours.get(name, []), *theirs.get(name, [])] for name in ours.keys() | theirs.keys()
    }


def _digests(content: bytes) -> Digests:
    try:
        data = decode(content)
    except ValueError:
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        name: [digest for digest in digests if isinstance(digest, str)]
        for name, digests in data.items()
        if isinstance(digests, list)
    }


def _json(digests: Digests) -> bytes:
    import json  # noqa: PLC0415 - what did not change is not written

    return (json.dumps(digests, indent=1, sort_keys=True) + "\n").encode()


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one build at a time write into a folder; where the system has no such lock, all may."""
    try:
        import fcntl  # noqa: PLC0415 - not there on Windows
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
