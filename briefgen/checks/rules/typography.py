"""Rules on marks and spaces (BG901 to BG903, BG911)."""

import re
from collections import Counter
from collections.abc import Iterator

from briefgen.checks.rule import Hit, text_rule
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Edit, Passage, Texts
from briefgen.texts.reading import BLANK, NO_PROSE, cited_in
from briefgen.texts.words import RUNNING, touches

STRAIGHT = Pattern(r'(?<![\w"])"(?P<double>[^"“”«»\n]{1,400})(?<!\s)"(?![\w"])', marks='"')
CURLED = Pattern(
    r"(?P<double>“[^“”]{1,600}”)|(?P<single>(?<!\w)‘[^‘’\n]{2,300}’(?!\w))", marks="‘“"
)
MARKS = {"double": "“”", "single": "‘’"}
DASH = Pattern(r"(?<=[\w,)”’%]) - (?=[\w(“‘])", marks=(" - ",))
LIST_LINE = Pattern(r"^[^\S\n]*(?:[-*+]|\d+[.)]|[a-z][.)])\s.*$", re.MULTILINE)
SPACE = Pattern(
    r" (?:(?<=[\w”’%)»\]*] ) {0,2}(?=[,;](?:\s|$)|\)(?!\w)|\.(?=\s|$))|"
    r"(?<=\( ) {0,2}(?=\w)|"
    r"(?P<double>(?<=[\w,;.:?!)”’] ) {1,8}(?=[\w(“‘€]))|"
    r"(?<=[a-zà-ÿ] )(?=/[a-zà-ÿ])|(?<=[a-zà-ÿ]/ )(?=[a-zà-ÿ]))"
)
ENUMERATOR = Pattern(
    r"(?:^|[\s;,:(])(?:[a-z]{1,2}|[ivx]{1,5}|bis|ter|[0-9]{1,2}(?:\.[0-9])?[a-z°º]?|[A-Z][0-9]?|"
    r".?[:;]-?)\Z"
)
STOP = Pattern(r"[.;:?!]")
BRACKET = Pattern(r"[()]", marks="()")
QUOTE_GOES_ON = Pattern(r"\s{0,9}“")
"""A quotation of more paragraphs is opened at each and closed at the last."""
CURLED_MARK = Pattern(r"[“”]", marks="“”")
BLANK_LINE = Pattern(r"\n\s*\n")


@text_rule("BG901", "aanhalingstekens", "note", "typography")
def straight_quotes(texts: Texts) -> Iterator[Hit]:
    """Straight quotation marks in a document that has curled ones too."""
    for document in texts.documents():
        read = [
            passage for passage in texts.of(document) if '"' in passage.text or _curled(passage)
        ]
        kinds = Counter(kind for passage in read for kind in _curled(passage))
        if not kinds:
            continue
        kind = max(MARKS, key=lambda each: kinds[each])
        for passage in read:
            for found in STRAIGHT.finditer(passage.plain):
                spot = passage.spot(found.start(), found.end())
                inner = passage.text[found.start("double") : found.end("double")]
                if any(mark in inner for mark in "‘’") and kind == "single":
                    continue
                right = MARKS[kind][0] + inner + MARKS[kind][1]
                what = t(
                    "straight quotation marks, where this document has {marks} elsewhere",
                    marks=" ".join(MARKS[kind]),
                )
                yield Hit(spot, what, t("write {right}", right=right), edit=Edit(spot, right))


@text_rule("BG902", "gedachtestreepje", "note", "typography")
def hyphen_for_dash(texts: Texts) -> Iterator[Hit]:
    """A hyphen between spaces in a sentence, where a dash belongs."""
    for passage in texts.printed(*RUNNING):
        text = LIST_LINE.sub(_blanked, NO_PROSE.sub(_blanked, passage.plain))
        for found in _with_a_stop(text):
            before, after = text[found.start() - 1], text[found.end()]
            sure = after.islower() or after in "(“‘"
            if not sure or before.isdigit():
                continue
            if _in_citation(passage, found):
                continue
            spot = passage.spot(found.start() + 1, found.end() - 1)
            what = t("a hyphen where a dash belongs")
            yield Hit(spot, what, t("write a dash: –"), edit=Edit(spot, "–"))


@text_rule("BG903", "spatie-leesteken", "note", "typography")
def stray_space(texts: Texts) -> Iterator[Hit]:
    """A space before a mark, behind an opening bracket or at one side of a slash, or two spaces."""
    for passage in texts.printed():
        text = NO_PROSE.sub(_blanked, passage.plain) if "\n" in passage.text else passage.plain
        for found in SPACE.finditer(text):
            if _in_citation(passage, found):
                continue
            double = found.lastgroup == "double"
            spot = passage.spot(found.start(), found.end())
            what = t("two spaces in a row") if double else t("a space too many")
            fix = t("write one space") if double else t("take the space away")
            yield Hit(spot, what, fix, edit=Edit(spot, " " if double else ""))


@text_rule("BG911", "haakje-open", "warning", "typography")
def unbalanced(texts: Texts) -> Iterator[Hit]:
    """A bracket or quotation mark that is opened and not closed in its paragraph, or reversed."""
    for passage in texts.printed():
        text = NO_PROSE.sub(_blanked, passage.plain)
        start = 0
        spans = text.count("“") == text.count("”") or "„" in text
        for end in (*(gap.start() for gap in BLANK_LINE.finditer(text)), len(text)):
            marks = [] if spans or QUOTE_GOES_ON.match(text, end) else _odd(text, start, end)
            for position in (*_unmatched(text, start, end), *marks):
                what = t(
                    "the mark {mark} has no counterpart in this paragraph", mark=text[position]
                )
                fix = t("add the other one, or take this one away")
                yield Hit(passage.spot(position, position + 1), what, fix)
            start = end


def _unmatched(text: str, start: int, end: int) -> Iterator[int]:
    opened: list[int] = []
    unsure = 0
    for found in BRACKET.finditer(text, start, end):
        position = found.start()
        if found[0] == "(":
            opened.append(position)
            continue
        enumerates = ENUMERATOR.search(text, max(start, position - 7), position)
        if opened:
            opened.pop()
            unsure += bool(enumerates)
        elif enumerates:
            continue
        elif unsure:
            unsure -= 1
        else:
            yield position
    yield from opened


def _odd(text: str, start: int, end: int) -> list[int]:
    """The one of an odd number of quotation marks that has no counterpart."""
    marks = [found.start() for found in CURLED_MARK.finditer(text, start, end)]
    opened: list[int] = []
    for position in marks if len(marks) % 2 else ():
        if text[position] == "“" and not opened:
            opened = [position]
        elif text[position] == "”" and opened:
            opened = []
        else:
            return opened or [position]
    return opened


def _curled(passage: Passage) -> list[str]:
    return [found.lastgroup or "" for found in CURLED.finditer(passage.text)]


def _blanked(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def _with_a_stop(text: str) -> Iterator[re.Match[str]]:
    """The hyphens behind which their paragraph has a stop."""
    stop = end = -1
    for found in DASH.finditer(text):
        # Both are looked for from hyphen to hyphen, and not to the end of the text from each.
        if stop < found.end():
            ahead = STOP.search(text, found.end())
            stop = ahead.start() if ahead else len(text)
        if end < found.end():
            gap = text.find("\n\n", found.end())
            end = gap if gap >= 0 else len(text)
        if stop < end:
            yield found


def _in_citation(passage: Passage, found: re.Match[str]) -> bool:
    return touches(cited_in(passage.text), found.start(), found.end())
