"""Rules on words that one document writes in two ways (BG514)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import replacements, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Edit, Passage, Spot, Texts
from briefgen.texts.names import WITHIN, fixed, on_same_line, starts_of
from briefgen.texts.reading import words_in
from briefgen.texts.words import bare_words, on_one_line, one_line_of, running

LONG = 8
CAPITAL_OF_A_NAME = 10
"""From so many letters a word with a capital is a compound: shorter ones are often names."""
OF_MANY = "alle beide diverse enkele verschillende"
DETERMINERS = frozenset(f"de het een deze dit die dat onze ons elk elke {OF_MANY}".split())
NAME_GOES_ON = Pattern(
    r"\s(?:[A-Z0-9(«“‘\"]|(?:en|van|voor|der|inzake)\s(?:de\s|het\s)?[A-Z])|[-/]"
)
TERM = Pattern(r"[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ]+){1,4}(?![\w-])")
SHORTEST_TERM, LONGEST_TERM, SHORTEST_PART = 12, 60, 4
DEFINED = Pattern(r"hierna[^)]{0,20}?\s(?:[«“‘\"]|de\s|het\s)*(?P<word>[A-Z][\w-]+)")
YOUR = Pattern(r"(?<=[a-zà-ÿ,;]\s)(?:[Uu]w?)(?=\s[A-Za-z])", marks="Uu")
NEAR = 30

Place = tuple[Passage, int, int]
Places = dict[str, list[Place]]
"""Where each form of one word stands, in the order of the document."""


@text_rule("BG514", "twee-vormen", "note", "terms")
def two_forms(texts: Texts) -> Iterator[Hit]:
    """A word that a document writes with and without its capital or hyphen, or as two."""
    everything = list(running(texts))
    for document in texts.documents():
        read = [each for each in everything if each[0].document == document]
        for forms in chain(_words(read), _apart(read), _terms(read), _yours(read)):
            listed = {*texts.terms.preferred, *texts.terms.preferred.values()}
            if not listed & forms.keys():
                yield _hit(forms, [passage for passage, _text in read])


def _hit(forms: Places, order: Sequence[Passage]) -> Hit:
    """At the form that is met less, or later: all its places, and the first of the other."""

    def rank(form: str) -> tuple[int, int, int, int]:
        passage, start, _end = forms[form][0]
        return -len(forms[form]), form.count(" "), order.index(passage), start

    usual, *others = sorted(forms, key=rank)
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
    defined = {found["word"] for _passage, text in read for found in DEFINED.finditer(text)}
    known = {*words_listed("no_name")}
    known |= {each.split()[-1] for each in replacements("case_pairs").values()}
    alike = {word: forms for word, forms in _alike(read).items() if len(forms) > 1}
    where = _where({form.partition("-")[0] for forms in alike.values() for form in forms}, read)
    for word, forms in sorted(alike.items()):
        if not {word, *forms} & (known | defined):
            *capitals, last = sorted(forms)
            places = {form: _places(form, where[_first(form)]) for form in capitals}
            # Most words with a capital only begin a sentence.
            if any(places.values()):
                places[last] = _places(last, where[_first(last)])
            places = {form: found for form, found in places.items() if found}
            if len(places) > 1 and _differ(places):
                yield places


def _alike(read: Sequence[tuple[Passage, str]]) -> Mapping[str, set[str]]:
    """The forms of each long word that has a hyphen, or stands with and without its capital."""
    words = frozenset().union(*(words_in(text) for _passage, text in read))
    alike: dict[str, set[str]] = defaultdict(set)
    for word in words:
        lower = word[0].lower() + word[1:]
        if len(word) >= LONG and word != lower and lower in words:
            alike[word.lower()] |= {word, lower}
    for _passage, text in read:
        for word in bare_words(text) if "-" in text else ():
            joined = word.replace("-", "").lower() if "-" in word[1:-1] else ""
            if len(joined) >= LONG and joined.isalpha() and "-" not in (word[0], word[-1]):
                alike[joined] |= {word, *({joined, joined.capitalize()} & words)}
    return alike


def _first(form: str) -> str:
    return form.partition("-")[0].lower()


def _where(
    words: AbstractSet[str], read: Sequence[tuple[Passage, str]]
) -> Mapping[str, list[tuple[Passage, str]]]:
    """The texts that have each of some words, by the word in lower case."""
    where: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for each in read:
        for word in {word.lower() for word in words & words_in(each[1])}:
            where[word].append(each)
    return where


def _places(form: str, read: Sequence[tuple[Passage, str]]) -> list[Place]:
    """Where a form stands as a whole word, and as its author chose to write it."""
    return [
        (passage, start, start + len(form))
        for passage, text in read
        for start in starts_of(form, text)
        if _counts(form, text, start)
    ]


def _counts(word: str, text: str, start: int) -> bool:
    """Whether a word is written so by choice: it begins no sentence, and is no part of a name."""
    end = start + len(word)
    if word[0].islower():
        return True
    if word[:2].isupper():
        return not text[end + 1 : end + 2].isupper()
    if word.lower() in words_listed("titles"):
        before = text[max(start - NEAR, 0) : start].split()
        return bool(before) and before[-1] in DETERMINERS - {"onze"}
    long = len(word) >= CAPITAL_OF_A_NAME
    return long and _is_behind_article(text, start) and not NAME_GOES_ON.match(text, end)


def _is_behind_article(text: str, start: int) -> bool:
    """Whether an article stands before a place, with at most an adjective between."""
    before = text[max(start - NEAR, 0) : start].split()[-2:]
    adjective = len(before) == 2 and before[1].islower() and before[1].endswith(("e", "en"))
    return any(word.lower() in DETERMINERS for word in before[0 if adjective else -1 :])


def _differ(forms: Places) -> bool:
    """Whether they are two ways to write one thing: with a capital, it is met behind an article."""
    if len({form.lower() for form in forms}) > 1:
        return True
    lower = [place for form, places in forms.items() if form[0].islower() for place in places]
    return not lower or any(_is_behind_article(each.text, start) for each, start, _end in lower)


def _apart(read: Sequence[tuple[Passage, str]]) -> Iterator[Places]:
    """The long words that stand in the texts as two words as well."""
    words = frozenset().union(*(words_in(text) for _passage, text in read))
    separable = words_listed("separable")
    apart = {**replacements("both_ways")} | {
        word: f"{word[:at]} {word[at:]}"
        for word in sorted(words)
        if SHORTEST_TERM <= len(word) <= LONGEST_TERM and word.islower()
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        if word[:at] in words and word[at:] in words and word[:at] not in separable
    }
    firsts = {each: each.split()[0] for pair in apart.items() for each in pair}
    where = _where({*firsts.values()}, read)
    for pair in apart.items():
        places = {each: _spaced(each, where[firsts[each]]) for each in pair[::-1]}
        if all(places.values()):
            yield places


def _spaced(words: str, read: Sequence[tuple[Passage, str]]) -> list[Place]:
    """Where some words stand behind each other, on whatever lines."""
    return [
        (passage, start, start + len(words))
        for passage, text in read
        for start in starts_of(words, on_same_line(text))
    ]


def _terms(read: Sequence[tuple[Passage, str]]) -> Iterator[Places]:
    """The terms of some words that are written with and without some of their capitals."""
    terms = _with_capitals(read)
    firsts = {term.partition(" ")[0] for term in terms}
    where = _where({*firsts, *map(str.capitalize, firsts)}, read)
    for term in terms:
        first, places = term.partition(" ")[0], Places()
        for passage, text in where[first]:
            for start in starts_of(term, on_same_line(text.lower())):
                end = start + len(term)
                form = on_same_line(text[start:end])
                places.setdefault(form, []).append((passage, start, end))
        chosen = {form: each for form, each in _chosen(places).items() if each}
        if len(chosen) > 1:
            yield chosen


def _with_capitals(read: Sequence[tuple[Passage, str]]) -> Sequence[str]:
    """The terms that have capitals, and may stand in the texts with others too; in lower case."""
    words = frozenset().union(*(words_in(text) for _passage, text in read))
    forms: dict[str, set[str]] = defaultdict(set)
    for found in (each for _passage, text in read for each in TERM.findall(one_line_of(text))):
        first, _space, others = found.partition(" ")
        term = others if first.lower() in DETERMINERS else found
        forms[term.lower()].add(term)
    no_name = words_listed("no_name")
    return [
        term
        for term, ways in sorted(forms.items())
        if " " in term and len(term) >= SHORTEST_TERM and term not in fixed()
        if term.split()[-1] not in no_name
        if len(ways) > 1 or not words.isdisjoint(term.split())
    ]


def _chosen(places: Places) -> Places:
    """The places that are no start of a sentence; none of a part of a name, if that may be one."""
    chosen: Places = {}
    for form, each in places.items():
        first, *others = form.split()
        mixed = first[0].isupper() and any(other[0].islower() for other in others)
        within = (place for place in each if WITHIN.search(place[0].text[: place[1]][-2:]))
        chosen[form] = list(within) if mixed else each
        if mixed and chosen[form]:
            return chosen | {other: places[other] for other in places if other not in chosen}
    return {
        form: [
            (passage, start, end)
            for passage, start, end in each
            if _is_behind_article(passage.text, start) and not NAME_GOES_ON.match(passage.text, end)
        ]
        for form, each in places.items()
    }


def _yours(read: Sequence[tuple[Passage, str]]) -> Iterator[Places]:
    """“Uw” and “uw”, “U” and “u”, where no sentence begins."""
    places: dict[str, Places] = {"u": defaultdict(list), "uw": defaultdict(list)}
    both = any(" Uw " in text or " U " in text for _passage, text in read)
    for passage, text in read if both else ():
        for found in YOUR.finditer(text):
            places[found[0].lower()][found[0]].append((passage, *found.span()))
    yield from (forms for forms in places.values() if len(forms) > 1)
