"""Which paragraph that came back is which of those sent, and the same of notes.

Headings are paired first: what stands under another heading than before is no pair.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from briefgen.absorb.reviewed import MARK, Paragraph, Reviewed
from briefgen.markdown.tree import Words
from briefgen.markdown.write import write_inlines
from briefgen.redline.align import Block, Pair, align

WORD = re.compile(r"\w+")
MOST_ALIKE = 2000
"""How many words of two paragraphs are compared, to see of which of two another was made."""

UNLIKE = 0.2
"""Below which share of common words a paragraph with the anchor of another is none of it."""
MOVED = 3
"""From how many words on a paragraph without its anchor is one that was taken away elsewhere."""


def pair_up(
    sent: Sequence[Paragraph], came: Sequence[Paragraph], sections: Container[int] = ()
) -> list[Pair]:
    """The pairs, in the order in which they came back, with what was taken away in its place.

    `sections` are the fixed heads among those sent: they are the same in each item, so they are
    paired within an item only, once the headings of items are.
    """
    anchored = _by_anchor(sent, came)
    heads = [n for n, each in enumerate(sent) if each.kind == "heading"]
    titles = [n for n in heads if n not in sections]
    fixed_heads = {sent[n].text for n in heads if n in sections}
    new_heads = [n for n, each in enumerate(came) if each.kind == "heading"]
    new_titles = [n for n in new_heads if came[n].text not in fixed_heads]
    found = _both(_paired(sent, came, titles, new_titles, anchored))
    ends = [*found[1:], (len(came), len(sent))]
    for (j, i), (last, _i) in zip(tuple(found), ends, strict=False):
        end = next((n for n in titles if n > i), len(sent))
        olds = [n for n in heads if i < n < end]
        news = [n for n in new_heads if j < n < last]
        found += _both(_paired(sent, came, olds, news, anchored))
    pairs: list[Pair] = []
    old = new = 0
    for j, i in [*sorted(found), (len(came), len(sent))]:
        pairs += _paired(sent, came, range(old, i), range(new, j), anchored)
        if j < len(came):
            pairs.append(Pair(i, j))
        old, new = i + 1, j + 1
    return pairs


def as_counted(sent: Reviewed, came: Reviewed) -> Reviewed:
    """What came back, without the numbers of headings that an earlier version typed.

    Word counts those of today by itself, and whoever puts a heading between others changes none.
    """
    numbered = [each for each in sent.paragraphs if each.number]
    by_anchor = {name: each.number for each in numbered for name in each.anchors}
    by_words = {_typed(each.number) + each.text: each.number for each in numbered}
    made = []
    for each in came.paragraphs:
        number = next((by_anchor[name] for name in each.anchors if name in by_anchor), "")
        typed = _typed(by_words.get(each.text, number))
        old = each.kind == "heading" and not each.number
        made.append(replace(each, text=each.text.removeprefix(typed)) if old else each)
    return replace(came, paragraphs=tuple(made))


def _typed(number: str) -> str:
    """A number at the beginning of a heading, as Markdown writes it."""
    return write_inlines((Words(f"{number}x"),)).removesuffix("x") if number else ""


def _both(pairs: Iterable[Pair]) -> list[tuple[int, int]]:
    """The pairs of which both sides are there: what came back, and what was sent."""
    return [(each.new, each.old) for each in pairs if each.old is not None and each.new is not None]


def _by_anchor(sent: Sequence[Paragraph], came: Sequence[Paragraph]) -> Mapping[int, int]:
    """Of paragraphs that came back the ones sent whose anchor they have.

    An anchor is no proof where its paragraph stands elsewhere word by word: who types above a
    paragraph may leave its anchor to the new one.
    """
    by_anchor = {name: number for number, each in enumerate(sent) for name in each.anchors}
    here, there = (Counter(each.text for each in side) for side in (sent, came))
    found: dict[int, int] = {}
    taken = set[int]()
    for number, each in enumerate(came):
        names = dict.fromkeys(by_anchor[name] for name in each.anchors if name in by_anchor)
        free = [
            n
            for n in names
            if n not in taken
            and (sent[n].text == each.text or there[sent[n].text] < here[sent[n].text])
        ]
        if free and each.text:
            likeness = [_alike(sent[n], each) for n in free]
            found[number] = free[likeness.index(max(likeness))]
            taken.add(found[number])
    return found


def _alike(one: Paragraph, other: Paragraph) -> float:
    """How much of two paragraphs is the same; one of which another was joined has both anchors."""
    if one.text == other.text:
        return 1.0
    words = (one.text.split()[:MOST_ALIKE], other.text.split()[:MOST_ALIKE])
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _paired(
    sent: Sequence[Paragraph],
    came: Sequence[Paragraph],
    olds: Sequence[int],
    news: Sequence[int],
    anchored: Mapping[int, int],
) -> list[Pair]:
    """The pairs of some paragraphs: those with the same anchor in the same order, then by words."""
    there = set(olds)
    fixed = _rising([(j, anchored[j]) for j in news if anchored.get(j) in there])
    pairs: list[Pair] = []
    old = new = 0
    for j, i in [*fixed, (None, None)]:
        until_old = len(olds) if i is None else bisect_left(olds, i)
        until_new = len(news) if j is None else bisect_left(news, j)
        pairs += _between(sent, came, olds[old:until_old], news[new:until_new])
        if i is not None:
            pairs.append(Pair(i, j))
        old, new = until_old + 1, until_new + 1
    return pairs


def _between(
    sent: Sequence[Paragraph], came: Sequence[Paragraph], olds: Sequence[int], news: Sequence[int]
) -> Iterator[Pair]:
    blocks = (
        [Block(sent[n].kind, sent[n].text) for n in olds],
        [Block(came[n].kind, came[n].text) for n in news],
    )
    for pair in align(*blocks):
        yield Pair(
            None if pair.old is None else olds[pair.old],
            None if pair.new is None else news[pair.new],
        )


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs, given in the order of the first, that is in that of the second."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_j, i) in enumerate(pairs):
        at = bisect_left(tails, i)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [i]
        ends[at : at + 1] = [number]
    row = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def same_notes(
    sent: Reviewed, came: Reviewed, pairs: Iterable[tuple[int, int]]
) -> Mapping[str, str]:
    """Which note that came back is which that was sent: programs number them anew.

    Args:
        sent: the document as it was made.
        came: as it came back.
        pairs: the paragraphs that are in both: their notes are compared first.
    """
    found: dict[str, str] = {}
    for old, new in pairs:
        olds = MARK.findall(sent.paragraphs[old].text)
        news = MARK.findall(came.paragraphs[new].text)
        found |= _notes_alike(sent, came, olds, news)
    known = set(found.values())
    olds = [id_ for id_ in _marks(sent) if id_ not in known]
    news = [id_ for id_ in _marks(came) if id_ not in found]
    return found | _notes_alike(sent, came, olds, news)


def _marks(side: Reviewed) -> list[str]:
    """The ids of the notes in the order of their marks."""
    return [id_ for each in side.paragraphs for id_ in MARK.findall(each.text)]


def _notes_alike(
    sent: Reviewed, came: Reviewed, olds: Sequence[str], news: Sequence[str]
) -> dict[str, str]:
    if len(olds) == len(news) == 1:
        return {news[0]: olds[0]}
    blocks = (
        [Block("", sent.notes.get(id_, "")) for id_ in olds],
        [Block("", came.notes.get(id_, "")) for id_ in news],
    )
    return {
        news[pair.new]: olds[pair.old]
        for pair in align(*blocks)
        if pair.old is not None and pair.new is not None
    }


class Elsewhere:
    """Finds what was taken away in one place and stands in another, each once."""

    def __init__(self, sent: Sequence[Paragraph], gone: Sequence[int]) -> None:
        self.by_words: dict[str, list[int]] = {}
        self.by_anchor: dict[str, int] = {}
        for number in gone:
            self.by_words.setdefault(sent[number].text, []).append(number)
            self.by_anchor |= dict.fromkeys(sent[number].anchors, number)
        self.left = set(gone)

    def of(self, came: Paragraph) -> int | None:
        """The paragraph that was sent, by its words or else by its anchor."""
        words = self.by_words.get(came.text, []) if len(came.text.split()) >= MOVED else []
        anchored = [self.by_anchor[name] for name in came.anchors if name in self.by_anchor]
        found = next((n for n in (*words, *anchored) if n in self.left), None)
        self.left.discard(-1 if found is None else found)
        return found


def is_like(one: str, other: str) -> bool:
    """Whether a paragraph can still be told to be another that was changed."""
    here, there = Counter(one.split()), Counter(other.split())
    return one == other or (here & there).total() >= UNLIKE * here.total()


def went_over(text: str, less: str, more: str) -> bool:
    """Whether most words of a text are in one text and were not in it before."""
    own, new = Counter(WORD.findall(text)), Counter(WORD.findall(more))
    new -= Counter(WORD.findall(less))
    whole = "".join(WORD.findall(text))
    glued = whole in "".join(WORD.findall(more)) and whole not in "".join(WORD.findall(less))
    return bool(whole) and (glued or 2 * (own & new).total() >= own.total())
