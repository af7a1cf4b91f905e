"""What is where it was, what was taken away and added between, and what of that has no place.

What a reviewer adds belongs to the text before it, unless something stands before it that is no
text of the dossier: a heading, a table, a line that looks like a title. From there to the next
paragraph that was sent it belongs to nothing, for it may be another minister's; after a heading,
all does up to the next heading that was sent; a fixed head within an item is none of these, as the
item that was added may have the same.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefgen.absorb.gap import (
    ADDED,
    ASTRAY,
    ELSEWHERE,
    GONE,
    HEAD_ADDED,
    HEAD_LOST,
    LOST,
    MIXED,
    TABLE,
    UNSURE,
    Gap,
    Group,
    Kept,
)
from briefgen.absorb.origins import Origins
from briefgen.absorb.pairing import Elsewhere, is_like, pair_up, went_over
from briefgen.absorb.reviewed import Paragraph, Reviewed
from briefgen.absorb.titles import looks_like_a_title
from briefgen.problem import Text, t
from briefgen.redline.align import Pair


class Gaps:
    """A document that was sent and what came back, side by side.

    `kept` and `gaps` are all of it; `groups` what of it has no place; `mixed` what was sent and is
    there, but joined with something else, or divided; `moves` the paragraphs that
    stand elsewhere below the same heading, by their numbers.
    """

    def __init__(
        self, sent: Reviewed, came: Reviewed, origins: Origins, unsure: Collection[str]
    ) -> None:
        self.sent, self.came, self.origins = sent.paragraphs, came.paragraphs, origins
        self.unsure = frozenset(unsure)
        self.heads = origins.heads_of(self.sent)
        self.subjects = origins.subjects_of(self.heads)
        self.kept: list[Kept] = []
        self.gaps: list[Gap] = []
        self.groups: list[Group] = []
        self.of_old: dict[int, Group] = {}
        self.of_new: dict[int, Group] = {}
        self._walk(pair_up(self.sent, self.came, origins.sections))
        gone = [n for gap in self.gaps for n in gap.olds if self.sent[n].text]
        self.lost = {n for n in gone if self.heads[n] == n}
        for gap in self.gaps:
            self._taken_away(gap)
            self._added(gap)
            self._whole(gap)
        self.mixed = set[int]()
        self._mix({each.old: each.new for each in self.kept})
        self.elsewhere = Elsewhere(self.sent, gone)
        self.moves = [pair for gap in self.gaps for pair in self._moved(gap)]
        self.groups = [each for each in self.groups if each.olds or each.news]

    def free(self, gap: Gap) -> tuple[list[int], list[int]]:
        """What of a gap has a place: what was taken away, and what was added."""
        olds = [n for n in gap.olds if n not in self.of_old and self.sent[n].text]
        news = [n for n in gap.news if n not in self.of_new and self.came[n].text]
        return olds, news

    def missing(self) -> float:
        """How much of what was sent is nowhere any more, from 0 to 1.

        What was taken away of one item or topic only is a reviewer's choice, however much it is.
        """
        changed = (
            each.old
            for each in self.kept
            if not is_like(self.sent[each.old].text, self.came[each.new].text)
        )
        nowhere = {*self.elsewhere.left, *changed}
        total = sum(len(each.text.split()) for each in self.sent)
        gone = sum(len(self.sent[n].text.split()) for n in nowhere)
        return gone / total if len({self.subjects[n] for n in nowhere}) > 1 else 0.0

    def _walk(self, pairs: Sequence[Pair]) -> None:
        head, subject, astray, off = -1, -1, False, False
        before: int | None = None
        olds, news = list[int](), list[int]()
        for pair in (*pairs, Pair(None, None)):
            if pair.old is not None and pair.new is None:
                olds.append(pair.old)
                continue
            if pair.new is not None and pair.old is None:
                news.append(pair.new)
                continue
            if olds or news:
                lost = astray or off
                self.gaps.append(Gap(tuple(olds), tuple(news), before, pair.old, head, lost))
                astray = astray or any(self.came[n].kind == "heading" for n in news)
                olds, news = [], []
            if pair.old is None or pair.new is None:
                continue
            if self.heads[pair.old] == pair.old:
                head, within = pair.old, pair.old in self.origins.sections
                subject = subject if within else head
                astray = within and (astray or self.subjects[head] != subject)
            off = astray or self.heads[pair.old] != head
            self.kept.append(Kept(pair.old, pair.new, off))
            before = pair.old if self.sent[pair.old].text else before

    def _refuse(
        self,
        why: Text,
        olds: Sequence[int] = (),
        news: Sequence[int] = (),
        *,
        subject: bool = False,
    ) -> Group:
        group = Group(why, subject=subject)
        self.groups.append(group)
        self._join(group, olds, news)
        return group

    def _taken_away(self, gap: Gap) -> None:
        """What cannot go by itself: an item without its heading, what briefgen writes."""
        lost, left = dict[int, list[int]](), list[int]()
        for number in (n for n in gap.olds if self.sent[n].text):
            head, item = self.heads[number], self.subjects[number]
            head = item if item in self.lost else head
            (lost.setdefault(head, []) if head in self.lost else left).append(number)
        for head, olds in lost.items():
            self._refuse(HEAD_LOST if head in self.origins.sections else LOST, olds)
        if any(self.is_unsure(self.sent[number]) for number in left):
            self._refuse(UNSURE, left)
        elif any(self._is_fixed(number) for number in left):
            self._refuse(GONE, left)

    def is_unsure(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph was another one when the document was sent."""
        return not self.unsure.isdisjoint(paragraph.anchors)

    def _is_fixed(self, number: int) -> bool:
        origin = self.origins.paragraphs.get(number)
        return origin is None or origin.leaf is None or origin.leaf.kind == "cell"

    def _added(self, gap: Gap) -> None:
        news = [n for n in gap.news if self.came[n].text or self.came[n].left_out]
        lost = any(n in self.lost for n in gap.olds)
        group: Group | None = None
        if gap.astray or lost:
            group = self._refuse(ASTRAY)
        for at, number in enumerate(news):
            before = self.came[news[at - 1]] if at else self._before(gap)
            following = self.came[news[at + 1]] if at + 1 < len(news) else None
            each = self.came[number]
            only_head = group and group.subject and len(group.news) == 1
            if each.kind == "cell":
                group = group or self._refuse(TABLE)
            elif each.kind == "heading" or (
                not only_head and looks_like_a_title(each, before, following)
            ):
                group = self._refuse_title(each)
            if group:
                self._join(group, (), [number])
            elif each.left_out:
                group = self._refuse(each.left_out[0], news=[number])
            elif self.is_unsure(each):
                self._refuse(UNSURE, news=[number])

    def _refuse_title(self, title: Paragraph) -> Group:
        """Begin a group with a title that was added: that of an item, or a fixed head of one."""
        key = self.origins.key_below(title.text)
        if key is None:
            return self._refuse(ADDED, subject=True)
        return self._refuse(t(HEAD_ADDED, heading=title.text, key=key))

    def _before(self, gap: Gap) -> Paragraph | None:
        return None if gap.before is None else self.sent[gap.before]

    def _whole(self, gap: Gap) -> None:
        """Keep what was taken away where what may have come in its place has none, and so on."""
        olds, news = self.free(gap)
        other = next((self.of_new[n] for n in gap.news if n in self.of_new), None)
        if other:
            self._join(other, olds, ())
        elif group := next((self.of_old[n] for n in gap.olds if n in self.of_old), None):
            self._join(group, (), news)

    def _mix(self, new_of: Mapping[int, int]) -> None:
        """Find what was joined over a border of texts, or divided so that a part has no place."""
        for gap in self.gaps:
            for side in (gap.before, gap.after):
                if side is None:
                    continue
                was, now = self.sent[side].text, self.came[new_of[side]].text
                fixed = self._is_fixed(side)
                olds = [
                    n
                    for n in gap.olds
                    if (fixed or self._is_fixed(n) or self.heads[n] != self.heads[side])
                    and went_over(self.sent[n].text, was, now)
                ]
                news = [
                    n
                    for n in gap.news
                    if (fixed or n in self.of_new) and went_over(self.came[n].text, now, was)
                ]
                if olds or news:
                    self.mixed.add(side)
                    self._refuse(
                        MIXED,
                        [n for n in olds if n not in self.of_old],
                        [n for n in news if n not in self.of_new],
                    )

    def _join(self, group: Group, olds: Sequence[int], news: Sequence[int]) -> None:
        group.olds += olds
        group.news += news
        self.of_old |= dict.fromkeys(olds, group)
        self.of_new |= dict.fromkeys(news, group)

    def _moved(self, gap: Gap) -> Iterator[tuple[int, int]]:
        """The paragraphs of a gap that were taken away elsewhere, if both may be changed."""
        for new in gap.news:
            old = self.elsewhere.of(self.came[new])
            if old is None:
                continue
            here, there = self.of_new.get(new), self.of_old.get(old)
            if not here and not there and self.heads[old] == gap.head and not gap.astray:
                yield old, new
            elif not here and not there:
                self._refuse(ELSEWHERE, [old], [new])
            elif here and not there:
                self._join(here, [old], ())
            elif there and not here:
                self._join(there, (), [new])
