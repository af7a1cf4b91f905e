"""What stands between two paragraphs that are there on both sides → changes of texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from briefgen.absorb.change import Change, GoneNote, Refused, Said, joined
from briefgen.absorb.gap import ELSEWHERE, Gap
from briefgen.absorb.gaps import Gaps
from briefgen.absorb.noting import Named, Noting, gone, together
from briefgen.absorb.printed import Origin
from briefgen.absorb.reviewed import MARK, Reviewed
from briefgen.markdown.lines import Leaf
from briefgen.problem import Text, t
from briefgen.texts.case import Edit

BULLET = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})([.)]))[ \t]")
EMPTY_LINES = re.compile(r"\n+")
NOWHERE = t("this paragraph was added where no text of the dossier stands before it")


class Between:
    """The changes of all gaps of a document; `refused` is what has no place after all."""

    def __init__(self, sent: Reviewed, came: Reviewed, gaps: Gaps, noting: Noting) -> None:
        self.sent, self.came, self.noting = sent, came, noting
        self.gaps, self.origins = gaps, gaps.origins.paragraphs
        self.refused: list[Refused] = []

    def changes(self) -> list[Change]:
        """All changes; what was moved within an item is one of them."""
        owned = _Owned()
        for gap in self.gaps.gaps:
            for olds, news, change in self._of_gap(gap):
                owned.add(olds, news, change)
        for old, new in self.gaps.moves:
            left = owned.join(old, new)
            self.refused += [Refused(ELSEWHERE, left.came, left.sent)] if left else []
        return [each.change for each in owned.entries if each.change]

    def _of_gap(self, gap: Gap) -> Iterator[tuple[Sequence[int], Sequence[int], Change]]:
        """The changes of a gap, with the numbers of what they take away and add."""
        olds, news = self.gaps.free(gap)
        known = [(n, self.origins[n]) for n in olds]
        runs = [list(run) for _file, run in groupby(known, lambda each: each[1].file)]
        where = runs[0][0][1] if runs else self._where(gap)
        added = self._named(news, where)
        if isinstance(added, Text):
            told = Refused(added, words(self.came, news), words(self.sent, olds))
            self.refused.append(told)
            return
        for run in runs:
            yield [n for n, _origin in run], list(added), self._taken_away(run, added)
            added = {}
        if added and where:
            yield (), list(added), self._put_in(where, added, gap)

    def _is_prose(self, number: int | None) -> bool:
        origin = None if number is None else self.origins.get(number)
        return bool(origin and origin.leaf and origin.leaf.kind != "cell")

    def _where(self, gap: Gap) -> Origin | None:
        """The paragraph behind which text comes that was added, or the first one, before which."""
        before, after = (
            None if each is None else self.origins.get(each) for each in (gap.before, gap.after)
        )
        if self._is_prose(gap.before):
            return before
        head = None if gap.after is None else self.gaps.heads[gap.after]
        below = head is not None and gap.before == head
        beside = before and after and before.leaf is None and before.file == after.file
        same_head = gap.before is not None and head == self.gaps.heads[gap.before]
        first = below or (beside and same_head)
        return after if first and self._is_prose(gap.after) else None

    def _named(self, news: Sequence[int], where: Origin | None) -> dict[int, Named] | Text:
        """What was added with its notes by name; or why it has no place."""
        found = {}
        for number in news:
            text = self.came.paragraphs[number].text
            named = self.noting.named(text, where.file) if where else NOWHERE
            if isinstance(named, Text):
                return named
            found[number] = named
        return found

    def _taken_away(self, run: Sequence[tuple[int, Origin]], added: dict[int, Named]) -> Change:
        """Paragraphs in a row of one file taken away, with what came in the place of the first."""
        edits, said, names = list[Edit](), list[Said](), set[str]()
        texts = tuple(each.text for each in added.values())
        for _row, group in groupby(enumerate(run), lambda each: _place_in_row(*each)):
            origins = [origin for _at, (_n, origin) in group]
            passage, row = origins[0].passage, [each.leaf for each in origins if each.leaf]
            if texts and not edits:
                lines = self._lines(row[0], passage.text, added)
                edits.append(Edit(passage.spot(row[0].start, row[-1].end), lines))
            else:
                edits.append(Edit(passage.spot(*_whole_lines(passage.text, row)), ""))
            for each in origins:
                here = () if said else texts
                said.append(Said(passage, each.number, after=False, paragraphs=here))
                names |= set(MARK.findall(each.written()))
        sent = words(self.sent, [n for n, _origin in run])
        return self._change(added, edits, said, sent, gone(names, run[0][1].file))

    def _put_in(self, where: Origin, added: dict[int, Named], gap: Gap) -> Change:
        """Paragraphs put behind another, or before it if it is the first of a text."""
        first, leaf, passage = not self._is_prose(gap.before), where.leaf, where.passage
        if leaf is None:
            raise ValueError(where)
        lines = self._lines(leaf, passage.text, added)
        if first:
            edit = Edit(passage.spot(leaf.start, leaf.start), f"{lines}\n\n")
        else:
            kinds = leaf.kind, self.came.paragraphs[next(iter(added))].kind
            between = "\n" if kinds == ("list", "list") else "\n\n"
            edit = Edit(passage.spot(leaf.end, leaf.end), between + lines)
        texts = tuple(each.text for each in added.values())
        said = Said(passage, where.number - first, after=True, paragraphs=texts)
        return self._change(added, [edit], [said])

    def _change(
        self,
        added: dict[int, Named],
        edits: Sequence[Edit],
        said: Sequence[Said],
        sent: str = "",
        lost: tuple[GoneNote, ...] = (),
    ) -> Change:
        noted = together(added.values())
        came, notes = words(self.came, added), noted.notes
        return Change((*noted.edits, *edits), came, sent, (*noted.said, *said), notes, lost)

    def _lines(self, leaf: Leaf, text: str, added: dict[int, Named]) -> str:
        """Paragraphs as they are written at another one, whose list they go on with."""
        bullet = BULLET.match(text, leaf.start, leaf.end) if leaf.kind == "list" else None
        number = int(bullet[2]) if bullet and bullet[2] else None
        made, kind = "", ""
        for each, named in added.items():
            before, kind = kind, self.came.paragraphs[each].kind
            quoted = self.came.paragraphs[each].form == "quote"
            lead = "- " if kind == "list" else "> " * quoted
            if kind == "list" and bullet:
                number = number + 1 if number is not None else None
                lead = bullet[0] if number is None else f"{bullet[1]}{number}{bullet[3]} "
            between = "\n" if before == kind == "list" else "\n\n"
            made += (between if made else "") + lead
            made += named.text.replace("\n", "\n> ") if quoted else named.text
        return made


def _place_in_row(at: int, known: tuple[int, Origin]) -> tuple[int, int]:
    """The same for all paragraphs that follow each other in one text."""
    return id(known[1].passage), known[1].number - at


def _whole_lines(text: str, row: Sequence[Leaf]) -> tuple[int, int]:
    """From where and up to where paragraphs in a row go, with the empty lines around them.

    Those after them, or those before them at the end; within a list only their own line ends.
    """
    first, last = row[0], row[-1]
    if text[last.end : last.end + 1] == "\n" and text[last.end + 1 : last.end + 2] not in (
        "",
        "\n",
    ):
        return first.start, last.end + 1
    after = EMPTY_LINES.match(text, last.end)
    if first.start and text[first.start - 2 : first.start] != "\n\n":
        return first.start - 1, last.end
    if after and after.end() < len(text):
        return first.start, after.end()
    return len(text[: first.start].rstrip("\n")), last.end


def words(side: Reviewed, numbers: Iterable[int]) -> str:
    """Paragraphs with their notes, each on a line."""
    return "\n".join(side.with_notes(side.paragraphs[n]) for n in numbers)


class _Entry(Struct):
    """A change with the numbers of what it takes away and adds; none if it was joined or left."""

    change: Change | None
    olds: Sequence[int]
    news: Sequence[int]


class _Owned:
    """Which change each paragraph belongs to, so that what was moved becomes one."""

    def __init__(self) -> None:
        self.of_old: dict[int, _Entry] = {}
        self.of_new: dict[int, _Entry] = {}
        self.entries: list[_Entry] = []

    def add(self, olds: Sequence[int], news: Sequence[int], change: Change) -> None:
        """Note a change."""
        entry = _Entry(change, olds, news)
        self.entries.append(entry)
        self._own(entry, olds, news)

    def join(self, old: int, new: int) -> Change | None:
        """Make one change of what was taken away here and put in there.

        Gives the change of one side if the other has none: then it cannot be made either.
        """
        one, other = self.of_old.get(old), self.of_new.get(new)
        if one is other:
            return None
        if one and other and one.change and other.change:
            one.change, other.change = joined(one.change, other.change), None
            self._own(one, other.olds, other.news)
            return None
        left = one or other
        if left is None:
            return None
        change, left.change = left.change, None
        return change

    def _own(self, entry: _Entry, olds: Sequence[int], news: Sequence[int]) -> None:
        entry.olds, entry.news = [*entry.olds, *olds], [*entry.news, *news]
        self.of_old |= dict.fromkeys(olds, entry)
        self.of_new |= dict.fromkeys(news, entry)
