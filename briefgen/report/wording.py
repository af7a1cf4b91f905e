"""What a change is called: a sentence for each kind, its values filled in by a form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.compare.dossiers import Difference
from briefgen.history.changes import About, Change, Kind
from briefgen.history.words import Passage
from briefgen.problem import Text, mark, t

SENTENCES = {
    Kind.DOSSIER_ADDED: mark("the dossier is new"),
    Kind.DOSSIER_REMOVED: mark("the dossier was removed"),
    Kind.DOSSIER_RENAMED: mark("folder renamed from {old} to {new}"),
    Kind.INFORMAL: mark("the meeting is an informal one now"),
    Kind.NOT_INFORMAL: mark("the meeting is no informal one any more"),
    Kind.PART_ADDED: mark("part added: {new} {name}"),
    Kind.PART_REMOVED: mark("part removed: {old} {name}"),
    Kind.PART_MOVED: mark("part “{name}” moved from {old} to {new}"),
    Kind.GROUP_ADDED: mark("group added: {new} {name}"),
    Kind.GROUP_REMOVED: mark("group removed: {old} {name}"),
    Kind.GROUP_MOVED: mark("group “{name}” moved from {old} to {new}"),
    Kind.GROUP_AOB: mark("the group “{name}” is any other business now"),
    Kind.GROUP_NOT_AOB: mark("the group “{name}” is not any other business any more"),
    Kind.RENUMBERED: mark("renumbered because of other changes: {name}"),
    Kind.ITEM_ADDED: mark("item added, as {new}"),
    Kind.ITEM_REMOVED: mark("item removed; it was {old}"),
    Kind.ITEM_MOVED: mark("item moved from {old} to {new}"),
    Kind.FILE_RENAMED: mark("file renamed from {old} to {new}"),
    Kind.FOOTNOTE_ADDED: mark("footnote “{name}” added: {new}"),
    Kind.FOOTNOTE_REMOVED: mark("footnote “{name}” removed: {old}"),
    Kind.INTERNAL: mark("the internal notes changed"),
    Kind.TOPIC_ADDED: mark("topic added to the letter"),
    Kind.TOPIC_REMOVED: mark("topic removed from the letter"),
    Kind.TOPIC_MOVED: mark("topic moved in the letter from place {old} to {new}"),
    Kind.TOPIC_REGROUPED: mark("topic moved in the letter from under “{old}” to under “{new}”"),
    Kind.HEADING_ADDED: mark("heading added: {name}"),
    Kind.HEADING_REMOVED: mark("heading removed: {name}"),
    Kind.HEADING_MOVED: mark("heading “{name}” moved, with what is under it"),
    Kind.LETTER_ADDED: mark("the letter is new"),
    Kind.LETTER_REMOVED: mark("the letter was removed"),
    Kind.NOTA_ADDED: mark("the nota is new"),
    Kind.NOTA_REMOVED: mark("the nota was removed"),
    Kind.NOT_PUBLIC: mark("what is not public changed"),
    Kind.ATTACHMENT_ADDED: mark("attachment added: {new}"),
    Kind.ATTACHMENT_REMOVED: mark("attachment removed: {old}"),
    Kind.ATTACHMENT_MOVED: mark("attachment “{name}” moved from place {old} to {new}"),
    Kind.SUPPRESS_ADDED: mark("finding “{name}” accepted: {new}"),
    Kind.SUPPRESS_REMOVED: mark("finding “{name}” no longer accepted ({old})"),
}
LABELS = {
    Kind.STATUS: mark("status"),
    Kind.COUNCIL: mark("council"),
    Kind.DATES: mark("dates"),
    Kind.PLACE: mark("place"),
    Kind.PRESIDENCY: mark("presidency"),
    Kind.ATTENDING: mark("attending"),
    Kind.PART_RENAMED: mark("name of the part"),
    Kind.GROUP_RENAMED: mark("title of the group"),
    Kind.TITLE: mark("title"),
    Kind.SHORT_TITLE: mark("short title"),
    Kind.HANDLING: mark("handling"),
    Kind.RESPONSIBLE: mark("responsible"),
    Kind.SAME_AS: mark("same subject as"),
    Kind.TEXT: mark("text"),
    Kind.POSITION: mark("position"),
    Kind.FOOTNOTE_CHANGED: mark("footnote"),
    Kind.SOURCE: mark("source"),
    Kind.HEADING_RENAMED: mark("heading"),
    Kind.LETTER_DATE: mark("date of the letter"),
    Kind.LETTER_REFERENCE: mark("reference of the letter"),
    Kind.ON_BEHALF_OF: mark("on behalf of"),
    Kind.SIGNATORIES: mark("signatories"),
    Kind.OPENING: mark("opening of the letter"),
    Kind.HOLDER: mark("name under the letter"),
    Kind.NOTA_DATE: mark("date of the nota"),
    Kind.NOTA_REFERENCE: mark("reference of the nota"),
    Kind.FOR_INFORMATION: mark("for information"),
    Kind.REASON: mark("reason of the nota"),
    Kind.DECISION: mark("advised decision"),
    Kind.EXPLANATION: mark("explanation"),
    Kind.GROUNDS: mark("grounds of what is not public"),
    Kind.ATTACHMENT_CHANGED: mark("attachment"),
    Kind.SUPPRESS_CHANGED: mark("reason to accept"),
    Kind.POST_TITLE: mark("title of the post"),
    Kind.COUNCIL_FACTS: mark("council in councils.yaml"),
    Kind.LETTERHEAD: mark("letterhead"),
    Kind.CHAMBER: mark("addressee"),
    Kind.HOUSE_STYLE: mark("house style"),
    Kind.ABBREVIATION: mark("abbreviation"),
    Kind.TERM: mark("term"),
}
"""What a value is called that was added, removed or became another one."""

IN_NOTES = {
    Kind.SOURCE: mark("source in footnote “{name}”"),
    Kind.FOOTNOTE_CHANGED: mark("footnote “{name}”"),
}
"""The same, where it has a name that is that of a footnote."""

BY_SENTENCE = frozenset(
    {
        Kind.TEXT,
        Kind.POSITION,
        Kind.FOOTNOTE_CHANGED,
        Kind.SOURCE,
        Kind.OPENING,
        Kind.REASON,
        Kind.DECISION,
        Kind.EXPLANATION,
    }
)
"""What is too long for one line: each passage gets its own."""

SORTS = {
    "dossier": mark("Meeting"),
    "agenda": mark("Agenda"),
    "item": mark("Item"),
    "letter": mark("Letter"),
    "topic": mark("Letter: {title}"),
    "nota": mark("Nota"),
    "attachments": mark("Attachments"),
    "shared": mark("What all dossiers share"),
}


@dataclass(frozen=True, slots=True)
class Form:
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
        template = SENTENCES[change.kind]
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
    title = form.plain(about.title)
    if about.sort != "item":
        return Text(SORTS[about.sort], {"title": title})
    number = arrow(about.was, about.now)
    was = found.old_pages.get(about.old_id or about.id) if about.was else None
    page = arrow(was, found.new_pages.get(about.id) if about.now else None)
    if not page:
        return t("{number} {title}", number=number, title=title)
    return t("{number} {title} (p. {page})", number=number, title=title, page=page)


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
