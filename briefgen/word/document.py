"""One document: a shell, filled with the text of its Markdown, its footnotes and its properties."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError, PackageNotFoundError
from docx.opc.part import PartFactory, XmlPart
from docx.oxml.ns import qn

from briefgen.errors import InvalidInputError
from briefgen.markdown import parse, parse_line
from briefgen.problem import Place, Problem, t
from briefgen.word.blocks import Blocks
from briefgen.word.inlines import Inlines
from briefgen.word.package import to_bytes
from briefgen.word.xml import Element, element, paragraph, run, text

PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart
NUMBERS = 1
"""The w:abstractNum of the shell that numbered lists use."""
MAX_PROPERTY = 255
"""What Word holds of a property (ECMA-376 part 2, 11)."""

STYLES = (
    *(f"Heading{level}" for level in (1, 2, 3, 4)),
    *("ListBullet", "ListNumber", "ListContinue", "Quote", "Briefhoofd", "TableText", "TableGrid"),
    *("FootnoteText", "FootnoteReference", "Hyperlink", "Emphasis", "Strong", "StrongEmphasis"),
)


class Shell:
    """An opened shell.docx that text is put into."""

    def __init__(self, path: Path) -> None:
        self.name = f"templates/{path.parent.name}/{path.name}"
        try:
            self.document: Document = docx.Document(str(path))
        except (OpcError, PackageNotFoundError, KeyError, ValueError, OSError):
            what = t("this Word file cannot be opened")
            fix = t("put the file of briefgen back, or save it anew as .docx in Word")
            raise InvalidInputError([Problem(Place(self.name), what, fix)]) from None
        self.part = self.document.part
        self.require_styles()
        self.footnotes = self.footnotes_part()
        self.numbering = self.part.numbering_part.element

    def require_styles(self) -> None:
        """Refuse a shell without the styles that text needs.

        Raises:
            InvalidInputError: naming each style that is missing.
        """
        there = {style.get(qn("w:styleId")) for style in self.document.styles.element}
        missing = [style for style in STYLES if style not in there]
        if missing:
            what = t("the style “{name}” is missing in this Word file", name=", ".join(missing))
            raise InvalidInputError([Problem(Place(self.name), what, t("add it in Word"))])

    def footnotes_part(self) -> XmlPart:
        """The part that holds the footnotes.

        Raises:
            InvalidInputError: if the shell has none.
        """
        try:
            part = self.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        except KeyError:
            part = None
        if not isinstance(part, XmlPart):
            what = t("this Word file has no part for footnotes")
            fix = t("put a footnote in it in Word, save it, and remove the footnote")
            raise InvalidInputError([Problem(Place(self.name), what, fix)])
        return part

    def new_list(self, level: int, start: int) -> int:
        """A numbered list of its own, from `start` at `level`; gives its id."""
        numbers = self.numbering.findall(qn("w:num"))
        id_ = max((int(num.get(qn("w:numId"))) for num in numbers), default=0) + 1
        override = element("lvlOverride", element("startOverride", val=start), ilvl=level)
        self.numbering.append(
            element("num", element("abstractNumId", val=NUMBERS), override, numId=id_)
        )
        return id_

    def text_width(self) -> int:
        """The width between the margins, in twentieths of a point."""
        section = self.document.sections[0]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        return int(width / 635)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a Word file says of itself.

    `date` stands for both made and changed; `concept` puts CONCEPT in the header.
    """

    title: str
    subject: str
    author: str
    language: str
    date: datetime.date
    concept: bool


def to_docx(
    shell_file: Path,
    properties: Properties,
    head: Sequence[str],
    body: str,
    notes: Iterable[str],
) -> bytes:
    """The Word file of one document.

    Args:
        shell_file: the shell.docx to fill.
        properties: what the file says of itself.
        head: the lines above the text.
        body: Markdown with references to `notes` by their numbers.
        notes: the Markdown of footnote 1, 2, …

    Raises:
        InvalidInputError: if the shell cannot be used.
    """
    shell = Shell(shell_file)
    blocks = Blocks(
        Inlines(_linker(shell.part), _note_reference), shell.new_list, shell.text_width()
    )
    content = [paragraph("Briefhoofd", run(None, text(line))) for line in head]
    content += blocks.write(parse(body).blocks)
    end = shell.document.element.body.find(qn("w:sectPr"))
    for made in content:
        end.addprevious(made)
    for number, note in enumerate(notes, 1):
        shell.footnotes.element.append(_footnote(shell.footnotes, number, note))
    if properties.concept:
        header = shell.document.sections[0].header.paragraphs[0]
        header._p.append(run(None, text("CONCEPT")))  # noqa: SLF001 - python-docx's own way in
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
    runs = Inlines(_linker(part), _note_reference).runs(inlines)
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
