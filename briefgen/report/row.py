"""A finding as plain values, in one language: what every form of report is made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.checking import Checked
from briefgen.locale.say import Say
from briefgen.problem import Place, Problem, t

UNREADABLE = ("BG001", "dossier-onleesbaar")
"""The code and name of what keeps a dossier from being read at all."""
INCOMPLETE = ("BG002", "dossier-onvolledig")
"""The code and name of what a concept still lacks."""
SUBSTITUTE = ("BG004", "lettertype-vervangen")
"""The code and name of pages that were computed in another typeface."""
UNUSED = ("BG003", "onderdrukking-zonder-bevinding")
"""The code and name of a suppression that hides nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report."""

    dossier: str
    code: str
    name: str
    level: Literal["error", "warning", "note"]
    place: Place
    message: str
    fix: str
    also: tuple[Place, ...] = ()
    document: str | None = None
    title: str = ""
    quoted: str = ""
    key: str = ""


def rows(checked: Iterable[Checked], say: Say) -> Iterator[Row]:
    """The lines of a report, by dossier and then in the order of the files."""
    for each in checked:
        for problem in each.problems:
            yield _of_problem(each.dossier, UNREADABLE, "error", problem, say)
        for problem in each.warnings:
            yield _of_problem(each.dossier, INCOMPLETE, "warning", problem, say)
        for problem in each.built:
            yield _of_problem(each.dossier, SUBSTITUTE, "warning", problem, say)
        for finding in each.outcome.findings:
            yield Row(
                each.dossier,
                finding.rule.code,
                finding.rule.name,
                finding.level,
                finding.place,
                say(finding.hit.what),
                say(finding.hit.fix),
                finding.also,
                finding.document,
                finding.title,
                finding.hit.spot.quoted,
                ".".join(str(step) for step in finding.hit.spot.key),
            )
        for unused in each.outcome.unused:
            what = t("“{name}” hides no finding here", name=unused.rule)
            fix = t("remove it from suppress")
            problem = Problem(unused.spot.place(), what, fix)
            yield _of_problem(each.dossier, UNUSED, "warning", problem, say)


def _of_problem(
    dossier: str,
    known: tuple[str, str],
    level: Literal["error", "warning", "note"],
    problem: Problem,
    say: Say,
) -> Row:
    return Row(dossier, *known, level, problem.place, say(problem.what), say(problem.fix))
