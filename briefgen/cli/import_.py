"""`briefgen import`: a dossier of documents that exist already."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.cli.command import Console, Translate, about_a_file, files, speaking
from briefgen.files.workspace import find_workspace, shown
from briefgen.problem import Text, t

MOST = 12
"""How many sentences that differ are shown for a document."""
WIDTH = 160


def parameters(say: Translate) -> list[click.Parameter]:
    """The documents, and what they do not say themselves."""
    return [
        files(),
        click.Option(["--name"], help=say("Another name for the folder of the dossier.")),
        *about_a_file(say),
        *speaking(say),
    ]


def run(  # noqa: PLR0913, PLR0917 - click gives each option by name
    console: Console,
    files: Sequence[str],
    date: str | None,
    meeting: Sequence[str],
    place: str | None,
    council: str | None,
    name: str | None,
) -> int:
    """Make a dossier of existing documents; gives the exit code."""
    from briefgen.checks.documents import around
    from briefgen.importing import import_dossier
    from briefgen.manuscript.meeting import given

    root = find_workspace(())
    asked = given(date, meeting, place, council, around(root / "agendas").formations)
    documents = {shown(Path(file).absolute()): Path(file) for file in files}
    made = import_dossier(root, documents, asked, name)
    for path in made.files:
        console.result(t("written    {path}", path=shown(path)))
    folder = made.files[0].parent
    for file, remark in made.guessed:
        what = t("check      {file}, {key}: {text}", file=file, key=remark.key, text=remark.text)
        console.result(what)
    for kind, text in made.left_out:
        console.result(t("left out   {document}: {text}", document=_named(kind), text=text))
    _differences(console, made.missing, t("not built  {document}: {text}"))
    _differences(console, made.added, t("added      {document}: {text}"))
    console.result(
        t(
            "{count} point(s) to check in {folder}; look for “nagaan” in its files, then run: "
            "briefgen build",
            count=len(made.guessed),
            folder=shown(folder),
        )
    )
    return 0


def _differences(console: Console, found: Sequence[tuple[str, str]], label: Text) -> None:
    """Sentences of a document that differ from what will be built, the first few of them."""
    for kind in dict.fromkeys(kind for kind, _ in found):
        texts = [text for each, text in found if each == kind]
        for text in texts[:MOST]:
            short = text if len(text) <= WIDTH else f"{text[:WIDTH]}…"
            console.result(Text(label.template, {"document": _named(kind), "text": short}))
        if len(texts) > MOST:
            more = t("and {count} more", count=len(texts) - MOST)
            console.result(Text(label.template, {"document": _named(kind), "text": more}))


def _named(kind: str) -> Text:
    """What a kind of document is called."""
    names = {"agenda": t("the agenda"), "letter": t("the letter"), "nota": t("the nota")}
    return names[kind]
