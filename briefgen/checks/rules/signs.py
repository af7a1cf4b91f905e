"""Rules on signs that are read otherwise than meant (BG914 to BG916), and on gaps (BG712)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.checks.rules.completeness import GAP
from briefgen.facts import placeholders
from briefgen.markdown.parser import tokens_of
from briefgen.markdown.pattern import Pattern
from briefgen.problem import Text, t
from briefgen.texts.case import Case, Edit, Passage, Texts
from briefgen.texts.reading import BLANK, NO_PROSE, blanked, unquoted
from briefgen.texts.words import RUNNING, on_one_line

BLOCKS = (*RUNNING, "decision", "internal")
"""The roles of texts in which a list or a quotation can stand."""
SIGNS = {
    **{sign: Pattern(rf"{re.escape(sign)}(?=\s)") for sign in "+-*"},
    ">": Pattern(">"),
    "number": Pattern(r"\d+[.)]"),
}
AMOUNT = Pattern(r"\s*(?:€\s?)?\d")
STARTS = Pattern(r"\s*(?:[-+*>|#]|\d{1,9}[.)])")
SIGN_FIRST = Pattern(r"^\s*(?:[-+*>]|\d{1,9}[.)])", re.MULTILINE)
ENDS = Pattern(r"[.:;?!]\s*\Z")
QUOTED = t("this line begins with “>”: it becomes a quotation, and the sign is not printed")
NUMBERED = t("this line begins with a number and a dot: it becomes a numbered list")
SHORTEST = 3
"""From how many digits a number at the start of a line is a year or an amount, not that of an
element of a list."""


@text_rule("BG914", "teken-wordt-opmaak", "warning", "typography")
def sign_becomes_form(texts: Texts) -> Iterator[Hit]:
    """A line of a sentence begins with a sign or a number: it becomes a list or a quotation."""
    for passage in texts.passages:
        if passage.role in BLOCKS:
            yield from _becoming(passage)


def _becoming(passage: Passage) -> Iterator[Hit]:
    if not SIGN_FIRST.search(passage.text):
        return
    lines = passage.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    whole: list[int] | None = None
    for token in tokens_of(passage.text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            whole = token.map
        if token.type not in ("list_item_open", "blockquote_open") or not token.map:
            continue
        number = token.map[0]
        kind = ">" if token.type == "blockquote_open" else "number" if token.info else token.markup
        found = SIGNS[kind].search(lines[number])
        before = lines[number - 1] if number else ""
        goes_on = bool(before.strip()) and not STARTS.match(before)
        within = goes_on and not ENDS.search(before)
        amount = bool(found and AMOUNT.match(lines[number], found.end()))
        if kind == "number":
            meant = len(token.info) < SHORTEST and not (within and token.map == whole)
        elif kind in "-*":
            meant = not (within and amount and token.map == whole)
        else:
            alone = kind == "+" or token.map[1] - number == 1
            meant = not goes_on and not (amount and alone)
        if not found or meant:
            continue
        start = starts[number] + found.start()
        spot = passage.spot(start, start + len(found[0]))
        right = found[0][:-1] + "\\" + found[0][-1]
        sure = len(token.info) >= SHORTEST if kind == "number" else within and amount
        fix = t(
            "write {right} if it belongs to the sentence; else begin with an empty line",
            right=right,
        )
        yield Hit(spot, _becomes(kind), fix, edit=Edit(spot, right, safe=sure and kind != "-"))


def _becomes(kind: str) -> Text:
    if kind == ">":
        return QUOTED
    if kind == "number":
        return NUMBERED
    return t(
        "this line begins with “{sign}”: it becomes a list, and the sign is not printed", sign=kind
    )


LIKE_BULLETS = (
    Pattern(
        r"^[ \t]*(?P<sign>[•●▪■◦○‣∙⁃➢➤▫□►▶▸→⇒✓✔❖◆◇⮚\uf0b7\uf0a7\uf0d8·][ \t\u00a0]*)(?=\S)",
        re.MULTILINE,
        marks="•●▪■◦○‣∙⁃➢➤▫□►▶▸→⇒✓✔❖◆◇⮚\uf0b7\uf0a7\uf0d8·",
    ),
    Pattern(r"^[ \t]*(?P<sign>o[ \t\u00a0]+)(?=\w)", re.MULTILINE),
)
LIKE_DASHES = Pattern(
    r"^[ \t]*(?P<sign>[–—][ \t\u00a0]+(?=\S)|-(?=[^\W\d_]))", re.MULTILINE, marks="-–—"
)
LETTERED = Pattern(
    r"^[ \t]*(?P<sign>\(?(?:a[.)](?=[ \t][^\n]*\n[ \t]*\(?b[.)][ \t])|"
    r"i[.)](?=[ \t][^\n]*\n[ \t]*\(?ii[.)][ \t])))",
    re.MULTILINE,
)
"""The first of lines that begin with a letter each, as “a)” and “b)”."""
WITHIN = Pattern(
    r"(?<=\S)[ \t]{1,9}(?P<sign>[•●▪■◦‣\uf0b7\uf0a7])[ \t]{1,9}(?=\S)", marks="•●▪■◦‣\uf0b7\uf0a7"
)
BEFORE_A_LIST = Pattern(r"[:;,.]\s*\Z|(?:\A|\n)\s*[–—-][^\n]*\Z|\n[^\S\n]*\Z|\A\Z")


@text_rule("BG915", "opsommingsteken", "warning", "typography")
def bullet_of_word(texts: Texts) -> Iterator[Hit]:
    """A line that begins with a bullet of Word, or a letter: it is no list, its lines run on."""
    what = t("this sign of Word makes no list: the lines run on in one paragraph")
    for passage in texts.passages:
        block = passage.role in BLOCKS
        for found in sorted(_bullets(passage.text), key=lambda each: each.start()):
            spot = passage.spot(*found.span("sign"))
            if found.re is LETTERED.compiled:
                what_of_letters = t("letters make no list: the lines run on in one paragraph")
                fix = t("begin each line with “1. ”, or with “- ”")
                yield Hit(spot, what_of_letters, fix)
                continue
            if found.re is WITHIN.compiled:
                yield Hit(spot, what, t("put each element on a line of its own that begins with -"))
                continue
            edit = Edit(spot, "- " if block else "", safe=block and found["sign"][0] not in "–—-o")
            fix = t("begin the line with “- ”") if block else t("remove it")
            yield Hit(spot, what, fix, edit=edit)


def _bullets(text: str) -> Iterator[re.Match[str]]:
    text = NO_PROSE.sub(blanked, text)
    for pattern in (*LIKE_BULLETS, LETTERED, WITHIN):
        yield from pattern.finditer(text)
    for found in LIKE_DASHES.finditer(text):
        before = text[max(found.start() - 300, 0) : found.start()].removesuffix("\n")
        if BEFORE_A_LIST.search(before):
            yield found


CUT_OFF = Pattern(r"(?<=[ \t])#(?=[^\s#]|[ \t]?\d).*", marks="#")
IN_BRACKETS = Pattern(r"(?:^|[\s:])[\[{]")
"""A list or keys on one line: a remark cannot stand within it."""
OTHER_FORMS = ("'", '"', "|", ">", "[", "{")


@rule("BG916", "hekje-kapt-af", "warning", "typography")
def cut_off_by_a_hash(case: Case) -> Iterator[Hit]:
    """A text without quotation marks in which “#” makes the rest of the line a remark."""
    for passage in case.passages:
        span, lines = passage.prose.span, passage.prose.source.lines
        first = lines[span.line] if span.line < len(lines) else ""
        others = first[max(span.column - 1, 0) : span.column + 1].strip().startswith(OTHER_FORMS)
        others = others or bool(IN_BRACKETS.search(first, 0, span.column))
        if others or span.literal or not passage.text.strip():
            continue
        rest = lines[span.end] if span.end > span.line else first[span.column :]
        if found := CUT_OFF.search(rest):
            end = len(passage.text.rstrip())
            what = t("“{rest}” is not printed: what stands behind # is a remark", rest=found[0])
            fix = t("put the whole text between double quotes")
            yield Hit(passage.spot(end - 1, end), what, fix)


BRACKETS = Pattern(
    r"^[ \t]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?"
    rf"(?P<gap>\[[^\[\]\n{BLANK}]{{3,300}}\])(?=[{BLANK}.]*[ \t]*$)",
    re.MULTILINE,
    marks="[",
)
"""A line, or a whole title, that is nothing but words in brackets."""
LETTERS = Pattern(r"[^\W\d_]{2}")


@cache
def _skeleton() -> re.Pattern[str]:
    """Any placeholder of a new dossier, on whatever lines it was put."""
    words = (map(re.escape, each.split()) for each in placeholders().values())
    return re.compile("|".join(map(r"\s{1,9}".join, words)), re.IGNORECASE)


@text_rule("BG712", "nog-te-schrijven", "error", "structure", incomplete=True)
def not_written_yet(texts: Texts) -> Iterator[Hit]:
    """A placeholder of a new dossier, or a line of nothing but words in brackets.

    A concept may have them. A whole sentence in brackets may be meant to stand there.
    """
    for passage in texts.passages:
        for start, end in _gaps(passage):
            words = on_one_line(passage.text[start:end])
            what = t("“{words}” stands where the text is still to be written", words=words)
            fix = t("write the text, or remove this")
            sentence = words.endswith(".]") and not _skeleton().fullmatch(words)
            yield Hit(passage.spot(start, end), what, fix, guess=sentence)


def _gaps(passage: Passage) -> Iterator[tuple[int, int]]:
    if "[" not in passage.text:
        return
    known = {found.span() for found in _skeleton().finditer(passage.text)}
    if passage.role != "internal":
        for found in BRACKETS.finditer(unquoted(passage.text)):
            link = passage.text.startswith("(", found.end())
            if LETTERS.search(found["gap"]) and not link and not GAP.fullmatch(found["gap"]):
                known.add(found.span("gap"))
    yield from sorted(known)
