"""What the documents say beside what the templates would say: only what differs is written."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from briefgen.importing.attendance import attendance_in
from briefgen.importing.draft import Draft, LetterDraft, Remark
from briefgen.importing.generated import Made
from briefgen.importing.prose import Footnotes, prose, sentences
from briefgen.markdown.tree import Block, Paragraph, Words
from briefgen.model.government import INTRODUCTION, Post, Shape
from briefgen.problem import t

SEVERAL = re.compile(r" \(Kamerstukken [^()]*\)$")
Make = Callable[[Draft], Made]
"""Makes the documents of a draft."""


class Settler:
    """Compares the texts of documents with those that the templates make of the same dossier.

    Args:
        make: makes the documents of a draft.
        shape: the shape that those have.
        notes: the footnotes of each document that was read.
    """

    def __init__(self, make: Make, shape: Shape, notes: Mapping[str, Footnotes]) -> None:
        self.make, self.shape, self.notes = make, shape, notes

    def settle(self, draft: Draft, posts: Mapping[str, Post]) -> Draft:
        """The draft with the sentences that the templates would make otherwise."""
        letter = draft.letter
        if letter:
            draft = replace(draft, letter=replace(letter, subject=None))
        opening = self._within("letter", letter.preamble) if letter else ()
        holder = "letter" if self.shape.in_letter else "agenda"
        preface = self._within(holder, draft.preface)
        said = list(sentences((*opening, *preface)))
        draft = replace(draft, attendance=attendance_in(said, posts), provisional=True)
        made = self.make(draft)
        caveat = _more(made, self.make(replace(draft, provisional=False)))
        shape = {**draft.shape, INTRODUCTION: "none"}
        bare = self.make(replace(draft, shape=shape)) if self.shape.introduction else made
        draft = replace(draft, provisional=bool(caveat & set(said)))
        if letter:
            told = caveat | set(sentences((*made.preamble, *bare.preamble, *made.preface)))
            text, preface = self._opening(opening, preface, made, told)
            draft = replace(draft, letter=_with_opening(letter, text, made))
        draft = self._introduced(draft, preface, _more(made, bare), caveat, said)
        if not draft.attendance and letter and not any(part.attendance for part in draft.parts):
            what = t("no sentence of the letter says who attends in the words of the template")
            draft = replace(draft, remarks=(*draft.remarks, Remark("attending", what)))
        return self._with_nota(draft, made)

    def _within(self, kind: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return self.notes[kind].within(blocks) if kind in self.notes else tuple(blocks)

    def _opening(
        self, mine: Sequence[Block], preface: tuple[Block, ...], made: Made, told: set[str]
    ) -> tuple[str | None, tuple[Block, ...]]:
        """The opening where it is another one, and what introduces the agenda instead."""
        generated = list(sentences(made.preamble))
        rest = list(_without(mine, told - set(generated[:1])))
        if self.shape.in_letter and INTRODUCTION in self.shape.order:
            last = max((n for n, each in enumerate(mine) if _attends(each)), default=0)
            own = [each for each in rest if not _stands_behind(each, mine, last)]
            preface = (*(each for each in rest if each not in own), *preface)
            rest = own
        left = list(sentences(rest))
        return (prose(rest) if left and left != generated[:1] else None), preface

    def _introduced(
        self,
        draft: Draft,
        preface: Sequence[Block],
        usual: set[str],
        caveat: set[str],
        said: Sequence[str],
    ) -> Draft:
        """The draft with its introduction, if it is not the generated one."""
        mine = tuple(_without(preface, caveat))
        left = [each for each in sentences(mine) if each not in usual]
        attends = [each for each in left if "deel" in each and _is_attendance(each, draft)]
        whole = usual <= set(said)
        if not [each for each in left if each not in attends] and whole:
            return draft
        if not list(sentences(mine)):
            if self.shape.introduction is None:
                return draft
            return replace(draft, shape={**draft.shape, INTRODUCTION: "none"})
        if self.shape.in_letter and attends:
            draft = replace(draft, attendance=())
        return replace(draft, introduction=prose(mine))

    def _with_nota(self, draft: Draft, made: Made) -> Draft:
        """The draft with the texts of the nota that the templates would make otherwise."""
        if draft.nota is None:
            return draft
        texts, remarks = {}, [*draft.nota.remarks]
        for key in ("reason", "decision", "explanation"):
            mine = self._within("nota", draft.nota.sections.get(key, ()))
            words = list(sentences(mine))
            if not words or words == list(sentences(made.nota.get(key, ()))):
                continue
            texts[key] = prose(mine)
            what = t("not what the template makes; is it still right for this meeting?")
            remarks.append(Remark(key, what))
        others = {}
        for head in self.shape.nota:
            mine = self._within("nota", draft.nota.sections.get(f"#{head.id}", ()))
            whole = " ".join(sentences(mine))
            if whole not in ("", head.empty):
                others[head.id] = prose(mine)
        nota = replace(draft.nota, texts=texts, others=others, remarks=tuple(remarks))
        return replace(draft, nota=nota)


def _more(one: Made, other: Made) -> set[str]:
    """The sentences before the items that one has and the other has not."""
    first, second = (Counter(sentences((*made.preamble, *made.preface))) for made in (one, other))
    return set(first - second)


def _attends(block: Block) -> bool:
    return any("deel" in each for each in sentences((block,)))


def _is_attendance(sentence: str, draft: Draft) -> bool:
    posts = {each.post.id: each.post for each in draft.attendance}
    return bool(attendance_in((sentence,), posts))


def _stands_behind(block: Block, mine: Sequence[Block], last: int) -> bool:
    """Whether a block, or what is left of it, stands behind the paragraph that opens the letter."""
    words = set(sentences((block,)))
    at = next((n for n, each in enumerate(mine) if words <= set(sentences((each,)))), 0)
    return at > last


def _with_opening(letter: LetterDraft, text: str | None, made: Made) -> LetterDraft:
    """The letter with its opening and its subject where they are not the generated ones."""
    remarks = letter.remarks
    if text:
        what = t("not the sentence that the template makes; is it still right for this meeting?")
        remarks = (*remarks, Remark("opening", what))
    subject = letter.subject and SEVERAL.sub("", letter.subject)
    if subject == SEVERAL.sub("", made.subject):
        subject = None
    return replace(letter, opening=text, remarks=remarks, subject=subject)


def _without(blocks: Iterable[Block], told: set[str]) -> Iterator[Block]:
    """The blocks without the sentences that the template adds by itself."""
    for block in blocks:
        own = list(sentences((block,)))
        if not isinstance(block, Paragraph) or not told & set(own):
            yield block
        elif rest := [each for each in own if each not in told]:
            yield Paragraph((Words(" ".join(rest)),))
