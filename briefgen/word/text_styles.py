"""Styles of text in a Word file: what words are, and what no author wrote."""

import re

from msgspec import Struct

from briefgen.markdown.tree import LANGUAGES
from briefgen.word.package import FONTS, THEME
from briefgen.word.pieces import piece, run
from briefgen.word.shell import Shell, Typeface
from briefgen.word.xml import DECLARED, Element, W, element, parsed, written

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
IN_CONTENTS = "ContentsLink"
"""The style of the words of a line of contents: LibreOffice links none without a style."""
RULED = "Scheiding"
"""The style of a tab that is a line across the page: LibreOffice tags it, but no border."""
GENERATED = "Gegenereerd"
"""The style of what no author wrote: it is changed in the YAML, not here."""
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
LINK, LINE = (
    f"<w:style {DECLARED} w:type='character' w:customStyle='1' w:styleId='{id_}'>"
    f"<w:name w:val='{name}'/><w:basedOn w:val='DefaultParagraphFont'/>{looks}</w:style>"
    for id_, name, looks in (
        (IN_CONTENTS, "Contents Link", ""),
        (RULED, "Rule", "<w:rPr><w:u w:val='single'/></w:rPr>"),
    )
)
MADE = (
    f"<w:style {DECLARED} w:type='character' w:customStyle='1' w:styleId='{GENERATED}'>"
    f"<w:name w:val='{GENERATED}'/><w:basedOn w:val='DefaultParagraphFont'/>"
    "<w:rPr>{}</w:rPr></w:style>"
)


MARKED, TERM = "Language", "Term"
"""How the names begin of the styles of what is marked as foreign in a text, and of known terms."""
SPEAKS = re.compile(rf"(?:{MARKED}|{TERM})(En|Fr|De)(\w*)")


def language_style(language: str, *, term: bool) -> str:
    """The style of text in another language; what else it is stands behind that in its name."""
    return (TERM if term else MARKED) + language.title()


def speaking(id_: str, language: str, look: str) -> str:
    """A style that is another one, in a language."""
    name = " ".join(re.findall("[A-Z][a-z]*", id_))
    return (
        f"<w:style {DECLARED} w:type='character' w:customStyle='1' w:styleId='{id_}'>"
        f"<w:name w:val='{name}'/><w:basedOn w:val='{look or 'DefaultParagraphFont'}'/>"
        f"<w:rPr><w:lang w:val='{LANGUAGES[language.lower()]}'/></w:rPr></w:style>"
    )


def rule() -> str:
    """What draws the line in a paragraph that is one."""
    return run(RULED, piece("tab"))


class Look(Struct, frozen=True):
    """How text looks: the parts of the name of its character style."""

    language: str = ""
    contents: bool = False
    link: bool = False
    strong: bool = False
    emphasis: bool = False
    generated: bool = False

    @property
    def style(self) -> str | None:
        """The id of the character style, e.g. HyperlinkStrong; None for plain text."""
        look = "".join(
            (
                self.language,
                "ContentsLink" if self.contents else "",
                "Hyperlink" if self.link else "",
                "Strong" if self.strong else "",
                "Emphasis" if self.emphasis else "",
            )
        )
        return look or (GENERATED if self.generated else None)


OF_CONTENTS = Look(contents=True)


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
        for part in shell.part.related(FONTS, THEME):
            part.content = _renamed(part.content, old, typeface.font)
    if typeface.size:
        for tag in ("szCs", "sz"):
            _put(properties, element(tag, val=round(typeface.size * 2)), after=1)


def _renamed(content: bytes, old: str, new: str) -> bytes:
    """The table of fonts, or the theme, with another font in the place of the default one.

    What the table says of the shape of the old one (17.8.3) is not true of another.
    """
    root = parsed(content)
    for each in root.iter(f"{DRAWING}latin"):
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
