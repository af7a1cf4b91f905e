"""What a reviewer wrote → changes of the texts of the dossier, and what cannot be placed."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.absorb.origins import Origin, find_origins, marks, pair_up, same_notes, without_number
from briefgen.absorb.reviewed import MARK, Paragraph, Reviewed
from briefgen.absorb.writing_back import (
    GoneNote,
    NewNote,
    Refused,
    Remark,
    Taken,
    changes,
    joined,
    same,
)
from briefgen.markdown.lines import Leaf, plain
from briefgen.problem import t
from briefgen.redline.align import Pair
from briefgen.texts.case import Case, Edit, Passage

NEW_NOTE = "noot{number}"
BULLET = re.compile(r"[ \t]*([-*+])\s")


def take_over(sent: Reviewed, came: Reviewed, case: Case) -> Taken:
    """Compare a document that was sent with what came back.

    Args:
        sent: the document as it was made.
        came: as it came back.
        case: the texts that it was made of.
    """
    return _TakeOver(sent, came, case).taken()


class _TakeOver:
    """The comparison of one document."""

    def __init__(self, sent: Reviewed, came: Reviewed, case: Case) -> None:
        self.sent, self.came = sent, came
        self.origins = find_origins(case, sent.paragraphs)
        self.made = Taken()
        self.note_of = same_notes(sent, came)
        self.gone: dict[int, int] = {}
        """Of each leaf that was taken away the number of the change that does so."""
        self.names = {name.name for name in self.origins.notes.values()}

    def taken(self) -> Taken:
        """Everything that the document brings."""
        pairs = pair_up(self.sent.paragraphs, self.came.paragraphs)
        around = list(self._around(pairs))
        self.made.remarks = list(self._remarks(pairs, around))
        moved = self._moved(pairs, around)
        for pair, (last, following) in zip(pairs, around, strict=True):
            if pair.old in moved and pair.new is None:
                continue
            if pair.old is None and pair.new is not None and pair.new in moved.values():
                why = t("this paragraph was moved to another item; move it in the YAML")
                self.made.refused.append(
                    Refused(why, self.came.with_notes(self.came.paragraphs[pair.new]))
                )
                continue
            self._pair(pair, last, following)
        self._notes()
        self.made.edits = list(joined(self.made.edits))
        return self.made

    def _remarks(
        self, pairs: Sequence[Pair], around: Sequence[tuple[Origin | None, Origin | None]]
    ) -> Iterator[Remark]:
        """The comments at paragraphs that come from the dossier."""
        places = {
            pair.new: last
            for pair, (last, _) in zip(pairs, around, strict=True)
            if pair.new is not None
        }
        for comment in self.came.comments:
            origin = places.get(comment.paragraph) if comment.paragraph is not None else None
            if origin:
                about = self.came.beginning(comment)
                line = f"# {comment.author}: {comment.text} [{about}]"
                yield Remark(origin.file, str(origin.passage.key[0]), " ".join(line.split()))

    def _around(self, pairs: Sequence[Pair]) -> Iterator[tuple[Origin | None, Origin | None]]:
        """Of each pair the origin of itself or what stands before it, and of what follows.

        What stands after a sentence that briefgen makes belongs to no text.
        """
        own = [
            None if each.old is None else self.origins.paragraphs.get(each.old) for each in pairs
        ]
        following: list[Origin | None] = [None]
        for origin in reversed(own[1:]):
            following.append(origin or following[-1])
        last: Origin | None = None
        for pair, origin, after in zip(pairs, own, reversed(following), strict=True):
            if pair.old is not None and self.sent.paragraphs[pair.old].text:
                last = origin
            yield last, after

    def _moved(
        self, pairs: Sequence[Pair], around: Sequence[tuple[Origin | None, Origin | None]]
    ) -> Mapping[int, int]:
        """The paragraphs sent that came back in another item: where they stand now."""
        gone = [each.old for each in pairs if each.new is None and each.old is not None]
        found: dict[int, int] = {}
        for pair, (last, _following) in zip(pairs, around, strict=True):
            if pair.old is not None or pair.new is None:
                continue
            came = self.came.paragraphs[pair.new]
            for old in gone:
                sent, origin = self.sent.paragraphs[old], self.origins.paragraphs.get(old)
                known = set(sent.anchors) & set(came.anchors) or same(sent.text, came.text)
                elsewhere = last is None or (origin and origin.file != last.file)
                if known and came.text and origin and elsewhere:
                    found[old] = pair.new
        return found

    def _pair(self, pair: Pair, last: Origin | None, following: Origin | None) -> None:
        sent = None if pair.old is None else self.sent.paragraphs[pair.old]
        came = None if pair.new is None else self.came.paragraphs[pair.new]
        origin = None if pair.old is None else self.origins.paragraphs.get(pair.old)
        if sent and came:
            self._changed(sent, came, origin)
        elif sent and sent.text:
            self._gone(sent, origin)
        elif came and came.text:
            self._added(came, last, following)

    def _changed(self, sent: Paragraph, came: Paragraph, origin: Origin | None) -> None:
        if origin and origin.leaf and origin.leaf.kind != "cell":
            before = self._named(sent.text, origin, self.sent)
            after = self._named(came.text, origin, self.came)
            if not same(before, after):
                self.made.edits += changes(origin.passage, origin.leaf.pieces, before, after)
            return
        before, after = self.sent.with_notes(sent), self.came.with_notes(came)
        if same(plain(before), plain(after)):
            return
        if origin and origin.leaf is None:
            self._retitled(origin.passage, sent, came)
        elif origin:
            self.made.refused.append(Refused(t("a table cannot be taken over"), after, before))
        else:
            why = t("this sentence is made by briefgen from the facts of the dossier")
            self.made.refused.append(Refused(why, after, before))

    def _retitled(self, passage: Passage, sent: Paragraph, came: Paragraph) -> None:
        if len(MARK.findall(came.text)) > len(MARK.findall(sent.text)):
            why = t("a footnote cannot stand in a title")
            self.made.refused.append(Refused(why, self.came.with_notes(came), sent.text))
            return
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
            self.made.gone_notes.append(GoneNote(origin.file, name))
        start, end = origin.lines()
        self.gone[id(origin.leaf)] = len(self.made.edits)
        self.made.edits.append(Edit(origin.passage.spot(start, end), ""))

    def _added(self, came: Paragraph, last: Origin | None, following: Origin | None) -> None:
        if came.kind in ("heading", "cell"):
            why = t("a heading or a table was added; add it in the YAML")
            self.made.refused.append(Refused(why, self.came.with_notes(came)))
        elif last and last.leaf:
            self._added_after(came, last, last.leaf)
        elif last and following and following.leaf and last.file == following.file:
            words = self._named(came.text, following, self.came)
            start = following.leaf.start
            self.made.edits.append(Edit(following.passage.spot(start, start), f"{words}\n\n"))
        else:
            why = t("this paragraph was added where no text of the dossier stands before it")
            self.made.refused.append(Refused(why, self.came.with_notes(came)))

    def _added_after(self, came: Paragraph, last: Origin, leaf: Leaf) -> None:
        words = self._named(came.text, last, self.came)
        bullet = BULLET.match(last.passage.text[leaf.start : leaf.end])
        own = bullet[0] if bullet and leaf.kind == "list" else ""
        lead = (own or "- ") if came.kind == "list" else ""
        between = "\n" if own and lead else "\n\n"
        gone = self.gone.pop(id(leaf), None)
        if gone is not None:
            spot = last.passage.spot(leaf.start, leaf.end)
            self.made.edits[gone] = Edit(spot, lead + words)
        else:
            spot = last.passage.spot(leaf.end, leaf.end)
            self.made.edits.append(Edit(spot, between + lead + words))

    def _named(self, text: str, origin: Origin, side: Reviewed) -> str:
        """A paragraph with the marks of its notes by their names in the YAML."""

        def name(found: re.Match[str]) -> str:
            id_ = found[1] if side is self.sent else self.note_of.get(found[1])
            known = self.origins.notes.get(id_ or "")
            if known and known.file == origin.file:
                return f"[^{known.name}]"
            return f"[^{self._new_note(found[1], origin)}]"

        return MARK.sub(name, text)

    def _new_note(self, id_: str, origin: Origin) -> str:
        file = origin.file
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
        there = {self.note_of.get(id_) for id_ in marks(self.came)}
        gone = {(each.file, each.name) for each in self.made.gone_notes}
        for came_id, sent_id in self.note_of.items():
            known = self.origins.notes.get(sent_id)
            before, after = self.sent.notes.get(sent_id, ""), self.came.notes.get(came_id, "")
            if known and not same(before, after):
                spot = known.passage.whole()
                pieces = [(0, len(known.passage.text))]
                found = list(changes(known.passage, pieces, before, after))
                self.made.edits += found if spot.quoted else [Edit(spot, after)]
        for sent_id in marks(self.sent):
            known = self.origins.notes.get(sent_id)
            if known and sent_id not in there:
                note = GoneNote(known.file, known.name)
                if (note.file, note.name) not in gone:
                    self.made.gone_notes.append(note)
