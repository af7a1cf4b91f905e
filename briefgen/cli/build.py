"""`briefgen build`: the documents of dossiers."""
# ruff: noqa: PLC0415 - the core is imported when the command runs, not for its help

import contextlib
import time
from collections.abc import Iterator, Sequence

import click
from msgspec.structs import replace

from briefgen.building.request import FORMATS, WITHOUT_LAYOUT, Built, Progress, Request
from briefgen.cli.command import (
    Console,
    Translate,
    cores,
    dossiers,
    flag,
    folder,
    jobs,
    several,
    speaking,
)
from briefgen.files.output import METADATA
from briefgen.files.workspace import find_dossiers, find_workspace, out_folder, shown
from briefgen.layout.engine import Engine, LayoutError, find_engine
from briefgen.problem import Text, UsageError, choose, t


def parameters(say: Translate) -> list[click.Parameter]:
    """What to build, where to, and over what."""
    return [
        dossiers(),
        folder("--out", means=say("The folder to write to; out/ in the workspace by default.")),
        click.Option(
            ["--format", "formats"],
            metavar="md,docx,pdf,html",
            help=say("The formats to write, with commas between them; all by default."),
        ),
        several(
            "--only",
            metavar="DOCUMENT",
            means=say("Build this document only, e.g. nota; may be repeated."),
        ),
        flag(
            "--overwrite",
            means=say("Replace documents that were changed after briefgen wrote them."),
        ),
        flag(
            "--force",
            means=say("Build a dossier with errors too; its documents are marked CONCEPT."),
        ),
        flag(
            "--metadata",
            means=say("Also write the DiWoo metadata of public documents that are definitive."),
        ),
        jobs(say),
        *speaking(say),
    ]


def run(  # noqa: PLR0913, PLR0917 - click gives each option by name
    console: Console,
    dossiers: Sequence[str],
    out: str | None,
    formats: str | None,
    only: Sequence[str],
    overwrite: bool,
    force: bool,
    metadata: bool,
    jobs: int | None,
) -> int:
    """Build dossiers; gives the exit code."""
    start = time.monotonic()
    root, engine = find_workspace(dossiers), find_engine()
    request = Request(
        root,
        find_dossiers(root, dossiers),
        out_folder(root, out),
        (*_formats(formats, engine), *([METADATA] if metadata else ())),
        only,
        overwrite,
        engine,
        force,
    )
    failed = written = 0
    console.progress(
        t("Building {count} dossier(s) in {root}", count=len(request.dossiers), root=root)
    )
    for step in _steps(request, jobs):
        if isinstance(step, Progress):
            console.progress(step.text)
            continue
        _say_built(console, step)
        failed += bool(step.problems or step.kept or step.failures)
        written += len(step.written)
    seconds = f"{time.monotonic() - start:.1f}"
    console.result(t("{count} document(s) written in {seconds} s", count=written, seconds=seconds))
    return 1 if failed else 0


def _steps(request: Request, jobs: int | None) -> Iterator[Built | Progress]:
    """The outcome for each dossier; what the last build left as it must be is not built again."""
    from briefgen.building.request import tools_digest, unchanged

    tools = tools_digest(request)
    done = {each: unchanged(request, each, tools) for each in request.dossiers}
    yield from filter(None, done.values())
    changed = tuple(each for each, built in done.items() if built is None)
    if changed:
        yield from _build_changed(replace(request, dossiers=changed), jobs)


def _build_changed(request: Request, jobs: int | None) -> Iterator[Built | Progress]:
    """Build; LibreOffice starts meanwhile, since that takes as long as reading the dossier."""
    from briefgen.layout.session import Session

    with contextlib.ExitStack() as until_done:
        session = None
        if isinstance(request.engine, Engine):
            session = until_done.enter_context(Session(request.engine))
            if "pdf" in request.formats:
                with contextlib.suppress(LayoutError):  # said when it is needed
                    session.start()
        from briefgen.building.pipeline import build as build_all

        yield from build_all(request, session, jobs or cores())


def _say_built(console: Console, built: Built) -> None:
    for path in built.written:
        console.result(t("written    {path}", path=shown(path)))
    for path in built.removed:
        console.result(t("removed    {path}", path=shown(path)))
    name = built.dossier
    if built.unchanged:
        count = len(built.unchanged)
        console.result(t("unchanged  {count} document(s) of {name}", count=count, name=name))
    for path in built.conflicts:
        console.error(t("{path} held a conflict of git and was made anew", path=shown(path)))
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
