"""What `fmt` does, between click and the core."""

from collections.abc import Sequence

from briefgen.cli.console import Console
from briefgen.files.output import replace_file
from briefgen.files.workspace import find_dossiers, find_workspace, openings, templates_of
from briefgen.locale.say import current_say
from briefgen.model.workspace import load_workspace
from briefgen.problem import t
from briefgen.tidy.files import Kept, Tidied, tidy_files


def fmt(dossiers: Sequence[str], check: bool, diff: bool, quiet: bool) -> int:
    """Put the YAML files in their fixed form; gives the exit code."""
    console = Console(current_say(), quiet=quiet)
    root = find_workspace(dossiers)
    folders = find_dossiers(root, dossiers)
    workspace = load_workspace(root, openings(templates_of(root)))
    chambers = None if workspace.problems else tuple(workspace.chamber_keys())
    changed, unread = 0, 0
    for each in tidy_files(root, folders, chambers, shared=not dossiers):
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
