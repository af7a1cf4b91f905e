"""Styles by name: those that a document gets of us, of tables, and of what signs a letter.

A document gets those that it needs and its shell has not. They are based on styles of the shell, so
that they look like its others; a keeper of the house style who wants them otherwise adds them to
the shell. Names without capitals are Word's own, which a Dutch Word shows as Inhopg 1 and so on.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, nsmap
from docx.oxml.parser import parse_xml

from briefgen.markdown.tree import Inline, Table
from briefgen.word.shell import INDENT, Shell, Typeface
from briefgen.word.xml import Element, W, element, paragraph, parsed, written

SALUTATION, SIGN_OFF = "Salutation", "Closing"
NAME_ABOVE, POST_BELOW = "OndertekeningNaam", "OndertekenaarAmbt"
"""The name that signs, with room for the signature above it, and the post under that name."""
CONTENTS, IN_CONTENTS = "Toc", "ContentsLink"
"""The styles of a line of contents, and of its words: LibreOffice links none without a style."""
TABLE_STYLES = {
    None: "TableText",
    "left": "TableText",
    "right": "TableTextRight",
    "center": "TableTextCenter",
}
"""The styles of text in cells, by how a column is aligned."""
TOGETHER = "<w:keepNext/><w:keepLines/>"
LENT = {
    "Heading5": (
        *("heading 5", "Heading4", "<w:b w:val='0'/><w:i/>"),
        f"{TOGETHER}<w:spacing w:before='160' w:after='40'/><w:outlineLvl w:val='4'/>",
    ),
    "Heading6": (
        *("heading 6", "Heading4", "<w:b w:val='0'/><w:i/><w:color w:val='595959'/>"),
        f"{TOGETHER}<w:spacing w:before='120' w:after='20'/><w:outlineLvl w:val='5'/>",
    ),
    "TOCHeading": (
        *("TOC Heading", "Heading2", ""),
        f"{TOGETHER}<w:spacing w:before='240' w:after='120'/><w:outlineLvl w:val='9'/>",
    ),
    SALUTATION: ("Salutation", "Normal", "", "<w:spacing w:after='240'/>"),
    SIGN_OFF: ("Closing", "Normal", "", f"{TOGETHER}<w:spacing w:before='280' w:after='0'/>"),
    NAME_ABOVE: (
        *("Ondertekening Naam", "Ondertekening", ""),
        f"{TOGETHER}<w:spacing w:before='960' w:after='0'/>",
    ),
    POST_BELOW: ("Ondertekenaar Ambt", "Ondertekenaar", "", ""),
}
"""Of each style its name, the one that it is based on, and the properties of text and paragraph."""
OWN = {NAME_ABOVE, POST_BELOW}
LINK = (
    f"<w:style {nsdecls('w')} w:type='character' w:customStyle='1' w:styleId='{IN_CONTENTS}'>"
    "<w:name w:val='Contents Link'/><w:basedOn w:val='DefaultParagraphFont'/></w:style>"
)


def lend(shell: Shell, used: Collection[str]) -> None:
    """Add to a document the styles that it uses and does not have.

    Raises:
        InvalidInputError: if the shell lacks those that they are based on.
    """
    there = {style.get(f"{W}styleId") for style in shell.styles}
    for id_, text in {**_paragraphs(shell.text_width()), IN_CONTENTS: LINK}.items():
        if id_ in used and id_ not in there:
            style = parse_xml(text)
            shell.require_styles([each.get(f"{W}val", "") for each in style.iter(f"{W}basedOn")])
            shell.styles.append(style)


def _paragraphs(width: int) -> dict[str, str]:
    made = {}
    for id_, (name, based, text, look) in {**LENT, **dict(_contents(width))}.items():
        custom = " w:customStyle='1'" if id_ in OWN else ""
        looks = f"<w:pPr>{look}</w:pPr>" if look else ""
        looks += f"<w:rPr>{text}</w:rPr>" if text else ""
        made[id_] = (
            f"<w:style {nsdecls('w')} w:type='paragraph'{custom} w:styleId='{id_}'>"
            f"<w:name w:val='{name}'/><w:basedOn w:val='{based}'/><w:next w:val='Normal'/>"
            f"<w:uiPriority w:val='39'/>{looks}</w:style>"
        )
    return made


def _contents(width: int) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """The styles of lines of contents: dots lead to the page at the end of the line."""
    for level in (1, 2, 3):
        look = (
            f"<w:tabs><w:tab w:val='right' w:leader='dot' w:pos='{width}'/></w:tabs>"
            f"<w:spacing w:after='60'/>"
            f"<w:ind w:left='{INDENT * level}' w:hanging='{INDENT}'/>"
        )
        yield f"{CONTENTS}{level}", (f"toc {level}", "Normal", "", look)


def set_typeface(shell: Shell, typeface: Typeface) -> None:
    """Give a whole document a typeface: the defaults that every style builds on, and its theme."""
    properties = shell.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if properties is None:
        return
    if typeface.font:
        before = properties.find(f"{W}rFonts")
        old = "" if before is None else before.get(f"{W}ascii", "")
        names = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), typeface.font)
        _put(properties, element("rFonts", **names), after=0)
        for relation in shell.part.rels.values():
            if relation.reltype in (RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.THEME):
                part = relation.target_part
                part._blob = _renamed(part.blob, old, typeface.font)  # noqa: SLF001 - no setter
    if typeface.size:
        for tag in ("szCs", "sz"):
            _put(properties, element(tag, val=round(typeface.size * 2)), after=1)


def _renamed(content: bytes, old: str, new: str) -> bytes:
    """The table of fonts, or the theme, with another font in the place of the default one.

    What the table says of the shape of the old one (17.8.3) is not true of another.
    """
    root = parsed(content)
    for each in root.iter(f"{{{nsmap['a']}}}latin"):
        each.set("typeface", new)
    if old != new:
        for each in root.findall(f"{W}font"):
            if each.get(f"{W}name") in (old, new):
                root.remove(each)
        if root.tag == f"{W}fonts":
            root.insert(0, element("font", name=new))
    return written(root)


def _put(properties: Element, made: Element, after: int) -> None:
    """Put a property in the place of the one of its name, else after the first few."""
    old = properties.find(made.tag)
    if old is None:
        properties.insert(after, made)
    else:
        properties.replace(old, made)


LOOK = dict.fromkeys(("lastRow", "firstColumn", "lastColumn"), 0) | dict.fromkeys(
    ("firstRow", "noHBand", "noVBand"), 1
)
"""Which rows and columns of a table look otherwise than the rest (17.4.55): its first row."""
Runs = Callable[[tuple[Inline, ...]], Iterable[Element]]


def table_of(table: Table, width: int, runs: Runs) -> Element:
    """A table as wide as the text; `runs` makes the runs of a cell."""
    column = width // max(len(table.align), 1)
    grid = element("tblGrid", *(element("gridCol", w=column) for _ in table.align))
    properties = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=0, type="auto"),
        element("tblLook", val="0620", **LOOK),
    )
    header = (element("tblHeader"),)
    rows = ((table.header, header), *((row, ()) for row in table.rows))
    made = element("tbl", properties, grid)
    for cells, more in rows:
        # A row that is broken over two pages is read as two.
        row = element("tr", element("trPr", element("cantSplit"), *more))
        row.extend(
            element(
                "tc",
                element("tcPr", element("tcW", w=column, type="dxa")),
                paragraph(TABLE_STYLES[side], *runs(cell)),
            )
            for cell, side in zip(cells, table.align, strict=True)
        )
        made.append(row)
    return made


def last_words(table: Element) -> Element:
    """The paragraph in which a table ends: of its last row's cells, of one width, the fullest."""
    cells = table[-1].iter(f"{W}p")
    return max(cells, key=lambda cell: sum(len(text.text or "") for text in cell.iter(f"{W}t")))


FIRST_LINES, SECOND_LINES = ("Ondertekening", NAME_ABOVE), ("Ondertekenaar", POST_BELOW)
"""The styles of what stands above in a signature, post or name, and of what stands under it."""
SIGNING = (SIGN_OFF, *FIRST_LINES, *SECOND_LINES)


def stays_with(before: str | None, style: str | None) -> bool:
    """Whether a line of a style must stand on the page of the line before it.

    All lines of a signature must, but the next signature need not stand on the page of the first.
    """
    return style in SIGNING and not (style in FIRST_LINES and before in SIGNING[1:])


def keep_signature_with_text(blocks: Sequence[Element]) -> None:
    """Keep the sign-off and the first signature on the page of the text before them.

    Word has no “keep with previous”: what stands before says it, each paragraph of a last row too.
    """
    styles = [block.find(f"{W}pPr/{W}pStyle") for block in blocks]
    names = [None if style is None else style.get(f"{W}val") for style in styles]
    first = next((number for number, name in enumerate(names) if name in SIGNING), 0)
    for block in reversed(blocks[:first]):
        rows = block.findall(f"{W}tr")
        for each in rows[-1].iter(f"{W}p") if rows else (block,):
            _keep_with_next(each)
        if rows or block.find(f".//{W}t") is not None:
            return


def _keep_with_next(paragraph: Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    # After the style, before what else there may be (ECMA-376 part 1, 17.3.1.26).
    properties.insert(len(properties.findall(f"{W}pStyle")), element("keepNext"))
