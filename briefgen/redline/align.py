"""Which paragraph of an old text became which of the new one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from msgspec import Struct

WORDS = re.compile(r"\w+")
ALIKE = 0.5
"""From which share of common words on a paragraph is a changed one, and not another."""
SHORT = 4
"""A paragraph of fewer words is changed only if it has the style of the other too."""
MOST = 400
"""Of how many paragraphs in a row at most each is compared with each."""
PARTED = 0.7
"""From which share of common words on a paragraph is one that was split, or joined of others."""
MOST_PARTS = 12
"""In how many a paragraph is split at most."""


class Block(Struct, frozen=True):
    """What a paragraph or table is compared by: its form (style, kind), and its words.

    `parts` tells whether it may be split, or joined with others: tables and headings are not.
    """

    form: str
    words: str
    parts: bool = False


class Pair(Struct, frozen=True):
    """An old and a new block by their numbers; None where there is no other.

    `split` is how many new blocks more, behind the new one, the old one was split into; `joined`
    how many old ones more, behind the old one, became the new one. `moved` is the same number for
    the place where a block was and the one where it is; `other` is then what it became, or was.
    """

    old: int | None
    new: int | None
    split: int = 0
    joined: int = 0
    moved: int | None = None
    other: int | None = None


def align(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """The pairs in the order of the new text, with what was taken away before what came instead."""
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs += [Pair(i1 + n, j1 + n) for n in range(i2 - i1)]
        else:
            pairs += _replaced(old, new, range(i1, i2), range(j1, j2))
    return pairs


def _replaced(
    old: Sequence[Block], new: Sequence[Block], olds: range, news: range
) -> Iterator[Pair]:
    """The pairs of a stretch in which nothing is equal: those alike, in order, and the rest."""
    position, i = news.start, olds.start
    for one, other, joined, split in _chain(old[i : olds.stop], new[position : news.stop]):
        one, other = one + olds.start, other + news.start  # noqa: PLW2901 - counted from elsewhere
        yield from (Pair(n, None) for n in range(i, one))
        yield from (Pair(None, n) for n in range(position, other))
        yield Pair(one, other, split, joined)
        i, position = one + joined + 1, other + split + 1
    yield from (Pair(n, None) for n in range(i, olds.stop))
    yield from (Pair(None, n) for n in range(position, news.stop))


Link = tuple[int, int, int, int]
"""An old and a new block that are a pair, and how many more of the old and the new ones."""


def _chain(old: Sequence[Block], new: Sequence[Block]) -> tuple[Link, ...]:
    """The row of pairs, in the order of both texts, that is most alike together."""
    if len(old) > MOST or len(new) > MOST:
        return ()
    olds, news = ([Counter(WORDS.findall(b.words.lower())) for b in side] for side in (old, new))
    best: list[list[tuple[float, tuple[Link, ...]]]]
    best = [[(0.0, ())] * (len(new) + 1) for _ in range(len(old) + 1)]
    for x in range(1, len(old) + 1):
        for y in range(1, len(new) + 1):
            choice = max(best[x - 1][y], best[x][y - 1], key=lambda each: each[0])
            same = old[x - 1].form == new[y - 1].form
            score = _likeness(olds[x - 1], news[y - 1], same_form=same)
            ways = [(score, 0, 0)] if score else []
            if old[x - 1].parts and new[y - 1].parts:
                forms = old[x - 1].form, new[y - 1].form
                ways += [(each, 0, n) for n, each in _parted(olds[x - 1], forms[0], new, news, y)]
                ways += [(each, n, 0) for n, each in _parted(news[y - 1], forms[1], old, olds, x)]
            for each, joined, split in ways:
                before = best[x - 1 - joined][y - 1 - split]
                if before[0] + each > choice[0]:
                    link = (x - 1 - joined, y - 1 - split, joined, split)
                    choice = (before[0] + each, (*before[1], link))
            best[x][y] = choice
    return best[-1][-1][1]


def _parted(
    whole: "Counter[str]",
    form: str,
    blocks: Sequence[Block],
    counts: Sequence["Counter[str]"],
    end: int,
) -> Iterator[tuple[int, float]]:
    """Of how many blocks more than one, up to an end, a paragraph may be the whole; how alike.

    Only the last may have another form: pandoc joins others again in another order.
    """
    row = range(end - 1, max(end - 1 - MOST_PARTS, -1), -1)
    for number, total in enumerate(accumulate(counts[at] for at in row)):
        last = counts[end - 1 - number]
        block = blocks[end - 1 - number]
        alike = block.parts and (number == 0 or block.form == form)
        if not alike or (last & whole).total() < PARTED * last.total():
            return
        share = 2 * (total & whole).total() / ((total + whole).total() or 1)
        # Two pairs of one with one are worth more than one of both with one.
        if number and share >= PARTED:
            yield number, share


def _likeness(one: "Counter[str]", other: "Counter[str]", *, same_form: bool) -> float:
    total = one.total() + other.total()
    if not total:
        return 1.0 if same_form else 0.0
    share = 2 * (one & other).total() / total
    if share < 1 and min(one.total(), other.total()) < SHORT and not same_form:
        return 0.0
    return share if share >= ALIKE else 0.0
