"""What a screen reader says of a PDF that LibreOffice would leave unsaid, or have it say wrongly.

The mark of a concept stands in a header, and so is an artifact that nobody hears; labels of lists
are read as words of their items; a link to a note is called by its bare number. 32000 stands for
ISO 32000-1.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, String

TO_NOTE, FROM_NOTE = "Voetnoot {number}", "Terug naar de tekst bij voetnoot {number}"
"""What links are called, in Dutch as the documents are."""
PIECE = re.compile(
    rb"/(?P<tag>\S+?)(?:<</MCID (?P<number>\d+)>>BDC| BMC)\n(?P<painted>.*?)EMC\n", re.DOTALL
)
"""A piece of content with its tag, as LibreOffice writes it (32000, 14.6)."""
CHOSEN = re.compile(rb"/(?P<font>\S+) [\d.]+ Tf")
SHOWN = re.compile(CHOSEN.pattern + rb"|<(?P<codes>[0-9A-F]+)>(?!>)")
"""A typeface that is chosen, and what is shown in it (32000, 9.3 and 9.4); no text in `<<…>>`."""
CODE = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]+)>")
"""What one code of a typeface stands for (32000, 9.10.3)."""
ARTIFACT, LETTERHEAD = "Artifact", "Briefhoofd"
TITLE = f"/{LETTERHEAD}Titel"
"""The style of what stands largest in a letterhead: no heading of the text, but heard as one."""
SIGN = re.compile(r"^[>•]\s+")
"""A sign at the start of a line of the letterhead, which is drawn and not meant to be read."""
LABELS = {
    "Decimal": re.compile(r"\d+[.)]"),
    "LowerRoman": re.compile(r"[ivxl]{2,}[.)]|i[.)]"),
    "LowerAlpha": re.compile(r"[a-z][.)]"),
    "UpperRoman": re.compile(r"[IVXL]{2,}[.)]|I[.)]"),
    "UpperAlpha": re.compile(r"[A-Z][.)]"),
    "Disc": re.compile("•"),
    "Unordered": re.compile("[–-]"),
}
"""How each way to number a list looks; the first that fits counts (32000, table 347)."""


Letters = Mapping[int, str]
"""What the codes of a typeface stand for."""


class Piece(Struct, frozen=True):
    """A piece of the content of a page: its tag, from where to where that is, and its number.

    What it `painted` is in typefaces of which it knows the `letters`, from the first `font` on.
    """

    tag: str
    place: tuple[int, int]
    number: int | None
    font: str
    painted: bytes
    letters: Callable[[str], Letters]

    @property
    def text(self) -> str:
        """What it shows."""
        text, letters = "", self.letters(self.font)
        for shown in SHOWN.finditer(self.painted):
            if shown["font"]:
                letters = self.letters(shown["font"].decode())
            else:
                text += bytes.fromhex(shown["codes"].decode()).decode("latin-1").translate(letters)
        return text


def pieces(page: Object) -> Iterator[Piece]:
    """What stands on a page, in the order in which it is painted."""
    content = page.Contents.read_bytes() if "/Contents" in page else b""
    fonts = page.get("/Resources", Dictionary()).get("/Font", Dictionary())

    @cache
    def letters(font: str) -> Letters:
        if not font:
            return {}
        codes = fonts[f"/{font}"].ToUnicode.read_bytes().partition(b"beginbfchar")[2]
        return {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in CODE.findall(codes)
        }

    # A piece in another language than what stands before it may go on in the same font.
    font = ""
    for found in PIECE.finditer(content):
        number = int(found["number"]) if found["number"] else None
        tag = found["tag"].decode()
        yield Piece(tag, found.span("tag"), number, font, found["painted"], letters)
        for chosen in CHOSEN.finditer(found["painted"]):
            font = chosen["font"].decode()


def mend_speech(pdf: Pdf, elements: Iterable[Object], mark: str) -> None:
    """Let what is drawn and what is said agree.

    Args:
        pdf: a tagged PDF of LibreOffice, in which links to notes are tagged and ways back are not.
        elements: its structure elements.
        mark: the words in the margin of the first page that must be heard; empty if there are none.
    """
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            number = str(annotation.get("/Contents", ""))
            if "/Dest" in annotation and number.isdigit():
                form = TO_NOTE if "/StructParent" in annotation else FROM_NOTE
                annotation.Contents = String(form.format(number=number))
    shown = {
        (page.obj.objgen, piece.number): piece
        for page in pdf.pages
        for piece in pieces(page.obj)
        if piece.number is not None
    }
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    if TITLE in roles:
        roles[TITLE] = Name.H1
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for element in elements:
        if element.S == "/LBody":
            _label(pdf, element, shown, parents)
        elif str(element.S).startswith(f"/{LETTERHEAD}"):
            _leave_out_sign(element, shown)
    if mark:
        _say_mark(pdf, mark, parents)


Shown = Mapping[tuple[tuple[int, int], int], Piece]
"""Each piece of content, by its page and its number."""


def _label(pdf: Pdf, body: Object, shown: Shown, parents: NumberTree) -> None:
    """The label of an item in a list is no word of it (32000, 14.8.4.3.3); its list says how."""
    paragraph, item = body.K[0], body.P
    first = paragraph.K[0] if isinstance(paragraph, Dictionary) and "/K" in paragraph else None
    if not isinstance(first, int) or item.K[0].objgen != body.objgen:
        return
    label = shown.get((paragraph.Pg.objgen, first))
    text = label.text.strip() if label else ""
    way = next((name for name, form in LABELS.items() if form.fullmatch(text)), None)
    if way is None:
        return
    made = Dictionary(Type=Name.StructElem, S=Name.Lbl, P=item, Pg=paragraph.Pg, K=Array([first]))
    item.K.insert(0, pdf.make_indirect(made))
    del paragraph.K[0]
    parents[int(paragraph.Pg.StructParents)][first] = item.K[0]
    if "/A" not in item.P:
        item.P.A = Dictionary(O=Name.List, ListNumbering=Name(f"/{way}"))


def _leave_out_sign(element: Object, shown: Shown) -> None:
    """What is said instead of a line that begins with a sign (32000, 14.9.4)."""
    text = _words(element, shown)
    if SIGN.match(text):
        element.ActualText = String(SIGN.sub("", text))


def _words(element: Object, shown: Shown) -> str:
    """The words of an element and of those in it."""
    text = ""
    for kid in element.get("/K", ()):
        if isinstance(kid, int):
            piece = shown.get((element.Pg.objgen, kid))
            text += piece.text if piece else ""
        elif "/S" in kid:
            text += _words(kid, shown)
    return text


def _say_mark(pdf: Pdf, mark: str, parents: NumberTree) -> None:
    """The mark in the margin of the first page is the first paragraph of the document.

    What is painted stays as it is: only the tag of the piece is another.
    """
    page, document = pdf.pages[0].obj, pdf.Root.StructTreeRoot.K[0]
    for piece in pieces(page):
        if piece.tag == ARTIFACT and piece.text.split() == mark.split():
            held = parents[int(page.StructParents)]
            number, content = len(held), page.Contents.read_bytes()
            start, end = piece.place
            # The tag is followed by “ BMC”.
            tagged = f"P<</MCID {number}>>BDC".encode()
            page.Contents = pdf.make_stream(content[:start] + tagged + content[end + len(" BMC") :])
            made = Dictionary(
                Type=Name.StructElem, S=Name.P, P=document, Pg=page, K=Array([number])
            )
            document.K.insert(0, pdf.make_indirect(made))
            held.append(document.K[0])
            return
