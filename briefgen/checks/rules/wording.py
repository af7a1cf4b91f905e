"""Rules on capitals of months and days, on words that belong together, and on fixed phrases."""

import re
from collections.abc import Iterable, Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import MONTHS, WEEKDAYS, replacements
from briefgen.markdown.dates import DateMention
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Texts
from briefgen.texts.reading import BLANK, dates_in, dutch_words, own_words, sentences_in, words_in
from briefgen.texts.words import RUNNING, Phrases, on_one_line, running

PHRASES = Phrases(replacements("phrases"))
NAME = r"(?=[A-Z][a-zë]|(?:de|te|ten|’t|el|al)\s[A-Z]|van\s(?:de[rn]?\s)?[A-Z])"
NAMES = (
    r"(?=(?:(?:[A-Z][\w-]+|van|de[rn]?|te|ten|\([\w\s,]{1,20}\)),?\s){1,8}"
    r"(?:en|c\.s\.)\s(?:[A-Z]|de\s|van\s))"
)
MEMBER = Pattern(
    rf"(?<![\w-])(?:(?:van|door|aan|met|namens)\s(?:(?P<one>lid)\s{NAME}|(?P<more>leden)\s{NAMES})|"
    r"(?:[Kk]amervragen|[Kk]amervraag|[Vv]ragen|[Vv]raag|[Mm]oties?|[Aa]mendement(?:en)?|"
    rf"[Ii]nitiatief(?:nota|wet)|[Vv]erzoek)\s(?:(?P<asked>lid)\s{NAME}|(?P<asking>leden)\s{NAMES}))",
    marks=("lid", "leden"),
)
MEMBERS = frozenset(("lid", "leden"))
OF_MEMBER = Pattern(
    r"(?<![\w-])(?:[Mm]oties?|[Aa]mendement(?:en)?|[Kk]amervragen|[Vv]ragen|[Tt]oezegging(?:en)?|"
    r"[Vv]erzoek)\s(?:van|aan)\s(?P<member>(?:(?:het|de)\s)?(?:(?:Tweede|Eerste)[\s-])?"
    rf"(?:[Kk]amerlid\s{NAME}|[Kk]amerleden\s{NAMES}))",
    marks=("amerl",),
)
NO_NAME = Pattern(r"\s*(?:(?:Artikel|Lid|Een|Het)\b|De\b(?! [A-Z]))")
WITH_ARTICLE = {
    "one": "het lid", "more": "de leden", "asked": "van het lid", "asking": "van de leden"
}  # fmt: skip
BOTH = Pattern(r"[Zz](?<!\w.)owel\b", marks=("owel",))
AND_ALSO = Pattern(r"\balsmede\b")
AS_WELL = Pattern(r"\b(?:even)?als|:|\b(?:maar|ook|dan)\b", re.IGNORECASE)
AS = Pattern(r"\b(?:als|alsook)\b")


@text_rule("BG907", "het-lid", "note", "typography")
def member_without_article(texts: Texts) -> Iterator[Hit]:
    """A member of parliament is named without an article, or stands bare behind what was asked."""
    for passage, text in running(texts):
        for found in () if MEMBERS.isdisjoint(words_in(text)) else MEMBER.finditer(text):
            group = found.lastgroup or ""
            if not NO_NAME.match(text, found.end()):
                what = t("the article is missing before “{word}”", word=found[group])
                right = WITH_ARTICLE[group]
                yield replacing(passage, (*found.span(group), right), what, safe=False)
        for found in OF_MEMBER.finditer(text):
            right = "de leden" if "leden" in found["member"] else "het lid"
            end = found.start("member") + len(found["member"].rstrip())
            what = t("a motion or a question is of “{right}”", right=right)
            yield replacing(passage, (found.start("member"), end, right), what, safe=False)


SEASON = "(?:voorjaar|najaar|zomer|winter|herfst|lente)"
IN_YEAR = r"(?=\s(?:19|20)\d\d(?![\w-]))"
WITHOUT_ARTICLE = Pattern(
    r"\b(?:[Ii]n|[Oo]ver|[Gg]edurende|[Ss]inds|[Tt]ijdens)\s(?P<period>(?:afgelopen|komende)\s"
    r"(?:decennia|jaren|maanden|weken|dagen|periode))\b|"
    rf"\b(?:[Ii]n|[Vv]anaf|[Tt]ot|[Ss]inds|[Rr]ond)\s(?P<season>{SEASON}){IN_YEAR}|"
    rf"\b(?:zal|zullen|wordt|worden|is|zijn)\s(?P<bare>{SEASON}){IN_YEAR}",
    marks=("afgelopen", "komende", "voorjaar", "najaar", "zomer", "winter", "herfst", "lente"),
)
WITHOUT_OF = Pattern(
    rf"\b(?:[Dd]e\s|[Hh]et\s)(?P<part>{SEASON}|(?:eerste|tweede)\s(?:halfjaar|helft)|"
    rf"(?:eerste|tweede|derde|vierde|laatste)\skwartaal){IN_YEAR}",
    marks=("jaar", "zomer", "winter", "herfst", "lente", "helft", "kwartaal"),
)


@text_rule("BG926", "lidwoord-ontbreekt", "note", "typography")
def an_article_too_few(texts: Texts) -> Iterator[Hit]:
    """A period without its article or “van”: in de afgelopen jaren, in het najaar van 2025."""
    for passage in texts.printed(*RUNNING, "note"):
        text = dutch_words(passage.text)
        for found in WITHOUT_ARTICLE.finditer(text):
            group = found.lastgroup or ""
            words = on_one_line(found[group])
            right = f"de {words}" if group == "period" else f"{_article(words)} {words} van"
            right = f"in {right}" if group == "bare" else right
            what = t("the article is missing before “{word}”", word=words)
            yield replacing(passage, (*found.span(group), right), what, safe=False)
        for found in WITHOUT_OF.finditer(text):
            words = on_one_line(found["part"])
            what = t("“van” is missing before the year")
            yield replacing(passage, (*found.span("part"), f"{words} van"), what, safe=False)


def _article(season: str) -> str:
    return "het" if season.endswith("jaar") else "de"


AT_LEAST = Pattern(
    r"(?<![\w-])[Tt](?P<rest>enminste)(?=\s(?:€\s)?(?:\d|één\b|een\s(?:derde|kwart|vijfde|tiende|jaar|maand|"
    r"week)\b|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|honderd|duizend)\b|de\s"
    r"helft\b))",
    marks=("enminste",),
)
IN_SHORT = Pattern(
    r"(?<![^\s(])Kortom(?=\s(?!(?:is|zijn|moet|kan|zal|wordt|worden|heeft|was|geldt)\b)[a-zà-ÿ])",
    marks=("Kortom",),
)


@text_rule("BG912", "vaste-uitdrukking", "note", "typography")
def fixed_phrase(texts: Texts) -> Iterator[Hit]:
    """A fixed phrase that is written in another way (Taaladvies.net)."""
    for passage, text in running(texts):
        for found in PHRASES.find(text):
            what = t("the phrase is “{right}”", right=found[2])
            yield replacing(passage, found, what)
        for number in AT_LEAST.finditer(text):
            what = t("before a number it is “{right}”", right="ten minste")
            yield replacing(
                passage, (number.start(), number.end(), f"{number[0][:3]} minste"), what
            )
        for short in IN_SHORT.finditer(text):
            what = t("behind “{word}” belongs a comma", word=short[0])
            yield replacing(passage, (*short.span(), f"{short[0]},"), what, safe=False)


@text_rule("BG913", "zowel-alsmede", "note", "typography")
def both_and_also(texts: Texts) -> Iterator[Hit]:
    """A sentence says “zowel … alsmede”, where “zowel” goes with “als” (Taaladvies.net)."""
    for passage, text in running(texts):
        for start, end in sentences_in(passage.text):
            both = BOTH.search(text, start, end)
            also = both and AND_ALSO.search(text, both.end(), end)
            if both and not also and _lacks_as(text, both.end(), end):
                what = t("“zowel” goes with “als”, which does not follow")
                fix = t("write “als” before the second, or leave “zowel” out")
                yield Hit(passage.spot(*both.span()), what, fix)
            if not (both and also) or AS.search(text, both.end(), also.start()):
                continue
            what = t("“zowel” goes with “als”, not with “alsmede”")
            yield replacing(passage, (*also.span(), "als"), what, safe=False)


def _lacks_as(text: str, start: int, end: int) -> bool:
    """Whether a sentence that ends with a stop has “en” behind “zowel”, and nowhere “als”."""
    rest = text[start:end]
    whole = rest.rstrip().endswith(".") and "\n" not in rest and BLANK not in rest
    return whole and " en " in rest and not AS_WELL.search(rest)


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
