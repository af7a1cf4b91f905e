"""What templates may do with values: dates, lists and forms of words in Dutch."""

import datetime
import re
from collections.abc import Sequence
from itertools import groupby

from briefgen.facts import MONTHS, WEEKDAYS, usual, woo_grounds
from briefgen.model.agenda import Part
from briefgen.model.dossier import Dossier, Letter
from briefgen.model.government import Council, Post, without_article

TWO_OFFICES = re.compile(r", [a-z]")
INFORMAL = re.compile(r"informe(?:le|el)\b", re.IGNORECASE)


def _month(date: datetime.date, *, year: bool = True) -> str:
    """The month of a date: december 2025, or without its year."""
    name = MONTHS[date.month - 1]
    return f"{name} {date.year}" if year else name


def day(date: datetime.date) -> str:
    """A date in full: 8 december 2025."""
    return f"{date.day} {_month(date)}"


def moment(when: datetime.datetime) -> str:
    """A day and a time: 8 december 2025, 10.15 uur."""
    return f"{day(when)}, {when:%H.%M} uur"


def days(dates: Sequence[datetime.date], on: str = "") -> str:
    """The days of a meeting: 8 en 9 december 2025; 30 september en 1 oktober 2025.

    More than three in a row are named by the first and the last: 9 tot en met 20 november 2026.
    What stands before them, `on`, is “van” then.
    """
    if _in_a_row(dates):
        return f"{'van ' if on else ''}{_first(dates)} tot en met {day(dates[-1])}"
    parts = []
    years = {date.year for date in dates}
    months = [list(group) for _, group in groupby(dates, key=lambda date: (date.year, date.month))]
    for index, month in enumerate(months):
        last_of_year = index + 1 == len(months) or months[index + 1][0].year != month[0].year
        numbers = [str(date.day) for date in month]
        parts.append((numbers, _month(month[0], year=last_of_year or len(years) > 1)))
    if len(parts) == 1:
        numbers, month_name = parts[0]
        return f"{on}{enumerate_words(numbers)} {month_name}"
    return on + enumerate_words([f"{enumerate_words(numbers)} {name}" for numbers, name in parts])


def _in_a_row(dates: Sequence[datetime.date]) -> bool:
    return len(dates) > 3 and (dates[-1] - dates[0]).days == len(dates) - 1


def _first(dates: Sequence[datetime.date]) -> str:
    """The first of days in a row, without what the last one says of it: the month, the year."""
    first, last = dates[0], dates[-1]
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {_month(first, year=first.year != last.year)}"


def enumerate_words(words: Sequence[str]) -> str:
    """Words in a row: a, b en c."""
    *others, last = words or [""]
    return f"{', '.join(others)} en {last}" if others else last


def elide(names: Sequence[str]) -> str:
    """Names in a row that say the words they end with once: de Eerste en Tweede Kamer."""
    split = [name.split() for name in names]
    common = 0
    while len(names) > 1 and all(len(words) > common + 1 for words in split):
        if len({words[-1 - common] for words in split}) > 1:
            break
        common += 1
    if not common:
        return enumerate_words(names)
    firsts = enumerate_words([" ".join(words[:-common]) for words in split])
    return f"{firsts} {' '.join(split[0][-common:])}"


def titles(posts: Sequence[Post], goes_on: bool = False) -> str:
    """Posts in a row, each with its article: de minister van A en de minister van B.

    A title that says two offices ends with a comma where the sentence `goes_on` behind it, or with
    “en”: de minister-president, minister van A, en de minister van B.
    """
    words = [f"de {post.title}" for post in posts]
    for index in [-2, -1] if goes_on else [-2]:
        if len(words) >= -index and TWO_OFFICES.search(words[index]):
            words[index] += ","
    return enumerate_words(words)


def bodies(dossier: Dossier, form: str = "both", article: str = "de ", kind: bool = True) -> str:
    """What meets, in a row: de informele Eurogroep en de informele Raad Justitie (JBZ-Raad).

    `form` is “name”, “short”, or “both” as above; `article` is what stands before each, and
    `kind` tells whether that they meet informally is said.
    """
    informal = kind and dossier.meeting.informal
    return enumerate_words([_called(each, form, article, informal) for each in dossier.bodies])


def gathering(dossier: Dossier) -> str:
    """What an agenda is of: de informele bijeenkomst van de Raad Justitie, or de top van Wenen."""
    usually = usual("council")["noun"]
    nouns = [(each.name.lower(), without_article(each.noun).lower()) for each in dossier.bodies]
    if any(noun != usually.lower() and noun in name and noun != name for name, noun in nouns):
        return bodies(dossier, "name")
    informal = "informele " if dossier.meeting.informal else ""
    return f"de {informal}bijeenkomst van {bodies(dossier, 'name', kind=False)}"


def _called(council: Council, form: str, article: str, informal: bool) -> str:
    stated = council.short_name if form == "short" else council.name
    name, short = without_article(stated), without_article(council.short_name)
    neuter = name != stated
    before = stated.removesuffix(name) if article else ""
    between = "" if not informal or INFORMAL.match(name) else "informele "
    between = "informeel " if between and neuter and not article else between
    behind = f" ({short})" if form == "both" and short != name else ""
    return f"{before or article}{between}{name}{behind}"


def this(noun: str) -> str:
    """A noun as the one at hand: deze Raad; dit overleg, of “het overleg”."""
    name = without_article(noun)
    return f"{'deze' if name == noun else 'dit'} {name}"


def where(place: str | None) -> str:
    """Where a meeting is: in Brussel; or by what means."""
    return f"in {place}" if place else "per videoconferentie"


def weekdays(dates: Sequence[datetime.date], on: str = "") -> str:
    """The days of a meeting with their names: maandag 8 en dinsdag 9 december 2025."""
    if _in_a_row(dates):
        first, last = WEEKDAYS[dates[0].weekday()], WEEKDAYS[dates[-1].weekday()]
        before = "van " if on else ""
        return f"{before}{first} {_first(dates)} tot en met {last} {day(dates[-1])}"
    if len({(date.year, date.month) for date in dates}) > 1:
        return on + enumerate_words([f"{WEEKDAYS[date.weekday()]} {day(date)}" for date in dates])
    named = [f"{WEEKDAYS[date.weekday()]} {date.day}" for date in dates]
    return f"{on}{enumerate_words(named)} {_month(dates[0])}"


def on_behalf(letter: Letter, parts: Sequence[Part]) -> str:
    """On whose behalf a letter is sent, as a whole and for parts of the meeting, between commas."""
    named = [("", letter.on_behalf_of)]
    named += [(f"voor {_the(part)} ", part.on_behalf_of) for part in parts]
    said = [f"{of}mede namens {titles(posts)}" for of, posts in named if posts]
    return f", {enumerate_words(said)}," if said else ""


def _the(part: Part) -> str:
    """The name of a part in a sentence: “Ruimtevaart”, but “de Ecofinraad” if it is its body’s."""
    for stated in (part.council.name, part.council.short_name):
        if part.name in (stated, without_article(stated)):
            return stated if stated != without_article(stated) else f"de {stated}"
    return f"{part.name}"


def stop(sentence: str) -> str:
    """A sentence with its full stop, which the abbreviation in “Washington D.C.” is already."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def capitalised(text: str) -> str:
    """The text with a capital at its start, and the rest as it is."""
    return text[:1].upper() + text[1:]


def article(ground: str) -> str:
    """The article of law behind a ground: 5.1.2a → artikel 5.1, tweede lid, onder a, van de Woo."""
    return woo_grounds()[ground]


FILTERS = {
    "article": article,
    "day": day,
    "days": days,
    "moment": moment,
    "enumerate": enumerate_words,
    "elide": elide,
    "titles": titles,
    "bodies": bodies,
    "gathering": gathering,
    "where": where,
    "weekdays": weekdays,
    "on_behalf": on_behalf,
    "this": this,
    "stop": stop,
    "capitalised": capitalised,
}
