"""The commands on the history of dossiers, with their options."""

from collections.abc import Callable
from typing import Any

import click

Say = Callable[[str], str]
Run = Callable[[str], Callable[..., Any]]


def status(say: Say, run: Run, shared: list[click.Parameter]) -> click.Command:
    """`briefgen status`; for the arguments see `git_setup`."""
    return click.Command(
        "status",
        help=say("Show dossiers at a glance: who, where, how far, open findings, last change."),
        callback=run("status"),
        params=[
            click.Option(
                ["--format", "form"],
                type=click.Choice(("text", "markdown", "json")),
                default="text",
                help=say("The form of the report."),
            ),
            *shared,
        ],
    )


def git_setup(say: Say, run: Run, shared: list[click.Parameter]) -> click.Command:
    """`briefgen git-setup`.

    Args:
        say: says a sentence in the language of the user.
        run: what runs a command, by its name.
        shared: the parameters that it has in common with others.
    """
    return click.Command(
        "git-setup",
        help=say("Let git show Word files as text in this clone, and check before a commit."),
        callback=run("git_setup"),
        params=[
            click.Option(["--undo"], is_flag=True, help=say("Take back what this set up.")),
            *shared,
        ],
    )


def as_text(say: Say, run: Run, shared: list[click.Parameter]) -> click.Command:
    """`briefgen as-text`; for the arguments see `git_setup`."""
    return click.Command(
        "as-text",
        help=say("Print a Word file as Markdown; git uses it after git-setup."),
        callback=run("as_text"),
        params=[click.Argument(["file"]), *shared],
    )
