"""What the help of briefgen needs: its commands, and the option that says in which language.

A command is its name, its file in this folder, and what it does. That line stands here and not in
the file, so that `briefgen --help` imports no command.
"""

from collections.abc import Callable

import click

from briefgen.locale import LANGUAGES


def _(sentence: str) -> str:
    """Mark a sentence for the catalogues; `problem.mark` would import more than the help needs."""
    return sentence


COMMANDS = (
    ("build", "build", _("Build the documents of all dossiers, or of those named.")),
    ("check", "check", _("Check all dossiers, or those named, or other documents (.docx, .md).")),
    ("explain", "explain", _("Explain a rule of check, by its code or name.")),
    (
        "fmt",
        "fmt",
        _("Write the YAML so that git shows what changed: keys in order, sentences on lines."),
    ),
    (
        "pages",
        "pages",
        _("Show on which pages of the agenda each item stands, as it was laid out."),
    ),
    (
        "verify",
        "verify",
        _("Read the built documents again; fail if pages, titles or dates no longer agree."),
    ),
    (
        "diff",
        "diff",
        _(
            "Show what changed in the dossiers: between two revisions of git, or between one "
            "(HEAD if none is given) and what stands here now."
        ),
    ),
    (
        "status",
        "status",
        _("Show dossiers at a glance: who, where, how far, open findings, last change."),
    ),
    (
        "absorb",
        "absorb",
        _("Take what reviewers wrote in Word files of ours over into the YAML."),
    ),
    (
        "init",
        "init",
        _("Make this folder one for dossiers, or say what a new version brings to one."),
    ),
    ("new", "new", _("Make the folder of a new dossier, e.g. briefgen new jbz 2026-03-05.")),
    (
        "import",
        "import_",
        _("Make a dossier of an agenda, letter and nota that exist already (.docx, .md)."),
    ),
    ("schema", "schema", _("Write the JSON Schemas that let an editor help with the YAML files.")),
    (
        "git-setup",
        "git_setup",
        _("Let git show Word files as text in this clone, and check before a commit."),
    ),
    ("as-text", "as_text", _("Print a Word file as Markdown; git uses it after git-setup.")),
)


def lang(say: Callable[[str], str]) -> click.Option:
    """The option of briefgen and of each command that says in which language it speaks."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=say("The language of the messages; also BRIEFGEN_LANG."),
    )
