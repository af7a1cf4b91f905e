"""`briefgen check`: what cannot be right in the texts of dossiers and of other documents.

The core is imported where it is needed: what was checked before is said at once.
"""
# ruff: noqa: PLC0415

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from briefgen.checks.found import Asked, Found, Row, keep, remembered, what_goes_in
from briefgen.cli.command import (
    Console,
    Translate,
    about_a_file,
    cores,
    flag,
    jobs,
    report_form,
    several,
    speaking,
)
from briefgen.files.workspace import find_dossiers, find_workspace
from briefgen.problem import t
from briefgen.report.findings import report

SUFFIXES = (".docx", ".docm", ".md", ".markdown", ".txt")
"""How the names of documents end that are not of a dossier."""


def parameters(say: Translate) -> list[click.Parameter]:
    """What to check by which rules, and what to change."""
    return [
        click.Argument(["names"], nargs=-1, metavar="[DOSSIER|FILE]..."),
        report_form(say, "text", "json", "sarif", "github", "gitlab"),
        several(
            "--rule",
            "rules",
            metavar="RULE",
            means=say("Check this rule only, by code or name; may be repeated."),
        ),
        click.Option(
            ["--status"],
            type=click.Choice(("concept", "definitief")),
            help=say("Check as if the dossier had this status."),
        ),
        flag("--strict", means=say("Warnings fail as well.")),
        flag("--all", "unfolded", means=say("Show each place of what is found in many.")),
        *about_a_file(say),
        flag("--fix", means=say("Mend in the files what is surely right.")),
        flag("--unsafe-fixes", means=say("Mend as well what may be wrong; read the changes.")),
        flag("--diff", means=say("Show these changes; write nothing.")),
        flag(
            "--write-baseline",
            "baseline",
            means=say("Keep all findings of a dossier as known; only new ones are shown then."),
        ),
        jobs(say),
        *speaking(say),
    ]


def run(  # noqa: PLR0913, PLR0917 - click gives each option by name
    console: Console,
    names: Sequence[str],
    form: str,
    rules: Sequence[str],
    status: str | None,
    strict: bool,
    unfolded: bool,
    date: str | None,
    meeting: Sequence[str],
    place: str | None,
    council: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: bool,
    jobs: int | None,
) -> int:
    """Check dossiers and other documents; gives the exit code."""
    files = tuple(Path(name) for name in names if name.lower().endswith(SUFFIXES))
    dossiers = [name for name in names if not name.lower().endswith(SUFFIXES)]
    root, folders = Path.cwd(), tuple[Path, ...]()
    if dossiers or not files:
        root = find_workspace(dossiers)
        folders = find_dossiers(root, dossiers)
    about = (date, tuple(meeting), place, council)
    asked = Asked(root, folders, files, tuple(rules), status, strict, about)
    if diff or (not baseline and (fix or unsafe_fixes)):
        _mend(console, asked, unsafe=unsafe_fixes, write=not diff)
    elif baseline and folders:
        _keep_all(console, asked)
    each_found = chain(_in_dossiers(console, asked, jobs), _in_files(console, asked))
    return _say_all(console, form if not diff else None, each_found, unfolded=unfolded)


def _say_all(
    console: Console, form: str | None, each_found: Iterable[Found], *, unfolded: bool
) -> int:
    """Report what is found, in no form if that is None; gives the exit code."""
    failed, found, counts = 0, list[Row](), Counter[str]()
    for each in each_found:
        for words in each.said:
            console.progress(t("{words}", words=words))
        failed += each.errors
        if form:
            counts.update(row.level for row in each.rows)
        if form == "text":
            # Said at once: to keep the findings of all dossiers takes memory.
            _say(console, form, each.rows, unfolded=unfolded)
        elif form:
            found += each.rows
    if form and form != "text":
        _say(console, form, found, unfolded=unfolded)
    _sum_up(console, counts)
    return 1 if failed else 0


def _say(console: Console, form: str, rows: Sequence[Row], *, unfolded: bool) -> None:
    for line in report(form, rows, console.say, unfolded=unfolded):
        console.line(line)


def _mend(console: Console, asked: Asked, *, unsafe: bool, write: bool) -> None:
    """Mend what was asked for, or only show it."""
    from briefgen.checks.mending import mended

    for each in mended(asked, unsafe=unsafe, write=write):
        if not write:
            console.diff(each.file, each.before.splitlines(), each.after.splitlines())
            continue
        if each.made:
            console.result(t("mended     {path} ({count})", path=each.file, count=each.made))
        if each.left:
            what = t(
                "{path}: {count} change(s) have to be made by hand",
                path=each.file,
                count=each.left,
            )
            console.error(what)


def _keep_all(console: Console, asked: Asked) -> None:
    """Write the baselines of dossiers."""
    from briefgen.checks.baseline import write_baseline
    from briefgen.checks.check import check

    all_checked = check(asked.root, asked.dossiers, asked.rules, asked.status)
    for folder, checked in zip(asked.dossiers, all_checked, strict=True):
        if not checked.problems:
            shown = folder.relative_to(asked.root).as_posix()
            count = write_baseline(checked.outcome, folder, shown)
            console.result(t("{name}: {count} finding(s) kept", name=folder.name, count=count))


def _in_dossiers(console: Console, asked: Asked, jobs: int | None) -> Iterator[Found]:
    """What is found in each dossier; what did not change since the last check is not read again."""
    options = (str(asked.rules), str(asked.status), str(asked.strict), console.say(t("error")))
    inputs = {each: what_goes_in(asked.root, each, options) for each in asked.dossiers}
    known = {each: remembered(each, inputs[each]) for each in asked.dossiers}
    fresh = _fresh(console, asked, [each for each in asked.dossiers if not known[each]], jobs)
    for dossier in asked.dossiers:
        found = known[dossier]
        if found is None:
            found = next(fresh)
            keep(dossier, inputs[dossier], found)
        yield found


def _fresh(
    console: Console, asked: Asked, dossiers: Sequence[Path], jobs: int | None
) -> Iterator[Found]:
    from briefgen.checks.rows import found_in_dossiers

    yield from found_in_dossiers(asked, dossiers, console.say, jobs or cores())


def _in_files(console: Console, asked: Asked) -> Iterator[Found]:
    if not asked.files:
        return
    from briefgen.checks.documents import check_files
    from briefgen.checks.rows import found_in_document
    from briefgen.manuscript.meeting import given

    for each in check_files(asked.files, given(*asked.about), asked.rules):
        yield found_in_document(each, console.say, strict=asked.strict)


def _sum_up(console: Console, counts: Counter[str]) -> None:
    if counts:
        console.progress(
            t(
                "{errors} error(s), {warnings} warning(s), {notes} note(s)",
                errors=counts["error"],
                warnings=counts["warning"],
                notes=counts["note"],
            )
        )
