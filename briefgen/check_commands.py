"""What `check` and `explain` do, between click and the core."""
# ruff: noqa: PLC0415 - the core is imported within the commands, as --help must not wait for it

from collections.abc import Sequence
from pathlib import Path

from briefgen.console import Console, Line
from briefgen.errors import UsageError
from briefgen.finding import find_dossiers, find_workspace
from briefgen.locale.say import current_say
from briefgen.problem import choose, t


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
    quiet: bool,
) -> int:
    """Check dossiers and other documents; gives the exit code."""
    from briefgen.checking import Checked
    from briefgen.checking import check as check_dossiers
    from briefgen.checking_files import check_files, is_file
    from briefgen.existing.given import given
    from briefgen.report import report
    from briefgen.report.row import rows

    say = current_say()
    console = Console(say, quiet=quiet)
    files = [Path(name) for name in names if is_file(name)]
    dossiers = [name for name in names if not is_file(name)]
    checked: list[Checked] = []
    if dossiers or not files:
        root = find_workspace(dossiers)
        checked += check_dossiers(root, find_dossiers(root, dossiers), rules, status)
    known = given(date, meeting, place, council)
    for each in check_files(files, known, rules):
        for text in each.said:
            console.progress(text)
        checked.append(each.checked)
    for line in report(form, list(rows(checked, say)), say):
        console.line(line)
    failed = sum(each.errors(strict=strict) for each in checked)
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
