"""Laying out what changed: the PDF of each Word file, and the pages of the items in it."""

from collections.abc import Generator, Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.building.compose import Composed, Made, Maps, compose_citing, page_map_of
from briefgen.building.read import Plan
from briefgen.building.request import Progress
from briefgen.files.workspace import content_if_there, digest, shown
from briefgen.layout.engine import LayoutError, whole_pdf
from briefgen.layout.page_map import NowhereError, PageMap, destinations, page_map
from briefgen.layout.session import Elsewhere, Session
from briefgen.markdown.lines import plain
from briefgen.markdown.marks import headings
from briefgen.problem import Place, Problem, t
from briefgen.word.xml import typeface_of

UNUSABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError)
"""What reading a PDF raises if it has not the form that LibreOffice gives it."""
REPORT = t("try again; if it stays so, report it to the makers of briefgen, with that Word file")


class Typeset(Struct, frozen=True):
    """What was laid out of a dossier: PDFs, page maps of those with items, by where the PDF goes.

    `laid` stands for what they were made of.

    `failure` is why LibreOffice could not do it; after that it is not asked again. `spoilt` is why
    what it made of a document cannot be used; that is not tried again.
    """

    pdfs: Mapping[Path, bytes] = field(default_factory=dict)
    laid: Mapping[Path, str] = field(default_factory=dict)
    maps: Mapping[Path, PageMap] = field(default_factory=dict)
    failure: LayoutError | None = None
    spoilt: Mapping[Path, LayoutError] = field(default_factory=dict)

    def problems(self) -> tuple[Problem, ...]:
        """Why PDFs of the dossier are missing, if LibreOffice failed."""
        failure = self.failure or next(iter(self.spoilt.values()), None)
        return (Problem(Place("LibreOffice"), failure.what, failure.fix),) if failure else ()

    def pages_of(self, made: Made) -> PageMap | None:
        """On which pages the items of a document stand; None if that cannot be known."""
        content = self.pdfs.get(made.pdf)
        if content and self.holds(made):
            return self.maps.get(made.pdf) or map_of(made, content)
        map_ = page_map_of(made.of.out)
        return map_ if map_ and made.is_that_of(map_) else None

    def holds(self, made: Made) -> bool:
        """Whether this very document was laid out."""
        return made.pdf in self.laid and self.laid[made.pdf] == made.laid_as


class Paginated(Composed, frozen=True):
    """A dossier with all its documents; `new` are those that cite pages, by the maps of others."""

    cited: tuple[Made, ...]
    maps: Maps


def maps_of(plan: Plan, typeset: Typeset, documents: Iterable[Made]) -> Maps:
    """The pages of the items in documents that others cite, as far as these are known."""
    return {
        each.document.cited_as: typeset.pages_of(each)
        for each in documents
        if each.document.cited_as in plan.cited
    }


def paginate(plan: Plan, typeset: Typeset, composed: Composed) -> Paginated:
    """Make the documents of a dossier that cite the pages of those that were laid out.

    Raises:
        InvalidInputError: if a template or a shell cannot be used.
    """
    maps = maps_of(plan, typeset, composed.new)
    citing = compose_citing(plan, composed.ready, maps)
    return Paginated(composed.ready, citing, composed.new, maps)


def hand_over(plan: Plan, session: Session | Elsewhere | None, made: Made) -> None:
    """Let LibreOffice begin with a document while the next one is made."""
    if session and _is_to_lay_out(plan, Typeset(), made) and not _kept(made):
        session.hand(made.to_lay_out)


def lay_out(
    plan: Plan, session: Session | Elsewhere | None, documents: Iterable[Made], typeset: Typeset
) -> Generator[Progress, None, Typeset]:
    """Lay out documents of a dossier, those of them that changed and were not laid out before.

    Returns:
        What was laid out before, and now.
    """
    pdfs, laid, changed = dict(typeset.pdfs), dict(typeset.laid), dict[str, Made]()
    for made in documents:
        tried = typeset.holds(made) or made.pdf in typeset.spoilt
        if tried or not _is_to_lay_out(plan, typeset, made):
            continue
        if content := _kept(made):
            pdfs[made.pdf], laid[made.pdf] = content, made.laid_as
        else:
            changed[shown(made.docx_file)] = made
    typeset = replace(typeset, pdfs=pdfs, laid=laid)
    if not changed or session is None or typeset.failure:
        return typeset
    count = len(changed)
    yield Progress(t("LibreOffice is laying out {count} document(s) …", count=count))
    done = typeset
    # What finishes PDFs is imported now, while LibreOffice is at work.
    import briefgen.layout.accessible, briefgen.layout.pdf  # noqa: E401, F401, I001, PLC0415

    try:
        for step in session.lay_out({name: made.to_lay_out for name, made in changed.items()}):
            if isinstance(step, int):
                yield Progress(t("  {done} of {count}", done=step, count=count))
            else:
                done = _taken(done, changed[step.name], step.pdf)
    except LayoutError as error:
        return replace(typeset, failure=error)
    return done


def whose_pages_are_cited(plan: Plan, composed: Composed) -> list[Made]:
    """The documents of which others cite pages, or they themselves."""
    return [made for made in composed.new if _is_cited(plan, made)]


def _is_cited(plan: Plan, made: Made) -> bool:
    return made.document.cited_as in plan.cited or made.document.lists_pages


def _is_to_lay_out(plan: Plan, typeset: Typeset, made: Made) -> bool:
    """Whether it needs a PDF, or has pages that are cited and that are not known already."""
    pdf = "pdf" in plan.request.formats and plan.asks(made.document)
    return pdf or (_is_cited(plan, made) and not _known(typeset, made))


def _known(typeset: Typeset, made: Made) -> bool:
    """Whether the pages of a document are known without laying it out again."""
    return _was_laid(made) and typeset.pages_of(made) is not None


def _was_laid(made: Made) -> bool:
    """Whether the last build laid out this very Word file, by these very tools."""
    last, name = made.of.last, made.document.name
    # What stands for a document is made of all of it: where nothing was laid out it is not asked.
    return last is not None and name in last.laid and last.laid[name] == made.laid_as


def _kept(made: Made) -> bytes | None:
    """The PDF of the last build, if it is that of this very Word file."""
    last = made.of.last
    if last is None or not _was_laid(made):
        return None
    content = content_if_there(made.pdf)
    same = content and digest(content) == last.outputs.get(f"{made.document.name}.pdf")
    return content if same else None


def _taken(typeset: Typeset, made: Made, content: bytes) -> Typeset:
    """With what LibreOffice made of a document, if it can be used."""
    try:
        pdf = _finished(made, content)
        map_ = _map(made, pdf)
    except LayoutError as error:
        return replace(typeset, spoilt={**typeset.spoilt, made.pdf: error})
    return replace(
        typeset,
        pdfs={**typeset.pdfs, made.pdf: pdf},
        laid={**typeset.laid, made.pdf: made.laid_as},
        maps={**typeset.maps, made.pdf: map_} if map_ else typeset.maps,
    )


def _finished(made: Made, pdf: bytes) -> bytes:
    """The PDF of LibreOffice as it goes out.

    Raises:
        LayoutError: if it is damaged, or not made as it was asked for.
    """
    from briefgen.layout.accessible import finish  # noqa: PLC0415 - pikepdf may not be there

    name = shown(made.docx_file)
    try:
        places = destinations(headings(made.document.body))
        return finish(whole_pdf(pdf, name), made.stated, places)
    except UNUSABLE as error:
        raise _unusable(name, error) from error


def _unusable(name: str, error: Exception) -> LayoutError:
    """That the PDF of a Word file is not what LibreOffice makes of one."""
    # pikepdf begins with the place in memory of what it reads: “stream <…>: ”.
    reason = str(error).rpartition(">: ")[2]
    what = t(
        "the PDF that LibreOffice made of {name} cannot be used ({reason})",
        name=name,
        reason=reason,
    )
    return LayoutError(what, REPORT)


def _map(made: Made, pdf: bytes) -> PageMap | None:
    """The page map of a document with items; None of one that has none.

    Raises:
        LayoutError: if the PDF does not say where the items are.
    """
    if not headings(made.document.body):
        return None
    name = shown(made.docx_file)
    try:
        return map_of(made, pdf)
    except NowhereError as error:
        what = t(
            "the PDF that LibreOffice made of {name} does not say where “{item}” stands",
            name=name,
            item=error.item,
        )
        fix = t(
            "try again; if it stays so, end the text of that item in another way, e.g. with one "
            "more sentence, and report it to the makers of briefgen"
        )
        raise LayoutError(what, fix) from error
    except UNUSABLE as error:
        raise _unusable(name, error) from error


def map_of(made: Made, pdf: bytes) -> PageMap:
    """The page map of a document in its PDF.

    Raises:
        NowhereError: if an item of the document is not in the PDF.
        ValueError: if it is no PDF that can be read.
    """
    from briefgen.layout.pdf import read_pdf, substitute  # noqa: PLC0415 - as above

    laid, asked = read_pdf(pdf), typeface_of(made.docx)
    places = {
        id_: (number, plain(heading))
        for id_, (number, heading) in headings(made.document.body).items()
    }
    other = substitute(asked, laid.fonts) if asked else None
    return page_map(made.document.name, made.digest, laid, places, other)
