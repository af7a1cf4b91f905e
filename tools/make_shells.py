"""Makes the Word shells of `templates/` from nothing: page, styles, lists and notes, no leftovers.

A shell is what a house-style keeper edits in Word afterwards; this tool only makes the first one,
and is run by hand: `python tools/make_shells.py`. It replaces every shell.docx.
"""

import zipfile
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "templates"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = "Arial"
LEVELS = 9
INDENT = 357

PARTS = {
    "word/document.xml": f"{MAIN}.document.main+xml",
    "word/styles.xml": f"{MAIN}.styles+xml",
    "word/settings.xml": f"{MAIN}.settings+xml",
    "word/numbering.xml": f"{MAIN}.numbering+xml",
    "word/footnotes.xml": f"{MAIN}.footnotes+xml",
    "word/fontTable.xml": f"{MAIN}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/header1.xml": f"{MAIN}.header+xml",
    "word/footer1.xml": f"{MAIN}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def style(  # noqa: PLR0913 - a style has these parts
    kind: str, id_: str, name: str, *, based: str = "", next_: str = "", p: str = "", r: str = ""
) -> str:
    """One style; `p` and `r` are its paragraph and run properties."""
    default = ' w:default="1"' if id_ in ("Normal", "DefaultParagraphFont", "TableNormal") else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"{default}><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{next_}"/>' if next_ else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{p}</w:pPr>" if p else "")
        + (f"<w:rPr>{r}</w:rPr>" if r else "")
        + "</w:style>"
    )


def headings() -> str:
    """Heading 1-4: kept with what follows."""
    looks = {
        1: ("360", "120", '<w:b/><w:sz w:val="26"/>'),
        2: ("300", "100", '<w:b/><w:sz w:val="22"/>'),
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
    """List styles; the numbering itself is in numbering.xml."""
    items = "".join(
        style(
            "paragraph",
            id_,
            name,
            based="Normal",
            p='<w:spacing w:after="140"/><w:contextualSpacing/>',
        )
        for id_, name in (("ListBullet", "List Bullet"), ("ListNumber", "List Number"))
    )
    return items + "".join(
        style(
            "paragraph",
            f"ListContinue{level if level > 1 else ''}",
            f"List Continue{f' {level}' if level > 1 else ''}",
            based="Normal",
            p=f'<w:spacing w:after="60"/><w:ind w:left="{INDENT * level}"/>',
        )
        for level in range(1, LEVELS + 1)
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
    return "".join(
        style("character", id_, name, based="DefaultParagraphFont", r=run)
        for (id_, name), run in looks.items()
    )


def tables() -> str:
    """The table style, and the styles of text in its cells."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for e in edges)
    text = '<w:keepNext w:val="0"/><w:spacing w:before="40" w:after="40"/>'
    cells = "".join(
        style("paragraph", f"TableText{id_}", f"Table Text{name}", based="Normal", p=text + jc)
        for id_, name, jc in (
            ("", "", ""),
            ("Right", " Right", '<w:jc w:val="right"/>'),
            ("Center", " Center", '<w:jc w:val="center"/>'),
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


def styles() -> str:
    """styles.xml."""
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="19"/><w:szCs w:val="19"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
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
        + style(
            "paragraph", "Quote", "Quote", based="Normal", p='<w:ind w:left="567" w:right="567"/>'
        )
        + style(
            "paragraph",
            "Briefhoofd",
            "Briefhoofd",
            based="Normal",
            p='<w:spacing w:after="280"/><w:contextualSpacing/>',
        )
        + style(
            "paragraph",
            "FootnoteText",
            "footnote text",
            based="Normal",
            p='<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
            r='<w:sz w:val="15"/><w:szCs w:val="15"/>',
        )
        + style(
            "paragraph",
            "Header",
            "header",
            based="Normal",
            p='<w:spacing w:after="0"/><w:jc w:val="right"/>',
            r='<w:b/><w:spacing w:val="40"/>',
        )
        + style(
            "paragraph",
            "Footer",
            "footer",
            based="Normal",
            p='<w:spacing w:after="0"/><w:jc w:val="right"/>',
            r='<w:sz w:val="15"/><w:szCs w:val="15"/>',
        )
        + characters()
        + tables()
        + "</w:styles>"
    )


def level(number: int, form: str, text: str) -> str:
    """One level of a list."""
    left = INDENT * (number + 1)
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )


def numbering() -> str:
    """numbering.xml: abstract list 0 has bullets, 1 has numbers; num 1 is the bullets."""
    bullets = "".join(level(n, "bullet", "•" if n % 2 == 0 else "–") for n in range(LEVELS))
    numbers = "".join(level(n, "decimal", f"%{n + 1}.") for n in range(LEVELS))
    return (
        f"{HEAD}<w:numbering {W}>"
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{bullets}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{numbers}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def field(instruction: str) -> str:
    """A live field with a cached value, which Word shows until it counts anew."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text: str) -> str:
    """A run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def shell() -> dict[str, str]:
    """All parts of a shell."""
    note = (
        '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr><w:r><w:{0}/></w:r></w:p></w:footnote>'
    )
    section = (
        '<w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1588" w:bottom="1418"'
        ' w:left="1588" w:header="709" w:footer="709" w:gutter="0"/>'
    )
    pages = f"{run('Pagina ')}{field('PAGE')}{run(' van ')}{field('NUMPAGES')}"
    footnote_properties = (
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    )
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return {
        "word/document.xml": f"{HEAD}<w:document {W} {R}><w:body><w:sectPr>{section}</w:sectPr>"
        "</w:body></w:document>",
        "word/styles.xml": styles(),
        "word/settings.xml": f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{INDENT * 2}"/>{footnote_properties}{compatibility}'
        '<w:themeFontLang w:val="nl-NL"/></w:settings>',
        "word/numbering.xml": numbering(),
        "word/footnotes.xml": f"{HEAD}<w:footnotes {W} {R}>"
        f"{note.format('separator', -1)}{note.format('continuationSeparator', 0)}</w:footnotes>",
        "word/header1.xml": f'{HEAD}<w:hdr {W} {R}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        "</w:p></w:hdr>",
        "word/footer1.xml": f'{HEAD}<w:ftr {W} {R}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{pages}</w:p></w:ftr>",
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "docProps/core.xml": f"{HEAD}<cp:coreProperties"
        f' xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{EXTENDED}"/>',
    }


def theme() -> str:
    """theme1.xml: Word wants one; its colours and effects are used nowhere."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    slots = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    shades = ("000000", "FFFFFF", "154273", "E8EBEE", *("154273", "01689B") * 3, "01689B", "154273")
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{shade}"/></a:{slot}>'
        for slot, shade in zip(slots, shades, strict=True)
    )
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
        for kind in ("majorFont", "minorFont")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = f'<a:ln w="6350">{fill[: len(fill) // 3]}</a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="{drawing}" name="briefgen"><a:themeElements>'
        f'<a:clrScheme name="briefgen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="briefgen">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="briefgen"><a:fillStyleLst>{fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def font_table() -> str:
    """fontTable.xml: the one font, and what kind of font may stand in for it."""
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def relationships(rows: list[tuple[str, str]]) -> str:
    """A .rels part."""
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def packaged() -> dict[str, str]:
    """The parts with what holds them together."""
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in PARTS.items()
    )
    related = [
        *(("styles", "styles"), ("settings", "settings"), ("numbering", "numbering")),
        *(("footnotes", "footnotes"), ("header", "header1"), ("footer", "footer1")),
        *(("fontTable", "fontTable"), ("theme", "theme/theme1")),
    ]
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": relationships(
            [
                (f"{OFFICE}/officeDocument", "word/document.xml"),
                (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "word/_rels/document.xml.rels": relationships(
            [(f"{OFFICE}/{name}", f"{file}.xml") for name, file in related]
        ),
        **shell(),
    }


def main() -> None:
    """Write the shell of every kind."""
    for kind in sorted(TEMPLATES.glob("*/kind.yaml")):
        with zipfile.ZipFile(kind.with_name("shell.docx"), "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in packaged().items():
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, content)
        print(kind.with_name("shell.docx"))


if __name__ == "__main__":
    main()
