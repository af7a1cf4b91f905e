"""The styles of a letterhead, and the frames in which pieces of it stand on the page.

LibreOffice 7.4 heeds a frame of a paragraph, not one of its style, so frames are in paragraphs.
"""

from collections.abc import Iterator

from tools.shells.xml import size, style

PAGE = (11906, 16838)
LEFT = 1588
"""The margin left of the text, in twentieths of a point, as all measures here."""
TEXT = 7541
"""The text is 133 mm wide; the side column stands right of it."""
READABLE = 7200
"""127 mm: 80 letters a line (WCAG 2.1, 1.4.8), for pages of text without a side column."""
HEADER = 709
FIRST_TOP = 2608
"""Where the first page of a letter starts: its second line is in the window of an envelope."""
TOP = 1985
COLUMN = 9354
COLUMN_WIDTH = 2155
SMALL = size(13)
LINE = 'w:line="180" w:lineRule="atLeast"/>'


def frame(y: int, width: int, across: str) -> str:
    """A place on the page, from its upper edge; `across` says where from left to right."""
    return (
        f'<w:framePr w:w="{width}" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' {across} w:y="{y}"/>'
    )


FIRST_COLUMN = frame(FIRST_TOP, COLUMN_WIDTH, f'w:x="{COLUMN}"')
NEXT_COLUMN = frame(TOP + 28, COLUMN_WIDTH, f'w:x="{COLUMN}"')
LOGO = frame(397, 5103, 'w:xAlign="center"')


def root() -> str:
    """What all styles of a letterhead are based on; a shell without a letterhead has it too."""
    return head("Briefhoofd", '<w:spacing w:after="0" w:line="240" w:lineRule="atLeast"/>')


def provenance() -> str:
    """The line at the head of later pages that says what they belong to."""
    return head("BriefhoofdHerkomst", "", size(15))


def letterhead() -> str:
    """The styles of a letter and a nota."""
    return root() + "".join((*column(), *blocks(), *margins()))


def head(name: str, p: str, r: str = "", based: str = "Briefhoofd") -> str:
    """A paragraph style of the letterhead."""
    based = based if name != based else "Normal"
    return style("paragraph", name, name, based=based, p=p, r=r, own=True)


def column() -> Iterator[str]:
    """The side column: lines of one style stand together, apart from those of another."""
    # What stands apart says so behind itself: before the first line it would lower the column.
    apart = f'<w:spacing w:after="160" {LINE}'
    together = f"{apart}<w:contextualSpacing/>"
    yield head("BriefhoofdKolom", together, SMALL)
    for name in ("Bezoekadres", "Postadres", "Contact"):
        yield head(f"Briefhoofd{name}", together, based="BriefhoofdKolom")
    separate = f'{apart}<w:contextualSpacing w:val="0"/>'
    yield head("BriefhoofdGegeven", separate, based="BriefhoofdKolom")
    label = ("BriefhoofdLabel", "BriefhoofdLabel")
    yield style("character", *label, based="DefaultParagraphFont", r="<w:b/>", own=True)


def blocks() -> Iterator[str]:
    """What stands above the text."""
    tab = '<w:tabs><w:tab w:val="left" w:pos="1134"/></w:tabs>'
    hanging = '<w:ind w:left="1134" w:hanging="1134"/>'
    yield head("BriefhoofdRetouradres", f'<w:spacing w:after="60" {LINE}', SMALL)
    yield head("BriefhoofdAdres", "<w:keepNext/>")
    yield head("BriefhoofdDatum", f'<w:keepNext/>{tab}<w:spacing w:before="1300"/>{hanging}')
    yield head(
        "BriefhoofdBetreft",
        f'<w:keepNext/><w:keepLines/>{tab}<w:spacing w:before="160" w:after="480"/>{hanging}',
    )
    yield head("BriefhoofdTitel", '<w:spacing w:after="120"/>', f"<w:b/>{size(44)}")
    marked = '<w:b/><w:spacing w:val="20"/>'
    yield head("BriefhoofdBeslissing", '<w:spacing w:after="200"/>', marked)
    yield head("BriefhoofdKop", '<w:spacing w:before="160"/>')
    yield head("BriefhoofdTabel", '<w:spacing w:before="60" w:after="60"/>')


def margins() -> Iterator[str]:
    """What stands in headers and footers only."""
    below = FIRST_TOP - HEADER - 240
    concept = '<w:b/><w:spacing w:val="60"/>'
    yield head("BriefhoofdConcept", f'<w:spacing w:after="{below}"/>', concept)
    yield head("BriefhoofdLogo", '<w:jc w:val="center"/>')
    left, right = COLUMN - LEFT, LEFT + TEXT - COLUMN - COLUMN_WIDTH
    yield head("BriefhoofdPagina", f'<w:ind w:left="{left}" w:right="{right}"/>', SMALL)
