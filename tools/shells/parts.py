"""The parts of a shell that are the same whatever it looks like, save its styles."""

from tools.shells.xml import HEAD, R, W

FONT = "Arial"
LEVELS = 9
FORMS = ("decimal", "lowerLetter", "lowerRoman")
INDENT = 357
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def numbering() -> str:
    """numbering.xml: abstract list 0 has bullets, 1 has 1., a. and i.; nums 1 and 2 are these."""
    bullets = "".join(
        level(n, "bullet", "•" if n % 2 == 0 else "–", "ListBullet") for n in range(LEVELS)
    )
    numbers = "".join(
        level(n, FORMS[n % len(FORMS)], f"%{n + 1}.", "ListNumber") for n in range(LEVELS)
    )
    return (
        f"{HEAD}<w:numbering {W}>"
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f"{bullets}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
        f"{numbers}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def level(number: int, form: str, text: str, style: str) -> str:
    """One level of a list; the first one is that of its style."""
    named = f'<w:pStyle w:val="{style}"/>' if number == 0 else ""
    left = INDENT * (number + 1)
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{named}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )


def settings() -> str:
    """settings.xml."""
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{INDENT * 2}"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/></w:settings>'
    )


def footnotes() -> str:
    """footnotes.xml: the lines above notes, and no note."""
    lines = "".join(
        f'<w:footnote w:type="{name}" w:id="{id_}"><w:p><w:pPr>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{name}/></w:r></w:p></w:footnote>"
        for id_, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"{HEAD}<w:footnotes {W} {R}>{lines}</w:footnotes>"


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


def core_properties() -> str:
    """core.xml: nothing yet."""
    return (
        f"{HEAD}<cp:coreProperties"
        f' xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def extended_properties() -> str:
    """app.xml: nothing."""
    return f'{HEAD}<Properties xmlns="{EXTENDED}"/>'
