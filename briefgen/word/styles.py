"""Styles by name: those that a document gets of us, and those of the lines that sign a letter.

A document gets those that it needs and its shell has not. They are based on styles of the shell, so
that they look like its others; a keeper of the house style who wants them otherwise adds them to
the shell. Names without capitals are Word's own, which a Dutch Word shows as Inhopg 1 and so on.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from msgspec import Struct

from briefgen.markdown.tree import LANGUAGES
from briefgen.word.shell import INDENT, Shell
from briefgen.word.xml import Element, W, element

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
GENERATED = "Gegenereerd"
"""The style of what no author wrote: it is changed in the YAML, not here."""
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
LINK = (
    f"<w:style {nsdecls('w')} w:type='character' w:customStyle='1' w:styleId='{IN_CONTENTS}'>"
    "<w:name w:val='Contents Link'/><w:basedOn w:val='DefaultParagraphFont'/></w:style>"
)
MADE = (
    f"<w:style {nsdecls('w')} w:type='character' w:customStyle='1' w:styleId='{GENERATED}'>"
    f"<w:name w:val='{GENERATED}'/><w:basedOn w:val='DefaultParagraphFont'/>"
    "<w:rPr>{}</w:rPr></w:style>"
)


MARKED, TERM = "Language", "Term"
"""How the names begin of the styles of what is marked as foreign in a text, and of known terms."""
SPEAKS = re.compile(rf"(?:{MARKED}|{TERM})(En|Fr|De)(\w*)")


def language_style(language: str, *, term: bool) -> str:
    """The style of text in another language; what else it is stands behind that in its name."""
    return (TERM if term else MARKED) + language.title()


def _speaking(id_: str, language: str, look: str) -> str:
    """A style that is another one, in a language."""
    name = " ".join(re.findall("[A-Z][a-z]*", id_))
    return (
        f"<w:style {nsdecls('w')} w:type='character' w:customStyle='1' w:styleId='{id_}'>"
        f"<w:name w:val='{name}'/><w:basedOn w:val='{look or 'DefaultParagraphFont'}'/>"
        f"<w:rPr><w:lang w:val='{LANGUAGES[language.lower()]}'/></w:rPr></w:style>"
    )


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
        parts = (
            (self.language, bool(self.language)),
            ("ContentsLink", self.contents),
            ("Hyperlink", self.link),
            ("Strong", self.strong),
            ("Emphasis", self.emphasis),
        )
        look = "".join(name for name, on in parts if on)
        return look or (GENERATED if self.generated else None)


OF_CONTENTS = Look(contents=True)


def lend(shell: Shell, used: Collection[str], *, shaded: bool) -> None:
    """Add to a document the styles that it uses and does not have, each language in its own.

    Args:
        shell: the document.
        used: the styles of its paragraphs.
        shaded: whether is seen what no author wrote.

    Raises:
        InvalidInputError: if the shell lacks those that they are based on.
    """
    for root in (shell.part.element, shell.footnotes.element):
        names = sorted({each.get(f"{W}val", "") for each in root.iter(f"{W}rStyle")})
        for found in filter(None, map(SPEAKS.fullmatch, names)):
            shell.styles.append(parse_xml(_speaking(found[0], *found.groups())))
    there = {style.get(f"{W}styleId") for style in shell.styles}
    own = {IN_CONTENTS: LINK, GENERATED: MADE.format(SHADE if shaded else "")}
    for id_, text in {**_paragraphs(shell.text_width()), **own}.items():
        if id_ in {*used, GENERATED} and id_ not in there:
            style = parse_xml(text)
            shell.require_styles([each.get(f"{W}val", "") for each in style.iter(f"{W}basedOn")])
            shell.styles.append(style)


def _paragraphs(width: int) -> dict[str, str]:
    made = {}
    for id_, (name, based, text, paragraph) in {**LENT, **dict(_contents(width))}.items():
        custom = " w:customStyle='1'" if id_ in OWN else ""
        looks = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
        looks += f"<w:rPr>{text}</w:rPr>" if text else ""
        made[id_] = (
            f"<w:style {nsdecls('w')} w:type='paragraph'{custom} w:styleId='{id_}'>"
            f"<w:name w:val='{name}'/><w:basedOn w:val='{based}'/><w:next w:val='Normal'/>"
            f"<w:qFormat/>{looks}</w:style>"
        )
    return made


def _contents(width: int) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """The styles of lines of contents: dots lead to the page at the end of the line."""
    for level in (1, 2, 3):
        paragraph = (
            f"<w:tabs><w:tab w:val='right' w:leader='dot' w:pos='{width}'/></w:tabs>"
            f"<w:spacing w:after='60'/>"
            f"<w:ind w:left='{INDENT * level}' w:hanging='{INDENT}'/>"
        )
        yield f"{CONTENTS}{level}", (f"toc {level}", "Normal", "", paragraph)


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
