"""What the forms for people share: the changes of a dossier as lines, by what they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.diff_report.wording import (
    Form,
    heading,
    passages,
    places_by_post,
    posts_of,
    sentence,
)
from briefgen.diffing import Difference
from briefgen.history.changes import About, Change, Passage, by_subject
from briefgen.locale.say import Say
from briefgen.problem import t


@dataclass(frozen=True, slots=True)
class Said:
    """A change in words, and the sentences that differ."""

    words: str
    passages: tuple[Passage, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of one part of the dossier: what it is, whom it touches, what changed."""

    heading: str
    touches: str
    said: tuple[Said, ...]


def sections(found: Difference, form: Form, say: Say) -> Iterator[Section]:
    """The parts of a dossier in which something changed."""
    for about, changes in by_subject(found.changes):
        posts = ", ".join(posts_of(changes))
        said = tuple(Said(say(sentence(each, form)), passages(each), each) for each in changes)
        touches = say(t("touches {posts}", posts=posts)) if posts else ""
        yield Section(say(heading(about, found, form)), touches, said)


def by_post(found: Difference, form: Form, say: Say) -> dict[str, str]:
    """For each post where something changed that concerns it."""

    def name(about: About) -> str:
        return about.now or about.was or say(heading(about, found, form))

    return {post: ", ".join(places) for post, places in places_by_post(found.changes, name).items()}
