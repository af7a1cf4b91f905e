"""What a reviewer wrote → changes of the texts of the dossier, and what cannot be placed."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from briefgen.absorb.added import added_of
from briefgen.absorb.between import Between, words
from briefgen.absorb.change import (
    Change,
    Refused,
    Remark,
    Said,
    Taken,
    edits_of,
    replaced,
    same,
)
from briefgen.absorb.gap import ADDED, ASTRAY, MIXED, UNSURE, Group, Kept
from briefgen.absorb.gaps import Gaps
from briefgen.absorb.noting import Named, Noting, gone
from briefgen.absorb.origins import find_origins
from briefgen.absorb.printed import Origin, row, without_number
from briefgen.absorb.reviewed import MARK, Paragraph, Reviewed
from briefgen.absorb.titles import has_a_title
from briefgen.markdown.lines import Leaf, plain
from briefgen.problem import Text, mark, t
from briefgen.texts.case import Case, Edit

WORD = re.compile(r"\w+")
MADE = t("this sentence is made by briefgen from the facts of the dossier")
MADE_OF = mark("briefgen makes this of “{key}” in dossier.yaml: change it there")
FIXED = t("this head is the same for all items of this formation; it is changed in councils.yaml")
EMPTY = mark(
    "this stands here because nothing is written below this head; write the new text below {key}:"
    " in the file of the item"
)
IN_TABLE = t("a table cannot be taken over")
NOTE_IN_TITLE = t("a footnote cannot stand in a title")
NUMBERED = t("the number of a heading is made by briefgen")
TOGETHER = t("this line is made of more than one text of the YAML; change each of them there")
OTHER_FORM = mark(
    "the form of this paragraph was changed (heading, list, quotation or table);"
    " only its words are taken over: “{words}”"
)
MARGIN = t("a header, a footer or a text box was changed; that is not taken over")


def take_over(
    sent: Reviewed,
    came: Reviewed,
    case: Case,
    names: Collection[str] = (),
    unsure: Collection[str] = (),
) -> Taken:
    """Compare a document that was sent with what came back.

    Args:
        sent: the document as it was made.
        came: as it came back.
        case: the texts that it was made of.
        names: the names that no new footnote may have, besides those of the case.
        unsure: the anchors of paragraphs that were others when the document was sent.
    """
    return _TakeOver(sent, came, case, names, unsure).taken()


class _TakeOver:
    """The comparison of one document."""

    def __init__(
        self,
        sent: Reviewed,
        came: Reviewed,
        case: Case,
        names: Collection[str],
        unsure: Collection[str],
    ) -> None:
        self.sent, self.came = sent, came
        self.origins = find_origins(case, sent.paragraphs)
        self.gaps = Gaps(sent, came, self.origins, unsure)
        taken = {each.note for each in case.printed("note") if each.note}
        pairs = ((each.old, each.new) for each in self.gaps.kept)
        self.noting = Noting(sent, came, pairs, self.origins.notes, {*names, *taken})
        self.refused: list[Refused] = []

    def taken(self) -> Taken:
        """Everything that the document brings."""
        kept = [change for each in self.gaps.kept for change in self._kept(each)]
        between = Between(self.sent, self.came, self.gaps, self.noting)
        changes = (*kept, *between.changes())
        grouped = (told for each in self.gaps.groups for told in self._refused(each))
        refused = (*self.refused, *between.refused, *grouped, *self._outside())
        return Taken(changes, refused, tuple(self._remarks()), self.gaps.missing())

    def _remarks(self) -> Iterator[Remark]:
        """The comments at paragraphs that come from the dossier."""
        places = {each.new: each.old for each in self.gaps.kept}
        places |= {n: gap.before for gap in self.gaps.gaps for n in gap.news if gap.before}
        for comment in self.came.comments:
            number = -1 if comment.paragraph is None else comment.paragraph
            origin = self.origins.paragraphs.get(places.get(number, -1))
            if origin:
                about = self.came.beginning(comment)
                line = f"# {comment.author}: {comment.text} [{about}]"
                yield Remark(origin.file, str(origin.passage.key[0]), " ".join(line.split()))

    def _outside(self) -> Iterator[Refused]:
        """What was changed outside of the text, and what of the file has no place in it."""
        sent, came = dict.fromkeys(self.sent.margins), dict.fromkeys(self.came.margins)
        gone, new = [m for m in sent if m not in came], [m for m in came if m not in sent]
        if gone or new:
            yield Refused(MARGIN, "\n".join(new), "\n".join(gone))
        known = _only_words(" ".join(self.sent.margins))
        for each in self.came.left_out:
            # LibreOffice makes text boxes of what stands beside the text in our headers.
            words_ = _only_words(str(each.values.get("words", "")))
            if each not in self.sent.left_out and not (words_ and words_ in known):
                yield Refused(each, "")

    def _kept(self, kept: Kept) -> Iterator[Change]:
        """What changed in a paragraph that is there on both sides."""
        sent, came = self.sent.paragraphs[kept.old], self.came.paragraphs[kept.new]
        before, after = self.sent.with_notes(sent), self.came.with_notes(came)
        origin = self.origins.paragraphs.get(kept.old)
        prose = origin is not None and origin.leaf is not None and origin.leaf.kind != "cell"
        if came.form != sent.form and came.text:
            self.refused.append(Refused(t(OTHER_FORM, words=MARK.sub("", came.text)), ""))
        lost = self.came.lost_from(came)
        if lost and lost != self.sent.lost_from(sent):
            self.refused.append(Refused(lost[0], after, before))
            self.refused += [Refused(each, "") for each in lost[1:]]
        elif same(before, after) if prose else same(plain(before), plain(after)):
            return
        elif self.gaps.is_unsure(sent):
            self.refused.append(Refused(UNSURE, after, before))
        elif has_a_title(sent.text, came.text):
            self.refused.append(Refused(ADDED, after, before))
        elif kept.old in self.gaps.mixed:
            self.refused.append(Refused(MIXED, after, before))
        elif kept.astray:
            self.refused.append(Refused(ASTRAY, after, before))
        elif origin is None or (origin.leaf and origin.leaf.kind == "cell"):
            why = IN_TABLE if origin else self._made(kept.old)
            self.refused.append(Refused(why, after, before))
        elif origin.leaf is None:
            yield from self._retitled(origin, sent, came)
        else:
            yield from self._changed(origin, origin.leaf, sent, came)

    def _made(self, number: int) -> Text:
        """Why a paragraph that comes from no text of the dossier is as it is."""
        sections, items = self.origins.sections, self.origins.items
        if number in sections:
            return FIXED
        key = sections.get(self.gaps.heads[number]) if number in items else None
        anchors = self.sent.paragraphs[number].anchors
        source = next(filter(None, map(self.sent.sources.get, anchors)), None)
        return t(EMPTY, key=key) if key else t(MADE_OF, key=source) if source else MADE

    def _changed(
        self, origin: Origin, leaf: Leaf, sent: Paragraph, came: Paragraph
    ) -> Iterator[Change]:
        before, after = self.sent.with_notes(sent), self.came.with_notes(came)
        named = self.noting.named(came.text, origin.file)
        if not isinstance(named, Named):
            self.refused.append(Refused(named, after, before))
            return
        old = self.noting.named_as_sent(sent.text, origin.file)
        edits, instead, said = list(named.edits), list(named.instead), list(named.said)
        if not same(old, named.text):
            edits += edits_of(origin.passage, leaf.pieces, old, named.text)
            instead.append(replaced(origin.passage, leaf.pieces, named.text))
            said.append(Said(origin.passage, origin.number, after=False, paragraphs=(named.text,)))
        lost = gone(set(MARK.findall(old)) - set(MARK.findall(named.text)), origin.file)
        if edits:
            yield Change(
                tuple(edits), after, before, tuple(said), named.notes, lost, tuple(instead)
            )

    def _retitled(self, origin: Origin, sent: Paragraph, came: Paragraph) -> Iterator[Change]:
        """What changed in a line without Markdown, which may hold more than one text."""
        before, after = self.sent.with_notes(sent), self.came.with_notes(came)
        if len(MARK.findall(came.text)) > len(MARK.findall(sent.text)):
            self.refused.append(Refused(NOTE_IN_TITLE, after, before))
            return
        words = row(plain(came.text))
        lead = row(plain(sent.text)).removesuffix(origin.line())
        bare = words.removeprefix(lead)
        typed = bool(sent.number) and without_number(bare) != bare
        # Word counts the number: one that is typed is another, unless the title had it.
        led = words.startswith(lead) and not (
            typed and without_number(origin.line()) == origin.line()
        )
        if not led and came.kind == "heading":
            bare = without_number(words)
        sure = led or (came.kind == "heading" and (not lead or lead not in bare))
        now = origin.read(bare) if sure else None
        if now is None:
            self.refused.append(Refused(TOGETHER, after, before))
            return
        if not led:
            self.refused.append(Refused(NUMBERED, words.removesuffix(bare), sent.number or lead))
        parts = zip(origin.parts(), now, strict=True)
        edits = tuple(Edit(each.whole(), new) for each, new in parts if not same(new, each.text))
        if edits:
            yield Change(edits, after, before)

    def _refused(self, group: Group) -> Iterator[Refused]:
        """What of a group is told, and what of its paragraphs cannot be taken along."""
        came, sent = words(self.came, group.news), words(self.sent, group.olds)
        paragraphs = [self.came.paragraphs[n] for n in group.news]
        added = None
        if group.subject:
            added = added_of(self._folder(group.news[0]), paragraphs, self.came.notes)
        yield Refused(group.why, came, sent, added)
        left_out = (each for paragraph in paragraphs for each in paragraph.left_out)
        yield from (Refused(each, "") for each in left_out if each != group.why)

    def _folder(self, number: int) -> str:
        """The folder of the items or topics among which a paragraph was added.

        They are those before it; those after it, if it stands below the heading of a chapter.
        """
        origins = self.origins.paragraphs
        gap = next((each for each in self.gaps.gaps if number in each.news), None)
        head = self.gaps.subjects[gap.before] if gap and gap.before is not None else -1
        known = [n for n, each in sorted(origins.items()) if each.passage.subject]
        after = [n for n in known if n > head]
        found = origins.get(head) or next((origins[n] for n in (*after, *known[-1:])), None)
        if found and found.passage.subject:
            return PurePosixPath(found.file).parent.name
        return str(found.passage.key[0]) if found else "agenda"


def _only_words(text: str) -> str:
    return " ".join(WORD.findall(text))
