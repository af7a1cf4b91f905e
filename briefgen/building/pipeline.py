"""The flow from YAML to documents, top to bottom.

A dossier in each state of it is a value of its own: Path → Ready → Composed → Paginated → Built.
One that fails goes along as what became of it, and no further step touches it.
"""

from collections.abc import Callable, Generator, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefgen.building.compose import Composed, compose
from briefgen.building.contents import settled, with_contents
from briefgen.building.paginate import Paginated, Typeset, lay_out, paginate
from briefgen.building.read import Ready, plan_of, read
from briefgen.building.request import Built, Progress, Request
from briefgen.building.write import write
from briefgen.layout.engine import Engine
from briefgen.layout.session import Session
from briefgen.problem import ErrorsFoundError, InvalidInputError

State = TypeVar("State", Path, Ready, Composed, Paginated)
Next = TypeVar("Next")


def build(
    request: Request, session: Session | None = None
) -> Generator[Built | Progress, None, None]:
    """Build dossiers together; a broken one does not keep the next from being built.

    What cites no pages is made first and laid out, and once more if it cites its own; then what
    cites the pages that came of it.

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
    ready = each(request.dossiers, partial(read, plan))
    composed = each(ready, partial(compose, plan))
    typeset = yield from lay_out(plan, session, _sound(composed), Typeset())
    composed = each(composed, partial(with_contents, plan, typeset))
    typeset = yield from lay_out(plan, session, _sound(composed), typeset)
    composed = each(composed, partial(settled, plan, typeset))
    paginated = each(composed, partial(paginate, plan, typeset))
    typeset = yield from lay_out(plan, session, _sound(paginated), typeset)
    yield from each(paginated, partial(write, plan, typeset))


def each(dossiers: Iterable[State | Built], step: Callable[[State], Next]) -> list[Next | Built]:
    """Take dossiers through a step; those in which it finds problems go no further."""
    results: list[Next | Built] = []
    for dossier in dossiers:
        if isinstance(dossier, Built):
            results.append(dossier)
            continue
        try:
            results.append(step(dossier))
        except InvalidInputError as error:
            held = isinstance(error, ErrorsFoundError)
            results.append(Built(dossier.name, problems=error.problems, held=held))
    return results


def _sound(dossiers: Iterable[State | Built]) -> list[State]:
    """Those that have not failed."""
    return [dossier for dossier in dossiers if not isinstance(dossier, Built)]
