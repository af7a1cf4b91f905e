"""Faults to plant in a built Word file, each with what our checks must say of it."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.conformity import OFFICE, VML, WP

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
NOTES_PART, NUMBERING = "word/footnotes.xml", "word/numbering.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"


@dataclass(frozen=True)
class Fault:
    """A fault to plant: what replaces the first match of a pattern in a part."""

    part: str
    pattern: str
    new: str
    complaint: str

    def plant(self, file: Path, copy: Path) -> Path:
        """A copy of a file with this fault, and nothing else, in it."""
        with zipfile.ZipFile(file) as whole, zipfile.ZipFile(copy, "w") as broken:
            for name in whole.namelist():
                content = whole.read(name)
                if name == self.part:
                    text, planted = re.subn(self.pattern, self.new, content.decode(), count=1)
                    assert planted, f"{name} has no {self.pattern}"
                    content = text.encode()
                broken.writestr(name, content)
        return copy


def in_text(new: str, complaint: str) -> Fault:
    """A fault before the text of the document."""
    return Fault(DOCUMENT, "<w:body>", f"<w:body>{new}", complaint)


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def start(id_: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>'


def end(id_: int) -> str:
    return f'<w:bookmarkEnd w:id="{id_}"/>'


def bookmark(id_: int, name: str) -> str:
    return start(id_, name) + end(id_)


def styled(kind: str, style: str) -> str:
    return f'<w:{kind}><w:{kind[0]}Style w:val="{style}"/></w:{kind}>'


LONG = "_" + "a" * 40
XMLNS_V = f'xmlns:v="{VML[1:-1]}"'
XMLNS_WP = f'xmlns:wp="{WP[1:-1]}"'
REL = f'<Relationship Id="rId900" Type="{OFFICE}/%s" Target="%s" TargetMode="%s"/>'
FAULTS = {
    "a bookmark without end": in_text(
        paragraph(start(900, "_bg900")), "word/document.xml: bookmark 900 has 0 ends"
    ),
    "a bookmark with two ends": in_text(
        paragraph(bookmark(900, "_bg900"), end(900)), "word/document.xml: bookmark 900 has 2 ends"
    ),
    "a bookmark that ends before it starts": in_text(
        paragraph(end(900), start(900, "_bg900")),
        "word/document.xml: bookmark 900 ends before it starts",
    ),
    "an end without a bookmark": in_text(
        paragraph(end(900)), "word/document.xml: the end of bookmark 900 has no start"
    ),
    "two bookmarks of one name": in_text(
        paragraph(bookmark(900, "_bg900"), bookmark(901, "_BG900")), "2 bookmarks are named _bg900"
    ),
    "a bookmark with a name of more than letters, digits and low lines": in_text(
        paragraph(bookmark(900, "_bg-900")), "a bookmark is named '_bg-900'"
    ),
    "a bookmark that Word shows": in_text(
        paragraph(bookmark(900, "bg900")), "a bookmark is named 'bg900'"
    ),
    "a bookmark with a name that is too long": in_text(
        paragraph(bookmark(900, LONG)), f"a bookmark is named {LONG!r}"
    ),
    "a link to a bookmark that is not there": in_text(
        paragraph('<w:hyperlink w:anchor="_bg900"/>'),
        "word/document.xml: there is no bookmark _bg900",
    ),
    "the page of a bookmark that is not there": in_text(
        paragraph("<w:r><w:instrText> PAGEREF _bg900 \\\\h </w:instrText></w:r>"),
        "word/document.xml: there is no bookmark _bg900",
    ),
    "a paragraph in no style": in_text(
        paragraph(styled("pPr", "Nergens")), "word/document.xml: pStyle Nergens is not defined"
    ),
    "a run in the style of a paragraph": in_text(
        paragraph(f"<w:r>{styled('rPr', 'Quote')}</w:r>"),
        "word/document.xml: rStyle Quote is not defined",
    ),
    "a note in no style": Fault(
        NOTES_PART,
        '<w:pStyle w:val="FootnoteText"/>',
        '<w:pStyle w:val="Nergens"/>',
        "word/footnotes.xml: pStyle Nergens is not defined",
    ),
    "a table in no style": Fault(
        DOCUMENT,
        '<w:tblStyle w:val="TableGrid"/>',
        '<w:tblStyle w:val="Nergens"/>',
        "word/document.xml: tblStyle Nergens is not defined",
    ),
    "a style based on none": Fault(
        STYLES,
        '<w:basedOn w:val="Normal"/>',
        '<w:basedOn w:val="Nergens"/>',
        "word/styles.xml: basedOn Nergens is not defined",
    ),
    "a style followed by none": Fault(
        STYLES,
        '<w:next w:val="Normal"/>',
        '<w:next w:val="Nergens"/>',
        "word/styles.xml: next Nergens is not defined",
    ),
    "a note that nothing refers to": Fault(
        NOTES_PART,
        "</w:footnotes>",
        '<w:footnote w:id="900"><w:p/></w:footnote></w:footnotes>',
        "word/footnotes.xml: footnote 900 stands where None should",
    ),
    "a note under another number": Fault(
        NOTES_PART,
        '<w:footnote w:id="2">',
        '<w:footnote w:id="900">',
        "word/footnotes.xml: footnote 900 stands where 2 should",
    ),
    "references out of order": Fault(
        DOCUMENT,
        '<w:footnoteReference w:id="2"/>',
        '<w:footnoteReference w:id="3"/>',
        "word/document.xml: footnote 3 stands where 2 should",
    ),
    "a separator under another number": Fault(
        NOTES_PART,
        '(<w:footnote (?:w:type="separator" )?)w:id="-1"',
        '\\1w:id="-2"',
        "word/footnotes.xml: the separators are not -1 and 0",
    ),
    "a link to a relationship that is not there": in_text(
        paragraph('<w:hyperlink r:id="rId900"/>'),
        "word/document.xml: there is no relationship rId900",
    ),
    "a relationship that is not used": Fault(
        RELATIONSHIPS,
        "</Relationships>",
        REL % ("hyperlink", "https://example.org/niet", "External") + "</Relationships>",
        "word/document.xml: the relationship rId900 is not used",
    ),
    "a relationship with a part that is not there": Fault(
        RELATIONSHIPS,
        "</Relationships>",
        REL % ("comments", "comments.xml", "Internal") + "</Relationships>",
        "word/document.xml: there is no part word/comments.xml",
    ),
    "a paragraph in a list that is not there": in_text(
        paragraph('<w:pPr><w:numPr><w:numId w:val="900"/></w:numPr></w:pPr>'),
        "word/document.xml: the list 900 is not defined",
    ),
    "a list of a kind that is not there": Fault(
        NUMBERING,
        "</w:numbering>",
        '<w:num w:numId="900"><w:abstractNumId w:val="900"/></w:num></w:numbering>',
        "word/numbering.xml: the abstract list 900 is not defined",
    ),
    "a placeholder in two runs": in_text(
        paragraph("<w:r><w:t>{</w:t></w:r><w:r><w:t>{ datum }}</w:t></w:r>"),
        "word/document.xml: {{ datum }} was left",
    ),
    "no language": Fault(
        STYLES, '<w:lang w:val="nl-NL"', "<w:lang", "word/styles.xml: the language is not set"
    ),
    "no title": Fault(
        "docProps/core.xml",
        "<dc:title>[^<]*</dc:title>",
        "<dc:title/>",
        "docProps/core.xml: the title is not set",
    ),
    "a header of a table that is not marked": Fault(
        DOCUMENT,
        "<w:tblHeader/>",
        "",
        "word/document.xml: the header of table 1 is not marked",
    ),
    "a heading that skips a level": in_text(
        paragraph(styled("pPr", "Heading1"), "<w:r><w:t>Een</w:t></w:r>")
        + paragraph(styled("pPr", "Heading3"), "<w:r><w:t>Drie</w:t></w:r>"),
        "word/document.xml: the heading 'Drie' has level 3 after 1",
    ),
    "a heading above the first": in_text(
        paragraph(styled("pPr", "Heading2"), "<w:r><w:t>Twee</w:t></w:r>"),
        "word/document.xml: the heading 'Geannoteerde agenda' has level 1 after 2",
    ),
    "a picture without alternative text": in_text(
        paragraph(f'<w:r><w:drawing><wp:docPr {XMLNS_WP} id="1" name="Logo"/></w:drawing></w:r>'),
        "word/document.xml: the picture Logo has no alternative text",
    ),
    "a picture in VML without alternative text": in_text(
        paragraph(f"<w:r><w:pict><v:shape {XMLNS_V}><v:imagedata/></v:shape></w:pict></w:r>"),
        "word/document.xml: a picture in VML has no alternative text",
    ),
}
