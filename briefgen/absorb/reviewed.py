"""A Word file that a reviewer sent back: may it be trusted, and what it says as Markdown.

Tracked changes are taken as accepted. What is mere form (how text is split into runs, languages,
revision numbers) is not seen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefgen.manuscript.tree import Inlines, words_in
from briefgen.manuscript.word_file import WordFile, open_word
from briefgen.manuscript.word_runs import Runs
from briefgen.manuscript.word_styles import is_on, value
from briefgen.markdown.marks import former
from briefgen.markdown.tree import Emphasis, Inline, Strong
from briefgen.markdown.write import write_inlines
from briefgen.problem import Text, t
from briefgen.word.anchors import SPACE
from briefgen.word.xml import Element, W, parsed

LINK, TEMPLATE = "hyperlink", "attachedTemplate"
CHUNK = "aFChunk"


def suspicion(parts: Mapping[str, bytes]) -> Text | None:
    """Why a file is refused before it is read any further; None if nothing is wrong.

    Raises:
        ValueError: if its relationships cannot be read.
    """
    if any(name.endswith(("vbaProject.bin", "vbaData.xml")) for name in parts):
        return t("this Word file has macros")
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        for each in parsed(content):
            kind = each.get("Type", "").rpartition("/")[2]
            if each.get("TargetMode") == "External" and not _harmless(kind, each.get("Target", "")):
                return t("this Word file fetches something from elsewhere ({kind})", kind=kind)
            if kind == CHUNK:
                return t("this Word file has another file in it, whose text cannot be read")
    return None


def _harmless(kind: str, target: str) -> bool:
    """Whether what lies outside is a link, or the template of the ministry that Word notes."""
    return kind == LINK or (kind == TEMPLATE and not target.lower().startswith(("http", "ftp")))


TITLE = re.compile(r"(?:title|titel|subtitle|ondertitel)$", re.IGNORECASE)
ITEMS = "customXml/"
"""The folder of the parts of which one says what a file of ours said when it was sent."""
ITEM = re.compile(rf"{ITEMS}item\d+\.xml")
ABOUT = 60
BETWEEN_MARKS = re.compile(r"(?<=\]) (?=\[\^)")
"""The space that a document has between two marks, so that 4 and 5 are not read as 45."""
BREAK = re.compile(r"[ \t]*\\\n[ \t]*")
MARK = re.compile(r"(?<!\\)\[\^([^\]\s\[]+)\]")


class Paragraph(Struct, frozen=True):
    """A paragraph: the names of its anchors, its kind, and its text as Markdown in one line.

    `kind` is heading, list, cell or text; a footnote mark is `[^id]`, by its id in the file.
    `number` is what Word counts before a heading; `left_out` is what of it cannot be taken along,
    each with its words; `set_off` tells that all its words are bold, underlined or in capitals, or
    that it has the style of a title; `form` is what is told of the kind of paragraph beside its
    words, such as the depth of a list.
    """

    anchors: tuple[str, ...]
    kind: str
    text: str
    left_out: tuple[Text, ...] = ()
    set_off: bool = False
    form: str = ""
    number: str = ""


class Comment(Struct, frozen=True):
    """A comment in the margin: who wrote it, what, and at which paragraph (None: unknown)."""

    author: str
    text: str
    paragraph: int | None


class Reviewed(Struct, frozen=True):
    """What a Word file says.

    `margins` are the words of each header and footer, without page numbers, and of each text box;
    `left_out` is what of the file cannot be taken along and stands in no paragraph,
    `left_out_of_notes` what of each note; `sources` the keys that paragraphs are made of.
    """

    paragraphs: tuple[Paragraph, ...]
    notes: Mapping[str, str]
    comments: tuple[Comment, ...]
    authors: tuple[str, ...]
    margins: tuple[str, ...] = ()
    left_out: tuple[Text, ...] = ()
    left_out_of_notes: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def beginning(self, comment: Comment) -> str:
        """The first words of the paragraph that a comment is about."""
        if comment.paragraph is None:
            return ""
        return MARK.sub("", self.paragraphs[comment.paragraph].text)[:ABOUT]

    def lost_from(self, paragraph: Paragraph) -> tuple[Text, ...]:
        """What of a paragraph and of its notes cannot be taken along."""
        ids = dict.fromkeys(MARK.findall(paragraph.text))
        of_notes = (each for id_ in ids for each in self.left_out_of_notes.get(id_, ()))
        return (*paragraph.left_out, *of_notes)

    def with_notes(self, paragraph: Paragraph) -> str:
        """A paragraph with the text of each note in its place, so that no word is left out."""
        return MARK.sub(lambda mark: f"[{self.notes.get(mark[1], '')}]", paragraph.text)


def reviewed_of(parts: Mapping[str, bytes]) -> Reviewed:
    """What the parts of a Word file say.

    Raises:
        ValueError: if one cannot be read, or much of it.
    """
    word = open_word(parts)
    elements = list(word.document.iter(f"{W}p"))
    lacking: dict[object, list[Text]] = {}
    for each in word.left_out:
        lacking.setdefault(each.paragraph, []).append(each.text())
    runs = Runs(word.styles, word.links)
    inlines = [runs.inlines(each, dress=False) for each in elements]
    paragraphs = tuple(
        _paragraph(each, shown, word, tuple(lacking.pop(each, ())))
        for each, shown in zip(elements, inlines, strict=True)
    )
    notes, lacking_in_notes = dict[str, str](), dict[str, tuple[Text, ...]]()
    for name, note in word.notes.items():
        own = list(note.element.iter(f"{W}p"))
        texts = [Runs(word.styles, note.links).inlines(each, dress=False) for each in own]
        notes[name] = BREAK.sub(" ", " ".join(filter(None, map(_written, texts))))
        if lost := [each for p in own for each in lacking.pop(p, ())]:
            lacking_in_notes[name] = tuple(lost)
        inlines += texts
    read = (*map(words_in, inlines), *word.numbers.values(), *word.margin_words())
    unread = word.unread((*read, *word.box_words()), word.comment_words())
    return Reviewed(
        paragraphs,
        notes,
        tuple(_comments(word, elements)),
        word.authors,
        (*word.margins_as_typed(), *word.box_words()),
        (*(e for lost in lacking.values() for e in lost), *(e.text() for e in unread)),
        lacking_in_notes,
        as_sent(parts, "source"),
    )


def as_sent(parts: Mapping[str, bytes], what: str) -> dict[str, str]:
    """What a file of ours says of its paragraphs by their anchors: the “digest”, or the “source”.

    Raises:
        ValueError: if that part cannot be read.
    """
    for root in (parsed(part) for name, part in parts.items() if ITEM.fullmatch(name)):
        if root.tag == f"{{{SPACE}}}blocks":
            return {former(each.get("id", "")) or "": each.get(what, "") for each in root}
    return {}


def _paragraph(
    paragraph: Element, inlines: Inlines, word: WordFile, left_out: tuple[Text, ...]
) -> Paragraph:
    names = (each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart"))
    anchors = tuple(known for name in names if (known := former(name)))
    kind = _kind(paragraph, word)
    shown = tuple(_without_looks(inlines)) if kind == "heading" else inlines
    return Paragraph(
        anchors,
        kind,
        _written(shown),
        left_out,
        _is_set_off(paragraph, word),
        _form(paragraph, kind, word),
        word.numbers.get(paragraph, ""),
    )


def _written(inlines: Inlines) -> str:
    return BETWEEN_MARKS.sub("", write_inlines(inlines).strip())


def _kind(paragraph: Element, word: WordFile) -> str:
    if word.styles.level(paragraph):
        return "heading"
    in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
    return "cell" if in_cell else "list" if word.styles.listed(paragraph) else "text"


def _form(paragraph: Element, kind: str, word: WordFile) -> str:
    if kind == "list" and (listed := word.styles.listed(paragraph)):
        return f"{listed[1]} {word.numbering.form(*listed)}"
    return "quote" if word.styles.is_quote(paragraph) else kind


def _is_set_off(paragraph: Element, word: WordFile) -> bool:
    if TITLE.match(word.styles.of(paragraph)):
        return True
    style = value(paragraph, "pPr", "pStyle")
    marked = False
    for run in paragraph.iter(f"{W}r"):
        if any((text.text or "").strip() for text in run.iter(f"{W}t")):
            if not _is_marked(run, style, word):
                return False
            marked = True
    return marked


def _is_marked(run: Element, style: str | None, word: WordFile) -> bool:
    properties = run.find(f"{W}rPr")
    own = value(properties, "rStyle")
    said = {name: is_on(properties, name) for name in ("b", "caps", "smallCaps")}
    line = value(properties, "u") or "none"
    return line != "none" or any(
        word.styles.says(own, name, style) if here is None else here for name, here in said.items()
    )


def _without_looks(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """What stands there, without emphasis: that of a heading is its style's."""
    for each in inlines:
        if isinstance(each, Emphasis | Strong):
            yield from _without_looks(each.children)
        else:
            yield each


def _comments(word: WordFile, paragraphs: list[Element]) -> Iterator[Comment]:
    places = {
        each.get(f"{W}id"): number
        for number, paragraph in enumerate(paragraphs)
        for each in paragraph.iter(f"{W}commentReference", f"{W}commentRangeStart")
    }
    for comment, said in zip(word.comments, word.comment_words(), strict=True):
        id_ = comment.get(f"{W}id")
        yield Comment(comment.get(f"{W}author", ""), said.words, places.get(id_))
