"""Rules on marks and spaces (BG901 to BG903, BG911)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.checks.rule import Hit, text_rule
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Edit, Passage, Texts
from briefgen.texts.reading import blanked, cited_in, prose, sentence_at
from briefgen.texts.words import RUNNING, touches

STRAIGHT = Pattern(r'(?<![\w"])"(?P<double>[^"“”«»\n]{1,400})(?<!\s)"(?![\w"])', marks='"')
STRAIGHT_SINGLE = Pattern(
    r"(?<![\w'’])'(?!s[-\s]|t\s|n\s)[^'‘’“”\n]{2,200}(?<!\s)'(?![\w'’])", marks="'"
)
CURLED = Pattern(
    r"(?P<double>“[^“”]{1,600}”)|(?P<single>(?<!\w)‘[^‘’\n]{2,300}’(?!\w))", marks="‘“"
)
MARKS = {"double": "“”", "single": "‘’"}
DASH = Pattern(r"(?<=[\w,)”’%]) - (?=[\w(“‘])", marks=(" - ",))
LOOSE_HYPHEN = Pattern(
    r"-(?P<gap> )(?:(?<=\ben - )|(?<=\bof - )|(?<=\bnoch - ))"
    r"(?!(?:als|bij|dan|dat|die|door|een|het|hier|indien|met|mede|naar|niet|ook|over|uit|van|voor|vooral|waar|wat|wel|zelfs)\b)(?=[a-zà-ÿ]{3})",
    marks="-",
)
"""That of a second compound, as in “dierenleed of -mishandeling”."""
JOINING = Pattern(r"(?:en|of) ")
LIST_LINE = Pattern(r"^[^\S\n]*(?:[-*+]|\d+[.)]|[a-z][.)])\s.*$", re.MULTILINE)
SPACE = Pattern(
    r" (?:(?<=[\w”’%)»\]*] ) {0,2}(?=[,;](?:\s|$)|\)(?!\w)|\.(?=\s|$))|"
    r"(?<=\( ) {0,2}(?=\w)|"
    r"(?P<double>(?<=[\w,;.:?!)”’] ) {1,8}(?=[\w(“‘€]))|"
    r"(?<=[a-zà-ÿ] )(?=/[a-zà-ÿ])|(?<=[a-zà-ÿ]/ )(?=[a-zà-ÿ])(?!(?:en|in|is|met|op|van)\b))",
    marks=("  ", " ,", " ;", " )", " .", "( ", " /", "/ "),
)
BEFORE_A_NOTE = Pattern(r" \[\^[^\]\s]{1,40}\](?P<stop>[.,;:]?)", marks=(" [^",))
BEHIND_WORDS = Pattern(r"[\w.,;:!?)”’%»]")
ENUMERATOR = Pattern(
    r"(?:^|[\s;,:(])(?:[a-z]{1,2}|[ivx]{1,5}|bis|ter|[0-9]{1,2}(?:\.[0-9])?[a-z°º]?|[A-Z][0-9]?|"
    r".?[:;]-?)\Z|(?:[”’\"'»?!)]|[a-zà-ÿ]{3}[.,;:]?)(?:[0-9]{1,2}|\*{1,3})\Z|[¹²³⁰⁴-⁹]\Z"
)
"""What stands before a bracket that opens nothing: the number of an element, or of a note."""
STOP = Pattern(r"[.;:?!]")
BRACKET = Pattern(r"[()]", marks="()")
QUOTE_OPENS = Pattern(r"\s{0,9}“")
"""A quotation of more paragraphs is opened at each and closed at the last, or opened once."""
MOST_PARAGRAPHS = 8
Paragraph = tuple[Passage, str, int, int]
"""One of a text: its passage, the text as it is read, and where it starts and ends."""
CURLED_MARK = Pattern(r"[“”]", marks="“”")
BLANK_LINE = Pattern(r"\n\s*\n")


@text_rule("BG901", "aanhalingstekens", "note", "typography")
def straight_quotes(texts: Texts) -> Iterator[Hit]:
    """Straight quotation marks in a document that has curled ones too."""
    for document in texts.documents():
        read = [
            passage
            for passage in texts.of(document)
            if '"' in passage.text or "'" in passage.text or _curled(passage)
        ]
        kinds = Counter(kind for passage in read for kind in _curled(passage))
        if not kinds:
            continue
        kind = max(MARKS, key=lambda each: kinds[each])
        for passage in read:
            for found in (
                *STRAIGHT.finditer(passage.plain),
                *STRAIGHT_SINGLE.finditer(passage.plain),
            ):
                spot = passage.spot(found.start(), found.end())
                inner = spot.quoted[1:-1]
                if any(mark in inner for mark in "‘’") and kind == "single":
                    continue
                marks = MARKS[kind if spot.quoted[0] == '"' else "single"]
                what = t(
                    "straight quotation marks, where this document has {marks} elsewhere",
                    marks=" ".join(MARKS[kind]),
                )
                right = marks[0] + inner + marks[1]
                yield Hit(spot, what, t("write {right}", right=right), edit=Edit(spot, right))


@text_rule("BG902", "gedachtestreepje", "note", "typography")
def hyphen_for_dash(texts: Texts) -> Iterator[Hit]:
    """A hyphen between spaces in a sentence, where a dash belongs."""
    for passage in texts.printed(*RUNNING):
        text = LIST_LINE.sub(blanked, prose(passage.text))
        for found in _with_a_stop(text):
            before, after = text[found.start() - 1], text[found.end()]
            sure = after.islower() or after in "(“‘"
            if not sure or before.isdigit() or _in_citation(passage, found):
                continue
            alone = _is_alone(passage, text, found)
            if alone and LOOSE_HYPHEN.match(text, found.start() + 1):
                continue
            spot = passage.spot(found.start() + 1, found.end() - 1)
            what = t("a hyphen where a dash belongs")
            joined = text[max(found.start() - 3, 0) : found.start()] in (" en", " of")
            safe = not alone or not (joined or JOINING.match(text, found.end()))
            yield Hit(spot, what, t("write a dash: –"), edit=Edit(spot, "–", safe=safe))


@text_rule("BG903", "spatie-leesteken", "note", "typography")
def stray_space(texts: Texts) -> Iterator[Hit]:
    """A space before a mark, behind an opening bracket or at one side of a slash, or two spaces."""
    for passage in texts.printed():
        text = prose(passage.text) if "\n" in passage.text else passage.plain
        for found in SPACE.finditer(text):
            if _in_citation(passage, found):
                continue
            double = found.lastgroup == "double"
            spot = passage.spot(found.start(), found.end())
            what = t("two spaces in a row") if double else t("a space too many")
            fix = t("write one space") if double else t("take the space away")
            yield Hit(spot, what, fix, edit=Edit(spot, " " if double else ""))
        for found in BEFORE_A_NOTE.finditer(passage.text):
            if BEHIND_WORDS.match(passage.text, found.start() - 1):
                what, fix = t("a space before the mark of a note"), t("take the space away")
                spot = passage.spot(found.start(), found.start() + 1)
                yield Hit(spot, what, fix, edit=Edit(spot, "", safe=not found["stop"]))
        for found in LOOSE_HYPHEN.finditer(text):
            if _is_alone(passage, text, found):
                spot = passage.spot(*found.span("gap"))
                what = t("a space behind the hyphen of a compound")
                yield Hit(spot, what, t("take the space away"), edit=Edit(spot, "", safe=False))


@text_rule("BG911", "haakje-open", "warning", "typography")
def unbalanced(texts: Texts) -> Iterator[Hit]:
    """A bracket or quotation mark that is opened and not closed in its paragraph, or reversed.

    A quotation may go on over paragraphs, which open it anew or not.
    """
    sections: dict[tuple[str, str | None, bool], list[Paragraph]] = {}
    for passage in texts.printed():
        text, runs = prose(passage.text), passage.role in RUNNING
        section = sections.setdefault((passage.document, passage.subject, runs), [])
        section += ((passage, text, start, end) for start, end in paragraphs_of(text))
    for (_document, _subject, runs), section in sections.items():
        odd = _open_quotations(section) if runs else [_odd(*each[1:]) for each in section]
        for (passage, text, start, end), marks in zip(section, odd, strict=True):
            for position in (*_unmatched(text, start, end), *marks):
                what = t(
                    "the mark {mark} has no counterpart in this paragraph", mark=text[position]
                )
                fix = t("add the other one, or take this one away")
                yield Hit(passage.spot(position, position + 1), what, fix)


def paragraphs_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text start and end; all but the first begin with empty lines."""
    start = 0
    for end in (*(gap.start() for gap in BLANK_LINE.finditer(text)), len(text)):
        yield start, end
        start = end


def _open_quotations(section: Sequence[Paragraph]) -> list[list[int]]:
    """The odd quotation marks of each paragraph, without those that others open or close."""
    low = any("„" in text for _passage, text, *_rest in section)
    odd = [[] if low else _odd(*each[1:]) for each in section]
    since: int | None = None
    for number, (_passage, text, start, end) in enumerate(section):
        anew = QUOTE_OPENS.match(text, start, end) is not None
        opens = bool(odd[number]) and text[odd[number][0]] == "“"
        if since is not None and (anew or (odd[number] and not opens)):
            odd[since] = []
            since = None
            odd[number] = odd[number] if opens else []
        if opens:
            since = number
        elif since is not None and number - since >= MOST_PARAGRAPHS:
            since = None
    return odd


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
    if "„" in text:
        return []
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


def _is_alone(passage: Passage, text: str, found: re.Match[str]) -> bool:
    """Whether no other hyphen stands in the sentence, with which it could be a pair of dashes."""
    start, end = sentence_at(passage.text, found.start()) or found.span()
    return len(list(DASH.finditer(text[start:end]))) == 1


def _in_citation(passage: Passage, found: re.Match[str]) -> bool:
    return touches(cited_in(passage.text), found.start(), found.end())
