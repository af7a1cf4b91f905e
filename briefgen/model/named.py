"""What dossier.yaml names, found: posts, items, topics, chambers, and the agenda, numbered."""

import string
from collections.abc import Iterable, Mapping
from typing import TypeVar

from briefgen.model.dossier import Entry, Group, Part, Post
from briefgen.model.shapes import DossierFile, GroupShape, ItemFile, PartShape
from briefgen.model.workspace import Workspace
from briefgen.model.written import Written, item
from briefgen.problem import Problem, Text, choose, nearest, t
from briefgen.source.document import Path, Source

Thing = TypeVar("Thing")


class Names:
    """Resolves names in one file; a name that leads nowhere becomes a problem at its place."""

    def __init__(self, source: Source, problems: list[Problem], *, concept: bool = False) -> None:
        self.source, self.problems, self.concept = source, problems, concept
        self.warnings: list[Problem] = []
        self.meant: set[str] = set()

    def problem(self, path: Path, what: Text, fix: Text) -> None:
        """Report a problem with the value at `path`."""
        self.problems.append(Problem(self.source.place(path), what, fix))

    def incomplete(self, path: Path, what: Text, fix: Text) -> None:
        """Report what is not there yet: a problem, or a warning while the dossier is a concept."""
        found = Problem(self.source.place(path), what, fix)
        (self.warnings if self.concept else self.problems).append(found)

    def find(self, known: Mapping[str, Thing], name: str, path: Path, what: Text) -> Thing | None:
        """The thing called `name`; else None, and the problem `what` at `path`."""
        if name not in known:
            self.problem(path, what, choose(name, known))
        return known.get(name)

    def find_file(
        self, known: Mapping[str, Thing], name: str, path: Path, what: Text
    ) -> Thing | None:
        """The file called `name`; else None, and the problem `what` at `path`."""
        if name not in known:
            meant = nearest(name, known)
            if meant:
                self.meant.add(meant)
            suggestion = t("did you mean “{name}”?", name=meant)
            fix = suggestion if meant else t("make that file, or remove the line")
            self.problem(path, what, fix)
        return known.get(name)

    def posts(self, workspace: Workspace, names: Iterable[str], path: Path) -> tuple[Post, ...]:
        """The posts named in the list at `path`, each once."""
        found: dict[str, Post] = {}
        for index, name in enumerate(names):
            what = t("there is no post “{name}” in government.yaml", name=name)
            post = self.find(workspace.posts, name, (*path, index), what)
            if name in found:
                what = t("“{name}” stands here twice", name=name)
                self.problem((*path, index), what, t("keep one of the two"))
            elif post:
                found[name] = post
        return tuple(found.values())


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class Agenda:
    """Resolves and numbers the parts: I, 1, a; a meeting of one nameless part starts at 1."""

    def __init__(
        self, names: Names, workspace: Workspace, items: Mapping[str, Written[ItemFile] | None]
    ) -> None:
        self.names, self.workspace, self.items = names, workspace, items
        self.placed: dict[str, Path] = {}

    def parts(self, file: DossierFile) -> tuple[Part, ...]:
        """The parts of the agenda."""
        if len(file.agenda) > len(ROMAN):
            what = t("a meeting has at most {count} parts", count=len(ROMAN))
            self.names.problem(("agenda", len(ROMAN)), what, t("put parts together"))
        parts = tuple(
            self._part(shape, number, ("agenda", index), alone=len(file.agenda) == 1)
            for index, (shape, number) in enumerate(zip(file.agenda, ROMAN, strict=False))
        )
        self._same_as()
        return parts

    def _part(self, shape: PartShape, number: str, path: Path, *, alone: bool) -> Part:
        if shape.part is None and not alone:
            what = t("a meeting of several parts needs a name for each")
            self.names.problem(path, what, t("add a line part: …"))
        roman = number if shape.part is not None else None
        entries: list[Entry | Group] = []
        for index, entry in enumerate(shape.items):
            here = (*path, "items", index)
            arabic = str(index + 1)
            reference = f"{roman}.{arabic}" if roman else arabic
            if isinstance(entry, GroupShape):
                entries.append(self._group(entry, arabic, reference, here))
            elif placed := self._entry(entry, arabic, reference, here, aob=False):
                entries.append(placed)
        return Part(roman, shape.part, tuple(entries))

    def _group(self, shape: GroupShape, number: str, reference: str, path: Path) -> Group:
        entries = []
        for index, id_ in enumerate(shape.items):
            letter = _letter(index)
            here = (*path, "items", index)
            placed = self._entry(id_, letter, f"{reference}.{letter}", here, aob=shape.aob)
            if placed:
                entries.append(placed)
        return Group(number, shape.title, tuple(entries))

    def _entry(
        self, id_: str, number: str, reference: str, path: Path, *, aob: bool
    ) -> Entry | None:
        what = t("there is no file agenda/{name}.yaml", name=id_)
        found = self.names.find_file(self.items, id_, path, what)
        if id_ in self.placed:
            first = self.names.source.place(self.placed[id_]).line
            what = t(
                "“{name}” stands on the agenda twice (first on line {line})", name=id_, line=first
            )
            self.names.problem(path, what, t("remove one; use same_as for the other day's item"))
            return None
        self.placed[id_] = path
        if found is None:
            return None
        own = Names(found.source, self.names.problems)
        posts = own.posts(self.workspace, found.posts(), ("responsible",))
        return Entry(number, reference, aob, item(id_, found, posts))

    def _same_as(self) -> None:
        for id_, found in self.items.items():
            other = found.shape.same_as if found else None
            if found is None or other is None:
                continue
            own = Names(found.source, self.names.problems)
            others = {name: path for name, path in self.placed.items() if name != id_}
            target = self.items.get(other)
            what = t("there is no other item “{name}” on the agenda", name=other)
            if own.find(others, other, ("same_as",), what) and target and target.shape.same_as:
                what = t("“{name}” itself says same_as", name=other)
                own.problem(
                    ("same_as",), what, t("let one of the items be the first, without same_as")
                )


def _letter(index: int) -> str:
    """The letter of an element: a, b, … z, aa, ab and so on."""
    alphabet = string.ascii_lowercase
    return (_letter(index // 26 - 1) if index >= 26 else "") + alphabet[index % 26]
