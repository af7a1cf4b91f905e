"""The text of a paragraph as words, each with how it looks: what two paragraphs are compared by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.word.xml import Element, W

WORD = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|.", re.DOTALL)
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TEXT, NOTE, OTHER = "text", "note", "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a space, a sign, a footnote mark, or something else within a run.

    `link` is the address that it is a link to; `look` stands for the properties of its run.
    """

    kind: str
    words: str
    look: str = ""
    link: str = ""
    element: Element | None = field(default=None, compare=False, repr=False)
    properties: Element | None = field(default=None, compare=False, repr=False)


def tokens(
    paragraph: Element, links: Mapping[str, str], notes: Mapping[str, str]
) -> tuple[Token, ...]:
    """The tokens of a paragraph.

    Args:
        paragraph: without tracked changes.
        links: the addresses of the relationships of its part.
        notes: what stands for each footnote, by its id: equal for one that is the same in both.
    """
    return tuple(_of(paragraph, "", links, notes))


def _of(
    parent: Element, link: str, links: Mapping[str, str], notes: Mapping[str, str]
) -> Iterator[Token]:
    for child in parent:
        if child.tag == f"{W}r":
            yield from _of_run(child, link, notes)
        elif child.tag == f"{W}hyperlink":
            address = links.get(child.get(R_ID, ""), "") or f"#{child.get(f'{W}anchor', '')}"
            yield from _of(child, address, links, notes)


def _of_run(run: Element, link: str, notes: Mapping[str, str]) -> Iterator[Token]:
    properties = run.find(f"{W}rPr")
    look = "" if properties is None else form_of(properties)
    for child in run:
        if child.tag == f"{W}t":
            for word in WORD.findall(child.text or ""):
                yield Token(TEXT, word, look, link, None, properties)
        elif child.tag == f"{W}footnoteReference":
            note = notes.get(child.get(f"{W}id", ""), "")
            yield Token(NOTE, note, look, link, child, properties)
        elif child.tag != f"{W}rPr":
            yield Token(OTHER, form_of(child), look, link, child, properties)


def form_of(element: Element) -> str:
    """What an element says, whatever prefixes its file declares: equal for equal elements."""
    attributes = sorted(f"{key!s}={value!s}" for key, value in element.attrib.items())
    inner = "".join(form_of(each) for each in element)
    return f"<{element.tag!s} {' '.join(attributes)}>{element.text or ''}{inner}"


def text_of(paragraph: Element) -> str:
    """The words of a paragraph, a table or a note."""
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
