"""`briefgen explain`: what a rule of the checker is about."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

import click

from briefgen.cli.command import Console, Translate
from briefgen.cli.table import lang
from briefgen.report.line import Line


def parameters(say: Translate) -> list[click.Parameter]:
    """The rule."""
    return [click.Argument(["rule"]), lang(say)]


def run(console: Console, rule: str) -> int:
    """Explain a rule; gives the exit code.

    Raises:
        UsageError: if there is no such rule.
    """
    from briefgen.checks.explain import explained
    from briefgen.checks.runner import find_rule

    console.line(Line(explained(find_rule(rule))))
    return 0
