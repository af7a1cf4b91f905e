"""Styles by name: those that a document gets of us, of tables, and of what signs a letter.

A document gets those that it needs and its shell has not. They are based on styles of the shell, so
that they look like its others; a keeper of the house style who wants them otherwise adds them to
the shell. Names without capitals are Word's own, which a Dutch Word shows as Inhopg 1 and so on.
"""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy

from briefgen.word.shell import INDENT, Shell
from briefgen.word.text_styles import (
    GENERATED,
    IN_CONTENTS,
    LINE,
    LINK,
    MADE,
    RULED,
    SHADE,
    SPEAKS,
    speaking,
)
from briefgen.word.xml import DECLARED, Element, W, element, parsed

SALUTATION, SIGN_OFF = "Salutation", "Closing"
NAME_ABOVE, POST_BELOW = "OndertekeningNaam", "OndertekenaarAmbt"
"""The name that signs, with room for the signature above it, and the post under that name."""
CONTENTS = "Toc"
"""The style of a line of contents."""
SPOKEN, PLANNED, SMALL = "Spreektekst", "Programma", "Achtergrond"
"""What is read aloud, at arm's length and with air; what is seen at a glance; what is behind it."""
RULE = "Scheidingslijn"
"""A line across the page."""
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
    SPOKEN: (
        *("Spreektekst", "Normal", "<w:sz w:val='27'/><w:szCs w:val='27'/>"),
        "<w:spacing w:after='160' w:line='336' w:lineRule='auto'/><w:contextualSpacing w:val='0'/>",
    ),
    PLANNED: (
        *("Programma", "Normal", "<w:sz w:val='22'/><w:szCs w:val='22'/>"),
        "<w:spacing w:before='60' w:after='60'/>",
    ),
    SMALL: (
        *("Achtergrond", "Normal", "<w:sz w:val='17'/><w:szCs w:val='17'/>"),
        "<w:spacing w:after='100' w:line='252' w:lineRule='auto'/><w:ind w:right='760'/>",
    ),
}
"""Of each style its name, the one that it is based on, and the properties of text and paragraph."""
LOOKS = (SPOKEN, PLANNED, SMALL)
"""Those of them that all text under a heading can have, in whatever style it stands there."""
OWN = {NAME_ABOVE, POST_BELOW, RULE, *LOOKS}


def lend(shell: Shell, used: Collection[str], *, shaded: bool) -> None:
    """Add to a document the styles that it uses and does not have, each language in its own.

    Args:
        shell: the document.
        used: the styles of its paragraphs.
        shaded: whether is seen what no author wrote.

    Raises:
        InvalidInputError: if the shell lacks those that they are based on.
    """
    for root in (shell.part.root, shell.footnotes.root):
        names = sorted({each.get(f"{W}val", "") for each in root.iter(f"{W}rStyle")})
        for found in filter(None, map(SPEAKS.fullmatch, names)):
            shell.styles.append(parsed(speaking(found[0], *found.groups()).encode()))
    there = {style.get(f"{W}styleId") for style in shell.styles}
    in_looks = [(id_, look) for id_ in used for look in LOOKS if id_.endswith(look)]
    needed = {*used, *(look for _id, look in in_looks), *([RULED] if RULE in used else [])}
    own = {IN_CONTENTS: LINK, RULED: LINE, GENERATED: MADE.format(SHADE if shaded else "")}
    for id_, text in {**_paragraphs(shell.text_width()), **own}.items():
        if id_ in {*needed, GENERATED} - there:
            style = parsed(text.encode())
            shell.require_styles([each.get(f"{W}val", "") for each in style.iter(f"{W}basedOn")])
            shell.styles.append(style)
    for id_, look in sorted(in_looks):
        base = id_.removesuffix(look)
        if base and id_ not in there:
            shell.require_styles([base])
            ours = {style.get(f"{W}styleId"): style for style in shell.styles}
            shell.styles.append(_in_look(ours[base], ours[look]))


def _in_look(base: Element, look: Element) -> Element:
    """A style that is like another one, but for the size and the lines of a look."""
    ids = [style.get(f"{W}styleId", "") for style in (base, look)]
    names = [name.get(f"{W}val", "") for style in (base, look) for name in style.iter(f"{W}name")]
    # The measure is that of the page, not of a cell.
    kept = (
        "spacing",
        "contextualSpacing",
        "sz",
        "szCs",
        *(() if ids[0].startswith("TableText") else ("ind",)),
    )
    paragraph, text = (
        element(
            group,
            *(
                deepcopy(each)
                for each in look.findall(f"{W}{group}/*")
                if each.tag.removeprefix(W) in kept
            ),
        )
        for group in ("pPr", "rPr")
    )
    return element(
        "style",
        element("name", val=" ".join(names)),
        element("basedOn", val=ids[0]),
        paragraph,
        text,
        type="paragraph",
        customStyle=1,
        styleId="".join(ids),
    )


def _paragraphs(width: int) -> dict[str, str]:
    made = {}
    for id_, (name, based, text, look) in {**LENT, **dict(_contents(width))}.items():
        custom = " w:customStyle='1'" if id_ in OWN else ""
        looks = f"<w:pPr>{look}</w:pPr>" if look else ""
        looks += f"<w:rPr>{text}</w:rPr>" if text else ""
        made[id_] = (
            f"<w:style {DECLARED} w:type='paragraph'{custom} w:styleId='{id_}'>"
            f"<w:name w:val='{name}'/><w:basedOn w:val='{based}'/><w:next w:val='Normal'/>"
            f"<w:uiPriority w:val='39'/>{looks}</w:style>"
        )
    return made


def _contents(width: int) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """The styles of lines to the right edge: of contents, with dots that lead to a page; a rule."""
    for level in (1, 2, 3):
        look = (
            f"<w:tabs><w:tab w:val='right' w:leader='dot' w:pos='{width}'/></w:tabs>"
            f"<w:spacing w:after='60'/>"
            f"<w:ind w:left='{INDENT * level}' w:hanging='{INDENT}'/>"
        )
        yield f"{CONTENTS}{level}", (f"toc {level}", "Normal", "", look)
    line = (
        f"<w:keepNext/><w:tabs><w:tab w:val='right' w:pos='{width}'/></w:tabs>"
        "<w:spacing w:before='120' w:after='60'/>"
    )
    yield RULE, (RULE, "Normal", "<w:sz w:val='8'/>", line)


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
    names = [_style_of(block) for block in blocks]
    first = next((number for number, name in enumerate(names) if name in SIGNING), 0)
    for block in reversed(blocks[:first]):
        rows = block.findall(f"{W}tr")
        for each in rows[-1].iter(f"{W}p") if rows else (block,):
            _keep_with_next(each)
        if rows or block.find(f".//{W}t") is not None:
            return


def _style_of(block: Element) -> str | None:
    """The style of a paragraph, which is the first of its properties."""
    properties = next(block.iterchildren(f"{W}pPr"), None)
    style = None if properties is None else next(properties.iterchildren(f"{W}pStyle"), None)
    return None if style is None else style.get(f"{W}val")


def _keep_with_next(paragraph: Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    # After the style, before what else there may be (ECMA-376 part 1, 17.3.1.26).
    properties.insert(len(properties.findall(f"{W}pStyle")), element("keepNext"))
