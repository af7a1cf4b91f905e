"""Laying out what changed: the PDF of each Word file, and the pages of the items in it."""

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.body.kinds import Document
from briefgen.build.record import LastBuild, read
from briefgen.build.request import Progress
from briefgen.files.output import digest, untouched
from briefgen.files.workspace import shown
from briefgen.layout.engine import LayoutError, whole_pdf
from briefgen.layout.page_map import FILE, PageMap, from_yaml, page_map
from briefgen.layout.session import Session
from briefgen.markdown.lines import plain
from briefgen.markdown.marks import END_OF_SECTION, bookmark, headings
from briefgen.problem import Place, Problem, t
from briefgen.word.package import content_digest, typeface_of

UNUSABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError)
"""What reading a PDF raises if it has not the form that LibreOffice gives it."""
ANOTHER = t("try again; if it stays so, install another version of LibreOffice")


@dataclass(frozen=True, slots=True)
class Made:
    """A document and its Word file, in the folder of its dossier below out/."""

    out: Path
    document: Document
    docx: bytes

    @property
    def docx_file(self) -> Path:
        """Where its Word file goes."""
        return self.out / f"{self.document.name}.docx"

    @property
    def pdf(self) -> Path:
        """Where its PDF goes."""
        return self.out / f"{self.document.name}.pdf"


class Pagination:
    """Lays out the documents of one build; what did not change since the last is not laid out.

    `failure` is why LibreOffice could not do it; after that it is not asked again. `spoilt` is why
    what it made of a document cannot be used, by the folder of the dossier.
    """

    def __init__(self, session: Session | None, tools: str) -> None:
        self.session, self.tools = session, tools
        self.pdfs: dict[Path, bytes] = {}
        self.maps: dict[Path, PageMap] = {}
        self.failure: LayoutError | None = None
        self.spoilt: dict[Path, LayoutError] = {}
        self.last: dict[Path, LastBuild | None] = {}

    def lay_out(self, documents: Iterable[Made]) -> Generator[Progress, None, None]:
        """Lay out documents in one run of LibreOffice, if any of them changed."""
        changed: dict[str, Made] = {}
        for made in documents:
            if content := self._kept(made):
                self.pdfs[made.pdf] = content
            else:
                changed[shown(made.docx_file)] = made
        if not changed or self.session is None or self.failure:
            return
        count = len(changed)
        yield Progress(t("LibreOffice is laying out {count} document(s) …", count=count))
        try:
            for done in (running := _Running(self.session.lay_out(_contents(changed)))):
                yield Progress(t("  {done} of {count}", done=done, count=count))
        except LayoutError as error:
            self.failure = error
            return
        for name, content in running.result.items():
            self._take(changed[name], content)

    def _take(self, made: Made, content: bytes) -> None:
        """Take what LibreOffice made of a document."""
        try:
            pdf = _finished(made, content)
            map_ = _map(made, pdf)
        except LayoutError as error:
            self.spoilt.setdefault(made.out, error)
            return
        self.pdfs[made.pdf] = pdf
        if map_:
            self.maps[made.pdf] = map_

    def pages_of(self, made: Made) -> PageMap | None:
        """On which pages the items of a document stand; None if that cannot be known."""
        if content := self.pdfs.get(made.pdf):
            return self.maps.get(made.pdf) or map_of(made, content)
        kept = made.out / FILE
        map_ = from_yaml(kept.read_bytes()) if untouched(kept) else None
        fits = map_ and (map_.document, map_.digest) == (made.document.name, _digest(made))
        return map_ if fits else None

    def known(self, made: Made) -> bool:
        """Whether the pages of a document are known without laying it out again."""
        last = self.before(made.out)
        same = last is not None and last.laid.get(made.document.name) == _digest(made)
        return same and self.pages_of(made) is not None

    def before(self, out: Path) -> LastBuild | None:
        """What the last build into a folder left, if the same tools made it."""
        if out not in self.last:
            self.last[out] = read(out)
        last = self.last[out]
        return last if last and last.tools == self.tools else None

    def problems(self, out: Path) -> tuple[Problem, ...]:
        """Why PDFs of the dossier in a folder are missing, if LibreOffice failed."""
        failure = self.failure or self.spoilt.get(out)
        return (Problem(Place("LibreOffice"), failure.what, failure.fix),) if failure else ()

    def laid(self, documents: Iterable[Made]) -> dict[str, str]:
        """The digest of the Word file behind each PDF, for the next build."""
        return {each.document.name: _digest(each) for each in documents if each.pdf in self.pdfs}

    def _kept(self, made: Made) -> bytes | None:
        """The PDF of the last build, if this very Word file was laid out by these very tools."""
        last, name = self.before(made.out), made.document.name
        if last is None or last.laid.get(name) != _digest(made):
            return None
        content = made.pdf.read_bytes() if made.pdf.is_file() else b""
        return content if digest(content) == last.outputs.get(f"{name}.pdf") else None


class _Running:
    """The steps of a generator, and what it gives at the end."""

    def __init__(self, steps: Generator[int, None, dict[str, bytes]]) -> None:
        self.steps, self.result = steps, dict[str, bytes]()

    def __iter__(self) -> Generator[int, None, None]:
        self.result = yield from self.steps


def _contents(changed: Mapping[str, Made]) -> dict[str, bytes]:
    return {name: made.docx for name, made in changed.items()}


def _digest(made: Made) -> str:
    return content_digest(made.docx)


def _finished(made: Made, pdf: bytes) -> bytes:
    """The PDF of LibreOffice as it goes out.

    Raises:
        LayoutError: if it is damaged, or not made as it was asked for.
    """
    from briefgen.layout.accessible import finish  # noqa: PLC0415 - pikepdf may not be there

    name = shown(made.docx_file)
    try:
        return finish(whole_pdf(pdf, name), made.document.date)
    except UNUSABLE as error:
        # pikepdf begins with the place in memory of what it reads: “stream <…>: ”.
        reason = str(error).rpartition(">: ")[2]
        what = t(
            "the PDF that LibreOffice made of {name} cannot be used ({reason})",
            name=name,
            reason=reason,
        )
        raise LayoutError(what, ANOTHER) from error


def _map(made: Made, pdf: bytes) -> PageMap | None:
    """The page map of a document with items; None of one that has none.

    Raises:
        LayoutError: if the PDF does not say where the items are.
    """
    if not headings(made.document.body):
        return None
    try:
        return map_of(made, pdf)
    except UNUSABLE as error:
        name = shown(made.docx_file)
        what = t("the PDF that LibreOffice made of {name} does not say where items are", name=name)
        raise LayoutError(what, ANOTHER) from error


def map_of(made: Made, pdf: bytes) -> PageMap:
    """The page map of a document in its PDF.

    Raises:
        KeyError: if an item of the document is not in the PDF.
        ValueError: if it is no PDF that can be read.
    """
    from briefgen.layout.pdf import read_pdf, substitute  # noqa: PLC0415 - as above

    laid, asked = read_pdf(pdf), typeface_of(made.docx)
    places = {
        id_: (number, plain(heading), bookmark(id_), f"{bookmark(id_)}{END_OF_SECTION}")
        for id_, (number, heading) in headings(made.document.body).items()
    }
    other = substitute(asked, laid.fonts) if asked else None
    return page_map(made.document.name, _digest(made), laid, places, other)
