"""`briefgen absorb`: what reviewers wrote in Word files of ours, taken over into the YAML."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.absorb.absorber import Absorbed, Absorber
from briefgen.absorb.change import Refused
from briefgen.absorb.reviewed import Reviewed
from briefgen.cli.command import Console, Translate, files, flag, several, speaking
from briefgen.files.workspace import (
    content_of,
    find_dossiers,
    find_workspace,
    replace_file,
    shown,
    text_file,
)
from briefgen.history.git import Repository, find_repository
from briefgen.problem import InvalidInputError, UsageError, t
from briefgen.report.line import Line

SHORT = 10


def parameters(say: Translate) -> list[click.Parameter]:
    """The files, what they were made of, and whether to write."""
    return [
        files(),
        several(
            "--dossier",
            "dossiers",
            means=say("The dossier of which they are; all are tried by default."),
        ),
        click.Option(["--base"], help=say("The commit from which they were sent.")),
        flag("--dry-run", means=say("Show it; write nothing.")),
        flag(
            "--apply",
            means=say("Write it, also over files with changes that are not committed yet."),
        ),
        click.Option(
            ["--new", "folder"],
            metavar="DIR",
            help=say("Write items and topics that were added as YAML files into this folder."),
        ),
        flag(
            "--comments",
            means=say("Write the comments in the margin into the YAML, as comments."),
        ),
        *speaking(say),
    ]


def run(  # noqa: PLR0913, PLR0917 - click gives each option by name
    console: Console,
    files: Sequence[str],
    dossiers: Sequence[str],
    base: str | None,
    dry_run: bool,
    apply: bool,
    comments: bool,
    folder: str | None,
) -> int:
    """Take over what reviewers wrote; gives the exit code."""
    root = find_workspace(files)
    repository = find_repository(root)
    folders = find_dossiers(root, dossiers)
    revision = repository.commit(base) if base else None
    absorber = Absorber(repository, root, [each.name for each in folders], revision, comments)
    found, changed, wrong = list[Absorbed](), dict[str, str](), 0
    for name in files:
        path = Path(name)
        if not path.is_file():
            what = t("there is no file “{name}”", name=name)
            raise UsageError(what, t("give the Word file that came back"))
        try:
            each = absorber.absorb(path, shown(path.absolute()), changed)
        except InvalidInputError as error:
            console.problems(error.problems)
            wrong += 1
            continue
        found.append(each)
        changed |= {file: text for file, (_before, text) in each.files.items()}
    for each in found:
        _say(console, each)
        wrong += bool(each.refused or each.conflicts)
    if folder and not dry_run:
        _write_added(console, Path(folder), found)
    write = changed and not dry_run and (apply or not _dirty(repository, root, changed))
    if write:
        _write(console, root, changed)
    elif changed:
        console.progress(t("nothing was written; write it with: briefgen absorb --apply"))
    elif not wrong:
        console.result(t("there is nothing to take over"))
    return 1 if wrong else 0


def _dirty(repository: Repository, root: Path, files: Sequence[str] | dict[str, str]) -> bool:
    """Whether a file that is to be changed has changes that were not committed."""
    return any(repository.changed(root / file) for file in files)


def _write(console: Console, root: Path, changed: dict[str, str]) -> None:
    for file, text in changed.items():
        path = root / file
        now = text_file(content_of(path) if path.is_file() else b"")
        replace_file(path, now.written(text))
        console.result(t("changed    {path}", path=file))


def _write_added(console: Console, folder: Path, found: Sequence[Absorbed]) -> None:
    """Write what was added as files of their own; one that is there is left as it is."""
    for each in found:
        for added in filter(None, (refused.added for refused in each.refused)):
            folder.mkdir(parents=True, exist_ok=True)
            name = added.name([path.stem for path in folder.glob("*.yaml")])
            path = folder / f"{name}.yaml"
            replace_file(path, added.written(each.file, console.say).encode())
            console.result(t("made       {path}", path=shown(path.absolute())))


def _say(console: Console, each: Absorbed) -> None:
    revision = each.revision[:SHORT] if each.revision else t("the version as it is now")
    console.progress(
        t(
            "{file}: {document} of {dossier}, made of {revision}",
            file=each.file,
            document=each.document,
            dossier=each.dossier,
            revision=revision,
        )
    )
    if each.reviewed.authors:
        names = ", ".join(each.reviewed.authors)
        console.progress(t("tracked changes by {names}, taken as accepted", names=names))
    for name, (before, after) in each.files.items():
        console.diff(name, before.splitlines(), after.splitlines())
    for file in each.conflicts:
        console.error(t("{file}: a conflict is left, between <<<<<<< and >>>>>>>", file=file))
    for refused in each.refused:
        _say_refused(console, refused)
    _say_comments(console, each.reviewed)


def _say_refused(console: Console, refused: Refused) -> None:
    console.error(t("not taken over: {why}", why=refused.why))
    for line in refused.sent.splitlines():
        console.line(Line(f"    - {line}", "removed"))
    for line in refused.came.splitlines():
        console.line(Line(f"    + {line}", "added"))


def _say_comments(console: Console, reviewed: Reviewed) -> None:
    for comment in reviewed.comments:
        what = t(
            "comment by {author} at “{words}”: {text}",
            author=comment.author,
            words=reviewed.beginning(comment),
            text=comment.text,
        )
        console.line(Line(console.say(what)))
