"""What the commands do, between click and the core: find the workspace, run, say what came of it.

The core is imported within the commands: `--help` must not wait for it.
"""
# ruff: noqa: PLC0415

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.build.request import FORMATS, WITHOUT_LAYOUT, Built, Progress, Request
from briefgen.cli.console import Console
from briefgen.errors import UsageError
from briefgen.files.workspace import find_dossiers, find_workspace, out_folder, shown
from briefgen.layout.engine import Engine, LayoutError, find_engine
from briefgen.locale.say import current_say
from briefgen.problem import Text, choose, t


def build(  # noqa: PLR0913, PLR0917 - click gives each option by name
    dossiers: Sequence[str],
    out: str | None,
    formats: str | None,
    only: Sequence[str],
    overwrite: bool,
    force: bool,
    quiet: bool,
) -> int:
    """Build dossiers; gives the exit code."""
    console, start = Console(current_say(), quiet=quiet), time.monotonic()
    root, engine = find_workspace(dossiers), find_engine()
    request = Request(
        root,
        find_dossiers(root, dossiers),
        out_folder(root, out),
        _formats(formats, engine),
        only,
        overwrite,
        engine,
        force,
    )
    failed = written = 0
    console.progress(
        t("Building {count} dossier(s) in {root}", count=len(request.dossiers), root=root)
    )
    for step in _steps(request):
        if isinstance(step, Progress):
            console.progress(step.text)
            continue
        _say_built(console, step)
        failed += bool(step.problems or step.kept or step.failures)
        written += len(step.written)
    seconds = f"{time.monotonic() - start:.1f}"
    console.result(t("{count} document(s) written in {seconds} s", count=written, seconds=seconds))
    return 1 if failed else 0


def _steps(request: Request) -> Iterator[Built | Progress]:
    """The outcome for each dossier; what the last build left as it must be is not built again."""
    from briefgen.build.record import tools_digest, unchanged

    tools = tools_digest(request)
    done = {each: unchanged(request, each, tools) for each in request.dossiers}
    yield from filter(None, done.values())
    changed = tuple(each for each, built in done.items() if built is None)
    if changed:
        yield from _build_changed(replace(request, dossiers=changed))


def _build_changed(request: Request) -> Iterator[Built | Progress]:
    """Build; LibreOffice starts meanwhile, since that takes as long as reading the dossier."""
    from briefgen.layout.session import Session

    with contextlib.ExitStack() as until_done:
        session = None
        if isinstance(request.engine, Engine):
            session = until_done.enter_context(Session(request.engine))
            if "pdf" in request.formats:
                with contextlib.suppress(LayoutError):  # said when it is needed
                    session.start()
        from briefgen.build.pipeline import build as build_all

        yield from build_all(request, session)


def _say_built(console: Console, built: Built) -> None:
    for path in built.written:
        console.result(t("written    {path}", path=shown(path)))
    for path in built.removed:
        console.result(t("removed    {path}", path=shown(path)))
    name = built.dossier
    if built.unchanged:
        count = len(built.unchanged)
        console.result(t("unchanged  {count} document(s) of {name}", count=count, name=name))
    for path in built.kept:
        console.error(
            t(
                "{path} was changed after briefgen wrote it and is not replaced; keep your "
                "changes elsewhere, or replace it with --overwrite",
                path=shown(path),
            )
        )
    for path in built.left:
        console.error(
            t(
                "{path} no longer belongs to the dossier, but was changed after briefgen wrote it; "
                "remove it yourself",
                path=shown(path),
            )
        )
    console.problems(built.warnings, t("warning"))
    console.problems(built.failures)
    console.problems(built.problems)
    if built.problems:
        count = len(built.problems)
        console.error(t("{name}: {count} problem(s), not built", name=name, count=count))
    if built.held:
        console.error(t("build it with --force to get documents marked CONCEPT all the same"))


def pages(dossiers: Sequence[str], out: str | None, quiet: bool) -> int:
    """Print on which pages of the agenda each item stands; gives the exit code."""
    from briefgen.build.page_table import page_table

    console = Console(current_say(), quiet=quiet)
    root = find_workspace(dossiers)
    unknown = 0
    for dossier in find_dossiers(root, dossiers):
        table = page_table(out_folder(root, out) / dossier.name)
        if table is None:
            unknown += 1
            name = dossier.name
            console.error(t("{name}: the pages are not known; run: briefgen build", name=name))
        for line in table or ():
            console.result(line)
    return 1 if unknown else 0


def verify(dossiers: Sequence[str], out: str | None, quiet: bool) -> int:
    """Re-read what was built; gives the exit code."""
    from briefgen.build.steps import open_workshop
    from briefgen.build.verify import verify as verify_one

    console = Console(current_say(), quiet=quiet)
    root = find_workspace(dossiers)
    request = Request(root, find_dossiers(root, dossiers), out_folder(root, out), FORMATS)
    shop, wrong = open_workshop(request), 0
    for name, found in shop.each(request.dossiers, lambda each: verify_one(shop, each)).items():
        wrong += bool(found.problems)
        console.problems(found.problems)
        if not found.problems:
            count = found.references
            console.result(t("{name}: {count} reference(s) agree", name=name.name, count=count))
    for built in shop.failed.values():
        wrong += 1
        console.problems(built.problems)
    return 1 if wrong else 0


def new(council: str, dates: Sequence[str], quiet: bool) -> int:
    """Make a new dossier; gives the exit code."""
    from briefgen.skeleton import make_dossier

    console = Console(current_say(), quiet=quiet)
    root = find_workspace(())
    for path in make_dossier(root, council, dates):
        console.result(t("written    {path}", path=shown(path)))
    console.result(t("Fill in what stands between [ ], then run: briefgen build"))
    return 0


def schema(check: bool, quiet: bool) -> int:
    """Write the JSON Schemas; gives the exit code."""
    from briefgen.errors import InvalidInputError
    from briefgen.files.output import replace_file
    from briefgen.files.workspace import openings, templates_of
    from briefgen.model.schema import schemas
    from briefgen.model.workspace import load_workspace

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
            console.error(t("{path} is not up to date; run: briefgen schema", path=shown(path)))
        else:
            replace_file(path, content)
            console.result(t("written    {path}", path=shown(path)))
    return 1 if check and stale else 0


def _formats(asked: str | None, engine: Engine | Text) -> tuple[str, ...]:
    """The formats that were asked for; all that can be made if none were.

    Raises:
        UsageError: if a format is unknown, or cannot be made here.
    """
    if asked is None:
        return WITHOUT_LAYOUT if isinstance(engine, Text) else FORMATS
    if not asked.strip(" ,"):
        raise UsageError(t("no format is named"), choose("", FORMATS))
    formats = tuple(
        dict.fromkeys(name.strip().lower() for name in asked.split(",") if name.strip())
    )
    for name in formats:
        if name not in FORMATS:
            raise UsageError(t("there is no format “{name}”", name=name), choose(name, FORMATS))
    if "pdf" in formats and isinstance(engine, Text):
        what = t("no PDF can be made here: {why}", why=engine)
        fix = t("install LibreOffice Writer and briefgen[pdf], or leave pdf out of --format")
        raise UsageError(what, fix)
    return formats
