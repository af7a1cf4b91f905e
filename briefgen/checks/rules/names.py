"""Rules on names that have one form, and on one name, one way in a document (BG512-BG514)."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import MONTHS, names_listed, replacements, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import Text, t
from briefgen.texts.case import Edit, Passage, Spot, Texts
from briefgen.texts.names import Named, councils, near, offices
from briefgen.texts.words import (
    Phrases,
    dutch_words,
    on_one_line,
    places_of,
    running,
    words_in,
)

OF_OTHERS = Pattern(
    r"(?:[A-Z]\.|[a-zà-ÿ,(]\s[A-Z][\w’'-]+|\b(?:[Oo]f|[Tt]he|lid|leden|heer|mevrouw))\s$"
)
"""What stands before a name of a person, or in another language: initials, a capital, “of”."""
PAST = Pattern(r"\b(?:toenmalig|voormalig|destijds|vorig|toen|eertijds|heette|voorheen)", 2)
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
    for passage, text in running(texts):
        for each in offices(text) if passage.on else ():
            held = [span.split("/") for span in facts[each.right].get("held", "").split()]
            today = passage.on.isoformat() if passage.on else ""
            if not held or any(since <= today <= until for since, until in held):
                continue
            if each.misspelt or not each.of_this_country(text) or _is_of_then(text, each, held):
                continue
            spot = passage.spot(each.start, each.end)
            now = facts[each.right].get("now")
            edit = Edit(spot, now, safe=False) if now and held[-1][1] < today else None
            yield Hit(spot, *_expired(each.right, held, today, now), edit=edit)


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
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def _is_of_then(text: str, name: Named, held: Sequence[Sequence[str]]) -> bool:
    """Whether the paragraph speaks of the past, or of a year in which the name was in use."""
    start = text.rfind("\n\n", 0, name.start) + 1
    end = text.find("\n\n", name.end)
    part = text[start : end if end >= 0 else len(text)]
    years = (found[0] for found in YEAR.finditer(part))
    of_then = any(since[:4] <= year <= until[:4] for year in years for since, until in held)
    return of_then or bool(PAST.search(part))


LONG = 8
CAPITAL_OF_A_NAME = 10
"""From so many letters a word with a capital is a compound: shorter ones are often names."""
DETERMINERS = frozenset(
    ("de", "het", "een", "deze", "dit", "die", "dat", "onze", "ons", "elk", "elke")
)
NAME_GOES_ON = Pattern(
    r"\s(?:[A-Z0-9(«“‘\"]|(?:en|van|voor|der|inzake)\s(?:de\s|het\s)?[A-Z])|[-/]"
)
TERM = Pattern(r"[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ]+){1,3}(?![\w-])")
SHORTEST_TERM = 12
DEFINED = Pattern(r"hierna[^)]{0,20}?\s(?:[«“‘\"]|de\s|het\s)*(?P<word>[A-Z][\w-]+)")
YOUR = Pattern(r"(?<=[a-zà-ÿ,;]\s)(?:[Uu]w?)(?=\s[A-Za-z])", marks="Uu")
NEAR = 12
SIGNS = ".,;:!?()[]«»“”\"‘’'*_\x00"

Place = tuple[Passage, int, int]
Places = dict[str, list[Place]]
"""Where each form of one word stands, in the order of the document."""


@text_rule("BG514", "twee-vormen", "note", "terms")
def two_forms(texts: Texts) -> Iterator[Hit]:
    """A word that a document writes with and without its capital or hyphen."""
    everything = list(running(texts))
    for document in texts.documents():
        read = [each for each in everything if each[0].document == document]
        for forms in chain(_words(read), _terms(read), _yours(read)):
            listed = {*texts.terms.preferred, *texts.terms.preferred.values()}
            if not listed & forms.keys():
                yield _hit(forms)


def _hit(forms: Places) -> Hit:
    """At the form that is met less, or later: all its places, and the first of the other."""
    usual, *others = sorted(forms, key=lambda each: -len(forms[each]))
    spots = [_spot(each) for form in others for each in forms[form]]
    what = t("this document also writes “{other}”", other=on_one_line(usual))
    edit = Edit(spots[0], usual, safe=False)
    also = (*spots[1:], _spot(forms[usual][0]))
    return Hit(spots[0], what, t("choose one form"), also=also, edit=edit)


def _spot(place: Place) -> Spot:
    passage, start, end = place
    return passage.spot(start, end)


def _words(read: Sequence[tuple[Passage, str]]) -> Iterator[Places]:
    """The long words that differ in a hyphen or a capital only."""
    where: dict[str, dict[str, list[tuple[Passage, str]]]] = defaultdict(dict)
    for each in read:
        for word in {word.strip(SIGNS) for word in each[1].split() if len(word) >= LONG}:
            joined = word.replace("-", "")
            if len(joined) >= LONG and joined.isalpha():
                where[joined.lower()].setdefault(word, []).append(each)
    defined = {found["word"] for _passage, text in read for found in DEFINED.finditer(text)}
    known = {*words_listed("no_name")}
    known |= {each.split()[-1] for each in replacements("case_pairs").values()}
    for word, forms in where.items():
        if len(forms) > 1 and not {word, *forms} & (known | defined):
            *capitals, last = sorted(forms)
            places = {form: _places(form, forms[form]) for form in capitals}
            # Most words with a capital only begin a sentence.
            if any(places.values()):
                places[last] = _places(last, forms[last])
            places = {form: found for form, found in places.items() if found}
            if len(places) > 1 and _differ(places):
                yield places


def _places(form: str, read: Sequence[tuple[Passage, str]]) -> list[Place]:
    """Where a form stands as a whole word, and as its author chose to write it."""
    places = []
    for passage, text in read:
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            beside = text[max(start - 1, 0) : start] + text[end : end + 1]
            alone = not any(each.isalnum() or each in "-/’'" for each in beside)
            if alone and _counts(form, text, start):
                places.append((passage, start, end))
            start = text.find(form, end)
    return places


def _counts(word: str, text: str, start: int) -> bool:
    """Whether a word is written so by choice: it begins no sentence, and is no part of a name."""
    end = start + len(word)
    if word[0].islower():
        return True
    if word[:2].isupper():
        return not text[end + 1 : end + 2].isupper()
    long = len(word) >= CAPITAL_OF_A_NAME
    return long and _is_behind_article(text, start) and not NAME_GOES_ON.match(text, end)


def _is_behind_article(text: str, start: int) -> bool:
    before = text[max(start - NEAR, 0) : start].split()
    return bool(before) and before[-1].lower() in DETERMINERS


def _differ(forms: Places) -> bool:
    """Whether they are two ways to write one thing: with a capital, it is met behind an article."""
    if len({form.lower() for form in forms}) > 1:
        return True
    lower = [place for form, places in forms.items() if form[0].islower() for place in places]
    return not lower or any(_is_behind_article(each.text, start) for each, start, _end in lower)


def _terms(read: Sequence[tuple[Passage, str]]) -> Iterator[Places]:
    """The terms of some words that are written with and without their capitals."""
    whole = "\n\n".join(text for _passage, text in read).replace("\n", " ")
    terms = {found[0].lower() for found in TERM.finditer(whole)}
    no_name = words_listed("no_name")
    for term in sorted(terms):
        if len(term) < SHORTEST_TERM or term not in whole or term.split()[-1] in no_name:
            continue
        spaced = re.escape(term).replace(r"\ ", r"\s")
        places: Places = defaultdict(list)
        for passage, text in read:
            for found in re.finditer(rf"(?i:{spaced})(?![\w-])", text):
                start, end = found.span()
                if _is_behind_article(text, start) and not NAME_GOES_ON.match(text, end):
                    places[on_one_line(found[0])].append((passage, start, end))
        if len(places) > 1:
            yield places


def _yours(read: Sequence[tuple[Passage, str]]) -> Iterator[Places]:
    """“Uw” and “uw”, “U” and “u”, where no sentence begins."""
    places: dict[str, Places] = {"u": defaultdict(list), "uw": defaultdict(list)}
    both = any(" Uw " in text or " U " in text for _passage, text in read)
    for passage, text in read if both else ():
        for found in YOUR.finditer(text):
            places[found[0].lower()][found[0]].append((passage, *found.span()))
    yield from (forms for forms in places.values() if len(forms) > 1)
