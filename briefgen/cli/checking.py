"""The commands that read and mend texts, with their options."""

import click

from briefgen.cli.options import Say, about_a_file, lang, report_form, run, speaking


def check(say: Say) -> click.Command:
    """`briefgen check`."""
    return click.Command(
        "check",
        help=say("Check all dossiers, or those named, or other documents (.docx, .md)."),
        callback=run("check"),
        params=[
            click.Argument(["names"], nargs=-1, metavar="[DOSSIER|FILE]..."),
            report_form(say, "text", "json", "sarif", "github", "gitlab"),
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
            *about_a_file(say),
            *_mending(say),
            *speaking(say),
        ],
    )


def _mending(say: Say) -> list[click.Parameter]:
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


def explain(say: Say) -> click.Command:
    """`briefgen explain`."""
    return click.Command(
        "explain",
        help=say("Explain a rule of check, by its code or name."),
        callback=run("explain"),
        params=[click.Argument(["rule"]), lang(say)],
    )


def fmt(say: Say) -> click.Command:
    """`briefgen fmt`."""
    return click.Command(
        "fmt",
        help=say(
            "Write the YAML so that git shows what changed: keys in order, sentences on lines."
        ),
        callback=run("fmt"),
        params=[
            click.Argument(["dossiers"], nargs=-1, metavar="[DOSSIER]..."),
            click.Option(
                ["--check"],
                is_flag=True,
                help=say("Write nothing; fail if a file would change, and name it."),
            ),
            click.Option(["--diff"], is_flag=True, help=say("Show the changes; write nothing.")),
            *speaking(say),
        ],
    )
