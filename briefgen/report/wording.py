"""What a change is called: a sentence for each kind, its values filled in by a form."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from briefgen.compare.dossiers import Difference
from briefgen.history.changes import About, Change
from briefgen.history.words import Passage
from briefgen.problem import Text, t
from briefgen.report.kinds import (
    BY_SENTENCE,
    IN_NOTES,
    LABELS,
    PAGED,
    SENTENCES,
    SORTS,
    UNNUMBERED,
)


class Form(Struct, frozen=True):
    """How a form writes plain text, and what it puts around words that stayed, went or came."""

    plain: Callable[[str], str]
    marks: Mapping[str, str]

    def marked(self, passage: Passage) -> str:
        """A sentence that changed, its words with their marks."""
        pieces = []
        for run in passage:
            space = " " if run.words.startswith(" ") else ""
            pieces.append(space + self.marks[run.op].format(self.plain(run.words.strip())))
        return "".join(pieces).strip()


def sentence(change: Change, form: Form) -> Text:
    """What changed, in one line."""
    old, new = (form.plain(each or "–") for each in (change.old, change.new))
    name = form.plain(change.name)
    if change.kind in SENTENCES:
        unnumbered = change.old is None and change.new is None
        template = (unnumbered and UNNUMBERED.get(change.kind)) or SENTENCES[change.kind]
        said = Text(template, {"old": old, "new": new, "name": name})
        unsaid = name and "{name}" not in template
        return t("{label} ({name})", label=said, name=name) if unsaid else said
    label = _label(change, name)
    if change.kind in BY_SENTENCE and change.passages:
        return _whole(label, change)
    if change.old is None:
        return t("{label} added: {new}", label=label, new=new)
    if change.new is None:
        return t("{label} removed: {old}", label=label, old=old)
    if any(run.op == "same" for passage in change.passages for run in passage):
        words = " … ".join(form.marked(passage) for passage in change.passages)
        return t("{label}: {words}", label=label, words=words)
    return t("{label}: {old} → {new}", label=label, old=old, new=new)


def _label(change: Change, name: str) -> Text:
    if not change.name:
        return Text(LABELS[change.kind])
    if change.kind in IN_NOTES:
        return Text(IN_NOTES[change.kind], {"name": name})
    return t("{label} ({name})", label=Text(LABELS[change.kind]), name=name)


def passages(change: Change) -> tuple[Passage, ...]:
    """The sentences that are shown below that line."""
    return change.passages if change.kind in BY_SENTENCE else ()


def _whole(label: Text, change: Change) -> Text:
    if change.old is None:
        return t("{label} added:", label=label)
    if change.new is None:
        return t("{label} removed:", label=label)
    return t("{label}:", label=label)


def heading(about: About, found: Difference, form: Form) -> Text:
    """Which part of the dossier: an item with its numbers and pages, as they were and are."""
    title, number = form.plain(about.title), arrow(about.was, about.now)
    what = Text(SORTS[about.sort], {"title": f"{number} {title}" if number else title})
    if about.sort not in PAGED:
        return what
    page = arrow(found.old_pages.get(about.old_id or about.id), found.new_pages.get(about.id))
    return t("{what} (p. {page})", what=what, page=page) if page else what


def arrow(old: str | None, new: str | None) -> str:
    """What was and is, or the one of the two that there is."""
    return f"{old} → {new}" if old and new and old != new else new or old or ""


def posts_of(changes: Sequence[Change]) -> tuple[str, ...]:
    """The posts that changes concern, in order."""
    return tuple(dict.fromkeys(post for change in changes for post in change.posts))


def places_by_post(changes: Sequence[Change], name: Callable[[About], str]) -> dict[str, list[str]]:
    """For each post the parts of the dossier in which something changed that concerns it."""
    found: dict[str, list[str]] = {}
    for change in changes:
        for post in change.posts:
            places = found.setdefault(post, [])
            if (place := name(change.about)) not in places:
                places.append(place)
    return found
