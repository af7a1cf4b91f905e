"""The command line: arguments in, messages and an exit code out.

Only click is imported before a command runs, so that `--help` answers at once.

Exit codes: 0 fine, 1 errors found or input unusable, 2 wrong command line, 3 a fault of briefgen,
130 interrupted.
"""

import gettext
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from briefgen import __version__
from briefgen.locale import LANGUAGES, choose_language

WIDTH = 80
ENDED_BY = ("SIGTERM", "SIGHUP")
"""The signals of a system that stops a command, or of a terminal that is closed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    for name in ENDED_BY:
        # One that is ignored, as under nohup, stays ignored.
        if (number := getattr(signal, name, None)) and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def _leave(number: int, _frame: object) -> NoReturn:
    """Leave as a shell says it, but not before LibreOffice is ended and its folder removed."""
    sys.exit(128 + number)


def run(arguments: Sequence[str]) -> int:
    """Run the command; gives its exit code."""
    language = _language(arguments)
    choose_language(language)
    try:
        code = _commands().main(
            list(arguments), "briefgen", standalone_mode=False, terminal_width=WIDTH
        )
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - sorted out in `report`
        from briefgen.failures import report  # noqa: PLC0415 - nothing failed, as a rule

        return report(error, language)
    return int(code or 0)


def _language(arguments: Sequence[str]) -> str:
    """The language that --lang or BRIEFGEN_LANG asks for; Dutch if neither names one we have."""
    asked = os.environ.get("BRIEFGEN_LANG", "")
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--lang":
            asked = following
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _commands() -> click.Group:
    """The commands, with their help in the language that was chosen."""
    say = gettext.gettext
    group = click.Group(
        "briefgen",
        help=say(
            "Makes the documents for a meeting of the Council of the EU from a dossier in YAML: "
            "the annotated agenda, the letters to parliament, the nota and the briefings."
        ),
        params=[
            click.Option(
                ["--version"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_version,
                help=say("Show the version and stop."),
            ),
            _lang(say),
        ],
    )
    for make in (_build, _pages, _verify, _new, _schema):
        group.add_command(make(say))
    return group


def _run(command: str) -> Callable[..., int]:
    """What runs a command; its module is only imported then, so that `--help` answers at once."""

    def call(**options: Any) -> int:
        from briefgen import commands  # noqa: PLC0415

        code: int = getattr(commands, command)(**options)
        return code

    return call


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"briefgen {__version__}")
        context.exit()


def _lang(say: Callable[[str], str]) -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=say("The language of the messages; also BRIEFGEN_LANG."),
    )


def _quiet(say: Callable[[str], str]) -> click.Option:
    return click.Option(["-q", "--quiet"], is_flag=True, help=say("Show errors only."))


def _build(say: Callable[[str], str]) -> click.Command:
    return click.Command(
        "build",
        help=say("Build the documents of all dossiers, or of those named."),
        callback=_run("build"),
        params=[
            click.Argument(["dossiers"], nargs=-1, metavar="[DOSSIER]..."),
            click.Option(
                ["--out"],
                type=click.Path(file_okay=False),
                help=say("The folder to write to; out/ in the workspace by default."),
            ),
            click.Option(
                ["--format", "formats"],
                metavar="md,docx,pdf",
                help=say("The formats to write, with commas between them; all by default."),
            ),
            click.Option(
                ["--only"],
                multiple=True,
                metavar="DOCUMENT",
                help=say("Build this document only, e.g. nota; may be repeated."),
            ),
            click.Option(
                ["--overwrite"],
                is_flag=True,
                help=say("Replace documents that were changed after briefgen wrote them."),
            ),
            _quiet(say),
            _lang(say),
        ],
    )


def _pages(say: Callable[[str], str]) -> click.Command:
    return click.Command(
        "pages",
        help=say("Show on which pages of the agenda each item stands, as it was laid out."),
        callback=_run("pages"),
        params=_reading(say),
    )


def _verify(say: Callable[[str], str]) -> click.Command:
    return click.Command(
        "verify",
        help=say("Read the built documents again; fail if pages, titles or dates no longer agree."),
        callback=_run("verify"),
        params=_reading(say),
    )


def _reading(say: Callable[[str], str]) -> list[click.Parameter]:
    """The parameters of a command that reads what was built."""
    return [
        click.Argument(["dossiers"], nargs=-1, metavar="[DOSSIER]..."),
        click.Option(
            ["--out"],
            type=click.Path(file_okay=False),
            help=say("The folder that was written to; out/ in the workspace by default."),
        ),
        _quiet(say),
        _lang(say),
    ]


def _new(say: Callable[[str], str]) -> click.Command:
    return click.Command(
        "new",
        help=say("Make the folder of a new dossier, e.g. briefgen new jbz 2026-03-05."),
        callback=_run("new"),
        params=[
            click.Argument(["council"]),
            click.Argument(["dates"], nargs=-1, required=True, metavar="DATE..."),
            _quiet(say),
            _lang(say),
        ],
    )


def _schema(say: Callable[[str], str]) -> click.Command:
    return click.Command(
        "schema",
        help=say("Write the JSON Schemas that let an editor help with the YAML files."),
        callback=_run("schema"),
        params=[
            click.Option(
                ["--check"],
                is_flag=True,
                help=say("Write nothing; fail if a schema is not up to date."),
            ),
            _quiet(say),
            _lang(say),
        ],
    )
