"""`briefgen diff`: what changed in dossiers between two revisions, also as Word files."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.cli.command import (
    Console,
    Translate,
    cores,
    flag,
    folder,
    report_form,
    several,
    speaking,
)
from briefgen.compare.dossiers import Between, Difference, both, changed_dossiers, difference
from briefgen.files.output import write_files
from briefgen.files.workspace import find_workspace, shown
from briefgen.history.git import find_repository
from briefgen.history.snapshot import Snapshot
from briefgen.problem import UsageError, t
from briefgen.report.changes import report

HEAD = "HEAD"
CHANGES, NEW = "wijzigingen", "nieuw"
"""What is added to the name of a document, so that it is not taken for the document itself."""
PROGRAMS = ("word", "libreoffice")


def parameters(say: Translate) -> list[click.Parameter]:
    """What to compare, and in which form to say it."""
    return [
        click.Argument(["revisions"], nargs=-1, metavar="[REV [REV]]"),
        several(
            "--dossier",
            "dossiers",
            metavar="DOSSIER",
            means=say("Compare this dossier only; may be repeated."),
        ),
        report_form(say, "text", "markdown", "json"),
        flag("--exit-code", means=say("Fail (exit code 1) if something changed.")),
        folder(
            "--docx",
            "folder",
            metavar="DIR",
            means=say("Write the public documents there as well, with tracked changes."),
        ),
        click.Option(
            ["--for", "program"],
            type=click.Choice(PROGRAMS),
            default=PROGRAMS[0],
            help=say("The program that the Word files of --docx are for."),
        ),
        *speaking(say),
    ]


def run(  # noqa: PLR0913, PLR0917 - click gives each option by name
    console: Console,
    revisions: Sequence[str],
    dossiers: Sequence[str],
    form: str,
    exit_code: bool,
    folder: str | None,
    program: str,
) -> int:
    """Say what changed between two revisions; gives the exit code."""
    root = find_workspace(dossiers)
    repository = find_repository(root)
    old_name, new_name = _named(revisions)
    between = Between(
        repository,
        root,
        repository.commit(old_name),
        repository.commit(new_name) if new_name else None,
    )
    names = (old_name, new_name or console.say(t("working tree")))
    found: list[Difference] = []
    for pair in changed_dossiers(between, dossiers):
        with both(between, pair) as sides:
            found.append(difference(between, pair, *sides))
            if folder and sides[1] and not found[-1].unreadable:
                plain = program != PROGRAMS[0]
                _write_redlines(console, between, sides[0], sides[1], Path(folder), plain=plain)
    for line in () if console.quiet else report(form, found, names, console.say):
        console.line(line)
    for each in found:
        for unreadable in each.unreadable:
            revision = names[0] if unreadable.revision == between.old else names[1]
            console.error(
                t(
                    "{dossier} cannot be read in {revision}:",
                    dossier=each.dossier,
                    revision=revision,
                )
            )
            console.problems(unreadable.problems)
    changed = any(each.changes for each in found)
    unreadable_ones = any(each.unreadable for each in found)
    if not changed and not unreadable_ones and form != "json":
        console.result(t("no difference between {old} and {new}", old=names[0], new=names[1]))
    return 1 if unreadable_ones or (changed and exit_code) else 0


def _write_redlines(  # noqa: PLR0913 - both sides, and how and where to write
    console: Console,
    between: Between,
    old: Snapshot | None,
    new: Snapshot,
    folder: Path,
    *,
    plain: bool,
) -> None:
    """Write the documents of a dossier that is there in the new revision."""
    # Most make no Word files, and what does is slow to import.
    from briefgen.building.edition import Edition, edition_of  # noqa: PLC0415
    from briefgen.compare.redlines import redlines  # noqa: PLC0415

    name = new.folder.name
    after = edition_of(new)
    # What was sent is not judged by the rules of today: only what it says of itself can differ.
    before = edition_of(old, after.forced) if old else Edition(name, between.old, between.root)
    sides = before, after
    found = list(redlines(between.repository, between.root, sides, plain=plain, jobs=cores()))
    made = {
        f"{each.name}-{NEW if each.new else CHANGES}.docx": each.content
        for each in found
        if not each.gone
    }
    for each in found:
        if each.gone:
            what = t(
                "there is no {document} any more in {dossier}", document=each.name, dossier=name
            )
            console.progress(what)
    done = write_files(folder / name, made)
    for path in done.written:
        console.progress(t("written    {path}", path=shown(path)))
    for path in done.kept:
        what = t("{path} was changed after briefgen wrote it and is not replaced", path=shown(path))
        console.error(what)


def _named(revisions: Sequence[str]) -> tuple[str, str | None]:
    """The two revisions as they were named; `old..new` is as good as two words."""
    if len(revisions) == 1 and ".." in revisions[0]:
        old, _, new = revisions[0].partition("..")
        return old or HEAD, new.lstrip(".") or HEAD
    if len(revisions) > 2:
        what = t("{count} revisions were given", count=len(revisions))
        raise UsageError(what, t("give at most two; name a dossier with --dossier"))
    return (revisions[0] if revisions else HEAD), (revisions[1] if len(revisions) == 2 else None)
