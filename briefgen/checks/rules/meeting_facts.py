"""Rules on what is fixed of a meeting: its place, its presidency, its day (BG1xx)."""

import datetime
from collections.abc import Iterator

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.facts import MONTHS, presidency_adjectives, presidency_on, seat_on
from briefgen.markdown.dates import FORTHCOMING
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Case, Passage, Texts, key_spot
from briefgen.texts.reading import BLANK, dates_within, own_words, sentence_at, unquoted
from briefgen.texts.words import on_one_line, running


@rule("BG105", "plaats-maand", "warning", "meeting")
def place_of_the_month(case: Case) -> Iterator[Hit]:
    """The Council meets in Brussels, and in Luxembourg in April, June and October.

    Source: Protocol 6 to the EU treaties, sole article (b). Informal meetings are elsewhere, and
    so is a body that has a seat of its own; a meeting by video has none.
    """
    meeting = case.dossier.meeting
    told = set()
    for index, part in enumerate(case.dossier.parts):
        expected = seat_on((part.dates or meeting.dates)[0], part.council.seat)
        place = part.place or meeting.place
        key = ("agenda", index, "place") if part.place else ("place",)
        if meeting.informal or place in (None, expected) or key in told:
            continue
        told.add(key)
        what = t("in this month the Council meets in {place}", place=expected)
        if part.council.seat != "protocol":
            what = t("{name} meets in {place}", name=part.council.short_name, place=expected)
        fix = t("correct the place or the dates, or write informal: true")
        yield Hit(key_spot(case.source, *key), what, fix)


@rule("BG106", "voorzitterschap-halfjaar", "warning", "meeting")
def presidency_of_the_half_year(case: Case) -> Iterator[Hit]:
    """The presidency is that of the half-year. Source: Council Decision (EU) 2016/1316.

    Where another presides than a member state there is none.
    """
    expected = presidency_on(case.dossier.meeting.dates[0])
    if "presidency" not in _keys(case):
        return
    if all(each.chair != "rotating" for each in case.dossier.bodies):
        what = t("no member state presides over this meeting")
        fix = t("remove the line presidency:, or write chair: rotating in councils.yaml")
        yield Hit(key_spot(case.source, "presidency"), what, fix)
    elif expected and case.dossier.meeting.presidency != expected:
        what = t("in this half-year {adjective} presides", adjective=expected.adjective)
        fix = t("remove the line presidency: it follows from the dates")
        yield Hit(key_spot(case.source, "presidency"), what, fix)


@rule("BG118", "gedateerd-na-vergadering", "warning", "meeting")
def dated_after_the_meeting(case: Case) -> Iterator[Hit]:
    """The letter or the nota has a day after the meeting that it announces."""
    last = case.dossier.meeting.dates[-1]
    letters = [("letter", each.date) for each in case.dossier.letters[:1]]
    nota = [("nota", case.dossier.nota.date)] if case.dossier.nota else []
    for key, day in (*letters, *nota):
        if day > last:
            what = t("this day is after the meeting, which ends on {day}", day=last.isoformat())
            yield Hit(key_spot(case.source, key, "date"), what, t("correct one of the two days"))


TO_COME = Pattern(
    r"(?<!\w)(?:zal|zullen|gaat|gaan)\s(?:[a-zë]{2,15}\s){0,2}op\s(?:[a-z]{2,6}dag\s)?\Z",
    marks=("zal", "zullen", "gaat", "gaan"),
)
WILL = Pattern(r"\s(?:zal|zullen|gaat|gaan)\s")


@text_rule("BG127", "toekomst-na-vergadering", "warning", "meeting")
def to_come_after_the_meeting(texts: Texts) -> Iterator[Hit]:
    """A text of after the meeting says what will be done there: “zal op 8 december bespreken”."""
    held = texts.about.dates
    for passage, on, mention in texts.dates():
        days = mention.resolve(on) if held and held[-1] < on else None
        words = own_words(passage.text)
        if not days or not (held[0] <= days[0] and days[1] <= held[-1]):
            continue
        before = TO_COME.search(words, max(mention.start - 60, 0), mention.start)
        if before or WILL.match(words, mention.end):
            what = t("the meeting was past on the day of this document, here it is to come")
            spot = passage.spot(mention.start, mention.end)
            yield Hit(spot, what, t("write what was done there"))


def _keys(case: Case) -> tuple[object, ...]:
    return tuple(case.source.data) if isinstance(case.source.data, dict) else ()


CHAIR = r"[A-Z][a-zë]{2,20}\s(?:EU-|Raads)?[Vv]oorzitterschap(?![\w-])"
COUNCIL = r"(?<!Europese\s)(?<![\w-])(?:[A-Z]\w{0,20}-\sen\s)?(?:[A-Z]\w{0,20}-?)?[Rr]aad(?![\w-])"
WHEN = (
    rf"van|op|en|in|te|t/m|tot|met|a\.s\.|jl\.|\d{{1,4}}(?:[-–]\d{{1,2}})?|{'|'.join(MONTHS)}|"
    r"[A-Z]\w{2,20}|[a-z]{2,8}dag"
)
HELD = (
    r"vindt|vond|plaats\w{0,10}|zal|wordt|werd|is|was|gehouden|komt|kwam|bijeen\w{0,6}|staat|stond"
)
DAYS, HELD_THEN = rf"(?:(?:{WHEN})\s){{0,12}}", rf"(?:(?:{WHEN}|{HELD})\s){{0,16}}"
LEADS_IT = "(?:leidt|leidde|organiseert|organiseerde|belegt|belegde|zit|zat)"
LED = "(?:geleid|voorgezeten|georganiseerd|belegd)"
THE = rf"(?:de|deze|een)\s(?:(?:in)?formele\s)?{COUNCIL}"
HAS_CHAIR = Pattern(rf"(?<!\w){CHAIR}", marks=("oorzitterschap",))
HAS_COUNCIL = Pattern(COUNCIL)
LEADING = Pattern(rf"\b(?:{LEADS_IT}|{LED}|[Oo]nder)\b")
"""Of these some stands in each of the following: a sentence without them is not searched."""
LEADS = Pattern(
    rf"(?<!\w)[Hh]et\s{CHAIR}\s{LEADS_IT}\s{DAYS}{THE}"
    rf"|(?<!\w)[Hh]et\s{CHAIR}\s(?:heeft|had)\s{THE}[^.;:]{{0,80}}\s{LED}(?!\w)"
    rf"|{COUNCIL}\s{HELD_THEN}(?:{LED}\sdoor|onder\sleiding\svan)\shet\s{CHAIR}"
    rf"|{COUNCIL}\s{HELD_THEN}onder\s(?:het\s)?{CHAIR}"
    rf"|(?<!\w)[Oo]nder\s(?:het\s)?{CHAIR}\s[a-zë]{{3,15}}\s{DAYS}{THE}",
    marks=("oorzitterschap",),
)
INTENDS = Pattern(
    rf"(?<!\w)[Hh]et\s{CHAIR}\s(?:zal|wil|hoopt|beoogt|streeft|is\s(?:voornemens|van\splan))\s"
    rf"(?:(?!(?:die|dat|waar\w*|om|omdat|zodat|nadat)\s)[^\s.,;:]{{1,40}}\s){{0,9}}(?:op|tijdens|in)\s{THE}"
    rf"|(?<!\w)[Hh]et\s{CHAIR}\s(?:heeft|had|presenteert|presenteerde|geeft|gaf)\s(?:op|tijdens|in)\s{THE}"
    rf"|(?<!\w)(?:[Oo]p|[Tt]ijdens|[Ii]n)\s{THE}\s{DAYS}"
    rf"(?:zal|wil|hoopt|beoogt|heeft|presenteert|presenteerde|geeft|gaf)\shet\s{CHAIR}",
    marks=("oorzitterschap",),
)
HALF_A_YEAR = datetime.timedelta(days=183)


@text_rule("BG122", "ander-voorzitterschap", "warning", "meeting")
def presidency_of_another_half_year(texts: Texts) -> Iterator[Hit]:
    """A text says that a member state presides over a meeting of which another does.

    Only where one sentence names one presidency that leads, and one meeting of the Council with its
    day; without a day that is the meeting of the text. The next presidency may have plans too.
    """
    for passage, words in running(texts):
        for found in HAS_CHAIR.finditer(words):
            start, end = sentence_at(passage.text, found.start()) or (0, 0)
            day = _day_of_the_council(texts, passage, start, end)
            state = presidency_adjectives().get(found[0].split()[0]) if day else None
            expected = presidency_on(day) if day and state else None
            if not day or not expected or state == expected:
                continue
            next_one = presidency_on(day + HALF_A_YEAR) == state
            leads = LEADING.search(words, start, end) and LEADS.search(words, start, end)
            if leads or (not next_one and INTENDS.search(words, start, end)):
                what = t("in this half-year {adjective} presides", adjective=expected.adjective)
                spot = passage.spot(*found.span())
                yield Hit(spot, what, t("correct the presidency or the date"))


def _day_of_the_council(
    texts: Texts, passage: Passage, start: int, end: int
) -> datetime.date | None:
    """The day of the one meeting that a sentence names, with its one presidency."""
    words = own_words(passage.text)
    councils = list(HAS_COUNCIL.finditer(words, start, end))
    dates = list(dates_within(passage.text, start, end))
    if len(councils) != 1 or len(dates) > 1 or len(HAS_CHAIR.findall(words, start, end)) != 1:
        return None
    about = texts.about
    if not dates:
        this = words.startswith("deze ", councils[0].start() - 5)
        ours = this or councils[0][0] in about.names
        return about.dates[0] if about.dates and ours else None
    (mention,) = dates
    if not mention.days or not (mention.last.year or passage.on):
        return None
    days = mention.resolve(passage.on or datetime.date(mention.last.year or 1, 1, 1))
    return days[0] if days else None


RANGED = Pattern("[Tt]ot")
MOST_DAYS = 4
"""Of a longer time not the start but the end may be called forthcoming."""
MEETING = Pattern(
    r"(?<!\w)\w*(?:[Rr]aad|top|bijeenkomst|conferentie|vergadering)\s(?:[\w-]+\s){0,4}van\s\Z"
)


@text_rule("BG119", "as-al-begonnen", "warning", "meeting")
def begun_and_yet_forthcoming(texts: Texts) -> Iterator[Hit]:
    """A meeting of some days is called forthcoming (a.s.) in a document of a later one of them."""
    for passage, on, mention in texts.dates():
        days = mention.resolve(on) if mention.mark in FORTHCOMING else None
        if not days or not days[0] < on <= days[1] or len(mention.days) > MOST_DAYS:
            continue
        words = unquoted(passage.text)
        held = MEETING.search(words, max(mention.start - 80, 0), mention.start)
        if (RANGED.match(mention.joined or "") and not held) or words[mention.start] == BLANK:
            continue
        what = t("“{date}” had begun before this document", date=on_one_line(mention.written))
        fix = t("correct the date, or write the year in the place of a.s.")
        yield Hit(passage.spot(mention.start, mention.end), what, fix)
