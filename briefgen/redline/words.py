"""The words of a paragraph, each with how it looks, and those that changed marked one by one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import groupby

from msgspec import Struct

from briefgen.redline.changes import Marker, as_deleted
from briefgen.word.xml import RELATED, Element, W, element, text

WORD = re.compile(r"\s+|\d+(?:[.,]\d+)+|[^\W_]+(?:['’\u2011-][^\W_]+)*|.", re.DOTALL)
TEXT, NOTE, OTHER, END = "text", "note", "other", "end"
PICTURES = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
"""What another part holds; which is not compared, and of the old file not taken over."""


class Token(Struct, frozen=True, eq=False):
    """A word, a space, a sign, a footnote mark, or something else within a run.

    `link` is the address that it is a link to; `look` stands for the properties of its run.
    """

    kind: str
    words: str
    look: str = ""
    link: str = ""
    element: Element | None = None
    properties: Element | None = None


def runs_of(
    paragraph: Element, links: Mapping[str, str], notes: Mapping[str, str]
) -> tuple[Token, ...]:
    """What a paragraph holds, each text whole: equal ones need not be compared by word.

    Args:
        paragraph: without tracked changes.
        links: the addresses of the relationships of its part.
        notes: what stands for each footnote, by its id: equal for one that is the same in both.
    """
    return tuple(_of(paragraph, "", links, notes))


def tokens(runs: Iterable[Token]) -> Iterator[Token]:
    """The same with each text in words, spaces and signs."""
    for run in runs:
        if run.kind == TEXT:
            for word in WORD.findall(run.words):
                yield Token(TEXT, word, run.look, run.link, None, run.properties)
        else:
            yield run


def _of(
    parent: Element, link: str, links: Mapping[str, str], notes: Mapping[str, str]
) -> Iterator[Token]:
    for child in parent:
        if child.tag == f"{W}r":
            yield from _of_run(child, link, notes)
        elif child.tag == f"{W}hyperlink":
            address = links.get(child.get(RELATED, ""), "") or f"#{child.get(f'{W}anchor', '')}"
            yield from _of(child, address, links, notes)


def _of_run(run: Element, link: str, notes: Mapping[str, str]) -> Iterator[Token]:
    properties = run.find(f"{W}rPr")
    look = "" if properties is None else form_of(properties)
    for child in run:
        if child.tag == f"{W}t":
            yield Token(TEXT, child.text or "", look, link, None, properties)
        elif child.tag == f"{W}footnoteReference":
            note = notes.get(child.get(f"{W}id", ""), "")
            yield Token(NOTE, note, look, link, child, properties)
        elif child.tag != f"{W}rPr":
            form = child.tag if child.tag in PICTURES else form_of(child)
            yield Token(OTHER, form, look, link, child, properties)


def form_of(element: Element) -> str:
    """What an element says, whatever prefixes its file declares: equal for equal elements."""
    attributes = sorted(f"{key!s}={value!s}" for key, value in element.attrib.items())
    inner = "".join(form_of(each) for each in element)
    return f"<{element.tag!s} {' '.join(attributes)}>{element.text or ''}{inner}"


def text_of(paragraph: Element) -> str:
    """The words of a paragraph, a table or a note."""
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


KEPT, ADDED, TAKEN, TO, FROM = "", "ins", "del", "moveTo", "moveFrom"
"""What became of something: but for what was kept, the name of the element that says so."""
Code = tuple[str, int, int, int, int]
"""What became of a stretch of both texts, as difflib says it."""
Piece = tuple[str, Token, Token]
"""What became of a token, the token, and what it was before: it may have had another look."""


def compared(old: Sequence[Token], new: Sequence[Token], *, plain: bool) -> Iterator[Piece]:
    """The tokens of both, each once; of a stretch that changed the old ones first.

    If `plain`, a word that looks otherwise is another word.
    """
    # A number is told from another ten times as fast as what it stands for, and each is many times.
    numbers: dict[tuple[str, ...], int] = {}
    olds, news = (
        [numbers.setdefault(_key(each, plain=plain), len(numbers)) for each in side]
        for side in (old, new)
    )
    codes: Sequence[Code] = [("equal", 0, len(olds), 0, len(news))]
    if olds != news:
        codes = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    rows = _with_spaces(_with_signs(codes, old, new) if plain else codes, new)
    for changed, group in groupby(rows, key=lambda code: code[0] != "equal"):
        row = list(group)
        if not changed:
            for _tag, i1, i2, j1, j2 in row:
                kept = zip(new[j1:j2], old[i1:i2], strict=True)
                yield from ((KEPT, token, before) for token, before in kept)
            continue
        gone = [(TAKEN, each, each) for _tag, i1, i2, _j1, _j2 in row for each in old[i1:i2]]
        come = [(ADDED, each, each) for _tag, _i1, _i2, j1, j2 in row for each in new[j1:j2]]
        # See _with_signs: there LibreOffice must find what was added first.
        at_end = plain and row[-1][2] == len(old) and row[-1][4] == len(new)
        yield from (*come, *gone) if at_end else (*gone, *come)


def alike(one: Iterable[Token], other: Iterable[Token]) -> bool:
    """Whether two rows of tokens say the same and look the same."""
    return [_key(each, plain=True) for each in one] == [_key(each, plain=True) for each in other]


def _key(token: Token, *, plain: bool) -> tuple[str, ...]:
    return (token.kind, token.words, token.link, *((token.look,) if plain else ()))


def _with_spaces(codes: Sequence[Code], new: Sequence[Token]) -> Iterator[Code]:
    """What changed; a space that is all that stayed between two changes changed with them."""
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        between = 0 < number < len(codes) - 1
        blank = all(each.kind == TEXT and not each.words.strip() for each in new[j1:j2])
        if tag == "equal" and between and blank:
            yield "replace", i1, i2, j1, j2
        else:
            yield tag, i1, i2, j1, j2


def _with_signs(codes: Sequence[Code], old: Sequence[Token], new: Sequence[Token]) -> list[Code]:
    """Footnote marks that change take the sign before them along.

    A mark that is all that changed at the end of a paragraph makes LibreOffice (7.4) join it with
    the next when the changes are rejected, and so does what was added there behind what went.
    """
    made: list[Code] = []
    for tag, i1, i2, j1, j2 in codes:
        firsts = {each.kind for each in (*old[i1:i2][:1], *new[j1:j2][:1])}
        marks = tag != "equal" and firsts == {NOTE}
        before = made[-1] if made else None
        if marks and before and before[0] == "equal":
            made[-1] = ("equal", before[1], before[2] - 1, before[3], before[4] - 1)
            made.append((tag, i1 - 1, i2, j1 - 1, j2))
        else:
            made.append((tag, i1, i2, j1, j2))
    return [each for each in made if each[0] != "equal" or each[1] < each[2]]


class Inline:
    """Writes pieces as runs; `link` gives an address its relationship in the part.

    `note` gives a footnote mark its number: from what became of it, its own and the one before.
    """

    def __init__(
        self,
        marker: Marker,
        link: Callable[[str], str],
        note: Callable[[str, str, str], str],
    ) -> None:
        self.marker, self.link, self.note = marker, link, note

    def write(self, pieces: Iterable[Piece]) -> Iterator[Element]:
        """The runs of a paragraph, within hyperlinks and marks of changes."""
        for link, linked in groupby(pieces, key=lambda piece: piece[1].link):
            made = list(self._changes(linked))
            yield from (self._hyperlink(link, made),) if link else made

    def _changes(self, pieces: Iterable[Piece]) -> Iterator[Element]:
        for state, group in groupby(pieces, key=lambda piece: piece[0]):
            runs = list(self._runs(state, group))
            if state == TAKEN:
                yield self.marker.change(state, *map(as_deleted, runs))
            elif state:
                yield self.marker.change(state, *runs)
            else:
                yield from runs

    def _runs(self, state: str, pieces: Iterable[Piece]) -> Iterator[Element]:
        if state in {TAKEN, FROM}:
            pieces = (piece for piece in pieces if piece[1].words not in PICTURES)
        looks = groupby(pieces, key=lambda piece: (piece[1].look, piece[1].kind, piece[2].look))
        for (look, kind, before), group in looks:
            same = list(group)
            if kind == TEXT:
                made = [text("".join(token.words for _state, token, _was in same))]
            else:
                made = [self._other(*piece) for piece in same]
            for content in made:
                yield self._run(same[0][1:], content, changed=not state and look != before)

    def _run(self, tokens: tuple[Token, Token], content: Element, *, changed: bool) -> Element:
        look, before = (each.properties for each in tokens)
        if changed:
            return element("r", self.marker.look_was(look, before), content)
        return element("r", *(() if look is None else (deepcopy(look),)), content)

    def _other(self, state: str, token: Token, before: Token) -> Element:
        if token.element is None or before.element is None:
            raise AssertionError(token)
        made = deepcopy(token.element)
        if made.tag == f"{W}footnoteReference":
            ids = (each.element.get(f"{W}id", "") for each in (token, before))  # type: ignore[union-attr]
            made.set(f"{W}id", self.note(state, *ids))
        return made

    def _hyperlink(self, address: str, made: Sequence[Element]) -> Element:
        link = element("hyperlink", *made)
        if address.startswith("#"):
            link.set(f"{W}anchor", address[1:])
        else:
            link.set(RELATED, self.link(address))
        return link
