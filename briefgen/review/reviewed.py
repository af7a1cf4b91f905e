"""A Word file that a reviewer sent back: its paragraphs as Markdown, its notes and its comments.

Tracked changes are taken as accepted. What is mere form (how text is split into runs, languages,
revision numbers) is not seen.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.markdown import Break, Emphasis, Inline, Link, Note, Strong, Words, write_inlines
from briefgen.review.parts import DOCUMENT, FOOTNOTES, parsed, read_parts
from briefgen.review.relations import Relations
from briefgen.review.settle import settle
from briefgen.review.tokens import R_ID
from briefgen.word.anchors import NAME
from briefgen.word.xml import Element, W

COMMENTS = "word/comments.xml"
ABOUT = 60
BETWEEN_MARKS = re.compile(r"(?<=\]) (?=\[\^)")
"""The space that a document has between two marks, so that 4 and 5 are not read as 45."""
MARK = re.compile(r"\[\^([^\]\s]+)\]")


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


def read_reviewed(package: bytes) -> Reviewed:
    """Read a Word file.

    Raises:
        ValueError: if it cannot be read.
    """
    parts = read_parts(package)
    document = parsed(parts[DOCUMENT])
    authors = dict.fromkeys(
        each.get(f"{W}author", "") for each in document.iter(f"{W}ins", f"{W}del", f"{W}moveTo")
    )
    settle(document, accept=True)
    links = Relations(parts, DOCUMENT).targets
    elements = [each for each in document.iter(f"{W}p") if not _in_margin(each)]
    paragraphs = tuple(_paragraph(each, links) for each in elements)
    comments = tuple(_comments(parts.get(COMMENTS), elements))
    return Reviewed(paragraphs, _notes(parts), comments, tuple(each for each in authors if each))


def _in_margin(paragraph: Element) -> bool:
    return any(each.tag == f"{W}txbxContent" for each in paragraph.iterancestors())


def _paragraph(paragraph: Element, links: Mapping[str, str]) -> Paragraph:
    names = (each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart"))
    anchors = tuple(name for name in names if NAME.fullmatch(name))
    inlines = tuple(_inlines(paragraph, links, plain=_kind(paragraph) == "heading"))
    text = write_inlines(_joined(inlines)) if inlines else ""
    return Paragraph(anchors, _kind(paragraph), BETWEEN_MARKS.sub("", text.strip()))


def _kind(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val", "")
    if name.startswith(("Heading", "Kop")):
        return "heading"
    if any(each.tag == f"{W}tc" for each in paragraph.iterancestors()):
        return "cell"
    return "list" if paragraph.find(f"{W}pPr/{W}numPr") is not None else "text"


def _inlines(parent: Element, links: Mapping[str, str], *, plain: bool) -> Iterator[Inline]:
    for child in parent:
        if child.tag == f"{W}hyperlink":
            inner = _joined(tuple(_inlines(child, links, plain=plain)))
            address = links.get(child.get(R_ID, ""), "")
            if inner:
                yield Link(address, inner) if address else Words(_words(inner))
        elif child.tag == f"{W}r":
            yield from _run(child, plain=plain)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}smartTag"):
            yield from _inlines(child, links, plain=plain)


def _run(run: Element, *, plain: bool) -> Iterator[Inline]:
    strong, emphasis = (False, False) if plain else _look(run)
    words = ""
    for child in run:
        if child.tag == f"{W}t":
            words += child.text or ""
        elif child.tag == f"{W}footnoteReference":
            if words:
                yield _styled(words, strong=strong, emphasis=emphasis)
                words = ""
            yield Note(child.get(f"{W}id", ""))
        elif child.tag == f"{W}noBreakHyphen":
            words += "\u2011"
        elif child.tag == f"{W}tab":
            words += " "
        elif child.tag in (f"{W}br", f"{W}cr"):
            if words:
                yield _styled(words, strong=strong, emphasis=emphasis)
                words = ""
            yield Break()
    if words:
        yield _styled(words, strong=strong, emphasis=emphasis)


def _look(run: Element) -> tuple[bool, bool]:
    """Whether a run is strong, and whether it is emphasised: by its style or by itself."""
    style = run.find(f"{W}rPr/{W}rStyle")
    name = "" if style is None else style.get(f"{W}val", "")
    return (
        "Strong" in name or _is_on(run, "b"),
        "Emphasis" in name or _is_on(run, "i"),
    )


def _is_on(run: Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _styled(words: str, *, strong: bool, emphasis: bool) -> Inline:
    made: Inline = Words(words)
    made = Emphasis((made,)) if emphasis else made
    return Strong((made,)) if strong else made


def _joined(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Neighbours that look alike as one, with spaces outside of emphasis."""
    made: list[Inline] = []
    for each in inlines:
        before = made[-1] if made else None
        match before, each:
            case Words(), Words():
                made[-1] = Words(before.text + each.text)
            case Emphasis(), Emphasis():
                made[-1] = Emphasis(_joined((*before.children, *each.children)))
            case Strong(), Strong():
                made[-1] = Strong(_joined((*before.children, *each.children)))
            case _:
                made.append(each)
    return tuple(part for each in made for part in _spaced(each))


def _spaced(inline: Inline) -> Iterator[Inline]:
    """Emphasis without the spaces at its ends, which Markdown would not read as such."""
    if not isinstance(inline, Emphasis | Strong):
        yield inline
        return
    text = _words((inline,))
    if not text.strip():
        yield Words(text)
        return
    first, last = inline.children[0], inline.children[-1]
    children = list(inline.children)
    if isinstance(first, Words) and first.text[:1].isspace():
        yield Words(first.text[: len(first.text) - len(first.text.lstrip())])
        children[0] = Words(first.text.lstrip())
    after = ""
    last = children[-1]
    if isinstance(last, Words) and last.text[-1:].isspace():
        after = last.text[len(last.text.rstrip()) :]
        children[-1] = Words(last.text.rstrip())
    yield type(inline)(tuple(children))
    if after:
        yield Words(after)


def _words(inlines: tuple[Inline, ...]) -> str:
    return "".join(
        each.text if isinstance(each, Words)
        else _words(each.children) if isinstance(each, Emphasis | Strong | Link) else ""
        for each in inlines
    )  # fmt: skip


def _notes(parts: Mapping[str, bytes]) -> dict[str, str]:
    if FOOTNOTES not in parts:
        return {}
    root = parsed(parts[FOOTNOTES])
    settle(root, accept=True)
    links = Relations(parts, FOOTNOTES).targets
    found = {}
    for note in root.findall(f"{W}footnote"):
        if not note.get(f"{W}type"):
            texts = (_paragraph(each, links).text for each in note.iter(f"{W}p"))
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
