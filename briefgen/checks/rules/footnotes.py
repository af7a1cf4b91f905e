"""Rules on footnotes: their marks, their place, how their texts end (BG6xx)."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from briefgen.checks.rule import Hit, text_rule
from briefgen.markdown.citations.finding import Fiche
from briefgen.markdown.citations.kamerstukken import Kamerstuk
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Case, Document, Edit, Passage, Spot, Texts
from briefgen.texts.reading import citations_in, dates_in, is_quoted

BODY = ("text", "position", "opening", "introduction", "reason", "decision", "explanation")
BRACKETED = Pattern(
    r"(?<=[^\W\d_]{2}|\w[.,;:!?)”’\"])\[(?P<number>\d{1,2})\](?![(:\w\[])", marks="["
)
RAISED = Pattern(
    "(?<=[a-zë-ö]{4}|[a-zë-ö]{3}[.,;:)])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2}(?![\\w\u207a-\u207f])",
    marks="\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079",
)
LISTED = Pattern(r"(?:^|\n)\s{0,3}\[\d{1,2}\]:?\s", marks="[")
TOGETHER = Pattern(r"\[\^[^\]\s]{1,60}\]\[\^[^\]\s]{1,60}\]", marks=("][^",))
ENDED = Pattern(r"[.!?…][”’\"')\]»*_]{0,3}\s*\Z")
ADDRESS_LAST = Pattern(
    r"(?:https?://\S+|www\.\S+|\S+@\S+|\]\([^)\s]*\)|[\w-]\.\w{2,4}/\S*)\s*\Z|:\Z"
)
AT_A_WORD = r"(?P<marks>\[(?<=[\w)”’\"]\[)\^[^\]\s]{1,60}\](?:\[\^[^\]\s]{1,60}\]){0,3})"
BEFORE_STOP = Pattern(rf"{AT_A_WORD}\.(?=\s+[A-Z«“‘]|\s*\Z)", marks=("[^",))
BEFORE_COMMA = Pattern(rf"{AT_A_WORD},(?=\s)", marks=("[^",))
AFTER_STOP = Pattern(r"(?<=[\w)”’\"])\.\[\^", marks=(".[^",))
IDEM = Pattern(r"(?:idem|ibid(?:em)?|id\.|n\.v\.t|zie\s(?:voet)?noot)\b", re.IGNORECASE)
MARK = Pattern(r"\[\^([^\]\s]{1,60})\]", marks=("[^",))
FEW = 2
LAST = 200
"""How much of the end of a note is looked at: more than most addresses are long."""
NEAR = 40
"""How far before a Kamerstuk that stands which it belongs to."""
DOSSIER = Pattern(r"(?<!\d)\d{2} ?\d{3}(?!\d)")
MOST = 2
"""How many times as frequent a habit of the document must be for what departs from it to be one."""


@text_rule("BG602", "noot-teken-los", "error", "footnotes")
def mark_without_a_note(texts: Texts) -> Iterator[Hit]:
    """“[1]” or a raised figure that is mere text: the note that it pointed to is lost.

    Silent where the notes are listed by hand with the same marks, and where a text has all its
    marks so: then the notes were lost on the way here, not by its author.
    """
    passages = list(texts.printed())
    if any(LISTED.search(passage.text) for passage in passages):
        return
    marked = {name for each in passages for name in MARK.findall(each.text)}
    notes = {passage.note for passage in passages if passage.note}
    found = list(_loose(texts, notes - marked))
    if not notes and len(found) > FEW:
        return
    for passage, mark in found:
        what = t("“{mark}” is no footnote: it has no text", mark=mark[0])
        yield Hit(passage.spot(*mark.span()), what, t("add the footnote, or remove the mark"))


@text_rule("BG603", "noten-aaneen", "warning", "footnotes")
def marks_together(texts: Texts) -> Iterator[Hit]:
    """Two marks with nothing between them, which read as one number: 4 and 5 as 45.

    Not in a dossier: there a space is put between them when the document is made.
    """
    for passage in texts.printed(*BODY) if not isinstance(texts, Case) else ():
        for found in TOGETHER.finditer(passage.text):
            what = t("two footnote marks stand together and read as one number")
            fix = t("put a space between them, or make one footnote of them")
            yield Hit(passage.spot(*found.span()), what, fix)


@text_rule("BG604", "noot-zonder-punt", "note", "footnotes")
def note_without_a_stop(texts: Texts) -> Iterator[Hit]:
    """A footnote without a stop at its end, where nearly all of the document have one."""
    for notes in _notes(texts).values():
        bare = [each for each in notes if not _ends(each)]
        if not bare or len(notes) - len(bare) < MOST * len(bare):
            continue
        for passage in bare:
            end = len(passage.text.rstrip())
            start = max(passage.text.rfind(" ", 0, end) + 1, 0)
            what = t("this footnote does not end with a stop, unlike the others")
            edit = Edit(passage.spot(end, end), ".", safe=True)
            yield Hit(passage.spot(start, end), what, t("add a stop"), edit=edit)


@text_rule("BG605", "nootteken-plaats", "note", "footnotes")
def mark_before_the_stop(texts: Texts) -> Iterator[Hit]:
    """A mark before the stop that ends its sentence, where the document has them after it.

    A mark within a sentence belongs to the word that it follows, also before a comma: see BG608.
    """
    for passage, found in _unlike_the_others(texts, BEFORE_STOP):
        spot = passage.spot(*found.span())
        what = t("the footnote mark stands before the stop, elsewhere after it")
        edit = Edit(spot, f".{found['marks']}", safe=True)
        yield Hit(spot, what, t("put the mark after the stop"), edit=edit)


@text_rule("BG606", "noot-dubbel", "note", "footnotes", on=False)
def same_note_twice(texts: Texts) -> Iterator[Hit]:
    """Two footnotes of one document with the same words."""
    for notes in _notes(texts).values():
        first: dict[str, Passage] = {}
        for passage in notes:
            words = " ".join(passage.text.casefold().split()).rstrip(".")
            other = first.setdefault(words, passage)
            if other is not passage and not IDEM.match(words):
                what = t("another footnote says the same")
                fix = t("refer to the first, or leave this one out")
                yield Hit(passage.whole(), what, fix, also=(other.whole(),))


@text_rule("BG607", "noot-vorm-ongelijk", "note", "footnotes")
def comma_left_out(texts: Texts) -> Iterator[Hit]:
    """No comma between what a piece is and its Kamerstuk, where other footnotes have one.

    And the number of its dossier with a space and without in one document: 32 698 and 32698.
    """
    without: list[tuple[Passage, int, int]] = []
    with_comma = 0
    for passage in texts.printed("note"):
        for end, start in _named_pieces(passage):
            between = passage.text[end:start]
            with_comma += between.strip() == ","
            if between and not between.strip():
                without.append((passage, end, start))
    for passage, end, start in without if with_comma >= MOST * len(without) else ():
        word = max(passage.text.rfind(" ", 0, end) + 1, 0)
        what = t("there is no comma before the Kamerstuk, unlike in other footnotes")
        edit = Edit(passage.spot(end, start), ", ", safe=True)
        yield Hit(passage.spot(word, end), what, t("add a comma"), edit=edit)
    for document in texts.documents():
        yield from _numbers_in_two_forms(texts, document)


@text_rule("BG608", "nootteken-voor-komma", "note", "footnotes", on=False)
def mark_before_a_comma(texts: Texts) -> Iterator[Hit]:
    """A mark before a comma, where the document has its marks after the stop.

    Off: a mark may belong to the word alone, as in a list of pieces of which each has its note.
    """
    for passage, found in _unlike_the_others(texts, BEFORE_COMMA):
        spot = passage.spot(*found.span())
        what = t("the footnote mark stands before the comma, elsewhere after the stop")
        edit = Edit(spot, f",{found['marks']}", safe=False)
        fix = t("put the mark after the comma, unless it belongs to the word alone")
        yield Hit(spot, what, fix, edit=edit)


def _numbers_in_two_forms(texts: Texts, document: Document) -> Iterator[Hit]:
    """The numbers of dossiers with a space, in a document that writes them without one too."""
    forms: dict[bool, list[Spot]] = {True: [], False: []}
    for passage in texts.of(document):
        for cited in citations_in(passage.text):
            found = DOSSIER.search(cited.written) if isinstance(cited, Kamerstuk) else None
            if found and not is_quoted(passage.text, cited.start):
                start = cited.start + found.start()
                spot = passage.spot(start, cited.start + found.end())
                forms[" " in found[0]].append(spot)
    less, usual = sorted(forms.values(), key=len)
    if less:
        what = t("this document also writes “{other}”", other=usual[0].quoted)
        yield Hit(less[0], what, t("choose one form"), also=(*less[1:], usual[0]))


def _loose(texts: Texts, unmarked: Collection[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The marks that are mere text, save those of the notes to which no real mark points.

    A text from elsewhere whose notes did not come along has such marks for all of them.
    """
    if not isinstance(texts, Case) and not any(texts.printed("note")):
        return
    for passage in texts.printed(*BODY):
        for pattern in (BRACKETED, RAISED):
            for found in pattern.finditer(passage.plain):
                area = passage.plain.endswith("meter", 0, found.start())
                known = found[0].strip("[]") in unmarked
                if not area and not known and not is_quoted(passage.text, found.start()):
                    yield passage, found


def _notes(texts: Texts) -> dict[str, Sequence[Passage]]:
    notes: dict[str, list[Passage]] = defaultdict(list)
    for passage in texts.printed("note"):
        notes[passage.document].append(passage)
    return dict(notes)


def _ends(passage: Passage) -> bool:
    """Whether a note ends with a stop, or with an address, after which none is put."""
    end = passage.text[-LAST:]
    return bool(ENDED.search(end) or ADDRESS_LAST.search(end))


def _named_pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """The end of a mere “BNC-fiche” or of a date, and the start of the Kamerstuk after it."""
    citations = citations_in(passage.text)
    ends = [each.end for each in citations if isinstance(each, Fiche) and each.title is None]
    ends += [each.end for each in dates_in(passage.text) if each.last.year and each.last.day]
    ends.sort()
    for piece in (each for each in citations if isinstance(each, Kamerstuk)):
        number = bisect_right(ends, piece.start)
        end = ends[number - 1] if number else -NEAR - 1
        near = piece.start - end <= NEAR
        if near and not passage.text[end : piece.start].strip(" ,\n"):
            yield end, piece.start


def _unlike_the_others(texts: Texts, sign: Pattern) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Marks before a sign, in the documents that have most marks after the stop of a sentence."""
    for document in texts.documents():
        passages = list(texts.of(document, *BODY))
        before = [(each, found) for each in passages for found in sign.finditer(each.text)]
        after = sum(len(AFTER_STOP.findall(passage.text)) for passage in passages)
        yield from before if after >= MOST * len(before) else ()
