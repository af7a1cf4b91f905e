"""The letters to parliament: to whom, by whom, and with which topics."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import asdict, replace

from briefgen.model.agenda import Topic
from briefgen.model.dossier import Letter, TopicGroup
from briefgen.model.government import Chamber, Post, Signatory
from briefgen.model.shapes import LetterChanges, LetterShape, TopicEntry, TopicGroupShape
from briefgen.model.stated import MannersKeys, manners_of
from briefgen.model.subjects import TopicFile
from briefgen.model.written import Names, Written, topic
from briefgen.problem import Problem, t
from briefgen.source.document import Path


class Letters:
    """Resolves the letter to each chamber, the same save what a chamber's own key changes."""

    def __init__(
        self,
        names: Names,
        topics: Mapping[str, Written[TopicFile] | None],
        stated: MannersKeys | None,
    ) -> None:
        self.names, self.topics, self.stated = names, topics, stated
        self.placed: set[str] = set()

    def chambers(self, shape: LetterShape | None) -> dict[str, Chamber]:
        """The chambers that get a letter by their keys: all, or those that `to` names, in order."""
        known = self.names.workspace.chamber_keys()
        own = shape.to if shape else None
        to = manners_of(self.stated, shape).to or tuple(known)
        for index, key in enumerate(to):
            path = ("letter", "to", index) if own else ("council",)
            what = t("there is no chamber “{key}” that gets a letter", key=key)
            self.names.find(known, key, path, what)
            if key in to[:index]:
                self.names.twice(key, path)
        return {key: known[key] for key in to if key in known}

    def to_chambers(self, shape: LetterShape, getting: Mapping[str, Chamber]) -> tuple[Letter, ...]:
        """One letter for each chamber that gets one."""
        if not getting:
            self._told(shape)
        for key in shape.chambers.keys() & self.names.workspace.chamber_keys().keys():
            if key not in getting:
                self._told(shape.chambers[key])
                what = t("“{key}” gets no letter, so what stands here is not used", key=key)
                place = self.names.source.key_place(("letter", key))
                fix = t("remove it, or add {key} to `to` of the letter", key=key)
                self.names.problems.append(Problem(place, what, fix))
        for key in sorted(self.names.workspace.without_letter & shape.chambers.keys()):
            what = t("“{key}” gets no letter, so what stands here is not used", key=key)
            fix = t("name the chamber in government.yaml under chambers, or remove this")
            place = self.names.source.key_place(("letter", key))
            self.names.warnings.append(Problem(place, what, fix))
        return tuple(
            self._letter(shape, shape.chambers.get(key, LetterChanges()), key, chamber)
            for key, chamber in getting.items()
        )

    def _told(self, letter: LetterChanges) -> None:
        """Say no second time that topics are in no letter: why it is not written is said."""
        for entry in letter.topics or ():
            ids = entry.topics if isinstance(entry, TopicGroupShape) else (entry,)
            self.names.meant.update(ids)

    def _letter(
        self, shape: LetterShape, changes: LetterChanges, key: str, chamber: Chamber
    ) -> Letter:
        changed = {name: value for name, value in asdict(changes).items() if value is not None}
        letter = replace(shape, **changed)

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
            manners_of(self.stated, shape, changes),
            letter.subject,
            letter.your_reference,
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
