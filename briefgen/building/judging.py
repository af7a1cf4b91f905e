"""Whether a dossier may be built as definitive: the errors that the rules find in it."""

from briefgen.checks.baseline import apply_baseline
from briefgen.checks.rule import Finding
from briefgen.checks.runner import run
from briefgen.model.dossier import Dossier
from briefgen.model.resolve import Files
from briefgen.problem import Problem, t
from briefgen.texts.of_dossier import case_of


def errors_of(dossier: Dossier, files: Files) -> tuple[Problem, ...]:
    """The errors in a dossier by the rules of `briefgen check`, without those that it accepts.

    Raises:
        InvalidInputError: if the baseline of the dossier is not one that briefgen wrote.
    """
    outcome = run(case_of(dossier, files), level="error", concept=False)
    found = apply_baseline(outcome, files.folder, files.workspace.shown(files.folder))
    return tuple(_problem(each) for each in found.outcome.findings if each.level == "error")


def _problem(finding: Finding) -> Problem:
    rule = f"{finding.rule.code} {finding.rule.name}"
    return Problem(
        finding.place, t("[{rule}] {what}", rule=rule, what=finding.hit.what), finding.hit.fix
    )
