"""One document: a shell, filled with the text of its Markdown, its footnotes and its properties."""

import datetime
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from msgspec import Struct

from briefgen.markdown.parse import parse, parse_line
from briefgen.word.anchors import Bookmarks, anchor, record
from briefgen.word.blocks import Blocks, Inlines
from briefgen.word.fields import Logo, Values, fill
from briefgen.word.pages import Pages
from briefgen.word.shell import Shell, Typeface, name_lists, new_list
from briefgen.word.styles import keep_signature_with_text, lend, set_typeface
from briefgen.word.xml import Element, element, paragraph, run, text, to_bytes

MAX_PROPERTY = 255
"""What Word holds of a property (ECMA-376 part 2, 11)."""


class Properties(Struct, frozen=True):
    """What a Word file says of itself; `date` stands for both made and changed."""

    title: str
    subject: str
    author: str
    language: str
    date: datetime.date


class Look(Struct, frozen=True):
    """What a document looks like.

    The shell.docx to fill, the placeholders that it must have, the typeface instead of the shell's
    and the picture in the place of the logo.
    """

    shell: Path
    required: tuple[str, ...]
    typeface: Typeface
    logo: Logo | None = None


def to_docx(
    look: Look,
    properties: Properties,
    fields: Values,
    body: str,
    notes: Iterable[str],
) -> bytes:
    """The Word file of one document.

    Args:
        look: the shell, and what may change in it.
        properties: what the file says of itself.
        fields: the values of the shell's placeholders.
        body: Markdown with marks, and with references to `notes` by their numbers.
        notes: the Markdown of footnote 1, 2, …

    Raises:
        InvalidInputError: if the shell cannot be used.
    """
    shell, bookmarks = Shell(look.shell), Bookmarks()
    set_typeface(shell, look.typeface)
    place = fill(shell, fields, look.required, look.logo)
    pages = Pages(shell, place.getprevious())
    blocks = Blocks(
        Inlines(_linker(shell.part), _note_reference, bookmarks.refer),
        bookmarks,
        partial(new_list, shell.numbering),
        pages,
    )
    written = list(blocks.write(parse(body).blocks))
    keep_signature_with_text(written)
    for made in written:
        place.addprevious(made)
    bookmarks.close()
    record(shell.document, anchor(written, bookmarks, blocks.numbers.typed()))
    next(place.iterancestors()).remove(place)
    pages.finish()
    lend(shell, blocks.styles)
    shell.require_styles(blocks.styles)
    blocks.numbers.bind(shell.styles, shell.numbering)
    name_lists(shell.numbering, properties.title)
    for number, note in enumerate(notes, 1):
        shell.footnotes.element.append(_footnote(shell.footnotes, number, note))
    _set_properties(shell.document, properties)
    return to_bytes(shell.document)


def _linker(part: XmlPart) -> Callable[[str], str]:
    """What gives an address its relationship in a part; the same address gets the same one."""

    def link(address: str) -> str:
        id_: str = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return id_

    return link


def _note_reference(number: str) -> Element:
    return run("FootnoteReference", element("footnoteReference", id=number))


def _footnote(part: XmlPart, number: int, note: str) -> Element:
    inlines, _faults = parse_line(note)
    runs = Inlines(_linker(part), _note_reference, Bookmarks().refer).runs(inlines)
    mark = run("FootnoteReference", element("footnoteRef"))
    return element(
        "footnote", paragraph("FootnoteText", mark, run(None, text(" ")), *runs), id=number
    )


def _set_properties(document: Document, properties: Properties) -> None:
    core = document.core_properties
    core.title, core.subject = properties.title[:MAX_PROPERTY], properties.subject[:MAX_PROPERTY]
    core.author = core.last_modified_by = properties.author[:MAX_PROPERTY]
    core.language = properties.language
    moment = datetime.datetime.combine(properties.date, datetime.time())
    core.created = core.modified = moment
