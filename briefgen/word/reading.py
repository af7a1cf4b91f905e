"""A Word file of ours, read back: its paragraphs and what refers to pages in them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefgen.markdown.marks import LENGTH
from briefgen.word.xml import Element, W

REFERENCE = re.compile(rf"ref\d+(bg[a-z2-7]{{{LENGTH}}})")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style, its text, and the bookmark and words of each reference in it."""

    style: str | None
    text: str
    references: tuple[tuple[str, str], ...]


def read_lines(package: bytes) -> tuple[Line, ...]:
    """The paragraphs of a Word file in their order, the letterhead's included.

    Raises:
        ValueError: if it is no Word file that can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            body = etree.fromstring(opened.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, EOFError) as error:
        raise ValueError(str(error)) from error
    return tuple(_line(paragraph) for paragraph in body.iter(f"{W}p"))


def _line(paragraph: Element) -> Line:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = None if style is None else style.get(f"{W}val")
    text = "".join(_words(element) for element in paragraph.iter())
    return Line(name, text, tuple(_references(paragraph)))


def _references(paragraph: Element) -> Iterator[tuple[str, str]]:
    open_: dict[str | None, tuple[str, list[str]]] = {}
    for element in paragraph.iter():
        if element.tag == f"{W}bookmarkStart":
            if found := REFERENCE.fullmatch(element.get(f"{W}name", "")):
                open_[element.get(f"{W}id")] = found[1], []
        elif element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") in open_:
            name, words = open_.pop(element.get(f"{W}id"))
            yield name, "".join(words)
        else:
            for _name, words in open_.values():
                words.append(_words(element))


def _words(element: Element) -> str:
    """The text of one element: deleted text is none."""
    if element.tag == f"{W}t":
        return element.text or ""
    return " " if element.tag in (f"{W}br", f"{W}tab", f"{W}cr") else ""
