"""`briefgen status`: dossiers at a glance."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

import shutil
from collections.abc import Sequence

import click

from briefgen.cli.command import Console, Translate, reading, report_form
from briefgen.files.workspace import find_dossiers, find_workspace, out_folder
from briefgen.problem import t

WIDTH = 120
"""How wide a table is that goes to a file, where no terminal says it."""


def parameters(say: Translate) -> list[click.Parameter]:
    """In which form, of which dossiers."""
    return [report_form(say, "text", "markdown", "json"), *reading(say)]


def run(console: Console, dossiers: Sequence[str], form: str, out: str | None) -> int:
    """Show dossiers at a glance; gives the exit code."""
    from briefgen.overview.overview import Unreadable
    from briefgen.overview.survey import survey
    from briefgen.report.overview import report

    root = find_workspace(dossiers)
    folders = find_dossiers(root, dossiers)
    found = tuple(survey(root, folders, out_folder(root, out), console.say))
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    for line in report(form, found, console.say, width):
        console.line(line)
    broken = [each for each in found if isinstance(each, Unreadable)]
    for each in broken:
        console.problems(each.problems)
        count = len(each.problems)
        console.error(
            t("{name}: cannot be read, {count} problem(s)", name=each.dossier, count=count)
        )
    return 1 if broken else 0
