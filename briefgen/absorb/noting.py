"""The footnotes of what came back, by the names that they have in the YAML."""

import re
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from briefgen.absorb.change import GoneNote, NewNote, Said, edits_of, replaced, same
from briefgen.absorb.origins import NoteOrigin
from briefgen.absorb.pairing import same_notes
from briefgen.absorb.reviewed import BREAK, MARK, Reviewed
from briefgen.problem import Text, t
from briefgen.texts.case import Edit

NEW_NOTE = "noot{number}"
NO_TEXT = t("a footnote in it has no text, or refers to another footnote")


class Named(Struct, frozen=True):
    """A paragraph with the marks of its notes by name, and what changes in these notes."""

    text: str
    edits: tuple[Edit, ...] = ()
    instead: tuple[Edit, ...] = ()
    said: tuple[Said, ...] = ()
    notes: tuple[NewNote, ...] = ()


class Noting:
    """Names the notes of a document that came back."""

    def __init__(
        self,
        sent: Reviewed,
        came: Reviewed,
        pairs: Iterable[tuple[int, int]],
        known: Mapping[str, NoteOrigin],
        taken: Collection[str],
    ) -> None:
        self.sent, self.came, self.known = sent.notes, came.notes, known
        self.lost = came.left_out_of_notes
        self.note_of = same_notes(sent, came, pairs)
        self.names = set(taken)

    def named_as_sent(self, text: str, file: str) -> str:
        """A paragraph that was sent, with the marks of its notes by their names in a file."""

        def name(found: re.Match[str]) -> str:
            known = self.known.get(found[1])
            return f"[^{known.name}]" if known and known.file == file else found[0]

        return BREAK.sub("\\\\\n", MARK.sub(name, text))

    def named(self, text: str, file: str) -> Named | Text:
        """A paragraph that came back with the marks of its notes by name; or why it has no place.

        Args:
            text: its text.
            file: the YAML file into which it comes.
        """
        for id_ in MARK.findall(text):
            if lost := self.lost.get(id_):
                return lost[0]
            if not self._words(id_):
                return NO_TEXT
        edits, instead = list[Edit](), list[Edit]()
        said, notes = list[Said](), list[NewNote]()

        def name(found: re.Match[str]) -> str:
            words = self._words(found[1])
            sent_id = self.note_of.get(found[1], "")
            known = self.known.get(sent_id)
            if known is None or known.file != file:
                notes.append(NewNote(file, self._new_name(), words))
                return f"[^{notes[-1].name}]"
            before = self.sent.get(sent_id, "")
            if not same(before, words):
                pieces = [(0, len(known.passage.text))]
                edits.extend(edits_of(known.passage, pieces, before, words))
                instead.append(replaced(known.passage, pieces, words))
                said.append(Said(known.passage, 0, after=False, paragraphs=(words,)))
            return f"[^{known.name}]"

        named = BREAK.sub("\\\\\n", MARK.sub(name, text))
        return Named(named, tuple(edits), tuple(instead), tuple(said), tuple(notes))

    def _words(self, id_: str) -> str:
        """What a note says; nothing if it refers to another one, as none can."""
        words = self.came.get(id_, "").strip()
        return "" if MARK.search(words) else words

    def _new_name(self) -> str:
        number = next(n for n in range(1, 100_000) if NEW_NOTE.format(number=n) not in self.names)
        self.names.add(NEW_NOTE.format(number=number))
        return NEW_NOTE.format(number=number)


def gone(names: Collection[str], file: str) -> tuple[GoneNote, ...]:
    """Notes whose marks were taken away."""
    return tuple(GoneNote(file, name) for name in sorted(names))


def together(named: Collection[Named]) -> Named:
    """Paragraphs in a row, with all that changes in their notes; their texts stay apart."""
    return Named(
        "",
        tuple(edit for each in named for edit in each.edits),
        said=tuple(one for each in named for one in each.said),
        notes=tuple(note for each in named for note in each.notes),
    )
