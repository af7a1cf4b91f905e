"""Which paragraph of the old text became which of the new, and how both texts end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from briefgen.word.xml import Element, W

WORDS = re.compile(r"\w+")
ALIKE = 0.5
"""From which share of common words on a paragraph is a changed one, and not another."""
SHORT = 4
"""A paragraph of fewer words is changed only if it has the style of the other too."""
MOST = 400
"""Of how many paragraphs in a row at most each is compared with each."""


class Block(Struct, frozen=True):
    """What a paragraph or table is compared by: its form (style, kind), and its words."""

    form: str
    words: str


class Pair(Struct, frozen=True):
    """An old and a new block by their numbers; None where there is no other.

    `moved` is the same number for the place where a block was and the one where it is.
    """

    old: int | None
    new: int | None
    moved: int | None = None


def align(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """The pairs in the order of the new text, with what was taken away before what came instead."""
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs += [Pair(i1 + n, j1 + n) for n in range(i2 - i1)]
        else:
            pairs += _replaced(old, new, range(i1, i2), range(j1, j2))
    return list(_with_moves(old, new, pairs))


def _replaced(
    old: Sequence[Block], new: Sequence[Block], olds: range, news: range
) -> Iterator[Pair]:
    """The pairs of a stretch in which nothing is equal: those alike, in order, and the rest."""
    position, i = news.start, olds.start
    for one, other in _chain(old, new, olds, news):
        yield from (Pair(n, None) for n in range(i, one))
        yield from (Pair(None, n) for n in range(position, other))
        yield Pair(one, other)
        i, position = one + 1, other + 1
    yield from (Pair(n, None) for n in range(i, olds.stop))
    yield from (Pair(None, n) for n in range(position, news.stop))


def _chain(
    old: Sequence[Block], new: Sequence[Block], olds: range, news: range
) -> list[tuple[int, int]]:
    """The row of pairs, in the order of both texts, that is most alike together."""
    if len(olds) > MOST or len(news) > MOST:
        return []
    counts = {n: Counter(WORDS.findall(new[n].words.lower())) for n in news}
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]]
    best = [[(0.0, ())] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for x, i in enumerate(olds, 1):
        own = Counter(WORDS.findall(old[i].words.lower()))
        for y, j in enumerate(news, 1):
            choice = max(best[x - 1][y], best[x][y - 1], key=lambda each: each[0])
            score = _likeness(own, counts[j], same_form=old[i].form == new[j].form)
            before = best[x - 1][y - 1]
            if score and before[0] + score > choice[0]:
                choice = (before[0] + score, (*before[1], (i, j)))
            best[x][y] = choice
    return list(best[-1][-1][1])


def _likeness(one: "Counter[str]", other: "Counter[str]", *, same_form: bool) -> float:
    total = one.total() + other.total()
    if not total:
        return 1.0 if same_form else 0.0
    share = 2 * (one & other).total() / total
    if min(one.total(), other.total()) < SHORT and not same_form:
        return 0.0
    return share if share >= ALIKE else 0.0


def _with_moves(
    old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]
) -> Iterator[Pair]:
    """The pairs, in which a block that was taken away and stands elsewhere is moved."""
    taken: dict[Block, list[int]] = {}
    for pair in pairs:
        if pair.new is None and pair.old is not None:
            taken.setdefault(old[pair.old], []).append(pair.old)
    moves: dict[tuple[str, int], int] = {}
    for pair in pairs:
        if pair.old is None and pair.new is not None:
            block = new[pair.new]
            if len(WORDS.findall(block.words)) > SHORT and taken.get(block):
                number = len(moves) // 2 + 1
                moves["old", taken[block].pop(0)] = moves["new", pair.new] = number
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            yield pair
        elif pair.old is not None:
            yield Pair(pair.old, None, moves.get(("old", pair.old)))
        elif pair.new is not None:
            yield Pair(None, pair.new, moves.get(("new", pair.new)))


Ending = tuple[list[Pair] | None, list[Pair]]


def ending(pairs: list[Pair], olds: Sequence[Element], news: Sequence[Element]) -> Ending:
    """The pairs up to the last one that is there in both, and those after it.

    None for the first if the last two must be made one: both texts end in something else, with a
    table or with what was moved.
    """
    both = [n for n, pair in enumerate(pairs) if pair.old is not None and pair.new is not None]
    if not olds or not news:
        return pairs, []
    last = both[-1] if both else -1
    head, tail = pairs[: last + 1], pairs[last + 1 :]
    if not tail:
        return pairs, []
    ends = olds[-1].tag == news[-1].tag == f"{W}p"
    one_sided = all(each.old is None for each in tail) or all(each.new is None for each in tail)
    blocks = [
        *(olds[each.old] for each in (*tail, *head[-1:]) if each.old is not None),
        *(news[each.new] for each in (*tail, *head[-1:]) if each.new is not None),
    ]
    plain = all(each.tag == f"{W}p" for each in blocks) and not any(each.moved for each in tail)
    if head and one_sided and plain:
        return head, tail
    return (None, []) if ends else (pairs, [])
