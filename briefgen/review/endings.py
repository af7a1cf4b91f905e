"""How two texts end: the last mark of a text can be neither added nor taken away."""

from collections.abc import Sequence

from briefgen.review.align import Pair
from briefgen.word.xml import Element, W

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
