"""The commands with their options, in the language that was chosen; each runs when it is called."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from briefgen import cli_history
from briefgen.locale import LANGUAGES

MODULES = {
    "check": "check_commands",
    "explain": "check_commands",
    "status": "status_commands",
    "git_setup": "git_commands",
    "as_text": "git_commands",
}
"""The module of a command, where that is not `commands`."""


def _run(command: str) -> Callable[..., int]:
    """What runs a command; its module is only imported then, so that `--help` answers at once."""

    def call(**options: Any) -> int:
        module = import_module(f"briefgen.{MODULES.get(command, 'commands')}")
        code: int = getattr(module, command)(**options)
        return code

    return call


def lang(say: Callable[[str], str]) -> click.Option:
    """The option of every command that says in which language it speaks."""
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
            click.Option(
                ["--force"],
                is_flag=True,
                help=say("Build a dossier with errors too; its documents are marked CONCEPT."),
            ),
            _quiet(say),
            lang(say),
        ],
    )


def _check(say: Callable[[str], str]) -> click.Command:
    return click.Command(
        "check",
        help=say("Check all dossiers, or those named, or other documents (.docx, .md)."),
        callback=_run("check"),
        params=[
            click.Argument(["names"], nargs=-1, metavar="[DOSSIER|FILE]..."),
            click.Option(
                ["--format", "form"],
                type=click.Choice(("text", "json", "sarif", "github", "gitlab")),
                default="text",
                help=say("The form of the report."),
            ),
            click.Option(
                ["--rule", "rules"],
                multiple=True,
                metavar="RULE",
                help=say("Check this rule only, by code or name; may be repeated."),
            ),
            click.Option(
                ["--status"],
                type=click.Choice(("concept", "definitief")),
                help=say("Check as if the dossier had this status."),
            ),
            click.Option(["--strict"], is_flag=True, help=say("Warnings fail as well.")),
            *_about_a_file(say),
            *_mending(say),
            _quiet(say),
            lang(say),
        ],
    )


def _about_a_file(say: Callable[[str], str]) -> list[click.Parameter]:
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


def _mending(say: Callable[[str], str]) -> list[click.Parameter]:
    """The options that change files."""
    return [
        click.Option(["--fix"], is_flag=True, help=say("Mend in the files what is surely right.")),
        click.Option(
            ["--unsafe-fixes"],
            is_flag=True,
            help=say("Mend as well what may be wrong; read the changes."),
        ),
        click.Option(["--diff"], is_flag=True, help=say("Show these changes; write nothing.")),
        click.Option(
            ["--write-baseline", "baseline"],
            is_flag=True,
            help=say("Keep all findings of a dossier as known; only new ones are shown then."),
        ),
    ]


def _explain(say: Callable[[str], str]) -> click.Command:
    return click.Command(
        "explain",
        help=say("Explain a rule of check, by its code or name."),
        callback=_run("explain"),
        params=[click.Argument(["rule"]), lang(say)],
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
        lang(say),
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
            lang(say),
        ],
    )


def _status(say: Callable[[str], str]) -> click.Command:
    return cli_history.status(say, _run, _reading(say))


def _git_setup(say: Callable[[str], str]) -> click.Command:
    return cli_history.git_setup(say, _run, [_quiet(say), lang(say)])


def _as_text(say: Callable[[str], str]) -> click.Command:
    return cli_history.as_text(say, _run, [lang(say)])


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
            lang(say),
        ],
    )


COMMANDS = (
    _build,
    _check,
    _explain,
    _pages,
    _verify,
    _status,
    _new,
    _schema,
    _git_setup,
    _as_text,
)
"""What makes each command, in the order of the help."""
