"""Files as they are written: an item or a topic with its lines, and the names that a file uses."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Generic, TypeVar

from msgspec import Struct

from briefgen.model.agenda import Item, Topic
from briefgen.model.dossier import NOTES, Notes
from briefgen.model.government import Attendance, Council, Post
from briefgen.model.shapes import AttendingShape
from briefgen.model.subjects import AnnexFile, ItemFile, SubjectShape, TopicFile, Unassigned
from briefgen.model.workspace import COUNCILS, GOVERNMENT, Workspace
from briefgen.problem import Problem, Text, choose, choose_or_add, nearest, t
from briefgen.source.document import Path, Prose, Source

KEY = re.compile(
    r"\s*(title|short_title|handling|responsible|same_as|text|position|sections|documents|number"
    r"|standing|landscape|footnotes|internal|core|asked|speaking_points|bottom_line|avoid|sensitive"
    r"|role|time):(\s|$)"
)
"""A line of a text that was meant to be the next key: what is internal would become public."""

SubjectFile = TypeVar("SubjectFile", bound=SubjectShape)
Thing = TypeVar("Thing")


class Texts(Struct, frozen=True):
    """The Markdown of one subject: what is to be parsed before anything is rendered.

    `notes` are the footnotes that `public` may refer to; `headings` tells whether sub-headings
    are allowed.
    """

    public: tuple[Prose, ...]
    internal: tuple[Prose, ...] = ()
    notes: Mapping[str, Prose] | None = None
    headings: bool = False


class Written(Struct, Generic[SubjectFile], frozen=True):
    """An item or topic, and the file it stands in."""

    source: Source
    shape: SubjectFile

    def posts(self) -> tuple[str, ...]:
        """The ids of the posts that it concerns."""
        responsible = self.shape.responsible
        return () if isinstance(responsible, Unassigned) else responsible

    def prose(self, *path: str) -> Prose | None:
        """The Markdown at a key, with the footnotes that it may refer to; None if there is none."""
        value: object = self.shape
        for key in path:
            value = value.get(key) if isinstance(value, dict) else getattr(value, key, None)
        if not isinstance(value, str):
            return None
        notes = {} if path[0] == "internal" else self.notes()
        return self.source.prose(path, value, notes)

    def notes(self) -> dict[str, Prose]:
        """The footnotes by name."""
        return {
            name: self.source.prose(("footnotes", name), text)
            for name, text in self.shape.footnotes.items()
        }

    def sections(self) -> dict[str, Prose]:
        """The texts below the other fixed heads, by their ids."""
        written = getattr(self.shape, "sections", {})
        found = {id_: self.prose("sections", id_) for id_ in written}
        return {id_: prose for id_, prose in found.items() if prose}

    def internal(self) -> Notes:
        """What only the bewindspersoon is told."""
        internal = self.shape.internal
        proses = {key: self.prose("internal", key) for key in NOTES}
        return Notes(**proses, role=internal.role, time=internal.time)

    def texts(self) -> Texts:
        """All its Markdown."""
        notes = self.internal()
        public = (self.prose("text"), self.prose("position"), *self.sections().values())
        internal = (getattr(notes, key) for key in NOTES)
        return Texts(
            tuple(prose for prose in public if prose),
            tuple(prose for prose in internal if prose),
            self.notes(),
            headings=isinstance(self.shape, TopicFile),
        )


AnySubject = Written[ItemFile] | Written[TopicFile]


def item(id_: str, written: Written[ItemFile], posts: tuple[Post, ...]) -> Item:
    """The item as the documents see it."""
    shape = written.shape
    return Item(
        id_,
        shape.title,
        shape.short_title,
        posts,
        written.prose("text"),
        shape.handling,
        shape.same_as,
        written.prose("position"),
        written.sections(),
        shape.documents,
        isinstance(shape, AnnexFile) and shape.landscape,
    )


def topic(id_: str, written: Written[TopicFile], posts: tuple[Post, ...]) -> Topic:
    """The topic as the documents see it."""
    shape = written.shape
    return Topic(id_, shape.title, shape.short_title, posts, written.prose("text"))


class Names:
    """Resolves names in one file; a name that leads nowhere becomes a problem at its place."""

    def __init__(
        self,
        workspace: Workspace,
        source: Source,
        problems: list[Problem],
        *,
        concept: bool = False,
    ) -> None:
        self.workspace, self.source = workspace, source
        self.problems, self.concept = problems, concept
        self.warnings: list[Problem] = []
        self.meant: set[str] = set()

    def problem(self, path: Path, what: Text, fix: Text) -> None:
        """Report a problem with the value at `path`."""
        self.problems.append(Problem(self.source.place(path), what, fix))

    def incomplete(self, path: Path, what: Text, fix: Text) -> None:
        """Report what is not there yet: a problem, or a warning while the dossier is a concept."""
        found = Problem(self.source.place(path), what, fix)
        (self.warnings if self.concept else self.problems).append(found)

    def find(
        self,
        known: Mapping[str, Thing],
        name: str,
        path: Path,
        what: Text,
        advice: Callable[[str, Iterable[str]], Text] = choose,
    ) -> Thing | None:
        """The thing called `name`; else None, and the problem `what` at `path`."""
        if name not in known:
            self.problem(path, what, advice(name, known))
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

    def beside(self, source: Source) -> "Names":
        """The names in another file, whose problems are gathered with those of this one."""
        names = Names(self.workspace, source, self.problems, concept=self.concept)
        names.warnings = self.warnings
        return names

    def twice(self, name: str, path: Path) -> None:
        """Report a name that its list has before."""
        self.problem(path, t("“{name}” stands here twice", name=name), t("keep one of the two"))

    def responsible(self, written: Written[Any]) -> tuple[Post, ...]:
        """The posts that an item or a topic concerns, as its own file names them."""
        return self.beside(written.source).posts(written.posts(), ("responsible",))

    def council(self, name: str, path: Path = ("council",)) -> Council | None:
        """The formation of the meeting, or of a part of it."""
        what = t("there is no council “{name}” in councils.yaml", name=name)
        advice = partial(choose_or_add, file=COUNCILS)
        return self.find(self.workspace.councils, name, path, what, advice)

    def post_meant(self, name: str, _known: Iterable[str]) -> Text:
        """The advice for a name of no post: several in one, a title for an id, or one to add."""
        known = self.workspace.posts
        several = re.findall(r"[\w-]+", name)
        if len(several) > 1 and set(several) <= known.keys():
            return t("put a comma between the names: {names}", names=", ".join(several))
        titles = {post.title: id_ for id_, post in known.items()}
        alike = nearest(name, titles) if len(several) > 2 else None
        if title := _short_titles(known.values()).get(name.casefold(), alike):
            return t("write {post} for the {title}", post=titles[title], title=title)
        return choose_or_add(name, known, f"{GOVERNMENT} (posts)")

    def posts(self, names: Iterable[str], path: Path) -> tuple[Post, ...]:
        """The posts named in the list at `path`, each once."""
        return tuple(each.post for each in self.attendance(names, path))

    def attendance(
        self, entries: Iterable[str | AttendingShape], path: Path
    ) -> tuple[Attendance, ...]:
        """The posts in the list at `path`, each once, with whether they take part."""
        found: dict[str, Attendance] = {}
        for index, entry in enumerate(entries):
            stated = None if isinstance(entry, str) else entry
            name = stated.post if stated else str(entry)
            here = (*path, index, "post") if stated else (*path, index)
            what = t("there is no post “{name}” in government.yaml", name=name)
            post = self.find(self.workspace.posts, name, here, what, self.post_meant)
            if name in found:
                self.twice(name, here)
            elif post and stated:
                takes_part = stated.takes_part or ("no" if stated.replaced_by else "yes")
                if stated.replaced_by and takes_part == "yes":
                    what = t("who takes part is not replaced")
                    fix = t("write takes_part: no, or leave out replaced_by")
                    self.problem((*path, index, "replaced_by"), what, fix)
                found[name] = Attendance(post, takes_part, stated.replaced_by)
            elif post:
                found[name] = Attendance(post)
        return tuple(found.values())


def _short_titles(posts: Iterable[Post]) -> dict[str, str]:
    """The titles by how they are written short: “minister JenV”, “minister Financiën”."""
    found: dict[str, str] = {}
    for post in posts:
        kind = post.title.split()[0]
        for ministry in (post.ministry.id, post.ministry.name):
            found.setdefault(f"{kind} {ministry}".casefold(), post.title)
    return found
