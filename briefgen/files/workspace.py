"""Files: where they stand, how they are read and written whole, what stands for their content."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from briefgen import __version__
from briefgen.problem import InvalidInputError, Place, Problem, UsageError, choose, t

Folders = tuple[Path, ...]
"""Folders that are read as one: what the first does not hold is looked for in the next."""


def packaged(name: str) -> Path:
    """A file or folder that came with briefgen: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / name
    return inside if inside.exists() else package.parent / name


def templates_of(root: Path) -> Folders:
    """The folders of templates: the workspace's own, and beneath it the one of briefgen."""
    both = dict.fromkeys((root / "templates", packaged("templates")))
    return tuple(folder for folder in both if folder.is_dir())


def first_of(folders: Folders, name: str) -> Path:
    """A file in the first of the folders that holds it; where it would be if none does."""
    paths = [folder / name for folder in folders]
    return next((path for path in paths if path.is_file()), paths[0])


def offered(templates: Folders) -> dict[str, list[str]]:
    """The openings of a letter and the introductions of an agenda that templates offer."""
    made: dict[str, set[str]] = {"openings": set(), "introductions": set()}
    for path in (path for folder in templates for path in folder.glob("*/*/*.md.j2")):
        made.setdefault(path.parent.name, set()).add(path.name.split(".")[0])
    return {name: sorted(names) for name, names in made.items()}


def is_written(path: Path) -> bool:
    """Whether somebody wrote a file, and no office program, editor or system left it there."""
    return path.name[:1] not in (".", "~") and path.name not in ("Thumbs.db", "desktop.ini")


def cache_folder() -> Path:
    """Where the user's caches stand (XDG Base Directory Specification; LOCALAPPDATA on Windows)."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "briefgen"


def out_folder(root: Path, asked: str | None) -> Path:
    """The folder of what is built: the one that was asked for, or out/ in the workspace."""
    return absolute(asked) if asked else root / "out"


def shown(path: Path) -> str:
    """A path as short as it can be from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def find_workspace(dossiers: Sequence[str]) -> Path:
    """The nearest folder around the first dossier, or around here, that holds `agendas/`.

    Raises:
        UsageError: if there is none.
    """
    for start in (*(absolute(name) for name in dossiers[:1]), Path.cwd()):
        if folder := workspace_around(start):
            return folder
    raise UsageError(
        t("here is no folder agendas/, nor in a folder above"),
        t("go to the folder of your dossiers (cd), or make this one such a folder: briefgen init"),
    )


def workspace_around(path: Path) -> Path | None:
    """The nearest folder around a path that holds `agendas/`; None if there is none."""
    path = absolute(path)
    return next((each for each in (path, *path.parents) if (each / "agendas").is_dir()), None)


def find_dossiers(root: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """The folders of the dossiers named, or of all.

    Raises:
        UsageError: if a name is no dossier, or there is none at all.
    """
    agendas = root / "agendas"
    known = {folder.name: folder for folder in sorted(agendas.iterdir()) if is_dossier(folder)}
    if not names and not known:
        what = t("there is no dossier in {folder}", folder=agendas)
        raise UsageError(what, t("make one, e.g.: briefgen new jbz 2026-03-05"))
    found = []
    for name in names:
        path = absolute(name)
        folder = path.parent if path.name == "dossier.yaml" else path
        chosen = folder if is_dossier(folder) else known.get(name.strip("/\\"))
        if chosen is None:
            raise UsageError(t("there is no dossier “{name}”", name=name), choose(name, known))
        found.append(chosen)
    return tuple(dict.fromkeys(found)) if names else tuple(known.values())


def absolute(name: str | Path) -> Path:
    """A path from the root, without `..`, and through symbolic links as the user wrote them."""
    return Path(os.path.abspath(name))  # noqa: PTH100 - Path.resolve would follow the links


def is_dossier(folder: Path) -> bool:
    """Whether a folder holds a dossier, or items of one whose dossier.yaml got lost."""
    holds = (folder / "dossier.yaml").is_file() or (folder / "agenda").is_dir()
    return holds and is_written(folder)


MOST_BYTES = 50_000_000
"""How large a file may be that is read; to make room for that at each takes longer than to read."""


def content_of(path: Path) -> bytes:
    """The content of a file that somebody named or laid down.

    Raises:
        InvalidInputError: if it is larger than `MOST_BYTES`, or none that ends: a folder, a pipe,
            a device, also at the end of a link.
        OSError: if it cannot be read.
    """
    about = path.stat()
    what = t("this file cannot be read: it is a folder, a device or a pipe")
    fix = t("put an ordinary file in its place")
    if stat.S_ISREG(about.st_mode):
        with path.open("rb") as opened:
            content = opened.read(min(about.st_size, MOST_BYTES) + 1)
            content += opened.read(MOST_BYTES * (len(content) > about.st_size))
        if len(content) <= MOST_BYTES:
            return content
        what = t("the file is larger than {size} kB", size=MOST_BYTES // 1000)
        fix = t("split it, or remove what does not belong in it")
    raise InvalidInputError([Problem(Place(shown(path)), what, fix)])


def content_if_there(path: Path) -> bytes | None:
    """The content of a file of ours; None if it is not there."""
    return path.read_bytes() if path.is_file() else None


BOM = b"\xef\xbb\xbf"
TEMPORARY = ".briefgen-tmp"


class TextFile(Struct, frozen=True):
    """The words of a file with line feeds for line ends, and its form.

    `bom` tells whether it has a byte order mark, `windows` whether its lines end in CR LF, `mixed`
    whether they end in more ways than one: then it cannot be written back as it was.
    """

    text: str
    bom: bool
    windows: bool
    mixed: bool

    def written(self, text: str) -> bytes:
        """Other words in the form of this file."""
        ended = text.replace("\n", "\r\n") if self.windows else text
        return (BOM if self.bom else b"") + ended.encode("utf-8", "surrogateescape")


def text_file(content: bytes) -> TextFile:
    """Read the bytes of a file; what is no UTF-8 comes back as it was."""
    raw = content.removeprefix(BOM).decode("utf-8", "surrogateescape")
    text = raw.replace("\r\n", "\n")
    windows = "\r\n" in raw
    mixed = "\r" in text or (windows and raw.count("\r\n") != raw.count("\n"))
    return TextFile(text, content.startswith(BOM), windows, mixed)


def replace_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all; its folder is made if it is not there.

    Raises:
        OSError: if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}{TEMPORARY}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


READ = (".yaml", ".json")
"""What is read of the files of a dossier: its texts, and its baseline."""
IGNORED = ("__pycache__", ".git")


def digest(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def stamps() -> str:
    """What stands for briefgen itself: names, sizes and dates, for reading it takes longer."""
    found = [__version__]
    for where, folders, names in os.walk(Path(__file__).parents[1]):
        folders[:] = sorted(set(folders) - set(IGNORED))
        for name in sorted(names):
            about = os.stat(f"{where}/{name}")  # noqa: PTH116 - as fast as can be
            found.append(f"{where}/{name} {about.st_size} {about.st_mtime_ns}")
    return combined(found)


def contents(folders: Folders) -> Iterator[str]:
    """What stands for all files of some folders, by their paths in it."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not set(path.parts) & set(IGNORED):
                yield f"{below(folder, path)} {digest(content_of(path))}"


def shared_sources(root: Path) -> Iterator[str]:
    """What stands for the files that all dossiers share, those of briefgen beneath included."""
    for folder in (root / "agendas", packaged("agendas")):
        for path in sorted(folder.glob("*.yaml")):
            yield f"{path.name} {digest(content_of(path))}"


def sources(dossier: Path) -> Iterator[str]:
    """What stands for the files of a dossier; of others only whether it is there matters."""
    for path in sorted(dossier.rglob("*")):
        if path.is_file() and is_written(path):
            content = digest(content_of(path)) if path.suffix in READ else ""
            yield f"{below(dossier, path)} {content}"


def combined(parts: Iterable[str]) -> str:
    """One digest for all parts."""
    return digest("\n".join(parts).encode())


def below(out: Path, path: Path) -> str:
    """A path from a folder, with forward slashes."""
    return path.relative_to(out).as_posix()
