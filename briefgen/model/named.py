"""The lists of dossier.yaml that name items: the agenda with its numbers, and what follows it."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefgen.model.agenda import Entry, Group, Part
from briefgen.model.government import Council, Shape
from briefgen.model.numerals import Counter, joined
from briefgen.model.shapes import DossierFile, GroupShape, ItemEntry, PartShape
from briefgen.model.stated import shape_of
from briefgen.model.subjects import ItemFile
from briefgen.model.written import Names, Written, item
from briefgen.problem import choose, t
from briefgen.source.document import Path

MOST_PARTS = 12


class _Place(Struct, frozen=True):
    """Where an item stands: in which list, by what shape, in which chapter."""

    path: Path
    shape: Shape
    chapter: str = "agenda"
    aob: bool = False


class Agenda:
    """Resolves and numbers parts and items: I, 1, a, or as the shape says."""

    def __init__(
        self,
        names: Names,
        file: DossierFile,
        folders: Mapping[str, Mapping[str, Written[ItemFile] | None]],
        shape: Shape | None,
    ) -> None:
        self.names, self.file, self.shape = names, file, shape or Shape()
        self.known = shape is not None
        self.folders = folders
        self.items = {id_: each for found in folders.values() for id_, each in found.items()}
        self.placed: dict[str, Path] = {}
        self.numbers: dict[tuple[Path, str], str] = {}
        self.running = self._counter(
            self.shape.numbers.items, (each for part in file.agenda for each in part.items)
        )

    def parts(self, council: Council) -> tuple[Part, ...]:
        """The parts of the agenda of a formation."""
        agenda = self.file.agenda
        if len(agenda) > MOST_PARTS:
            what = t("a meeting has at most {count} parts", count=MOST_PARTS)
            self.names.problem(("agenda", MOST_PARTS), what, t("put parts together"))
        kept = frozenset(part.number for part in agenda if part.number)
        counter = Counter(self.shape.numbers.parts, kept)
        parts = tuple(
            self._part(part, council, counter, ("agenda", index))
            for index, part in enumerate(agenda[:MOST_PARTS])
        )
        self._same_as()
        return parts

    def chapter(self, name: str, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of a chapter without numbers and fixed heads: other business, or annexes."""
        plain = replace(self.shape, sections=())
        entries = (
            self._entry(id_, None, None, _Place((name, index), plain, name))
            for index, id_ in enumerate(ids)
        )
        return tuple(entry for entry in entries if entry)

    def _part(self, part: PartShape, council: Council, counter: Counter, path: Path) -> Part:
        if part.part is None and len(self.file.agenda) > 1:
            what = t("a meeting of several parts needs a name for each")
            self.names.problem(path, what, t("add a line part: …"))
        if part.part is None:
            self._nameless(part, path)
        number = counter.next(part.number) if part.part is not None else None
        shape, body = self.shape, council
        if part.council:
            body = self.names.council(part.council, (*path, "council")) or council
            stated = self.names.workspace.stated.get(part.council)
            own = stated.shape if stated else None
            shape = shape_of(own, self.file.shape)
            if own is None or own.handling is None:
                shape = replace(shape, handling=self.shape.handling)
        self._dates(part, path)
        return Part(
            number,
            part.part,
            tuple(self._entries(part, number, shape, path)),
            body,
            part.dates,
            part.place,
            self.names.attendance(part.attending, (*path, "attending")),
            self.names.posts(part.on_behalf_of, (*path, "on_behalf_of")),
        )

    def _nameless(self, part: PartShape, path: Path) -> None:
        """Refuse what is printed below the name of a part, where it has none."""
        for key in ("dates", "place", "attending", "on_behalf_of"):
            if getattr(part, key):
                what = t("“{key}” would be left out: this part has no name", key=key)
                fix = t("add a line part: …, or write it where it holds for the whole meeting")
                self.names.problem((*path, key), what, fix)

    def _dates(self, part: PartShape, path: Path) -> None:
        if list(part.dates) != sorted(set(part.dates)):
            what = t("the dates of the meeting are not in order, or one stands there twice")
            self.names.problem((*path, "dates"), what, t("write the first day first"))
        for index, date in enumerate(part.dates):
            if date not in self.file.dates:
                what = t("on {date} there is no meeting by the dates of the dossier", date=date)
                fix = t("correct it, or add the day to dates at the top")
                self.names.problem((*path, "dates", index), what, fix)

    def _entries(
        self, part: PartShape, number: str | None, shape: Shape, path: Path
    ) -> Iterator[Entry | Group]:
        running = self.shape.numbers.running
        counter = self.running if running else self._counter(self.shape.numbers.items, part.items)
        for index, entry in enumerate(part.items):
            here = _Place((*path, "items", index), shape)
            shown = counter.next(self._number(entry))
            reference = joined(None if running else number, shown) if shown else None
            if isinstance(entry, GroupShape):
                yield self._group(entry, shown, reference, here)
            elif placed := self._entry(entry, shown, reference, here):
                yield placed

    def _group(
        self, group: GroupShape, number: str | None, reference: str | None, place: _Place
    ) -> Group:
        counter = self._counter(self.shape.numbers.groups, group.items)
        if group.number:
            self._once(group.number, group.title, place, self.names, (*place.path, "number"))
        entries = []
        for index, id_ in enumerate(group.items):
            letter = counter.next(self._number(id_))
            whole = joined(reference, letter) if reference and letter else None
            here = _Place((*place.path, "items", index), place.shape, aob=group.aob)
            if placed := self._entry(id_, letter, whole, here):
                entries.append(placed)
        return Group(number, group.title, tuple(entries))

    def _entry(
        self, id_: str, number: str | None, reference: str | None, place: _Place
    ) -> Entry | None:
        folder = place.chapter
        what = t("there is no file {folder}/{name}.yaml", folder=folder, name=id_)
        there = next((name for name, files in self.folders.items() if id_ in files), folder)
        if there != folder:
            what = t("“{name}” stands in {there}/, not in {folder}/", name=id_, there=there,
                     folder=folder)  # fmt: skip
            fix = t("move the file, or name it in the list of that folder")
            self.names.meant.add(id_)
            self.names.problem(place.path, what, fix)
            return None
        found = self.names.find_file(self.folders[folder], id_, place.path, what)
        if id_ in self.placed:
            first = self.names.source.place(self.placed[id_]).line
            what = t(
                "“{name}” stands on the agenda twice (first on line {line})", name=id_, line=first
            )
            fix = t("remove one; use same_as for the other day's item")
            self.names.problem(place.path, what, fix)
            return None
        self.placed[id_] = place.path
        if found is None:
            return None
        self._sections(found, place)
        made = item(id_, found, self.names.responsible(found))
        own = number or found.shape.number
        whole = reference or own
        if found.shape.number:
            beside = self.names.beside(found.source)
            self._once(found.shape.number, made.title, place, beside, ("number",))
        return Entry(own, whole, place.aob, made, place.shape, place.chapter)

    def _sections(self, found: Written[ItemFile], place: _Place) -> None:
        """Refuse a head that the formation does not have; miss one that has to be filled."""
        if not self.known:
            return
        known = {each.id: each for each in place.shape.sections}
        own = self.names.beside(found.source)
        for id_ in found.shape.sections:
            if id_ not in known:
                what = t("there is no section “{name}” here", name=id_)
                without = t("write its text below {key}:", key="text")
                own.problem(("sections", id_), what, choose(id_, known) if known else without)
            elif known[id_].has_own_key:
                what = t("the section “{name}” has a key of its own", name=id_)
                fix = t("write its text below {key}:", key=known[id_].key)
                own.problem(("sections", id_), what, fix)
        for section in place.shape.sections:
            there = (
                getattr(found.shape, section.means or "", None)
                if section.has_own_key
                else found.shape.sections.get(section.id)
            )
            if section.required and not there:
                what = t("the section “{name}” is empty", name=section.heading)
                own.incomplete((), what, t("write its text below {key}:", key=section.key))

    def _once(self, number: str, title: str, place: _Place, names: Names, path: Path) -> None:
        """Refuse a number by hand that stands by hand in the same list, or in all that run on."""
        top = self.shape.numbers.running and len(place.path) == len(("agenda", 0, "items", 0))
        key = (place.path[:1] if top else place.path[:-1], number)
        if key in self.numbers:
            what = t("“{title}” has this number too", title=self.numbers[key])
            names.problem(path, what, t("give one of the two another number"))
        self.numbers[key] = title

    def _number(self, entry: ItemEntry) -> str | None:
        """The number by hand of an item or a group."""
        if isinstance(entry, GroupShape):
            return entry.number
        found = self.items.get(entry)
        return found.shape.number if found else None

    def _counter(self, style: str, entries: Iterable[ItemEntry]) -> Counter:
        """A counter that passes over the numbers that items and groups keep."""
        return Counter(style, frozenset(own for each in entries if (own := self._number(each))))

    def _same_as(self) -> None:
        for id_, found in self.items.items():
            other = found.shape.same_as if found else None
            if found is None or other is None:
                continue
            own = self.names.beside(found.source)
            others = {name: path for name, path in self.placed.items() if name != id_}
            target = self.items.get(other)
            what = t("there is no other item “{name}” on the agenda", name=other)
            if own.find(others, other, ("same_as",), what) and target and target.shape.same_as:
                what = t("“{name}” itself says same_as", name=other)
                own.problem(
                    ("same_as",), what, t("let one of the items be the first, without same_as")
                )
