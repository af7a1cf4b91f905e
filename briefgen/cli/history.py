"""The commands on the history of dossiers, with their options."""

import click

from briefgen.cli.options import Say, lang, reading, report_form, run, speaking


def diff(say: Say) -> click.Command:
    """`briefgen diff`."""
    return click.Command(
        "diff",
        help=say(
            "Show what changed in the dossiers: between two revisions of git, or between one "
            "(HEAD if none is given) and what stands here now."
        ),
        callback=run("diff"),
        params=[
            click.Argument(["revisions"], nargs=-1, metavar="[REV [REV]]"),
            click.Option(
                ["--dossier", "dossiers"],
                multiple=True,
                metavar="DOSSIER",
                help=say("Compare this dossier only; may be repeated."),
            ),
            report_form(say, "text", "markdown", "json"),
            click.Option(
                ["--exit-code"],
                is_flag=True,
                help=say("Fail (exit code 1) if something changed."),
            ),
            click.Option(
                ["--docx", "folder"],
                type=click.Path(file_okay=False),
                metavar="DIR",
                help=say("Write the public documents there as well, with tracked changes."),
            ),
            *speaking(say),
        ],
    )


def status(say: Say) -> click.Command:
    """`briefgen status`."""
    return click.Command(
        "status",
        help=say("Show dossiers at a glance: who, where, how far, open findings, last change."),
        callback=run("status"),
        params=[
            report_form(say, "text", "markdown", "json"),
            *reading(say),
        ],
    )


def git_setup(say: Say) -> click.Command:
    """`briefgen git-setup`."""
    return click.Command(
        "git-setup",
        help=say("Let git show Word files as text in this clone, and check before a commit."),
        callback=run("git_setup"),
        params=[
            click.Option(["--undo"], is_flag=True, help=say("Take back what this set up.")),
            *speaking(say),
        ],
    )


def as_text(say: Say) -> click.Command:
    """`briefgen as-text`."""
    return click.Command(
        "as-text",
        help=say("Print a Word file as Markdown; git uses it after git-setup."),
        callback=run("as_text"),
        params=[click.Argument(["file"]), lang(say)],
    )


def absorb(say: Say) -> click.Command:
    """`briefgen absorb`."""
    return click.Command(
        "absorb",
        help=say("Take what reviewers wrote in Word files of ours over into the YAML."),
        callback=run("absorb"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            click.Option(
                ["--dossier", "dossiers"],
                multiple=True,
                help=say("The dossier of which they are; all are tried by default."),
            ),
            click.Option(["--base"], help=say("The commit from which they were sent.")),
            click.Option(["--dry-run"], is_flag=True, help=say("Show it; write nothing.")),
            click.Option(
                ["--apply"],
                is_flag=True,
                help=say("Write it, also over files with changes that are not committed yet."),
            ),
            click.Option(
                ["--comments"],
                is_flag=True,
                help=say("Write the comments in the margin into the YAML, as comments."),
            ),
            *speaking(say),
        ],
    )
