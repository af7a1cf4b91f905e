"""Rules on how days and hours are written in Dutch: joined, marked, in figures (BG1xx)."""

import datetime
import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.markdown.date_forms import NUMBERED
from briefgen.markdown.dates import FORTHCOMING, PAST, DateMention
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Edit, Passage, Texts
from briefgen.texts.reading import BLANK, dates_in, own_words
from briefgen.texts.words import days_in_words, running

DASHED = Pattern(r"(?P<first>\d{1,2})\s?(?P<dash>[-‐‑–—])\s?(?P<last>\d{1,2})(?=\s[A-Za-z])")
SPAN_WORD = Pattern(r"(?<!\w)(?:[Tt]ussen|[Vv]anaf|nacht van|periode|tot)\s\Z")
FROM = Pattern(
    r"(?<!\w)(?:zal|zullen|vind(?:t|en)|vond(?:en)?|wordt|worden|werd(?:en)?|loopt|liep|duurt|"
    r"duurde|(?<!in\s)plaats|gehouden)\s(?P<van>van)\s\Z"
)


@text_rule("BG111", "datumbereik-vorm", "note", "meeting")
def range_with_a_dash(texts: Texts) -> Iterator[Hit]:
    """Two days are joined by a hyphen: “13-14 oktober” for “13 en 14 oktober”.

    Not in the title of a document, which is short, and not with a dash, which may be meant.
    """
    for passage, mention, found in _dashed(texts):
        words = own_words(passage.text)
        whole = passage.role == "title" and passage.subject is None
        if whole or found["dash"] == "–":
            continue
        if SPAN_WORD.search(words, max(mention.start - 12, 0), mention.start):
            continue
        if _from(passage, mention):
            continue
        changed = mention.start, mention.start + found.end(), _in_words(found)
        yield replacing(passage, changed, t("the days are joined by a dash"))


@text_rule("BG113", "van-streepje", "warning", "meeting")
def from_with_a_dash(texts: Texts) -> Iterator[Hit]:
    """After a verb “van” needs “tot en met”, not a dash: “zal van 8-9 december plaatsvinden”."""
    for passage, mention, found in _dashed(texts):
        if verb := _from(passage, mention):
            near = int(found["last"]) - int(found["first"]) == 1
            right = f"op {_in_words(found)}" if near else f"van {_in_words(found, 'tot en met')}"
            changed = verb.start("van"), mention.start + found.end(), right
            yield replacing(passage, changed, t("“van” does not go with a dash"))


def _dashed(texts: Texts) -> Iterator[tuple[Passage, DateMention, re.Match[str]]]:
    """The ranges of days within a month that are the author's own and stand in no table."""
    for passage in texts.printed():
        words = own_words(passage.text)
        for mention in dates_in(passage.text):
            found = DASHED.match(mention.written) if len(mention.days) > 1 else None
            if not found or int(found["last"]) <= int(found["first"]):
                continue
            if passage.text.startswith("-", mention.end):
                continue
            line = passage.text.rfind("\n", 0, mention.start) + 1
            if words[mention.start].isdigit() and passage.text[line : line + 1] != "|":
                yield passage, mention, found


def _from(passage: Passage, mention: DateMention) -> re.Match[str] | None:
    return FROM.search(own_words(passage.text), max(mention.start - 30, 0), mention.start)


def _in_words(found: re.Match[str], joiner: str = "t/m") -> str:
    first, last = found["first"], found["last"]
    return f"{first} en {last}" if int(last) - int(first) == 1 else f"{first} {joiner} {last}"


MARKS = (*PAST, *FORTHCOMING)
MARKED = Pattern(r"\s(?P<mark>jl\.?|j\.l\.?|jongstleden|a\.s\.?|as\.|aanstaande)\Z", re.IGNORECASE)
ENDS = Pattern(r"(?:\[\^[^\]\s\[]+\])*\s*(?:\Z|\n\s*\n)")
MAY_END = Pattern(r"(?:\[\^[^\]\s\[]+\])*\s+\(?[A-ZÀ-Þ“‘«]")


def _marked(texts: Texts) -> Iterator[tuple[Passage, DateMention, re.Match[str]]]:
    """The author's own dates with jl. or a.s. behind them, however that is written."""
    for passage in texts.printed():
        for mention in dates_in(passage.text):
            found = MARKED.search(mention.written) if mention.mark in MARKS else None
            if found and own_words(passage.text)[mention.start] != BLANK:
                yield passage, mention, found


@text_rule("BG120", "jaartal-en-merk", "note", "meeting")
def year_and_mark(texts: Texts) -> Iterator[Hit]:
    """A date has its year, and jl. or a.s. behind it: one of the two says enough."""
    for passage, mention, found in _marked(texts):
        if not mention.last.year:
            continue
        what = t("the year and {mark} say the same twice", mark=mention.mark)
        spot = passage.spot(mention.start, mention.end)
        mark = passage.spot(mention.start + found.start(), mention.end)
        edit = Edit(mark, "." if ENDS.match(passage.text, mention.end) else "")
        unsure = MAY_END.match(passage.text, mention.end)
        fix = t("remove {mark}", mark=mention.mark)
        yield Hit(spot, what, fix, edit=None if unsure else edit)


@text_rule("BG123", "jl-vorm", "note", "meeting")
def mark_in_another_form(texts: Texts) -> Iterator[Hit]:
    """Behind a date stands “j.l.” or “jl” for “jl.”, “as.” or “a.s” for “a.s.”."""
    for passage, mention, found in _marked(texts):
        right = mention.mark or ""
        if right.endswith(".") and found["mark"] != right:
            start = mention.start + found.start("mark")
            what = t("“{mark}” is not how it is abbreviated", mark=found["mark"])
            yield replacing(passage, (start, mention.end, right), what)


DAY_BEFORE = Pattern(r"(?<![\w.,:/€$-])(?<![\d€$]\s)([1-9]|[12]\d|3[01])\s\Z")
ALONE = Pattern(r"([1-9]|[12]\d|3[01])\s[a-z]")
NEAR = 6
"""How many days a meeting is long at most of which the days are named one by one."""


@text_rule("BG124", "dagen-zonder-voegwoord", "warning", "meeting")
def two_days_side_by_side(texts: Texts) -> Iterator[Hit]:
    """Between two days a word was lost: “8 9 december” for “8 en 9 december”."""
    for passage in texts.printed():
        words = own_words(passage.text)
        for mention in dates_in(passage.text):
            found = DAY_BEFORE.search(words, max(mention.start - 6, 0), mention.start)
            last = ALONE.match(words, mention.start) if found else None
            if not found or not last or not 0 < int(last[1]) - int(found[1]) <= NEAR:
                continue
            if NUMBERED.search(words[max(found.start() - 20, 0) : found.start()].lower()):
                continue
            days = {(int(each[1]), mention.last.month) for each in (found, last)}
            sure = len(mention.days) == 1 and days <= {
                (day.day, day.month) for day in texts.about.dates
            }
            joiner = "," if len(mention.days) > 1 else " en"
            changed = found.start(1), last.end(1), f"{found[1]}{joiner} {last[1]}"
            what = t("between these two days a word is lacking")
            yield replacing(passage, changed, what, safe=sure)


LABEL = Pattern(r"(?:^|\n)(?:[^\n:]{0,40}:|[Dd]atum|[ *-]*)\s*\Z")
LEADING = Pattern(r"(?<![\d/.:,-])0(?=[1-9]\s)")
FIGURES = Pattern(
    r"(?P<day>[0-9](?<![\w./:–-].)(?<!\(.)(?:(?<=0)[1-9]|(?<=[1-9])|(?<=[12])\d|(?<=3)[01]))"
    r"(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])"
    r"(?P=sign)(?P<year>(?:19|20)\d\d|(?<!\.)\d\d)(?![\w/:–-]|\.\d)",
    marks="/-.",
)
IN_SENTENCE = Pattern(r"^[^|]*[a-zà-ÿ]{2}[^|:]*\s\Z")
DATE_BEFORE = Pattern(r"(?<!\w)(?:van|op|d\.d\.|tot|per|sinds|vanaf|uiterlijk|\w{2,9}dag)\s\Z")
NO_DAY = Pattern(
    r"(?:versie|nummer|nr\.?|nrs\.?|kenmerk|dossier|artikel|zaak|v)\s?\Z", re.IGNORECASE
)


@text_rule("BG125", "datum-in-cijfers", "note", "meeting")
def date_in_figures(texts: Texts) -> Iterator[Hit]:
    """Within a sentence a day has a zero before it (05 december) or its month is in figures."""
    for passage, words in running(texts):
        for mention in dates_in(passage.text):
            for found in LEADING.finditer(mention.written):
                start = mention.start + found.start()
                if words[start] != BLANK and not LABEL.search(words, max(start - 40, 0), start):
                    what = t("before a day stands no zero in a sentence")
                    edit = Edit(passage.spot(start, start + 1), "")
                    spot = passage.spot(start, start + 2)
                    yield Hit(spot, what, t("remove the zero"), edit=edit)
        for found in FIGURES.finditer(words):
            before = words[max(found.start() - 200, 0) : found.start()].rpartition("\n")[2]
            right = _written_out(found)
            if before.rfind("(") > before.rfind(")"):
                continue
            if len(found["year"]) == 2 and not DATE_BEFORE.search(before):
                continue
            if right and IN_SENTENCE.search(before) and not NO_DAY.search(before):
                what = t("in a sentence a date is written in words")
                yield replacing(passage, (*found.span(), right), what, safe=False)


def _written_out(found: re.Match[str]) -> str | None:
    year = int(found["year"])
    try:
        day = datetime.date(
            year + 2000 if year < 100 else year, *map(int, found.group("month", "day"))
        )
    except ValueError:
        return None
    return days_in_words((day,))


HOUR = Pattern(
    r"(?<!\w)(?:[Oo]m|[Vv]anaf|rond|omstreeks)\s(?P<time>(?:[01]?\d|2[0-3])[.:](?:00|15|30|45))"
    r"(?=[,;)]|\.?\s*\Z|\.\s|\s(?:in|te|aan|bij|met|begint|begon|start|is|was|vindt|vond|wordt|werd|zal|"
    r"plaats|bijeen|van\sstart|komt|kwam|opent|vergadert|spreekt|heeft)(?!\w))",
    marks=(".00", ".15", ".30", ".45", ":00", ":15", ":30", ":45"),
)
HOURS = Pattern(r"(?<!\w)(?:uur|u\.|[Aa]anvang)(?!\w)|€|euro|procent|miljo|miljard")


@text_rule("BG126", "tijd-zonder-uur", "note", "meeting")
def time_without_uur(texts: Texts) -> Iterator[Hit]:
    """Behind a time stands no “uur”: “om 14.00” for “om 14.00 uur”."""
    for passage, words in running(texts):
        for found in HOUR.finditer(words):
            if HOURS.search(words, found.end(), found.end() + 60):
                continue
            changed = *found.span("time"), f"{found['time']} uur"
            yield replacing(passage, changed, t("behind a time stands “uur”"))
