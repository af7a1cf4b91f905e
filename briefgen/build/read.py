"""A dossier's folder → what is built of it, unless the checker calls it wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.body.prose import problems_of
from briefgen.build.plan import Plan
from briefgen.build.record import LastBuild, inputs_digest, last_build
from briefgen.checks.baseline import apply_baseline
from briefgen.checks.rule import Finding
from briefgen.checks.runner import run
from briefgen.errors import ErrorsFoundError, InvalidInputError
from briefgen.model.dossier import Confidential, Dossier
from briefgen.model.load import Files, load_dossier
from briefgen.problem import Problem, each_once, t
from briefgen.texts.of_dossier import case_of


@dataclass(frozen=True)
class Ready:
    """A dossier that was read without problems.

    `out` is the folder of its documents, `inputs` stands for the files it was read from, `last` is
    what the same tools left when it was built before.
    """

    dossier: Dossier
    confidential: Confidential
    files: Files
    out: Path
    warnings: tuple[Problem, ...] = ()
    inputs: str = ""
    last: LastBuild | None = None

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.files.folder.name

    def with_errors(self, errors: tuple[Problem, ...]) -> "Ready":
        """What is built of it in spite of errors: a concept."""
        concept = replace(self.dossier, status="concept")
        return replace(self, dossier=concept, warnings=(*self.warnings, *errors))


def read(plan: Plan, folder: Path) -> Ready:
    """Read a dossier, check its texts, and one that is definitive by the rules too.

    Raises:
        ErrorsFoundError: if a definitive one has errors, and none were to be put up with.
        InvalidInputError: if it cannot be read.
    """
    inputs = inputs_digest(plan.request, folder, plan.tools)
    loaded = load_dossier(plan.workspace, folder)
    problems = problems_of(loaded)
    if loaded.dossier is None or loaded.files is None or problems:
        raise InvalidInputError(_in_order(each_once([*problems, *loaded.warnings])))
    out = plan.request.out / folder.name
    last = last_build(out, plan.tools)
    ready = Ready(
        loaded.dossier, loaded.confidential, loaded.files, out, loaded.warnings, inputs, last
    )
    definitive = loaded.dossier.status == "definitief"
    errors = _errors_of(loaded.dossier, loaded.files) if definitive else ()
    if errors and not plan.request.force:
        raise ErrorsFoundError(errors)
    return ready.with_errors(errors) if errors else ready


def _errors_of(dossier: Dossier, files: Files) -> tuple[Problem, ...]:
    """The errors in a dossier by the rules of `briefgen check`, without those that it accepts.

    Raises:
        InvalidInputError: if the baseline of the dossier is not one that briefgen wrote.
    """
    outcome = run(case_of(dossier, files), level="error", concept=False)
    found = apply_baseline(outcome, files.folder, files.workspace.shown(files.folder))
    return tuple(_problem(each) for each in found.outcome.findings)


def _problem(finding: Finding) -> Problem:
    rule = f"{finding.rule.code} {finding.rule.name}"
    return Problem(
        finding.place, t("[{rule}] {what}", rule=rule, what=finding.hit.what), finding.hit.fix
    )


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file and line, so that each file is mended from top to bottom."""
    return sorted(problems, key=lambda each: (each.place.file, each.place.line, each.place.column))
