"""Rules on capitals of months and days, on words that belong together, and on fixed phrases."""

import re
from collections.abc import Iterable, Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import MONTHS, WEEKDAYS, replacements, words_listed
from briefgen.markdown.dates import DateMention
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Texts
from briefgen.texts.reading import dates_in, dutch_words, own_words, sentences_in
from briefgen.texts.words import Phrases, on_one_line, running

SPLIT = Phrases(replacements("split"))
SPLIT_AFTER = frozenset(words_listed("split_after"))
PHRASES = Phrases(replacements("phrases"))
COMPOUNDS = Phrases(replacements("compounds"), exact=True)
BEFORE = Pattern(r"(\w+)\s+\Z")
NOUNS = "|".join(words_listed("eu_nouns"))
MASSES = "|".join(words_listed("eu_masses"))
EU_NOUN = Pattern(
    rf"[A-Z](?:(?:(?<=\b[Dd]e .)|(?<=\b[Hh]et .)|(?<=\b[Ee]en .))[A-Z]{{1,5}} (?:{NOUNS})|"
    rf"(?:(?<=\b[Hh]et E)|(?<=\b[Aa]lle E)|(?<=\b[0-9][0-9] E))U (?:{MASSES})|"
    r"(?<=\btussen de E)U (?:lidstaten|instellingen)|(?<=\b[Ii]n E)U verband)(?![\w-])"
)
MEMBER = Pattern(
    r"(?<![\w-])(?:van|door|aan) (?P<one>lid) (?=[A-Z][a-zë]|de [A-Z]|van (?:de[rn]? )?[A-Z])|"
    r"(?<![\w-])(?:van|door|aan) (?P<more>leden) "
    r"(?=(?:[A-Z][\w-]+ ){1,3}(?:\([\w ]{1,20}\) )?(?:en|c\.s\.) (?:[A-Z]|de |van ))",
    marks=("lid", "leden"),
)
NO_NAME = Pattern(r"\s*(?:(?:Artikel|Lid|Een|Het)\b|De\b(?! [A-Z]))")
BETWEEN = "|".join(words_listed("belongings_between"))
POSSESSIONS = "|".join(words_listed("possessions"))
HER = Pattern(
    rf"\bNederland (?:heeft|zal|kan|wil|blijft|spreekt|herhaalt|geeft|uit|behoudt|benadrukt)"
    rf"(?: (?:{BETWEEN})){{0,2}} (?P<her>haar) (?:\w+e )?(?:{POSSESSIONS})\b",
    marks=("haar",),
)
BOTH = Pattern(r"\b[Zz]owel\b")
AND_ALSO = Pattern(r"\balsmede\b")
AS = Pattern(r"\b(?:als|alsook)\b")


@text_rule("BG905", "gesplitst-woord", "note", "typography")
def one_word_in_two(texts: Texts) -> Iterator[Hit]:
    """A word that is written in two (Woordenlijst der Nederlandse Taal)."""
    for passage, text in running(texts):
        for start, end, right in SPLIT.find(text):
            before = BEFORE.search(text, max(0, start - 40), start)
            if _may_be_two(text[start:end]) and before and before[1].lower() in SPLIT_AFTER:
                continue
            words = on_one_line(passage.text[start:end])
            what = t("one word is written in two: “{words}”", words=words)
            yield replacing(passage, (start, end, right), what)


@text_rule("BG906", "losse-samenstelling", "note", "typography")
def loose_compound(texts: Texts) -> Iterator[Hit]:
    """A compound with a name that misses its hyphen (Woordenlijst, Leidraad 6).

    “EU” with a noun counts only where the EU cannot be what acts in the sentence.
    """
    for passage in texts.printed():
        text = dutch_words(passage.text)
        found = [
            *COMPOUNDS.find(text),
            *((eu.start(), eu.end(), eu[0].replace(" ", "-")) for eu in EU_NOUN.finditer(text)),
        ]
        for each in found:
            words = passage.text[each[0] : each[1]]
            if words not in texts.terms.preferred:
                what = t("“{words}” is a compound", words=on_one_line(words))
                yield replacing(passage, each, what)


@text_rule("BG907", "het-lid", "note", "typography")
def member_without_article(texts: Texts) -> Iterator[Hit]:
    """A member of parliament is named without an article."""
    for passage, text in running(texts):
        for found in MEMBER.finditer(text):
            group = "one" if found["one"] else "more"
            if NO_NAME.match(text, found.end()):
                continue
            right = "het lid" if found["one"] else "de leden"
            what = t("the article is missing before “{word}”", word=found[group])
            yield replacing(passage, (*found.span(group), right), what, safe=False)


@text_rule("BG908", "nederland-haar", "note", "typography")
def the_netherlands_as_she(texts: Texts) -> Iterator[Hit]:
    """The Netherlands with “haar”: names of countries are neuter, so “zijn” (Taaladvies.net)."""
    for passage, text in running(texts):
        for found in HER.finditer(text):
            what = t("Nederland is neuter, so not “haar”")
            yield replacing(passage, (*found.span("her"), "zijn"), what, safe=False)


@text_rule("BG912", "vaste-uitdrukking", "note", "typography")
def fixed_phrase(texts: Texts) -> Iterator[Hit]:
    """A fixed phrase that is written in another way (Taaladvies.net)."""
    for passage, text in running(texts):
        for found in PHRASES.find(text):
            what = t("the phrase is “{right}”", right=found[2])
            yield replacing(passage, found, what)


@text_rule("BG913", "zowel-alsmede", "note", "typography")
def both_and_also(texts: Texts) -> Iterator[Hit]:
    """A sentence says “zowel … alsmede”, where “zowel” goes with “als” (Taaladvies.net)."""
    for passage, text in running(texts):
        for start, end in sentences_in(passage.text):
            both = BOTH.search(text, start, end)
            also = both and AND_ALSO.search(text, both.end(), end)
            if not (both and also) or AS.search(text, both.end(), also.start()):
                continue
            what = t("“zowel” goes with “als”, not with “alsmede”")
            yield replacing(passage, (*also.span(), "als"), what, safe=False)


def _may_be_two(words: str) -> bool:
    return words.lower().startswith(("plaats ", "deel ", "kennis "))


CAPITAL = Pattern(
    rf"(?<=\d\s)(?:{'|'.join(name.capitalize() for name in MONTHS)})(?!\w)",
    marks=tuple(name.capitalize() for name in MONTHS),
)
DAYS = "|".join(name.capitalize() for name in WEEKDAYS)
CAPITAL_DAY = Pattern(
    rf"(?<!\w)(?:{DAYS})(?:ochtend|middag|avond|nacht)?(?!\w)",
    marks=tuple(name.capitalize() for name in WEEKDAYS),
)
UNDATED_DAY = Pattern(
    r"(?<!\w)(?:[Oo]p|tot|t/m|per|vanaf|sinds|afgelopen|volgende|komende|elke|iedere|aanstaande)\s"
    rf"(?P<day>(?:{DAYS})(?:ochtend|middag|avond|nacht)?)(?![-’'\w])(?!\s[A-Z\d])",
    marks=CAPITAL_DAY.marks,
)
AMID = Pattern(r"(?<!\w)(?!goede|witte)[a-zà-ÿ][\w/’-]{0,30},?\s\Z|\w,\s\Z|\s\(\Z")
ALSO_ENGLISH = ("April", "September", "November", "December")
DUTCH_BEFORE = Pattern(r"(?<!\w)(?:[Oo]p|[Vv]an|tot|met|t/m|d\.d\.|per|vanaf|sinds|\w{2,6}dag)\s\Z")
NAME_BESIDE = Pattern(r"\s(?!\d)[A-Z]|[-’'\w]")
NAME_BEFORE = Pattern(r"[A-Z]\w{1,30}\s\Z")


@text_rule("BG112", "maand-hoofdletter", "note", "meeting")
def capital_of_a_month(texts: Texts) -> Iterator[Hit]:
    """A month, or a day of the week within a sentence, has a capital: in Dutch it has none."""
    for passage in texts.printed():
        words = own_words(passage.text)
        what = t("in Dutch the name of a month has no capital")
        for start, end in _capital_months(words, dates_in(passage.text)):
            yield replacing(passage, (start, end, words[start:end].lower()), what)
        what = t("in Dutch the name of a day has no capital")
        for start, end in _capital_days(words, dates_in(passage.text)):
            yield replacing(passage, (start, end, words[start:end].lower()), what)


def _capital_months(words: str, dates: Iterable[DateMention]) -> Iterator[tuple[int, int]]:
    for mention in dates:
        if mention.capital_month:
            for month in CAPITAL.finditer(words, mention.start, mention.end):
                if _is_dutch(words, month, mention):
                    yield month.span()


def _capital_days(words: str, dates: Iterable[DateMention]) -> Iterator[tuple[int, int]]:
    """Those that do not begin a sentence or a cell, and are no name, as Goede Vrijdag."""
    for mention in dates:
        for day in CAPITAL_DAY.finditer(words, mention.start, mention.end):
            before = max(day.start() - 32, 0)
            if any(each.search(words, before, day.start()) for each in (DUTCH_BEFORE, AMID)):
                yield day.span()
    yield from (day.span("day") for day in UNDATED_DAY.finditer(words))


def _is_dutch(words: str, month: re.Match[str], mention: DateMention) -> bool:
    """Whether the month is neither English nor part of a name."""
    if NAME_BESIDE.match(words, month.end()):
        return False
    before = max(mention.start - 32, 0)
    if DUTCH_BEFORE.search(words, before, mention.start):
        return True
    named = NAME_BEFORE.search(words, before, mention.start)
    return not named and month[0] not in ALSO_ENGLISH
