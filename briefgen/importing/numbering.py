"""The numbers of headings, as they count and where they do not; and the names of files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from briefgen.importing.draft import Draft, GroupDraft, PartDraft, Remark, SubjectDraft, slug
from briefgen.model.government import Numbers
from briefgen.model.numerals import Counter, numeral
from briefgen.problem import Text, t

STYLES = ("1", "I", "A", "a", "none")
MOST = 200
Numbered = SubjectDraft | GroupDraft


def numbers_of(draft: Draft, chapters: Sequence[str], usual: Numbers) -> Numbers:
    """How the headings of a document are numbered; as usual where it has none of a kind.

    Args:
        draft: the dossier as it was read.
        chapters: the numbers of the chapters of the letter.
        usual: how those of its formation are.
    """
    parts = [part.shown for part in draft.parts if part.name]
    entries = [[each.shown for each in part.entries] for part in draft.parts]
    groups = [[each.shown for each in group.subjects] for group in _groups(draft.parts)]
    items = style_of(entries, usual.items)
    return Numbers(
        style_of([chapters], usual.letter),
        style_of([parts], usual.parts),
        items,
        style_of(groups, usual.groups),
        _running(entries, items, running=usual.running),
    )


def _groups(parts: Iterable[PartDraft]) -> Iterator[GroupDraft]:
    for part in parts:
        yield from (each for each in part.entries if isinstance(each, GroupDraft))


def style_of(rows: Sequence[Sequence[str]], usual: str) -> str:
    """The style that explains the most numbers: the usual one, if another does so no better."""
    if not any(rows):
        return usual
    styles = dict.fromkeys((usual, *STYLES))
    return min(styles, key=lambda style: unlike(rows, style))


def unlike(rows: Iterable[Sequence[str]], style: str) -> int:
    """How many numbers are not the next one in a style; one that jumps starts from there."""
    odd = 0
    for row in rows:
        last = 0
        for number in row:
            if number == (numeral(style, last + 1) or ""):
                last += 1
            else:
                odd += 1
                last = next((n for n in range(1, MOST) if numeral(style, n) == number), last)
    return odd


def _running(rows: Sequence[Sequence[str]], style: str, *, running: bool) -> bool:
    """Whether numbers run on through the parts: those that begin one do not begin anew."""
    if len(rows) < 2 or style == "none":
        return running
    firsts = [row[0] for row in rows[1:] if row and row[0]]
    if not firsts:
        return running
    return sum(first != numeral(style, 1) for first in firsts) * 2 > len(firsts)


def kept_numbers(draft: Draft, numbers: Numbers) -> Draft:
    """The draft in which each item has a number of its own that counting would not give it."""
    parts = []
    running = Count(numbers.items) if numbers.running else None
    if running:
        running.settle([each for part in draft.parts for each in part.entries])
    for place, part in enumerate(draft.parts, 1):
        count = running
        if count is None:
            count = Count(numbers.items)
            count.settle(part.entries)
        entries = tuple(_with_numbers(each, count.own, numbers.groups) for each in part.entries)
        remarks = list(part.remarks)
        if part.name and part.shown not in ("", numeral(numbers.parts, place)):
            what = t("had the number “{number}”", number=part.shown)
            remarks.append(Remark("part", what))
        parts.append(replace(part, entries=entries, remarks=tuple(remarks)))
    draft = replace(draft, parts=tuple(parts))
    twice = {id(each) for each in _twice(draft.parts, running=numbers.running)}
    return draft.with_subjects(lambda each: _counted(each) if id(each) in twice else each, _same)


def _same(topic: SubjectDraft) -> SubjectDraft:
    return topic


def _counted(item: SubjectDraft) -> SubjectDraft:
    """An item without a number of its own, since another one has that."""
    what = t("had the number “{number}”", number=item.number or "")
    return replace(item, number=None, remarks=(*item.remarks, Remark("title", what)))


def _twice(parts: Sequence[PartDraft], *, running: bool) -> Iterator[SubjectDraft]:
    """The items whose number by hand stands before them in their list, which the model refuses."""
    lists: list[Sequence[Numbered]] = [part.entries for part in parts]
    if running:
        lists = [[each for entries in lists for each in entries]]
    for entries in (*lists, *(group.subjects for group in _groups(parts))):
        seen: set[str] = set()
        for each in entries:
            if isinstance(each, SubjectDraft) and each.number:
                if each.number in seen:
                    yield each
                seen.add(each.number)


class Count:
    """Counts entries as the model does, and keeps the numbers that it would give otherwise."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.own: dict[int, str] = {}

    def settle(self, entries: Sequence[Numbered]) -> None:
        """Give numbers of their own until all that have a number have that one."""
        for _ in entries:
            odd = self._odd(entries)
            if odd is None:
                return
            self.own[id(odd)] = odd.shown

    def _odd(self, entries: Sequence[Numbered]) -> SubjectDraft | None:
        counter = Counter(self.style, frozenset(self.own.values()))
        for entry in entries:
            made = counter.next(self.own.get(id(entry)))
            if isinstance(entry, SubjectDraft) and entry.shown and entry.shown != made:
                return entry
        return None


def _with_numbers(entry: Numbered, own: Mapping[int, str], style: str) -> Numbered:
    if isinstance(entry, GroupDraft):
        count = Count(style)
        count.settle(entry.subjects)
        subjects = tuple(replace(each, number=count.own.get(id(each))) for each in entry.subjects)
        return replace(entry, subjects=subjects)
    return replace(entry, number=own.get(id(entry)))


TWIN = t("“{id}” has the same title; if it is the same subject, add same_as: {id}")


class _Namer:
    """Gives each subject an id that no other has; tells where two have one title."""

    def __init__(self, other: str) -> None:
        self.other = other
        self.taken: dict[str, str] = {}

    def subject(self, subject: SubjectDraft) -> SubjectDraft:
        """A subject with an id."""
        id_ = slug(subject.title, self.taken, other=self.other)
        twin = next((n for n, title in self.taken.items() if title == subject.title), None)
        self.taken[id_] = subject.title
        remarks = subject.remarks
        if twin:
            remarks = (*remarks, Remark("title", Text(TWIN.template, {"id": twin})))
        return replace(subject, id=id_, remarks=remarks)


def with_ids(draft: Draft) -> Draft:
    """The draft with an id for each item and each topic."""
    return draft.with_subjects(_Namer("punt").subject, _Namer("onderwerp").subject)
