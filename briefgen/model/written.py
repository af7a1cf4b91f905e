"""Items and topics as they are written: a file's shape together with its lines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from briefgen.model.dossier import Item, Notes, Post, Topic
from briefgen.model.shapes import ItemFile, SubjectShape, TopicFile, Unassigned
from briefgen.model.values import ID
from briefgen.model.workspace import Workspace, read_shape
from briefgen.problem import Place, Problem, t
from briefgen.source.document import Prose, Source

SUBJECTS = ("agenda", "letter")
KEY = re.compile(
    r"\s*(title|short_title|handling|responsible|same_as|text|position|footnotes|internal"
    r"|bottom_line|speaking_points|sensitive):(\s|$)"
)
"""A line of a text that was meant to be the next key: what is internal would become public."""

SubjectFile = TypeVar("SubjectFile", bound=SubjectShape)


@dataclass(frozen=True, slots=True)
class Texts:
    """The Markdown of one subject: what is to be parsed before anything is rendered.

    `notes` are the footnotes that `public` may refer to; `headings` tells whether sub-headings
    are allowed.
    """

    public: tuple[Prose, ...]
    internal: tuple[Prose, ...] = ()
    notes: Mapping[str, Prose] | None = None
    headings: bool = False


@dataclass(frozen=True, slots=True)
class Written(Generic[SubjectFile]):
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
            value = getattr(value, key, None)
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

    def internal(self) -> Notes:
        """What only the bewindspersoon is told."""
        return Notes(
            self.prose("internal", "bottom_line"),
            self.prose("internal", "speaking_points"),
            self.prose("internal", "sensitive"),
        )

    def texts(self) -> Texts:
        """All its Markdown."""
        notes = self.internal()
        public = (self.prose("text"), self.prose("position"))
        internal = (notes.bottom_line, notes.speaking_points, notes.sensitive)
        return Texts(
            tuple(prose for prose in public if prose),
            tuple(prose for prose in internal if prose),
            self.notes(),
            headings=isinstance(self.shape, TopicFile),
        )


def item(id_: str, written: Written[ItemFile], posts: tuple[Post, ...]) -> Item:
    """The item as the documents see it."""
    shape = written.shape
    text, position = written.prose("text"), written.prose("position")
    return Item(
        id_, shape.title, shape.short_title, posts, text, shape.handling, shape.same_as, position
    )


def topic(id_: str, written: Written[TopicFile], posts: tuple[Post, ...]) -> Topic:
    """The topic as the documents see it."""
    shape = written.shape
    return Topic(id_, shape.title, shape.short_title, posts, written.prose("text"))


def read_folder(
    workspace: Workspace, folder: Path, model: type[SubjectFile], problems: list[Problem]
) -> dict[str, Written[SubjectFile] | None]:
    """The files of `folder` by id; None for a file that cannot be used, its reasons added."""
    found: dict[str, Written[SubjectFile] | None] = {}
    for path in sorted(folder.glob("*.yaml")):
        name = workspace.shown(path)
        if not ID.fullmatch(path.stem):
            what = t("this name of a file cannot be used in a list")
            fix = t("rename it, with letters, digits and hyphens only: no spaces")
            problems.append(Problem(Place(name), what, fix))
            continue
        source, shape = read_shape(path, name, model, problems)
        found[path.stem] = Written(source, shape) if source and shape else None
    return found


def stray_files(workspace: Workspace, folder: Path) -> Iterator[Problem]:
    """YAML files that would be passed over without a word: elsewhere, or with another ending."""
    for path in sorted(folder.rglob("*")):
        place = Place(workspace.shown(path))
        inside = path.relative_to(folder).parts
        if not re.search(r"\.ya?ml", path.name, re.IGNORECASE) or inside[0] == "attachments":
            continue
        if path.suffix != ".yaml":
            name = re.sub(r"\.ya?ml.*", ".yaml", path.name, flags=re.IGNORECASE)
            what = t("a file of a dossier must end in .yaml")
            yield Problem(place, what, t("rename it to {name}", name=name))
        elif inside != ("dossier.yaml",) and (len(inside) != 2 or inside[0] not in SUBJECTS):
            what = t("a file in this place belongs to no document")
            yield Problem(place, what, t("put it in the folder agenda/ or letter/ of the dossier"))
