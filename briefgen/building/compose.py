"""A dossier → its documents: Markdown as it is, Word in the shell of its kind."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import relpath

from msgspec import Struct

from briefgen.body.kinds import Document, Kind
from briefgen.body.render import NONE
from briefgen.body.views import Pages
from briefgen.building.metadata import (
    Family,
    Record,
    family_of,
    is_published,
    record_of,
    stated,
)
from briefgen.building.read import Plan, Ready
from briefgen.files.output import untouched
from briefgen.files.workspace import combined
from briefgen.layout.engine import Stated
from briefgen.layout.page_map import FILE, PageMap, page_map_at
from briefgen.word.document import Look, as_printed, linked, to_docx
from briefgen.word.fields import Logo
from briefgen.word.properties import Properties
from briefgen.word.shell import Typeface
from briefgen.word.xml import content_digest

LOGO = "Logo {name}"
"""The alternative text of the logo, which is Dutch as the documents are."""
CONCEPT, NOT_ADOPTED = "Concept – {title}", "Concept: dit stuk is niet vastgesteld."
"""What is heard first of a document that is no more than a concept, and what it is."""
Maps = Mapping[str, PageMap | None]
"""The page map of each kind that is cited; None where its pages cannot be known."""


class Made(Struct, frozen=True, dict=True):
    """A document and its Word file (empty if none was asked for), of a dossier that was read.

    `cited` is the name of the document whose pages it names, if it names any.
    """

    of: Ready
    document: Document
    docx: bytes
    kind: Kind
    maker: "Maker"
    cited: str = ""

    @cached_property
    def to_lay_out(self) -> bytes:
        """Its Word file as it is on paper, with links in the PDF to that whose pages it names."""
        printed = as_printed(self.docx)
        if not self.cited:
            return printed
        folder = PurePosixPath(self.document.name).parent
        return linked(printed, relpath(f"{self.cited}.pdf", folder))

    @property
    def docx_file(self) -> Path:
        """Where its Word file goes."""
        return self.of.out / f"{self.document.name}.docx"

    @property
    def pdf(self) -> Path:
        """Where its PDF goes."""
        return self.of.out / f"{self.document.name}.pdf"

    @property
    def page(self) -> Path:
        """Where its page for browsers goes."""
        return self.of.out / f"{self.document.name}.html"

    def is_that_of(self, map_: PageMap) -> bool:
        """Whether a page map is that of this very document."""
        return (map_.document, map_.digest) == (self.document.name, self.digest)

    @cached_property
    def record(self) -> Record | None:
        """What is said of it where it is published; None if it is not."""
        if not is_published(self.kind):
            return None
        return record_of(self.kind, self.of.dossier, self.document, self.maker.family)

    @cached_property
    def stated(self) -> Stated:
        """What its PDF says of itself beside what its Word file says."""
        return stated(self.document, self.record)

    @cached_property
    def laid_as(self) -> str:
        """What stands for all that its PDF is made of."""
        return combined([self.digest, str(self.stated)])

    @cached_property
    def digest(self) -> str:
        """What stands for the content of its Word file, and for where its PDF leads."""
        own = content_digest(self.docx)
        return combined([own, self.cited]) if self.cited else own


class Maker(Struct, frozen=True, dict=True):
    """Makes the documents of a dossier."""

    plan: Plan
    ready: Ready

    @cached_property
    def family(self) -> Family:
        """Its documents that are published together; asked where one is laid out or described."""
        return family_of(self.plan.kinds, self.plan.templates, self.ready.dossier)

    def made(
        self, kind: Kind, pages: PageMap | None, own: Mapping[str, Pages] = NONE
    ) -> Iterator[Made]:
        """Those of a kind: with the pages that they cite, and those of themselves by their names.

        Raises:
            InvalidInputError: if a template or a shell cannot be used.
        """
        plan, ready = self.plan, self.ready
        spans = pages.spans() if pages else None
        notes = ready.briefed if kind.file.per == "post" else ready.confidential
        for document in plan.templates.documents(kind, ready.dossier, notes, spans, own):
            cited = document.cited_as in plan.cited or document.lists_pages
            word = cited or {"docx", "pdf"} & set(plan.request.formats)
            if cited or plan.asks(document):
                content = _word_file(document, kind, ready) if word else b""
                cites = pages.document if pages else ""
                yield Made(ready, document, content, kind, self, cites)


class Composed(Struct, frozen=True):
    """A dossier with its documents that cite no pages: those asked for, and those cited."""

    ready: Ready
    new: tuple[Made, ...]

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.ready.name


Hand = Callable[[Made], None]
"""Takes a document as soon as it is made."""


def compose(plan: Plan, ready: Ready, hand: Hand | None = None) -> Composed:
    """Make the documents of a dossier that cite no pages but their own, as far as these are known.

    They are if the last build counted them in this very document: of the items that it has now.
    Each is given to `hand` as soon as it is made, unless it may have to be made once more.

    Raises:
        InvalidInputError: if a template or a shell cannot be used.
    """
    kept = page_map_of(ready.out) if ready.dossier.shape.contents else None
    if kept and {each.item.id for each in ready.dossier.entries()} <= kept.spans().keys():
        composed = compose_with(plan, ready, {kept.document: kept.spans()})
        if any(made.is_that_of(kept) for made in composed.new):
            return composed
    return compose_with(plan, ready, {}, None if ready.dossier.shape.contents else hand)


def compose_with(
    plan: Plan, ready: Ready, own: Mapping[str, Pages], hand: Hand | None = None
) -> Composed:
    """Make the same, with the pages that documents cite of themselves, by their names.

    What is cited is made first: what cites it can then be made while the rest is laid out.

    Raises:
        InvalidInputError: if a template or a shell cannot be used.
    """
    kinds = [kind for kind in plan.kinds if kind.file.cites_pages_of is None]
    maker, made = Maker(plan, ready), dict[str, list[Made]]()
    for kind in sorted(kinds, key=lambda kind: kind.name not in plan.cited):
        made[kind.name] = []
        for each in maker.made(kind, None, own):
            if hand:
                hand(each)
            made[kind.name].append(each)
    return Composed(ready, tuple(each for kind in kinds for each in made[kind.name]))


def compose_citing(plan: Plan, ready: Ready, maps: Maps) -> tuple[Made, ...]:
    """Make the documents of a dossier that cite the pages of others.

    Raises:
        InvalidInputError: if a template or a shell cannot be used.
    """
    maker = Maker(plan, ready)
    return tuple(
        made
        for kind in plan.kinds
        if kind.file.cites_pages_of
        for made in maker.made(kind, maps.get(kind.file.cites_pages_of))
    )


def page_map_of(out: Path) -> PageMap | None:
    """The page map that the last build left in the folder of a dossier."""
    path = out / FILE
    return page_map_at(path) if untouched(path) else None


def _word_file(document: Document, kind: Kind, ready: Ready) -> bytes:
    """The Word file of a document.

    Raises:
        InvalidInputError: if the shell cannot be used.
    """
    dossier, meta = ready.dossier, document.meta
    style, ministry = dossier.house_style, dossier.council.ministry
    title, concept = str(meta.get("title", document.name)), dossier.status == "concept"
    properties = Properties(
        CONCEPT.format(title=title) if concept else title,
        str(meta.get("subject", "")),
        str(meta["author"]),
        str(meta["lang"]),
        document.date,
        dossier.status,
        NOT_ADOPTED if concept else "",
        ready.files.workspace.terms.english,
        kind.file.audience == "internal",
    )
    logo = ministry.letterhead.logo
    look = Look(
        kind.shell,
        kind.file.fields,
        Typeface(style.font, style.font_size),
        Logo(logo, LOGO.format(name=f"Ministerie van {ministry.name}")) if logo else None,
    )
    return to_docx(look, properties, document.fields, document.body, document.notes)
