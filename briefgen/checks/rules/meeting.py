"""The rule on the day and the place with which texts name the meeting (BG101)."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import seats
from briefgen.markdown.dates import PAST, DateMention
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import About, Case, Passage, Texts
from briefgen.texts.reading import dates_within, sentence_at, sentences_in, unquoted
from briefgen.texts.words import RUNNING, days_in_words, spaced

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
BEHIND = Pattern(r",?\s(?:(?:duurt\s|is\s)?(?:van|op|d\.d\.)\s)?(?:\w{2,9}dag\s)?\Z|,\s\Z")
PLACE_BEHIND = Pattern(rf",?\s(?:\d{{4}}\s)?{IN_SEAT}")
PLACE_BEFORE = Pattern(rf",?\s{IN_SEAT},?(?=\s)")
PLACE_OR_TOWN = Pattern(
    rf",?\s(?:(?:in\s|\((?=\w+\)))(?={'|'.join(seats())})|te\s)(?P<place>[A-ZÀ-Þ’][\w’-]+(?:\s[A-ZÀ-Þ][\w-]+)?)"
)
THEN_THE = Pattern(r"\s(?:komt|vergadert|spreekt|bespreekt|vindt|is|zal|wordt)?\s?de\s")
IN_FRONT = Pattern(r"(?<!\w)[Ii]n\s(?P<place>[A-ZÀ-Þ’][\w’-]+)\s(?:vindt|komt|is)\sop\s\Z")
REACH, A_WEEK = 60, datetime.timedelta(days=7)
PLACE_ANY = Pattern(rf"(?<!\w)(?<!en\s){IN_SEAT}")


class Named(Struct, frozen=True):
    """The day with which a text names the meeting, and the place beside it with its offsets."""

    mention: DateMention
    place: tuple[int, int] | None
    several: bool = False


@text_rule("BG101", "vergaderdatum-verschilt", "error", "meeting")
def another_day_or_place(texts: Texts) -> Iterator[Hit]:
    """The day or the place beside the name of the Council is not that of the meeting.

    Only where a text offers the agenda of the meeting or says that it takes place: another meeting
    of the Council may be named in the same sentence. Elsewhere one of its own days has to stand
    there; what is beside that is likely to be wrong.
    """
    about = texts.about
    if not about.dates:
        return
    told: set[tuple[int, int]] = set()
    for passage, named in _in_openings(texts):
        told.add((id(passage), named.mention.start))
        complete = isinstance(texts, Case) and not named.several
        if not _agrees(named.mention, about.dates, complete=complete):
            yield _other_day(passage, named.mention, about)
        elif not named.several:
            yield from _half_right(passage, named.mention, about)
        yield from _other_place(passage, named, about)
    for passage in texts.printed("title", "heading", "note", *RUNNING):
        for named in _by_its_day(passage, about):
            if (id(passage), named.mention.start) not in told:
                yield from _half_right(passage, named.mention, about)
                for hit in _other_place(passage, named, about):
                    yield replace(hit, guess=True)


def _in_openings(texts: Texts) -> Iterator[tuple[Passage, Named]]:
    for passage in texts.printed("opening", "title", "introduction", "reason", "decision"):
        if passage.subject is None:
            yield from ((passage, named) for named in _named(passage, texts.about))


def _other_day(passage: Passage, mention: DateMention, about: About) -> Hit:
    days = days_in_words(about.dates)
    what = t("the meeting is on {days}, here is written another day", days=days)
    return Hit(passage.spot(mention.start, mention.end), what, t("correct the date"))


def _half_right(passage: Passage, mention: DateMention, about: About) -> Iterator[Hit]:
    """A day that is not one of the meeting, beside one that is: if all of those may be known."""
    near = _is_of(mention, about, passage.on) and len(about.dates) > 1
    if near and not _agrees(mention, about.dates, complete=True):
        yield replace(_other_day(passage, mention, about), guess=True)


def _by_its_day(passage: Passage, about: About) -> Iterator[Named]:
    """Where the Council is named with one of the days of the meeting, and perhaps with a place."""
    words, names = unquoted(passage.text), _pattern(about.names)
    for mention in dates_within(passage.text, 0, len(words)):
        if not mention.days or not _is_of(mention, about, passage.on):
            continue
        start, end = sentence_at(passage.text, mention.start) or (0, 0)
        sentence = words[start:end] if end - start < OPENING else ""
        place, taking = None, _taking_place(sentence, start, names, passage)
        found = list(names.finditer(words, max(start, mention.start - REACH), mention.start))
        if found:
            since = found[-1].end()
            place = PLACE_OR_TOWN.match(words, since, mention.start)
            beside = BEHIND.fullmatch(words, place.end() if place else since, mention.start)
            place = place or PLACE_OR_TOWN.match(words, mention.end)
        if found and beside and (place or not taking):
            yield Named(mention, _span(place, 0) if place else None)
        elif taking:
            yield taking
        elif (verb := THEN_THE.match(words, mention.end)) and (
            council := names.match(words, verb.end())
        ):
            place = PLACE_OR_TOWN.match(words, council.end())
            place = place or IN_FRONT.search(words, max(mention.start - REACH, 0), mention.start)
            yield Named(mention, _span(place, 0) if place else None)


def _is_of(mention: DateMention, about: About, on: datetime.date | None) -> bool:
    """Whether a date has a day of the meeting, and may be one of the meeting as a whole."""
    if not _agrees(mention, about.dates, complete=False):
        return False
    days = mention.resolve(on or about.dates[0])
    near = days is not None and days[1] - days[0] < A_WEEK
    return near and any(abs(day - date) < A_WEEK for day in days or () for date in about.dates)


def _other_place(passage: Passage, named: Named, about: About) -> Iterator[Hit]:
    if named.place is None or not about.place:
        return
    known = about.place.casefold()
    for spelling, seat in seats().items():
        known = known.replace(spelling.casefold(), seat.casefold())
    place = passage.text[slice(*named.place)]
    if seats().get(place, place).casefold() not in known:
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
        # It is looked for up to the word that brings in another meeting.
        another = None if title else OF_ANOTHER.search(sentence)
        before = another.start() if another else len(sentence)
        sentence = sentence[:before]
        found = _offered(sentence, start, names, passage, title=title)
        found = found or _taking_place(sentence, start, names, passage)
        if found:
            yield found
        if found or before < end - start:
            return


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
    found = dates_within(passage.text, start, end)
    return [each for each in found if each.end <= end and each.days and each.mark not in PAST]


def _span(found: re.Match[str], offset: int) -> tuple[int, int]:
    start, end = found.span("place")
    return offset + start, offset + end


def _agrees(mention: DateMention, dates: tuple[datetime.date, ...], *, complete: bool) -> bool:
    """Whether the days are those of the meeting; some, where not all of its days may be known."""
    written = {(day.month, day.day, day.year) for day in mention.days}
    exact = {(date.month, date.day, year) for date in dates for year in (None, date.year)}
    return written <= exact if complete else bool(written & exact)


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
        r"(?=,?\s(?:van|op|d\.d\.|in|te|plaats|zal|vindt|wordt|komt|bijeen|duurt|is|vergadert|\d|\w{2,6}dag\s)|,\s\d|\Z|\.)"
        r"(?!\svan\s[A-Z])"
    )
