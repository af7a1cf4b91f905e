"""What was found in a dossier or a document → rows, in one language."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from briefgen.checks.baseline import apply_baseline
from briefgen.checks.check import Checked, CheckedFile, checker
from briefgen.checks.found import Asked, Found, Row
from briefgen.checks.rule import INCOMPLETE, RULES, SUBSTITUTE, UNREADABLE, UNUSED, Finding
from briefgen.locale.say import current_say
from briefgen.problem import Problem, Say, t


def found_in_dossiers(
    asked: Asked, dossiers: Sequence[Path], say: Say, jobs: int
) -> Iterator[Found]:
    """What is found in some of the dossiers that a check was asked for, in their order.

    Args:
        asked: how to check.
        dossiers: the folders of the dossiers.
        say: the language of the report, which is the one that was chosen.
        jobs: how many processes share them.

    Raises:
        InvalidInputError: if the baseline of one is not one that briefgen wrote.
        UsageError: if a rule is unknown.
    """
    if jobs < 2 or len(dossiers) < 2:
        yield from map(_finder(asked, say), dossiers)
        return
    from briefgen.files.processes import in_processes, no_answer  # noqa: PLC0415 - slow to import

    yield from in_processes(partial(_elsewhere, asked), dossiers, jobs, no_answer)


def _elsewhere(asked: Asked, _ask: object) -> Callable[[Path], Iterator[Found]]:
    """What checks dossiers in a process of several."""
    find = _finder(asked, current_say())
    return lambda folder: iter([find(folder)])


def _finder(asked: Asked, say: Say) -> Callable[[Path], Found]:
    """What checks one dossier, and shows what is found."""
    check_one = checker(asked.root, asked.rules, asked.status)

    def find(folder: Path) -> Found:
        shown = folder.relative_to(asked.root).as_posix()
        return found_in_dossier(check_one(folder), folder, shown, say, strict=asked.strict)

    return find


def found_in_dossier(
    checked: Checked, folder: Path, shown: str, say: Say, *, strict: bool = False
) -> Found:
    """What is found in a dossier besides what its baseline knows.

    Args:
        checked: what was found.
        folder: the folder of the dossier.
        shown: its name as it stands in the places of findings.
        say: the language of the report.
        strict: whether warnings fail too.

    Raises:
        InvalidInputError: if the baseline is not one that briefgen wrote.
    """
    known = apply_baseline(checked.outcome, folder, shown)
    said: tuple[str, ...] = ()
    if known.hidden or known.outdated:
        hidden = t(
            "{name}: {hidden} finding(s) known from check-baseline.json, {outdated} no "
            "longer found",
            name=folder.name,
            hidden=known.hidden,
            outdated=known.outdated,
        )
        said = (say(hidden),)
    left = replace(checked, outcome=known.outcome)
    return Found(tuple(rows(left, say)), left.errors(strict=strict), said)


def found_in_document(checked: CheckedFile, say: Say, *, strict: bool) -> Found:
    """What is found in a document that was not made of a dossier."""
    said = tuple(say(text) for text in checked.said)
    return Found(tuple(rows(checked.checked, say)), checked.checked.errors(strict=strict), said)


def rows(checked: Checked, say: Say) -> Iterator[Row]:
    """The lines of a report, in the order of the files."""
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
