"""Gathers what an overview of each dossier is made from: texts, findings, pages, history."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.building.compose import compose
from briefgen.building.paginate import Typeset
from briefgen.building.read import Plan, Ready, plan_of
from briefgen.building.request import Request
from briefgen.checks.check import Checked, check
from briefgen.checks.rows import found_in_dossier
from briefgen.files.output import untouched
from briefgen.history.git import Commit, Repository
from briefgen.history.index import repository_of
from briefgen.layout.page_map import FILE
from briefgen.model.load import load_dossier
from briefgen.overview.overview import Change, Known, Surveyed, Unreadable, overview
from briefgen.problem import InvalidInputError, Say


def survey(root: Path, dossiers: tuple[Path, ...], out: Path, say: Say) -> Iterator[Surveyed]:
    """The overview of each dossier, one by one.

    Args:
        root: the workspace.
        dossiers: the folders of the dossiers.
        out: where they were built to.
        say: the language of the findings.
    """
    plan = plan_of(Request(root, dossiers, out, formats=()))
    repository = repository_of(root)
    for folder, checked in zip(dossiers, check(root, dossiers), strict=True):
        try:
            found = _survey(plan, repository, folder, checked, say)
        except InvalidInputError as error:
            found = Unreadable(folder.name, tuple(error.problems))
        yield found


def _survey(
    plan: Plan, repository: Repository | None, folder: Path, checked: Checked, say: Say
) -> Surveyed:
    loaded = load_dossier(plan.workspace, folder)
    if checked.problems or loaded.dossier is None or loaded.files is None:
        return Unreadable(folder.name, checked.problems or loaded.problems)
    ready = Ready(loaded.dossier, loaded.confidential, loaded.files, plan.request.out / folder.name)
    changes = None if repository is None else _changes(repository, plan, folder)
    rows = found_in_dossier(checked, folder, plan.workspace.shown(folder), say).rows
    known = Known(rows, _pages(plan, ready), changes)
    return overview(loaded.dossier, loaded.files, known)


def _pages(plan: Plan, ready: Ready) -> dict[str, tuple[int, int]] | None:
    """The pages of each item, if they were counted in the agenda as it would be built now."""
    if not untouched(ready.out / FILE):
        return None
    maps = (Typeset().pages_of(made) for made in compose(plan, ready).new if made.docx)
    return next((map_.spans() for map_ in maps if map_), None)


def _changes(repository: Repository, plan: Plan, folder: Path) -> dict[str, Change]:
    """The last change of each file of a dossier, by its name in findings."""
    commits, fresh = repository.last_changes(folder), repository.uncommitted(folder)
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = repository.below(path)
        found[plan.workspace.shown(path)] = _change(commits.get(name), fresh=name in fresh)
    return found


def _change(commit: Commit | None, *, fresh: bool) -> Change:
    if commit is None:
        return Change(None, "", committed=False)
    return Change(commit.when.date(), commit.author, committed=not fresh)
