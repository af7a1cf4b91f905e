"""`briefgen fmt`: the YAML in the form in which git shows what changed."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.cli.command import Console, Translate, dossiers, flag, speaking
from briefgen.files.workspace import absolute, find_dossiers, find_workspace, replace_file
from briefgen.problem import t
from briefgen.tidy.files import Kept, Tidied


def parameters(say: Translate) -> list[click.Parameter]:
    """Which dossiers, and whether to write."""
    return [
        dossiers(),
        flag("--check", means=say("Write nothing; fail if a file would change, and name it.")),
        flag("--diff", means=say("Show the changes; write nothing.")),
        *speaking(say),
    ]


def run(console: Console, dossiers: Sequence[str], check: bool, diff: bool) -> int:
    """Put the YAML files in their fixed form; gives the exit code."""
    from briefgen.body.kinds import read_workspace
    from briefgen.tidy.files import tidy_files, tidy_named

    root = find_workspace(dossiers)
    files = [absolute(name) for name in dossiers if _is_file(name)]
    others = [name for name in dossiers if not _is_file(name)]
    folders = find_dossiers(root, others) if others or not files else ()
    workspace = read_workspace(root)
    chambers = None if workspace.problems else tuple(workspace.chamber_keys())
    changed, unread = 0, 0
    all_files = tidy_files(root, folders, chambers, shared=not dossiers)
    for each in (*all_files, *tidy_named(root, files, chambers)):
        if isinstance(each, Kept):
            unread += 1
            console.problems(each.problems)
            continue
        if each.doubt:
            console.problems([each.doubt], t("left alone"))
        if each.changed:
            changed += 1
            _deal_with(console, each, check=check, diff=diff)
    _sum_up(console, changed, unread, written=not (check or diff))
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


def _sum_up(console: Console, changed: int, unread: int, *, written: bool) -> None:
    if unread:
        console.progress(t("{count} file(s) left alone, since they cannot be read", count=unread))
    if changed and not written:
        console.progress(t("{count} file(s) not in their fixed form", count=changed))
    elif not changed and not unread:
        console.progress(t("all files are in their fixed form"))
