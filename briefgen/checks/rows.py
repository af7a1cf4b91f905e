"""What was found in a dossier or a document → rows, in one language."""

from collections.abc import Iterator

from briefgen.checks.dossiers import Checked
from briefgen.checks.row import Row
from briefgen.checks.rule import INCOMPLETE, RULES, SUBSTITUTE, UNREADABLE, UNUSED, Finding
from briefgen.locale.say import Say
from briefgen.problem import Problem, t


def rows(checked: Checked, say: Say) -> Iterator[Row]:
    """The lines of a report on one dossier, in the order of its files."""
    name = checked.dossier
    for code, problems in (
        (UNREADABLE, checked.problems),
        (INCOMPLETE, checked.warnings),
        (SUBSTITUTE, checked.built),
    ):
        yield from (_of_problem(name, code, problem, say) for problem in problems)
    yield from (_of_finding(name, finding, say) for finding in checked.outcome.findings)
    for unused in checked.outcome.unused:
        what = t("“{name}” hides no finding here", name=unused.rule)
        fix = t("remove it from suppress")
        yield _of_problem(name, UNUSED, Problem(unused.spot.place(), what, fix), say)


def _of_finding(dossier: str, finding: Finding, say: Say) -> Row:
    hit = finding.hit
    change = None
    if hit.edit:
        change = hit.edit.spot.place(), hit.edit.spot.until(), hit.edit.words
    return Row(
        dossier,
        finding.rule.code,
        finding.rule.name,
        finding.level,
        finding.place,
        finding.until,
        say(hit.what),
        say(hit.fix),
        finding.also,
        finding.document,
        finding.title,
        hit.spot.quoted,
        ".".join(str(step) for step in hit.spot.key),
        change,
    )


def _of_problem(dossier: str, code: str, problem: Problem, say: Say) -> Row:
    rule, place = RULES[code], problem.place
    message, fix = say(problem.what), say(problem.fix)
    return Row(dossier, code, rule.name, rule.level, place, place, message, fix)
