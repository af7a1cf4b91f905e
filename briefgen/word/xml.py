"""WordprocessingML elements (ECMA-376 part 1, 17), made briefly."""

from docx.oxml.ns import nsmap
from lxml import etree

Element = etree._Element  # noqa: SLF001 - the public name of the type in lxml's stubs
W = f"{{{nsmap['w']}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML, with its attributes in the same namespace."""
    made = etree.Element(W + tag, {W + key: str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def run(style: str | None, *children: Element) -> Element:
    """A run in a character style, or in none."""
    if style is None:
        return element("r", *children)
    return element("r", element("rPr", element("rStyle", val=style)), *children)


def text(words: str) -> Element:
    """The text of a run; its spaces are kept."""
    made = element("t")
    made.text = words
    made.set(SPACE, "preserve")
    return made


def paragraph(
    style: str | None, *children: Element, properties: tuple[Element, ...] = ()
) -> Element:
    """A paragraph in a style (None: the default one), with further properties in schema order."""
    named = (element("pStyle", val=style),) if style else ()
    if named or properties:
        return element("p", element("pPr", *named, *properties), *children)
    return element("p", *children)
