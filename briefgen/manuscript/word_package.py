"""The parts of a Word file by what they are, whatever they are called and whoever wrote them.

The relationships say which part is what (ECMA-376 part 2, 9.3; part 1, 11.3): the text need not be
word/document.xml. Strict Open XML (part 1, annex A) says the same in other namespaces; it is read
as if it were transitional (part 4).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct

from briefgen.problem import Place, Problem, Text, t
from briefgen.word.xml import DOCUMENT, Element, W, parsed, relations_of

STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = "http://schemas.openxmlformats.org/"
STORIES = ("document", "footnotes", "endnotes", "comments", "hdr", "ftr")
"""The roots of the parts that hold words (part 1, 11.3)."""
OFFICE = "/officeDocument"
"""The relationship of a package with the part that is its text."""
NO_STORY = re.compile(
    r"(?:.*/)?(?:glossary|theme|customXml|docProps)/.*|.*(?:styles|settings|fontTable|numbering)\.xml",
    re.IGNORECASE,
)
"""Parts whose words are none of the document: building blocks, themes, names of styles."""
USUAL = re.compile(
    r"word/(styles|numbering|footnotes|endnotes|comments|header|footer)\d{0,3}\.xml", re.IGNORECASE
)
"""The parts that are read by their names where nothing refers to them."""
WITH_WORDS = re.compile(rb"<(?:\w+:)?(?:t|delText)[\s>]")
BROKEN = t("this file cannot be read as a Word file")
MEND = t("open it in Word, save it again as .docx, and try again")


class UnreadableError(ValueError):
    """A Word file that is refused, with the reason and the remedy."""

    def __init__(self, what: Text, fix: Text = MEND) -> None:
        self.what, self.fix = what, fix
        super().__init__(what.template)


def problem_of(error: Exception, file: str) -> Problem:
    """What to say of a file that could not be read."""
    known = isinstance(error, UnreadableError)
    return Problem(
        Place(file), error.what if known else BROKEN, error.fix if known else MEND  # type: ignore[attr-defined]
    )  # fmt: skip


Targets = Mapping[str, str]
"""The addresses of the links of a part, by their ids."""


class Part(Struct, frozen=True):
    """A part: the root of its tree, and where its links lead."""

    root: Element
    links: Targets


class Package(Struct, frozen=True):
    """The parts of a Word file, by what they are to its text: styles, footnotes, header and so on.

    `orphans` are parts with words that nothing refers to.
    """

    document: Part
    related: Mapping[str, tuple[Part, ...]]
    orphans: tuple[Part, ...]

    def one(self, kind: str) -> Element | None:
        """The root of the part of a kind; None if there is none."""
        found = self.related.get(kind)
        return found[0].root if found else None

    def stories(self) -> Iterator[Part]:
        """The parts that hold words, those that nothing refers to as well."""
        yield self.document
        for parts in self.related.values():
            yield from (each for each in parts if _is_story(each.root))
        yield from self.orphans


def package_of(parts: Mapping[str, bytes]) -> Package:
    """The parts of a Word file by what they are.

    Raises:
        ValueError: if it is none, or says in two ways what its text is.
    """
    names = {name.casefold(): name for name in parts}
    if len(names) < len(parts):
        raise UnreadableError(t("this Word file has two parts with one name"))
    main = _main(parts, names)
    document = Part(_root(parts[main]), _links(parts, names, main))
    if document.root.tag != f"{W}document":
        raise UnreadableError(t("the text of this file is not in a form of Word that is known"))
    related: dict[str, tuple[Part, ...]] = {}
    read = {main}
    for kind, name in (*_related(parts, names, main), *_by_name(parts)):
        if name.endswith(".xml") and name not in read:
            read.add(name)
            part = Part(_root(parts[name]), _links(parts, names, name))
            related[kind] = (*related.get(kind, ()), part)
    orphans = tuple(_orphans(parts, read))
    return Package(document, related, orphans)


def _main(parts: Mapping[str, bytes], names: Mapping[str, str]) -> str:
    found = {name for kind, name in _related(parts, names, "") if f"/{kind}" == OFFICE}
    if len(found) > 1:
        raise UnreadableError(t("this Word file says in two ways where its text is"))
    said = any(each.get("Type", "").endswith(OFFICE) for each in _relations(parts, names, ""))
    usual = "" if said else names.get(DOCUMENT, "")
    main = next(iter(found), usual)
    if main not in parts:
        raise ValueError(DOCUMENT)
    return main


def _relations(
    parts: Mapping[str, bytes], names: Mapping[str, str], part: str
) -> tuple[Element, ...]:
    found = names.get(relations_of(part).casefold())
    return tuple(parsed(parts[found])) if found else ()


def _related(
    parts: Mapping[str, bytes], names: Mapping[str, str], part: str
) -> Iterator[tuple[str, str]]:
    """The parts that a part refers to, each with what it is to it, in the order of their names."""
    found = set()
    for each in _relations(parts, names, part):
        if each.get("TargetMode") != "External":
            kind = each.get("Type", "").rpartition("/")[2]
            target = unquote(each.get("Target", "")).replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
            if name := names.get(path.lstrip("/").casefold()):
                found.add((kind, name))
    yield from sorted(found)


def _by_name(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name in sorted(parts):
        if found := USUAL.fullmatch(name):
            yield found[1].lower(), name


def _links(parts: Mapping[str, bytes], names: Mapping[str, str], part: str) -> Targets:
    return {
        each.get("Id", ""): each.get("Target", "")
        for each in _relations(parts, names, part)
        if each.get("TargetMode") == "External"
    }


def _orphans(parts: Mapping[str, bytes], read: set[str]) -> Iterator[Part]:
    for name, content in parts.items():
        other = name.endswith(".xml") and name not in read and not NO_STORY.fullmatch(name)
        if other and WITH_WORDS.search(content):
            root = _root(content)
            if _is_story(root):
                yield Part(root, {})


def _is_story(root: Element) -> bool:
    return root.tag in {f"{W}{name}" for name in STORIES}


def _root(content: bytes) -> Element:
    root = parsed(content)
    if b"purl.oclc.org" in content or not content.lstrip().startswith((b"<", b"\xef\xbb\xbf")):
        for each in root.iter("*"):
            each.tag = _transitional(str(each.tag))
            for key, value in list(each.attrib.items()):
                if STRICT in str(key):
                    del each.attrib[key]
                    each.set(_transitional(str(key)), value)
    return root


def _transitional(name: str) -> str:
    """A name of Strict Open XML as that of the transitional form."""
    return re.sub(rf"\{{{STRICT}(\w+)/", rf"{{{TRANSITIONAL}\1/2006/", name)
