"""Paragraphs that are there in both texts, or in one of them, with the marks of their changes."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from briefgen.review.changes import Marker
from briefgen.review.inline import ADDED, KEPT, TAKEN, Inline, compared
from briefgen.review.lists import Lists
from briefgen.review.notes import Notes
from briefgen.review.tokens import Token, tokens
from briefgen.word.xml import Element, W, element


@dataclass(frozen=True)
class Side:
    """One of the two files: its text, the addresses of its links, what its footnotes say."""

    body: Element
    links: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Paragraphs:
    """Makes the paragraphs of the whole from those of both texts."""

    marker: Marker
    inline: Inline
    lists: Lists
    notes: Notes
    old: Side
    new: Side

    def changed(self, old: Element, new: Element) -> Element:
        """A paragraph that is there in both."""
        pieces = list(compared(self._tokens(old, self.old), self._tokens(new, self.new)))
        made = self._rebuilt(new, pieces)
        before, after = (each.find(f"{W}pPr") for each in (old, new))
        if self.lists.form(before, old=True) != self.lists.form(after, old=False):
            self.marker.properties_were(made, self.lists.taken_over(before))
        return made

    def alone(self, block: Element, state: str, *, moved: bool = False) -> Element:
        """A paragraph that is there in one of both."""
        side = self.old if state == TAKEN else self.new
        made = self._rebuilt(block, [(state, token) for token in self._tokens(block, side)])
        if state == TAKEN:
            properties = made.find(f"{W}pPr")
            taken = self.lists.taken_over(properties)
            if properties is not None and taken is not None:
                made.replace(properties, taken)
        if moved:
            for each in list(made.iter(f"{W}{state}")):
                each.tag = f"{W}move{'From' if state == TAKEN else 'To'}"
        self.marker.mark(made, state)
        return made

    def keep_mark(self, made: Element, old: Element, new: Element) -> None:
        """Let the last paragraph, which is there in one text only, keep its mark.

        Args:
            made: the paragraph.
            old: the paragraph in which the old text ends if the other words are taken away.
            new: that of the new text.
        """
        added = made.find(f"{W}pPr/{W}rPr/{W}ins") is not None
        for look in made.findall(f"{W}pPr/{W}rPr"):
            for each in (*look.findall(f"{W}ins"), *look.findall(f"{W}del")):
                look.remove(each)
        own, before = made.find(f"{W}pPr"), old.find(f"{W}pPr")
        if added:
            self.marker.properties_were(made, self.lists.taken_over(before))
            return
        properties = new.find(f"{W}pPr")
        if own is not None:
            made.remove(own)
        made.insert(0, element("pPr") if properties is None else deepcopy(properties))
        self.marker.properties_were(made, own)

    def _rebuilt(self, block: Element, pieces: list[tuple[str, Token]]) -> Element:
        """A paragraph with other runs; its bookmarks stay around them, if it is a new one."""
        properties = block.find(f"{W}pPr")
        made = element("p", *(() if properties is None else (deepcopy(properties),)))
        if all(state != TAKEN for state, _token in pieces) and not any(
            state == ADDED for state, _token in pieces
        ):
            rest = [each for each in block if each.tag != f"{W}pPr"]
            made.extend(map(deepcopy, rest if self._is_new(block) else ()))
            self._renumber(made)
            return made
        new = self._is_new(block)
        marks = [each for each in block if each.tag.startswith(f"{W}bookmark")] if new else []
        starts = [each for each in marks if each.tag == f"{W}bookmarkStart"]
        ends = [each for each in marks if each.tag == f"{W}bookmarkEnd"]
        made.extend(map(deepcopy, starts))
        made.extend(self.inline.write(pieces))
        made.extend(map(deepcopy, ends))
        return made

    def _is_new(self, block: Element) -> bool:
        return any(each is self.new.body for each in block.iterancestors())

    def _renumber(self, block: Element) -> None:
        """Give the footnote marks of a paragraph that did not change their numbers in the whole."""
        for each in block.iter(f"{W}footnoteReference"):
            each.set(f"{W}id", self.notes.number(KEPT, each.get(f"{W}id", "")))

    def _tokens(self, block: Element, side: Side) -> tuple[Token, ...]:
        return tokens(block, side.links, side.names)
