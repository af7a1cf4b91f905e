"""The dossiers of two revisions, side by side: which differ, and in what."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct, field

from briefgen.files.workspace import content_of, is_dossier, offered, templates_of
from briefgen.history.changes import Change
from briefgen.history.compare import compare
from briefgen.history.git import Repository
from briefgen.history.snapshot import Snapshot, snapshot
from briefgen.layout.page_map import FILE, from_yaml
from briefgen.model.shared_files import SHARED_FILES
from briefgen.problem import Problem, UsageError, choose, t

Pages = Mapping[str, str]
"""The pages of each item, as they are cited: 2 or 7-8."""


class Between(Struct, frozen=True):
    """Two revisions of a workspace; `new` is None for the working tree."""

    repository: Repository
    root: Path
    old: str
    new: str | None

    @property
    def agendas(self) -> Path:
        """The folder of the dossiers."""
        return self.root / "agendas"


class Pair(Struct, frozen=True):
    """The folder of a dossier, as it was called and is; None where it is not there."""

    old: str | None
    new: str | None

    @property
    def name(self) -> str:
        """Its name now, or the one it had."""
        return self.new or self.old or ""


class Unreadable(Struct, frozen=True):
    """Why a dossier cannot be read in a revision; None for the working tree."""

    revision: str | None
    problems: tuple[Problem, ...]


class Difference(Struct, frozen=True):
    """What changed in one dossier, and on which pages its items stood and stand."""

    dossier: str
    changes: tuple[Change, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    old_pages: Pages = field(default_factory=dict)
    new_pages: Pages = field(default_factory=dict)


def changed_dossiers(between: Between, names: Sequence[str]) -> tuple[Pair, ...]:
    """The dossiers in which a file differs, of those named or of all.

    Raises:
        UsageError: if a name is that of no dossier in either revision.
    """
    was, now = _there(between, between.old), _there(between, between.new)
    known = sorted(was | now)
    asked = [Path(name).name for name in names]
    for name, given in zip(asked, names, strict=True):
        if name not in known:
            raise UsageError(t("there is no dossier “{name}”", name=given), choose(given, known))
    files = between.repository.differing(between.old, between.new, between.agendas)
    touched = {file.partition("/")[0] for file in files}
    everywhere = any(name in touched for name in SHARED_FILES)
    moved = _moved(was - now, now - was, files)
    pairs = [
        Pair(name if name in was else moved.get(name), name if name in now else None)
        for name in known
        if (everywhere or name in touched) and name not in moved.values()
    ]
    return tuple(pair for pair in pairs if not asked or {pair.old, pair.new} & set(asked))


def _moved(gone: set[str], come: set[str], files: Sequence[str]) -> dict[str, str]:
    """The old name of each folder that has another name now, as that of a meeting put off.

    It holds at least half of the items of that one.
    """
    items: dict[str, set[str]] = {}
    for file in files:
        folder, _, name = file.partition("/")
        if name.startswith("agenda/"):
            items.setdefault(folder, set()).add(name)
    found: dict[str, str] = {}
    for name in sorted(come):
        here = items.get(name, set())
        likely = {each: here & items.get(each, set()) for each in gone - set(found.values())}
        best = max(sorted(likely), key=lambda each: len(likely[each]), default=None)
        if best and likely[best] and 2 * len(likely[best]) >= len(items[best]):
            found[name] = best
    return found


@contextmanager
def both(between: Between, pair: Pair) -> Iterator[tuple[Snapshot | None, Snapshot | None]]:
    """A dossier in both revisions, None where it is not there; its files stay until the end."""
    choices = offered(templates_of(between.root))
    with ExitStack() as until_done:
        sides = [
            until_done.enter_context(
                snapshot(between.repository, between.root, name, revision, choices)
            )
            if name
            else None
            for name, revision in ((pair.old, between.old), (pair.new, between.new))
        ]
        yield sides[0], sides[1]


def difference(
    between: Between, pair: Pair, old: Snapshot | None, new: Snapshot | None
) -> Difference:
    """What changed in a dossier, or why that cannot be said."""
    unreadable = tuple(
        Unreadable(side.revision, side.loaded.problems)
        for side in (old, new)
        if side and side.loaded.dossier is None
    )
    if unreadable:
        return Difference(pair.name, unreadable=unreadable)
    pages = (_pages(between, pair.old, between.old), _pages(between, pair.new, between.new))
    return Difference(pair.name, compare(old, new), (), *pages)


def _there(between: Between, revision: str | None) -> set[str]:
    """The names of the dossiers in a revision."""
    if revision is None:
        return {path.name for path in between.agendas.iterdir() if is_dossier(path)}
    names = between.repository.folders(revision, between.agendas)
    return {name for name in names if name != "schemas"}


def _pages(between: Between, name: str | None, revision: str | None) -> dict[str, str]:
    """The pages as they were laid out last, where that is known."""
    path = between.root / "out" / (name or "") / FILE
    if revision is None:
        content = content_of(path) if path.is_file() else None
    else:
        content = between.repository.content(revision, path)
    map_ = from_yaml(content) if content else None
    spans = map_.spans() if map_ else {}
    return {
        id_: str(first) if first == last else f"{first}-{last}"
        for id_, (first, last) in spans.items()
    }
