"""Which block of an old story became which of the new one: by item first, then within each.

An item is known by the bookmark around the words of its heading, which is the same in both,
whatever it is called: so one that stands elsewhere is moved as a whole, and not another with its
words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from briefgen.redline.align import SHORT, WORDS, Block, Pair, align
from briefgen.redline.words import form_of, text_of
from briefgen.word.xml import Element, W

HEADING = re.compile(r"Heading(\d)")
COUNTED = re.compile(r"_?[a-z]{1,2}_?\d+")
"""A bookmark that says only the how manieth paragraph it was."""
Blocks = tuple[Sequence[Block], Sequence[Block]]
"""Those of the old story and those of the new one."""


class Part(Struct, frozen=True):
    """The heading of an item or of a part and what stands below it, up to the next; else ""."""

    key: str
    level: int
    blocks: range

    @property
    def text(self) -> range:
        """What stands below the heading."""
        return self.blocks[1:] if self.key else self.blocks


def paired(olds: Sequence[Element], news: Sequence[Element], *, whole: bool) -> list[Pair]:
    """The pairs in the order of both stories, with what moved in both of its places.

    If `whole`, no paragraph is one that was split, or joined of others.
    """
    blocks = ([_block(each, whole) for each in olds], [_block(each, whole) for each in news])
    old, new = _parts(olds), _parts(news)
    there = {each.key: each for each in new}
    common = [(each, there[each.key]) for each in old if each.key in there]
    staying = _staying(common, (olds, news))
    moved = [each for each in common if each not in staying]
    froms, tos = _moved(blocks, moved, (old, new))
    stays: list[Pair] = []
    ends = Part("", 0, range(len(olds), len(olds))), Part("", 0, range(len(news), len(news)))
    i = j = 0
    for was, now in (*staying, ends):
        gone = [n for n in range(i, was.blocks.start) if n not in froms]
        come = [n for n in range(j, now.blocks.start) if n not in tos]
        stays += _between(blocks, gone, come)
        stays += _within(blocks, was, now)
        i, j = was.blocks.stop, now.blocks.stop
    pairs = _with_moves(blocks, list(_in_order(stays, froms, tos)), len(moved))
    return list(_one_for_one(blocks, pairs))


def _block(element: Element, whole: bool) -> Block:
    """What an element is compared by; its words with a sign for each footnote mark."""
    style = _style(element)
    form = str(element.tag) + style
    if element.tag == f"{W}tbl":
        return Block(form, form_of(element))
    marks = "†" * len(list(element.iter(f"{W}footnoteReference")))
    return Block(form, text_of(element) + marks, not whole and not HEADING.match(style))


def _style(element: Element) -> str:
    """The style of a paragraph; none of any other block."""
    for properties in element.iterchildren(f"{W}pPr"):
        for style in properties.iterchildren(f"{W}pStyle"):
            return style.get(f"{W}val", "")
    return ""


def _level(element: Element) -> int:
    """That of a heading; 0 for any other block."""
    found = HEADING.match(_style(element))
    return int(found[1]) if found else 0


def _parts(elements: Sequence[Element]) -> list[Part]:
    starts: list[tuple[str, int, int]] = [("", 0, 0)]
    known = {""}
    for at, each in enumerate(elements):
        mark = each.find(f"{W}bookmarkStart") if (level := _level(each)) else None
        key = "" if mark is None else mark.get(f"{W}name", "")
        if 0 < level <= starts[-1][1] and (not key or COUNTED.fullmatch(key)):
            # The heading of a part is not the end of the item above it.
            key = f"{level} {text_of(each)}"
        if key not in known and not COUNTED.fullmatch(key):
            known.add(key)
            starts.append((key, level, at))
    stops = [at for _key, _level, at in starts[1:]]
    return [
        Part(key, level, range(start, stop))
        for (key, level, start), stop in zip(starts, (*stops, len(elements)), strict=True)
    ]


def _staying(
    common: Sequence[tuple[Part, Part]], stories: tuple[Sequence[Element], Sequence[Element]]
) -> Sequence[tuple[Part, Part]]:
    """Those in the order of both stories that have the most words; the others moved."""
    places = [now.blocks.start for _was, now in common]
    if places == sorted(places):
        return common
    best: list[tuple[int, list[tuple[Part, Part]]]] = []
    for was, now in common:
        before = [row for row in best if row[1][-1][1].blocks.start < now.blocks.start]
        weight, row = max(before, key=lambda each: each[0], default=(0, []))
        words = sum(map(_words, (was, now), stories))
        best.append((weight + words + 1, [*row, (was, now)]))
    return max(best, key=lambda each: each[0])[1]


def _words(part: Part, story: Sequence[Element]) -> int:
    """How many words a part has."""
    return sum(len(WORDS.findall(text_of(story[at]))) for at in part.blocks)


def _between(blocks: Blocks, olds: Sequence[int], news: Sequence[int]) -> Iterator[Pair]:
    """The pairs of some blocks of both."""
    for each in align([blocks[0][n] for n in olds], [blocks[1][n] for n in news]):
        yield replace(
            each,
            old=None if each.old is None else olds[each.old],
            new=None if each.new is None else news[each.new],
        )


def _within(blocks: Blocks, was: Part, now: Part) -> list[Pair]:
    """The pairs of an item: its heading is the same one, whatever it says."""
    heading = [Pair(was.blocks.start, now.blocks.start)] if was.key else []
    return [*heading, *_between(blocks, was.text, now.text)]


Moves = Mapping[int, Pair]
"""What moved, by the number of the block."""


def _moved(
    blocks: Blocks, moved: Sequence[tuple[Part, Part]], parts: tuple[Sequence[Part], Sequence[Part]]
) -> tuple[Moves, Moves]:
    """What moved of the old story and of the new one: one range for each item."""
    froms: dict[int, Pair] = {}
    tos: dict[int, Pair] = {}
    places = [{each.key: at for at, each in enumerate(side)} for side in parts]
    # As they are, no paragraph of them is split: a range holds what moved, and not both.
    whole = tuple([replace(each, parts=False) for each in side] for side in blocks)
    above: tuple[int, int, int] = (-1, -1, 0)
    number = 0
    for was, now in moved:
        here = (places[0][was.key], places[1][now.key])
        if here != above[:2] or was.level <= above[2]:
            number, above = number + 1, (*here, was.level)
        above = (here[0] + 1, here[1] + 1, above[2])
        for each in _within((whole[0], whole[1]), was, now):
            if each.old is not None:
                froms[each.old] = Pair(each.old, None, moved=number, other=each.new)
            if each.new is not None:
                tos[each.new] = Pair(None, each.new, moved=number, other=each.old)
    return froms, tos


def _in_order(stays: Sequence[Pair], froms: Moves, tos: Moves) -> Iterator[Pair]:
    """What stayed, came and went, with what moved in both of its places."""
    gone, come = (sorted(each, reverse=True) for each in (froms, tos))
    end = Pair(max(gone, default=0) + 1, max(come, default=0) + 1)
    for pair in (*stays, end):
        while gone and pair.old is not None and gone[-1] < pair.old:
            yield froms[gone.pop()]
        while come and pair.new is not None and come[-1] < pair.new:
            yield tos[come.pop()]
        if pair is not end:
            yield pair


def _with_moves(blocks: Blocks, pairs: list[Pair], number: int) -> list[Pair]:
    """The pairs, in which a block that was taken away and stands elsewhere is moved."""
    taken: dict[Block, list[int]] = {}
    for at, pair in enumerate(pairs):
        if pair.old is not None and pair.new is None and pair.moved is None:
            taken.setdefault(blocks[0][pair.old], []).append(at)
    made = list(pairs)
    sources: dict[int, int] = {}
    for at, pair in enumerate(pairs):
        if pair.old is not None or pair.new is None or pair.moved is not None:
            continue
        block = blocks[1][pair.new]
        table = block.form.startswith(f"{W}tbl")
        if table or not taken.get(block) or len(WORDS.findall(block.words)) <= SHORT:
            continue
        before = sources[at] = taken[block].pop(0)
        if sources.get(at - 1) != before - 1:
            number += 1
        made[before] = replace(pairs[before], moved=number, other=pair.new)
        made[at] = replace(pair, moved=number, other=pairs[before].old)
    return made


def _one_for_one(blocks: Blocks, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs, in which one paragraph that stands where another stood is made of that."""
    for alone, group in groupby(pairs, lambda each: None in {each.old, each.new}):
        row = list(group)
        if alone and len(row) == 2 and all(each.moved is None for each in row):
            old, new = row[0].old, row[1].new
            if old is not None and new is not None:
                forms = (blocks[0][old].form, blocks[1][new].form)
                if f"{W}tbl" not in forms and len({"Heading" in each for each in forms}) == 1:
                    row = [Pair(old, new)]
        yield from row
