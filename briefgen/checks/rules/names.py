"""Rules on names that have one form: of offices, Councils, parties, countries; and of any."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefgen.checks.rule import Hit, replacing, text_rule, together
from briefgen.facts import names_listed, replacements
from briefgen.markdown.pattern import Pattern
from briefgen.problem import Text, t
from briefgen.texts.case import Edit, Passage, Spot, Texts
from briefgen.texts.compounds import ARTICLES, INFINITIVE, choice, loose_in
from briefgen.texts.names import Named, councils, near, offices
from briefgen.texts.reading import dutch_words, words_in
from briefgen.texts.words import (
    Phrases,
    days_in_words,
    on_one_line,
    one_line_of,
    places_of,
    running,
)

OF_OTHERS = Pattern(
    r"(?:[A-Z]\.|[a-zà-ÿ,(]\s[A-Z][\w’'-]+|\b(?:[Oo]f|[Tt]he|lid|leden|heer|mevrouw))\s$"
)
"""What stands before a name of a person, or in another language: initials, a capital, “of”."""
PAST = Pattern(
    r"\b(?i:toenmalig|voormalig|destijds|vorig|toen|eertijds|heette|voorheen|thans|voorganger|"
    r"kabinet-)"
)
YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BACK = 30


@text_rule("BG512", "naam-verkeerd", "warning", "terms")
def misspelt_name(texts: Texts) -> Iterator[Hit]:
    """A name of an office, a Council, a party or a country that is a letter or two off."""
    joined = Phrases(names_listed("joined"), exact=True)
    listed = {*replacements("misspelt"), *replacements("diacritics"), *texts.terms.abbreviations}
    for passage in texts.printed():
        text = dutch_words(passage.text)
        found = {start: (start, end, right) for start, end, right in joined.find(text)}
        for each in (*offices(text), *councils(text)):
            if each.misspelt:
                found[each.start] = (each.start, each.end, each.right)
        taken = [(start, end) for start, end, _right in found.values()]
        names = {each for each in words_in(text) if each[0].isupper() and near(each)} - listed
        for word in places_of(names, text):
            right = near(word[0])
            inside = any(start <= word.start() < end for start, end in taken)
            before = text[max(word.start() - BACK, 0) : word.start()]
            if right and not inside and not OF_OTHERS.search(before):
                found[word.start()] = (*word.span(), right)
        for _start, place in sorted(found.items()):
            words = on_one_line(text[place[0] : place[1]])
            what = t("“{name}” is not how this name is written", name=words)
            yield replacing(passage, place, what, safe=False)


@text_rule("BG513", "ambt-verlopen", "warning", "terms")
def office_of_another_day(texts: Texts) -> Iterator[Hit]:
    """An office by a name that it did not have on the day of the document."""
    facts = names_listed("ministries")
    alike: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for passage, text in running(texts):
        for each in offices(text) if passage.on else ():
            held, today = _held(each.right), str(passage.on)
            if _is_held(held, today) or each.misspelt or not each.of_this_country(text):
                continue
            if facts[each.right].get("who", each.office) != each.office:
                continue
            if not _is_of_then(text, each, held):
                spot = passage.spot(each.start, each.end)
                now = facts[each.right].get("now")
                now = now if now and _is_held(_held(now), today) else None
                edit = Edit(spot, now, safe=False) if now else None
                hit = Hit(spot, *_expired(each.right, held, today, now), edit=edit)
                alike[passage.document, each.right].append(hit)
    yield from chain.from_iterable(map(together, alike.values()))


def _held(name: str) -> Sequence[Sequence[str]]:
    """The first and the last day of each time that a ministry had a name; none: always."""
    facts = names_listed("ministries").get(name, {})
    return [span.split("/") for span in facts.get("held", "").split()]


def _is_held(held: Sequence[Sequence[str]], today: str) -> bool:
    return not held or any(since <= today <= until for since, until in held)


def _expired(
    name: str, held: Sequence[Sequence[str]], today: str, now: str | None
) -> tuple[Text, Text]:
    before = [until for _since, until in held if until < today]
    if not before:
        what = t("the name “{name}” is of {day} and later", name=name, day=_written(held[0][0]))
        return what, t("write the name of that day")
    what = t("the name “{name}” was in use until {day}", name=name, day=_written(max(before)))
    if now:
        return what, t("write “{right}”, or call it the former one (“toenmalige”)", right=now)
    return what, t("write the name of today, or call it the former one (“toenmalige”)")


def _written(day: str) -> str:
    return days_in_words((datetime.date.fromisoformat(day),))


def _is_of_then(text: str, name: Named, held: Sequence[Sequence[str]]) -> bool:
    """Whether the paragraph speaks of the past, or of a year in which the name was in use."""
    start = text.rfind("\n\n", 0, name.start) + 1
    end = text.find("\n\n", name.end)
    part = text[start : end if end >= 0 else len(text)]
    years = (found[0] for found in YEAR.finditer(part))
    of_then = any(since[:4] <= year <= until[:4] for year in years for since, until in held)
    return of_then or bool(PAST.search(part))


HYPHENED = Pattern(
    r"([A-Z](?<![\w-].)\w{1,30}(?:-[A-Z]\w{1,30})?)-([A-Z]?[a-zë]\w{2,30})(?![\w-])", marks="-"
)
APART = Pattern(r"([A-Z](?<![\w-].)\w{1,30}(?:-[A-Z]\w{1,30})?)(?= ([A-Z][a-zë]\w{2,30})(?![\w-]))")


LETTERS = Pattern(r"[A-Z]{2,8}")
BEHIND = Pattern(rf"(?<!\w)(?i:{choice('before')})\s(?:(?:de|het|deze|dit|alle)\s)?\Z")


@text_rule("BG508", "naamvariant", "note", "terms")
def variant_of_a_name(texts: Texts) -> Iterator[Hit]:
    """A name that a document writes with and without its hyphen."""
    for document in texts.documents():
        read = [(passage, dutch_words(passage.text)) for passage in texts.of(document)]
        hyphened: dict[str, str] = {}
        where: dict[str, Spot] = {}
        for passage, text in read:
            for found in HYPHENED.finditer(text):
                key = found[0].replace("-", " ").lower()
                if key not in hyphened:
                    hyphened[key] = found[0]
                    where[key] = passage.spot(found.start(), found.end())
        for spot in _never_alone(read, hyphened):
            key = on_one_line(spot.quoted).lower()
            what = t("this document also writes “{other}”", other=hyphened[key])
            yield Hit(spot, what, t("choose one form"), also=(where[key],))
        for passage, text in read if hyphened else ():
            told = {start for start, *_rest in loose_in(passage.text)}
            for found in APART.finditer(text):
                words = f"{found[1]} {found[2]}"
                key = words.replace("-", " ").lower()
                if (
                    key in hyphened
                    and found.start() not in told
                    and words not in texts.terms.preferred
                ):
                    spot = passage.spot(found.start(), found.end(2))
                    what = t("this document also writes “{other}”", other=hyphened[key])
                    yield Hit(spot, what, t("choose one form"), also=(where[key],))


def _never_alone(
    read: Sequence[tuple[Passage, str]], hyphened: Mapping[str, str]
) -> Iterator[Spot]:
    """Where a noun stands apart from an abbreviation that only its definition has without one.

    One that stands alone is of somebody, who can have or do what is named behind it.
    """
    for short, _hyphen, noun in (each.partition("-") for each in hyphened.values()):
        unknown = noun.islower() and short not in ARTICLES and LETTERS.fullmatch(short)
        if not unknown or all(f"{short} {noun}" not in one_line_of(text) for _each, text in read):
            continue
        alone = re.compile(rf"(?<![\w(-]){short}(?![\w-])(?P<noun>\s{noun}(?![\w-]))?")
        met = [(each, text, use) for each, text in read for use in alone.finditer(text)]
        if all(use["noun"] for _passage, _text, use in met):
            for passage, text, use in met:
                before = text[max(use.start() - 30, 0) : use.start()]
                if BEHIND.search(before) and not INFINITIVE.match(text, use.end()):
                    yield passage.spot(*use.span())
