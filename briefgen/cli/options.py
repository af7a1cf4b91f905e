"""What the commands share: how they are run, and the options that several have."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from briefgen.locale import LANGUAGES

Say = Callable[[str], str]
"""Says a sentence in the language of the user."""
MODULES = {
    "check": "check",
    "explain": "check",
    "fmt": "fmt",
    "diff": "diff",
    "status": "status",
    "git_setup": "git",
    "as_text": "git",
    "absorb": "absorb",
    "import_dossier": "import_",
}
"""The module of a command, where that is not `build`."""


def run(command: str) -> Callable[..., int]:
    """What runs a command; its module is only imported then, so that `--help` answers at once."""

    def call(**options: Any) -> int:
        module = import_module(f"briefgen.cli.{MODULES.get(command, 'build')}")
        code: int = getattr(module, command)(**options)
        return code

    return call


def lang(say: Say) -> click.Option:
    """The option of every command that says in which language it speaks."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=say("The language of the messages; also BRIEFGEN_LANG."),
    )


def speaking(say: Say) -> list[click.Parameter]:
    """The options of every command that says what it does."""
    return [quiet(say), lang(say)]


def report_form(say: Say, *forms: str) -> click.Option:
    """The option of a command that gives a report; the first form is the default."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(forms),
        default=forms[0],
        help=say("The form of the report."),
    )


def quiet(say: Say) -> click.Option:
    """The option of a command that says what it does."""
    return click.Option(["-q", "--quiet"], is_flag=True, help=say("Show errors only."))


def reading(say: Say) -> list[click.Parameter]:
    """The parameters of a command that reads what was built."""
    return [
        click.Argument(["dossiers"], nargs=-1, metavar="[DOSSIER]..."),
        click.Option(
            ["--out"],
            type=click.Path(file_okay=False),
            help=say("The folder that was written to; out/ in the workspace by default."),
        ),
        *speaking(say),
    ]


def about_a_file(say: Say) -> list[click.Parameter]:
    """The options that say what a document is, where it does not say so itself."""
    return [
        click.Option(["--date"], help=say("The day of the file (YYYY-MM-DD).")),
        click.Option(
            ["--meeting"],
            multiple=True,
            help=say("A day of the meeting that the file is about; may be repeated."),
        ),
        click.Option(["--place"], help=say("Where that meeting is held.")),
        click.Option(["--council"], help=say("The formation that the file is about, e.g. raz.")),
    ]
