"""The lists of dossier.yaml, with what they name: the agenda, numbered, and the letters."""

import string
from collections.abc import Iterable, Iterator, Mapping

from briefgen.model.dossier import (
    Chamber,
    Entry,
    Group,
    Letter,
    Part,
    Post,
    Signatory,
    Topic,
    TopicGroup,
)
from briefgen.model.shapes import (
    DossierFile,
    GroupShape,
    ItemFile,
    LetterChanges,
    LetterShape,
    PartShape,
    TopicEntry,
    TopicFile,
    TopicGroupShape,
)
from briefgen.model.written import Names, Written, item, topic
from briefgen.problem import Problem, t
from briefgen.source.document import Path

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class Agenda:
    """Resolves and numbers the parts: I, 1, a; a meeting of one nameless part starts at 1."""

    def __init__(self, names: Names, items: Mapping[str, Written[ItemFile] | None]) -> None:
        self.names, self.items = names, items
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
        return Entry(number, reference, aob, item(id_, found, self.names.responsible(found)))

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


def _letter(index: int) -> str:
    """The letter of an element: a, b, … z, aa, ab and so on."""
    alphabet = string.ascii_lowercase
    return (_letter(index // 26 - 1) if index >= 26 else "") + alphabet[index % 26]


class Letters:
    """Resolves the letter to each chamber, the same save what a chamber's own key changes."""

    def __init__(self, names: Names, topics: Mapping[str, Written[TopicFile] | None]) -> None:
        self.names, self.topics = names, topics
        self.placed: set[str] = set()

    def to_chambers(self, shape: LetterShape) -> tuple[Letter, ...]:
        """One letter for each chamber, in the order of government.yaml."""
        for key in sorted(self.names.workspace.without_letter & shape.chambers.keys()):
            what = t("“{key}” gets no letter, so what stands here is not used", key=key)
            fix = t("name the chamber in government.yaml under chambers, or remove this")
            place = self.names.source.key_place(("letter", key))
            self.names.warnings.append(Problem(place, what, fix))
        return tuple(
            self._letter(shape, shape.chambers.get(key, LetterChanges()), key, chamber)
            for key, chamber in self.names.workspace.chamber_keys().items()
        )

    def _letter(
        self, shape: LetterShape, changes: LetterChanges, key: str, chamber: Chamber
    ) -> Letter:
        changed = {name: value for name, value in changes if value is not None}
        letter = shape.model_copy(update=changed)

        def at(name: str) -> Path:
            return ("letter", key, name) if name in changed else ("letter", name)

        def posts(name: str, ids: Iterable[str] | None) -> tuple[Post, ...]:
            return self.names.posts(ids or (), at(name))

        signing = posts("signatories", letter.signatories)
        if not letter.signatories:
            fix = t("write the posts that sign behind signatories:")
            self.names.incomplete(at("signatories"), t("nobody signs the letter"), fix)
        opening = letter.opening
        return Letter(
            chamber,
            letter.date,
            letter.reference,
            posts("on_behalf_of", letter.on_behalf_of),
            tuple(self._signatory(letter, post, at("signatories")) for post in signing),
            self.names.source.prose(at("opening"), opening) if opening else None,
            tuple(self._groups(letter.topics or (), at("topics"))),
        )

    def _signatory(self, letter: LetterShape, post: Post, path: Path) -> Signatory:
        here = (*path, (letter.signatories or ()).index(post.id))
        workspace, title = self.names.workspace, post.title
        names = workspace.names_of(post, letter.date)
        if not names:
            what = t(
                "who was {title} on {date} does not follow from government.yaml",
                title=title,
                date=letter.date,
            )
            fix = t("add one holder of {post} for that day (name, from, until)", post=post.id)
            self.names.incomplete(here, what, fix)
        elif len(names) > 1:
            what = t(
                "government.yaml names more than one {title} on {date}: {names}",
                title=title,
                date=letter.date,
                names=" en ".join(names),
            )
            fix = t("correct from and until of {post} in government.yaml", post=post.id)
            self.names.problem(here, what, fix)
        return workspace.signatory(post, letter.date)

    def _groups(self, entries: Iterable[TopicEntry], path: Path) -> Iterator[TopicGroup]:
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            here = (*path, index)
            if isinstance(entry, TopicGroupShape):
                yield TopicGroup(entry.heading, self._topics(entry.topics, (*here, "topics"), seen))
            else:
                yield TopicGroup(None, self._topics((entry,), path, seen, first=index))

    def _topics(
        self, ids: Iterable[str], path: Path, seen: set[str], first: int = 0
    ) -> tuple[Topic, ...]:
        found = []
        for index, id_ in enumerate(ids, first):
            what = t("there is no file letter/{name}.yaml", name=id_)
            written = self.names.find_file(self.topics, id_, (*path, index), what)
            if id_ in seen:
                self.names.twice(id_, (*path, index))
            elif written:
                found.append(topic(id_, written, self.names.responsible(written)))
            seen.add(id_)
        self.placed |= seen
        return tuple(found)
