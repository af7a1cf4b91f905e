"""`briefgen verify`: whether built documents still agree, as they stand in out/."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

from collections.abc import Sequence

import click

from briefgen.cli.command import Console, Translate, reading
from briefgen.files.workspace import find_dossiers, find_workspace, out_folder
from briefgen.problem import InvalidInputError, t


def parameters(say: Translate) -> list[click.Parameter]:
    """The dossiers, and where they were built."""
    return reading(say)


def run(console: Console, dossiers: Sequence[str], out: str | None) -> int:
    """Re-read what was built; gives the exit code."""
    from briefgen.building.pipeline import failed
    from briefgen.building.read import plan_of
    from briefgen.building.request import FORMATS, Built, Request
    from briefgen.building.verify import Verified, verify

    root = find_workspace(dossiers)
    request = Request(root, find_dossiers(root, dossiers), out_folder(root, out), FORMATS)
    wrong = 0
    plan = plan_of(request)
    for folder in request.dossiers:
        found: Verified | Built
        try:
            found = verify(plan, folder)
        except InvalidInputError as error:
            found = failed(folder, error)
        wrong += bool(found.problems)
        console.problems(found.problems)
        if isinstance(found, Verified) and not found.problems:
            name, count = found.dossier, found.references
            console.result(t("{name}: {count} reference(s) agree", name=name, count=count))
    return 1 if wrong else 0
