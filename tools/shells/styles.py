"""styles.xml: the styles of text, which all shells share, and those of a letterhead."""

from collections.abc import Iterator

from briefgen.word.styles import LENT, LOOKS
from tools.shells.parts import FONT, INDENT, LEVELS
from tools.shells.xml import HEAD, W, size, style

WORDS_LAST = 5
"""The deepest style for what continues in a list that Word itself has."""
NOTE = 15
"""The size of notes and page numbers, in half points."""


def styles(letterhead: str) -> str:
    """styles.xml, with the styles of a letterhead."""
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f"{size(19)}"
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        f"{LATENT}"
        + style(
            "paragraph",
            "Normal",
            "Normal",
            p='<w:widowControl/><w:spacing w:after="140" w:line="264" w:lineRule="auto"/>',
        )
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        + headings()
        + lists()
        + "".join(texts())
        + characters()
        + tables()
        + letterhead
        + "</w:styles>"
    )


LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
    ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)
"""Of the styles that Word knows and a shell has not none is offered before it is used."""


def headings() -> str:
    """Heading 1-4: kept with what follows."""
    looks = {
        1: ("360", "120", f"<w:b/>{size(26)}"),
        2: ("300", "100", f"<w:b/>{size(22)}"),
        3: ("240", "80", "<w:b/>"),
        4: ("200", "60", "<w:b/><w:i/>"),
    }
    return "".join(
        style(
            "paragraph",
            f"Heading{level}",
            f"heading {level}",
            based="Normal",
            next_="Normal",
            p=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            r=run,
        )
        for level, (before, after, run) in looks.items()
    )


def lists() -> str:
    """List styles; how each level is counted is in numbering.xml, which names them too."""
    items = "".join(
        style(
            "paragraph",
            id_,
            name,
            based="Normal",
            p=f'<w:numPr><w:numId w:val="{list_}"/></w:numPr>'
            '<w:spacing w:after="140"/><w:contextualSpacing/>',
        )
        for id_, name, list_ in (("ListBullet", "List Bullet", 1), ("ListNumber", "List Number", 2))
    )
    return items + "".join(
        style(
            "paragraph",
            f"ListContinue{level if level > 1 else ''}",
            f"List Continue{f' {level}' if level > 1 else ''}",
            based="Normal",
            p=f'<w:spacing w:after="60"/><w:ind w:left="{INDENT * level}"/>',
            own=level > WORDS_LAST,
        )
        for level in range(1, LEVELS + 1)
    )


def texts() -> Iterator[str]:
    """Quotations, the lines of agendas, nota's and signatories, notes, and page numbers."""
    keep, note = "<w:keepNext/><w:keepLines/>", '<w:spacing w:after="40" w:line="240"'
    ours = {
        "Behandeling": f'{keep}<w:spacing w:after="80"/>',
        "Groepslabel": f'{keep}<w:spacing w:before="200" w:after="60"/>',
        # The signature comes between the two.
        "Ondertekening": f'{keep}<w:spacing w:before="480" w:after="900"/>',
        "Ondertekenaar": '<w:keepNext/><w:keepLines/><w:spacing w:after="140"/>',
    }
    nexts = {"Ondertekening": "Ondertekenaar"}
    for id_ in LOOKS:
        _name, _based, r, p = LENT[id_]
        yield style("paragraph", id_, id_, based="Normal", p=p, r=r, own=True)
    yield style(
        "paragraph", "Quote", "Quote", based="Normal", p='<w:ind w:left="567" w:right="567"/>'
    )
    for id_, p in ours.items():
        bold = "<w:b/>" if id_ == "Groepslabel" else ""
        next_ = nexts.get(id_, "Normal")
        yield style("paragraph", id_, id_, based="Normal", next_=next_, p=p, r=bold, own=True)
    yield style(
        "paragraph",
        "FootnoteText",
        "footnote text",
        based="Normal",
        p=f'{note} w:lineRule="auto"/>',
        r=size(NOTE),
    )
    yield style(
        "paragraph",
        "Header",
        "header",
        based="Normal",
        p='<w:spacing w:after="0"/>',
        r='<w:b/><w:spacing w:val="60"/>',
    )
    yield style(
        "paragraph",
        "Footer",
        "footer",
        based="Normal",
        p='<w:spacing w:after="0"/><w:jc w:val="right"/>',
        r=size(NOTE),
    )


def characters() -> str:
    """Character styles: emphasis and links, and each of them in a link."""
    bold, italic = "<w:b/>", "<w:i/>"
    link = '<w:color w:val="01689B"/><w:u w:val="single"/>'
    looks = {
        ("Emphasis", "Emphasis"): italic,
        ("Strong", "Strong"): bold,
        ("StrongEmphasis", "Strong Emphasis"): bold + italic,
        ("Hyperlink", "Hyperlink"): link,
        ("HyperlinkEmphasis", "Hyperlink Emphasis"): italic + link,
        ("HyperlinkStrong", "Hyperlink Strong"): bold + link,
        ("HyperlinkStrongEmphasis", "Hyperlink Strong Emphasis"): bold + italic + link,
        ("FootnoteReference", "footnote reference"): '<w:vertAlign w:val="superscript"/>',
    }
    word = ("Emphasis", "Strong", "Hyperlink", "FootnoteReference")
    return "".join(
        style("character", id_, name, based="DefaultParagraphFont", r=run, own=id_ not in word)
        for (id_, name), run in looks.items()
    )


def tables() -> str:
    """The table style, and the styles of text in its cells."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for e in edges)
    text = '<w:keepNext w:val="0"/><w:spacing w:before="40" w:after="40"/>'
    cells = "".join(
        style("paragraph", f"TableText{id_}", f"Table Text{name}", based="Normal", p=p, own=True)
        for id_, name, p in (
            ("", "", text),
            ("Right", " Right", f'{text}<w:jc w:val="right"/>'),
            ("Center", " Center", f'{text}<w:jc w:val="center"/>'),
        )
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>' + cells
    )
