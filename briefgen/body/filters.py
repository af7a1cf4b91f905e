"""What templates may do with values: dates, lists and forms of words in Dutch (CLDR by Babel)."""

import datetime
from collections.abc import Sequence
from itertools import groupby

from babel.dates import format_date
from babel.lists import format_list

from briefgen.facts import WEEKDAYS, woo_grounds
from briefgen.model.agenda import Part
from briefgen.model.dossier import Dossier, Letter
from briefgen.model.government import Council, Post, without_article

LOCALE = "nl"


def day(date: datetime.date) -> str:
    """A date in full: 8 december 2025."""
    return format_date(date, "d MMMM y", locale=LOCALE)


def days(dates: Sequence[datetime.date]) -> str:
    """The days of a meeting: 8 en 9 december 2025; 30 september en 1 oktober 2025."""
    parts = []
    years = {date.year for date in dates}
    months = [list(group) for _, group in groupby(dates, key=lambda date: (date.year, date.month))]
    for index, month in enumerate(months):
        last_of_year = index + 1 == len(months) or months[index + 1][0].year != month[0].year
        pattern = "MMMM y" if last_of_year or len(years) > 1 else "MMMM"
        numbers = [str(date.day) for date in month]
        parts.append((numbers, format_date(month[0], pattern, locale=LOCALE)))
    if len(parts) == 1:
        numbers, month_name = parts[0]
        return f"{enumerate_words(numbers)} {month_name}"
    return enumerate_words([f"{enumerate_words(numbers)} {name}" for numbers, name in parts])


def enumerate_words(words: Sequence[str]) -> str:
    """Words in a row: a, b en c."""
    return format_list(list(words), "standard", locale=LOCALE)


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


def titles(posts: Sequence[Post]) -> str:
    """Posts in a row, each with its article: de minister van A en de minister van B."""
    return enumerate_words([f"de {post.title}" for post in posts])


def bodies(dossier: Dossier, form: str = "both", article: str = "de ", kind: bool = True) -> str:
    """What meets, in a row: de informele Eurogroep en de informele Raad Justitie (JBZ-Raad).

    `form` is “name”, “short”, or “both” as above; `article` is what stands before each, and
    `kind` tells whether that they meet informally is said.
    """
    between = "informele " if kind and dossier.meeting.informal else ""
    return enumerate_words([_called(each, form, article, between) for each in dossier.bodies])


def _called(council: Council, form: str, article: str, between: str) -> str:
    stated = council.short_name if form == "short" else council.name
    name, short = without_article(stated), without_article(council.short_name)
    before = stated.removesuffix(name) if article else ""
    behind = f" ({short})" if form == "both" and short != name else ""
    return f"{before or article}{between}{name}{behind}"


def this(noun: str) -> str:
    """A noun as the one at hand: deze Raad; dit overleg, of “het overleg”."""
    name = without_article(noun)
    return f"{'deze' if name == noun else 'dit'} {name}"


def where(place: str | None) -> str:
    """Where a meeting is: in Brussel; or by what means."""
    return f"in {place}" if place else "per videoconferentie"


def weekdays(dates: Sequence[datetime.date]) -> str:
    """The days of a meeting with their names: maandag 8 en dinsdag 9 december 2025."""
    if len({(date.year, date.month) for date in dates}) > 1:
        return enumerate_words([f"{WEEKDAYS[date.weekday()]} {day(date)}" for date in dates])
    named = [f"{WEEKDAYS[date.weekday()]} {date.day}" for date in dates]
    return f"{enumerate_words(named)} {format_date(dates[0], 'MMMM y', locale=LOCALE)}"


def on_behalf(letter: Letter, parts: Sequence[Part]) -> str:
    """On whose behalf a letter is sent, as a whole and for parts of the meeting, between commas."""
    named = [("", letter.on_behalf_of)]
    named += [(f"voor {_the(part)} ", part.on_behalf_of) for part in parts]
    said = [f"{of}mede namens {titles(posts)}" for of, posts in named if posts]
    return f", {enumerate_words(said)}," if said else ""


def _the(part: Part) -> str:
    """The name of a part in a sentence: “Ruimtevaart”, but “de Ecofinraad” if it is its body’s."""
    body = part.name in (part.council.name, part.council.short_name)
    return f"de {part.name}" if body else f"{part.name}"


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
    "enumerate": enumerate_words,
    "elide": elide,
    "titles": titles,
    "bodies": bodies,
    "where": where,
    "weekdays": weekdays,
    "on_behalf": on_behalf,
    "this": this,
    "capitalised": capitalised,
}
