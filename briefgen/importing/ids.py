"""Ids for the items and topics of a draft, made of their titles."""

from dataclasses import replace

from briefgen.importing.draft import Draft, Entry, GroupDraft, Remark, SubjectDraft
from briefgen.importing.names import slug
from briefgen.problem import Text, t

TWIN = t("“{id}” has the same title; if it is the same subject, add same_as: {id}")


class _Namer:
    """Gives each subject an id that no other has; tells where two have one title."""

    def __init__(self, other: str) -> None:
        self.other = other
        self.taken: dict[str, str] = {}

    def entries(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Entries with ids."""
        return tuple(
            replace(entry, subjects=tuple(self.subject(each) for each in entry.subjects))
            if isinstance(entry, GroupDraft)
            else self.subject(entry)
            for entry in entries
        )

    def subject(self, subject: SubjectDraft) -> SubjectDraft:
        """A subject with an id."""
        id_ = slug(subject.title, self.taken, other=self.other)
        twin = next((n for n, title in self.taken.items() if title == subject.title), None)
        self.taken[id_] = subject.title
        remarks = subject.remarks
        if twin:
            remarks = (*remarks, Remark("title", Text(TWIN.template, {"id": twin})))
        return replace(subject, id=id_, remarks=remarks)


def with_ids(draft: Draft) -> Draft:
    """The draft with an id for each item and each topic."""
    items, topics = _Namer("punt"), _Namer("onderwerp")
    parts = tuple(replace(part, entries=items.entries(part.entries)) for part in draft.parts)
    letter = draft.letter
    if letter:
        letter = replace(letter, entries=topics.entries(letter.entries))
    return replace(draft, parts=parts, letter=letter)
