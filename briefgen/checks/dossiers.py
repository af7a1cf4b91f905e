"""Checks the dossiers of a workspace: reads each as a build does, and runs the rules on it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.body.prose import check as check_prose
from briefgen.checks.rule import Finding
from briefgen.checks.runner import Outcome, find_rule, known_rules, run
from briefgen.errors import UsageError
from briefgen.files.workspace import openings, templates_of
from briefgen.layout.page_map import FILE, doubt, from_yaml
from briefgen.model.load import load_dossier
from briefgen.model.workspace import Workspace, load_workspace
from briefgen.problem import Place, Problem, choose, each_once, t
from briefgen.texts.of_dossier import case_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one dossier; `problems` if it cannot be read, then nothing was checked.

    `warnings` is what a concept lacks, `built` what is doubtful in what was made of it.
    """

    dossier: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    built: tuple[Problem, ...] = ()
    outcome: Outcome = field(default_factory=lambda: Outcome(()))

    def with_outcome(self, outcome: Outcome) -> "Checked":
        """The same, with another outcome."""
        return replace(self, outcome=outcome)

    def errors(self, *, strict: bool) -> int:
        """How many of the findings are errors; under `strict` warnings are too."""
        hard = ("error", "warning") if strict else ("error",)
        lacks = len(self.warnings) + len(self.built) if strict else 0
        found = sum(1 for each in self.outcome.findings if each.level in hard)
        return len(self.problems) + found + lacks


def check(
    root: Path, dossiers: Collection[Path], only: Collection[str] = (), status: str | None = None
) -> Iterator[Checked]:
    """Check dossiers one by one.

    Args:
        root: the workspace.
        dossiers: the folders of the dossiers.
        only: codes or names of rules; all that are on by default if none.
        status: “concept” or “definitief”, instead of that of the dossier.

    Raises:
        UsageError: if a rule is unknown.
    """
    each_rule_known(only)
    workspace = load_workspace(root, openings(templates_of(root)))
    for dossier in dossiers:
        yield _check(workspace, dossier, only, status)


def each_rule_known(names: Collection[str]) -> None:
    """Refuse a rule that there is not.

    Raises:
        UsageError: with the nearest name.
    """
    for name in names:
        if find_rule(name) is None:
            raise UsageError(t("there is no rule “{name}”", name=name), choose(name, known_rules()))


def _check(
    workspace: Workspace, dossier: Path, only: Collection[str], status: str | None
) -> Checked:
    loaded = load_dossier(workspace, dossier)
    texts = (each for texts in loaded.texts for each in check_prose(texts))
    problems = each_once([*loaded.problems, *texts])
    if problems or loaded.dossier is None or loaded.files is None:
        return Checked(dossier.name, tuple(problems), loaded.warnings)
    case = case_of(loaded.dossier, loaded.files)
    concept = None if status is None else status == "concept"
    built = () if only else tuple(_doubtful(workspace, dossier))
    return Checked(dossier.name, (), loaded.warnings, built, run(case, only, concept=concept))


def _doubtful(workspace: Workspace, dossier: Path) -> Iterator[Problem]:
    """Page numbers that were computed in another typeface than that of the house style."""
    path = workspace.root / "out" / dossier.name / FILE
    map_ = from_yaml(path.read_bytes()) if path.is_file() else None
    if map_ and (problem := doubt(map_, Place(workspace.shown(path)))):
        yield problem


def counted(findings: Collection[Finding]) -> dict[str, int]:
    """How many findings there are of each level."""
    return {
        level: sum(1 for each in findings if each.level == level)
        for level in ("error", "warning", "note")
    }
