"""`briefgen as-text`: a Word file as Markdown, for git and for people."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

import hashlib
from pathlib import Path

import click

from briefgen.cli.command import Console, Translate
from briefgen.cli.table import lang
from briefgen.files.workspace import content_of
from briefgen.problem import InvalidInputError, t


def parameters(say: Translate) -> list[click.Parameter]:
    """The file."""
    return [click.Argument(["file"]), lang(say)]


def run(console: Console, file: str) -> int:
    """Print a Word file as Markdown, and what has no place in it; gives the exit code.

    One that cannot be read is told by its digest and is no error: git would show no change at all,
    also not those of other files.
    """
    from briefgen.manuscript.from_word import as_markdown, from_word

    content = content_of(Path(file))
    try:
        read = from_word(content, file)
    except InvalidInputError as error:
        digest = hashlib.sha256(content).hexdigest()
        console.text(console.say(t("[no Word file that can be read: {digest}]\n", digest=digest)))
        console.problems(error.problems)
        return 0
    console.text(as_markdown(read))
    for each in read.left_out:
        console.text(f"\n[{console.say(each.text())}]\n")
    return 0
