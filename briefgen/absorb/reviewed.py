"""A Word file that a reviewer sent back: may it be trusted, and what it says as Markdown.

Tracked changes are taken as accepted. What is mere form (how text is split into runs, languages,
revision numbers) is not seen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.manuscript.word_runs import Runs
from briefgen.manuscript.word_styles import Styles, value
from briefgen.markdown.tree import Emphasis, Inline, Strong
from briefgen.markdown.write import write_inlines
from briefgen.problem import Text, t
from briefgen.redline.settle import settle
from briefgen.word.anchors import NAME, SPACE
from briefgen.word.xml import DOCUMENT, FOOTNOTES, Element, Relations, W, parsed

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


ITEM = re.compile(r"customXml/item\d+\.xml")
COMMENTS, STYLES = "word/comments.xml", "word/styles.xml"
ABOUT = 60
BETWEEN_MARKS = re.compile(r"(?<=\]) (?=\[\^)")
"""The space that a document has between two marks, so that 4 and 5 are not read as 45."""
MARK = re.compile(r"\[\^([^\]\s\[]+)\]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the names of its anchors, its kind, and its text as Markdown in one line.

    `kind` is heading, list, cell or text; a footnote mark is `[^id]`, by its id in the file.
    """

    anchors: tuple[str, ...]
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin: who wrote it, what, and at which paragraph (None: unknown)."""

    author: str
    text: str
    paragraph: int | None


@dataclass(frozen=True)
class Reviewed:
    """What a Word file says."""

    paragraphs: tuple[Paragraph, ...]
    notes: Mapping[str, str]
    comments: tuple[Comment, ...]
    authors: tuple[str, ...]

    def beginning(self, comment: Comment) -> str:
        """The first words of the paragraph that a comment is about."""
        if comment.paragraph is None:
            return ""
        return MARK.sub("", self.paragraphs[comment.paragraph].text)[:ABOUT]

    def with_notes(self, paragraph: Paragraph) -> str:
        """A paragraph with the text of each note in its place, so that no word is left out."""
        return MARK.sub(lambda mark: f"[{self.notes.get(mark[1], '')}]", paragraph.text)


def reviewed_of(parts: Mapping[str, bytes]) -> Reviewed:
    """What the parts of a Word file say.

    Raises:
        ValueError: if one cannot be read.
    """
    document = parsed(parts[DOCUMENT])
    authors = dict.fromkeys(
        each.get(f"{W}author", "") for each in document.iter(f"{W}ins", f"{W}del", f"{W}moveTo")
    )
    settle(document, accept=True)
    runs = _runs(parts, DOCUMENT)
    elements = [each for each in document.iter(f"{W}p") if not _in_margin(each)]
    paragraphs = tuple(_paragraph(each, runs) for each in elements)
    comments = tuple(_comments(parts.get(COMMENTS), elements))
    return Reviewed(paragraphs, _notes(parts), comments, tuple(each for each in authors if each))


def sent_digests(parts: Mapping[str, bytes]) -> dict[str, str]:
    """What a Word file of ours says of its paragraphs as they were sent, by their anchors.

    Raises:
        ValueError: if that part cannot be read.
    """
    for name, part in parts.items():
        if ITEM.fullmatch(name):
            root = parsed(part)
            if root.tag == f"{{{SPACE}}}blocks":
                return {each.get("id", ""): each.get("digest", "") for each in root}
    return {}


def _in_margin(paragraph: Element) -> bool:
    return any(each.tag == f"{W}txbxContent" for each in paragraph.iterancestors())


def _runs(parts: Mapping[str, bytes], part: str) -> Runs:
    """What reads the running text of a part."""
    styles = Styles(parsed(parts[STYLES]) if STYLES in parts else None)
    return Runs(styles, Relations(parts, part).targets)


def _paragraph(paragraph: Element, runs: Runs) -> Paragraph:
    names = (each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart"))
    anchors = tuple(name for name in names if NAME.fullmatch(name))
    kind, inlines = _kind(paragraph), runs.inlines(paragraph, dress=False)
    shown = _without_looks(inlines) if kind == "heading" else inlines
    text = write_inlines(tuple(shown))
    return Paragraph(anchors, kind, BETWEEN_MARKS.sub("", text.strip()))


def _kind(paragraph: Element) -> str:
    style = value(paragraph, f"{W}pPr/{W}pStyle") or ""
    if style.startswith(("Heading", "Kop")):
        return "heading"
    if any(each.tag == f"{W}tc" for each in paragraph.iterancestors()):
        return "cell"
    return "list" if paragraph.find(f"{W}pPr/{W}numPr") is not None else "text"


def _without_looks(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """What stands there, without emphasis: that of a heading is its style's."""
    for each in inlines:
        if isinstance(each, Emphasis | Strong):
            yield from _without_looks(each.children)
        else:
            yield each


def _notes(parts: Mapping[str, bytes]) -> dict[str, str]:
    if FOOTNOTES not in parts:
        return {}
    root = parsed(parts[FOOTNOTES])
    settle(root, accept=True)
    runs = _runs(parts, FOOTNOTES)
    found = {}
    for note in root.findall(f"{W}footnote"):
        if not note.get(f"{W}type"):
            texts = (_paragraph(each, runs).text for each in note.iter(f"{W}p"))
            found[note.get(f"{W}id", "")] = " ".join(each for each in texts if each)
    return found


def _comments(content: bytes | None, paragraphs: list[Element]) -> Iterator[Comment]:
    if content is None:
        return
    places = {
        each.get(f"{W}id"): number
        for number, paragraph in enumerate(paragraphs)
        for each in paragraph.iter(f"{W}commentReference", f"{W}commentRangeStart")
    }
    for comment in parsed(content).iter(f"{W}comment"):
        text = " ".join(
            "".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")
        )
        yield Comment(
            comment.get(f"{W}author", ""), text.strip(), places.get(comment.get(f"{W}id"))
        )
