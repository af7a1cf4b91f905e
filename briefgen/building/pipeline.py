"""The flow from YAML to documents, top to bottom.

A dossier in each state of it is a value of its own: Path → Ready → Composed → Paginated → Built.
Each dossier goes through the whole flow before the next is read, so that memory stays flat.
"""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from briefgen.building.compose import compose
from briefgen.building.contents import settled, with_contents
from briefgen.building.paginate import Typeset, hand_over, lay_out, paginate, whose_pages_are_cited
from briefgen.building.read import Plan, plan_of, read
from briefgen.building.request import Built, Progress, Request
from briefgen.building.write import write
from briefgen.layout.engine import Engine
from briefgen.layout.session import Ask, Elsewhere, Session
from briefgen.problem import ErrorsFoundError, InvalidInputError


def build(
    request: Request, session: Session | None = None, jobs: int = 1
) -> Iterator[Built | Progress]:
    """Build dossiers one by one; a broken one does not keep the next from being built.

    Args:
        request: what to build.
        session: the LibreOffice that lays out; one is started if none is given.
        jobs: how many processes share the dossiers; the LibreOffice is one all the same.

    Raises:
        InvalidInputError: if the kinds of documents cannot be read.
        UsageError: if `only` names a document that cannot exist.
    """
    if session is None and isinstance(request.engine, Engine):
        with Session(request.engine) as own:
            yield from build(request, own, jobs)
        return
    places = {folder.name for folder in request.dossiers}
    apart = len(places) == len(request.dossiers) > 1
    if jobs < 2 or not apart:
        build_one = _one_of_many if len(request.dossiers) > 1 else _build
        plan = plan_of(request)
        for folder in request.dossiers:
            yield from build_one(plan, session, folder)
        return
    from briefgen.files.processes import in_processes, no_answer  # noqa: PLC0415 - slow to import

    answer = session.answer if session else no_answer
    yield from in_processes(partial(_elsewhere, request), request.dossiers, jobs, answer)


def _elsewhere(request: Request, ask: Ask) -> Callable[[Path], Iterator[Built | Progress]]:
    """What builds dossiers in a process of several."""
    session = Elsewhere(ask) if isinstance(request.engine, Engine) else None
    return partial(_one_of_many, plan_of(request), session)


def _one_of_many(
    plan: Plan, session: Session | Elsewhere | None, folder: Path
) -> Iterator[Built | Progress]:
    """Build one dossier, and let go of what it left in rings: else memory grows with the next."""
    yield from _build(plan, session, folder)
    gc.collect(1)


def _build(
    plan: Plan, session: Session | Elsewhere | None, folder: Path
) -> Iterator[Built | Progress]:
    """Build one dossier, or say what is wrong with it."""
    try:
        yield from _documents(plan, session, folder)
    except InvalidInputError as error:
        yield failed(folder, error)


def _documents(
    plan: Plan, session: Session | Elsewhere | None, folder: Path
) -> Iterator[Built | Progress]:
    """What cites no pages is made first; that of which pages are cited is laid out.

    That is done once more if it cites its own. Then what cites the pages that came of it is made,
    and all that is left is laid out.

    Raises:
        InvalidInputError: if something is wrong with the dossier.
    """
    ready = read(plan, folder)
    composed = compose(plan, ready, partial(hand_over, plan, session))
    cited = whose_pages_are_cited(plan, composed)
    typeset = yield from lay_out(plan, session, cited, Typeset())
    composed = with_contents(plan, typeset, composed)
    cited = whose_pages_are_cited(plan, composed)
    typeset = yield from lay_out(plan, session, cited, typeset)
    composed = settled(plan, typeset, composed)
    paginated = paginate(plan, typeset, composed)
    typeset = yield from lay_out(plan, session, (*paginated.cited, *paginated.new), typeset)
    yield write(plan, typeset, paginated)


def failed(folder: Path, error: InvalidInputError) -> Built:
    """What became of a dossier in which problems were found."""
    held = isinstance(error, ErrorsFoundError)
    return Built(folder.name, problems=error.problems, held=held)
