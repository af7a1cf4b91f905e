"""WordprocessingML as strings."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def paragraph(style: str, *runs: str, frame: str = "") -> str:
    """A paragraph in a style; paragraphs in a row with the same frame stand in it together."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{frame}</w:pPr>{"".join(runs)}</w:p>'


def run(text: str, style: str = "") -> str:
    """A run of text, in a character style or in none."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def placeholder(name: str, style: str = "") -> str:
    """Where a value comes."""
    return run(f"{{{{ {name} }}}}", style)


def field(instruction: str) -> str:
    """A live field with a cached value, which Word shows until it counts anew."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(widths: tuple[int, ...], rows: str) -> str:
    """A table with lines, the first row of which is its header."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def row(properties: str, widths: tuple[int, ...], cells: tuple[str, ...]) -> str:
    """A row that is not broken over pages."""
    each = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{each}</w:tr>"


def style(  # noqa: PLR0913 - a style has these parts
    kind: str,
    id_: str,
    name: str,
    *,
    based: str = "",
    next_: str = "",
    p: str = "",
    r: str = "",
    own: bool = False,
) -> str:
    """One style; `p` and `r` are its paragraph and run properties, `own` if Word has no such."""
    default = ' w:default="1"' if id_ in ("Normal", "DefaultParagraphFont") else ""
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{id_}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{next_}"/>' if next_ else "")
        + gallery(id_)
        + (f"<w:pPr>{p}</w:pPr>" if p else "")
        + (f"<w:rPr>{r}</w:rPr>" if r else "")
        + "</w:style>"
    )


GALLERY = (
    *("Normal", "Heading1", "Heading2", "Heading3", "Heading4", "Behandeling"),
    *("ListBullet", "ListNumber", "Quote", "Strong", "Emphasis"),
)
"""What a writer chooses from, in this order; Word shows the rest below it."""
HIDDEN = ("Briefhoofd", "ListContinue", "Hyperlink", "Strong", "Onder", "Groeps", "TableText")
"""How the names begin of styles that are shown once they are used: nobody picks them by hand."""
LAST = 99


def gallery(id_: str) -> str:
    """Where a style stands among those that Word offers, and whether it does (17.7.4.4)."""
    if id_ in GALLERY:
        return f'<w:uiPriority w:val="{GALLERY.index(id_) + 1}"/><w:qFormat/>'
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>" if id_.startswith(HIDDEN) else ""
    return f'<w:uiPriority w:val="{LAST}"/>{hidden}'


def size(half_points: int) -> str:
    """The size of letters."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
