"""What a reviewer wrote → changes of the texts of the dossier, and what cannot be placed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.checks.passage import Passage
from briefgen.checks.rule import Edit
from briefgen.problem import Text, t
from briefgen.review.align import Block, Pair, align
from briefgen.review.origins import MARK, Origin, Origins, plain, without_number
from briefgen.review.pairs import pair_up
from briefgen.review.reviewed import Paragraph, Reviewed
from briefgen.review.words import changes, same

NEW_NOTE = "noot{number}"
BULLET = re.compile(r"[ \t]*([-*+])\s")


@dataclass(frozen=True, slots=True)
class NewNote:
    """A footnote that a reviewer added: in which file, under which name, and its text."""

    file: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class GoneNote:
    """A footnote whose mark a reviewer took away."""

    file: str
    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not taken over: why, and the words as they came back and as they were sent."""

    why: Text
    came: str
    sent: str = ""


@dataclass
class Taken:
    """What one document brings: changes of texts, of notes, and what cannot be placed."""

    edits: list[Edit] = field(default_factory=list)
    new_notes: list[NewNote] = field(default_factory=list)
    gone_notes: list[GoneNote] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def take_over(sent: Reviewed, came: Reviewed, origins: Origins) -> Taken:
    """Compare a document that was sent with what came back.

    Args:
        sent: the document as it was made.
        came: as it came back.
        origins: where its paragraphs and notes come from.
    """
    return _TakeOver(sent, came, origins).taken()


class _TakeOver:
    """The comparison of one document."""

    def __init__(self, sent: Reviewed, came: Reviewed, origins: Origins) -> None:
        self.sent, self.came, self.origins = sent, came, origins
        self.made = Taken()
        self.note_of = _same_notes(sent, came)
        self.names = {name.name for name in origins.notes.values()}

    def taken(self) -> Taken:
        """Everything that the document brings."""
        last: Origin | None = None
        for pair in pair_up(self.sent.paragraphs, self.came.paragraphs):
            if pair.old is not None:
                last = self.origins.paragraphs.get(pair.old, last)
            self._pair(pair, last)
        self._notes()
        return self.made

    def _pair(self, pair: Pair, last: Origin | None) -> None:
        sent = None if pair.old is None else self.sent.paragraphs[pair.old]
        came = None if pair.new is None else self.came.paragraphs[pair.new]
        origin = None if pair.old is None else self.origins.paragraphs.get(pair.old)
        if sent and came:
            self._changed(sent, came, origin)
        elif sent and sent.text:
            self._gone(sent, origin)
        elif came and came.text:
            self._added(came, last)

    def _changed(self, sent: Paragraph, came: Paragraph, origin: Origin | None) -> None:
        before = self._named(sent.text, origin, self.sent)
        after = self._named(came.text, origin, self.came)
        if same(before, after):
            return
        if origin is None:
            why = t("this sentence is made by briefgen from the facts of the dossier")
            self.made.refused.append(Refused(why, came.text, sent.text))
        elif origin.leaf is None:
            self._retitled(origin.passage, came)
        elif origin.leaf.kind == "cell":
            why = t("a table cannot be taken over")
            self.made.refused.append(Refused(why, came.text, sent.text))
        else:
            self.made.edits += changes(origin.passage, origin.leaf.pieces, before, after)

    def _retitled(self, passage: Passage, came: Paragraph) -> None:
        text = without_number(came.text) if came.kind == "heading" else came.text
        words = " ".join(plain(text).split())
        if not same(words, passage.text):
            self.made.edits.append(Edit(passage.whole(), words))

    def _gone(self, sent: Paragraph, origin: Origin | None) -> None:
        if origin is None or origin.leaf is None or origin.leaf.kind == "cell":
            why = t("this was taken away, and is made by briefgen or is a title")
            self.made.refused.append(Refused(why, "", sent.text))
            return
        for name in MARK.findall(origin.written()):
            self.made.gone_notes.append(GoneNote(origin.passage.prose.source.file, name))
        start, end = _with_its_lines(origin)
        self.made.edits.append(Edit(origin.passage.spot(start, end), ""))

    def _added(self, came: Paragraph, last: Origin | None) -> None:
        if last is None or last.leaf is None or came.kind in ("heading", "cell"):
            why = t("this paragraph was added where no text of the dossier stands before it")
            self.made.refused.append(Refused(why, came.text))
            return
        text, leaf = last.passage.text, last.leaf
        words = self._named(came.text, last, self.came)
        line = text[leaf.start : leaf.end]
        bullet = BULLET.match(line) if leaf.kind == "list" else None
        between = f"\n{bullet[0]}" if bullet and came.kind == "list" else "\n\n"
        if came.kind == "list" and not bullet:
            between = "\n\n- "
        self.made.edits.append(Edit(last.passage.spot(leaf.end, leaf.end), between + words))

    def _named(self, text: str, origin: Origin | None, side: Reviewed) -> str:
        """A paragraph with the marks of its notes by their names in the YAML."""

        def name(found: re.Match[str]) -> str:
            id_ = found[1] if side is self.sent else self.note_of.get(found[1])
            known = self.origins.notes.get(id_ or "")
            if known:
                return f"[^{known.name}]"
            return f"[^{self._new_note(found[1], origin)}]"

        return MARK.sub(name, text)

    def _new_note(self, id_: str, origin: Origin | None) -> str:
        file = origin.passage.prose.source.file if origin else ""
        words = self.came.notes.get(id_, "").strip()
        for each in self.made.new_notes:
            if (each.file, each.text) == (file, words):
                return each.name
        number = next(n for n in range(1, 1000) if NEW_NOTE.format(number=n) not in self.names)
        name = NEW_NOTE.format(number=number)
        self.names.add(name)
        self.made.new_notes.append(NewNote(file, name, words))
        return name

    def _notes(self) -> None:
        """Notes of which the words changed, and those whose mark is not there any more."""
        there = {self.note_of.get(id_) for id_ in _marks(self.came)}
        gone = {(each.file, each.name) for each in self.made.gone_notes}
        for came_id, sent_id in self.note_of.items():
            known = self.origins.notes.get(sent_id)
            before, after = self.sent.notes.get(sent_id, ""), self.came.notes.get(came_id, "")
            if known and not same(before, after):
                spot = known.passage.whole()
                pieces = [(0, len(known.passage.text))]
                found = list(changes(known.passage, pieces, before, after))
                self.made.edits += found if spot.quoted else [Edit(spot, after)]
        for sent_id in _marks(self.sent):
            known = self.origins.notes.get(sent_id)
            if known and sent_id not in there:
                note = GoneNote(known.passage.prose.source.file, known.name)
                if (note.file, note.name) not in gone:
                    self.made.gone_notes.append(note)


def _with_its_lines(origin: Origin) -> tuple[int, int]:
    """The lines of a leaf with the empty ones after it, or before it if it is the last."""
    text, leaf = origin.passage.text, origin.leaf
    if leaf is None:
        return 0, 0
    end = leaf.end
    if leaf.kind == "list":
        return leaf.start, min(end + 1, len(text))
    after = re.compile(r"\n+").match(text, end)
    if after and after.end() < len(text):
        return leaf.start, after.end()
    before = len(text[: leaf.start].rstrip("\n"))
    return before, end


def _marks(side: Reviewed) -> list[str]:
    return [id_ for each in side.paragraphs for id_ in MARK.findall(each.text)]


def _same_notes(sent: Reviewed, came: Reviewed) -> Mapping[str, str]:
    """Which note that came back is which that was sent: programs number them anew."""
    olds, news = _marks(sent), _marks(came)

    def blocks(ids: Sequence[str], side: Reviewed) -> list[Block]:
        return [Block("", side.notes.get(id_, "")) for id_ in ids]

    def pairs() -> Iterator[tuple[str, str]]:
        for pair in align(blocks(olds, sent), blocks(news, came)):
            if pair.old is not None and pair.new is not None:
                yield news[pair.new], olds[pair.old]

    return dict(pairs())
