"""`briefgen fmt`: the YAML in the form in which git shows what changed."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from briefgen.cli.command import Console, Translate, dossiers, flag, speaking
from briefgen.files.workspace import absolute, find_dossiers, find_workspace, replace_file
from briefgen.problem import Text, UsageError, t
from briefgen.tidy.files import Kept, Tidied


def parameters(say: Translate) -> list[click.Parameter]:
    """Which dossiers, and whether to write."""
    return [
        dossiers(),
        flag("--check", means=say("Write nothing; fail if a file would change, and name it.")),
        flag("--diff", means=say("Show the changes; write nothing.")),
        flag(
            "--numbers",
            means=say("Write the number that each item has now, so that it keeps it when sent."),
        ),
        *speaking(say),
    ]


def run(console: Console, dossiers: Sequence[str], check: bool, diff: bool, numbers: bool) -> int:
    """Put the YAML files in their fixed form; gives the exit code."""
    from briefgen.body.kinds import read_workspace
    from briefgen.tidy.files import tidy_files, tidy_named, tidy_numbered

    root = find_workspace(dossiers)
    files = [absolute(name) for name in dossiers if _is_file(name)]
    others = [name for name in dossiers if not _is_file(name)]
    folders = find_dossiers(root, others) if others or not files else ()
    workspace = read_workspace(root)
    if numbers and (files or not dossiers):
        what = t("whose numbers to write is not said")
        raise UsageError(what, t("name the dossier: briefgen fmt --numbers DOSSIER"))
    if numbers:
        found = [each for folder in folders for each in tidy_numbered(workspace, folder)]
        done = t("each item has its number in its file")
        return _write(console, found, done, check=check, diff=diff)
    chambers = None if workspace.problems else tuple(workspace.chamber_keys())
    all_files = tidy_files(root, folders, chambers, shared=not dossiers)
    found = [*all_files, *tidy_named(root, files, chambers)]
    done = t("all files are in their fixed form")
    return _write(console, found, done, check=check, diff=diff)


def _write(
    console: Console, found: Iterable[Tidied | Kept], done: Text, *, check: bool, diff: bool
) -> int:
    """Write or show what changes, or say `done` if nothing does; gives the exit code."""
    changed, unread = 0, 0
    for each in found:
        if isinstance(each, Kept):
            unread += 1
            console.problems(each.problems)
            continue
        if each.doubt:
            console.problems([each.doubt], t("left alone"))
        if each.changed:
            changed += 1
            _deal_with(console, each, check=check, diff=diff)
        for title, number in each.numbers:
            console.result(t("number     {number} for “{title}”", number=number, title=title))
    _sum_up(console, changed, unread, done, written=not (check or diff))
    return 1 if unread or (check and changed) else 0


def _is_file(name: str) -> bool:
    return name.endswith(".yaml") and Path(name).is_file()


def _deal_with(console: Console, each: Tidied, *, check: bool, diff: bool) -> None:
    if diff:
        console.diff(each.name, *each.lines())
    elif check:
        console.result(t("would change {path}", path=each.name))
    else:
        replace_file(each.path, each.after)
        console.result(t("changed    {path}", path=each.name))


def _sum_up(console: Console, changed: int, unread: int, done: Text, *, written: bool) -> None:
    if unread:
        console.progress(t("{count} file(s) left alone, since they cannot be read", count=unread))
    if changed and not written:
        console.progress(t("{count} file(s) not in their fixed form", count=changed))
    elif not changed and not unread:
        console.progress(done)
