"""Checks dossiers, read as a build does."""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from briefgen.body.kinds import read_workspace
from briefgen.body.prose import problems_of
from briefgen.checks.runner import Outcome, find_rule, run
from briefgen.layout.page_map import FILE, doubt, page_map_at
from briefgen.model.load import load_dossier
from briefgen.model.workspace import Workspace
from briefgen.problem import Place, Problem, Text
from briefgen.texts.of_dossier import case_of


class Checked(Struct, frozen=True):
    """What was found in one dossier; `problems` if it cannot be read, then nothing was checked.

    `warnings` is what a concept lacks, `built` what is doubtful in what was made of it.
    """

    dossier: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    built: tuple[Problem, ...] = ()
    outcome: Outcome = field(default_factory=lambda: Outcome(()))

    def errors(self, *, strict: bool) -> int:
        """How many of the findings are errors; under `strict` warnings are too."""
        hard = ("error", "warning") if strict else ("error",)
        lacks = len(self.warnings) + len(self.built) if strict else 0
        found = sum(1 for each in self.outcome.findings if each.level in hard)
        return len(self.problems) + found + lacks


def check(
    root: Path, dossiers: Collection[Path], only: Collection[str] = (), status: str | None = None
) -> Iterator[Checked]:
    """Check dossiers one by one: `checker`, on the folders of the dossiers."""
    yield from map(checker(root, only, status), dossiers)


def checker(
    root: Path, only: Collection[str] = (), status: str | None = None
) -> Callable[[Path], Checked]:
    """What checks the dossier in a folder.

    Args:
        root: the workspace.
        only: codes or names of rules; all that are on by default if none.
        status: “concept” or “definitief”, instead of that of the dossier.

    Raises:
        UsageError: if a rule is unknown.
    """
    for name in only:
        find_rule(name)
    return partial(_check, read_workspace(root), only, status)


def _check(
    workspace: Workspace, only: Collection[str], status: str | None, dossier: Path
) -> Checked:
    loaded = load_dossier(workspace, dossier)
    problems = problems_of(loaded)
    if problems or loaded.dossier is None or loaded.files is None:
        return Checked(dossier.name, tuple(problems), loaded.warnings)
    case = case_of(loaded.dossier, loaded.files)
    concept = None if status is None else status == "concept"
    built = () if only else tuple(_doubtful(workspace, dossier))
    return Checked(dossier.name, (), loaded.warnings, built, run(case, only, concept=concept))


def _doubtful(workspace: Workspace, dossier: Path) -> Iterator[Problem]:
    """Page numbers that were computed in another typeface than that of the house style."""
    path = workspace.root / "out" / dossier.name / FILE
    map_ = page_map_at(path)
    if map_ and (problem := doubt(map_, Place(workspace.shown(path)))):
        yield problem


class CheckedFile(Struct, frozen=True):
    """What was found in a file, and what had to be guessed or is not known of it."""

    checked: Checked
    said: tuple[Text, ...] = ()
