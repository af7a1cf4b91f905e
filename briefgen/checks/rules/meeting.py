"""Rules on the meeting: its days, its place, its presidency, and how texts name it (BG1xx)."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.facts import presidency_on, seat_on, seats
from briefgen.markdown.dates import PAST, DateMention
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import About, Case, Passage, Texts, key_spot
from briefgen.texts.reading import dates_in, sentences_in, unquoted
from briefgen.texts.words import days_in_words, spaced


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


def _keys(case: Case) -> tuple[object, ...]:
    return tuple(case.source.data) if isinstance(case.source.data, dict) else ()


IN_SEAT = rf"(?:in|te)\s(?P<place>{'|'.join(seats())})(?!\w)"
OFFERS = Pattern(
    r"(?<!\w)(?:hierbij|bijgaand|bijgevoegd|bieden?|zenden?|stu(?:ur|ren)|ontvangt|treft)(?!\w)",
    re.IGNORECASE,
)
OF_ANOTHER = Pattern(
    r"(?<!\w)(?:vragen|inbreng|overleg|debat|verslag|antwoord|reactie|aanvulling|aanvullend|vorige|"
    r"afgelopen|eerdere|volgende|eerstvolgende|daar(?:op|na)|vervolgens|informele|voorbereid|toegezonden|verzonden)",
    re.IGNORECASE,
)
OPENING = 1000
"""How far into an opening it is looked for: a letter without headings is all opening."""
AGENDA = Pattern(r"(?<!\w)(?:geannoteerde\s)?agenda(?!\w|[’'])", re.IGNORECASE)
DAY = Pattern(r"\d{1,2}\s?[-–/]|\d{1,2}\s[a-z]", re.IGNORECASE)
TAKES_PLACE = Pattern(r"(?<!\w)(?:zal|zullen|vind(?:t|en)|wordt|worden|komt)(?!\w)")
HELD = Pattern(r"(?<!\w)(?:plaats(?:vinden|vindt)?|gehouden|bijeen(?:komen)?)(?!\w)")
BEHIND = Pattern(r",?\s(?:(?:van|op|d\.d\.)\s)?(?:\w{2,9}dag\s)?\Z|,\s\Z")
PLACE_BEHIND = Pattern(rf",?\s(?:\d{{4}}\s)?{IN_SEAT}")
PLACE_BEFORE = Pattern(rf",?\s{IN_SEAT},?(?=\s)")
PLACE_ANY = Pattern(rf"(?<!\w){IN_SEAT}")


class Named(Struct, frozen=True):
    """The day with which a text names the meeting, and the place beside it with its offsets."""

    mention: DateMention
    place: tuple[int, int] | None
    several: bool = False


@text_rule("BG101", "vergaderdatum-verschilt", "error", "meeting")
def another_day_or_place(texts: Texts) -> Iterator[Hit]:
    """The day or the place beside the name of the Council is not that of the meeting.

    Only where a text offers the agenda of the meeting or says that it takes place: another meeting
    of the Council may be named in the same sentence.
    """
    about = texts.about
    if not about.dates:
        return
    for passage in texts.printed("opening", "title", "introduction", "reason", "decision"):
        if passage.subject is not None:
            continue
        for named in _named(passage, about):
            mention = named.mention
            complete = isinstance(texts, Case) and not named.several
            if not _agrees(mention, about.dates, complete=complete):
                days = days_in_words(about.dates)
                what = t("the meeting is on {days}, here is written another day", days=days)
                yield Hit(passage.spot(mention.start, mention.end), what, t("correct the date"))
            yield from _other_place(passage, named, about)


def _other_place(passage: Passage, named: Named, about: About) -> Iterator[Hit]:
    if named.place is None or not about.place:
        return
    known = about.place.casefold()
    for name, seat in seats().items():
        known = known.replace(name.casefold(), seat.casefold())
    if seats()[passage.text[slice(*named.place)]].casefold() not in known:
        what = t("the meeting is in {place}, here is written another place", place=about.place)
        yield Hit(passage.spot(*named.place), what, t("correct the place"))


def _named(passage: Passage, about: About) -> Iterator[Named]:
    words = unquoted(passage.text)
    names = _pattern(about.names)
    title = passage.role == "title"
    whole = ((0, len(words)),)
    for start, end in whole if title else sentences_in(passage.text):
        if start > OPENING:
            return
        sentence = words[start : min(end, start + OPENING)]
        before = len(sentence) if title else _until_another(sentence)
        sentence = sentence[:before]
        found = _offered(sentence, start, names, passage, title=title)
        found = found or _taking_place(sentence, start, names, passage)
        if found:
            yield found
        if found or before < end - start:
            return


def _until_another(sentence: str) -> int:
    """What may speak of the meeting: up to the word that brings in another one."""
    found = OF_ANOTHER.search(sentence)
    return found.start() if found else len(sentence)


def _offered(
    sentence: str, offset: int, names: re.Pattern[str], passage: Passage, *, title: bool
) -> Named | None:
    """“Hierbij bied ik u de geannoteerde agenda aan van de Raad van 8 december in Brussel”."""
    agenda = AGENDA.search(sentence)
    if agenda is None or (title and OF_ANOTHER.search(sentence, 0, agenda.start())):
        return None
    if not title and not OFFERS.search(sentence):
        return None
    for name in names.finditer(sentence, agenda.end()):
        between = sentence[agenda.end() : name.start()]
        if DAY.search(between) or OF_ANOTHER.search(between):
            return None
        for mention in _days(passage, offset + name.end(), offset + len(sentence)):
            gap = sentence[name.end() : mention.start - offset]
            place = PLACE_BEFORE.match(gap)
            if place:
                gap = gap[place.end() :]
            if not BEHIND.fullmatch(gap):
                break
            spot = _span(place, offset + name.end()) if place else None
            after = PLACE_BEHIND.match(sentence, mention.end - offset)
            spot = spot or (_span(after, offset) if after else None)
            return Named(mention, spot, several=" en " in f"{between} ".replace("\n", " "))
    return None


def _taking_place(
    sentence: str, offset: int, names: re.Pattern[str], passage: Passage
) -> Named | None:
    """“Op 8 december vindt in Brussel de Raad plaats”, “De Raad zal op 8 december plaatsvinden”."""
    found = list(names.finditer(sentence))
    days = _days(passage, offset, offset + len(sentence))
    if len(found) != 1 or len(days) != 1 or AGENDA.search(sentence):
        return None
    verb, held = TAKES_PLACE.search(sentence), HELD.search(sentence)
    if not verb or not held or held.start() < verb.start() or "," in sentence[: held.end()]:
        return None
    mention, at = days[0], found[0]
    first = min(at.start(), mention.start - offset)
    last = max(at.end(), mention.end - offset)
    if first >= verb.start() or last > held.end() + 40:
        return None
    places = list(PLACE_ANY.finditer(sentence))
    return Named(mention, _span(places[0], offset) if len(places) == 1 else None)


def _days(passage: Passage, start: int, end: int) -> list[DateMention]:
    return [
        each for each in dates_in(passage.text) if start <= each.start and each.end <= end
        and each.days and each.mark not in PAST
    ]  # fmt: skip


def _span(found: re.Match[str], offset: int) -> tuple[int, int]:
    start, end = found.span("place")
    return offset + start, offset + end


def _agrees(mention: DateMention, dates: tuple[datetime.date, ...], *, complete: bool) -> bool:
    """Whether the days are those of the meeting; some, where not all of its days may be known."""
    known = [
        any(
            (day.month, day.day) == (date.month, date.day) and day.year in (None, date.year)
            for date in dates
        )
        for day in mention.days
    ]
    return all(known) if complete else any(known)


@lru_cache(64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The Council by one of its names, with its short name in brackets; not another formation."""
    known = sorted({*names, "Raad"}, key=len, reverse=True)
    initials = {"".join(re.findall(r"[A-Z]", name)) for name in names}
    short = {*names, *initials, *(each[1:] for each in initials)} - {""}
    bracket = "|".join(spaced(each) for each in sorted(short, key=len, reverse=True))
    word = "|".join(spaced(each) for each in known)
    return re.compile(
        rf"(?<![\w-])(?<!Europese\s)(?:{word})(?:\s\((?:hierna:?\s)?(?:de\s)?(?:{bracket})\))?"
        r"(?=,?\s(?:van|op|d\.d\.|in|te|plaats|zal|vindt|wordt|komt|\d|\w{2,6}dag\s)|,\s\d|\Z|\.)"
        r"(?!\svan\s[A-Z])"
    )
