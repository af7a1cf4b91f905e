"""What the commands do, between click and the core: find the workspace, run, say what came of it.

The core is imported within the commands: `--help` must not wait for it.
"""
# ruff: noqa: PLC0415

import os
import time
from collections.abc import Sequence
from pathlib import Path

from briefgen.console import Console
from briefgen.errors import UsageError
from briefgen.locale.say import current_say
from briefgen.problem import choose, t
from briefgen.request import FORMATS, Built, Request


def build(  # noqa: PLR0913, PLR0917 - click gives each option by name
    dossiers: Sequence[str],
    out: str | None,
    formats: str,
    only: Sequence[str],
    overwrite: bool,
    quiet: bool,
) -> int:
    """Build dossiers; gives the exit code."""
    from briefgen.pipeline import build as build_all

    console, start = Console(current_say(), quiet=quiet), time.monotonic()
    root = find_workspace(dossiers)
    request = Request(
        root,
        find_dossiers(root, dossiers),
        _absolute(out) if out else root / "out",
        _formats(formats),
        only,
        overwrite,
    )
    failed = written = 0
    console.progress(
        t("Building {count} dossier(s) in {root}", count=len(request.dossiers), root=root)
    )
    for built in build_all(request):
        _say_built(console, built)
        failed += bool(built.problems or built.kept)
        written += len(built.written)
    seconds = f"{time.monotonic() - start:.1f}"
    console.result(t("{count} document(s) written in {seconds} s", count=written, seconds=seconds))
    return 1 if failed else 0


def _say_built(console: Console, built: Built) -> None:
    for path in built.written:
        console.result(t("written    {path}", path=_shown(path)))
    for path in built.removed:
        console.result(t("removed    {path}", path=_shown(path)))
    name = built.dossier
    if built.unchanged:
        count = len(built.unchanged)
        console.result(t("unchanged  {count} document(s) of {name}", count=count, name=name))
    for path in built.kept:
        console.error(
            t(
                "{path} was changed after briefgen wrote it and is not replaced; keep your "
                "changes elsewhere, or replace it with --overwrite",
                path=_shown(path),
            )
        )
    for path in built.left:
        console.error(
            t(
                "{path} no longer belongs to the dossier, but was changed after briefgen wrote it; "
                "remove it yourself",
                path=_shown(path),
            )
        )
    console.problems(built.warnings, t("warning"))
    console.problems(built.problems)
    if built.problems:
        count = len(built.problems)
        console.error(t("{name}: {count} problem(s), not built", name=name, count=count))


def new(council: str, dates: Sequence[str], quiet: bool) -> int:
    """Make a new dossier; gives the exit code."""
    from briefgen.skeleton import make_dossier

    console = Console(current_say(), quiet=quiet)
    root = find_workspace(())
    for path in make_dossier(root, council, dates):
        console.result(t("written    {path}", path=_shown(path)))
    console.result(t("Fill in what stands between [ ], then run: briefgen build"))
    return 0


def schema(check: bool, quiet: bool) -> int:
    """Write the JSON Schemas; gives the exit code."""
    from briefgen.body.kinds import openings, templates_of
    from briefgen.errors import InvalidInputError
    from briefgen.model.schema import schemas
    from briefgen.model.workspace import load_workspace
    from briefgen.output import replace_file

    console = Console(current_say(), quiet=quiet)
    root = find_workspace(())
    workspace = load_workspace(root, openings(templates_of(root)))
    if workspace.problems:
        raise InvalidInputError(workspace.problems)
    stale = 0
    for name, content in schemas(workspace, current_say()).items():
        path = root / "agendas" / "schemas" / name
        if path.is_file() and path.read_bytes() == content:
            continue
        stale += 1
        if check:
            console.error(t("{path} is not up to date; run: briefgen schema", path=_shown(path)))
        else:
            replace_file(path, content)
            console.result(t("written    {path}", path=_shown(path)))
    return 1 if check and stale else 0


def find_workspace(dossiers: Sequence[str]) -> Path:
    """The nearest folder around the first dossier, or around here, that holds `agendas/`.

    Raises:
        UsageError: if there is none.
    """
    for start in (*(_absolute(name) for name in dossiers[:1]), Path.cwd()):
        for folder in (start, *start.parents):
            if (folder / "agendas").is_dir():
                return folder
    raise UsageError(
        t("here is no folder agendas/, nor in a folder above"),
        t("go to the folder of your dossiers (cd) and try again"),
    )


def find_dossiers(root: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """The folders of the dossiers named, or of all.

    Raises:
        UsageError: if a name is no dossier, or there is none at all.
    """
    agendas = root / "agendas"
    known = {folder.name: folder for folder in sorted(agendas.iterdir()) if _is_dossier(folder)}
    if not names and not known:
        what = t("there is no dossier in {folder}", folder=agendas)
        raise UsageError(what, t("make one, e.g.: briefgen new jbz 2026-03-05"))
    found = []
    for name in names:
        path = _absolute(name)
        folder = path.parent if path.name == "dossier.yaml" else path
        chosen = folder if _is_dossier(folder) else known.get(name.strip("/\\"))
        if chosen is None:
            raise UsageError(t("there is no dossier “{name}”", name=name), choose(name, known))
        found.append(chosen)
    return tuple(dict.fromkeys(found)) if names else tuple(known.values())


def _absolute(name: str) -> Path:
    """A path from the root, without `..`, and through symbolic links as the user wrote them."""
    return Path(os.path.abspath(name))  # noqa: PTH100 - Path.resolve would follow the links


def _is_dossier(folder: Path) -> bool:
    """Whether a folder holds a dossier, or items of one whose dossier.yaml got lost."""
    return (folder / "dossier.yaml").is_file() or (folder / "agenda").is_dir()


def _formats(asked: str) -> tuple[str, ...]:
    if not asked.strip(" ,"):
        raise UsageError(t("no format is named"), choose("", FORMATS))
    formats = tuple(
        dict.fromkeys(name.strip().lower() for name in asked.split(",") if name.strip())
    )
    for name in formats:
        if name not in FORMATS:
            raise UsageError(t("there is no format “{name}”", name=name), choose(name, FORMATS))
    return formats


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
