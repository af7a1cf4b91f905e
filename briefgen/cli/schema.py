"""`briefgen schema`: the JSON Schemas that let an editor help with the YAML files."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

import click

from briefgen.cli.command import Console, Translate, flag, speaking
from briefgen.files.workspace import content_if_there, find_workspace, replace_file, shown
from briefgen.problem import InvalidInputError, t


def parameters(say: Translate) -> list[click.Parameter]:
    """Whether to write, or only to compare."""
    means = say("Write nothing; fail if a schema is not up to date.")
    return [flag("--check", means=means), *speaking(say)]


def run(console: Console, check: bool) -> int:
    """Write the JSON Schemas; gives the exit code.

    Raises:
        InvalidInputError: if what all dossiers share cannot be read.
    """
    from briefgen.body.kinds import read_workspace
    from briefgen.model.schema import schemas

    root = find_workspace(())
    workspace = read_workspace(root)
    if workspace.problems:
        raise InvalidInputError(workspace.problems)
    stale = 0
    for name, content in schemas(workspace, console.say).items():
        path = root / "agendas" / "schemas" / name
        if content_if_there(path) == content:
            continue
        stale += 1
        if check:
            console.error(t("{path} is not up to date; run: briefgen schema", path=shown(path)))
        else:
            replace_file(path, content)
            console.result(t("written    {path}", path=shown(path)))
    return 1 if check and stale else 0
