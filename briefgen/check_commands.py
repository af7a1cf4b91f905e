"""What `check` and `explain` do, between click and the core."""
# ruff: noqa: PLC0415 - the core is imported within the commands, as --help must not wait for it

from collections.abc import Sequence

from briefgen.console import Console
from briefgen.errors import UsageError
from briefgen.finding import find_dossiers, find_workspace
from briefgen.locale.say import current_say
from briefgen.problem import choose, t


def check(  # noqa: PLR0913, PLR0917 - click gives each option by name
    dossiers: Sequence[str],
    form: str,
    rules: Sequence[str],
    status: str | None,
    strict: bool,
    quiet: bool,
) -> int:
    """Check dossiers; gives the exit code."""
    from briefgen.checking import check as check_all
    from briefgen.report import report
    from briefgen.report.row import rows

    say = current_say()
    console = Console(say, quiet=quiet)
    root = find_workspace(dossiers)
    checked = list(check_all(root, find_dossiers(root, dossiers), rules, status))
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
    Console(current_say()).line(explained(found))
    return 0
