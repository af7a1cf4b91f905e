"""Pieces of WordprocessingML as text, of which a paragraph or a table is put together and read.

To write out a paragraph and to read it as a whole takes a quarter of making each of its elements.
"""

from html import escape

from lxml import etree

from briefgen.word.xml import DECLARED, OFFICE, Element

RELATED = "r:id"
"""The attribute of a piece that names a relation, the target of a link for instance."""


def piece(tag: str, *inner: str, **attributes: str | int) -> str:
    """An element of WordprocessingML, with its attributes in the same namespace."""
    said = "".join([f' w:{key}="{escape(str(each))}"' for key, each in attributes.items()])
    return f"<w:{tag}{said}>{''.join(inner)}</w:{tag}>"


def linking(id_: str, *inner: str) -> str:
    """A link by the id of its relation."""
    return f'<w:hyperlink {RELATED}="{escape(id_)}">{"".join(inner)}</w:hyperlink>'


def words(text: str) -> str:
    """The text of a run; its spaces are kept."""
    shown = escape(text, quote=False).replace("\r", "&#13;")
    return f'<w:t xml:space="preserve">{shown}</w:t>'


def run(style: str | None, *inner: str) -> str:
    """A run in a character style, or in none."""
    if style is None:
        return piece("r", *inner)
    return piece("r", piece("rPr", piece("rStyle", val=style)), *inner)


def paragraph(style: str | None, *inner: str, properties: tuple[str, ...] = ()) -> str:
    """A paragraph in a style (None: the default one), with further properties in schema order."""
    named = (piece("pStyle", val=style),) if style else ()
    if named or properties:
        return piece("p", piece("pPr", *named, *properties), *inner)
    return piece("p", *inner)


def read(written: str) -> Element:
    """The element that a piece is."""
    related = f' xmlns:r="{OFFICE}"' if f" {RELATED}=" in written else ""
    return etree.fromstring(f"<w:body {DECLARED}{related}>{written}</w:body>")[0]
