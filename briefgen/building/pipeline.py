"""The flow from YAML to documents, top to bottom.

A dossier in each state of it is a value of its own: Path → Ready → Composed → Paginated → Built.
Each dossier goes through the whole flow before the next is read, so that memory stays flat.
"""

from collections.abc import Generator
from functools import partial
from pathlib import Path

from briefgen.building.compose import compose
from briefgen.building.contents import settled, with_contents
from briefgen.building.paginate import Typeset, hand_over, lay_out, paginate
from briefgen.building.read import Plan, plan_of, read
from briefgen.building.request import Built, Progress, Request
from briefgen.building.write import write
from briefgen.errors import ErrorsFoundError, InvalidInputError
from briefgen.layout.engine import Engine
from briefgen.layout.session import Session


def build(
    request: Request, session: Session | None = None
) -> Generator[Built | Progress, None, None]:
    """Build dossiers one by one; a broken one does not keep the next from being built.

    Args:
        request: what to build.
        session: the LibreOffice that lays out; one is started if none is given.

    Raises:
        InvalidInputError: if the kinds of documents cannot be read.
        UsageError: if `only` names a document that cannot exist.
    """
    if session is None and isinstance(request.engine, Engine):
        with Session(request.engine) as own:
            yield from build(request, own)
        return
    plan = plan_of(request)
    for folder in request.dossiers:
        try:
            yield from _build(plan, session, folder)
        except InvalidInputError as error:
            yield failed(folder, error)


def _build(
    plan: Plan, session: Session | None, folder: Path
) -> Generator[Built | Progress, None, None]:
    """Build one dossier.

    What cites no pages is made first and laid out, and once more if it cites its own; then what
    cites the pages that came of it.

    Raises:
        InvalidInputError: if something is wrong with it.
    """
    ready = read(plan, folder)
    composed = compose(plan, ready, partial(hand_over, plan, session))
    typeset = yield from lay_out(plan, session, composed, Typeset())
    composed = with_contents(plan, typeset, composed)
    typeset = yield from lay_out(plan, session, composed, typeset)
    composed = settled(plan, typeset, composed)
    paginated = paginate(plan, typeset, composed)
    typeset = yield from lay_out(plan, session, paginated, typeset)
    yield write(plan, typeset, paginated)


def failed(folder: Path, error: InvalidInputError) -> Built:
    """What became of a dossier in which problems were found."""
    held = isinstance(error, ErrorsFoundError)
    return Built(folder.name, problems=error.problems, held=held)
