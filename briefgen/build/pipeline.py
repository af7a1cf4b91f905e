"""The flow from YAML to documents, top to bottom."""

from collections.abc import Generator

from briefgen.build.request import Built, Progress, Request
from briefgen.build.steps import open_workshop
from briefgen.layout.engine import Engine
from briefgen.layout.session import Session


def build(
    request: Request, session: Session | None = None
) -> Generator[Built | Progress, None, None]:
    """Build dossiers together; a broken one does not keep the next from being built.

    What cites no pages is made first and laid out; then what cites the pages that came of it.

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
    shop = open_workshop(request, session)
    loaded = shop.each(request.dossiers, shop.load)
    first = shop.each(loaded, lambda each: shop.make(each, loaded[each]))
    yield from shop.pagination.lay_out(shop.to_lay_out(first))
    maps = {each: shop.page_maps(made) for each, made in first.items()}
    second = shop.each(first, lambda each: shop.make_citing(each, loaded[each], maps[each]))
    yield from shop.pagination.lay_out(shop.to_lay_out(second))
    done = shop.each(
        second,
        lambda each: shop.write(each, loaded[each], (*first[each], *second[each]), maps[each]),
    )
    for dossier in request.dossiers:
        yield done.get(dossier) or shop.failed[dossier]
