"""The letters of a dossier: one to each chamber, the same save what a chamber's key changes."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.model.dossier import Chamber, Letter, Post, Signatory, Topic, TopicGroup
from briefgen.model.named import Names
from briefgen.model.shapes import LetterChanges, LetterShape, TopicEntry, TopicFile, TopicGroupShape
from briefgen.model.workspace import Workspace
from briefgen.model.written import Written, topic
from briefgen.problem import Text, t
from briefgen.source.document import Path

NO_HOLDER = t("who was {title} on {date} does not follow from government.yaml")
MORE_HOLDERS = t("government.yaml names more than one {title} on {date}: {names}")


class Letters:
    """Resolves the letter for each chamber of government.yaml."""

    def __init__(
        self, names: Names, workspace: Workspace, topics: Mapping[str, Written[TopicFile] | None]
    ) -> None:
        self.names, self.workspace, self.topics = names, workspace, topics
        self.placed: set[str] = set()

    def to_chambers(self, shape: LetterShape) -> tuple[Letter, ...]:
        """One letter for each chamber, in the order of government.yaml."""
        return tuple(
            self._letter(shape, shape.chambers.get(key, LetterChanges()), key, chamber)
            for key, chamber in self.workspace.chamber_keys().items()
        )

    def _letter(
        self, shape: LetterShape, changes: LetterChanges, key: str, chamber: Chamber
    ) -> Letter:
        changed = {name: value for name, value in changes if value is not None}
        letter = shape.model_copy(update=changed)

        def at(name: str) -> Path:
            return ("letter", key, name) if name in changed else ("letter", name)

        def posts(name: str, ids: Iterable[str] | None) -> tuple[Post, ...]:
            return self.names.posts(self.workspace, ids or (), at(name))

        signing = posts("signatories", letter.signatories)
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
        names = self.workspace.names_of(post, letter.date)
        values = {"title": post.title, "date": letter.date, "names": " en ".join(names)}
        if not names:
            what = Text(NO_HOLDER.template, values)
            fix = t("add one holder of {post} for that day (name, from, until)", post=post.id)
            self.names.incomplete(here, what, fix)
        elif len(names) > 1:
            what = Text(MORE_HOLDERS.template, values)
            fix = t("correct from and until of {post} in government.yaml", post=post.id)
            self.names.problem(here, what, fix)
        return self.workspace.signatory(post, letter.date)

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
                what = t("“{name}” stands here twice", name=id_)
                self.names.problem((*path, index), what, t("keep one of the two"))
            elif written:
                own = Names(written.source, self.names.problems)
                posts = own.posts(self.workspace, written.posts(), ("responsible",))
                found.append(topic(id_, written, posts))
            seen.add(id_)
        self.placed |= seen
        return tuple(found)
