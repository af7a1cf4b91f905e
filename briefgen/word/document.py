"""One document: a shell, filled with the text of its Markdown, its footnotes and its properties."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.markdown.parse import parse, parse_line
from briefgen.markdown.ties import tied
from briefgen.markdown.tree import Inline, with_terms
from briefgen.word.anchors import INTERNAL, REFERENCE, Bookmarks, anchor, record, words_of
from briefgen.word.blocks import Blocks, Inlines
from briefgen.word.fields import CONCEPT, PARAGRAPH, Logo, Values, fill, offsets, own_texts
from briefgen.word.package import (
    SETTINGS,
    WML,
    Part,
    main_part,
    opened,
    to_bytes,
)
from briefgen.word.package import STYLES as OF_STYLES
from briefgen.word.pages import Pages
from briefgen.word.pieces import paragraph, piece, read, run, words
from briefgen.word.properties import Properties, set_properties
from briefgen.word.shell import Shell, Typeface, name_lists, new_list
from briefgen.word.styles import keep_signature_with_text, lend
from briefgen.word.text_styles import IN_CONTENTS, LINK, SHADE, set_typeface
from briefgen.word.xml import (
    DECLARED,
    HYPERLINK,
    RELATED,
    Element,
    W,
    element,
    packed,
    parsed,
    read_parts,
)

STYLES = "word/styles.xml"
PAGES = "briefgen:"
"""What the address of a page begins with until `layout.contents` gives it its form.

LibreOffice makes a path absolute, but leaves alone what it does not know and what has no slashes.
"""
PAGE = re.compile(r"(\d+)(?:\W\d+)?")
BEFORE_TRACKING = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText"
    " printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
    " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors"
    " hideGrammaticalErrors activeWritingStyle proofState formsDesign"
    " attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge"
    " revisionView"
)
"""What stands before w:trackRevisions among the settings (ECMA-376 part 1, 17.15.1.78)."""


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
    inlines = Inlines(_linker(shell.part), _note_reference, bookmarks.refer)
    blocks = Blocks(inlines, bookmarks, partial(new_list, shell.numbering), pages)
    written = list(blocks.write(with_terms(parse(body).blocks, properties.english, "en")))
    keep_signature_with_text(written)
    for made in written:
        place.addprevious(made)
    bookmarks.close()
    marked = {INTERNAL: INTERNAL} if properties.internal else {}
    digests = anchor(written, bookmarks, blocks.numbers.typed())
    record(shell.part, {**digests, **marked}, blocks.sources)
    next(place.iterancestors()).remove(place)
    pages.finish()
    shell.footnotes.root.extend(_footnotes(shell.footnotes, notes, properties.english))
    lend(shell, blocks.styles, shaded=bool(fields.get(CONCEPT)))
    shell.require_styles(blocks.styles)
    blocks.numbers.bind(shell.styles, shell.numbering)
    name_lists(shell.numbering, properties.title)
    for part in (*shell.stories(), shell.footnotes):
        _tie(part.root)
    set_properties(shell.package, properties)
    _track_changes(shell.part, on=bool(fields.get(CONCEPT)))
    return to_bytes(shell.package)


def as_printed(package: bytes) -> bytes:
    """A Word file of ours as it is laid out: what no author wrote is not shaded on paper."""
    parts = read_parts(package)
    styles = parts[STYLES].replace(SHADE.encode(), b"")
    return package if styles == parts[STYLES] else packed((parts | {STYLES: styles}).items())


def _tie(part: Element) -> None:
    """Keep together on a line what is read as one, also where it is spread over runs."""
    for each in part.iter(PARAGRAPH):
        texts = own_texts(each)
        typed = "".join([found.text or "" for found in texts])
        if (made := tied(typed)) != typed:
            for found, start in list(offsets(texts)):
                found.text = made[start : start + len(found.text or "")]


def _linker(part: Part) -> Callable[[str], str]:
    """What gives an address its relationship in a part; the same address gets the same one."""

    def link(address: str) -> str:
        return part.relate(HYPERLINK, address)

    return link


def _note_reference(number: str) -> str:
    return run("FootnoteReference", piece("footnoteReference", id=number))


def _footnotes(part: Part, notes: Iterable[str], english: tuple[str, ...]) -> Iterable[Element]:
    for number, note in enumerate(notes, 1):
        yield _footnote(part, number, with_terms(parse_line(note)[0], english, "en"))


def _footnote(part: Part, number: int, inlines: Iterable[Inline]) -> Element:
    runs = Inlines(_linker(part), _note_reference, Bookmarks().refer).runs(inlines)
    mark = run("FootnoteReference", piece("footnoteRef"))
    said = paragraph("FootnoteText", mark, run(None, words(" ")), *runs)
    return read(piece("footnote", said, id=number))


def _track_changes(document: Part, *, on: bool) -> None:
    """Let a word processor record what is changed, as it must in a draft that is reviewed."""
    if not (part := next(document.related(SETTINGS), None)):
        empty = parsed(f"<w:settings {DECLARED}/>".encode())
        part = document.added(SETTINGS, "word/settings.xml", f"{WML}.settings+xml", empty)
    settings = part.root
    for each in settings.findall(f"{W}trackRevisions"):
        settings.remove(each)
    if on:
        names = {f"{W}{name}" for name in BEFORE_TRACKING.split()}
        before = [number for number, each in enumerate(settings, 1) if each.tag in names]
        settings.insert(max(before, default=0), element("trackRevisions"))


def linked(content: bytes, target: str) -> bytes:
    """A Word file of ours, with a link from each page that it names: for its PDF only.

    Args:
        content: the Word file.
        target: the PDF whose pages it names, from where this one stands.
    """
    package = opened(content)
    document = main_part(package)
    for start in list(document.root.iter(f"{W}bookmarkStart")):
        made = next(start.itersiblings(f"{W}r"), None)
        if made is None or not REFERENCE.fullmatch(start.get(f"{W}name", "")):
            continue
        if page := PAGE.fullmatch(words_of(made)):
            address = f"{PAGES}{target.replace('/', ':')}#{page[1]}"
            link = element("hyperlink")
            link.set(RELATED, document.relate(HYPERLINK, address))
            made.addprevious(link)
            link.append(made)
            if made.find(f"{W}rPr") is None:
                made.insert(0, element("rPr", element("rStyle", val=IN_CONTENTS)))
    styles = next(document.related(OF_STYLES)).root
    if styles.find(f"{W}style[@{W}styleId='{IN_CONTENTS}']") is None:
        styles.append(parsed(LINK.encode()))
    return to_bytes(package)
