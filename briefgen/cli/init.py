"""`briefgen init`: a folder of one's own for dossiers, or what a new version brings to it."""

from pathlib import Path

import click

from briefgen.cli.command import Console, Translate, flag, speaking
from briefgen.files.workspace import shown, workspace_around
from briefgen.problem import t

HOSTS = ("gitlab", "github")


def parameters(say: Translate) -> list[click.Parameter]:
    """The folder, and the host of git for which to write an example of CI."""
    return [
        click.Argument(["folder"], required=False, type=click.Path(file_okay=False)),
        click.Option(
            ["--ci"],
            type=click.Choice(HOSTS),
            multiple=True,
            help=say("Write an example of CI as well; may be repeated."),
        ),
        flag(
            "--shells", means=say("Copy the Word files of the house style as well, to edit them.")
        ),
        *speaking(say),
    ]


def run(console: Console, folder: str | None, ci: tuple[str, ...], shells: bool) -> int:
    """Make a workspace, or say what is new to one that is there; gives the exit code."""
    from briefgen.skeleton.setting_up import set_up  # noqa: PLC0415 - the help does without

    here = Path(folder or ".").absolute()
    root = here if folder else workspace_around(here) or here
    done = set_up(root, ci, console.say, shells=shells)
    for path in done.written:
        console.result(t("written    {path}", path=shown(path)))
    for text in done.news:
        console.result(t("new        {text}", text=text))
    console.problems(done.problems)
    if done.problems:
        return 1
    if not done.written:
        console.result(t("everything is here already, and is left as it is"))
    if ci:
        console.result(t("CI needs the variable BRIEFGEN_SOURCE: where pip finds briefgen"))
    console.result(t("Make a dossier, e.g.: briefgen new jbz 2026-03-05"))
    return 0
