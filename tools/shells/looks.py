"""What a shell looks like: its page, headers, footers, and the letterhead above its text."""

from dataclasses import dataclass

from tools.shells.letterhead import (
    FIRST_COLUMN,
    HEADER,
    LEFT,
    LOGO,
    NEXT_COLUMN,
    PAGE,
    READABLE,
    TEXT,
    TOP,
    letterhead,
    provenance,
    root,
)
from tools.shells.xml import BREAK, HEAD, TAB, R, W, field, paragraph, placeholder, row, run, table

PAGES = f"{run('Pagina ')}{field('PAGE')}{run(' van ')}{field('NUMPAGES')}"
BODY = f"<w:p>{placeholder('body')}</w:p>"
CONCEPT = paragraph("Header", placeholder("concept"))
LABEL = "BriefhoofdLabel"
CELL = "BriefhoofdTabel"


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between shells; `margins` are headers and footers by the names of their parts.

    Those of the first page have a 2 at the end.
    """

    body: str
    styles: str
    margins: dict[str, str]
    top: int
    right: int

    def document(self, first_id: int) -> str:
        """document.xml; the relationships of its headers and footers are from `first_id`."""
        references = "".join(
            f'<w:{name[:-1]}Reference w:type="{"first" if name.endswith("2") else "default"}"'
            f' r:id="rId{id_}"/>'
            for id_, name in enumerate(self.margins, first_id)
        )
        first = "<w:titlePg/>" if "header2" in self.margins else ""
        return (
            f"{HEAD}<w:document {W} {R}><w:body>{self.body}<w:sectPr>{references}"
            f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/><w:pgMar w:top="{self.top}"'
            f' w:right="{self.right}" w:bottom="1418" w:left="{LEFT}" w:header="{HEADER}"'
            f' w:footer="{HEADER}" w:gutter="0"/>{first}</w:sectPr></w:body></w:document>'
        )


def plain() -> Look:
    """No letterhead: the whole width is for the text."""
    margins = {"header1": header(CONCEPT), "footer1": footer(paragraph("Footer", PAGES))}
    return Look(BODY, root(), margins, 1701, LEFT)


def agenda() -> Look:
    """No letterhead, lines that can be read, and from page 2 on where it belongs."""
    origin = paragraph("BriefhoofdHerkomst", placeholder("provenance"))
    pages = footer(paragraph("Footer", PAGES))
    margins = {
        "header1": header(CONCEPT + origin),
        "header2": header(CONCEPT),
        "footer1": pages,
        "footer2": pages,
    }
    return Look(BODY, root() + provenance(), margins, 1701, PAGE[0] - LEFT - READABLE)


def briefing() -> Look:
    """For one reader: on every page whose it is, of which version, and that it goes no further."""
    marked = paragraph("Header", run("INTERN – niet voor verspreiding"))
    whose = f"{placeholder('addressee')}{run(' · ')}{placeholder('version')}{run(' · ')}"
    margins = {
        "header1": header(marked + CONCEPT),
        "footer1": footer(paragraph("Footer", whose, PAGES)),
    }
    return Look(BODY, root(), margins, 1701, PAGE[0] - LEFT - READABLE)


def letter() -> Look:
    """A letter: the address in the window of an envelope.

    The side column comes first in the file, so that it is read before the letter and not in it.
    """
    retour = (run("&gt; Retouradres "), placeholder("return_address"))
    yours = given("Uw kenmerk", "your_reference")
    return with_column(
        column(reference() + yours + given("Bijlagen", "attachments"))
        + paragraph("BriefhoofdRetouradres", *retour)
        + paragraph("BriefhoofdAdres", placeholder("addressee"))
        + paragraph("BriefhoofdDatum", run("Datum", LABEL), TAB, placeholder("date"))
        + subject()
        + BODY
    )


def nota() -> Look:
    """A nota: to whom, from whom, and where each of them signs.

    The side column comes behind its title, and not before: LibreOffice would have it in the title.
    """
    van = (run("Van", LABEL), BREAK, placeholder("directorate"))
    dated = given("Datum", "date") + reference() + given("Bijlagen", "attachments")
    return with_column(
        paragraph("BriefhoofdTitel", run("Nota"))
        + paragraph("BriefhoofdBeslissing", run("TER BESLISSING"))
        + column(dated)
        + paragraph("BriefhoofdKop", run("Aan", LABEL))
        + paragraph("Briefhoofd", placeholder("addressee"))
        + paragraph("BriefhoofdKop", *van)
        + subject()
        + paraaf()
        + BODY
    )


def with_column(body: str) -> Look:
    """A look with a side column, of which the first page has more."""
    pages = footer(paragraph("BriefhoofdPagina", PAGES))
    beside = unit(NEXT_COLUMN) + given("Datum", "date", NEXT_COLUMN) + reference(NEXT_COLUMN)
    first = paragraph("BriefhoofdLogo", placeholder("logo"), frame=LOGO)
    margins = {
        "header1": header(beside + CONCEPT),
        "header2": header(first + paragraph("BriefhoofdConcept", placeholder("concept"))),
        "footer1": pages,
        "footer2": pages,
    }
    return Look(body, letterhead(), margins, TOP, PAGE[0] - LEFT - TEXT)


def column(rest: str) -> str:
    """The side column of the first page."""
    addresses = {
        "BriefhoofdBezoekadres": "visiting_address",
        "BriefhoofdPostadres": "postal_address",
        "BriefhoofdGegeven": "website",
        "BriefhoofdContact": "contact",
    }
    return (
        paragraph("BriefhoofdKolom", placeholder("ministry", LABEL), frame=FIRST_COLUMN)
        + unit(FIRST_COLUMN)
        + "".join(
            paragraph(style, placeholder(name), frame=FIRST_COLUMN)
            for style, name in addresses.items()
        )
        + rest
    )


def unit(frame: str) -> str:
    """Who in the ministry writes."""
    names = ("cluster", "directorate", "unit")
    return "".join(paragraph("BriefhoofdKolom", placeholder(name), frame=frame) for name in names)


def given(label: str, name: str, frame: str = FIRST_COLUMN) -> str:
    """A value of the side column under its label."""
    return paragraph("BriefhoofdGegeven", run(label, LABEL), BREAK, placeholder(name), frame=frame)


def reference(frame: str = FIRST_COLUMN) -> str:
    """The reference of the ministry."""
    return given("Onze referentie", "reference", frame)


def subject() -> str:
    """What the document is about."""
    return paragraph("BriefhoofdBetreft", run("Betreft", LABEL), TAB, placeholder("subject"))


def paraaf() -> str:
    """The table in which each addressee signs."""
    widths = (3969, 1786, 1786)
    titles = tuple(paragraph(CELL, run(title)) for title in ("Bewindspersoon", "Paraaf", "Datum"))
    each = (paragraph(CELL, placeholder("addressee[]")), paragraph(CELL), paragraph(CELL))
    high = '<w:trHeight w:val="680" w:hRule="atLeast"/>'
    return table(widths, row("<w:tblHeader/>", widths, titles) + row(high, widths, each))


def header(content: str) -> str:
    """A header part."""
    return f"{HEAD}<w:hdr {W} {R}>{content}</w:hdr>"


def footer(content: str) -> str:
    """A footer part."""
    return f"{HEAD}<w:ftr {W} {R}>{content}</w:ftr>"
