"""Gathers what an overview of each dossier is made from: texts, findings, pages, history."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.build.request import Request
from briefgen.build.steps import Ready, Workshop, open_workshop
from briefgen.checks.baseline import apply_baseline
from briefgen.checks.dossiers import Checked, check
from briefgen.checks.row import Row
from briefgen.checks.rows import rows
from briefgen.errors import InvalidInputError, UsageError
from briefgen.files.output import untouched
from briefgen.history.git import Commit, Repository, find_repository
from briefgen.layout.page_map import FILE, PageMap, from_yaml
from briefgen.locale.say import Say
from briefgen.model.load import load_dossier
from briefgen.overview.overview import Change, Known, Overview, Unreadable, overview
from briefgen.word.xml import content_digest

Surveyed = Overview | Unreadable


def survey(root: Path, dossiers: tuple[Path, ...], out: Path, say: Say) -> Iterator[Surveyed]:
    """The overview of each dossier, one by one.

    Args:
        root: the workspace.
        dossiers: the folders of the dossiers.
        out: where they were built to.
        say: the language of the findings.
    """
    shop = open_workshop(Request(root, dossiers, out, formats=()))
    repository = repository_of(root)
    for folder, checked in zip(dossiers, check(root, dossiers), strict=True):
        try:
            found = _survey(shop, repository, folder, checked, say)
        except InvalidInputError as error:
            found = Unreadable(folder.name, tuple(error.problems))
        yield found


def repository_of(root: Path) -> Repository | None:
    """The repository of a workspace; None if it is in none, or git is not there."""
    try:
        return find_repository(root)
    except UsageError:
        return None


def _survey(
    shop: Workshop, repository: Repository | None, folder: Path, checked: Checked, say: Say
) -> Surveyed:
    loaded = load_dossier(shop.workspace, folder)
    if checked.problems or loaded.dossier is None or loaded.files is None:
        return Unreadable(folder.name, checked.problems or loaded.problems)
    ready = Ready(loaded.dossier, loaded.confidential, (), "", loaded.files)
    changes = None if repository is None else _changes(repository, shop, folder)
    known = Known(_open(shop, folder, checked, say), _pages(shop, folder, ready), changes)
    return overview(loaded.dossier, loaded.files, known)


def _open(shop: Workshop, folder: Path, checked: Checked, say: Say) -> tuple[Row, ...]:
    """The findings that `briefgen check` would show."""
    left = apply_baseline(checked.outcome, folder, shop.workspace.shown(folder))
    return tuple(rows(checked.with_outcome(left.outcome), say))


def _pages(shop: Workshop, folder: Path, ready: Ready) -> dict[str, tuple[int, int]] | None:
    """The pages of each item, if they were counted in the agenda as it would be built now."""
    path = shop.request.out / folder.name / FILE
    map_ = from_yaml(path.read_bytes()) if untouched(path) else None
    if map_ is None:
        return None
    return map_.spans() if _fits(map_, shop, folder, ready) else None


def _fits(map_: PageMap, shop: Workshop, folder: Path, ready: Ready) -> bool:
    cited = (made for made in shop.make(folder, ready) if made.document.name == map_.document)
    return any(made.docx and content_digest(made.docx) == map_.digest for made in cited)


def _changes(repository: Repository, shop: Workshop, folder: Path) -> dict[str, Change]:
    """The last change of each file of a dossier, by its name in findings."""
    commits, fresh = repository.last_changes(folder), repository.uncommitted(folder)
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = repository.below(path)
        found[shop.workspace.shown(path)] = _change(commits.get(name), fresh=name in fresh)
    return found


def _change(commit: Commit | None, *, fresh: bool) -> Change:
    if commit is None:
        return Change(None, "", committed=False)
    return Change(commit.when.date(), commit.author, committed=not fresh)
