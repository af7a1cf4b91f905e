"""What `status` does, between click and the core; the core is only imported when it runs."""
# ruff: noqa: PLC0415

import shutil
from collections.abc import Sequence

from briefgen.cli.console import Console
from briefgen.files.workspace import find_dossiers, find_workspace, out_folder
from briefgen.locale.say import current_say
from briefgen.problem import t

WIDTH = 120
"""How wide a table is that goes to a file, where no terminal says it."""


def status(dossiers: Sequence[str], form: str, out: str | None, quiet: bool) -> int:
    """Show dossiers at a glance; gives the exit code."""
    from briefgen.overview.overview import Unreadable
    from briefgen.overview.survey import survey
    from briefgen.report.overview import shown

    console = Console(current_say(), quiet=quiet)
    root = find_workspace(dossiers)
    folders = find_dossiers(root, dossiers)
    found = tuple(survey(root, folders, out_folder(root, out), console.say))
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    for line in shown(form, found, console.say, width):
        console.line(line)
    broken = [each for each in found if isinstance(each, Unreadable)]
    for each in broken:
        console.problems(each.problems)
        count = len(each.problems)
        console.error(
            t("{name}: cannot be read, {count} problem(s)", name=each.dossier, count=count)
        )
    return 1 if broken else 0
