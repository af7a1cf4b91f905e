"""Which paragraph that came back is which of those sent: by its anchor, else by its words."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from briefgen.review.align import Block, Pair, align
from briefgen.review.reviewed import MARK, Paragraph, Reviewed


def pair_up(sent: Sequence[Paragraph], came: Sequence[Paragraph]) -> list[Pair]:
    """The pairs, in the order in which they came back; what stands elsewhere is moved."""
    by_anchor = {name: number for number, each in enumerate(sent) for name in each.anchors}
    found: dict[int, int] = {}
    for number, each in enumerate(came):
        names = [by_anchor[name] for name in each.anchors if name in by_anchor]
        free = [n for n in names if n not in found.values()]
        if free and each.text:
            likeness = [_alike(sent[n], each) for n in free]
            found[number] = free[likeness.index(max(likeness))]
    fixed = _longest_rising(sorted(found.items()))
    pairs: list[Pair] = []
    old = new = 0
    for j, i in [*fixed, (len(came), len(sent))]:
        pairs += _between(sent, came, range(old, i), range(new, j))
        if j < len(came):
            pairs.append(Pair(i, j))
        old, new = i + 1, j + 1
    return pairs


def _alike(one: Paragraph, other: Paragraph) -> float:
    """How much of two paragraphs is the same; one of which another was joined has both anchors."""
    if one.text == other.text:
        return 1.0
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()


def _between(
    sent: Sequence[Paragraph], came: Sequence[Paragraph], olds: range, news: range
) -> Iterator[Pair]:
    blocks = (
        [Block(sent[n].kind, sent[n].text) for n in olds],
        [Block(came[n].kind, came[n].text) for n in news],
    )
    for pair in align(*blocks):
        yield Pair(
            None if pair.old is None else olds[pair.old],
            None if pair.new is None else news[pair.new],
            pair.moved,
        )


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs that is in the order of both."""
    best: list[list[tuple[int, int]]] = []
    for pair in pairs:
        before = max((row for row in best if row[-1][1] < pair[1]), key=len, default=[])
        best.append([*before, pair])
    return max(best, key=len, default=[])


def marks(side: Reviewed) -> list[str]:
    """The ids of the notes in the order of their marks."""
    return [id_ for each in side.paragraphs for id_ in MARK.findall(each.text)]


def same_notes(sent: Reviewed, came: Reviewed) -> Mapping[str, str]:
    """Which note that came back is which that was sent: programs number them anew."""
    olds, news = marks(sent), marks(came)

    def blocks(ids: Sequence[str], side: Reviewed) -> list[Block]:
        return [Block("", side.notes.get(id_, "")) for id_ in ids]

    def pairs() -> Iterator[tuple[str, str]]:
        for pair in align(blocks(olds, sent), blocks(news, came)):
            if pair.old is not None and pair.new is not None:
                yield news[pair.new], olds[pair.old]

    return dict(pairs())
