"""What `check` and `explain` do, between click and the core.

The core is imported where it is needed: what was checked before is said at once.
"""
# ruff: noqa: PLC0415

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.checks.record import Asked, Found, keep, remembered, what_goes_in
from briefgen.checks.row import Row
from briefgen.cli.console import Console
from briefgen.errors import UsageError
from briefgen.files.workspace import find_dossiers, find_workspace
from briefgen.locale.say import current_say
from briefgen.problem import choose, t
from briefgen.report.findings import report
from briefgen.report.line import Line

SUFFIXES = (".docx", ".docm", ".md", ".markdown", ".txt")
"""How the names of documents end that are not of a dossier."""


def check(  # noqa: PLR0913, PLR0917 - click gives each option by name
    names: Sequence[str],
    form: str,
    rules: Sequence[str],
    status: str | None,
    strict: bool,
    date: str | None,
    meeting: Sequence[str],
    place: str | None,
    council: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: bool,
    quiet: bool,
) -> int:
    """Check dossiers and other documents; gives the exit code."""
    console = Console(current_say(), quiet=quiet)
    files = tuple(Path(name) for name in names if name.lower().endswith(SUFFIXES))
    dossiers = [name for name in names if not name.lower().endswith(SUFFIXES)]
    root, folders = Path.cwd(), tuple[Path, ...]()
    if dossiers or not files:
        root = find_workspace(dossiers)
        folders = find_dossiers(root, dossiers)
    about = (date, tuple(meeting), place, council)
    asked = Asked(root, folders, files, tuple(rules), status, strict, about)
    if diff or fix or unsafe_fixes or baseline:
        from briefgen.cli.changing import change

        change(console, asked, unsafe=unsafe_fixes, only_shown=diff, baseline=baseline)
    failed, found = 0, list[Row]()
    for each in (*_in_dossiers(console, asked), *_in_files(console, asked)):
        for words in each.said:
            console.progress(t("{words}", words=words))
        failed += each.errors
        found += each.rows
    if not diff:
        for line in report(form, found, console.say):
            console.line(line)
        _sum_up(console, found)
    return 1 if failed else 0


def explain(rule: str) -> int:
    """Explain a rule; gives the exit code."""
    from briefgen.checks.explain import explained
    from briefgen.checks.runner import find_rule, known_rules

    found = find_rule(rule)
    if found is None:
        raise UsageError(t("there is no rule “{name}”", name=rule), choose(rule, known_rules()))
    Console(current_say()).line(Line(explained(found)))
    return 0


def _in_dossiers(console: Console, asked: Asked) -> Iterator[Found]:
    """What is found in each dossier; what did not change since the last check is not read again."""
    options = (str(asked.rules), str(asked.status), str(asked.strict), console.say(t("error")))
    inputs = {each: what_goes_in(asked.root, each, options) for each in asked.dossiers}
    known = {each: remembered(each, inputs[each]) for each in asked.dossiers}
    fresh = _fresh(console, asked, [each for each in asked.dossiers if not known[each]])
    for dossier in asked.dossiers:
        found = known[dossier]
        if found is None:
            found = next(fresh)
            keep(dossier, inputs[dossier], found)
        yield found


def _fresh(console: Console, asked: Asked, dossiers: Sequence[Path]) -> Iterator[Found]:
    from briefgen.checks.baseline import apply_baseline
    from briefgen.checks.dossiers import check as check_dossiers
    from briefgen.checks.rows import rows

    all_checked = check_dossiers(asked.root, dossiers, asked.rules, asked.status)
    for folder, checked in zip(dossiers, all_checked, strict=True):
        shown = folder.relative_to(asked.root).as_posix()
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
            said = (console.say(hidden),)
        left = checked.with_outcome(known.outcome)
        found = tuple(rows(left, console.say))
        yield Found(found, left.errors(strict=asked.strict), said)


def _in_files(console: Console, asked: Asked) -> Iterator[Found]:
    if not asked.files:
        return
    from briefgen.checks.documents import check_files
    from briefgen.checks.rows import rows
    from briefgen.manuscript.meeting import given

    for each in check_files(asked.files, given(*asked.about), asked.rules):
        found = tuple(rows(each.checked, console.say))
        said = tuple(console.say(text) for text in each.said)
        yield Found(found, each.checked.errors(strict=asked.strict), said)


def _sum_up(console: Console, found: Sequence[Row]) -> None:
    counts = Counter(row.level for row in found)
    if found:
        console.progress(
            t(
                "{errors} error(s), {warnings} warning(s), {notes} note(s)",
                errors=counts["error"],
                warnings=counts["warning"],
                notes=counts["note"],
            )
        )
