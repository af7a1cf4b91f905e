"""A nota → its texts, and which subjects it gives to which post."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.importing.draft import NotaDraft
from briefgen.importing.outline import Section, outline, reference_of
from briefgen.manuscript.tree import Manuscript, plain
from briefgen.markdown.tree import Block, BulletList, Heading, OrderedList, Paragraph
from briefgen.model.government import Post
from briefgen.problem import Text, t

SECTIONS = (
    ("reason", re.compile(r"aanleiding", re.IGNORECASE)),
    ("decision", re.compile(r"geadviseerd besluit", re.IGNORECASE)),
    ("routing", re.compile(r"kernpunten", re.IGNORECASE)),
    ("not_public", re.compile(r"informatie die niet openbaar", re.IGNORECASE)),
    ("explanation", re.compile(r"toelichting", re.IGNORECASE)),
    ("attachments", re.compile(r"bijlagen", re.IGNORECASE)),
)
"""What the sections of a nota are called; the first that fits."""
OURS = re.compile(r"(?:aanbiedingsbrief|geannoteerde agenda)", re.IGNORECASE)
PREFIX = re.compile(r"bijlage(?: \d+)?: ", re.IGNORECASE)
INFORMED = re.compile(r"\((?:ter )?info(?:rmatie)?\)", re.IGNORECASE)
REFERENCE = re.compile(
    r"\s*\((?P<what>p(?:\.|ag\.?)|agenda|aanbiedingsbrief)\s*(?P<where>[^()]*)\)\W*$", re.IGNORECASE
)
NUMBER = re.compile(r"\d+")
BUSINESS = re.compile(r"AOB:\s*", re.IGNORECASE)
NOTHING = re.compile(r"(?:n\.?\s?v\.?\s?t\.?|geen|niet van toepassing)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line of the split: to which post, its words, and where it says the subject stands.

    `where` is letter, agenda or pages, or empty if it does not say; `pages` are the numbers.
    """

    post: str
    name: str
    aob: bool
    where: str
    numbers: tuple[str, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The first page of each item that it names."""
        return tuple(int(each) for each in self.numbers if each.isdecimal())


def read_nota(
    manuscript: Manuscript, posts: Mapping[str, Post], day: datetime.date | None
) -> tuple[NotaDraft, tuple[Bullet, ...]]:
    """What a nota says, and the lines of its split.

    Args:
        manuscript: the document.
        posts: those of the workspace, by their ids.
        day: that of the nota, as far as it says so.
    """
    sections = sections_of(manuscript.blocks)
    left_out: list[Text] = [*manuscript.left_out]
    informed, bullets = list[str](), list[Bullet]()
    post = None
    for block in sections.get("routing", ()):
        if isinstance(block, BulletList | OrderedList):
            for line in _elements(block):
                if post:
                    bullets.append(_bullet(line, post))
                else:
                    left_out.append(t("“{line}”: for a post that is not known", line=line))
        elif isinstance(block, Paragraph):
            post, info = _label(plain(block.children), posts)
            informed += [post] if post and info else []
    hidden = " ".join(_words(sections.get("not_public", ())))
    if not NOTHING.match(hidden):
        what = t("what the nota says in section 5: write it under not_public")
        left_out.append(what)
    left_out += _unknown(manuscript.blocks)
    lists = (b for b in sections.get("attachments", ()) if isinstance(b, BulletList | OrderedList))
    attachments = [line for each in lists for line in _elements(each) if not OURS.match(line)]
    draft = NotaDraft(
        sections,
        day,
        reference_of(manuscript),
        tuple(dict.fromkeys(informed)),
        tuple(PREFIX.sub("", line) for line in attachments),
        left_out=tuple(left_out),
    )
    return draft, tuple(bullets)


def sections_of(blocks: Iterable[Block]) -> dict[str, tuple[Block, ...]]:
    """The sections of a nota by what they are, each with the text of the sections below it."""
    found: dict[str, tuple[Block, ...]] = {}
    for section in outline(blocks)[1]:
        name = next((key for key, words in SECTIONS if words.match(section.title)), None)
        if name and name not in found:
            found[name] = tuple(_all(section))
    return found


def _unknown(blocks: Iterable[Block]) -> Iterator[Text]:
    """The sections that no key of the dossier holds, as far as they have text."""
    for section in outline(blocks)[1]:
        known = any(words.match(section.title) for _, words in SECTIONS)
        if not known and any(True for _ in _all(section)):
            yield t("the section “{title}”", title=section.title)


def _all(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for child in section.children:
        yield from _all(child)


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield plain(block.children)
        elif isinstance(block, BulletList | OrderedList):
            yield from _elements(block)


def _elements(listed: BulletList | OrderedList) -> Iterator[str]:
    """The words of each element of a list, and of the lists in it."""
    for item in listed.items:
        for block in item:
            if isinstance(block, Paragraph):
                yield plain(block.children)
            elif isinstance(block, BulletList | OrderedList):
                yield from _elements(block)


def _label(words: str, posts: Mapping[str, Post]) -> tuple[str | None, bool]:
    """The post that a line names, and whether for information only."""
    bare = INFORMED.sub("", words).strip(" :*")
    for post in posts.values():
        if bare.casefold() in (post.id.casefold(), post.title.casefold()):
            return post.id, bool(INFORMED.search(words))
    return None, False


def _bullet(line: str, post: str) -> Bullet:
    found = REFERENCE.search(line)
    name = line[: found.start()] if found else line
    where = ""
    numbers: tuple[str, ...] = ()
    if found:
        kind = found["what"].casefold()
        where = {"aanbiedingsbrief": "letter", "agenda": "agenda"}.get(kind, "pages")
        each = [part.strip() for part in re.split(r"[,;]| en ", found["where"]) if part.strip()]
        firsts = (NUMBER.match(part) for part in each)
        numbers = tuple(each) if where == "agenda" else tuple(x[0] for x in firsts if x)
    aob = BUSINESS.match(name)
    return Bullet(post, name[aob.end() :] if aob else name, bool(aob), where, numbers)
