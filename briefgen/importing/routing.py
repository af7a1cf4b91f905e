"""The split of a nota → whom each item and topic concerns, by the words of their titles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.importing.draft import Draft, Entry, GroupDraft, Remark, SubjectDraft, words_of
from briefgen.importing.nota import Bullet
from briefgen.importing.numbering import TWIN
from briefgen.model.numerals import numeral
from briefgen.problem import Text, t

STEM = 6
"""How many letters of a word must be the same: justitie and justitiële, opleiding and -en."""
LEAST = 0.5
"""How much of the shorter name must stand in the other to take the two for one subject."""


class Place(Struct, frozen=True):
    """A subject with its place: its number on the agenda and whether it is other business."""

    subject: SubjectDraft
    number: str = ""
    aob: bool = False


class Found(Struct):
    """What the nota says of a subject."""

    posts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    same_as: str | None = None
    remarks: list[Remark] = field(default_factory=list)
    aob: bool = False


def places(draft: Draft, *, running: bool) -> Iterator[Place]:
    """The items of the agenda with their numbers, and what follows it without."""
    for count, part in enumerate(draft.parts, 1):
        number = "" if running else part.shown or numeral("I", count)
        for index, entry in enumerate(part.entries, 1):
            own = entry.shown or str(index)
            reference = f"{number}.{own}" if part.name and number else own
            if isinstance(entry, GroupDraft):
                for nth, subject in enumerate(entry.subjects, 1):
                    letter = subject.shown or numeral("a", nth)
                    yield Place(subject, f"{reference}.{letter}", entry.aob)
            else:
                yield Place(entry, reference)
    yield from map(Place, (*draft.other_business, *draft.annexes))


class Matcher:
    """Finds for each line of the split the subjects that it names."""

    def __init__(self, items: Iterable[Place], topics: Iterable[SubjectDraft]) -> None:
        self.items = list(items)
        self.topics = [Place(topic) for topic in topics]
        self.found: dict[str, Found] = {}
        self.left_out: list[Text] = []
        self.pages: dict[int, int] = {}

    def match(self, bullets: Sequence[Bullet]) -> None:
        """Match all lines: those that are plain first, since they tell where the pages are."""
        unsure = []
        for bullet in bullets:
            best = self._best(bullet)
            if len(best) == 1 and bullet.pages and best[0] in self.items:
                self.pages.setdefault(self.items.index(best[0]), bullet.pages[0])
            unsure.append((bullet, best))
        for bullet, best in unsure:
            self._take(bullet, best)

    def _best(self, bullet: Bullet) -> list[Place]:
        """The subjects whose titles are nearest; several that are equally near."""
        exact = [each for each in self.items if _same(bullet.name, each.subject.title)]
        if bullet.where == "agenda" and len(exact) == 1:
            return exact
        if bullet.where == "agenda":
            named = [each for each in self.items if each.number in bullet.numbers]
            if named:
                return named
        among = self.topics if bullet.where == "letter" else self.items
        if not bullet.where:
            among = [*self.items, *self.topics]
        scored = [(likeness(bullet.name, each.subject.title), each) for each in among]
        if bullet.aob and any(each.aob and near[0] >= LEAST for near, each in scored):
            scored = [(near, each) for near, each in scored if each.aob]
        most = max((near for near, _ in scored), default=(0.0, 0.0, 0.0))
        return [each for near, each in scored if near == most] if most[0] >= LEAST else []

    def _take(self, bullet: Bullet, best: list[Place]) -> None:
        if not best:
            what = t("“{name}” ({post}) is no item or topic", name=bullet.name, post=bullet.post)
            self.left_out.append(what)
            return
        guessed = len(best) > 1
        merged = len(bullet.numbers) > 1 and guessed
        if guessed and not merged:
            best = [self._by_page(bullet, best)]
        first = best[0].subject
        for place in best:
            found = self.found.setdefault(place.subject.id, Found())
            found.aob = found.aob or bullet.aob
            if bullet.post not in found.posts:
                found.posts.append(bullet.post)
            if merged and place.subject is not first:
                found.same_as = first.id
            elif bullet.name not in found.names:
                found.names.append(bullet.name)
        if guessed and not merged:
            what = t("{post}: several titles are like “{name}” in the nota; this one by its page",
                     post=bullet.post, name=bullet.name)  # fmt: skip
            self.found[first.id].remarks.append(Remark("responsible", what))

    def _by_page(self, bullet: Bullet, best: Sequence[Place]) -> Place:
        """The one that stands nearest to the page that the line names."""
        if not bullet.pages or not self.pages:
            return best[0]
        page = bullet.pages[0]
        return min(best, key=lambda each: abs(self._page(self.items.index(each)) - page))

    def _page(self, index: int) -> float:
        """About where an item stands, between those whose pages are known."""
        before = max((n for n in self.pages if n <= index), default=None)
        after = min((n for n in self.pages if n >= index), default=None)
        if before is None or after is None:
            return self.pages[after if before is None else before]  # type: ignore[index]
        if before == after:
            return self.pages[before]
        part = (index - before) / (after - before)
        return self.pages[before] + part * (self.pages[after] - self.pages[before])


def likeness(name: str, title: str) -> tuple[float, float, float]:
    """How much of the shorter of two names stands in the other, whole words of it, and of both."""
    if _same(name, title):
        return 2.0, 2.0, 2.0
    one, other = _stems(name), _stems(title)
    if not one or not other:
        return 0.0, 0.0, 0.0
    words, within = words_of(name), words_of(title)
    whole = sum(word in within for word in words) / len(words)
    parts = sum(any(word in each for each in within) for word in words if len(word) >= STEM)
    both = len(one & other)
    near = max(both / min(len(one), len(other)), parts / len(words))
    return near, whole, 2 * both / (len(one) + len(other))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in words_of(text)}


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def with_routing(draft: Draft, found: Mapping[str, Found], order: Sequence[str]) -> Draft:
    """The draft with whom each subject concerns, in the order of the posts."""

    def routed(subject: SubjectDraft) -> SubjectDraft:
        return _routed(subject, found.get(subject.id, Found()), order)

    def grouped(entry: Entry) -> Entry:
        """The group, of other business if the nota says so of one of its items."""
        if isinstance(entry, GroupDraft):
            business = any(found.get(each.id, Found()).aob for each in entry.subjects)
            return replace(entry, aob=entry.aob or business)
        return entry

    parts = (replace(each, entries=tuple(map(grouped, each.entries))) for each in draft.parts)
    return replace(draft, parts=tuple(parts)).with_subjects(routed, routed)


def _routed(subject: SubjectDraft, found: Found, order: Sequence[str]) -> SubjectDraft:
    known = (each for each in subject.remarks if each.text.template != TWIN.template)
    remarks = [*(known if found.same_as else subject.remarks), *found.remarks]
    others = [name for name in found.names if not _same(name, subject.title)]
    titled = len(others) < len(found.names)
    short = others[0] if others and not titled else None
    for name in others[0 if titled else 1 :]:
        what = t("the nota also calls this “{name}”", name=name)
        remarks.append(Remark("title", what))
    if short:
        remarks.append(Remark("short_title", t("by its words; is this the same subject?")))
    if found.same_as:
        remarks.append(Remark("same_as", t("the nota names both in one line")))
    posts = tuple(sorted(found.posts, key=list(order).index))
    return replace(
        subject,
        responsible=posts,
        short_title=short,
        same_as=found.same_as,
        remarks=tuple(remarks),
    )
