"""Arguments and options that several commands have."""

from collections.abc import Callable

import click

from briefgen.locale import LANGUAGES

Say = Callable[[str], str]
"""Says a sentence in the language of the user."""


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
    return [flag("-q", "--quiet", means=say("Show errors only.")), lang(say)]


def flag(*names: str, means: str) -> click.Option:
    """An option without a value."""
    return click.Option([*names], is_flag=True, help=means)


def several(*names: str, means: str, metavar: str | None = None) -> click.Option:
    """An option that may be repeated."""
    return click.Option([*names], multiple=True, metavar=metavar, help=means)


def folder(*names: str, means: str, metavar: str | None = None) -> click.Option:
    """An option with a folder to write to or to read from."""
    return click.Option([*names], type=click.Path(file_okay=False), metavar=metavar, help=means)


def dossiers() -> click.Argument:
    """The dossiers that a command is about; all of them if none is named."""
    return click.Argument(["dossiers"], nargs=-1, metavar="[DOSSIER]...")


def files() -> click.Argument:
    """The files that a command is about, at least one."""
    return click.Argument(["files"], nargs=-1, required=True, metavar="FILE...")


def report_form(say: Say, *forms: str) -> click.Option:
    """The option of a command that gives a report; the first form is the default."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(forms),
        default=forms[0],
        help=say("The form of the report."),
    )


def reading(say: Say) -> list[click.Parameter]:
    """The parameters of a command that reads what was built."""
    means = say("The folder that was written to; out/ in the workspace by default.")
    return [dossiers(), folder("--out", means=means), *speaking(say)]


def about_a_file(say: Say) -> list[click.Parameter]:
    """The options that say what a document is, where it does not say so itself."""
    return [
        click.Option(["--date"], help=say("The day of the file (YYYY-MM-DD).")),
        several(
            "--meeting",
            means=say("A day of the meeting that the file is about; may be repeated."),
        ),
        click.Option(["--place"], help=say("Where that meeting is held.")),
        click.Option(["--council"], help=say("The formation that the file is about, e.g. raz.")),
    ]
