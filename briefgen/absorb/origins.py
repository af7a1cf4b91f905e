"""From which text of the dossier each paragraph of a document was made.

A document of ours says where its items begin and end, so that the texts of an item are looked for
there and nowhere else; and headings are found first, so that what stands below a fixed head is
not taken for what stands below another one in the same words.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct, field

from briefgen.absorb.printed import (
    PLAIN,
    PROSE,
    Key,
    Known,
    Origin,
    fixed_heads,
    keys_of,
    printed_besides,
    printed_of_item,
    words_of,
)
from briefgen.absorb.reviewed import MARK, Paragraph
from briefgen.markdown.marks import END_OF_SECTION, bookmark, former
from briefgen.texts.case import Case, Passage


class NoteOrigin(Struct, frozen=True):
    """Where a footnote comes from: its name, and its text."""

    name: str
    passage: Passage

    @property
    def file(self) -> str:
        """The YAML file that it is in."""
        return self.passage.prose.source.file


class Origins(Struct, frozen=True):
    """The origin of each paragraph, by its number in the document, and of each note, by its id.

    `sections` are the fixed heads within items, each with the key below which its text is written,
    `items` are the paragraphs of items; `keys` are those keys by the words of each such head.
    """

    paragraphs: Mapping[int, Origin]
    notes: Mapping[str, NoteOrigin]
    sections: Mapping[int, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    items: frozenset[int] = frozenset()

    def key_below(self, heading: str) -> str | None:
        """The key below which what stands under a fixed head is written; None if it is none."""
        return self.keys.get(words_of(heading))

    def heads_of(self, paragraphs: Sequence[Paragraph]) -> list[int]:
        """For each paragraph that was sent the heading below which it stands, itself if it is one.

        A heading within a text of the dossier is part of that text; before the first it is -1.
        """
        heads, head = list[int](), -1
        for number, each in enumerate(paragraphs):
            origin = self.paragraphs.get(number)
            if each.kind == "heading" and not (origin and origin.leaf):
                head = number
            heads.append(head)
        return heads

    def subjects_of(self, heads: Sequence[int]) -> list[int]:
        """The same, of the heading of its item, topic or chapter."""
        subjects, subject = list[int](), -1
        for head in heads:
            subject = subject if head in self.sections else head
            subjects.append(subject)
        return subjects


def find_origins(case: Case, paragraphs: Sequence[Paragraph]) -> Origins:
    """The origins of the paragraphs of a document that was made of a dossier."""
    found, sections, keys = dict[int, Origin](), dict[int, str](), dict[str, str]()
    rest, zoned = list(range(len(paragraphs))), set[str]()
    own = _by_item(case)
    for entry in case.dossier.entries():
        fixed = fixed_heads(entry)
        keys |= fixed
        if not (zone := _zone(entry.item.id, paragraphs)):
            continue
        rest = [n for n in rest if n not in zone]
        zoned.add(case.items[entry.item.id].file)
        found |= _aligned(paragraphs, zone, [*printed_of_item(entry, own[entry.item.id])])
        for number in zone[1:]:
            if paragraphs[number].kind == "heading" and number not in found:
                sections[number] = fixed.get(words_of(paragraphs[number].text), "text")
    found |= _aligned(paragraphs, rest, [*printed_besides(case, zoned)])
    items = frozenset(range(len(paragraphs))).difference(rest)
    texts = {
        (each.prose.source.file, each.note): each for each in case.printed("note") if each.note
    }
    return Origins(found, dict(_notes(found, paragraphs, texts)), sections, keys, items)


def _by_item(case: Case) -> Mapping[str, Mapping[Key, Passage]]:
    """The texts of each item by their paths in its file."""
    found = dict[str, dict[Key, Passage]]()
    for each in case.printed(*PROSE, *PLAIN):
        source = case.items.get(each.subject or "")
        if each.subject and source and each.prose.source.file == source.file:
            found.setdefault(each.subject, {})[each.key] = each
    return found


def _zone(id_: str, paragraphs: Sequence[Paragraph]) -> range:
    """Where an item stands in a document, by its own bookmarks; a row of a table is not divided."""
    name = former(bookmark(id_))
    first = next((n for n, each in enumerate(paragraphs) if name in each.anchors), None)
    if first is None:
        return range(0)
    ends = (n for n, each in enumerate(paragraphs) if f"{name}{END_OF_SECTION}" in each.anchors)
    end = next(ends, first) + 1
    while end < len(paragraphs) and paragraphs[end - 1].kind == paragraphs[end].kind == "cell":
        end += 1
    return range(first, end)


def _aligned(
    paragraphs: Sequence[Paragraph], numbers: Sequence[int], known: Sequence[Known]
) -> dict[int, Origin]:
    """The origins of some paragraphs among what is known: headings first, then what is between."""
    keys = {each.key for each in known}
    there = [_seen(paragraphs[n], keys) for n in numbers]
    heads = [n for n, each in enumerate(there) if each.heading]
    own = [n for n, each in enumerate(known) if each.heading]
    pairs = [
        (heads[i], own[j])
        for i, j in _matching([there[n].key for n in heads], [known[n].key for n in own])
    ]
    found = dict[int, Origin]()
    start = begin = 0
    for i, j in [*pairs, (len(there), len(known))]:
        between = _matching(
            [each.key for each in there[start:i]], [each.key for each in known[begin:j]]
        )
        both = [*((start + a, begin + b) for a, b in between), (i, j)]
        found |= {
            numbers[a]: origin for a, b in both if b < len(known) and (origin := known[b].origin)
        }
        start, begin = i + 1, j + 1
    return found


def _matching(there: Sequence[str], here: Sequence[str]) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        yield from ((i + n, j + n) for n in range(size))


def _seen(paragraph: Paragraph, known: Collection[str]) -> Known:
    """What a paragraph is known by."""
    keys = [*keys_of(paragraph.text, paragraph.kind)]
    key = next((each for each in keys if each in known), keys[-1])
    return Known(key, heading=paragraph.kind == "heading")


def _notes(
    found: Mapping[int, Origin],
    paragraphs: Sequence[Paragraph],
    texts: Mapping[tuple[str, str], Passage],
) -> Iterator[tuple[str, NoteOrigin]]:
    for number, origin in found.items():
        ids, names = MARK.findall(paragraphs[number].text), MARK.findall(origin.written())
        for id_, name in zip(ids, names, strict=False):
            passage = texts.get((origin.passage.prose.source.file, name))
            if passage:
                yield id_, NoteOrigin(name, passage)
