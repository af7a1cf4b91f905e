"""Looking up the names that a dossier uses: posts, items, topics, chambers; all misses reported."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from briefgen.model.dossier import Post
from briefgen.model.workspace import Workspace
from briefgen.problem import Problem, Text, choose, nearest, t
from briefgen.source import Source
from briefgen.source.document import Path

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
