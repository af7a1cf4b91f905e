"""Small Word files of any form, by hand: paragraphs and runs, in a package as Word, others and
Strict Open XML have it."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

SPACES = {
    "w": "wordprocessingml/2006/main",
    "r": "officeDocument/2006/relationships",
    "m": "officeDocument/2006/math",
    "wp": "drawingml/2006/wordprocessingDrawing",
    "a": "drawingml/2006/main",
    "mc": "markup-compatibility/2006",
}
WORD = {prefix: f"http://schemas.openxmlformats.org/{path}" for prefix, path in SPACES.items()}
OTHERS = {
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "v": "urn:schemas-microsoft-com:vml",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOTS = {
    "document": "document",
    "styles": "styles",
    "numbering": "numbering",
    "fontTable": "fonts",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def t(words: str) -> str:
    """A text."""
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def r(words: str, look: str = "") -> str:
    """A run of words, with its properties."""
    return f"<w:r><w:rPr>{look}</w:rPr>{t(words)}</w:r>"


def p(*content: str, properties: str = "") -> str:
    """A paragraph of runs, or of words."""
    runs = (each if each.startswith("<") else r(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def word_file(
    *body: str,
    parts: Mapping[str, str] | None = None,
    main: str = "document",
    strict: bool = False,
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word file.

    Args:
        body: the elements of its body.
        parts: the content of its other parts, by what they are (see `ROOTS`).
        main: the name of the part with the text.
        strict: whether it is in Strict Open XML.
        extra: further files in the package.
    """
    texts = {"document": f"<w:body>{''.join(body)}</w:body>", **(parts or {})}
    names = {kind: main if kind == "document" else f"{kind}1" for kind in texts}
    relations = "".join(
        _relation(kind, f"{name}.xml") for kind, name in names.items() if kind != "document"
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(_relation("officeDocument", f"word/{main}.xml")),
        f"word/_rels/{main}.xml.rels": _relations(relations),
        **{f"word/{names[kind]}.xml": _part(kind, content) for kind, content in texts.items()},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in {**files, **(extra or {})}.items():
            package.writestr(name, _strict(content) if strict else content)
    return made.getvalue()


def _part(kind: str, content: str) -> str:
    spaces = " ".join(f'xmlns:{key}="{value}"' for key, value in (WORD | OTHERS).items())
    return f"<w:{ROOTS[kind]} {spaces}>{content}</w:{ROOTS[kind]}>"


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{WORD["r"]}/{kind}" Target="{target}"/>'


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def in_strict_form(package: bytes) -> bytes:
    """A Word file as Word saves it as Strict Open XML, with its text under another name."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith((".xml", ".rels")):
                text = str(_strict(content.decode())).replace("word/document.xml", "word/tekst.xml")
                content = text.encode()
            new.writestr(name.replace("word/document.xml", "word/tekst.xml"), content)
            if name == "word/_rels/document.xml.rels":
                new.writestr("word/_rels/tekst.xml.rels", content)
    return target.getvalue()


def _strict(content: str | bytes) -> str | bytes:
    if isinstance(content, bytes):
        return content
    for path in SPACES.values():
        if path.startswith(("word", "office", "drawing")):
            old = f"http://schemas.openxmlformats.org/{path}"
            content = content.replace(
                old, f"http://purl.oclc.org/ooxml/{path.replace('/2006', '')}"
            )
    return content


def alternate(choice: str, fallback: str = "") -> str:
    """Two forms of the same passage, of which a reader takes one."""
    other = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    start = '<mc:AlternateContent><mc:Choice Requires="w16se">'
    return f"{start}{choice}</mc:Choice>{other}</mc:AlternateContent>"


def text_box(*content: str) -> str:
    """A run with a text box."""
    return (
        "<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{''.join(content)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r>"
    )


def symbol(font: str, code: str) -> str:
    """A run with a symbol of a font."""
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


LOOKS = (
    "", "<w:b/>", "<w:i/>", "<w:u/>", "<w:caps/>", "<w:smallCaps/>", "<w:strike/>", "<w:dstrike/>",
    "<w:vanish/>", '<w:vanish w:val="0"/>', '<w:vertAlign w:val="superscript"/>',
    '<w:vertAlign w:val="subscript"/>', "<w:emboss/>", "<w:rtl/>", '<w:color w:val="FFFFFF"/>',
    '<w:highlight w:val="yellow"/>', '<w:rFonts w:ascii="Arial"/>', "<w:specVanish/>",
)  # fmt: skip
MARKS = (
    "<w:br/>", "<w:cr/>", "<w:tab/>", '<w:br w:type="page"/>', "<w:noBreakHyphen/>",
    "<w:softHyphen/>", "<w:lastRenderedPageBreak/>", '<w:sym w:font="Symbol" w:char="F0B3"/>',
    '<w:sym w:font="Onbekend" w:char="F0B3"/>', "<w:pgNum/>", "<w:iets/>",
)  # fmt: skip
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
)
WRAPPERS = (
    "{}", '<w:customXml w:element="a"><w:customXmlPr/>{}</w:customXml>',
    '<w:smartTag w:element="a"><w:smartTagPr/>{}</w:smartTag>', '<w:ins w:id="1">{}</w:ins>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:bdo w:val="rtl">{}</w:bdo>',
    '<w:dir w:val="ltr">{}</w:dir>', '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
    "<w:hyperlink>{}</w:hyperlink>", '<w:moveTo w:id="1">{}</w:moveTo>', alternate("{}"),
    alternate("", "{}"), alternate("<w:r><w:drawing/></w:r>", "{}"),
    f"{BEGIN}<w:r><w:instrText>DATE</w:instrText></w:r>{SEPARATE}{{}}{END}", f"{BEGIN}{{}}{END}",
    "<w:vreemd>{}</w:vreemd>",
)  # fmt: skip
BLOCKS = (
    "{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", alternate("{}"), "<w:vreemd>{}</w:vreemd>",
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{}</w:tc></w:tr></w:tbl>',
    "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
)  # fmt: skip
PROPERTIES = (
    "", "<w:framePr/>", '<w:framePr w:dropCap="drop"/>', '<w:outlineLvl w:val="1"/>',
    '<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:rPr><w:del w:id="1"/></w:rPr>',
    '<w:pStyle w:val="TOC1"/>',
)  # fmt: skip
"""What runs and paragraphs can have, and what can stand around them."""


def elements(content: str) -> list[etree._Element]:
    """Elements of a Word file, from their text."""
    spaces = " ".join(f'xmlns:{key}="{value}"' for key, value in (WORD | OTHERS).items())
    return list(etree.fromstring(f"<all {spaces}>{content}</all>"))
