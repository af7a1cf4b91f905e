"""A nota → its texts, and which subjects it gives to which post."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.facts import woo_grounds
from briefgen.importing.draft import NotaDraft, Remark, slug
from briefgen.importing.heads import Heads
from briefgen.importing.outline import Section, outline, reference_of
from briefgen.manuscript.meeting import SENTENCE
from briefgen.manuscript.tree import Manuscript, plain
from briefgen.markdown.tree import Block, BulletList, Heading, OrderedList, Paragraph
from briefgen.model.government import Post, Shape
from briefgen.model.government import Section as Head
from briefgen.model.workspace import Workspace
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
BUSINESS = "AOB:"
NOTHING = re.compile(r"(?:n\.?\s?v\.?\s?t\.?|geen|niet van toepassing)?\W*$", re.IGNORECASE)


class Bullet(Struct, frozen=True):
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
    manuscript: Manuscript,
    workspace: Workspace,
    day: datetime.date | None,
    shapes: tuple[Shape, Iterable[Sequence[Head]]],
) -> tuple[NotaDraft, tuple[Bullet, ...], tuple[Head, ...]]:
    """What a nota says, the lines of its split, and the heads that it has.

    Args:
        manuscript: the document.
        workspace: whose posts and formations are known.
        day: that of the nota, as far as it says so.
        shapes: that of the formation, and the heads of the notas of all.
    """
    shape, others = shapes
    heads, unknown = heads_of(manuscript.blocks, shape.nota, others)
    sections = sections_of(manuscript.blocks, heads)
    left_out: list[Text] = [*manuscript.left_out]
    informed, bullets = _split(sections.get("routing", ()), workspace, shape.aob_label, left_out)
    grounds, remarks = _grounds(sections.get("not_public", ()), left_out)
    if unknown:
        what = t("no formation has these heads: {heads}", heads="; ".join(unknown))
        remarks = (*remarks, Remark("sections", what))
    lists = (b for b in sections.get("attachments", ()) if isinstance(b, BulletList | OrderedList))
    listed = [line for each in lists for line in _elements(each)]
    draft = NotaDraft(
        {key: each for key, each in sections.items() if not _is_nothing(each)},
        day,
        reference_of(manuscript),
        informed,
        tuple(PREFIX.sub("", line) for line in listed if not OURS.match(line)),
        remarks=remarks,
        left_out=tuple(left_out),
        grounds=grounds,
        to=_chambers([line for line in listed if OURS.match(line)], workspace),
    )
    return draft, bullets, heads


def _is_nothing(blocks: Sequence[Block]) -> bool:
    """Whether a section says no more than that there is nothing."""
    plain_ = all(isinstance(each, Paragraph) for each in blocks)
    return plain_ and bool(NOTHING.match(" ".join(_words(blocks))))


def _split(
    blocks: Iterable[Block], workspace: Workspace, label: str, left_out: list[Text]
) -> tuple[tuple[str, ...], tuple[Bullet, ...]]:
    """The posts that the nota is for information only, and the lines for all posts."""
    informed, bullets = list[str](), list[Bullet]()
    post = None
    for block in blocks:
        if isinstance(block, BulletList | OrderedList):
            for line in _elements(block):
                if post:
                    bullets.append(_bullet(line, post, label))
                else:
                    left_out.append(t("“{line}”: for a post that is not known", line=line))
        elif isinstance(block, Paragraph):
            post, info = _label(plain(block.children), workspace.posts)
            informed += [post] if post and info else []
    return tuple(dict.fromkeys(informed)), tuple(bullets)


def _grounds(
    blocks: Iterable[Block], left_out: list[Text]
) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """The grounds on which something is not public, if the nota says no more than these."""
    grounds = []
    for line in filter(None, _words(blocks)):
        named = (ground for ground, words in woo_grounds().items() if words in line)
        ground = next(named, None)
        short = ground and len(line) - len(woo_grounds()[ground]) < SENTENCE
        if ground and short:
            grounds.append(ground)
        elif not NOTHING.match(line):
            what = t("what the nota says in section 5: write it under not_public")
            left_out.append(what)
            return (), ()
    what = t("the passages themselves stand in no nota; write them")
    return tuple(grounds), (Remark("not_public", what),) if grounds else ()


def _chambers(lines: Sequence[str], workspace: Workspace) -> tuple[str, ...]:
    """The keys of the chambers that get a letter by the list of attachments."""
    return tuple(
        key
        for key, chamber in workspace.chamber_keys().items()
        if any(chamber.short_name.casefold() in line.casefold() for line in lines)
    )


def sections_of(blocks: Iterable[Block], heads: Sequence[Head]) -> dict[str, tuple[Block, ...]]:
    """The sections of a nota by what they are, each with the text of the sections below it.

    Those that are nothing in particular go by their ids, behind a #.
    """
    found: dict[str, tuple[Block, ...]] = {}
    for section in outline(blocks)[1]:
        head = _head(section.title, heads)
        if head and _key(head) not in found:
            found[_key(head)] = tuple(_all(section))
    return found


def _key(head: Head) -> str:
    return head.means or f"#{head.id}"


def _head(title: str, heads: Sequence[Head]) -> Head | None:
    """What a section of a nota is: by the heads of its formation, or by what it is called."""
    if known := Heads(heads).of(title):
        return known
    means = next((key for key, words in SECTIONS if words.match(title)), None)
    return next((each for each in heads if means and each.means == means), None)


def heads_of(
    blocks: Iterable[Block], own: Sequence[Head], others: Iterable[Sequence[Head]]
) -> tuple[tuple[Head, ...], tuple[str, ...]]:
    """The heads of a nota in its order; and those that no formation has, which get names."""
    known = [*own, *(each for heads in others for each in heads)]
    found: dict[str, Head] = {}
    unknown = []
    for section in outline(blocks)[1]:
        head = _head(section.title, own) or _head(section.title, known)
        if head is None and any(True for _ in _all(section)):
            unknown.append(section.title)
            ids = {each.id for each in (*known, *found.values())}
            head = Head(slug(section.title, ids, other="paragraaf"), section.title)
        if head:
            found.setdefault(_key(head), head)
    return tuple(found.values()), tuple(unknown)


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


def _bullet(line: str, post: str, label: str) -> Bullet:
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
    for business in (f"{label}:", BUSINESS):
        if name.casefold().startswith(business.casefold()):
            return Bullet(post, name[len(business) :].strip(), True, where, numbers)
    return Bullet(post, name, False, where, numbers)
