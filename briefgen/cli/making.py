"""The commands that make documents, with their options."""

import click

from briefgen.cli.options import Say, about_a_file, reading, run, speaking


def build(say: Say) -> click.Command:
    """`briefgen build`."""
    return click.Command(
        "build",
        help=say("Build the documents of all dossiers, or of those named."),
        callback=run("build"),
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
            *speaking(say),
        ],
    )


def pages(say: Say) -> click.Command:
    """`briefgen pages`."""
    return click.Command(
        "pages",
        help=say("Show on which pages of the agenda each item stands, as it was laid out."),
        callback=run("pages"),
        params=reading(say),
    )


def verify(say: Say) -> click.Command:
    """`briefgen verify`."""
    return click.Command(
        "verify",
        help=say("Read the built documents again; fail if pages, titles or dates no longer agree."),
        callback=run("verify"),
        params=reading(say),
    )


def new(say: Say) -> click.Command:
    """`briefgen new`."""
    return click.Command(
        "new",
        help=say("Make the folder of a new dossier, e.g. briefgen new jbz 2026-03-05."),
        callback=run("new"),
        params=[
            click.Argument(["council"]),
            click.Argument(["dates"], nargs=-1, required=True, metavar="DATE..."),
            *speaking(say),
        ],
    )


def schema(say: Say) -> click.Command:
    """`briefgen schema`."""
    return click.Command(
        "schema",
        help=say("Write the JSON Schemas that let an editor help with the YAML files."),
        callback=run("schema"),
        params=[
            click.Option(
                ["--check"],
                is_flag=True,
                help=say("Write nothing; fail if a schema is not up to date."),
            ),
            *speaking(say),
        ],
    )


def import_dossier(say: Say) -> click.Command:
    """`briefgen import`."""
    return click.Command(
        "import",
        help=say("Make a dossier of an agenda, letter and nota that exist already (.docx, .md)."),
        callback=run("import_dossier"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            click.Option(["--name"], help=say("Another name for the folder of the dossier.")),
            *about_a_file(say),
            *speaking(say),
        ],
    )
