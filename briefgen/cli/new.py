"""`briefgen new`: the folder of a new dossier."""

from collections.abc import Sequence

import click

from briefgen.cli.command import Console, Translate, speaking
from briefgen.files.workspace import find_workspace, shown
from briefgen.problem import t


def parameters(say: Translate) -> list[click.Parameter]:
    """The formation, and the days of the meeting."""
    return [
        click.Argument(["council"]),
        click.Argument(["dates"], nargs=-1, required=True, metavar="DATE..."),
        click.Option(
            ["--from", "older"],
            metavar="DOSSIER",
            help=say("Take along what returns of this dossier: items with standing: true."),
        ),
        *speaking(say),
    ]


def run(console: Console, council: str, dates: Sequence[str], older: str | None) -> int:
    """Make a new dossier; gives the exit code."""
    from briefgen.skeleton import make_dossier  # noqa: PLC0415 - the help does without

    root = find_workspace(())
    made = make_dossier(root, council, dates, older)
    for path in made.files:
        console.result(t("written    {path}", path=shown(path)))
    console.problems(made.left)
    console.problems(made.look, t("look at this"))
    console.result(t("Fill in what stands between [ ], then run: briefgen build"))
    return 0
