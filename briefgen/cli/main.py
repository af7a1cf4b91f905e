"""The command line: arguments in, messages and an exit code out.

Only click is imported before a command runs, so that `--help` answers at once.

Exit codes: 0 fine, 1 errors found or input unusable, 2 wrong command line, 3 a fault of briefgen,
130 interrupted.
"""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any, NoReturn

import click

from briefgen import __version__
from briefgen.cli.table import COMMANDS, lang
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
    quick = _quick()
    if quick:
        quick.start()
    code = run(sys.argv[1:] if arguments is None else arguments)
    if quick:
        quick.leave(code)
    sys.exit(code)


def _quick() -> ModuleType | None:
    """What makes a process start and end sooner; all works without it."""
    try:
        return import_module("briefgen.cli.quick")
    except ImportError:
        return None


def _leave(number: int, _frame: object) -> NoReturn:
    """Leave as a shell says it, but not before LibreOffice is ended and its folder removed."""
    sys.exit(128 + number)


def run(arguments: Sequence[str]) -> int:
    """Run the command; gives its exit code."""
    language = _language(arguments)
    say = choose_language(language)
    try:
        code = _commands(say).main(
            list(arguments), "briefgen", standalone_mode=False, terminal_width=WIDTH
        )
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - sorted out in `report`
        from briefgen.cli.failures import report  # noqa: PLC0415 - nothing failed, as a rule

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


def _commands(say: Callable[[str], str]) -> click.Group:
    """The commands, with their help in the language that was chosen."""
    return click.Group(
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
            lang(say),
        ],
        commands=[_Command(name, file, say, means) for name, file, means in COMMANDS],
    )


class _Command(click.Command):
    """A command of the table; its file is only imported when it is asked for."""

    def __init__(self, name: str, file: str, say: Callable[[str], str], means: str) -> None:
        super().__init__(name, help=say(means))
        self.file, self.say = file, say

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the arguments of the command, which its file says."""
        module = import_module(f"briefgen.cli.{self.file}")
        self.params, self.callback = module.parameters(self.say), _speaking(module.run)
        return super().make_context(info_name, args, parent, **extra)


def _speaking(command: Callable[..., int]) -> Callable[..., int]:
    """A command that says what it does, or only what went wrong."""

    def call(quiet: bool = False, **options: Any) -> int:
        from briefgen.cli.command import Console  # noqa: PLC0415 - `--help` does without
        from briefgen.locale.say import current_say  # noqa: PLC0415 - likewise

        return command(Console(current_say(), quiet=quiet), **options)

    return call


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"briefgen {__version__}")
        context.exit()
